#include "extract/entities/name_spans.hpp"

#include "extract/text/letters.hpp"

namespace pledgegraph {
namespace {

constexpr std::uint32_t kMostWords = 5;  // of one name, particles and initials aside

bool one_letter(std::string_view text) {
  std::size_t at = 0;
  next_code_point(text, at);
  return at == text.size();
}

bool roman_numeral(std::string_view text) { return text.find_first_not_of("IVX") == text.npos; }

bool opens_quote(std::string_view sign) { return sign == "\"" || sign == "“" || sign == "„" || sign == "«" || sign == "‘" || sign == "”"; }

}  // namespace

NameSpans::NameSpans(const Analysis& a) : a_(a) {
  const std::size_t count = a.tokens.size();
  given_.assign(count, false);
  named_.assign(count, false);
  claimed_.assign(count, false);
  for (const LexMatch& match : a.layer(Layer::FirstNames)) given_[match.begin] = a.tokens[match.begin].capital;
  holder_.assign(count, false);
  ship_.assign(count, false);
  party_.assign(count, false);
  for (const LexMatch& match : a.layer(Layer::Names)) {
    const NameRow& row = a.language->names[match.entry.row];
    const bool ship = row.type == NameRow::Type::Item && a.world->items[row.index].category == "naval";
    for (std::uint32_t k = match.begin; k < match.end; ++k) {
      named_[k] = claimed_[k] = true;
      if (ship) ship_[k] = true;
      if (row.type != NameRow::Type::Item) party_[k] = true;
    }
  }
  for (const Layer layer : {Layer::Dates, Layer::Offices, Layer::Currencies, Layer::Numbers})
    for (const LexMatch& match : a.layer(layer))
      for (std::uint32_t k = match.begin; k < match.end; ++k) claimed_[k] = true;
  for (const LexMatch& match : a.layer(Layer::Persons)) {
    if (!a.language->persons[match.entry.row].full) continue;
    for (std::uint32_t k = match.begin; k < match.end; ++k) named_[k] = claimed_[k] = false;
    given_[match.begin] = holder_[match.begin] = true;
  }
  // "Mark Brown", "April Jones": a given name before a capital word, no currency and no month.
  for (const Layer layer : {Layer::Currencies, Layer::Dates})
    for (const LexMatch& match : a.layer(layer))
      if (match.end == match.begin + 1 && given_[match.begin] && !named_[match.begin] && match.end < count && a.sentence_of[match.end] == a.sentence_of[match.begin] &&
          capital_word(match.end) && !claimed_[match.end] && !(match.begin > 0 && a.tokens[match.begin - 1].type == TokenType::Number))
        claimed_[match.begin] = false;
  title_case_.reserve(a.sentences.size());
  for (const Sentence& sentence : a.sentences) {
    std::uint32_t words = 0, capitals = 0;
    for (std::uint32_t k = sentence.tokens.begin; k < sentence.tokens.end; ++k)
      if (a.tokens[k].type == TokenType::Word && a.word(k).lower.size() > 3) {
        ++words;
        capitals += a.tokens[k].capital;
      }
    title_case_.push_back(words >= 5 && (capital_nouns() ? capitals == words : capitals * 10 >= words * 8));
  }
}

bool NameSpans::capital_word(std::uint32_t token) const {
  return token < a_.tokens.size() && a_.tokens[token].type == TokenType::Word && a_.tokens[token].capital && !one_letter(a_.word(token).text);
}

bool NameSpans::name_word(std::uint32_t token) const {
  if (!capital_word(token) || claimed_[token] || roman_numeral(a_.word(token).text)) return false;
  if (a_.grammar[token].any() && !given_[token] && (sentence_start(token) || a_.word(token).all_capitals)) return false;
  return true;
}

bool NameSpans::one_capital(std::uint32_t token) const {
  return token < a_.tokens.size() && a_.tokens[token].type == TokenType::Word && a_.tokens[token].capital && one_letter(a_.word(token).text);
}

bool NameSpans::initial(std::uint32_t token) const { return one_capital(token) && !claimed_[token]; }

bool NameSpans::sentence_start(std::uint32_t token) const {
  const std::uint32_t begin = sentence_begin(token);
  if (token == begin) return true;
  if (!a_.sign(token - 1)) return a_.tokens[token - 1].type == TokenType::Number && token - 1 == begin;
  const std::string& sign = a_.word(token - 1).text;
  return sign != "," && sign != "(" && sign != "." && sign != "-" && sign != "'" && sign != "’" && sign != "/" && sign != "&";
}

bool NameSpans::hyphen(std::uint32_t token) const {
  return a_.sign(token) && (is(token, "-") || is(token, "\u2011") || is(token, "\u2010")) && a_.tokens[token].glued;
}

bool NameSpans::particle(std::uint32_t token) const {
  return a_.tokens[token].type == TokenType::Word && a_.world->names.particles.contains(a_.word(token).lower);
}

std::uint32_t NameSpans::extend(std::uint32_t begin) const {
  const std::uint32_t end = sentence_end(begin);
  std::uint32_t at = begin, reached = begin, count = 0;
  const std::uint32_t most = title_case(begin) ? 2 : kMostWords;
  while (at < end && count < most) {
    if (initial(at)) {
      ++at;
      if (at < end && is(at, ".") && a_.tokens[at].glued) ++at;
      if (at < end && hyphen(at) && at + 1 < end && (initial(at + 1) || capital_word(at + 1))) ++at;
      continue;
    }
    // A hyphen binds whatever follows: "Gahr-Støre", "Tae-hyo".
    if (at > begin && hyphen(at) && at + 1 < end && a_.tokens[at + 1].glued && a_.tokens[at + 1].type == TokenType::Word && reached == at) {
      reached = at = at + 2;
      continue;
    }
    if (count > 0 && particle(at) && !(capital_nouns() && a_.is(at, Grammar::Definite))) {
      std::uint32_t next = at + 1;
      while (next < end && (particle(next) || ((is(next, "'") || is(next, "’") || is(next, ".") || hyphen(next)) && a_.tokens[next].glued))) ++next;
      if (next < end && capital_word(next) && !party_[next] && (!a_.word(next).all_capitals || a_.word(begin).all_capitals)) {
        at = next;
        reached = at + 1;
        ++at;
        ++count;
        continue;
      }
      if (!name_word(at)) break;
    }
    // A nickname in quotes between two words of the name.
    if (count > 0 && a_.sign(at) && opens_quote(a_.word(at).text) && at + 3 < end && capital_word(at + 1) && a_.sign(at + 2) && a_.tokens[at + 2].glued &&
        a_.tokens[at + 1].glued && name_word(at + 3)) {
      at += 3;
      continue;
    }
    if (at > begin && holder_[at]) break;  // another person's name begins
    if (count > 0 && !given_[begin] && capital_word(at) && a_.world->names.places.contains(a_.word(at).lower)) break;  // "Tolliver Press Office"
    const bool function_word = sentence_start(begin) && a_.grammar[begin].any();  // "Sami Ukraińcy"
    const bool surname_like_place = count == 1 && given_[begin] && capital_word(at) && named_[at] && !function_word;
    if (!name_word(at) && !(at == begin && capital_word(at)) && !surname_like_place) break;
    ++at;
    ++count;
    reached = at;
  }
  return reached;
}

bool NameSpans::ordinary(std::uint32_t token) const {
  const Word& word = a_.word(token);
  return (word.word_class.known && !word.word_class.name) || !word.verbs.empty() || a_.grammar[token].any() ||
         a_.language->lexicon->ordinary(word.lower);
}

bool NameSpans::quoted_alone(TokenRange name) const {
  if (name.end <= name.begin || name.begin <= sentence_begin(name.begin) || name.end >= sentence_end(name.begin)) return false;
  return a_.sign(name.begin - 1) && opens_quote(a_.word(name.begin - 1).text) && a_.sign(name.end) &&
         (opens_quote(a_.word(name.end).text) || a_.word(name.end).text == "»" || a_.word(name.end).text == "’");
}

bool NameSpans::place_name(TokenRange name) const {
  const auto& places = a_.world->names.places;
  const std::uint32_t begin = sentence_begin(name.begin), end = sentence_end(name.begin);
  if (name.end < end && capital_word(name.end) && places.contains(a_.word(name.end).lower)) return true;
  if (capital_word(name.end - 1) && places.contains(a_.word(name.end - 1).lower)) return true;
  if (capital_word(name.begin) && !given_[name.begin] && a_.world->names.institutions.contains(a_.word(name.begin).lower)) return true;  // "Agencja Reuters"
  std::uint32_t before = name.begin;
  for (int steps = 0; before > begin && steps < 3; ++steps) {
    const std::uint32_t at = before - 1;
    if (a_.sign(at) && a_.word(at).text == "." && a_.tokens[at].glued) {
      --before;
      continue;
    }
    if (a_.tokens[at].type != TokenType::Word) break;
    if (ship_[at] || places.contains(a_.word(at).lower)) return !a_.is(at, Grammar::Of);
    if (!a_.is(at, Grammar::Of) && !a_.is(at, Grammar::Definite)) break;
    --before;
  }
  return false;
}

std::uint32_t NameSpans::words(TokenRange range) const {
  std::uint32_t count = 0;
  for (std::uint32_t k = range.begin; k < range.end; ++k)
    if (capital_word(k) && !(k > range.begin && hyphen(k - 1))) ++count;
  return count;
}

}  // namespace pledgegraph
