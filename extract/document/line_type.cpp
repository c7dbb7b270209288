#include "extract/document/line_type.hpp"

#include <algorithm>

#include "extract/text/letters.hpp"

namespace pledgegraph {
namespace {

using Words = std::span<const CueWord>;

/// The segments between the signs that divide menu entries.
struct Segments {
  std::size_t count = 1, words = 0, longest = 0, with_digits = 0;
  std::size_t lower = 0;  ///< that begin with a small letter behind a dash
};

Segments segments_of(std::string_view text) {
  Segments s;
  std::size_t words = 0;
  bool in_word = false, digits = false, blank = true, dashed = false;
  int blanks = 0;
  const auto close = [&] {
    if (words == 0 && !digits) return;
    ++s.count;
    s.longest = std::max(s.longest, words);
    s.with_digits += digits ? 1 : 0;
    words = 0;
    digits = false;
  };
  s.count = 0;
  for (std::size_t at = 0; at < text.size();) {
    std::size_t next = at;
    const char32_t c = next_code_point(text, next);
    const CharClass type = char_class(c);
    const bool spaced = blank && next < text.size() && (text[next] == ' ' || text[next] == '\t');
    if (type == CharClass::Space) {
      if (++blanks == 2 || c == U'\t') close();
    } else {
      blanks = 0;
    }
    const bool divides = c == U'|' || c == U'\u00B7' || c == U'\u2022' || c == U'>' || c == U'\u203A' ||
                         c == U'\u00BB' || c == U'\u25BE' || c == U'\u25BC' ||
                         (spaced && (c == U'/' || c == U'-' || c == U'\u2013' || c == U'\u2014'));
    if (divides) {
      close();
      dashed = c == U'-' || c == U'\u2013' || c == U'\u2014';
    }
    if (type == CharClass::Letter && !in_word) {
      s.lower += dashed && words == 0 && !is_upper(c) ? 1 : 0;
      ++words;
      ++s.words;
    }
    digits = digits || type == CharClass::Digit;
    in_word = type == CharClass::Letter || (in_word && is_apostrophe(c));
    blank = type == CharClass::Space;
    at = next;
  }
  close();
  return s;
}

/// Short entries side by side; a row of a table ("Poland - 14 Leopard 2, 60 PT-91 - all handed over") has figures, or entries
/// that begin with small letters ("Dachs - twenty-four - twenty-one").
bool is_menu(const Line& line) {
  if (line.terminated || line.colon || line.item_end || line.characters > 300) return false;
  const Segments s = segments_of(line.words_text());
  return s.count >= 3 && s.longest <= 4 && s.words * 2 <= s.count * 5 && s.with_digits * 5 <= s.count && s.lower * 3 <= s.count;
}

/// "—— AILLEURS SUR LE SITE ——", "-- FIN --": a few words between rules divide parts of a page.
bool is_framed(const Line& line) {
  if (line.words == 0 || line.words > 6 || line.characters > 60 || line.text.empty()) return false;
  std::size_t at = 0;
  const char32_t first = next_code_point(line.text, at);
  const char32_t second = next_code_point(line.text, at);
  const bool rule = first == U'-' || first == U'=' || first == U'*' || first == U'\u2013' || first == U'\u2014' ||
                    (first >= 0x2500 && first < 0x2600) || (first >= 0x2700 && first < 0x27C0);
  std::string sign;
  append_utf8(sign, first);
  const bool drawn = first >= 0x2500;  // one of these is enough
  return rule && (second == first || drawn) && line.text.size() > 2 * sign.size() && line.text.ends_with(sign);
}

/// Index of the first word that is not an opening sign.
std::size_t first_word(Words words) {
  std::size_t k = 0;
  while (k < words.size() && k < 6 && !words[k].letters && !words[k].digits && words[k].folded != "\u00A9") ++k;
  return k;
}

/// A cue of one word is one only where it stands by itself: "Partager | Imprimer", not "Partager les chars".
std::size_t match_alone(const BlockRules& rules, CueScope scope, Words words, std::size_t at, const Line& line) {
  const std::size_t n = rules.cues.match(scope, words, at);
  if (n != 1 || at + 1 >= words.size()) return n;
  const CueWord& next = words[at + 1];
  if (next.letters) return next.capital && !line.terminated ? n : 0;
  return next.folded == "." || next.folded == "," ? 0 : n;  // "ELSEWHERE. Minsk moved ..." is a sentence's heading
}

/// Before a whole sentence a cue must be unmistakable: "Also on Sunday it became known that ..." is no link.
bool opens_title(Words words, std::size_t at, std::size_t n) {
  if (n >= 3 || at + n >= words.size() || !words[at + n].letters) return true;
  const bool strong = std::ranges::any_of(words.subspan(at, n), [](const CueWord& w) { return w.folded.size() >= 5; });
  return strong && words[at + n].capital;
}

bool only_signs(Words words) {
  return std::ranges::none_of(words, [](const CueWord& w) { return w.letters; });
}

/// Names and small words between them: "Dana Whitcombe and Luis Ortega".
bool only_names(Words words) {
  std::size_t names = 0;
  for (const CueWord& w : words) {
    if (!w.letters) continue;
    if (w.capital)
      ++names;
    else if (w.folded.size() > 4)
      return false;
  }
  return names > 0 && names <= 10;
}

/// Words of the line outside dates and brackets that a dateline does not have: long and in lower case.
std::size_t plain_words(std::string_view text, const std::vector<DateMention>& dates, const BlockRules& rules) {
  std::size_t plain = 0;
  int brackets = 0;
  for (std::size_t at = 0; at < text.size();) {
    const auto date = std::ranges::find(dates, at, [](const DateMention& d) -> std::size_t { return d.span.begin; });
    if (date != dates.end()) {
      at = date->span.end;
      continue;
    }
    const std::size_t begin = at;
    const char32_t c = next_code_point(text, at);
    if (c == U'(' || c == U'[') ++brackets;
    if ((c == U')' || c == U']') && brackets > 0) --brackets;
    if (char_class(c) != CharClass::Letter) continue;
    std::size_t letters = 1;
    for (std::size_t next = at; next < text.size() && char_class(next_code_point(text, next)) == CharClass::Letter;
         ++letters)
      at = next;
    if (brackets > 0 || is_upper(c) || letters <= 3) continue;
    if (rules.dates.weekday(fold(text.substr(begin, at - begin)), rules.language) == 0) ++plain;
  }
  return plain;
}

/// "Loris Bugnon, Belgrade | Publié aujourd'hui à 19h48"
bool has_inner_date_cue(Words words, const Line& line, const BlockRules& rules) {
  if (line.terminated || line.digits == 0 || line.words > 14) return false;
  for (std::size_t k = 1; k < words.size(); ++k) {
    const std::string& sign = words[k - 1].folded;
    const bool divided =
        sign == "|" || sign == "\u00B7" || sign == "\u2022" || sign == "-" || sign == "\u2013" || sign == "\u2014";
    if (divided && rules.cues.match(CueScope::Dateline, words, k) > 0) return true;
  }
  return false;
}

bool is_time_stamp(const Line& line, Words words, const BlockRules& rules) {
  if (line.characters > 30 || line.digits < 3 || line.digits > 8) return false;
  return std::ranges::all_of(words, [&](const CueWord& w) {
    return !w.letters || w.folded == "h" || rules.cues.match(CueScope::Live, Words(&w, 1)) > 0;
  });
}

/// "Légende : ...", "PHOTO — ...": a caption; without a sentence behind it only a credit.
bool is_cued_caption(const Line& line, Words words, std::size_t first, const BlockRules& rules, bool& credit_only) {
  if (line.characters > 600) return false;
  const std::size_t n = rules.cues.match(CueScope::Caption, words, first);
  if (n == 0 || first + n >= words.size()) return false;
  const std::string& next = words[first + n].folded;
  if (next != ":" && next != "|" && next != "-" && next != "\u2013" && next != "\u2014" && !(line.bracketed && n == 1))
    return false;
  credit_only = line.words < n + 6;
  return true;
}

/// Under a picture: a photographer or agency in brackets or behind a bar at its end.
bool is_credited_caption(const Line& line, const BlockRules& rules, bool& credit_only) {
  if (line.characters > 600) return false;
  std::size_t tail = std::max(
      {line.text.rfind('|') + 1, line.text.rfind('(') + 1, line.text.rfind("\u00A9") + 1, line.text.rfind(" / ") + 1});
  if (tail == 0 || line.text.size() - tail > 80) return false;
  if (!rules.cues.contains(CueScope::Caption, cue_words(line.text.substr(tail)))) return false;
  credit_only = std::ranges::count(line.text.substr(0, tail), ' ') < 6;
  return true;
}

}  // namespace

bool is_body(const Line& line) { return line.terminated && line.characters >= 80 && line.words >= 10; }

LineVerdict judge_line(const Line& line, const BlockRules& rules) {
  LineVerdict verdict;
  const std::vector<CueWord> cut =
      cue_words(line.words_text(), line.characters > 300 ? 16 : 64);  // longer lines are judged by their beginning
  const Words words(cut);
  const std::size_t first = first_word(words);
  const bool shortish = line.characters <= 200;

  std::vector<DateMention> dates;
  if (shortish && line.digits > 0) dates = find_dates(line.text, rules.dates, rules.language, 400);
  const bool dated = std::ranges::any_of(dates, [](const DateMention& d) { return d.year != 0; });
  verdict.has_date = dated;

  if (is_time_stamp(line, words, rules)) {
    verdict.type = BlockType::Dateline;
    return verdict;
  }
  if (line.letters == 0) {
    verdict.type = dated ? BlockType::Dateline : BlockType::Boilerplate;
    verdict.date_line = dated;
    return verdict;
  }

  // A date among few other words; a cue such as "Stand:" needs none.
  const bool date_cue = shortish && (match_alone(rules, CueScope::Dateline, words, first, line) > 0 ||
                                     has_inner_date_cue(words, line, rules));
  if ((!dates.empty() || date_cue) && shortish && !is_body(line)) {
    const std::size_t others =
        plain_words(line.words_text(), find_dates(line.words_text(), rules.dates, rules.language, 400), rules);
    verdict.date_line = date_cue ? others <= 8 : others <= (line.terminated ? 0u : 2u) && line.words <= 16;
    if (date_cue && verdict.date_line && (dated || line.digits > 0 || line.characters < 60)) {
      verdict.type = BlockType::Dateline;
      return verdict;
    }
  }

  const auto boilerplate = [&] {
    verdict.type = BlockType::Boilerplate;
    verdict.cue = true;
  };

  if (line.characters <= 160 && match_alone(rules, CueScope::Rest, words, first, line) > 0) {
    boilerplate();
    verdict.rest = true;
    return verdict;
  }
  if (line.characters <= 1000) {
    const std::size_t n = match_alone(rules, CueScope::Line, words, first, line);
    if (n > 0 && (!is_body(line) || opens_title(words, first, n))) {
      boilerplate();
      verdict.weak = n == 1;
      verdict.opens_list = only_signs(words.subspan(first + n)) || line.colon || (line.all_caps() && line.words <= 8);
      return verdict;
    }
  }
  if (line.characters <= 240 && rules.cues.contains(CueScope::Anywhere, words)) {
    boilerplate();
    return verdict;
  }
  bool credit_only = false;
  const auto caption = [&] {
    verdict.type = credit_only ? BlockType::Boilerplate : BlockType::Caption;
    verdict.cue = credit_only;
    return verdict;
  };
  if (is_cued_caption(line, words, first, rules, credit_only)) return caption();
  if (const std::size_t n = rules.cues.match(CueScope::Credit, words, first); n > 0 && line.characters <= 240) {
    const Words after = words.subspan(first + n);
    const bool signs_follow = !after.empty() && !after.front().letters && after.front().folded != ",";
    if ((n > 1 || signs_follow || only_names(after)) && !is_body(line) &&
        !(n == 1 && line.terminated && !line.bracketed && !signs_follow)) {
      boilerplate();
      verdict.by_line = true;
      return verdict;
    }
  }
  if (is_credited_caption(line, rules, credit_only)) return caption();
  if (line.bracketed && line.characters <= 200 && !verdict.date_line) {
    boilerplate();
    return verdict;
  }
  // "Accueil | Monde", "Accueil Dernières minutes L'International ..."
  if (const std::size_t n = rules.cues.match(CueScope::Menu, words, first);
      n > 0 && (!line.terminated || line.ellipsis) && shortish) {
    const bool stands_alone = first + n >= words.size() || !words[first + n].letters || words[first + n].capital;
    if (stands_alone && !dated) {
      boilerplate();
      return verdict;
    }
  }
  if (is_framed(line)) {
    boilerplate();
    verdict.opens_list = true;
    return verdict;
  }
  if (!dated && is_menu(line)) {
    boilerplate();
    verdict.menu = true;
    return verdict;
  }
  if (!line.terminated && line.characters <= 120 && line.text.find("\u00A9") != line.text.npos) {
    boilerplate();
    return verdict;
  }

  if (line.marker != 0)
    verdict.type = BlockType::Bullet;
  else if (!line.terminated && !line.colon && !line.item_end && shortish && !line.joined)
    verdict.type = BlockType::Headline;
  return verdict;
}

}  // namespace pledgegraph
