#include "extract/text/vocabulary.hpp"

#include <functional>
#include <utility>

#include "extract/text/letters.hpp"

namespace pledgegraph {

std::uint32_t Vocabulary::index(std::string_view text, const Token& token) {
  const auto hash = static_cast<std::uint32_t>(std::hash<std::string_view>()(text));
  for (std::size_t at = hash & (slots_.size() - 1); slots_[at].number != 0; at = (at + 1) & (slots_.size() - 1))
    if (slots_[at].hash == hash && words_[slots_[at].number - 1].text == text) return slots_[at].number - 1;
  Word& word = words_.emplace_back();
  word.text = text;
  word.lower = to_lower(text);
  if (token.type == TokenType::Word) {
    word.verbs = language_->morphology.readings(word.lower, word.word_class);
    word.meaning = language_->meanings.find(word.lower);
    std::size_t letters = 0, capitals = 0;
    for (std::size_t at = 0; at < text.size(); ++letters) capitals += is_upper(next_code_point(text, at));
    word.all_capitals = letters > 1 && capitals == letters;
  }
  std::vector<std::string_view> lemmas;
  for (const VerbReading& reading : word.verbs) lemmas.push_back(language_->morphology.verbs()[reading.verb].lemma);
  word.labels = language_->lexicon->labels_of(word.text, token.capital, lemmas);
  if (words_.size() * 2 > slots_.size()) grow();
  put(hash, static_cast<std::uint32_t>(words_.size()));
  return static_cast<std::uint32_t>(words_.size() - 1);
}

void Vocabulary::put(std::uint32_t hash, std::uint32_t number) {
  std::size_t at = hash & (slots_.size() - 1);
  while (slots_[at].number != 0) at = (at + 1) & (slots_.size() - 1);
  slots_[at] = {hash, number};
}

void Vocabulary::grow() {
  const std::vector<Slot> old = std::exchange(slots_, std::vector<Slot>(slots_.size() * 2));
  for (const Slot& slot : old)
    if (slot.number != 0) put(slot.hash, slot.number);
}

}  // namespace pledgegraph
