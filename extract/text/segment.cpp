// Blocks to tokens and sentences, and one walk of all tables over them.
#include <algorithm>
#include <span>

#include "extract/text/analysis.hpp"
#include "extract/text/letters.hpp"

namespace pledgegraph {
namespace {

bool ends_sentence(std::string_view sign) { return sign == "." || sign == "!" || sign == "?" || sign == "…"; }

bool closes(std::string_view sign) {
  return sign == "\"" || sign == "»" || sign == "”" || sign == "“" || sign == "’" || sign == "'" || sign == ")" || sign == "]" || sign == "«";
}

bool opens(std::string_view sign) {
  return sign == "\"" || sign == "«" || sign == "“" || sign == "„" || sign == "‘" || sign == "'" || sign == "(" || sign == "[" ||
         sign == "–" || sign == "—" || sign == "-" || sign == "»" || sign == "”";
}

bool is_month(const Analysis& a, std::uint32_t i) {
  std::vector<LexMatch> found;
  a.language->lexicon->find(std::span(a.tokens).subspan(i, 1), [&](std::uint32_t) -> const Lexicon::WordLabels& { return a.word(i).labels; }, found);
  return std::any_of(found.begin(), found.end(), [&](const LexMatch& match) {
    return match.entry.layer == Layer::Dates && a.language->dates[match.entry.row].type == DateWord::Month;
  });
}

/// True if the full stop at `i` ends a sentence: what comes before is no abbreviation, what comes after begins one.
bool boundary(const Analysis& a, std::uint32_t i, std::uint32_t end) {
  std::uint32_t next = i + 1;
  while (next < end && a.sign(next) && (closes(a.word(next).text) && a.tokens[next].glued)) ++next;
  if (next >= end) return true;
  if (a.tokens[next].glued) return false;
  if (a.word(i).text == "." && i > 0 && a.tokens[i].glued && a.tokens[i - 1].type == TokenType::Word) {
    const Word& before = a.word(i - 1);
    std::size_t at = 0;
    next_code_point(before.text, at);
    if (at == before.text.size() && a.tokens[i - 1].capital) return false;  // an initial
    const auto& abbreviations = a.language->abbreviations;
    if (std::find(abbreviations.begin(), abbreviations.end(), before.lower) != abbreviations.end()) return false;
  }
  // "am 3. Mai", "das 46. Paket", "Stand 3. Mai": an ordinal where nouns are capitalised.
  if (a.language->ordinal_point && a.word(i).text == "." && i > 1 && a.tokens[i].glued && a.tokens[i - 1].type == TokenType::Number && a.word(i - 1).text.size() <= 3) {
    const auto& words = a.language->before_ordinal;
    if (std::find(words.begin(), words.end(), a.word(i - 2).lower) != words.end() || is_month(a, i + 1)) return false;
  }
  while (next < end && a.sign(next) && opens(a.word(next).text)) ++next;
  return next >= end || a.tokens[next].capital || a.tokens[next].type == TokenType::Number || a.sign(next) ||
         a.word(i).text != ".";
}

void cut_sentences(Analysis& a, std::uint32_t block, std::uint32_t begin) {
  const auto end = static_cast<std::uint32_t>(a.tokens.size());
  bool first = true;
  for (std::uint32_t from = begin; from < end;) {
    std::uint32_t to = from;
    while (to < end && !(a.sign(to) && ends_sentence(a.word(to).text) && boundary(a, to, end))) ++to;
    if (to < end) ++to;
    while (to < end && a.sign(to) && a.tokens[to].glued && (closes(a.word(to).text) || ends_sentence(a.word(to).text))) ++to;
    a.sentences.push_back({{from, to}, block, first});
    first = false;
    from = to;
  }
}

}  // namespace

void segment(Analysis& a) {
  const std::string_view text = a.document->text;
  for (std::uint32_t b = 0; b < a.document->blocks.size(); ++b) {
    const Block& block = a.document->blocks[b];
    if (block.type == BlockType::Boilerplate || block.type == BlockType::Dateline) continue;
    const auto begin = static_cast<std::uint32_t>(a.tokens.size());
    tokenize(text, block.span, a.language->lexicon->apostrophes(), a.tokens);
    for (std::uint32_t i = begin; i < a.tokens.size(); ++i) {
      const Span span = a.tokens[i].span;
      a.tokens[i].word = a.vocabulary->index(text.substr(span.begin, span.end - span.begin), a.tokens[i]);
    }
    cut_sentences(a, b, begin);
  }
  a.sentence_of.resize(a.tokens.size());
  a.grammar.resize(a.tokens.size());
  a.tense_of.assign(a.tokens.size(), -1);
  std::vector<LexMatch> found;
  for (std::uint32_t s = 0; s < a.sentences.size(); ++s) {
    const TokenRange range = a.sentences[s].tokens;
    for (std::uint32_t i = range.begin; i < range.end; ++i) a.sentence_of[i] = s;
    found.clear();
    a.language->lexicon->find(std::span(a.tokens).subspan(range.begin, range.size()),
                              [&](std::uint32_t i) -> const Lexicon::WordLabels& { return a.word(range.begin + i).labels; }, found);
    for (LexMatch match : found) {
      match.begin += range.begin;
      match.end += range.begin;
      a.layer(match.entry.layer).push_back(match);
      if (match.entry.layer == Layer::Grammar) {
        const GrammarRow& row = a.language->grammar[match.entry.row];
        for (std::uint32_t i = match.begin; i < match.end; ++i) {
          a.grammar[i].set(static_cast<std::size_t>(row.grammar));
          if (row.tense) a.tense_of[i] = static_cast<std::int8_t>(*row.tense);
        }
      }
    }
  }
}

}  // namespace pledgegraph
