// The short texts of a diagram: quantities, money, people, months.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "graph/model/ledger.hpp"

namespace pledgegraph {

/// "155,000", "2.5".
std::string grouped_number(double value);
/// "$2.5 bn", "€150 m", "DKK 1.2 bn", "£900".
std::string short_money(double amount, std::string_view currency);
/// What several commitments of one donor, item and status come to: "~50", "30 of 50", "32", "14+" (some without a
/// number), "50 ($2 bn)", "$1 bn + €2 bn"; empty where nothing is told.
std::string summed_amount(const std::vector<const Commitment*>& commitments);
/// "Christiane Lambrecht" -> "C. Lambrecht".
std::string short_name(std::string_view full_name);
/// With a capital where the first letter is one of a to z.
std::string capitalized(std::string text);
/// At most so many bytes and an ellipsis, cut between words where there are any.
std::string shortened(const std::string& text, std::size_t most);
/// "2022-04-26" or "2022-04" -> "April 2022"; "2022" and anything else as it is.
std::string month_text(std::string_view iso_date);

}  // namespace pledgegraph
