// Names and phrases for people: what nodes, rows and diagrams show.
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>

#include "graph/model/number.hpp"
#include "graph/store/knowledge_graph.hpp"

namespace pledgegraph {

const Entity* find_entity(const Ledger& ledger, std::string_view id) {
  const auto at = std::lower_bound(ledger.entities.begin(), ledger.entities.end(), id,
                                   [](const Entity& entity, std::string_view key) { return entity.id < key; });
  return at != ledger.entities.end() && at->id == id ? &*at : nullptr;
}

std::string entity_name(const Ledger& ledger, const Catalogue& catalogue, const std::string& id) {
  if (const Entity* entity = find_entity(ledger, id); entity && !entity->name.empty()) return entity->name;
  if (id == "group") return "several countries";
  if (id == "unknown" || id.empty()) return "nobody named";
  if (id.starts_with("country:")) {
    const std::string code = id.substr(8), name = catalogue.party_name(code);
    return name.empty() ? code : name;
  }
  if (id.starts_with("weapon:") || id.starts_with("aid:")) return catalogue.item_name(id);
  return id.substr(id.find(':') + 1);  // the whole id where it has no colon
}

namespace {

std::string with_thousands(double whole) {
  std::string digits = shortest_number(std::abs(whole));
  for (std::ptrdiff_t at = static_cast<std::ptrdiff_t>(digits.size()) - 3; at > 0; at -= 3) {
    digits.insert(static_cast<std::size_t>(at), 1, ',');
  }
  return (whole < 0 ? "-" : "") + digits;
}

}  // namespace

std::string human_number(double value) {
  struct Unit {
    double size;
    std::string_view word;
  };
  static constexpr std::array<Unit, 3> units{{{1e12, " trillion"}, {1e9, " billion"}, {1e6, " million"}}};
  for (const Unit& unit : units) {
    if (std::abs(value) >= unit.size && std::abs(value) < 1e15) {
      return shortest_number(std::round(value / unit.size * 100) / 100) + std::string(unit.word);
    }
  }
  return value == std::trunc(value) && std::abs(value) < 1e15 ? with_thousands(value) : shortest_number(value);
}

std::string item_phrase(const Commitment& commitment, const Catalogue& catalogue) {
  const std::string name = catalogue.item_name(commitment.item);
  std::string phrase = name;
  if (commitment.quantity) {
    phrase = fmt::format("{}{} {}", commitment.approximate ? "about " : "", human_number(*commitment.quantity), name);
  }
  if (commitment.amount) phrase += fmt::format(" worth {} {}", commitment.currency, human_number(*commitment.amount));
  return phrase;
}

std::string commitment_name(const Ledger& ledger, const Catalogue& catalogue, const Commitment& commitment) {
  return fmt::format("{}: {} to {}", item_phrase(commitment, catalogue),
                     entity_name(ledger, catalogue, commitment.donor),
                     entity_name(ledger, catalogue, commitment.recipient));
}

}  // namespace pledgegraph
