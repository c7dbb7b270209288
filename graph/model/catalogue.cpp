// Look-ups in the catalogue; each falls back to the id itself, so that an unknown slug still shows as something.
#include "graph/model/catalogue.hpp"

#include <algorithm>
#include <string_view>

namespace pledgegraph {

namespace {

/// "country:DE" -> "DE".
std::string_view without_prefix(std::string_view id) {
  const auto colon = id.find(':');
  return colon == std::string_view::npos ? id : id.substr(colon + 1);
}

/// A taxonomy is a few steps deep; a longer way up means that the data has a cycle.
constexpr int kMaxDepth = 16;

}  // namespace

std::string Catalogue::party_name(const std::string& id) const {
  const auto found = countries.find(std::string(without_prefix(id)));
  return found == countries.end() ? id : found->second;
}

std::string Catalogue::item_name(const std::string& slug) const {
  std::string key(without_prefix(slug));
  const auto found = items.find(key);
  if (found != items.end() && !found->second.name.empty()) return found->second.name;
  std::replace(key.begin(), key.end(), '-', ' ');
  return key;
}

bool Catalogue::is_a(const std::string& slug, const std::string& ancestor) const {
  std::string at = slug;
  for (int depth = 0; depth < kMaxDepth && !at.empty(); ++depth) {
    if (at == ancestor) return true;
    const auto found = items.find(at);
    if (found == items.end()) return false;
    at = found->second.kind;
  }
  return false;
}

std::string Catalogue::category(const std::string& slug) const {
  const auto found = items.find(std::string(without_prefix(slug)));
  return found == items.end() || found->second.category.empty() ? "equipment" : found->second.category;
}

}  // namespace pledgegraph
