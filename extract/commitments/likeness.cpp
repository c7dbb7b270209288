#include "extract/commitments/likeness.hpp"

#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>

#include <algorithm>
#include <map>
#include <vector>

#include "extract/text/letters.hpp"

namespace pledgegraph {
namespace {

constexpr double kAlike = 0.8;

using Aliases = std::map<std::string, std::string, std::less<>>;

const Aliases& item_aliases() {
  static const Aliases kAliases = {
      {"scalp", "stormshadow"},     {"scalpeg", "stormshadow"}, {"stormshadowscalp", "stormshadow"}, {"m1abrams", "abrams"},
      {"flakpanzergepard", "gepard"}, {"amx10", "amx10rc"},     {"m142himars", "himars"},            {"samptmamba", "sampt"},
      {"mamba", "sampt"},           {"tb2", "bayraktartb2"},    {"bayraktar", "bayraktartb2"},       {"panzerhaubitze2000", "pzh2000"}};
  return kAliases;
}

const Aliases& party_aliases() {
  static const Aliases kAliases = {
      {"otan", "nato"},       {"northatlantictreatyorganization", "nato"},
      {"ue", "eu"},           {"europeanunion", "eu"}, {"unioneuropeenne", "eu"},
      {"onu", "un"},          {"unitednations", "un"},
      {"udcg", "ukrainedefensecontactgroup"}, {"ukrainedefencecontactgroup", "ukrainedefensecontactgroup"}};
  return kAliases;
}

std::string usual(std::string_view name, const Aliases& aliases) {
  std::string folded = letters_and_digits(name);
  const auto at = aliases.find(folded);
  return at == aliases.end() ? folded : at->second;
}

/// Code points matched by the longest common run of a[a0, a1) and b[b0, b1), and by those on both sides of it.
std::size_t matched(const std::u32string& a, std::size_t a0, std::size_t a1, const std::u32string& b, std::size_t b0, std::size_t b1) {
  std::size_t best = 0, best_a = a0, best_b = b0;
  std::vector<std::size_t> run(b1 - b0 + 1, 0);  // run[j + 1]: length of the common run that ends at a[i], b[b0 + j]
  for (std::size_t i = a0; i < a1; ++i) {
    std::size_t diagonal = 0;
    for (std::size_t j = 0; j < b1 - b0; ++j) {
      const std::size_t above = run[j + 1];
      run[j + 1] = a[i] == b[b0 + j] ? diagonal + 1 : 0;
      diagonal = above;
      if (run[j + 1] <= best) continue;
      best = run[j + 1];
      best_a = i + 1 - best;
      best_b = b0 + j + 1 - best;
    }
  }
  if (best == 0) return 0;
  return best + matched(a, a0, best_a, b, b0, best_b) + matched(a, best_a + best, a1, b, best_b + best, b1);
}

std::u32string code_points(std::string_view text) {
  std::u32string out;
  for (std::size_t at = 0; at < text.size();) out += next_code_point(text, at);
  return out;
}

/// The folded words of a name, hyphens and apostrophes dividing, too.
std::vector<std::string> words_of(std::string_view name) {
  std::vector<std::string> out;
  std::string word;
  const auto end_word = [&] {
    if (std::string folded = letters_and_digits(word); !folded.empty()) out.push_back(std::move(folded));
    word.clear();
  };
  for (std::size_t at = 0; at < name.size();) {
    const char32_t c = next_code_point(name, at);
    if (c == U'-' || c == U'\'' || c == U'’' || u_isUWhiteSpace(static_cast<UChar32>(c)) != 0) end_word();
    else append_utf8(word, c);
  }
  end_word();
  return out;
}

bool alike(const std::string& a, const std::string& b) { return a == b || likeness(a, b) >= kAlike; }

}  // namespace

std::string letters_and_digits(std::string_view text) {
  UErrorCode error = U_ZERO_ERROR;
  icu::UnicodeString folded = icu::UnicodeString::fromUTF8({text.data(), static_cast<int32_t>(text.size())}).foldCase();
  const icu::UnicodeString decomposed = icu::Normalizer2::getNFKDInstance(error)->normalize(folded, error);
  icu::UnicodeString kept;
  for (int32_t at = 0; at < decomposed.length();) {
    const UChar32 c = decomposed.char32At(at);
    at += U16_LENGTH(c);
    if (u_getCombiningClass(c) == 0 && (U_GET_GC_MASK(c) & (U_GC_L_MASK | U_GC_N_MASK)) != 0) kept.append(c);
  }
  std::string out;
  kept.toUTF8String(out);
  return out;
}

double likeness(std::string_view a, std::string_view b) {
  const std::u32string x = code_points(a), y = code_points(b);
  if (x.empty() && y.empty()) return 1;
  return 2.0 * static_cast<double>(matched(x, 0, x.size(), y, 0, y.size())) / static_cast<double>(x.size() + y.size());
}

bool same_person(std::string_view a, std::string_view b) {
  const std::vector<std::string> x = words_of(a), y = words_of(b);
  if (x.empty() || y.empty() || !alike(x.back(), y.back())) return false;
  if (x.size() == 1 || y.size() == 1 || alike(x[0], y[0])) return true;
  std::size_t i = 0, j = 0;
  return next_code_point(x[0], i) == next_code_point(y[0], j);
}

bool same_item(std::string_view x, std::string_view y) {
  std::string a = usual(x, item_aliases()), b = usual(y, item_aliases());
  if (a == b) return true;
  if (a.size() > b.size()) std::swap(a, b);
  return a.size() >= 4 && b.starts_with(a) && b.find_first_of("0123456789", a.size()) != b.npos;
}

bool same_party(std::string_view x, std::string_view y) {
  return usual(x.empty() ? "group" : x, party_aliases()) == usual(y.empty() ? "group" : y, party_aliases());
}

}  // namespace pledgegraph
