#include "extract/commitments/align.hpp"

#include <algorithm>
#include <cmath>

#include "extract/commitments/decide.hpp"
#include "extract/commitments/item_readings.hpp"

namespace pledgegraph {
namespace {

std::string normal_spaces(std::string_view text, std::vector<std::uint32_t>* offsets) {
  std::string out;
  bool space = true;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const auto c = static_cast<unsigned char>(text[i]);
    std::size_t skip = 0;
    if (c == 0xC2 && i + 1 < text.size() && static_cast<unsigned char>(text[i + 1]) == 0xA0) skip = 1;
    if (c == 0xE2 && i + 2 < text.size() && static_cast<unsigned char>(text[i + 1]) == 0x80 &&
        (static_cast<unsigned char>(text[i + 2]) == 0xAF || static_cast<unsigned char>(text[i + 2]) == 0x89))
      skip = 2;
    if (c <= ' ' || skip) {
      if (!space) {
        out += ' ';
        if (offsets) offsets->push_back(static_cast<std::uint32_t>(i));
      }
      space = true;
      i += skip;
      continue;
    }
    space = false;
    out += static_cast<char>(c);
    if (offsets) offsets->push_back(static_cast<std::uint32_t>(i));
  }
  while (!out.empty() && out.back() == ' ') out.pop_back();
  return out;
}

bool equal(const std::optional<double>& x, const std::optional<double>& y) {
  return x.has_value() == y.has_value() && (!x || std::abs(*x - *y) <= 0.001 * std::abs(*y));
}

}  // namespace

Alignment align(const Context& c, const GoldDocument& gold) {
  const Analysis& a = c.a;
  Alignment out;
  out.labels.resize(a.items.size());
  out.mention_of.assign(gold.commitments.size(), -1);
  std::vector<std::uint32_t> offsets;
  const std::string text = normal_spaces(a.document->text, &offsets);

  const auto value = [&](int n) { return n < 0 ? std::optional<double>() : a.numbers[static_cast<std::size_t>(n)].value; };
  std::vector<std::vector<int>> told(a.items.size());
  const std::vector<std::vector<ItemReading>>& readings = c.readings;
  for (std::size_t g = 0; g < gold.commitments.size(); ++g) {
    const Statement& said = gold.commitments[g].said;
    std::vector<Span> places;
    const std::string evidence = normal_spaces(said.evidence, nullptr);
    for (std::size_t at = text.find(evidence); !evidence.empty() && at != text.npos && places.size() < 5; at = text.find(evidence, at + 1))
      places.push_back({offsets[at], offsets[at + evidence.size() - 1] + 1});
    double best = 0;
    for (std::size_t m = 0; m < a.items.size(); ++m) {
      const ItemMention& mention = a.items[m];
      if (!is_case(mention)) continue;
      const auto reading = std::find_if(readings[m].begin(), readings[m].end(), [&](const ItemReading& r) { return same_item(said.item, r.name.slug); });
      if (reading == readings[m].end()) continue;
      double score = 0;
      const Span tokens = a.span(mention.tokens), sentence = a.span(a.sentences[a.sentence_of[mention.head.begin]].tokens);
      for (const Span& place : places) {
        if (place.begin < tokens.end && tokens.begin < place.end) score = std::max(score, 4.0);
        else if (place.begin < sentence.end && sentence.begin < place.end) score = std::max(score, 2.5);
      }
      if (score == 0 && !(said.quantity && equal(said.quantity, value(mention.number))) && !(said.amount && equal(said.amount, value(mention.money)))) continue;
      if (said.quantity) score += equal(said.quantity, value(mention.number)) ? 2 : -1;
      else if (!value(mention.number)) score += 0.5;
      if (said.amount) score += equal(said.amount, value(mention.money)) ? 2 : -1;
      if (reading != readings[m].begin()) score -= 0.6;
      if (score > best + 1e-9) {
        best = score;
        out.mention_of[g] = static_cast<int>(m);
      }
    }
    if (out.mention_of[g] >= 0) told[static_cast<std::size_t>(out.mention_of[g])].push_back(static_cast<int>(g));
    // Told by a mention that we do not know for what it is: what stands there is no lesson.
    if (out.mention_of[g] < 0)
      for (std::size_t m = 0; m < a.items.size(); ++m) {
        const Span tokens = a.span(a.items[m].tokens);
        for (const Span& place : places)
          if (place.begin < tokens.end && tokens.begin < place.end) out.labels[m].weight = 0;
      }
  }
  const auto candidate = [&](const std::string& party) {
    for (std::size_t k = 0; k < c.candidates.size(); ++k)
      if (same_party(party, c.candidates[k].party)) return static_cast<int>(k);
    return -1;
  };
  for (std::size_t m = 0; m < a.items.size(); ++m) {
    MentionLabel& label = out.labels[m];
    if (!told[m].empty()) {
      // The status of the firm records; of several the one told most often, then the first.
      std::vector<int> votes(7, 0);
      int recipients = -1;
      for (const int g : told[m])
        if (!gold.commitments[static_cast<std::size_t>(g)].optional) ++votes[static_cast<std::size_t>(static_cast<int>(gold.commitments[static_cast<std::size_t>(g)].said.status) + 1)];
      const auto top = std::max_element(votes.begin(), votes.end());
      if (*top == 0) {
        label.weight = 0;
        continue;
      }
      label.status_class = static_cast<int>(top - votes.begin());
      for (const int g : told[m]) {
        const GoldCommitment& said = gold.commitments[static_cast<std::size_t>(g)];
        const int donor = candidate(said.said.donor);
        if (static_cast<int>(said.said.status) + 1 != label.status_class || said.optional) {
          if (donor >= 0) label.possible_donors.push_back(donor);
          continue;
        }
        if (donor >= 0 && std::find(label.donors.begin(), label.donors.end(), donor) == label.donors.end()) label.donors.push_back(donor);
        if (recipients < 0) recipients = candidate(said.said.recipient);
      }
      label.recipient = recipients;
      for (const int g : told[m]) {
        const GoldCommitment& said = gold.commitments[static_cast<std::size_t>(g)];
        if (said.optional || label.reading >= 0) continue;
        for (std::size_t k = 0; k < readings[m].size() && label.reading < 0; ++k)
          if (same_item(said.said.item, readings[m][k].name.slug)) label.reading = static_cast<int>(k);
      }
      label.reading_weight = 1;
      continue;
    }
    // What nobody gives is told by the gold's list of weapons: the kind's own slug, or that of something it stands for.
    const auto listed = [&](const std::string& slug) {
      return std::any_of(gold.weapons.begin(), gold.weapons.end(), [&](const std::string& weapon) { return same_item(weapon, slug); });
    };
    if (a.items[m].type == ItemMention::Type::Kind && readings[m].size() > 1) {
      for (std::size_t k = 0; k < readings[m].size() && label.reading < 0; ++k)
        if (listed(readings[m][k].name.slug)) label.reading = static_cast<int>(k);
      label.reading_weight = 0.5;
    }
    // Another mention of a thing the gold counts, by its own name or by its kind: repeating it does no harm, so it teaches
    // nothing; nor does aid as such beside what it consists of.
    const ItemMention& mention = a.items[m];
    if (!is_case(mention)) continue;
    const auto number = value(mention.number), money = value(mention.money);
    const Span sentence = a.span(a.sentences[a.sentence_of[mention.head.begin]].tokens);
    for (std::size_t g = 0; g < gold.commitments.size(); ++g) {
      const Statement& said = gold.commitments[g].said;
      const int item = a.world->item(said.item);
      const bool by_kind = item >= 0 && mention.item >= 0 && a.world->is_a(static_cast<std::uint32_t>(item), static_cast<std::uint32_t>(mention.item));
      const bool echo = same_item(said.item, mention.slug) || by_kind;
      if (echo && (!number || equal(number, said.quantity)) && (!money || equal(money, said.amount))) label.weight = 0;
      if (mention.type == ItemMention::Type::Aid && !money && out.mention_of[g] >= 0) {
        const Span other = a.span(a.items[static_cast<std::size_t>(out.mention_of[g])].tokens);
        if (other.begin >= sentence.begin && other.begin < sentence.end) label.weight = std::min(label.weight, 0.2);
      }
    }
  }
  return out;
}

}  // namespace pledgegraph
