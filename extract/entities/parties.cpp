// Parties: who may give or get. Countries by name, adjective, capital or institution; organizations; groups; and
// descriptions shared by several states ("the kingdom"), which stand for the one spoken of last.
#include <algorithm>
#include <map>
#include <set>
#include <span>
#include <utility>

#include "extract/entities/mentions.hpp"
#include "extract/text/letters.hpp"

namespace pledgegraph {
namespace {

/// The dash that closes a dateline's head, at most two tokens behind the name, or nothing.
bool dash_behind(const Analysis& a, std::uint32_t token, std::uint32_t end) {
  for (std::uint32_t i = token + 1; i < std::min(end, token + 3); ++i) {
    if (a.sign(i) && is_dash(a.word(i).text) && !a.tokens[i].glued) return true;
  }
  return false;
}

/// Blocks that open with a state or a city and a dash. One is a dateline ("PARIS — ..."); several are the entries of a list
/// ("Sweden — ten boats", "Oslo — twelve guns").
std::size_t labelled_blocks(const Analysis& a) {
  std::size_t blocks = 0;
  for (const LexMatch& match : a.layer(Layer::Names)) {
    const NameRow& row = a.language->names[match.entry.row];
    const bool place = row.type == NameRow::Type::Country && (row.word == CountryWord::Name || row.word == CountryWord::Capital || row.word == CountryWord::Seat || row.word == CountryWord::Place);
    const Sentence& sentence = a.sentences[a.sentence_of[match.begin]];
    if (place && sentence.first_of_block && match.begin <= sentence.tokens.begin + 1 && dash_behind(a, match.end - 1, sentence.tokens.end)) ++blocks;
  }
  return blocks;
}

/// True if the city at the token stands in a dateline at the head of a block: "PARIS, 3 mars (Agence) — ...". `labels` are the
/// document's labelled blocks.
bool in_dateline(const Analysis& a, std::uint32_t token, std::size_t labels) {
  const Sentence& sentence = a.sentences[a.sentence_of[token]];
  if (!sentence.first_of_block || token > sentence.tokens.begin + 3) return false;
  bool date = false;
  for (const LexMatch& match : a.layer(Layer::Dates))
    if (match.begin > token && match.begin < sentence.tokens.begin + 14) date = true;
  for (std::uint32_t i = token + 1; i < std::min(sentence.tokens.end, sentence.tokens.begin + 18); ++i) {
    const std::string& sign = a.word(i).text;
    if (a.sign(i) && is_dash(sign) && !a.tokens[i].glued) return (date || i <= token + 2) && labels < 2;
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

/// "Nato-Staaten", "les alliés de l'OTAN": the organization inside a group's name is spoken of, though it does not act.
void add_named_inside(Analysis& a, const LexMatch& group) {
  const Lexicon& lexicon = *a.language->lexicon;
  for (std::uint32_t begin = group.begin; begin < group.end; ++begin) {
    const std::uint32_t end = begin == group.begin ? group.end - 1 : group.end;
    std::vector<LexMatch> found;
    lexicon.find(std::span(std::as_const(a.tokens)).subspan(begin, end - begin),
                 [&](std::uint32_t i) -> const Lexicon::WordLabels& { return a.word(begin + i).labels; }, found);
    for (const LexMatch& match : found) {
      if (match.begin != 0 || match.entry.layer != Layer::Names || a.language->names[match.entry.row].type != NameRow::Type::Organization) continue;
      const Organization& organization = a.world->organizations[a.language->names[match.entry.row].index];
      PartyMention party;
      party.tokens = {begin, begin + match.end};
      party.party = organization.name;
      party.organization = true;
      party.company = organization.kind == "company";
      party.word = CountryWord::Place;
      a.parties.push_back(std::move(party));
      return;
    }
  }
}

/// The country named beside an institution, which it then belongs to: by an adjective or a possessor before it ("the
/// Lithuanian Ministry of Defence", "Ukraine's parliament"), by a genitive, a seat or an adjective behind it ("of
/// Denmark", "in Vilnius", "lituanien"). Nullptr if there is none.
const PartyMention* country_beside(const Analysis& a, const PartyMention& institution) {
  const TokenRange sentence = a.sentences[a.sentence_of[institution.tokens.begin]].tokens;
  const auto state = [](const PartyMention& p) {
    return !p.organization && p.party != "group" && (p.word == CountryWord::Name || p.word == CountryWord::Demonym || p.word == CountryWord::Capital);
  };
  const auto names_an_item = [&](std::uint32_t token) {
    return std::any_of(a.layer(Layer::Names).begin(), a.layer(Layer::Names).end(), [&](const LexMatch& match) {
      return match.begin == token && a.language->names[match.entry.row].type == NameRow::Type::Item;
    });
  };
  for (const PartyMention& party : a.parties) {
    if (!state(party)) continue;
    const TokenRange at = party.tokens;
    if (at.end <= institution.tokens.begin && at.begin >= sentence.begin) {
      const std::uint32_t gap = institution.tokens.begin - at.end;
      const bool possessor = gap == 1 && party.word != CountryWord::Demonym && a.is(at.end, Grammar::Of) && a.language->modifier_first;
      const bool before = gap == 0 && (a.language->modifier_first || (party.word == CountryWord::Demonym && !a.language->adjective_last));
      if (possessor || before) return &party;
    }
    if (at.begin >= institution.tokens.end && at.end <= sentence.end && at.begin - institution.tokens.end <= 3) {
      if (at.begin == institution.tokens.end) {
        if (party.word == CountryWord::Demonym && a.language->adjective_last) return &party;
        continue;
      }
      bool genitive = false, seat = false, other = false;
      for (std::uint32_t i = institution.tokens.end; i < at.begin; ++i) {
        if (a.is(i, Grammar::Of)) genitive = true;
        else if (a.is(i, Grammar::In)) seat = true;
        else other |= !a.is(i, Grammar::Definite);
      }
      const bool modifies = at.end < sentence.end && (names_an_item(at.end) || (a.is(at.end, Grammar::Of) && a.language->modifier_first));  // "of Ukraine aid"
      if (!other && !modifies && ((genitive && party.word != CountryWord::Demonym) || (seat && party.word == CountryWord::Capital))) return &party;
    }
  }
  return nullptr;
}

/// An institution with a country beside it is that country's, whatever country the tables know one of its name in; and so
/// is the same name further on.
void settle_institutions(Analysis& a) {
  std::map<std::string, std::string> settled;
  for (PartyMention& party : a.parties) {
    if (party.word != CountryWord::Institution || party.organization) continue;
    const std::string name = fold(a.text(party.tokens));
    if (const PartyMention* country = country_beside(a, party)) {
      party.party = settled[name] = country->party;
    } else if (const auto before = settled.find(name); before != settled.end()) {
      party.party = before->second;
    }
  }
}

/// "Brussels": the capital of a state that the document names anyhow, else the organization that has its seat there; only a
/// place behind "in".
void settle_seats(Analysis& a) {
  for (PartyMention& party : a.parties) {
    if (party.word != CountryWord::Seat) continue;
    const std::uint32_t at = party.tokens.begin, sentence = a.sentences[a.sentence_of[at]].tokens.begin;
    const auto names_the_state = [&](const PartyMention& other) {
      return other.party == party.party && (other.word == CountryWord::Name || other.word == CountryWord::Demonym);
    };
    if (at > sentence && a.is(at - 1, Grammar::In)) {
      party.word = CountryWord::Place;
    } else if (std::any_of(a.parties.begin(), a.parties.end(), names_the_state)) {
      party.word = CountryWord::Capital;
    } else {
      const auto seat = std::find_if(a.layer(Layer::Names).begin(), a.layer(Layer::Names).end(), [&](const LexMatch& match) {
        const NameRow& row = a.language->names[match.entry.row];
        return match.begin == at && row.type == NameRow::Type::Country && row.word == CountryWord::Seat;
      });
      party.party = a.language->names[seat->entry.row].codes.back();
      party.organization = true;
      party.word = CountryWord::Name;
    }
  }
}

/// "American-made tanks", "the Danish-led coalition": a party before a hyphen and a word that is no giving says only whence
/// a thing comes. "German-supplied" tells who gave.
void set_origins_aside(Analysis& a) {
  if (!a.language->modifier_first) return;
  const std::vector<std::string>& classes = event_classes();
  for (PartyMention& party : a.parties) {
    const std::uint32_t at = party.tokens.end;
    if (party.party == "UA" || party.party == "group" || party.word == CountryWord::Place || at + 1 >= a.tokens.size()) continue;
    if (!a.sign(at) || a.word(at).text != "-" || !a.tokens[at].glued || !a.tokens[at + 1].glued) continue;
    if (a.tokens[at + 1].type != TokenType::Word || a.tokens[at + 1].capital) continue;
    const auto& verbs = a.word(at + 1).verbs;
    const bool makes = std::any_of(verbs.begin(), verbs.end(), [&](const VerbReading& reading) {
      const std::string& name = classes[a.language->morphology.verbs()[reading.verb].event_class];
      return name == "produce" || name == "light";
    });
    if (!verbs.empty() && !makes) continue;
    party.origin = true;
    party.word = CountryWord::Place;
  }
}

/// True for what asks for a case of its own.
bool preposition(const Analysis& a, std::uint32_t token) {
  for (const Grammar mark : {Grammar::To, Grammar::For, Grammar::From, Grammar::By, Grammar::In, Grammar::With, Grammar::Without, Grammar::Instead,
                             Grammar::Against, Grammar::Between})
    if (a.is(token, mark)) return true;
  return false;
}

/// True if an article stands at the token, before a name that never stands without one: what looks like a relative pronoun
/// behind its comma (", die Niederlande") is one too.
bool article_at(Analysis& a, std::uint32_t token) {
  if (!a.is(token, Grammar::Relative) || token == 0 || !a.sign(token - 1)) return a.is(token, Grammar::Definite);
  std::vector<LexMatch> alone;
  a.language->lexicon->find(std::span(std::as_const(a.tokens)).subspan(token, 1),
                            [&](std::uint32_t) -> const Lexicon::WordLabels& { return a.word(token).labels; }, alone);
  std::bitset<static_cast<std::size_t>(Grammar::Count)> classes;
  for (const LexMatch& match : alone)
    if (match.entry.layer == Layer::Grammar) classes.set(static_cast<std::size_t>(a.language->grammar[match.entry.row].grammar));
  if (!classes.test(static_cast<std::size_t>(Grammar::Definite))) return false;
  a.grammar[token] = classes;
  a.grammar[token - 1].reset(static_cast<std::size_t>(Grammar::Relative));
  return true;
}

/// The case of a name, as far as its ending or its article shows it ("Україні", "der Ukraine").
void find_case(Analysis& a, PartyMention& party) {
  const Language& language = *a.language;
  const std::uint32_t sentence = a.sentences[a.sentence_of[party.tokens.begin]].tokens.begin;
  const auto& articled = language.articled;
  if (!articled.empty() && std::find(articled.begin(), articled.end(), party.party) != articled.end() &&
      (party.word == CountryWord::Name || party.organization) && party.tokens.begin > sentence && article_at(a, party.tokens.begin - 1)) {
    const std::uint32_t article = party.tokens.begin - 1;
    if (!a.is(article, Grammar::Dative)) return;
    if (article > sentence) {
      const std::uint32_t before = article - 1;
      const bool noun = a.tokens[before].type == TokenType::Word && a.tokens[before].capital && before > sentence && a.word(before).verbs.empty() &&
                        std::none_of(a.parties.begin(), a.parties.end(), [&](const PartyMention& p) {
                          return p.tokens.contains(before) && p.word != CountryWord::Group;
                        });
      if (noun) return;  // "die Regierung der Ukraine"
      party.oblique = true;
      party.dative = !preposition(a, before);
      return;
    }
    party.oblique = party.dative = true;
    return;
  }
  if (party.organization || (party.word != CountryWord::Name && party.word != CountryWord::Capital && party.word != CountryWord::Institution)) return;
  const std::string& last = a.word(party.tokens.end - 1).lower;
  const auto ends = [&](const std::vector<std::string>& endings) {
    return std::any_of(endings.begin(), endings.end(), [&](const std::string& ending) { return last.size() > ending.size() && last.ends_with(ending); });
  };
  party.oblique = ends(language.oblique_endings);
  party.dative = ends(language.dative_endings) && !(party.tokens.begin > sentence && preposition(a, party.tokens.begin - 1));
  party.oblique |= party.dative;
}

/// "News in English": no noun follows that it could describe. Where adjectives stand behind, it may describe what stands before.
bool names_a_language(const Analysis& a, const LexMatch& demonym) {
  if (!a.language->modifier_first) return false;
  const TokenRange sentence = a.sentences[a.sentence_of[demonym.begin]].tokens;
  return demonym.begin > sentence.begin && a.is(demonym.begin - 1, Grammar::In) &&
         (demonym.end >= sentence.end || a.tokens[demonym.end].type != TokenType::Word);
}

/// A state whose name is an ordinary word, only ever named where a sentence begins, is not spoken of.
void drop_common_words(Analysis& a) {
  const std::vector<std::string>& common = a.language->common;
  const auto doubtful = [&](const PartyMention& party) {
    const std::uint32_t at = party.tokens.begin, begin = a.sentences[a.sentence_of[at]].tokens.begin;
    const bool first = at == begin || (at == begin + 1 && a.sign(begin));
    return first && party.tokens.size() == 1 && std::find(common.begin(), common.end(), a.word(at).lower) != common.end();
  };
  std::set<std::string> plain;
  for (const PartyMention& party : a.parties)
    if (!doubtful(party)) plain.insert(party.party);
  std::erase_if(a.parties, [&](const PartyMention& party) { return !plain.contains(party.party) && doubtful(party); });
}

}  // namespace

void find_parties(Analysis& a) {
  const std::size_t labels = labelled_blocks(a);
  for (const LexMatch& match : a.layer(Layer::Names)) {
    const NameRow& row = a.language->names[match.entry.row];
    if (row.type != NameRow::Type::Country && row.type != NameRow::Type::Organization) continue;
    if (row.type == NameRow::Type::Country && row.word == CountryWord::States && !counted(a, match.begin)) continue;
    if (a.counts_behind(match)) continue;
    if (row.type == NameRow::Type::Country && row.word == CountryWord::Demonym && names_a_language(a, match)) continue;
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
    if (row.type == NameRow::Type::Country && (row.word == CountryWord::Capital || row.word == CountryWord::Seat) &&
        in_dateline(a, match.begin, labels))
      party.word = CountryWord::Place;
    // One mention a range: the same words may stand for a state in two rows (ICU's name and ours).
    if (!a.parties.empty() && a.parties.back().tokens.begin == match.begin && a.parties.back().party == party.party) continue;
    a.parties.push_back(std::move(party));
    if (row.type == NameRow::Type::Country && row.word == CountryWord::Group && match.end > match.begin + 1) add_named_inside(a, match);
  }
  if (!a.language->common.empty()) drop_common_words(a);
  find_party_codes(a);
  find_unlisted_organizations(a);
  std::stable_sort(a.parties.begin(), a.parties.end(), [](const PartyMention& x, const PartyMention& y) { return x.tokens.begin < y.tokens.begin; });
  settle_seats(a);
  for (PartyMention& party : a.parties) find_case(a, party);
  settle_institutions(a);
  set_origins_aside(a);
}

}  // namespace pledgegraph
