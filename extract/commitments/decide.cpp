#include "extract/commitments/decide.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "extract/commitments/event_reading.hpp"

namespace pledgegraph {

bool is_case(const ItemMention& mention) {
  // A generic noun that counts nothing ("these systems") only points back.
  const bool points_back = mention.type == ItemMention::Type::Unit && mention.number < 0;
  return !mention.slug.empty() && !points_back;
}

bool names_a_weapon(const Analysis& a, int mention) {
  const ItemMention& item = a.items[static_cast<std::size_t>(mention)];
  if (item.slug.empty() || (item.type != ItemMention::Type::System && item.type != ItemMention::Type::Kind)) return false;
  return item.item < 0 || a.world->items[static_cast<std::size_t>(item.item)].category != "aid";
}

std::vector<std::string> told_features(const BoostedTrees& model, std::span<const float> features, int label, std::size_t most) {
  constexpr std::string_view kNetwork = "network";
  const auto of_network = [&](const Contribution& part) { return model.names()[static_cast<std::size_t>(part.feature)].starts_with(kNetwork); };
  std::vector<std::string> out;
  double network = 0;
  for (const Contribution& part : model.explain(features, label)) {
    const auto feature = static_cast<std::size_t>(part.feature);
    if (of_network(part)) network += part.value;
    else if (out.size() < most) out.push_back(fmt::format("{}={:g} ({:+.2f})", model.names()[feature], features[feature], part.value));
  }
  if (network != 0) out.push_back(fmt::format("{} ({:+.2f})", kNetwork, network));
  return out;
}

void remember(History& history, const Context& context, int mention, int status_class, const std::vector<int>& donors, int recipient) {
  history.donated.resize(context.candidates.size(), 0);
  history.received.resize(context.candidates.size(), 0);
  if (status_class == 0) return;
  history.last_status = status_class;
  history.last_sentence = context.a.sentence_of[context.a.items[static_cast<std::size_t>(mention)].head.begin];
  history.last_donor = donors.empty() ? -1 : donors.front();
  history.last_recipient = recipient;
  for (const int donor : donors) ++history.donated[static_cast<std::size_t>(donor)];
  if (recipient >= 0) ++history.received[static_cast<std::size_t>(recipient)];
}

namespace {

/// True if the two candidates are coordinated in the mention's sentence ("Denmark, Norway and Sweden").
bool together(const Context& context, int mention, int first, int second) {
  const Analysis& a = context.a;
  const auto of = [&](int party, int candidate) { return a.parties[static_cast<std::size_t>(party)].party == context.candidates[static_cast<std::size_t>(candidate)].party; };
  const auto& here = context.parties[a.sentence_of[a.items[static_cast<std::size_t>(mention)].head.begin]];
  for (const int x : here)
    for (const int y : here)
      if (a.parties[static_cast<std::size_t>(x)].chain == a.parties[static_cast<std::size_t>(y)].chain && of(x, first) && of(y, second)) return true;
  return false;
}

}  // namespace

void choose_parties(const Context& context, const Scorers& scorers, const NetworkOpinions& network, const History& history,
                    const DecisionOptions& options, Decision& decision) {
  const int m = decision.mention;
  const std::size_t candidates = context.candidates.size();
  const auto unnamed = [&](int k) {
    const Candidate& candidate = context.candidates[static_cast<std::size_t>(k)];
    return candidate.party == context.default_recipient && candidate.mentions.empty();
  };
  std::vector<std::pair<double, int>> recipients, donors;
  const std::vector<float> features = scorers.party_features.of_all(context, network, m, class_of(decision.status), history);
  std::vector<std::span<const float>> examples;
  for (std::size_t k = 0; k < candidates; ++k) examples.push_back(std::span(features).subspan(k * features.size() / candidates, features.size() / candidates));
  const std::vector<double> recipient = scorers.recipient.probabilities(examples), donor = scorers.donor.probabilities(examples);
  const int steers = coordinating_party(context, m);
  const auto coordinates = [&](std::size_t k) { return steers >= 0 && context.candidate_at[static_cast<std::size_t>(steers)] == static_cast<int>(k); };
  for (std::size_t k = 0; k < candidates; ++k) {
    recipients.emplace_back(recipient[k] * (unnamed(static_cast<int>(k)) ? options.unnamed : 1.0), static_cast<int>(k));
    donors.emplace_back(donor[k] * (coordinates(k) ? options.coordinator : 1.0), static_cast<int>(k));
  }
  const auto better = [](const auto& x, const auto& y) { return x.first != y.first ? x.first > y.first : x.second < y.second; };
  std::sort(recipients.begin(), recipients.end(), better);
  std::sort(donors.begin(), donors.end(), better);
  decision.recipient = recipients.front().second;
  decision.recipient_probability = recipients.front().first;
  // Chosen all the same, it is as sure as it was.
  if (unnamed(decision.recipient)) decision.recipient_probability /= options.unnamed;
  for (const auto& [probability, k] : donors) {
    if (k == decision.recipient) continue;
    if (!decision.donors.empty()) {
      const double least = together(context, m, decision.donors.front(), k) ? options.joint_donors : options.more_donors;
      if (probability < least || context.candidates[static_cast<std::size_t>(k)].group) continue;
    }
    if (options.explain && decision.donors.empty())
      for (std::string& reason : told_features(scorers.donor, examples[static_cast<std::size_t>(k)], 1, 4)) decision.reasons.push_back("donor " + reason);
    decision.donors.push_back(k);
    decision.donor_probabilities.push_back(probability);
  }
}

std::vector<Decision> decide(const Context& context, const Scorers& scorers, const NetworkOpinions& network, const MentionRows& rows,
                             const std::vector<double>& listed, const DecisionOptions& options) {
  std::vector<Decision> out;
  History history;
  const StatusOpinions opinions = scorers.opinions(context, network, rows);
  for (int m = 0; m < static_cast<int>(context.a.items.size()); ++m) {
    const std::vector<double>& p = opinions[static_cast<std::size_t>(m)];
    if (p.empty()) continue;
    if (1 - p[0] < options.commitment || listed[static_cast<std::size_t>(m)] < options.listed) {
      remember(history, context, m, 0, {}, -1);
      continue;
    }
    Decision decision;
    decision.mention = m;
    decision.item_probability = context.a.items[static_cast<std::size_t>(m)].certainty;
    const int status_class = static_cast<int>(std::max_element(p.begin() + 1, p.end()) - p.begin());
    decision.status = status_of(status_class);
    decision.status_probability = p[static_cast<std::size_t>(status_class)];
    choose_parties(context, scorers, network, history, options, decision);
    remember(history, context, m, status_class, decision.donors, decision.recipient);
    if (decision.probability(0) >= options.least) out.push_back(std::move(decision));
  }
  return out;
}

}  // namespace pledgegraph
