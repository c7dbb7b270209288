// A person's name as a record carries it: nominative, in Latin letters, as the English-language press spells it.
#pragma once

#include <string>
#include <vector>

#include "extract/text/analysis.hpp"

namespace pledgegraph {

/// The words of a name, without initials' full stops; hyphenated words are one.
struct NameParts {
  std::vector<std::string> words;    ///< as in the text
  std::vector<std::string> surname_keys;  ///< folded nominatives that the last word may stand for
  std::vector<std::string> given_keys;    ///< likewise of the first word; empty where there is one word only
};

NameParts name_parts(const Analysis& analysis, TokenRange range);

/// The nominative of the whole name, romanised. `seen` tells which folded words the text has elsewhere: a nominative
/// that the text itself shows wins over the most probable one.
std::string english_name(const Analysis& analysis, const NameParts& parts, const std::vector<std::string>& seen);

/// The country where the given name is at home, or empty.
std::string origin_of(const Analysis& analysis, const NameParts& parts);

/// True if any key stands in both lists.
bool share_key(const std::vector<std::string>& a, const std::vector<std::string>& b);

}  // namespace pledgegraph
