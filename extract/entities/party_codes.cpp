// States by signs instead of names: flags, codes that label a line, and the handles of their authorities.
#include <string>
#include <string_view>
#include <vector>

#include "extract/entities/mentions.hpp"
#include "extract/text/letters.hpp"

namespace pledgegraph {
namespace {

/// The letter of a regional indicator symbol, or 0.
char indicator(std::string_view sign) {
  std::size_t at = 0;
  const char32_t c = sign.empty() ? 0 : next_code_point(sign, at);
  return c >= 0x1F1E6 && c <= 0x1F1FF && at == sign.size() ? static_cast<char>('A' + (c - 0x1F1E6)) : '\0';
}

/// "DanishMoD" is Danish and MoD, "mfa_russia" Mfa and Russia: parts of three letters and more, each with a capital.
std::vector<std::string> handle_parts(std::string_view handle) {
  std::vector<std::string> parts(1);
  for (std::size_t k = 0; k < handle.size(); ++k) {
    const auto c = static_cast<unsigned char>(handle[k]);
    const bool capital = c >= 'A' && c <= 'Z';
    if (c == '_' || (capital && k > 0 && handle[k - 1] >= 'a' && handle[k - 1] <= 'z')) parts.emplace_back();
    if (c == '_') continue;
    parts.back() += static_cast<char>(parts.back().empty() && c >= 'a' && c <= 'z' ? c - 'a' + 'A' : c);
  }
  std::erase_if(parts, [](const std::string& part) { return part.size() < 3; });
  return parts;
}

/// Flags anywhere; codes of two capitals that label a line or an entry: "NL: 2 Mds EUR; FR - six".
void find_codes(Analysis& a) {
  const auto add = [&](const std::string& code, std::uint32_t begin, std::uint32_t end) {
    if (!a.world->country_by_code.contains(code)) return;
    PartyMention party;
    party.tokens = {begin, end};
    party.party = code;
    a.parties.push_back(std::move(party));
  };
  std::vector<bool> taken(a.tokens.size(), false);
  for (const PartyMention& party : a.parties)
    for (std::uint32_t i = party.tokens.begin; i < party.tokens.end; ++i) taken[i] = true;
  for (const Sentence& sentence : a.sentences)
    for (std::uint32_t i = sentence.tokens.begin; i + 1 < sentence.tokens.end; ++i) {
      if (a.sign(i) && a.sign(i + 1)) {
        const char first = indicator(a.word(i).text), second = indicator(a.word(i + 1).text);
        if (first && second) add({first, second}, i, i + 2);
        continue;
      }
      const std::string& word = a.word(i).text;
      if (taken[i] || word.size() != 2 || !a.word(i).all_capitals || !a.sign(i + 1)) continue;
      const std::string& next = a.word(i + 1).text;
      const bool label = next == ":" || next == "–" || next == "—" || next == "|" || (next == "-" && !a.tokens[i + 1].glued);
      const bool entry = i == sentence.tokens.begin || (a.sign(i - 1) && (a.word(i - 1).text == ";" || a.word(i - 1).text == "|" || a.word(i - 1).text == "-" ||
                                                                           a.word(i - 1).text == "–" || a.word(i - 1).text == "•"));
      if (label && entry) add(word, i, i + 1);
    }
}

/// "@DanishMoD", "@mfa_russia": the handle of an authority names its state by one of its parts.
void find_handles(Analysis& a) {
  const Lexicon& lexicon = *a.language->lexicon;
  for (std::uint32_t i = 0; i + 1 < a.tokens.size(); ++i) {
    if (!a.sign(i) || a.word(i).text != "@" || !a.tokens[i + 1].glued || a.tokens[i + 1].type != TokenType::Word) continue;
    std::uint32_t end = i + 2;
    while (end < a.tokens.size() && a.tokens[end].glued && (a.tokens[end].type == TokenType::Word || a.word(end).text == "_")) ++end;
    PartyMention party;
    party.word = CountryWord::Institution;
    party.tokens = {i + 1, end};
    for (const std::string& part : handle_parts(a.text(party.tokens)))
      for (const LexMatch& match : lexicon.find_word(part, true)) {
        if (match.entry.layer != Layer::Names) continue;
        const NameRow& row = a.language->names[match.entry.row];
        if (party.party.empty() && row.type == NameRow::Type::Country && (row.word == CountryWord::Name || row.word == CountryWord::Demonym)) party.party = row.codes.front();
      }
    if (party.party.empty()) continue;
    std::erase_if(a.parties, [&](const PartyMention& other) { return other.tokens.begin >= party.tokens.begin && other.tokens.end <= end; });
    a.parties.push_back(std::move(party));
  }
}

}  // namespace

void find_party_codes(Analysis& analysis) {
  find_codes(analysis);
  find_handles(analysis);
}

}  // namespace pledgegraph
