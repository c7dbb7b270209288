// Where a person's name may begin and how far it reaches: capital words with initials, particles, hyphens and nicknames
// between them. What counts as a name is decided elsewhere.
#pragma once

#include <vector>

#include "extract/text/analysis.hpp"

namespace pledgegraph {

class NameSpans {
 public:
  explicit NameSpans(const Analysis& analysis);

  /// True for a capital word that no table claims for something else (month, country, weapon, office, function word).
  bool name_word(std::uint32_t token) const;
  /// True for a capital word of two letters or more, whatever the tables say.
  bool capital_word(std::uint32_t token) const;
  /// True if a given name of the language's or the world's tables begins here.
  bool given_name(std::uint32_t token) const { return given_[token]; }
  /// True for the J of "J." and "J": one capital letter that no table claims.
  bool initial(std::uint32_t token) const;
  /// True for the first word of a sentence, a quotation or a list item.
  bool sentence_start(std::uint32_t token) const;
  /// True for a word that the dictionary or the tables know as something else than a name.
  bool ordinary(std::uint32_t token) const;
  /// True where nearly every word of the sentence begins with a capital (or all are capitals): a capital says nothing.
  bool title_case(std::uint32_t token) const { return title_case_[a_.sentence_of[token]]; }
  /// True if a table of names (countries, organizations, items) claims the token.
  bool named(std::uint32_t token) const { return named_[token]; }
  /// True if a street, an institution or a ship bears the name: "rue X Y", "X Y Foundation", "the frigate X Y".
  bool place_name(TokenRange name) const;
  /// True if quotation marks enclose the name and nothing else: then a ship or a book bears it.
  bool quoted_alone(TokenRange name) const;
  /// True where every noun begins with a capital, so that two capital words in a row say little.
  bool capital_nouns() const { return a_.language->capital_nouns; }
  /// True if any table but that of persons claims the token.
  bool claimed(std::uint32_t token) const { return claimed_[token]; }
  /// True for a single capital letter.
  bool one_capital(std::uint32_t token) const;
  /// The end of the name that begins at `begin`.
  std::uint32_t extend(std::uint32_t begin) const;
  /// The number of words, not counting initials and particles.
  std::uint32_t words(TokenRange range) const;
  std::uint32_t sentence_end(std::uint32_t token) const { return a_.sentences[a_.sentence_of[token]].tokens.end; }
  std::uint32_t sentence_begin(std::uint32_t token) const { return a_.sentences[a_.sentence_of[token]].tokens.begin; }

 private:
  bool is(std::uint32_t token, const char* text) const { return a_.word(token).text == text; }
  bool hyphen(std::uint32_t token) const;
  bool particle(std::uint32_t token) const;

  const Analysis& a_;
  std::vector<bool> given_, named_, claimed_, title_case_, holder_, ship_, party_;
};

}  // namespace pledgegraph
