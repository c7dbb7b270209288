// Short records and a small catalogue for the tests of the graph library.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "graph/model/catalogue.hpp"
#include "graph/model/record.hpp"

namespace pledgegraph::test {

/// One told promise; the parties default to Germany and Ukraine.
struct Told {
  Status status = Status::Pledged;
  std::string item = "gepard";
  std::optional<double> quantity = std::nullopt;
  bool approximate = false;
  std::string donor = "DE";
  std::string recipient = "UA";
  std::optional<double> amount = std::nullopt;
  std::string currency = {};
};

inline Statement statement(const Told& told, std::uint32_t place) {
  Statement s;
  s.status = told.status;
  s.item = told.item;
  s.quantity = told.quantity;
  s.approximate = told.approximate;
  s.donor = told.donor;
  s.recipient = told.recipient;
  s.amount = told.amount;
  s.currency = told.currency;
  s.sentence_span = {place * 100, place * 100 + 50};
  s.confidence = 0.8;
  return s;
}

inline Record record(const std::string& doc, const std::string& date, const std::vector<Told>& told) {
  Record out;
  out.doc = doc;
  out.date = date;
  std::uint32_t place = 0;
  for (const Told& one : told) out.commitments.push_back(statement(one, place++));
  return out;
}

inline Catalogue catalogue() {
  Catalogue out;
  out.countries = {{"DE", "Germany"}, {"UA", "Ukraine"}, {"FR", "France"}, {"US", "United States"},
                   {"CZ", "Czechia"}, {"PL", "Poland"},  {"SE", "Sweden"}};
  const auto add = [&](std::string slug, std::string name, std::string kind, std::string category, bool system) {
    out.items[slug] = {slug, std::move(name), std::move(kind), std::move(category), system};
  };
  add("heavy-weapons", "heavy weapons", "", "equipment", false);
  add("armoured-vehicle", "armoured vehicle", "heavy-weapons", "armour", false);
  add("tank", "tank", "armoured-vehicle", "armour", false);
  add("leopard-1", "Leopard 1", "tank", "armour", true);
  add("leopard-2", "Leopard 2", "tank", "armour", true);
  add("anti-aircraft-gun", "anti-aircraft gun", "heavy-weapons", "air-defence", false);
  add("gepard", "Gepard", "anti-aircraft-gun", "air-defence", true);
  add("howitzer", "howitzer", "heavy-weapons", "artillery", false);
  add("caesar", "Caesar", "howitzer", "artillery", true);
  add("marder", "Marder", "armoured-vehicle", "armour", true);
  add("taurus", "Taurus", "heavy-weapons", "missiles", true);
  add("ammunition", "ammunition", "", "ammunition", false);
  add("military-aid", "military aid", "", "aid", false);
  add("financial-aid", "financial aid", "", "aid", false);
  add("training", "training", "", "aid", false);
  return out;
}

}  // namespace pledgegraph::test
