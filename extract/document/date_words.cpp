#include "extract/document/date_words.hpp"

#include <unicode/dtfmtsym.h>
#include <unicode/locid.h>

#include <charconv>

#include "extract/text/letters.hpp"
#include "extract/text/table.hpp"

namespace pledgegraph {
namespace {

constexpr int kToday = 100;  // relative days are kept above 0

/// Abbreviations are written with or without their full stop.
std::string plain(std::string_view name) {
  std::string folded = fold(name);
  while (!folded.empty() && (folded.back() == '.' || folded.back() == ' ')) folded.pop_back();
  return folded;
}

}  // namespace

int DateWords::Words::find(std::string_view folded) const {
  if (const auto it = exact.find(folded); it != exact.end()) return it->second;
  for (const auto& [prefix, value] : prefixes)
    if (folded.starts_with(prefix) && folded.size() <= prefix.size() + 12) return value;
  return 0;
}

void DateWords::Words::add(std::string_view pattern, int value) {
  if (pattern.starts_with('=')) pattern.remove_prefix(1);
  if (pattern.find(' ') != pattern.npos) return;
  const std::size_t open = pattern.find('(');
  if (open != pattern.npos && pattern.ends_with(')')) {
    const std::string stem(pattern.substr(0, open));
    std::string_view endings = pattern.substr(open + 1, pattern.size() - open - 2);
    for (std::size_t from = 0; from <= endings.size();) {
      const std::size_t bar = std::min(endings.find('|', from), endings.size());
      exact.emplace(plain(stem + std::string(endings.substr(from, bar - from))), value);
      from = bar + 1;
    }
  } else if (pattern.ends_with('*')) {
    prefixes.emplace_back(plain(pattern.substr(0, pattern.size() - 1)), value);
  } else if (const std::string word = plain(pattern); word.size() > 1) {
    exact.emplace(word, value);
  }
}

DateWords DateWords::load(const std::filesystem::path& languages_dir) {
  DateWords words;
  std::error_code error;
  for (const auto& entry : std::filesystem::directory_iterator(languages_dir, error)) {
    if (!entry.is_directory()) continue;
    const std::string code = entry.path().filename().string();
    Language& language = words.languages_[code];

    if (const auto table = entry.path() / "dates.tsv"; std::filesystem::exists(table)) {
      read_table(table, 3, [&](const TableRow& row) {
        int value = 0;
        std::from_chars(row[1].data(), row[1].data() + row[1].size(), value);
        for (const std::string_view pattern : split_list(row[2])) {
          if (row[0] == "month" && value >= 1 && value <= 12) language.months.add(pattern, value);
          if (row[0] == "day" && value >= -7 && value <= 7) language.days.add(pattern, value + kToday);
          if (row[0] == "weekday" && value >= 1 && value <= 7) language.weekdays.add(pattern, value);
        }
      });
    }

    UErrorCode status = U_ZERO_ERROR;
    const icu::DateFormatSymbols symbols(icu::Locale(code.c_str()), status);
    if (U_FAILURE(status)) continue;
    for (const auto context : {icu::DateFormatSymbols::FORMAT, icu::DateFormatSymbols::STANDALONE}) {
      for (const auto width : {icu::DateFormatSymbols::WIDE, icu::DateFormatSymbols::ABBREVIATED}) {
        const auto add = [&](Words& to, const icu::UnicodeString* names, std::int32_t count, bool weekdays) {
          for (std::int32_t k = 0; k < count; ++k) {
            std::string name;
            names[k].toUTF8String(name);
            name = plain(name);
            // ICU's weekdays begin with an empty place and Sunday.
            const int value = weekdays ? (k == 1 ? 7 : k - 1) : k + 1;
            if (name.size() > 2 && value > 0) to.exact.emplace(name, value);
          }
        };
        std::int32_t count = 0;
        const icu::UnicodeString* months = symbols.getMonths(count, context, width);
        add(language.months, months, count, false);
        const icu::UnicodeString* weekdays = symbols.getWeekdays(count, context, width);
        add(language.weekdays, weekdays, count, true);
      }
    }
  }
  for (const auto& [code, language] : words.languages_) {
    words.months_.exact.insert(language.months.exact.begin(), language.months.exact.end());
    words.months_.prefixes.insert(words.months_.prefixes.end(), language.months.prefixes.begin(),
                                  language.months.prefixes.end());
  }
  return words;
}

int DateWords::month(std::string_view folded, std::string_view language) const {
  const auto own = languages_.find(language);
  if (own != languages_.end()) {
    if (const int value = own->second.months.find(folded)) return value;
  }
  return months_.find(folded);
}

int DateWords::weekday(std::string_view folded, std::string_view language) const {
  const auto own = languages_.find(language);
  return own == languages_.end() ? 0 : own->second.weekdays.find(folded);
}

std::optional<int> DateWords::relative_day(std::string_view folded, std::string_view language) const {
  const auto own = languages_.find(language);
  const int value = own == languages_.end() ? 0 : own->second.days.find(folded);
  return value == 0 ? std::nullopt : std::optional<int>(value - kToday);
}

}  // namespace pledgegraph
