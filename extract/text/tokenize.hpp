// Cuts a text into tokens: runs of letters, runs of digits, single signs. Nothing else is decided here: what belongs
// together ("F-16", "20 000", "SAMP/T") is put together by lookup, which sees through glued hyphens.
#pragma once

#include <string_view>
#include <vector>

#include "graph/model/record.hpp"

namespace pledgegraph {

enum class TokenType : std::uint8_t { Word, Number, Sign };

struct Token {
  Span span;  ///< bytes in the document's text
  TokenType type = TokenType::Sign;
  bool glued = false;    ///< no white space before it
  bool capital = false;  ///< begins with an upper-case letter
  std::uint32_t word = 0;  ///< index into the vocabulary
};

/// Which apostrophes divide words: before them (French "l'|Ukraine") or after ("Ukraine|'s"). Lower case.
struct ApostropheRules {
  std::vector<std::string> elisions;
  std::vector<std::string> clitics;
};

/// Appends the tokens of text[range] to `out`.
void tokenize(std::string_view text, Span range, const ApostropheRules& rules, std::vector<Token>& out);

/// True for signs that open or close a quotation, apostrophes among them.
inline bool is_quotation_mark(std::string_view sign) {
  return sign == "\"" || sign == "«" || sign == "»" || sign == "“" || sign == "”" || sign == "„" || sign == "'" || sign == "‘" || sign == "’";
}

inline bool is_dash(std::string_view sign) { return sign == "-" || sign == "–" || sign == "—"; }

}  // namespace pledgegraph
