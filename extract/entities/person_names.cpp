#include "extract/entities/person_names.hpp"

#include <algorithm>

#include "extract/text/letters.hpp"

namespace pledgegraph {
namespace {

/// "LECORNU" -> "Lecornu", "GAHR-STØRE" -> "Gahr-Støre"; short and mixed words stay.
std::string calm_capitals(const std::string& word) {
  std::size_t letters = 0, capitals = 0;
  for (std::size_t at = 0; at < word.size();) {
    const char32_t c = next_code_point(word, at);
    letters += char_class(c) == CharClass::Letter;
    capitals += is_upper(c);
  }
  if (letters < 3 || capitals != letters) return word;
  std::string out;
  bool begins = true;
  for (std::size_t at = 0; at < word.size();) {
    const std::size_t from = at;
    const char32_t c = next_code_point(word, at);
    const std::string_view letter = std::string_view(word).substr(from, at - from);
    out += begins ? std::string(letter) : to_lower(letter);
    begins = char_class(c) != CharClass::Letter;
  }
  return out;
}

/// The part of a hyphenated word that carries the case ending: the last.
std::size_t last_part(const std::string& word) {
  const std::size_t hyphen = word.rfind('-');
  return hyphen == word.npos ? 0 : hyphen + 1;
}

/// Replaces the ending that makes `nominative` (folded) of the word, in the word's own letters.
std::string with_ending(const std::string& word, const NameEnding& ending) {
  std::vector<std::size_t> starts;
  for (std::size_t at = 0; at < word.size();) {
    starts.push_back(at);
    next_code_point(word, at);
  }
  std::size_t letters = 0;
  for (std::size_t at = 0; at < ending.ending.size(); ++letters) next_code_point(ending.ending, at);
  return letters > starts.size() ? word : word.substr(0, letters == 0 ? word.size() : starts[starts.size() - letters]) + ending.nominative;
}

/// Applies an ending to each hyphenated part that shows it too ("Kosiniaka-Kamysza").
std::string nominative_of(const Analysis& a, const std::string& word, bool feminine, const std::vector<std::string>& seen) {
  const std::size_t from = last_part(word);
  std::string head = word.substr(0, from);
  const std::string tail = word.substr(from);
  if (from > 0) head = nominative_of(a, head.substr(0, from - 1), feminine, seen) + "-";
  const std::string folded = fold(tail);
  const auto& endings = a.language->lexicon->name_endings();
  const auto fits = [&](const NameEnding& ending) {
    return folded.size() >= ending.ending.size() + 3 && folded.ends_with(ending.ending) &&
           (ending.gender == '-' || (ending.gender == 'f') == feminine);
  };
  for (const NameEnding& ending : endings)
    if (fits(ending) &&
        std::find(seen.begin(), seen.end(), folded.substr(0, folded.size() - ending.ending.size()) + ending.nominative) != seen.end())
      return head + with_ending(tail, ending);
  for (const NameEnding& ending : endings)
    if (fits(ending)) return head + with_ending(tail, ending);
  return word;
}

/// The word with the ending that makes the folded nominative `key` of it.
std::string nominative_as(const Analysis& a, const std::string& word, const std::string& key) {
  const std::string folded = fold(word);
  for (const NameEnding& ending : a.language->lexicon->name_endings())
    if (folded.ends_with(ending.ending) && folded.substr(0, folded.size() - ending.ending.size()) + ending.nominative == key)
      return with_ending(word, ending);
  return word;
}

std::string spelled(const Analysis& a, const std::string& word, std::string_view origin = {}) {
  return a.world->names.romanise(calm_capitals(word), a.language->code, origin);
}

}  // namespace

bool share_key(const std::vector<std::string>& a, const std::vector<std::string>& b) {
  for (const std::string& key : a)
    if (std::find(b.begin(), b.end(), key) != b.end()) return true;
  return false;
}

NameParts name_parts(const Analysis& a, TokenRange range) {
  NameParts parts;
  for (std::uint32_t k = range.begin; k < range.end; ++k) {
    const std::string& text = a.word(k).text;
    if (a.sign(k)) {
      const bool inside = a.tokens[k].glued && k + 1 < range.end && a.tokens[k + 1].glued;
      if (inside && !parts.words.empty() && (text == "-" || text == "\u2011" || text == "\u2010")) {
        parts.words.back() += "-" + a.word(++k).text;
      } else if (text == "." && !parts.words.empty()) {
        parts.words.back() += text;
      }
      continue;
    }
    if (k > range.begin && a.tokens[k].glued && !parts.words.empty() && a.tokens[k - 1].type == TokenType::Word) {
      parts.words.back() += text;  // behind an elided particle: "d'Arcy"
      continue;
    }
    parts.words.push_back(text);
  }
  const Lexicon& lexicon = *a.language->lexicon;
  if (!parts.words.empty()) parts.surname_keys = lexicon.nominatives(fold(parts.words.back()));
  if (parts.words.size() > 1) parts.given_keys = lexicon.nominatives(fold(parts.words.front()));
  return parts;
}

std::string origin_of(const Analysis& a, const NameParts& parts) {
  for (const std::string& key : parts.given_keys)
    if (const NameWords::Given* given = a.world->names.given_name(key)) return given->origin;
  return "";
}

std::string english_name(const Analysis& a, const NameParts& parts, const std::vector<std::string>& seen) {
  const NameWords& names = a.world->names;
  bool feminine = false, oblique = false;
  std::string given, origin;
  if (!parts.given_keys.empty())
    for (std::size_t k = 0; k < parts.given_keys.size() && given.empty(); ++k)
      if (const NameWords::Given* found = names.given_name(parts.given_keys[k])) {
        given = found->english;
        origin = found->origin;
        feminine = found->feminine;
        oblique = k > 0;
      }
  // A given name that only the language's own table has.
  for (std::size_t k = 0; k < parts.given_keys.size() && given.empty(); ++k)
    if (a.language->lexicon->is_name(parts.given_keys[k], Layer::FirstNames)) {
      given = nominative_as(a, parts.words.front(), parts.given_keys[k]);
      feminine = parts.given_keys[k].ends_with("a") || parts.given_keys[k].ends_with("а") || parts.given_keys[k].ends_with("я");
      oblique = k > 0;
      given = spelled(a, given);
    }
  const bool latin = spelled(a, parts.words.front()) == calm_capitals(parts.words.front());
  std::string out;
  for (std::size_t k = 0; k < parts.words.size(); ++k) {
    const bool first = k == 0 && parts.words.size() > 1, last = k + 1 == parts.words.size();
    std::string word = parts.words[k];
    if (first && !given.empty() && (!latin || oblique || fold(given) != fold(word))) {
      word = given;
    } else {
      const bool shown = last && std::any_of(parts.surname_keys.begin() + 1, parts.surname_keys.end(), [&](const std::string& key) {
                           return std::find(seen.begin(), seen.end(), key) != seen.end();
                         });
      if ((oblique && !first) || shown) word = nominative_of(a, word, feminine, seen);
      word = spelled(a, word, origin);
    }
    if (!out.empty() && !out.ends_with("'") && !out.ends_with("’")) out += ' ';
    out += word;
  }
  return out;
}

}  // namespace pledgegraph
