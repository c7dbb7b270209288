// Statements as tellings, and the comparison of their numbers and items.
#include "graph/resolve/telling.hpp"

#include <algorithm>
#include <cmath>

#include "graph/model/number.hpp"

namespace pledgegraph {

namespace {

constexpr double kApproximate = 0.10;
constexpr double kLarge = 0.03;
constexpr double kLargeFrom = 1000;
constexpr double kAmount = 0.04;

Grain grain_of(const std::string& item, const Catalogue& catalogue) {
  const auto found = catalogue.items.find(item);
  if (found == catalogue.items.end()) {
    return item.ends_with("-aid") ? Grain::Aid : Grain::System;
  }
  if (found->second.category == "aid") return item == "training" ? Grain::Kind : Grain::Aid;
  return found->second.is_system ? Grain::System : Grain::Kind;
}

bool nobody(const std::string& party) { return party.empty() || party == "group"; }

NumberComparison compare(double a, double b, double tolerance) {
  const double larger = std::max(std::abs(a), std::abs(b)), smaller = std::min(std::abs(a), std::abs(b));
  NumberComparison out;
  out.ratio = larger > 0 ? smaller / larger : 1;
  out.first_is_less = a < b;
  out.relation = larger - smaller <= tolerance * larger ? NumberRelation::Equal : NumberRelation::Different;
  return out;
}

}  // namespace

Telling make_telling(const Statement& statement, std::size_t index, std::uint32_t document,
                     const std::string& document_date, const Catalogue& catalogue) {
  Telling out;
  out.statement = index;
  out.document = document;
  out.status = statement.status;
  out.item = statement.item;
  out.grain = grain_of(statement.item, catalogue);
  out.anonymous = nobody(statement.donor) || nobody(statement.recipient);
  out.quantity = statement.quantity;
  out.approximate = statement.approximate;
  out.amount = statement.amount;
  out.currency = statement.currency;
  out.date = parse_date(statement.announced);
  if (!out.date) out.date = parse_date(document_date);
  out.additional =
      std::any_of(statement.features.begin(), statement.features.end(), [](const std::string& feature) {
        return feature.starts_with("additional") && !feature.starts_with("additional=0");
      });
  return out;
}

NumberComparison compare_numbers(const Telling& a, const Telling& b) {
  if (a.quantity && b.quantity) {
    const bool large = std::min(*a.quantity, *b.quantity) >= kLargeFrom;
    return compare(*a.quantity, *b.quantity, a.approximate || b.approximate ? kApproximate : large ? kLarge : 0.0);
  }
  if (a.amount && b.amount && a.currency == b.currency) return compare(*a.amount, *b.amount, kAmount);
  return {};
}

bool is_top_kind(const std::string& slug, const Catalogue& catalogue) {
  const auto found = catalogue.items.find(slug);
  return found != catalogue.items.end() && !found->second.is_system && found->second.kind.empty();
}

std::optional<int> item_distance(const std::string& a, const std::string& b, const Catalogue& catalogue) {
  if (a == b) return 0;
  if (!catalogue.is_a(a, b) && !catalogue.is_a(b, a)) return std::nullopt;
  const bool a_is_finer = catalogue.is_a(a, b);
  const std::string& coarse = a_is_finer ? b : a;
  if (is_top_kind(coarse, catalogue)) return std::nullopt;
  int steps = 0;
  for (std::string at = a_is_finer ? a : b; at != coarse; ++steps) at = catalogue.items.at(at).kind;
  return steps;
}

std::string number_phrase(const Telling& telling) {
  if (telling.quantity) return (telling.approximate ? "about " : "") + shortest_number(*telling.quantity);
  if (telling.amount) return telling.currency + " " + shortest_number(*telling.amount);
  return "no number";
}

}  // namespace pledgegraph
