// Parties: who may give or get. Countries by name, adjective, capital or institution; organizations; groups; and
// descriptions shared by several states ("the kingdom"), which stand for the one spoken of last.
#include <algorithm>

#include "extract/entities/mentions.hpp"

namespace pledgegraph {
namespace {

/// True if the match stands in a dateline at the head of a block: "PARIS, 3 mars (Agence) — ...".
bool in_dateline(const Analysis& a, std::uint32_t token) {
  const Sentence& sentence = a.sentences[a.sentence_of[token]];
  if (!sentence.first_of_block || token > sentence.tokens.begin + 3) return false;
  bool date = false;
  for (const LexMatch& match : a.layer(Layer::Dates))
    if (match.begin > token && match.begin < sentence.tokens.begin + 14) date = true;
  for (std::uint32_t i = token + 1; i < std::min(sentence.tokens.end, sentence.tokens.begin + 18); ++i) {
    const std::string& sign = a.word(i).text;
    if (a.sign(i) && (sign == "—" || sign == "–" || sign == "-") && (date || i <= token + 2) && !a.tokens[i].glued) return true;
    if (a.sign(i) && sign == ")" && date) return true;
    if (!a.word(i).verbs.empty()) return false;
  }
  return a.sign(sentence.tokens.begin) && a.word(sentence.tokens.begin).text == "(" && token == sentence.tokens.begin + 1 &&
         token + 1 < sentence.tokens.end && a.word(token + 1).text == ")";
}

/// "18 autres pays", "une trentaine de pays", "other nations": states that are counted are a group.
bool counted(const Analysis& a, std::uint32_t token) {
  const std::uint32_t begin = a.sentences[a.sentence_of[token]].tokens.begin;
  if (token > begin && a.is(token - 1, Grammar::Additional)) return true;
  for (const NumberMention& number : a.numbers)
    if (!number.article && number.tokens.end <= token && number.tokens.end + 3 > token && number.digits.begin >= begin) return true;
  return false;
}

/// Of an epithet's countries the one mentioned last before token, else the only one that the document names at all.
std::string resolve_epithet(const Analysis& a, const NameRow& row, std::uint32_t token) {
  std::string last;
  for (const PartyMention& party : a.parties) {
    if (party.tokens.begin >= token) break;
    if (!party.organization && std::find(row.codes.begin(), row.codes.end(), party.party) != row.codes.end()) last = party.party;
  }
  if (last.empty() && row.codes.size() == 1) last = row.codes.front();
  return last;
}

}  // namespace

void find_parties(Analysis& a) {
  for (const LexMatch& match : a.layer(Layer::Names)) {
    const NameRow& row = a.language->names[match.entry.row];
    if (row.type == NameRow::Type::Item) continue;
    if (row.type == NameRow::Type::Country && row.word == CountryWord::States && !counted(a, match.begin)) continue;
    PartyMention party;
    party.tokens = {match.begin, match.end};
    party.word = row.word == CountryWord::States ? CountryWord::Group : row.word;
    if (row.type == NameRow::Type::Organization) {
      const Organization& organization = a.world->organizations[row.index];
      party.party = organization.name;
      party.organization = true;
      party.company = organization.kind == "company";
    } else if (row.word == CountryWord::Epithet) {
      party.party = resolve_epithet(a, row, match.begin);
      party.pronoun = true;
      if (party.party.empty()) continue;
    } else {
      party.party = row.codes.front();
    }
    if (in_dateline(a, match.begin) && (row.word == CountryWord::Capital || row.word == CountryWord::Place || row.word == CountryWord::Name))
      party.word = CountryWord::Place;
    // One mention a range: the same words may stand for a state in two rows (ICU's name and ours).
    if (!a.parties.empty() && a.parties.back().tokens.begin == match.begin && a.parties.back().party == party.party) continue;
    a.parties.push_back(std::move(party));
  }
}

}  // namespace pledgegraph
