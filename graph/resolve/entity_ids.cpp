// Ids: type, colon, slug.
#include "graph/resolve/entity_ids.hpp"

#include <algorithm>

namespace pledgegraph {

bool is_country(const std::string& party, const Catalogue& catalogue) {
  if (!catalogue.countries.empty()) return catalogue.countries.contains(party);
  const auto capital = [](char c) { return c >= 'A' && c <= 'Z'; };
  return party.size() == 2 && std::all_of(party.begin(), party.end(), capital) && party != "EU" && party != "UN";
}

std::string party_id(const std::string& party, const Catalogue& catalogue, const NameFolder& folder) {
  if (party.empty()) return "unknown";
  if (party == "group") return party;
  if (is_country(party, catalogue)) return "country:" + party;
  return "organization:" + folder.slug(party);
}

std::string item_id(const std::string& item, const Catalogue& catalogue) {
  const auto found = catalogue.items.find(item);
  const bool aid = found != catalogue.items.end() ? found->second.category == "aid"
                                                  : item.ends_with("-aid") || item == "training";
  return (aid ? "aid:" : "weapon:") + item;
}

std::string id_without_type(const std::string& id) {
  const auto colon = id.find(':');
  return colon == std::string::npos ? id : id.substr(colon + 1);
}

}  // namespace pledgegraph
