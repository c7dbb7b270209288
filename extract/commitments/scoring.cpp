#include "extract/commitments/scoring.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <fstream>
#include <numeric>
#include <sstream>

#include "extract/commitments/likeness.hpp"
#include "graph/model/number.hpp"

namespace pledgegraph {
namespace {

/// Pairs (gold, answer), and what is left on both sides.
struct Matching {
  std::vector<std::pair<std::size_t, std::size_t>> pairs;
  std::vector<std::size_t> missed, spurious, excused;  ///< excused: answers that optional gold matched

  void count(Rates& rates) const {
    rates.tp += static_cast<int>(pairs.size());
    rates.fn += static_cast<int>(missed.size());
    rates.fp += static_cast<int>(spurious.size());
  }
};

/// same(g, s): do they match; optional(g); closeness(g, s): which of several answers is taken.
template <typename Same, typename Optional, typename Closeness>
Matching match(std::size_t golds, std::size_t answers, const Same& same, const Optional& optional, const Closeness& closeness) {
  Matching out;
  std::vector<std::size_t> order(golds), left(answers);
  std::iota(order.begin(), order.end(), 0);
  std::iota(left.begin(), left.end(), 0);
  std::stable_partition(order.begin(), order.end(), [&](std::size_t g) { return !optional(g); });
  for (const std::size_t g : order) {
    auto hit = left.end();
    for (auto at = left.begin(); at != left.end(); ++at)
      if (same(g, *at) && (hit == left.end() || closeness(g, *at) > closeness(g, *hit))) hit = at;
    if (hit != left.end()) {
      if (optional(g)) out.excused.push_back(*hit);
      else out.pairs.emplace_back(g, *hit);
      left.erase(hit);
    } else if (!optional(g)) {
      out.missed.push_back(g);
    }
  }
  out.spurious = std::move(left);
  return out;
}

template <typename Value, typename Same>
std::vector<Value> unique(const std::vector<Value>& values, const Same& same) {
  std::vector<Value> out;
  for (const Value& value : values)
    if (std::none_of(out.begin(), out.end(), [&](const Value& other) { return same(value, other); })) out.push_back(value);
  return out;
}

std::vector<std::string> ids_of(const std::vector<RecordEntity>& entities) {
  std::vector<std::string> out;
  for (const RecordEntity& entity : entities) out.push_back(entity.id);
  return out;
}

bool core(Status status) { return status == Status::Pledged || status == Status::Delivered; }

bool same_commitment(const Statement& g, const Statement& s) {
  return same_party(g.donor, s.donor) && same_party(g.recipient, s.recipient) && same_item(g.item, s.item);
}

int closeness(const Statement& g, const Statement& s) { return (g.status == s.status) + (g.quantity == s.quantity) + (g.amount == s.amount); }

void check_number(const std::optional<double>& gold, const std::optional<double>& got, Share& share) {
  if (!gold) return;
  ++share.of;
  share.right += got && std::abs(*got - *gold) <= 0.001 * std::abs(*gold);
}

std::string described(const Statement& s) {
  std::string out = fmt::format("{} {} -> {}: {}", to_string(s.status), s.donor.empty() ? "group" : s.donor, s.recipient.empty() ? "-" : s.recipient, s.item);
  if (s.quantity) out += fmt::format(", {}", shortest_number(*s.quantity));
  if (s.amount) out += fmt::format(", {} {}", shortest_number(*s.amount), s.currency);
  return out + fmt::format(" ({})", s.evidence);
}

std::string text_of(const std::filesystem::path& file) {
  std::ifstream in(file, std::ios::binary);
  std::ostringstream out;
  out << in.rdbuf();
  return out.str();
}

/// The sentence around the first place where `words` stand, on one line; empty where they do not.
std::string sentence_around(const std::string& text, const std::string& words) {
  const std::size_t at = words.empty() ? text.npos : text.find(words);
  if (at == text.npos) return {};
  const auto ends = [&](std::size_t k) { return text[k] == '\n' || ((text[k] == '.' || text[k] == '!' || text[k] == '?') && k + 1 < text.size() && text[k + 1] == ' '); };
  std::size_t begin = at, end = at + words.size();
  while (begin > 0 && !ends(begin - 1)) --begin;
  while (end < text.size() && !ends(end)) ++end;
  if (end < text.size() && text[end] != '\n') ++end;
  std::string out = text.substr(begin, end - begin);
  out.erase(0, std::min(out.find_first_not_of(' '), out.size()));
  return out;
}

class DocumentScorer {
 public:
  DocumentScorer(const GoldDocument& gold, const Record& got, Score& score) : gold_(gold), got_(got), score_(score) {}

  void run() {
    persons();
    names(ScoreKind::Countries, gold_.countries, ids_of(got_.countries), std::equal_to<>());
    names(ScoreKind::Organizations, gold_.organizations, ids_of(got_.organizations), same_party);
    names(ScoreKind::Weapons, gold_.weapons, ids_of(got_.weapons), same_item);
    commitments();
  }

  Rates commitment_rates;

 private:
  void persons() {
    const auto same = [](const RecordPerson& a, const RecordPerson& b) { return same_person(a.name, b.name); };
    const std::vector<RecordPerson> got = unique(got_.persons, same);
    const Matching m = match(gold_.persons.size(), got.size(), [&](std::size_t g, std::size_t s) { return same(gold_.persons[g].person, got[s]); },
                             [&](std::size_t g) { return gold_.persons[g].optional; }, [](std::size_t, std::size_t) { return 0; });
    for (const auto& [g, s] : m.pairs) {
      if (gold_.persons[g].person.country.empty()) continue;
      ++score_.person_country.of;
      score_.person_country.right += gold_.persons[g].person.country == got[s].country;
    }
    add(ScoreKind::Persons, m, [&](std::size_t g) { return gold_.persons[g].person.name; }, [&](std::size_t s) { return got[s].name; });
  }

  template <typename Same>
  void names(ScoreKind kind, const std::vector<std::string>& gold, std::vector<std::string> answers, const Same& same) {
    if (kind == ScoreKind::Countries) std::sort(answers.begin(), answers.end());
    const std::vector<std::string> got = unique(answers, same);
    const Matching m = match(gold.size(), got.size(), [&](std::size_t g, std::size_t s) { return same(gold[g], got[s]); },
                             [](std::size_t) { return false; }, [](std::size_t, std::size_t) { return 0; });
    add(kind, m, [&](std::size_t g) { return gold[g]; }, [&](std::size_t s) { return got[s]; });
  }

  void commitments() {
    std::vector<const GoldCommitment*> said, core_said;
    std::vector<const Statement*> found, core_found;
    for (const GoldCommitment& one : gold_.commitments) {
      said.push_back(&one);
      if (core(one.said.status)) core_said.push_back(&one);
    }
    for (const Statement& one : got_.commitments) {
      found.push_back(&one);
      if (core(one.status)) core_found.push_back(&one);
    }
    const Matching firm = matched(core_said, core_found, true);
    for (const auto& [g, s] : firm.pairs) calibrate(*core_found[s], true);
    for (const std::size_t s : firm.spurious) calibrate(*core_found[s], false);
    add_commitments(ScoreKind::Commitments, firm, core_said, core_found);
    firm.count(commitment_rates);
    const Matching all = matched(said, found, true);
    for (const auto& [g, s] : all.pairs) {
      check_number(said[g]->said.quantity, found[s]->quantity, score_.quantity);
      check_number(said[g]->said.amount, found[s]->amount, score_.amount);
    }
    add_commitments(ScoreKind::AllStatuses, all, said, found);
    matched(said, found, false).count(score_.kinds[static_cast<std::size_t>(ScoreKind::StatusAside)]);
  }

  static Matching matched(const std::vector<const GoldCommitment*>& gold, const std::vector<const Statement*>& got, bool strict) {
    return match(gold.size(), got.size(),
                 [&](std::size_t g, std::size_t s) { return (!strict || gold[g]->said.status == got[s]->status) && same_commitment(gold[g]->said, *got[s]); },
                 [&](std::size_t g) { return gold[g]->optional; }, [&](std::size_t g, std::size_t s) { return closeness(gold[g]->said, *got[s]); });
  }

  void calibrate(const Statement& answer, bool right) {
    const auto tenth = static_cast<std::size_t>(std::clamp(answer.confidence * 10, 0.0, 9.0));
    ++score_.calibration[tenth].of;
    score_.calibration[tenth].right += right;
    score_.confidences.emplace_back(answer.confidence, right);
  }

  void add_commitments(ScoreKind kind, const Matching& m, const std::vector<const GoldCommitment*>& gold, const std::vector<const Statement*>& got) {
    m.count(score_.kinds[static_cast<std::size_t>(kind)]);
    std::string text;
    if (!m.missed.empty() && !gold_.text.empty()) text = text_of(gold_.text);
    for (const std::size_t g : m.missed) score_.errors.push_back({gold_.doc, kind, true, described(gold[g]->said), sentence_around(text, gold[g]->said.evidence)});
    for (const std::size_t s : m.spurious) score_.errors.push_back({gold_.doc, kind, false, described(*got[s]), got[s]->sentence});
  }

  template <typename GoldName, typename AnswerName>
  void add(ScoreKind kind, const Matching& m, const GoldName& gold_name, const AnswerName& answer_name_of) {
    m.count(score_.kinds[static_cast<std::size_t>(kind)]);
    for (const std::size_t g : m.missed) score_.errors.push_back({gold_.doc, kind, true, gold_name(g), {}});
    for (const std::size_t s : m.spurious) score_.errors.push_back({gold_.doc, kind, false, answer_name_of(s), {}});
  }

  const GoldDocument& gold_;
  const Record& got_;
  Score& score_;
};

}  // namespace

double Rates::f1() const {
  const double p = precision(), r = recall();
  return p + r > 0 ? 2 * p * r / (p + r) : 0;
}

std::string answer_name(const std::string& doc) {
  std::string name = doc.substr(doc.find_last_of('/') + 1);
  for (const std::string_view suffix : {".txt", ".html", ".htm", ".md"})
    if (name.ends_with(suffix)) {
      name.resize(name.size() - suffix.size());
      break;
    }
  return name;
}

Score score(std::span<const GoldDocument> gold, const std::map<std::string, Record>& answers) {
  Score out;
  out.documents = gold.size();
  out.answered = answers.size();
  const Record nothing;
  for (const GoldDocument& document : gold) {
    const auto at = answers.find(document.doc);
    DocumentScorer scorer(document, at == answers.end() ? nothing : at->second, out);
    scorer.run();
    out.by_document.push_back({document.doc, scorer.commitment_rates, at != answers.end()});
  }
  return out;
}

}  // namespace pledgegraph
