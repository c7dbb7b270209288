// What holds in every language: countries, kinds and weapon systems, organizations, and who held which office when.
// Read once from the tables in extract/world; language folders add the words.
#pragma once

#include <array>
#include <cstdint>
#include <filesystem>
#include <map>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "extract/text/name_words.hpp"
#include "extract/text/table.hpp"

namespace pledgegraph {

struct Country {
  std::string code, currency;
  std::vector<std::string> groups;
};

/// A kind of equipment or aid, or a named system (then `system`, and `report` is its own slug).
struct Item {
  std::string slug, parent, category, name;
  std::string report;  ///< the slug records carry for it
  bool system = false;
  bool pseudo = false;  ///< "@unit" and the like: words about items, not items
  bool by_kind = false;         ///< systems below report the kind: a ship's name is no type's
  bool accessory = false;       ///< is for a system and is not the system: ammunition, parts, training
  bool ends_compounds = false;  ///< a longer noun that its name ends is of the kind
  int above = -1;       ///< the parent's place, or -1
};

struct Organization {
  std::string name, kind, country;
};

/// A person and an office held from one day to another (ISO dates; `to` empty while in office).
struct OfficeHolder {
  std::string name, country, role, from, to;
  std::vector<std::string> spellings;
  int prominence = 1;  ///< of the role, by roles.tsv: 1 to 3
};

/// An office holder with all offices held; `spellings` begins with the name. One-word spellings are names by which the
/// person goes without the rest.
struct PublicPerson {
  std::string name;
  std::vector<std::string> spellings;
  std::vector<std::uint32_t> offices;  ///< indices into World::holders, in order of the table
};

/// A row of weapons.tsv or organizations.tsv with the patterns that name it, for the lexicons.
struct NamePatterns {
  std::uint32_t row;      ///< index into items or organizations
  std::string patterns;   ///< divided by " | "
  bool ambiguous = false;
  int line = 0;           ///< in the table it came from
};

/// A row of status.tsv: what an event of a class says of the item it governs. Names as in the table.
struct StatusRow {
  std::string event_class, stage, polarity, status;
};

/// A row of loose_words.tsv: a word for `kind` may mean `other`. Slugs.
struct LooseWord {
  std::string kind, other;
  int often = 1;  ///< 1 rarely, 2 sometimes, 3 often
};

/// The stages of status.tsv, in the order of Stage (commitments/event_reading.hpp), and its statuses, in the order of the status classes.
inline constexpr std::array<std::string_view, 5> kStages = {"done", "future", "now", "open", "nominal"};
inline constexpr std::array<std::string_view, 6> kStatuses = {"none", "requested", "considered", "pledged", "delivered", "refused"};
/// Where World::status_table has an event's status.
constexpr std::size_t status_place(std::uint8_t event_class, std::size_t stage, bool negated) {
  return (event_class * kStages.size() + stage) * 2 + (negated ? 1 : 0);
}

/// Places in a table by name.
struct NameHash {
  using is_transparent = void;
  std::size_t operator()(std::string_view name) const { return std::hash<std::string_view>{}(name); }
};
using PlaceByName = std::unordered_map<std::string, std::uint32_t, NameHash, std::equal_to<>>;

/// A word that several currencies share ("dollar").
struct SharedCurrency {
  std::string usual;               ///< ISO 4217, meant where nothing tells; may be empty
  std::vector<std::string> codes;  ///< all it may be
};

struct World {
  std::vector<LooseWord> loose_words;
  std::vector<StatusRow> status_rows;
  std::vector<std::uint8_t> status_table;  ///< status class by status_place: the first row of status_rows that fits
  std::vector<Country> countries;
  std::map<std::string, SharedCurrency, std::less<>> shared_currencies;  ///< by the word that the languages' tables give ("@dollar")
  std::vector<Item> items;
  std::vector<Organization> organizations;
  std::vector<OfficeHolder> holders;
  std::vector<PublicPerson> people;
  NameWords names;
  std::vector<NamePatterns> weapon_patterns, organization_patterns;
  PlaceByName country_by_code, item_by_slug, organization_by_name;

  /// The index of a slug among items, or -1.
  int item(std::string_view slug) const;
  /// True if `ancestor` is `item` or lies above it.
  bool is_a(std::uint32_t item, std::uint32_t ancestor) const;

  /// Reads countries, kinds, weapons, organizations and offices of `folder`. @throws TableError.
  static World load(const std::filesystem::path& folder);
};

/// The pseudo items of kinds.tsv, in the order World adds them.
inline constexpr std::string_view kPseudoItems[] = {"@unit", "@batch", "@package", "@people", "@other"};

}  // namespace pledgegraph
