#include "extract/document/language.hpp"

#include <cld2/public/compact_lang_det.h>
#include <cld2/public/encodings.h>

#include <algorithm>

#include "extract/document/encoding.hpp"

namespace pledgegraph {
namespace {

constexpr std::size_t kSample = 10000;  // bytes; more does not change the verdict

constexpr std::size_t kShort = 800;     // bytes; the letters of a longer text may be believed
constexpr int kPlain = 70;              // percent of a text that must be in the language it is told to be in

struct Guess {
  std::string code;
  int percent = 0;
  bool reliable = false;
};

/// "uk-UA", "pt_BR" -> "uk", "pt".
std::string primary(std::string_view tag) {
  std::string code(tag.substr(0, tag.find_first_of("-_")));
  std::ranges::transform(code, code.begin(),
                         [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
  return code.size() == 2 ? code : std::string{};
}

Guess guess(std::string_view text, std::string_view hint, std::size_t sample = kSample) {
  text = text.substr(0, character_start(text, sample));
  const std::string language_hint(hint);
  const CLD2::CLDHints hints{language_hint.empty() ? nullptr : language_hint.c_str(), nullptr, CLD2::UNKNOWN_ENCODING,
                             CLD2::UNKNOWN_LANGUAGE};
  CLD2::Language languages[3];
  int percents[3], bytes = 0;
  double scores[3];
  bool reliable = false;
  CLD2::ExtDetectLanguageSummary(text.data(), static_cast<int>(text.size()), true, &hints, 0, languages, percents,
                                 scores, nullptr, &bytes, &reliable);
  if (languages[0] == CLD2::UNKNOWN_LANGUAGE) return {};
  return {primary(CLD2::LanguageCode(languages[0])), percents[0], reliable};
}

}  // namespace

namespace {

/// Of the known languages the one that a short text is in if it is told to be; empty if none.
std::string nearest_known(std::string_view text, std::span<const std::string> known) {
  std::string best;
  int most = 0;
  for (const std::string& code : known) {
    const Guess told = guess(text, code);
    if (told.code == code && told.percent > most) {
      most = told.percent;
      best = code;
    }
  }
  return most >= kPlain ? best : std::string();
}

}  // namespace

std::string detect_language(std::string_view text, std::string_view hint, std::span<const std::string> known, const FunctionWords* small_words) {
  const std::string given = primary(hint);
  // What the page says of itself needs only a look.
  if (!given.empty()) {
    const Guess confirmed = guess(text, given, 1000);
    if (confirmed.reliable && confirmed.code == given && confirmed.percent >= 90) return given;
  }
  const Guess found = guess(text, given);
  std::string language = !found.code.empty() && (found.reliable || given.empty()) ? found.code : given;
  if (text.size() < kShort && small_words) language = small_words->check(text, language);
  const bool doubtful = text.size() < kShort && std::find(known.begin(), known.end(), language) == known.end();
  if (!known.empty() && doubtful)
    if (std::string near = nearest_known(text, known); !near.empty()) return near;
  return language;
}

std::string language_of(std::string_view passage, std::string_view document_language) {
  if (passage.size() < 60) return std::string(document_language);
  const Guess found = guess(passage, {});
  const bool plain = !found.code.empty() && found.reliable && found.percent >= 80;
  return plain ? found.code : std::string(document_language);
}

}  // namespace pledgegraph
