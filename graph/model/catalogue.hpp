// What the graph shows of things it holds only by id: display names of countries, and each item's name, kind and
// category. The program fills it from the world data; the graph itself knows no lexicon.
#pragma once

#include <map>
#include <string>
#include <vector>

namespace pledgegraph {

/// A weapon system, a kind of equipment, or an aid item.
struct CatalogueItem {
  std::string slug;      ///< "gepard"
  std::string name;      ///< "Gepard"
  std::string kind;      ///< the slug one step up ("anti-aircraft-gun"), empty at the top
  std::string category;  ///< "air-defence", "armour", "artillery", "aircraft", "naval", "ammunition", "equipment", "aid"
  bool is_system = false;  ///< a named system, not a kind
};

struct Catalogue {
  std::map<std::string, std::string> countries;    ///< alpha-2 -> English short name
  std::map<std::string, CatalogueItem> items;      ///< by slug
  std::map<std::string, std::string> categories;   ///< category slug -> heading

  /// The country's English name, or the id itself.
  std::string party_name(const std::string& id) const;
  /// The item's display name, or the slug with blanks for hyphens.
  std::string item_name(const std::string& slug) const;
  /// True if `ancestor` is `slug` or lies above it in the taxonomy.
  bool is_a(const std::string& slug, const std::string& ancestor) const;
  /// The item's category, "equipment" if unknown.
  std::string category(const std::string& slug) const;
};

}  // namespace pledgegraph
