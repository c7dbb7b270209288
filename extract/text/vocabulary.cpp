#include "extract/text/vocabulary.hpp"

#include "extract/text/letters.hpp"

namespace pledgegraph {

std::uint32_t Vocabulary::index(std::string_view text, const Token& token) {
  if (const auto at = by_text_.find(text); at != by_text_.end()) return at->second;
  Word& word = words_.emplace_back();
  word.text = text;
  word.lower = to_lower(text);
  if (token.type == TokenType::Word) {
    word.verbs = language_->morphology.readings(word.lower, word.word_class);
    std::size_t letters = 0, capitals = 0;
    for (std::size_t at = 0; at < text.size(); ++letters) capitals += is_upper(next_code_point(text, at));
    word.all_capitals = letters > 1 && capitals == letters;
  }
  std::vector<std::string_view> lemmas;
  for (const VerbReading& reading : word.verbs) lemmas.push_back(language_->morphology.verbs()[reading.verb].lemma);
  word.labels = language_->lexicon->labels_of(word.text, token.capital, lemmas);
  const auto index = static_cast<std::uint32_t>(words_.size() - 1);
  by_text_.emplace(word.text, index);
  return index;
}

}  // namespace pledgegraph
