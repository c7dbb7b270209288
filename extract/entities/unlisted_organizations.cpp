// Organizations that no table knows, by the nouns that go with their names: "a Sligo charity, Tyres for Tractors",
// "l'association « Ponts de Mer »", "the Prytula Foundation". What names one once names it wherever it stands again, and
// "the charity" is the one the text has spoken of.
#include <algorithm>
#include <map>
#include <string>

#include "extract/entities/mentions.hpp"
#include "extract/text/letters.hpp"

namespace pledgegraph {
namespace {

constexpr std::uint32_t kLongestName = 7;  // tokens
constexpr std::size_t kShortestName = 3;   // letters; "Company X"

class OrganizationFinder {
 public:
  explicit OrganizationFinder(Analysis& analysis) : a_(analysis), taken_(analysis.tokens.size(), false) {
    for (const PartyMention& party : a_.parties)
      for (std::uint32_t i = party.tokens.begin; i < party.tokens.end; ++i) taken_[i] = true;
  }

  void run() {
    for (const bool in_name : {true, false})
      for (const LexMatch& match : a_.layer(Layer::Names)) {
        const NameRow::Type type = a_.language->names[match.entry.row].type;
        const bool body = type == NameRow::Type::BodyInName || (!in_name && type == NameRow::Type::Body);
        if (!body || taken_[match.begin]) continue;
        const TokenRange noun{match.begin, match.end};
        const bool shouted = a_.word(noun.begin).all_capitals && noun.end < sentence(noun.begin).end && a_.word(noun.end).all_capitals;  // a headline
        if (shouted) continue;
        TokenRange name = in_name ? around(noun) : beside(noun);
        if (!in_name && name.size() == 0) name = described(noun);
        if (name.size() > 0) add(name);
        else if (!in_name) nouns_.push_back(noun);
      }
    if (names_.empty()) return;
    add_repeated();
    add_descriptions();
    std::erase_if(a_.parties, [&](const PartyMention& party) {
      return !party.unlisted && std::any_of(found_.begin(), found_.end(), [&](const PartyMention& other) {
        return other.tokens.begin <= party.tokens.begin && party.tokens.end <= other.tokens.end;
      });
    });
    a_.parties.insert(a_.parties.end(), found_.begin(), found_.end());
  }

 private:
  TokenRange sentence(std::uint32_t token) const { return a_.sentences[a_.sentence_of[token]].tokens; }
  bool name_word(std::uint32_t i) const { return a_.tokens[i].type == TokenType::Word && a_.tokens[i].capital; }
  bool quotes(std::uint32_t i) const { return a_.sign(i) && is_quotation_mark(a_.word(i).text); }

  /// The end of a name that begins at the token: words with capitals, and small words between them ("Tyres for Tractors").
  std::uint32_t name_end(std::uint32_t begin, std::uint32_t end) const {
    std::uint32_t last = begin;
    for (std::uint32_t i = begin; i < std::min(end, begin + kLongestName);) {
      if (name_word(i) || (i > begin && a_.tokens[i].type == TokenType::Number && a_.tokens[i].glued)) {
        last = ++i;
        continue;
      }
      if (i == begin) return begin;
      std::uint32_t next = i;
      if (a_.sign(i)) {
        if (!a_.tokens[i].glued && a_.word(i).text != "&") break;
        if (a_.word(i).text != "-" && a_.word(i).text != "&" && a_.word(i).text != "’" && a_.word(i).text != "'") break;
        ++next;
      } else {
        while (next < end && next < i + 2 && (a_.is(next, Grammar::Of) || a_.is(next, Grammar::For) || a_.is(next, Grammar::To) || a_.is(next, Grammar::With) || a_.is(next, Grammar::Definite))) ++next;
        if (next == i) break;
      }
      if (next >= end || !name_word(next)) break;
      i = next;
    }
    return last;
  }

  /// Somebody's or a known party's name is no organization's.
  bool other_name(TokenRange name) const {
    bool known = true;
    for (std::uint32_t i = name.begin; i < name.end; ++i) known &= taken_[i];
    return known || std::any_of(a_.layer(Layer::FirstNames).begin(), a_.layer(Layer::FirstNames).end(), [&](const LexMatch& match) { return match.begin == name.begin; }) ||
           std::any_of(a_.layer(Layer::Persons).begin(), a_.layer(Layer::Persons).end(), [&](const LexMatch& match) { return match.begin == name.begin; });
  }

  /// "the charity Tyres for Tractors", "l'association bretonne « Ponts de Mer »", "a charity, Bridges of Hope, has".
  TokenRange beside(TokenRange noun) const {
    const std::uint32_t end = sentence(noun.begin).end;
    std::uint32_t at = noun.end;
    if (a_.language->adjective_last && at < end && a_.tokens[at].type == TokenType::Word && !a_.tokens[at].capital && a_.grammar[at].none() && a_.word(at).verbs.empty()) ++at;
    // "a company of Riga, Baltic Rotors, gives"
    if (at + 2 < end && (a_.is(at, Grammar::Of) || a_.is(at, Grammar::In) || a_.is(at, Grammar::From)) && taken_[at + 1]) {
      std::uint32_t place = at + 1;
      while (place < end && taken_[place]) ++place;
      if (place < end && a_.sign(place) && a_.word(place).text == ",") at = place;
    }
    if (at + 1 >= end) return {};
    const bool apposed = a_.sign(at) && a_.word(at).text == ",";
    if (apposed) ++at;
    if (at < end && quotes(at)) {
      std::uint32_t close = at + 1;
      while (close < end && close <= at + kLongestName && !quotes(close)) ++close;
      const TokenRange name{at + 1, close};
      return close < end && quotes(close) && name.size() > 0 && name_word(at + 1) && !other_name(name) ? name : TokenRange{};
    }
    const TokenRange name{at, name_end(at, end)};
    if (name.size() == 0 || other_name(name)) return {};
    if (apposed && name.end < end && !(a_.sign(name.end) && (a_.word(name.end).text == "," || a_.word(name.end).text == "." || a_.word(name.end).text == ")"))) return {};
    return name;
  }

  /// "Bridges of Hope, an Irish charity": the name stands before.
  TokenRange described(TokenRange noun) const {
    const std::uint32_t begin = sentence(noun.begin).begin;
    std::uint32_t comma = noun.begin;
    bool article = false;
    for (int steps = 0; steps < 4 && comma > begin && !a_.sign(comma - 1); ++steps) article |= a_.is(--comma, Grammar::Indefinite);
    if (!article || comma == begin || a_.word(comma - 1).text != ",") return {};
    --comma;
    for (std::uint32_t at = comma > begin + kLongestName ? comma - kLongestName : begin; at < comma; ++at)
      if (name_word(at) && (at == begin || !name_word(at - 1)) && name_end(at, comma) == comma && comma - at > 1)
        return other_name({at, comma}) ? TokenRange{} : TokenRange{at, comma};
    return {};
  }

  /// "Fondation Saint-Corentin", "the Greater Norwich Fire and Rescue Service": the noun is part of the name.
  TokenRange around(TokenRange noun) const {
    const TokenRange range = sentence(noun.begin);
    if (a_.language->capital_nouns || !a_.tokens[noun.begin].capital) return {};
    TokenRange name{noun.begin, std::max(noun.end, name_end(noun.begin, range.end))};
    if (a_.language->modifier_first)
      while (name.begin > range.begin && name_word(name.begin - 1) && a_.grammar[name.begin - 1].none() && name.end - name.begin < kLongestName) --name.begin;
    bool more = false;
    for (std::uint32_t i = name.begin; i < name.end; ++i) more |= name_word(i) && !noun.contains(i);
    return more && !other_name(name) ? name : TokenRange{};
  }

  void add(TokenRange tokens) {
    const std::string name = plain(tokens);
    if (name.size() < kShortestName) return;
    names_.try_emplace(name, tokens);
    put(tokens, name, false);
  }

  void put(TokenRange tokens, const std::string& name, bool described) {
    PartyMention party;
    party.tokens = tokens;
    party.party = name;
    party.organization = party.unlisted = true;
    party.pronoun = described;
    if (described) party.word = CountryWord::Epithet;
    found_.push_back(std::move(party));
    for (std::uint32_t i = tokens.begin; i < tokens.end; ++i) taken_[i] = true;
  }

  /// The name in one line and in Latin letters.
  std::string plain(TokenRange tokens) const {
    std::string out;
    for (std::uint32_t i = tokens.begin; i < tokens.end; ++i) {
      if (i > tokens.begin && !a_.tokens[i].glued) out += ' ';
      const std::string& word = a_.word(i).text;
      out += a_.tokens[i].type == TokenType::Word ? a_.world->names.romanise(word, a_.language->code) : word;
    }
    return out;
  }

  /// The same words elsewhere.
  void add_repeated() {
    for (const auto& [name, first] : names_)
      for (std::uint32_t i = 0; i + first.size() <= a_.tokens.size(); ++i) {
        bool same = !taken_[i] || first.size() > 1;
        for (std::uint32_t k = 0; k < first.size() && same; ++k) same = a_.tokens[i + k].word == a_.tokens[first.begin + k].word && a_.sentence_of[i] == a_.sentence_of[i + k];
        if (!same) continue;
        const bool known = std::any_of(found_.begin(), found_.end(), [&](const PartyMention& other) { return other.tokens.begin < i + first.size() && i < other.tokens.end; });
        if (!known) put({i, i + first.size()}, name, false);
      }
  }

  /// "the charity", where the text speaks of one only.
  void add_descriptions() {
    if (names_.size() != 1) return;
    const auto& [name, first] = *names_.begin();
    for (const TokenRange noun : nouns_)
      if (noun.begin > first.end && a_.is(noun.begin - 1, Grammar::Definite)) put(noun, name, true);
  }

  Analysis& a_;
  std::vector<bool> taken_;
  std::map<std::string, TokenRange> names_;  // and where each stands first
  std::vector<TokenRange> nouns_;            // with no name beside them
  std::vector<PartyMention> found_;
};

}  // namespace

void find_unlisted_organizations(Analysis& analysis) { OrganizationFinder(analysis).run(); }

}  // namespace pledgegraph
