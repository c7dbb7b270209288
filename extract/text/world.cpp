#include "extract/text/world.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <span>

#include "extract/text/morphology.hpp"

namespace pledgegraph {
namespace {

std::vector<std::string> comma_list(std::string_view list) {
  std::vector<std::string> out;
  for (std::size_t from = 0; from < list.size();) {
    const std::size_t comma = std::min(list.find(',', from), list.size());
    std::string_view part = list.substr(from, comma - from);
    while (!part.empty() && part.front() == ' ') part.remove_prefix(1);
    if (!part.empty() && part != "-") out.emplace_back(part);
    from = comma + 1;
  }
  return out;
}

/// An ISO day, month or year, or "-".
bool is_date(std::string_view text) {
  if (text == "-") return true;
  if (text.size() != 4 && text.size() != 7 && text.size() != 10) return false;
  for (std::size_t k = 0; k < text.size(); ++k)
    if (k == 4 || k == 7 ? text[k] != '-' : text[k] < '0' || text[k] > '9') return false;
  return true;
}

void load_offices(World& world, const std::filesystem::path& file, const std::filesystem::path& roles) {
  std::unordered_map<std::string, std::size_t> by_name;
  std::unordered_map<std::string, int> prominence;
  if (std::filesystem::exists(roles))
    read_table(roles, 2, [&](const TableRow& row) {
      if (row[1] != "1" && row[1] != "2" && row[1] != "3") row.fail("prominence is 1, 2 or 3");
      prominence[std::string(row[0])] = row[1].front() - '0';
    });
  read_table(file, 6, [&](const TableRow& row) {
    if (row[1] != "-" && !world.country_by_code.contains(std::string(row[1])))
      row.fail(fmt::format("'{}' is no country of countries.tsv", row[1]));
    if (!is_date(row[3]) || !is_date(row[4])) row.fail(fmt::format("'{}' or '{}' is no ISO date", row[3], row[4]));
    OfficeHolder holder{std::string(row[0]), row[1] == "-" ? "" : std::string(row[1]), std::string(row[2]), std::string(row[3]),
                        row[4] == "-" ? "" : std::string(row[4]), {}, 1};
    if (const auto known = prominence.find(holder.role); known != prominence.end()) holder.prominence = known->second;
    for (const std::string_view spelling : split_list(row[5]))
      if (spelling != "-") holder.spellings.emplace_back(spelling);
    const auto [at, fresh] = by_name.try_emplace(holder.name, world.people.size());
    if (fresh) world.people.push_back({holder.name, {holder.name}, {}});
    PublicPerson& person = world.people[at->second];
    person.offices.push_back(static_cast<std::uint32_t>(world.holders.size()));
    for (const std::string& spelling : holder.spellings)
      if (std::find(person.spellings.begin(), person.spellings.end(), spelling) == person.spellings.end())
        person.spellings.push_back(spelling);
    world.holders.push_back(std::move(holder));
  });
}

void fill_status_table(World& world) {
  world.status_table.assign(event_classes().size() * kStages.size() * 2, 0);
  for (std::size_t event_class = 0; event_class < event_classes().size(); ++event_class)
    for (std::size_t stage = 0; stage < kStages.size(); ++stage)
      for (const bool negated : {false, true}) {
        const auto fits = [&](const StatusRow& row) {
          return row.event_class == event_classes()[event_class] && (row.stage == "*" || row.stage == kStages[stage]) &&
                 (row.polarity == "*" || row.polarity == (negated ? "no" : "yes"));
        };
        const auto row = std::find_if(world.status_rows.begin(), world.status_rows.end(), fits);
        if (row == world.status_rows.end()) continue;
        world.status_table[status_place(static_cast<std::uint8_t>(event_class), stage, negated)] =
            static_cast<std::uint8_t>(std::find(kStatuses.begin(), kStatuses.end(), row->status) - kStatuses.begin());
      }
}

}  // namespace

int World::item(std::string_view slug) const {
  const auto at = item_by_slug.find(slug);
  return at == item_by_slug.end() ? -1 : static_cast<int>(at->second);
}

bool World::is_a(std::uint32_t item_index, std::uint32_t ancestor) const {
  for (int at = static_cast<int>(item_index), steps = 0; at >= 0 && steps < 16; ++steps) {
    if (static_cast<std::uint32_t>(at) == ancestor) return true;
    at = items[static_cast<std::size_t>(at)].above;
  }
  return false;
}

World World::load(const std::filesystem::path& folder) {
  World world;
  const auto add_item = [&](Item item, const TableRow& row) {
    if (!world.item_by_slug.try_emplace(item.slug, static_cast<std::uint32_t>(world.items.size())).second)
      row.fail(fmt::format("'{}' stands twice", item.slug));
    world.items.push_back(std::move(item));
  };
  read_table(folder / "countries.tsv", 3, [&](const TableRow& row) {
    if (!world.country_by_code.try_emplace(std::string(row[0]), static_cast<std::uint32_t>(world.countries.size())).second)
      row.fail(fmt::format("'{}' stands twice", row[0]));
    world.countries.push_back({std::string(row[0]), std::string(row[1]), comma_list(row[2])});
  });
  read_table(folder / "currencies.tsv", 3, [&](const TableRow& row) {
    const SharedCurrency shared{row[1] == "-" ? "" : std::string(row[1]), comma_list(row[2])};
    if (!row[0].starts_with('@')) row.fail(fmt::format("'{}' is no word for several currencies; such words begin with @", row[0]));
    if (!shared.usual.empty() && std::find(shared.codes.begin(), shared.codes.end(), shared.usual) == shared.codes.end()) row.fail(fmt::format("'{}' is not among '{}'", row[1], row[2]));
    if (!world.shared_currencies.try_emplace(std::string(row[0]), shared).second) row.fail(fmt::format("'{}' stands twice", row[0]));
  });
  std::vector<std::pair<std::string, int>> parents;
  read_table(folder / "kinds.tsv", 5, [&](const TableRow& row) {
    const std::string slug(row[0]);
    Item kind{slug, row[1] == "-" ? "" : std::string(row[1]), std::string(row[2]), std::string(row[4]), row[3] == "-" ? slug : std::string(row[3])};
    std::istringstream traits{std::string(row[5])};
    for (std::string trait; traits >> trait;) {
      if (trait == "by-kind") kind.by_kind = true;
      else if (trait == "accessory") kind.accessory = true;
      else if (trait == "ends-compounds") kind.ends_compounds = true;
      else row.fail(fmt::format("'{}' is no trait; there are by-kind, accessory and ends-compounds", trait));
    }
    add_item(std::move(kind), row);
    parents.emplace_back(std::string(row[1]), row.line);
  });
  const std::string kinds_file = (folder / "kinds.tsv").string();
  for (const auto& [parent, line] : parents)
    if (parent != "-" && world.item(parent) < 0)
      throw TableError(fmt::format("{}:{}: the parent '{}' is not in the table", kinds_file, line, parent));
  for (Item& kind : world.items)  // what holds of a kind holds of those below it
    for (int at = world.item(kind.parent), steps = 0; at >= 0 && steps < 16; ++steps) {
      const Item& above = world.items[static_cast<std::size_t>(at)];
      kind.by_kind |= above.by_kind;
      kind.accessory |= above.accessory;
      kind.ends_compounds |= above.ends_compounds;
      at = world.item(above.parent);
    }
  for (std::size_t k = 0; k < world.items.size(); ++k)
    if (world.item(world.items[k].report) < 0)
      throw TableError(fmt::format("{}:{}: 'report' names '{}', which is not in the table", kinds_file, parents[k].second,
                                   world.items[k].report));
  read_table(folder / "weapons.tsv", 4, [&](const TableRow& row) {
    const int kind = world.item(row[1]);
    if (kind < 0) row.fail(fmt::format("'{}' is no kind of kinds.tsv", row[1]));
    const Item& above = world.items[static_cast<std::size_t>(kind)];
    if (!row[4].empty() && row[4] != "ambiguous" && row[4] != "own-slug") row.fail(fmt::format("'{}' is neither ambiguous nor own-slug", row[4]));
    if (row[4] == "own-slug" && !above.by_kind) row.fail(fmt::format("'{}' reports its own slug without own-slug", row[0]));
    const std::string report = above.by_kind && row[4] != "own-slug" ? above.report : std::string(row[0]);
    world.weapon_patterns.push_back({static_cast<std::uint32_t>(world.items.size()), std::string(row[3]), row[4] == "ambiguous", row.line});
    Item system{std::string(row[0]), std::string(row[1]), above.category, std::string(row[2]), report, true};
    system.accessory = above.accessory;
    add_item(std::move(system), row);
  });
  for (const std::string_view pseudo : kPseudoItems) {
    world.item_by_slug.try_emplace(std::string(pseudo), static_cast<std::uint32_t>(world.items.size()));
    world.items.push_back({std::string(pseudo), "", "", std::string(pseudo), std::string(pseudo), false, true});
  }
  for (Item& item : world.items) item.above = world.item(item.parent);
  read_table(folder / "organizations.tsv", 4, [&](const TableRow& row) {
    if (!world.organization_by_name.try_emplace(std::string(row[0]), static_cast<std::uint32_t>(world.organizations.size())).second)
      row.fail(fmt::format("'{}' stands twice", row[0]));
    world.organization_patterns.push_back({static_cast<std::uint32_t>(world.organizations.size()), std::string(row[3]), false, row.line});
    world.organizations.push_back({std::string(row[0]), std::string(row[1]), row[2] == "-" ? "" : std::string(row[2])});
  });
  world.names = NameWords::load(folder);
  read_table(folder / "status.tsv", 4, [&](const TableRow& row) {
    event_class(row[0], row);
    const auto one_of = [&](std::string_view word, std::span<const std::string_view> known) {
      if (std::find(known.begin(), known.end(), word) == known.end()) row.fail(fmt::format("'{}' is not known here", word));
    };
    if (row[1] != "*") one_of(row[1], kStages);
    one_of(row[2], std::array<std::string_view, 3>{"yes", "no", "*"});
    one_of(row[3], kStatuses);
    world.status_rows.push_back({std::string(row[0]), std::string(row[1]), std::string(row[2]), std::string(row[3])});
  });
  fill_status_table(world);
  if (std::filesystem::exists(folder / "loose_words.tsv"))
    read_table(folder / "loose_words.tsv", 3, [&](const TableRow& row) {
      for (const std::string_view slug : {row[0], row[1]})
        if (world.item(slug) < 0) row.fail(fmt::format("'{}' is no slug of kinds.tsv or weapons.tsv", slug));
      const int often = row[2] == "rarely" ? 1 : row[2] == "sometimes" ? 2 : row[2] == "often" ? 3 : 0;
      if (often == 0) row.fail(fmt::format("'{}' is neither rarely, sometimes nor often", row[2]));
      world.loose_words.push_back({std::string(row[0]), std::string(row[1]), often});
    });
  if (std::filesystem::exists(folder / "offices.tsv")) load_offices(world, folder / "offices.tsv", folder / "roles.tsv");
  return world;
}

}  // namespace pledgegraph
