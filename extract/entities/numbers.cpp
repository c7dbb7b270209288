// Numbers: digits with the language's separators, number words by a small grammar over numbers.tsv, multipliers,
// approximators, and the currencies beside them. Dates, times, percentages and measures are recognised so that nothing
// takes them for a quantity.
#include <algorithm>
#include <cmath>
#include <unordered_map>
#include <unordered_set>

#include "extract/entities/mentions.hpp"
#include "extract/text/letters.hpp"

namespace pledgegraph {
namespace {

/// The table matches of one layer by the token they begin at.
class MatchesAt {
 public:
  MatchesAt(const Analysis& a, Layer layer) {
    for (const LexMatch& match : a.layer(layer)) by_begin_.emplace(match.begin, match);
  }
  const LexMatch* at(std::uint32_t token) const {
    const auto found = by_begin_.find(token);
    return found == by_begin_.end() ? nullptr : &found->second;
  }

 private:
  std::unordered_map<std::uint32_t, LexMatch> by_begin_;
};

struct Parsed {
  double value = 0;
  std::uint32_t end = 0;
  bool valued = false, approximate = false, article = false, words = false, large = false, ordinal = false, plain_year = false;
};

class NumberReader {
 public:
  explicit NumberReader(Analysis& analysis)
      : a_(analysis), words_(analysis, Layer::Numbers), currencies_(analysis, Layer::Currencies), dates_(analysis, Layer::Dates) {
    for (const LexMatch& match : analysis.layer(Layer::Names)) {
      const NameRow& row = analysis.language->names[match.entry.row];
      if (row.type != NameRow::Type::Item) {
        for (std::uint32_t i = match.begin; i < match.end; ++i) parties_.insert(i);
        continue;
      }
      if (analysis.world->items[row.index].slug == "@other") others_.emplace(match.begin, match.end);
      if (match.end > match.begin + 1) items_.emplace(match.begin, match.end);
    }
  }

  void run() {
    comma_decides_ = comma_is_decimal();
    for (std::uint32_t i = 0; i < a_.tokens.size();) {
      const std::uint32_t next = read(i);
      i = std::max(next, i + 1);
    }
    inherit_currencies();
    add_shares();
  }

 private:
  std::uint32_t sentence_end(std::uint32_t i) const { return a_.sentences[a_.sentence_of[i]].tokens.end; }
  std::uint32_t sentence_begin(std::uint32_t i) const { return a_.sentences[a_.sentence_of[i]].tokens.begin; }
  const NumberRow* number_word(std::uint32_t i, std::uint32_t& end) const {
    const LexMatch* match = words_.at(i);
    if (!match) return nullptr;
    end = match->end;
    return &a_.language->numbers[match->entry.row];
  }
  static double multiplier(const NumberRow& row) {
    switch (row.type) {
      case NumberType::Hundred: case NumberType::Thousand: case NumberType::Million: case NumberType::Billion:
      case NumberType::Trillion: return row.value;
      default: return 0;
    }
  }

  /// Digits with separators from token i: "20 000", "12'400", "3,7", "1.234.567,8".
  Parsed digits(std::uint32_t i) const {
    Parsed out;
    const std::uint32_t end = sentence_end(i);
    std::string whole = a_.word(i).text, decimals;
    std::uint32_t at = i + 1;
    bool grouped = false, signs = false;
    while (at < end) {
      const bool digits_next = a_.tokens[at].type == TokenType::Number;
      if (digits_next && !a_.tokens[at].glued && a_.word(at).text.size() == 3 && whole.size() <= 3 + (grouped ? 9 : 0) && !signs && !measures(at, grouped)) {
        // A blank divides thousands, but "2022 150 soldiers" does not.
        whole += a_.word(at).text;
        grouped = true;
        ++at;
        continue;
      }
      if (a_.sign(at) && a_.tokens[at].glued && at + 1 < end && a_.tokens[at + 1].type == TokenType::Number && a_.tokens[at + 1].glued) {
        const std::string& sign = a_.word(at).text;
        const std::string& group = a_.word(at + 1).text;
        const bool divides = a_.language->thousands.find(sign) != std::string::npos || sign == "'" || sign == "’" ||
                             (!comma_decides_ && foreign_thousands(sign, whole, group, at + 2, grouped));
        if (divides && group.size() == 3 && whole.size() <= 3 + (grouped ? 9 : 0)) {
          whole += group;
          grouped = signs = true;
          at += 2;
          continue;
        }
        if ((sign == "." || sign == ",") && !(at + 2 < end && a_.sign(at + 2) && a_.tokens[at + 2].glued && at + 3 < end &&
                                                a_.tokens[at + 3].type == TokenType::Number && a_.tokens[at + 3].glued)) {
          decimals = group;
          at += 2;
        }
      }
      break;
    }
    out.valued = true;
    out.value = whole.size() < 16 ? std::stod(whole) : 0;
    if (!decimals.empty()) out.value += std::stod(decimals.substr(0, 9)) / std::pow(10.0, std::min<std::size_t>(decimals.size(), 9));
    out.end = at;
    out.plain_year = !grouped && decimals.empty() && whole.size() == 4 && out.value >= 1900 && out.value <= 2100;
    return out;
  }

  /// True for digits that say a size: "155-mm", "105mm shells"; and "105 mm" where the number before is whole already.
  bool measures(std::uint32_t i, bool whole) const {
    if (items_.contains(i)) return true;
    const std::uint32_t end = sentence_end(i);
    std::uint32_t at = i + 1;
    if (at < end && a_.sign(at) && a_.tokens[at].glued && (a_.word(at).text == "-" || a_.word(at).text == "\u2011")) ++at;
    return at < end && others_.contains(at) && (at > i + 1 || whole);
  }

  /// "14,500 millones" where the comma divides thousands: a sign that divides them elsewhere, before three digits. Before a
  /// million that is so only in a language of several customs; nothing that is counted has thousandths.
  bool foreign_thousands(const std::string& sign, const std::string& whole, const std::string& group, std::uint32_t behind, bool grouped) const {
    if (sign != "," || group.size() != 3 || whole.front() == '0' || (whole.size() > 3 && !grouped)) return false;
    if (a_.language->thousands_abroad.find(sign) != std::string::npos) return true;
    if (behind >= a_.tokens.size() || a_.tokens[behind].type != TokenType::Word || a_.tokens[behind].glued || others_.contains(behind)) return false;
    std::uint32_t end = behind;
    const NumberRow* word = number_word(behind, end);
    return !(word && multiplier(*word) > 0) && !currencies_.at(behind);
  }

  /// True if the document writes decimals with a comma: "3,7", with one digit or two behind it.
  bool comma_is_decimal() const {
    for (std::uint32_t i = 0; i + 2 < a_.tokens.size(); ++i)
      if (a_.tokens[i].type == TokenType::Number && a_.sign(i + 1) && a_.tokens[i + 1].glued && a_.word(i + 1).text == "," &&
          a_.tokens[i + 2].type == TokenType::Number && a_.tokens[i + 2].glued && a_.word(i + 2).text.size() < 3)
        return true;
    return false;
  }

  /// Number words from token i: "vingt et un mille", "une cinquantaine", "two dozen".
  Parsed number_words(std::uint32_t i) const {
    Parsed out;
    out.words = true;
    const std::uint32_t end = sentence_end(i);
    double current = 0, last_unit = 1e9;
    bool any = false;
    std::uint32_t at = i;
    while (at < end) {
      std::uint32_t next = at;
      const NumberRow* row = number_word(at, next);
      if (!row) {
        // "vingt et un", "twenty-one", "one hundred and five"
        if (any && at + 1 < end && (a_.is(at, Grammar::Coordinator) || (a_.sign(at) && a_.tokens[at].glued && a_.tokens[at + 1].glued))) {
          const NumberRow* behind = number_word(at + 1, next);
          const bool adds = behind && behind->type == NumberType::Unit && behind->value < std::min(last_unit, 100.0) && last_unit >= 20;
          if (adds && (a_.sign(at) ? a_.word(at).text == "-" : behind->value > 0)) {
            ++at;
            continue;
          }
        }
        break;
      }
      if (row->type == NumberType::Unit) {
        if (any && !(last_unit >= 20 && row->value < std::min(last_unit, 100.0) && row->value > 0)) break;
        current += row->value;
        last_unit = row->value;
        any = true;
      } else if (row->type == NumberType::Hundred) {
        current = std::max(current, 1.0) * row->value;
        last_unit = 100;
        any = true;
      } else if (row->type == NumberType::Thousand && row->value == 1000) {
        out.value += std::max(current, 1.0) * 1000;
        current = 0;
        last_unit = 1000;
        any = true;
      } else {
        break;
      }
      at = next;
    }
    out.value += current;
    out.valued = any;
    out.end = at;
    return out;
  }

  /// Reads what begins at token i and adds it; returns where reading goes on.
  std::uint32_t read(std::uint32_t i) {
    const std::uint32_t end = sentence_end(i);
    Parsed parsed;
    std::uint32_t word_end = i;
    const NumberRow* word = number_word(i, word_end);
    if (a_.tokens[i].type == TokenType::Number) {
      if (inside_name(i)) return i + 1;
      parsed = digits(i);
      // "20e", "3rd", "25-й".
      std::uint32_t suffix = parsed.end;
      if (suffix + 1 < end && a_.sign(suffix) && a_.tokens[suffix].glued && a_.word(suffix).text == "-" && a_.tokens[suffix + 1].glued) ++suffix;
      const auto& suffixes = a_.language->ordinal_suffixes;
      if (suffix < end && a_.tokens[suffix].glued && std::find(suffixes.begin(), suffixes.end(), a_.word(suffix).lower) != suffixes.end()) {
        parsed.ordinal = true;
        parsed.end = suffix + 1;
      }
      // "das 46. Paket", but "am 3. Mai" is a day.
      if (a_.language->ordinal_point && parsed.end + 1 < end && a_.sign(parsed.end) && a_.tokens[parsed.end].glued && a_.word(parsed.end).text == "." &&
          !a_.tokens[parsed.end + 1].glued && a_.tokens[parsed.end + 1].type == TokenType::Word && parsed.value < 1000) {
        const LexMatch* behind = dates_.at(parsed.end + 1);
        if (behind && a_.language->dates[behind->entry.row].type == DateWord::Month) {
          add(i, parsed, NumberUse::Date, {i, parsed.end}, "");
          return parsed.end;
        }
        parsed.ordinal = true;
        ++parsed.end;
      }
    } else if (word && parties_.contains(i)) {
      return i + 1;  // "les Vingt-Sept"
    } else if (word) {
      switch (word->type) {
        case NumberType::Unit: case NumberType::Hundred: case NumberType::Thousand: parsed = number_words(i); break;
        case NumberType::Million: case NumberType::Billion: case NumberType::Trillion:
          if (word_end == i + 1 && a_.word(i).lower.size() < 5) return i + 1;  // an abbreviation counts only behind digits: "M. Austin", "M1A1"
          parsed = {half_before(i) ? 0.5 : 1, i, true, false, false, true, false, false, false};
          break;
        case NumberType::About: parsed = {word->value, word_end, true, true, false, true, false, false, false}; break;
        case NumberType::Pair: parsed = {word->value, word_end, true, false, false, true, false, false, false}; break;
        case NumberType::Many: case NumberType::Several: parsed = {0, word_end, false, true, false, true, false, false, false}; break;
        case NumberType::Article: parsed = {1, word_end, true, false, true, true, false, false, false}; break;
        case NumberType::Ordinal: parsed = {word->value, word_end, true, false, false, true, false, true, false}; break;
        case NumberType::Half: case NumberType::Fraction: case NumberType::Approximator: return i + 1;
      }
    } else {
      return i + 1;
    }
    if (parsed.end <= i && !parsed.valued) return i + 1;
    if (parsed.ordinal) {
      add(i, parsed, NumberUse::Ordinal, {i, parsed.end}, "");
      return parsed.end;
    }
    if (parsed.article) {
      // "une cinquantaine", "a dozen", "un millier", "a hundred", "a couple of": the article belongs to the number word.
      std::uint32_t next = parsed.end;
      const NumberRow* behind = parsed.end < end ? number_word(parsed.end, next) : nullptr;
      if (behind && behind->type != NumberType::Article && behind->type != NumberType::Ordinal && behind->type != NumberType::Approximator &&
          behind->type != NumberType::Fraction && behind->type != NumberType::Half) {
        const std::uint32_t result = read(parsed.end);
        if (!a_.numbers.empty() && a_.numbers.back().digits.begin == parsed.end) a_.numbers.back().tokens.begin = std::min(a_.numbers.back().tokens.begin, i);
        return result;
      }
    }
    // Multipliers: "3,7 milliards", "5 tys.", "une dizaine de milliers", "two and a half million".
    std::uint32_t at = parsed.end;
    double scale = 1;
    while (at < end) {
      std::uint32_t look = at, next = at;
      if (parsed.words && a_.is(look, Grammar::Of) && look + 1 < end) ++look;
      if (a_.sign(look) && a_.word(look).text == "-" && a_.tokens[look].glued && look + 1 < end && a_.tokens[look + 1].glued) ++look;  // "$2.4-billion"
      const NumberRow* behind = number_word(look, next);
      if (behind && behind->type == NumberType::About && parsed.words && !parsed.article && scale == 1 && parsed.value < 20 && parsed.value > 1) {
        scale = behind->value;  // "two dozen"
        at = next;
        continue;
      }
      if (behind && multiplier(*behind) > 0 && !(behind->type == NumberType::Hundred && !parsed.words) && stands_alone(look, next)) {
        scale *= multiplier(*behind);
        parsed.large |= multiplier(*behind) >= 1e6;
        at = next;
        if (at < end && a_.sign(at) && a_.word(at).text == "." && a_.tokens[at].glued && at + 1 < end && !a_.tokens[at + 1].capital) ++at;
        // "et demi"
        std::uint32_t half_end = at;
        const std::uint32_t half_at = at < end && a_.is(at, Grammar::Coordinator) ? at + 1 : at;
        if (const NumberRow* half = half_at < end ? number_word(half_at, half_end) : nullptr; half && half->type == NumberType::Half) {
          parsed.value += 0.5;
          at = half_end;
        }
        continue;
      }
      if (at < end && a_.is(at, Grammar::Coordinator)) {  // "two and a half million"
        for (std::uint32_t k = at + 1; k < std::min(at + 3, end); ++k) {
          std::uint32_t half_end = k, million_end = k;
          const NumberRow* half = number_word(k, half_end);
          if (!half || half->type != NumberType::Half) continue;
          const NumberRow* million = half_end < end ? number_word(half_end, million_end) : nullptr;
          if (million && multiplier(*million) >= 1e3) {
            parsed.value += 0.5;
            at = half_end;
          }
          break;
        }
        if (at < end && a_.is(at, Grammar::Coordinator)) break;
        continue;
      }
      break;
    }
    parsed.value *= scale;
    parsed.end = at;
    // Ranges: "10 à 15", "10-15": the upper bound, roughly.
    if (parsed.valued && !parsed.article && at + 1 < end && a_.tokens[at + 1].type == TokenType::Number && !parsed.plain_year &&
        (a_.is(at, Grammar::To) || (a_.sign(at) && (a_.word(at).text == "-" || a_.word(at).text == "–") && a_.tokens[at].glued)) && scale == 1) {
      const Parsed upper = digits(at + 1);
      if (upper.value > parsed.value && upper.value < parsed.value * 10 && !upper.plain_year) {
        parsed.value = upper.value;
        parsed.end = upper.end;
        parsed.approximate = true;
      }
    }
    NumberUse use = NumberUse::Count;
    TokenRange tokens{i, parsed.end};
    const bool old = earlier_stand(i, parsed.end);
    const std::string currency = parsed.article && !parsed.large ? "" : currency_beside(i, parsed, tokens);
    if (!currency.empty()) use = NumberUse::Money;
    else use = old ? NumberUse::Measure : other_use(i, parsed);
    // Approximators and articles before: "plus de", "environ", "une bonne".
    for (int steps = 0; steps < 4 && tokens.begin > sentence_begin(i); ++steps) {
      const std::uint32_t before = tokens.begin - 1;
      if (is_approximator(before)) {
        parsed.approximate |= true;
        --tokens.begin;
      } else {
        break;
      }
    }
    add(i, parsed, use, tokens, currency);
    return tokens.end;
  }

  /// "13 Panzer (zuvor: 7)": what a list said before, in brackets that hold nothing else.
  bool earlier_stand(std::uint32_t i, std::uint32_t after) const {
    if (after >= sentence_end(i) || !a_.sign(after) || a_.word(after).text != ")") return false;
    bool earlier = false;
    for (std::uint32_t k = i, steps = 0; k > sentence_begin(i) && steps < 5; --k, ++steps) {
      if (a_.sign(k - 1) && a_.word(k - 1).text == "(") return earlier;
      if (a_.is(k - 1, Grammar::Already) || a_.is(k - 1, Grammar::SoFar)) earlier = true;
      else if (!(a_.sign(k - 1) && a_.word(k - 1).text == ":") && a_.tokens[k - 1].type != TokenType::Word) return false;
    }
    return false;
  }

  /// "un demi-million", "half a million".
  bool half_before(std::uint32_t million) const {
    for (std::uint32_t i = million, steps = 0; i > sentence_begin(million) && steps < 2; --i, ++steps) {
      std::uint32_t end = i - 1;
      const NumberRow* word = number_word(i - 1, end);
      if (word && word->type == NumberType::Half) return true;
      if (!(a_.sign(i - 1) && a_.word(i - 1).text == "-") && !(word && word->type == NumberType::Article)) return false;
    }
    return false;
  }

  /// "500M" and "3,7 Mrd." are multipliers, "49 M1A1" and "30 M-84" are not: one letter must touch the number and end there.
  bool stands_alone(std::uint32_t token, std::uint32_t next) const {
    if (next != token + 1 || a_.word(token).lower.size() > 1) return true;
    const bool inside = next < sentence_end(token);
    const bool sign_behind = inside && a_.tokens[next].glued && a_.sign(next) && a_.word(next).text != "-";
    if (!a_.tokens[token].glued) return sign_behind && a_.word(next).text != "." && a_.word(next).text != ",";  // "40 M€"
    return sign_behind || !inside || !a_.tokens[next].glued;
  }

  bool is_approximator(std::uint32_t token) const {
    if (approximator_.empty()) {
      approximator_.assign(a_.tokens.size(), false);
      for (const LexMatch& match : a_.layer(Layer::Numbers))
        if (a_.language->numbers[match.entry.row].type == NumberType::Approximator)
          for (std::uint32_t k = match.begin; k < match.end; ++k) approximator_[k] = true;
      // A verb's particle is none: "handed over 19".
      for (const LexMatch& match : a_.layer(Layer::Events))
        if (a_.language->events[match.entry.row].pos == EventPos::Phrase && !a_.word(match.begin).verbs.empty())
          for (std::uint32_t k = match.begin + 1; k < match.end; ++k)
            if (a_.is(k, Grammar::Particle)) approximator_[k] = false;
    }
    return approximator_[token];
  }

  /// True for digits that are part of a name that the tables know ("Leopard 2", "F-16", "T-72").
  bool inside_name(std::uint32_t i) const {
    if (named_.empty()) {
      named_.assign(a_.tokens.size(), false);
      for (const LexMatch& match : a_.layer(Layer::Names)) {
        if (a_.language->names[match.entry.row].type != NameRow::Type::Item && a_.counts_behind(match)) continue;
        for (std::uint32_t k = match.begin + 1; k < match.end; ++k) named_[k] = true;
      }
    }
    if (named_[i]) return true;
    // Digits that open a designation: "2A4", "2S1".
    const std::uint32_t end = sentence_end(i);
    if (i + 2 < end && a_.tokens[i + 1].type == TokenType::Word && a_.tokens[i + 1].glued && a_.tokens[i + 1].capital &&
        a_.tokens[i + 2].type == TokenType::Number && a_.tokens[i + 2].glued)
      return true;
    // Digits glued behind letters ("M1A1", "Su-35") name something too, unless the letters are a currency ("USD20").
    if (i == 0 || !a_.tokens[i].glued) return false;
    const std::uint32_t before = a_.tokens[i - 1].type == TokenType::Sign && a_.tokens[i - 1].glued && i >= 2 && a_.word(i - 1).text == "-" ? i - 2 : i - 1;
    if (a_.tokens[before].type != TokenType::Word) return false;
    for (const LexMatch& match : a_.layer(Layer::Currencies))
      if (match.begin <= before && before < match.end) return false;
    return true;
  }

  std::string currency_beside(std::uint32_t i, const Parsed& parsed, TokenRange& tokens) const {
    const std::uint32_t end = sentence_end(i);
    std::uint32_t at = parsed.end;
    if (at + 1 < end && a_.sign(at) && a_.tokens[at].glued && a_.tokens[at + 1].glued && (a_.word(at).text == "-" || a_.word(at).text == "\u2011")) ++at;  // "a 3.4 billion-crown package"
    for (int skipped = 0; skipped < 3 && at < end; ++skipped) {
      // A match may begin before, in a multiplier: "M€", "millions d'euros".
      for (const LexMatch& match : a_.layer(Layer::Currencies))
        if (match.begin <= at && at < match.end && match.begin >= i) {
          tokens.end = match.end;
          return a_.language->currencies[match.entry.row].code;
        }
      const bool of = a_.is(at, Grammar::Of) || a_.is(at, Grammar::Possessive);  // "16.500 millones de sus coronas"
      if (!of && (skipped > 0 || !parsed.large)) break;
      if (a_.sign(at)) break;
      ++at;
    }
    if (parsed.words && !parsed.large && a_.tokens[i].type != TokenType::Number) return "";
    for (const LexMatch& match : a_.layer(Layer::Currencies))
      if (match.end == i && is_sign_or_code(match)) {
        tokens.begin = match.begin;
        return a_.language->currencies[match.entry.row].code;
      }
    return "";
  }

  /// "$", "C$", "USD" stand before a number; words do not: "la France livre 20 000 obus".
  bool is_sign_or_code(const LexMatch& match) const {
    const std::uint32_t last = match.end - 1;
    return a_.sign(last) || a_.word(last).all_capitals;
  }

  /// A month, or a word for one day, before a number: "April 13", "el día 13".
  bool names_days(const LexMatch& match) const {
    const DateRow& row = a_.language->dates[match.entry.row];
    return row.type == DateWord::Month || (row.type == DateWord::Part && row.word == "day" && match.begin > 0 && a_.is(match.begin - 1, Grammar::Definite));
  }

  NumberUse other_use(std::uint32_t i, const Parsed& parsed) const {
    const std::uint32_t end = sentence_end(i), begin = sentence_begin(i);
    const std::uint32_t at = parsed.end;
    if (const auto item = items_.find(i); item != items_.end() && item->second > at && a_.tokens[i].type == TokenType::Number) return NumberUse::Measure;  // "105mm shells"
    if (at < end) {
      const std::string& next = a_.word(at).text;
      if (next == "%") return NumberUse::Percent;
      if (a_.tokens[i].type == TokenType::Number && a_.sign(at) && a_.tokens[at].glued && (next == ":" || next == "." || next == "/") && at + 1 < end &&
          a_.tokens[at + 1].type == TokenType::Number && a_.tokens[at + 1].glued)
        return NumberUse::Date;
      if (const LexMatch* date = dates_.at(at)) {
        const DateRow& row = a_.language->dates[date->entry.row];
        if (row.type == DateWord::Part && !items_.contains(at)) return row.word == "%" ? NumberUse::Percent : NumberUse::Date;  // but "douze Mi-8"
        if (row.type == DateWord::Month && parsed.value <= 31) return NumberUse::Date;
      }
      if (a_.tokens[at].glued && a_.tokens[at].type == TokenType::Word && a_.tokens[i].type == TokenType::Number && others_.contains(at)) return NumberUse::Measure;
      if (others_.contains(at)) return NumberUse::Measure;
      if (a_.sign(at) && a_.tokens[at].glued && (next == "-" || next == "\u2011") && others_.contains(at + 1)) return NumberUse::Measure;
    }
    if (i > begin && a_.tokens[i].type == TokenType::Number && parsed.value <= 31)
      for (const LexMatch& match : a_.layer(Layer::Dates)) {
        if (match.begin > i) break;
        if (match.end == i && names_days(match) && parsed.value == std::floor(parsed.value) && !a_.tokens[i].glued) return NumberUse::Date;
      }
    if (parsed.plain_year) {
      // A year, unless a counted noun follows at once and nothing dates before.
      if (i > begin && (a_.is(i - 1, Grammar::In) || a_.is(i - 1, Grammar::Indefinite))) return NumberUse::Date;  // "a 2009 Transit van"
      for (const LexMatch& match : a_.layer(Layer::Dates))
        if (match.end == i) return NumberUse::Date;
      for (const LexMatch& match : a_.layer(Layer::Names)) {
        if (match.begin < at) continue;
        if (match.begin > at + 1) break;
        if (a_.language->names[match.entry.row].type == NameRow::Type::Item && match.begin == at) return NumberUse::Count;
      }
      return NumberUse::Date;
    }
    if (i > begin && a_.sign(i - 1) && a_.tokens[i].glued && (a_.word(i - 1).text == ":" || a_.word(i - 1).text == "/") && i > begin + 1 &&
        a_.tokens[i - 2].type == TokenType::Number)
      return NumberUse::Date;
    return NumberUse::Count;
  }

  void add(std::uint32_t i, const Parsed& parsed, NumberUse use, TokenRange tokens, const std::string& currency) {
    NumberMention number;
    number.tokens = tokens;
    number.digits = {i, parsed.end};
    if (parsed.valued) number.value = parsed.value;
    number.approximate = parsed.approximate;
    number.article = parsed.article;
    number.words = parsed.words;
    number.large = parsed.large;
    number.use = use;
    number.currency = currency;
    a_.numbers.push_back(std::move(number));
  }

  /// "20 millions d'euros, l'Islande 2,7 millions": a large number that counts nothing named is a sum in the currency
  /// spoken of last, else in the first that comes; where no currency is named ("last week's 175 million"), in an unknown one.
  void inherit_currencies() {
    const auto first = std::find_if(a_.numbers.begin(), a_.numbers.end(), [](const NumberMention& n) { return n.use == NumberUse::Money; });
    if (first == a_.numbers.end()) {
      // Nobody names a currency: still no quantity.
      for (NumberMention& number : a_.numbers)
        if (number.use == NumberUse::Count && number.large && number.value) {
          if (aid_behind(number.digits.end)) number.use = NumberUse::Measure;
          else if (is_for_something(number.digits.end) || (number.tokens.size() > 1 && !counts_something(number))) number.use = NumberUse::Money;
        }
      return;
    }
    const NumberMention* money = &*first;
    for (NumberMention& number : a_.numbers) {
      if (number.use == NumberUse::Money) money = &number;
      else if (number.use == NumberUse::Count && number.large && number.value && !counts_something(number)) {
        number.use = NumberUse::Money;
        number.currency = money->currency;
      }
    }
  }

  /// "100 millions, dont la moitié pour des drones", "z tego połowa na drony": a share of the sum before, and what it is for.
  void add_shares() {
    std::vector<NumberMention> shares;
    for (const LexMatch& match : a_.layer(Layer::Numbers)) {
      const NumberRow& row = a_.language->numbers[match.entry.row];
      if ((row.type != NumberType::Half && row.type != NumberType::Fraction) || !goes_somewhere(match.end)) continue;
      const NumberMention* sum = nullptr;
      for (const NumberMention& number : a_.numbers) {
        if (number.digits.begin >= match.begin) break;
        if (a_.sentence_of[number.digits.begin] != a_.sentence_of[match.begin]) continue;
        if (number.use == NumberUse::Money) sum = &number;
        else if (number.use == NumberUse::Count && !number.article) sum = nullptr;  // a share of what is counted
      }
      if (!sum || !sum->value) continue;
      NumberMention share = *sum;
      share.digits = share.tokens = {match.begin, match.end};
      share.value = *sum->value * row.value;
      share.words = true;
      shares.push_back(share);
    }
    a_.numbers.insert(a_.numbers.end(), shares.begin(), shares.end());
    std::stable_sort(a_.numbers.begin(), a_.numbers.end(), [](const NumberMention& x, const NumberMention& y) { return x.digits.begin < y.digits.begin; });
  }

  bool is_for_something(std::uint32_t from) const {
    return from > 0 && from < sentence_end(from - 1) && a_.is(from, Grammar::For) && !a_.is(from, Grammar::Of);
  }

  /// True if a word for "for" or "to" follows at once, or behind one verb: "la moitié va à la coalition"; and for "on" before
  /// a thing: "половина на дрони".
  bool goes_somewhere(std::uint32_t from) const {
    if (from >= a_.tokens.size() || a_.sentence_of[from] != a_.sentence_of[from - 1]) return false;
    if (!a_.word(from).verbs.empty() && !a_.is(from, Grammar::For) && !a_.is(from, Grammar::To)) ++from;
    if (from >= a_.tokens.size()) return false;
    return a_.is(from, Grammar::For) || a_.is(from, Grammar::To) || (a_.is(from, Grammar::In) && names_a_thing(from + 1));
  }

  bool names_a_thing(std::uint32_t token) const {
    return std::any_of(a_.layer(Layer::Names).begin(), a_.layer(Layer::Names).end(), [&](const LexMatch& match) {
      const NameRow& row = a_.language->names[match.entry.row];
      return match.begin == token && row.type == NameRow::Type::Item && a_.world->items[row.index].category != "aid" && a_.world->items[row.index].slug != "@other";
    });
  }

  /// True if a word for aid follows within a few words: "12 milliards d'aide", "12 mld pomocy".
  bool aid_behind(std::uint32_t from) const {
    const std::uint32_t end = std::min(sentence_end(from > 0 ? from - 1 : 0), from + 4);
    for (std::uint32_t at = from; at < end; ++at) {
      if (a_.sign(at) || (a_.grammar[at].any() && !a_.is(at, Grammar::Of) && !a_.is(at, Grammar::Additional) && !a_.is(at, Grammar::Definite))) return false;
      for (const LexMatch& match : a_.layer(Layer::Names)) {
        if (match.begin > at) break;
        if (match.begin != at) continue;
        const NameRow& row = a_.language->names[match.entry.row];
        if (row.type == NameRow::Type::Item) return a_.world->items[row.index].category == "aid" || a_.world->items[row.index].slug == "@package";
        if (row.type != NameRow::Type::Country || row.word != CountryWord::Demonym) return false;
      }
    }
    return false;
  }

  /// True if a noun that may be counted follows within a few words.
  bool counts_something(const NumberMention& number) const {
    const std::uint32_t end = std::min(sentence_end(number.digits.begin), number.digits.end + 5);
    // In French and Spanish "de" follows a million of anything; of aid there is no million but of money.
    if (number.digits.end < end && a_.is(number.digits.end, Grammar::Of)) return !aid_behind(number.digits.end);
    if (aid_behind(number.digits.end)) return false;
    for (std::uint32_t at = number.digits.end; at < end; ++at) {
      if (at > number.digits.end && a_.sign(at) && a_.tokens[at].glued && a_.word(at).text == "-") continue;  // "a million 155-mm shells"
      if (a_.sign(at) || (!a_.word(at).verbs.empty() && at > number.digits.end)) return false;
      if (others_.contains(at)) return true;
      for (const LexMatch& match : a_.layer(Layer::Names))
        if (match.begin == at) return a_.language->names[match.entry.row].type == NameRow::Type::Item;
      if (a_.is(at, Grammar::To) || a_.is(at, Grammar::For) || a_.is(at, Grammar::In) || a_.is(at, Grammar::Coordinator) || a_.is(at, Grammar::From) ||
          a_.is(at, Grammar::With) || a_.is(at, Grammar::By))
        return false;
    }
    return false;
  }

  Analysis& a_;
  MatchesAt words_, currencies_, dates_;
  std::unordered_map<std::uint32_t, std::uint32_t> others_, items_;
  std::unordered_set<std::uint32_t> parties_;
  mutable std::vector<bool> approximator_, named_;
  bool comma_decides_ = false;  // the document's comma is decimal
};

}  // namespace

void find_numbers(Analysis& analysis) { NumberReader(analysis).run(); }

}  // namespace pledgegraph
