#include "extract/text/tokenize.hpp"

#include <algorithm>

#include "extract/text/letters.hpp"

namespace pledgegraph {
namespace {

bool listed(const std::vector<std::string>& list, std::string_view word) {
  return std::find(list.begin(), list.end(), to_lower(word)) != list.end();
}

/// The end of the run of letters that begins at `at`.
std::size_t letters_end(std::string_view text, std::size_t at, std::size_t end) {
  while (at < end) {
    std::size_t next = at;
    if (char_class(next_code_point(text, next)) != CharClass::Letter) break;
    at = next;
  }
  return at;
}

}  // namespace

void tokenize(std::string_view text, Span range, const ApostropheRules& rules, std::vector<Token>& out) {
  bool space = true;
  const auto push = [&](std::size_t begin, std::size_t end, TokenType type, bool capital) {
    out.push_back({{static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)}, type, !space, capital, 0});
    space = false;
  };
  for (std::size_t at = range.begin; at < range.end;) {
    std::size_t next = at;
    const char32_t c = next_code_point(text, next);
    switch (char_class(c)) {
      case CharClass::Space:
        space = true;
        break;
      case CharClass::Digit:
        while (next < range.end && text[next] >= '0' && text[next] <= '9') ++next;
        push(at, next, TokenType::Number, false);
        break;
      case CharClass::Sign:
        push(at, next, TokenType::Sign, false);
        break;
      case CharClass::Letter: {
        next = letters_end(text, next, range.end);
        // Apostrophes inside a run: cut after an elided word, before a clitic, else the run goes on.
        bool cut = false;
        while (!cut && next < range.end) {
          std::size_t behind = next;
          if (!is_apostrophe(next_code_point(text, behind))) break;
          const std::size_t word_end = letters_end(text, behind, range.end);
          if (listed(rules.elisions, text.substr(at, next - at))) {
            next = behind;
            cut = true;
          } else if (word_end == behind) {
            break;
          } else if (listed(rules.clitics, text.substr(behind, word_end - behind))) {
            push(at, next, TokenType::Word, is_upper(c));
            push(next, word_end, TokenType::Word, false);
            at = next = word_end;
            cut = true;
          } else {
            next = word_end;
          }
        }
        if (next > at) push(at, next, TokenType::Word, is_upper(c));
        break;
      }
    }
    at = next;
  }
}

}  // namespace pledgegraph
