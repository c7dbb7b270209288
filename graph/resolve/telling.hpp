// A statement as merging sees it: what it tells of, in numbers and days, without its words.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>

#include "graph/model/catalogue.hpp"
#include "graph/model/date.hpp"
#include "graph/model/record.hpp"

namespace pledgegraph {

/// How closely a kind of thing is described, and so how long two vague reports of it may lie apart.
enum class Grain : std::uint8_t {
  System,  ///< a named system: "Leopard 2"
  Kind,    ///< a kind of equipment: "tank"
  Aid,     ///< a package: "military-aid"
};

struct Telling {
  std::size_t statement = 0;  ///< into Ledger::statements
  std::uint32_t document = 0; ///< into Ledger::documents
  Status status = Status::Pledged;
  std::string item;           ///< slug
  Grain grain = Grain::System;
  bool anonymous = false;     ///< donor or recipient is a group, or nobody is named
  std::optional<double> quantity;
  bool approximate = false;
  std::optional<double> amount;
  std::string currency;
  std::optional<DateRange> date;  ///< the day it speaks of, or else the document's
  bool additional = false;        ///< told beside an earlier promise: a feature "additional", unless its value is 0

  bool numbered() const { return quantity || amount; }
};

/// The telling of one statement; `document_date` stands in where the statement names no day.
Telling make_telling(const Statement& statement, std::size_t index, std::uint32_t document,
                     const std::string& document_date, const Catalogue& catalogue);

/// How two numbers relate.
enum class NumberRelation : std::uint8_t {
  Open,       ///< one of them is missing, or they count different things
  Equal,      ///< up to rounding
  Different,
};

struct NumberComparison {
  NumberRelation relation = NumberRelation::Open;
  double ratio = 1;  ///< smaller over larger, 0..1
  bool first_is_less = false;
};

/// Compares quantities where both give one, else amounts of one currency. Quantities are equal up to 10 % if either is
/// approximate and up to 3 % from a thousand on, amounts up to 4 %: papers round.
NumberComparison compare_numbers(const Telling& a, const Telling& b);

/// How many steps the one item lies above the other in the taxonomy (0 for equal), or nothing where neither is a
/// coarser word for the other. A kind at the very top ("heavy weapons") is no word for any system.
std::optional<int> item_distance(const std::string& a, const std::string& b, const Catalogue& catalogue);

/// True for kinds without a kind above them.
bool is_top_kind(const std::string& slug, const Catalogue& catalogue);

/// "50", "about 50", "USD 3700000000", "no number".
std::string number_phrase(const Telling& telling);

}  // namespace pledgegraph
