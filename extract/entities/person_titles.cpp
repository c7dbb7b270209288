#include "extract/entities/person_titles.hpp"

#include <algorithm>

namespace pledgegraph {
namespace {

constexpr std::uint32_t kComplement = 12;  // tokens of an office's complement
constexpr std::uint32_t kReach = 9;  // tokens between an office and its name or country

bool state(const PartyMention& party) { return !party.organization && !party.company && party.party != "group" && !party.pronoun; }

}  // namespace

Titles::Titles(const Analysis& a, const NameSpans& spans) : a_(a), spans_(spans), party_of_(a.tokens.size(), -1) {
  for (std::size_t k = 0; k < a.parties.size(); ++k)
    for (std::uint32_t t = a.parties[k].tokens.begin; t < a.parties[k].tokens.end; ++t)
      if (party_of_[t] < 0 || state(a.parties[k])) party_of_[t] = static_cast<int>(k);
  for (const LexMatch& match : a.layer(Layer::Offices)) {
    const OfficeRow& row = a.language->offices[match.entry.row];
    Title title;
    title.tokens = {match.begin, match.end};
    title.kind = row.kind;
    if (row.role != "-") title.role = row.role;
    if (row.kind != OfficeKind::Honorific) {
      title.country = country_of(title.tokens);
      for (std::uint32_t k = match.begin; k > spans.sentence_begin(match.begin) && k + 2 > match.begin; --k)
        if (a.is(k - 1, Grammar::Former) && !title.role.empty() && !title.role.starts_with("former ")) {
          title.role = "former " + title.role;
          break;
        }
    }
    by_begin_.try_emplace(match.begin, titles_.size());
    by_end_.try_emplace(match.end, titles_.size());
    if (row.kind == OfficeKind::Office) offices_.push_back(title);
    titles_.push_back(std::move(title));
  }
}

const PartyMention* Titles::party_at(std::uint32_t token) const {
  if (token >= party_of_.size() || party_of_[token] < 0) return nullptr;
  return &a_.parties[static_cast<std::size_t>(party_of_[token])];
}

/// Words that may stand between an office and what belongs to it: "of", "the", "in", a clitic.
bool Titles::joins(std::uint32_t token) const {
  return a_.is(token, Grammar::Of) || a_.is(token, Grammar::Definite) || a_.is(token, Grammar::Indefinite);
}

std::string Titles::country_of(TokenRange office) const {
  for (std::uint32_t k = office.begin; k < office.end; ++k)
    if (const PartyMention* party = party_at(k); party && state(*party)) return party->party;
  const std::uint32_t end = spans_.sentence_end(office.begin), begin = spans_.sentence_begin(office.begin);
  // Behind: "ministre de la Défense du Danemark", "minister of defence of Ukraine", "міністр оборони Німеччини".
  std::uint32_t k = office.end;
  for (int skipped = 0; k < end && skipped < 2 && joins(k) && !party_at(k); ++skipped) ++k;
  if (k < end)
    if (const PartyMention* party = party_at(k); party && state(*party) && party->tokens.begin == k &&
                                                 (party->word == CountryWord::Name || party->word == CountryWord::Demonym))
      return party->party;
  // Before: "German Defence Minister", "Denmark's acting defence minister", "der deutsche Verteidigungsminister".
  k = office.begin;
  for (int skipped = 0; k > begin && skipped < 3; ++skipped, --k) {
    const PartyMention* party = party_at(k - 1);
    if (party) {
      if (!state(*party)) break;
      if (party->word == CountryWord::Demonym) return party->party;
      const bool possessive = k < office.begin && a_.tokens[k].glued;  // the clitic of "Denmark's"
      const std::uint32_t first = party->tokens.begin;
      const bool free = first == begin || !(a_.is(first - 1, Grammar::In) || a_.is(first - 1, Grammar::To) || a_.is(first - 1, Grammar::From) ||
                                            a_.is(first - 1, Grammar::For) || a_.is(first - 1, Grammar::With));
      if ((possessive || (skipped == 0 && free)) && party->word == CountryWord::Name) return party->party;
      break;
    }
    if (a_.sign(k - 1) && !(a_.word(k - 1).text == "'" || a_.word(k - 1).text == "’" || a_.word(k - 1).text == "-")) break;
    if (a_.tokens[k - 1].type == TokenType::Word && (a_.tokens[k - 1].capital || joins(k - 1) || a_.is(k - 1, Grammar::Relative)) && !a_.tokens[k - 1].glued)
      break;
  }
  return "";
}

std::optional<Title> Titles::ending_at(std::uint32_t end) const {
  const auto at = by_end_.find(end);
  if (at == by_end_.end()) return std::nullopt;
  return titles_[at->second];
}

std::optional<Title> Titles::before(std::uint32_t name) const {
  const std::uint32_t begin = spans_.sentence_begin(name);
  std::optional<Title> honorific;
  bool comma = false;
  std::uint32_t at = name;
  for (std::uint32_t steps = 0; at > begin && steps < kReach; ++steps) {
    if (std::optional<Title> title = ending_at(at)) {
      if (at == name && a_.is(at - 1, Grammar::Of)) break;  // behind "maire de" stands a place
      if (title->kind == OfficeKind::Honorific) {
        if (comma || honorific) break;
        honorific = title;
        at = title->tokens.begin;
        continue;
      }
      if (honorific) title->tokens.end = honorific->tokens.end;
      return title;
    }
    const std::uint32_t before = at - 1;
    if (a_.sign(before)) {
      const std::string& sign = a_.word(before).text;
      if (sign == "," && !comma && at == (honorific ? honorific->tokens.begin : name)) {
        comma = true;
        --at;
        continue;
      }
      break;
    }
    const PartyMention* party = party_at(before);
    if (party) {
      at = party->tokens.begin;
      continue;
    }
    if (joins(before) && at != name) {
      --at;
      continue;
    }
    if (a_.is(before, Grammar::Former) && !comma) {
      --at;
      continue;
    }
    break;
  }
  return honorific;
}

std::optional<Title> Titles::after(std::uint32_t name_end) const {
  if (name_end == 0 || name_end >= a_.tokens.size()) return std::nullopt;
  const std::uint32_t end = spans_.sentence_end(name_end - 1);
  if (name_end >= end || !a_.sign(name_end)) return std::nullopt;
  const std::string& sign = a_.word(name_end).text;
  if (sign != "," && sign != "(" && sign != "–" && sign != "—" && sign != ":") return std::nullopt;
  for (std::uint32_t at = name_end + 1, steps = 0; at < end && steps < 4; ++steps) {
    if (const auto found = by_begin_.find(at); found != by_begin_.end()) {
      const Title& title = titles_[found->second];
      if (title.kind == OfficeKind::Honorific) return std::nullopt;
      // An office right before another name belongs to that name.
      std::uint32_t next = title.tokens.end;
      while (next < end && (party_at(next) || joins(next))) ++next;
      if (next < end && (spans_.name_word(next) || spans_.given_name(next) || ending_at(next + 1))) return std::nullopt;
      return title;
    }
    if (a_.sign(at) || (!a_.word(at).verbs.empty() && !joins(at) && !party_at(at))) return std::nullopt;
    at = party_at(at) ? party_at(at)->tokens.end : at + 1;
  }
  return std::nullopt;
}

std::optional<Title> Titles::apposed(TokenRange name) const {
  const std::uint32_t begin = spans_.sentence_begin(name.begin), end = spans_.sentence_end(name.begin);
  const auto is = [&](std::uint32_t k, std::string_view sign) { return a_.sign(k) && a_.word(k).text == sign; };
  if (name.begin == begin || !is(name.begin - 1, ",")) return std::nullopt;
  if (name.end < end && !a_.sign(name.end) && a_.word(name.end).verbs.empty()) return std::nullopt;
  for (std::uint32_t k = name.begin - 1, steps = 0; k > begin && steps < kComplement; --k, ++steps) {
    if (std::optional<Title> title = ending_at(k)) {
      if (title->kind == OfficeKind::Honorific) return std::nullopt;
      for (std::uint32_t at = k; at + 1 < name.begin && title->country.empty(); ++at)
        if (const PartyMention* party = party_at(at); party && state(*party)) title->country = party->party;
      return title;
    }
    if (a_.sign(k - 1) && !is(k - 1, "-") && !is(k - 1, "'") && !is(k - 1, "’")) return std::nullopt;
    if (a_.tokens[k - 1].capital && !party_at(k - 1)) return std::nullopt;
  }
  return std::nullopt;
}

std::string Titles::nationality_before(std::uint32_t name) const {
  if (name == 0 || name == spans_.sentence_begin(name)) return "";
  const PartyMention* party = party_at(name - 1);
  return party && state(*party) && party->word == CountryWord::Demonym ? party->party : "";
}

}  // namespace pledgegraph
