// Folding is ICU's: any script to Latin, Latin to ASCII, lower case. Alikeness is the longest common subsequence, the
// measure that survives z/s, v/w and -yy/-yj better than edit distance does.
#include "graph/resolve/names.hpp"

#include <unicode/translit.h>
#include <unicode/unistr.h>

#include <algorithm>
#include <array>

#include "graph/model/error.hpp"

namespace pledgegraph {

struct NameFolder::Rules {
  std::unique_ptr<icu::Transliterator> to_ascii;
};

NameFolder::NameFolder() : rules_(std::make_unique<Rules>()) {
  UErrorCode status = U_ZERO_ERROR;
  rules_->to_ascii.reset(icu::Transliterator::createInstance("Any-Latin; NFD; [:Mn:] Remove; Latin-ASCII; Any-Lower",
                                                             UTRANS_FORWARD, status));
  if (U_FAILURE(status) || !rules_->to_ascii) {
    throw InternalError(std::string("ICU has no transliterator to ASCII: ") + u_errorName(status));
  }
}

NameFolder::~NameFolder() = default;

std::string NameFolder::fold(std::string_view name) const {
  std::string latin(name);
  const bool ascii = std::all_of(name.begin(), name.end(), [](char c) { return static_cast<unsigned char>(c) < 128; });
  if (!ascii) {
    icu::UnicodeString text =
        icu::UnicodeString::fromUTF8(icu::StringPiece(name.data(), static_cast<std::int32_t>(name.size())));
    rules_->to_ascii->transliterate(text);
    latin.clear();
    text.toUTF8String(latin);
  }
  std::string out;
  bool gap = false;
  for (char c : latin) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9')) {
      if (gap && !out.empty()) out += ' ';
      gap = false;
      out += c;
    } else if (c != '\'') {
      gap = true;  // an apostrophe is part of the word, anything else ends it
    }
  }
  return out;
}

std::string NameFolder::slug(std::string_view name) const {
  std::string out = fold(name);
  std::replace(out.begin(), out.end(), ' ', '-');
  return out.empty() ? "unnamed" : out;
}

std::vector<std::string> name_words(std::string_view folded) {
  std::vector<std::string> words;
  while (!folded.empty()) {
    const auto end = std::min(folded.find(' '), folded.size());
    if (end > 0) words.emplace_back(folded.substr(0, end));
    folded.remove_prefix(std::min(end + 1, folded.size()));
  }
  return words;
}

namespace {

/// i, y and j, and v and w, are what schools of romanisation differ in most; doubled letters come next.
std::string without_variants(std::string_view word) {
  std::string out;
  for (char c : word.substr(0, 64)) {  // names are short; a hostile one must not cost its square
    c = c == 'y' || c == 'j' ? 'i' : c == 'w' ? 'v' : c;
    if (out.empty() || out.back() != c) out += c;
  }
  return out;
}

}  // namespace

double alikeness(std::string_view a, std::string_view b) {
  if (a == b) return a.empty() ? 0 : 1;
  const std::string x = without_variants(a), y = without_variants(b);
  if (x.empty() || y.empty()) return 0;
  std::array<std::size_t, 65> row{};
  for (const char c : x) {
    std::size_t diagonal = 0;
    for (std::size_t k = 0; k < y.size(); ++k) {
      const std::size_t above = row[k + 1];
      row[k + 1] = c == y[k] ? diagonal + 1 : std::max(above, row[k]);
      diagonal = above;
    }
  }
  return 2.0 * static_cast<double>(row[y.size()]) / static_cast<double>(x.size() + y.size());
}

std::string consonant_key(std::string_view word) {
  //                                  abcdefghijklmnopqrstuvwxyz
  static constexpr std::string_view classes = "01230120022455012623011202";
  std::string out;
  for (const char c : word) {
    if (c < 'a' || c > 'z') continue;
    const char group = classes[static_cast<std::size_t>(c - 'a')];
    if (group != '0' && (out.empty() || out.back() != group)) out += group;
  }
  return out.empty() ? std::string(word) : out;
}

}  // namespace pledgegraph
