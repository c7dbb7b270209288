// See diagram_text.hpp.
#include "graph/render/diagram_text.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <map>
#include <optional>

#include "graph/model/number.hpp"

namespace pledgegraph {
namespace {

/// At most one decimal, none where it is zero.
std::string one_decimal(double value) {
  const double rounded = std::round(value * 10) / 10;
  return rounded == std::trunc(rounded) ? grouped_number(rounded) : fmt::format("{:.1f}", rounded);
}

/// The quantity told at the delivery, where it is less than what was promised.
std::optional<double> part_delivered(const Commitment& c) {
  if (c.status != Status::Delivered || !c.quantity) return std::nullopt;
  std::optional<double> delivered;
  for (const TimelineEntry& entry : c.timeline) {
    if (entry.status == Status::Delivered && entry.quantity && (!delivered || *entry.quantity > *delivered)) {
      delivered = entry.quantity;
    }
  }
  return delivered && *delivered < *c.quantity ? delivered : std::nullopt;
}

}  // namespace

std::string grouped_number(double value) {
  std::string digits = shortest_number(value);
  if (digits.find('e') != std::string::npos) return digits;
  const std::size_t begin = digits.starts_with('-') ? 1 : 0;
  std::size_t end = std::min(digits.find('.'), digits.size());
  while (end > begin + 3) {
    end -= 3;
    digits.insert(end, 1, ',');
  }
  return digits;
}

std::string short_money(double amount, std::string_view currency) {
  static constexpr std::array<std::pair<std::string_view, std::string_view>, 3> kSymbols = {
      {{"USD", "$"}, {"EUR", "€"}, {"GBP", "£"}}};
  std::string sign(currency);
  if (!sign.empty()) sign += ' ';
  for (const auto& [code, symbol] : kSymbols) {
    if (code == currency) sign = symbol;
  }
  const double size = std::abs(amount);
  if (size >= 999.95e9) return fmt::format("{}{} tn", sign, one_decimal(amount / 1e12));
  if (size >= 999.95e6) return fmt::format("{}{} bn", sign, one_decimal(amount / 1e9));
  if (size >= 999.95e3) return fmt::format("{}{} m", sign, one_decimal(amount / 1e6));
  return sign + grouped_number(std::round(amount));
}

std::string summed_amount(const std::vector<const Commitment*>& commitments) {
  double quantity = 0, delivered = 0;
  std::size_t counted = 0;
  bool approximate = false, partly = false;
  std::map<std::string, double> money;
  for (const Commitment* c : commitments) {
    if (c->quantity) {
      quantity += *c->quantity;
      ++counted;
      approximate = approximate || c->approximate;
      const auto part = part_delivered(*c);
      partly = partly || part.has_value();
      delivered += part.value_or(*c->quantity);
    }
    if (c->amount) money[c->currency] += *c->amount;
  }
  std::string number;
  if (counted > 0) {
    number = fmt::format("{}{}{}", approximate ? "~" : "", grouped_number(quantity),
                         counted < commitments.size() && money.empty() ? "+" : "");
    if (partly) number = fmt::format("{} of {}", grouped_number(delivered), number);
  }
  std::string sums;
  for (const auto& [currency, sum] : money) {
    if (!sums.empty()) sums += " + ";
    sums += short_money(sum, currency);
  }
  if (number.empty()) return sums;
  return sums.empty() ? number : fmt::format("{} ({})", number, sums);
}

std::string short_name(std::string_view full_name) {
  const std::size_t blank = full_name.find(' ');
  if (blank == std::string_view::npos || blank == 0) return std::string(full_name);
  std::size_t first = 1;  // bytes of the first character
  while (first < blank && (static_cast<unsigned char>(full_name[first]) & 0xC0) == 0x80) ++first;
  return fmt::format("{}. {}", full_name.substr(0, first), full_name.substr(blank + 1));
}

std::string capitalized(std::string text) {
  if (!text.empty() && text[0] >= 'a' && text[0] <= 'z') text[0] = static_cast<char>(text[0] - 'a' + 'A');
  return text;
}

std::string shortened(const std::string& text, std::size_t most) {
  if (text.size() <= most) return text;
  const std::size_t blank = text.rfind(' ', most);
  std::size_t end = blank == std::string::npos ? most : blank;
  while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0) == 0x80) --end;
  return text.substr(0, end) + " …";
}

std::string month_text(std::string_view iso_date) {
  static constexpr std::array<std::string_view, 12> kMonths = {"January",   "February", "March",    "April",
                                                               "May",       "June",     "July",     "August",
                                                               "September", "October",  "November", "December"};
  if (iso_date.size() < 7 || iso_date[4] != '-') return std::string(iso_date);
  const int month = (iso_date[5] - '0') * 10 + (iso_date[6] - '0');
  if (month < 1 || month > 12) return std::string(iso_date);
  return fmt::format("{} {}", kMonths[static_cast<std::size_t>(month - 1)], iso_date.substr(0, 4));
}

}  // namespace pledgegraph
