#include "extract/catalogue.hpp"

#include <unicode/locid.h>
#include <unicode/unistr.h>

#include <algorithm>

namespace pledgegraph {
namespace {

/// CLDR's English name; the code itself where CLDR has none. What CLDR adds in brackets is dropped.
std::string country_name(const std::string& code) {
  icu::UnicodeString name;
  icu::Locale("", code.c_str()).getDisplayCountry(icu::Locale::getEnglish(), name);
  std::string text;
  name.toUTF8String(text);
  if (const auto bracket = text.find(" ("); bracket != text.npos) text.resize(bracket);
  return text.empty() ? code : text;
}

/// "air-defence" -> "Air defence".
std::string heading(std::string category) {
  std::replace(category.begin(), category.end(), '-', ' ');
  if (!category.empty() && category[0] >= 'a' && category[0] <= 'z') category[0] = static_cast<char>(category[0] - 32);
  return category;
}

}  // namespace

Catalogue make_catalogue(const World& world) {
  Catalogue out;
  for (const Country& country : world.countries) out.countries[country.code] = country_name(country.code);
  for (const Item& item : world.items) {
    if (item.pseudo) continue;
    out.items[item.slug] = {item.slug, item.name, item.parent, item.category, item.system};
    if (!item.category.empty()) out.categories[item.category] = heading(item.category);
  }
  return out;
}

}  // namespace pledgegraph
