// See fixture.hpp. The facts are in the manner of the field; documents and sentences are ours.
#include "fixture.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <tuple>
#include <vector>

namespace pledgegraph::test {
namespace {

struct Row {
  const char* status;
  const char* donor;
  const char* recipient;
  const char* item;
  double quantity = 0;  // 0: none told
  bool approximate = false;
  double amount = 0;
  const char* currency = "";
  const char* date = "";
  const char* speaker = "";
  int sources = 1;
  const char* delivered = "";  // the date of delivery, where a pledge was kept
  double delivered_quantity = 0;
};

struct Person {
  const char* name;
  const char* country;
  const char* role;
};

std::optional<double> some(double value) { return value > 0 ? std::optional(value) : std::nullopt; }

std::string party_id(const std::string& id) {
  if (id == "group" || id.empty()) return id;
  return id.size() == 2 && id != "EU" ? "country:" + id : "organization:eu";
}

std::string item_id(const std::string& slug) {
  return (slug.ends_with("-aid") || slug == "training" ? "aid:" : "weapon:") + slug;
}

std::string slug(std::string name) {
  for (char& c : name) c = c == ' ' ? '-' : static_cast<char>(c >= 'A' && c <= 'Z' ? c - 'A' + 'a' : c);
  return name;
}

class Builder {
 public:
  void person(const Person& p) {
    Entity e;
    e.id = "person:" + slug(p.name);
    e.type = "person";
    e.name = p.name;
    e.country = p.country;
    e.role = p.role;
    e.documents = {"d000", "d003"};
    add(e);
  }

  void row(const Row& r, const std::string& sentence = {}) {
    const std::size_t n = ledger_.commitments.size();
    Commitment c;
    c.id = fmt::format("commitment:{:06x}", n * 7919 + 4096);
    c.donor = party_id(r.donor);
    c.recipient = party_id(r.recipient);
    c.item = item_id(r.item);
    c.status = status_from(*r.delivered != 0 ? "delivered" : r.status).value();
    c.quantity = some(r.quantity);
    c.approximate = r.approximate;
    c.amount = some(r.amount);
    c.currency = r.currency;
    c.first_date = r.date;
    c.last_date = *r.delivered != 0 ? r.delivered : r.date;
    c.sources = r.sources;
    c.confidence = 0.5 + 0.04 * static_cast<double>((n * 5) % 12);
    for (int i = 0; i < r.sources; ++i) {
      const bool late = *r.delivered != 0 && i == r.sources - 1 && r.sources > 1;
      Statement s;
      s.id = fmt::format("s{:04}-{}", n, i);
      s.status = late ? Status::Delivered : status_from(r.status).value();
      s.donor = r.donor;
      s.recipient = r.recipient;
      s.item = r.item;
      s.quantity = c.quantity;
      s.approximate = r.approximate;
      s.amount = c.amount;
      s.currency = r.currency;
      s.evidence = catalogue_.item_name(r.item);
      s.sentence = !sentence.empty() && i == 0
                       ? sentence
                       : fmt::format("{} {} {} to {}, report {}.", catalogue_.party_name(r.donor),
                                     late ? "delivered" : r.status, s.evidence, catalogue_.party_name(r.recipient), i + 1);
      s.sentence_span = {120, 120 + static_cast<std::uint32_t>(s.sentence.size())};
      s.parts = {{"item", {130, 136}}, {"donor", {120, 127}}};
      s.speaker = r.speaker;
      s.announced = late ? r.delivered : r.date;
      s.confidence = c.confidence - 0.01 * i;
      s.rule = "give: present tense";
      s.features = {"trigger=give (+0.81)"};
      const std::string doc = fmt::format("d{:03}", (n * 3 + static_cast<std::size_t>(i) * 17) % documents_);
      document(doc, s.announced);
      c.statements.push_back(s.id);
      ledger_.statements.push_back(s);
      ledger_.statement_documents.push_back(doc);
      for (const std::string& id : {c.donor, c.recipient, c.item}) entity(id, doc);
    }
    c.timeline.push_back({status_from(r.status).value(), r.date, c.quantity, r.approximate, c.amount, r.currency,
                          {c.statements.front()}});
    if (*r.delivered != 0) {
      const double q = r.delivered_quantity > 0 ? r.delivered_quantity : r.quantity;
      c.timeline.push_back({Status::Delivered, r.delivered, some(q), false, std::nullopt, "", {c.statements.back()}});
    }
    ledger_.commitments.push_back(c);
  }

  Ledger done() {
    for (auto& [id, e] : entities_) ledger_.entities.push_back(e);
    for (auto& [id, d] : documents_seen_) ledger_.documents.push_back(d);
    std::ranges::sort(ledger_.commitments, {}, &Commitment::id);
    std::vector<std::size_t> order(ledger_.statements.size());
    for (std::size_t i = 0; i < order.size(); ++i) order[i] = i;
    std::ranges::sort(order, {}, [&](std::size_t i) {
      return std::tuple(ledger_.statement_documents[i], ledger_.statements[i].sentence_span, ledger_.statements[i].id);
    });
    Ledger sorted = ledger_;
    for (std::size_t i = 0; i < order.size(); ++i) {
      sorted.statements[i] = ledger_.statements[order[i]];
      sorted.statement_documents[i] = ledger_.statement_documents[order[i]];
    }
    return sorted;
  }

  explicit Builder(std::size_t documents) : documents_(documents), catalogue_(fixture_catalogue()) {}

 private:
  void add(const Entity& e) { entities_.emplace(e.id, e); }

  void entity(const std::string& id, const std::string& doc) {
    if (id.empty()) return;
    Entity e;
    e.id = id;
    const std::string tail = id.substr(id.find(':') + 1);
    e.type = id.find(':') == std::string::npos ? "group" : id.substr(0, id.find(':'));
    e.name = e.type == "country"        ? catalogue_.party_name(tail)
             : e.type == "organization" ? "EU"
             : e.type == "group"        ? "several countries"
                                        : catalogue_.item_name(tail);
    if (e.type == "weapon" || e.type == "aid") {
      e.category = catalogue_.category(tail);
      e.kind = catalogue_.items.contains(tail) ? catalogue_.items.at(tail).kind : "";
    }
    add(e);
    auto& docs = entities_.at(id).documents;
    if (std::ranges::find(docs, doc) == docs.end()) docs.insert(std::ranges::lower_bound(docs, doc), doc);
  }

  void document(const std::string& id, const std::string& date) {
    static constexpr const char* kPublishers[] = {"Le Courrier du soir", "The Harbour Post", "Morgenblatt", "Daily Wire"};
    const std::size_t n = documents_seen_.size();
    documents_seen_.emplace(id, LedgerDocument{id, "Report " + id, kPublishers[n % 4],
                                               fmt::format("https://news.example/{}?a=1&b=2", id), date, "fr",
                                               "seeds/" + id + ".txt"});
  }

  std::size_t documents_;
  Catalogue catalogue_;
  Ledger ledger_;
  std::map<std::string, Entity> entities_;
  std::map<std::string, LedgerDocument> documents_seen_;
};

}  // namespace

Catalogue fixture_catalogue() {
  Catalogue c;
  c.countries = {{"DE", "Germany"}, {"US", "United States"},  {"FR", "France"},      {"GB", "United Kingdom"},
                 {"DK", "Denmark"}, {"PL", "Poland"},         {"CZ", "Czechia"},     {"SK", "Slovakia"},
                 {"NL", "Netherlands"}, {"NO", "Norway"},     {"SE", "Sweden"},      {"IT", "Italy"},
                 {"ES", "Spain"},   {"CA", "Canada"},         {"CH", "Switzerland"}, {"UA", "Ukraine"},
                 {"MD", "Moldova"}, {"AU", "Australia"},      {"FI", "Finland"},     {"LT", "Lithuania"}};
  c.categories = {{"armour", "Armour"},         {"air-defence", "Air defence"}, {"artillery", "Artillery"},
                  {"aircraft", "Aircraft"},     {"naval", "Naval"},             {"ammunition", "Ammunition"},
                  {"equipment", "Equipment"},   {"aid", "Aid"},                 {"missiles", "Missiles"}};
  const auto item = [&](const char* slug, const char* name, const char* kind, const char* category) {
    c.items[slug] = {slug, name, kind, category, *kind != 0};
  };
  item("gepard", "Gepard", "anti-aircraft-gun", "air-defence");
  item("iris-t", "IRIS-T", "air-defence-system", "air-defence");
  item("patriot", "Patriot", "air-defence-system", "air-defence");
  item("nasams", "NASAMS", "air-defence-system", "air-defence");
  item("samp-t", "SAMP/T", "air-defence-system", "air-defence");
  item("crotale", "Crotale", "air-defence-system", "air-defence");
  item("stinger", "Stinger", "manpads", "air-defence");
  item("s-300", "S-300", "air-defence-system", "air-defence");
  item("leopard-2", "Leopard 2", "tank", "armour");
  item("leopard-1", "Leopard 1", "tank", "armour");
  item("abrams", "Abrams", "tank", "armour");
  item("challenger-2", "Challenger 2", "tank", "armour");
  item("t-72", "T-72", "tank", "armour");
  item("marder", "Marder", "infantry-fighting-vehicle", "armour");
  item("bradley", "Bradley", "infantry-fighting-vehicle", "armour");
  item("amx-10-rc", "AMX-10 RC", "armoured-vehicle", "armour");
  item("tank", "tanks", "", "armour");
  item("armoured-vehicle", "armoured vehicles", "", "armour");
  item("caesar", "CAESAR", "howitzer", "artillery");
  item("himars", "HIMARS", "rocket-artillery", "artillery");
  item("pzh-2000", "PzH 2000", "howitzer", "artillery");
  item("rocket-artillery", "rocket artillery", "", "artillery");
  item("mig-29", "MiG-29", "fighter-aircraft", "aircraft");
  item("f-16", "F-16", "fighter-aircraft", "aircraft");
  item("attack-helicopter", "attack helicopters", "", "aircraft");
  item("harpoon", "Harpoon", "anti-ship-missile", "missiles");
  item("storm-shadow", "Storm Shadow", "cruise-missile", "missiles");
  item("taurus", "Taurus", "cruise-missile", "missiles");
  item("atacms", "ATACMS", "missile", "missiles");
  item("missile", "missiles", "", "missiles");
  item("artillery-ammunition", "artillery ammunition", "", "ammunition");
  item("ammunition", "ammunition", "", "ammunition");
  item("heavy-weapons", "heavy weapons", "", "equipment");
  item("generator", "generators", "", "equipment");
  item("military-aid", "military aid", "", "aid");
  item("training", "training", "", "aid");
  item("financial-aid", "financial aid", "", "aid");
  return c;
}

Ledger small_ledger() {
  Builder b(5);
  b.person({"Lloyd Austin", "US", "defence secretary"});
  b.person({"Christiane Lambrecht", "DE", "defence minister"});
  b.person({"Boris Pistorius", "DE", "defence minister"});
  b.person({"Volodymyr Zelenskyy", "UA", "president"});
  b.row({"pledged", "DE", "UA", "gepard", 50, true, 0, "", "2022-04-26", "Christiane Lambrecht", 2, "2023-02-14"},
        "«\u00a0L\u2019Ukraine a été livrée\u00a0», a dit Mme Lambrecht & <Berlin>.");
  b.row({"considered", "DE", "UA", "heavy-weapons", 0, false, 0, "", "2022-04-26", "Lloyd Austin"});
  b.row({"pledged", "group", "UA", "military-aid", 0, true, 5000000000.0, "USD", "2022-04-26", "Lloyd Austin"});
  b.row({"pledged", "US", "UA", "military-aid", 0, true, 3712345678.91, "USD", "2022-04-26", "Lloyd Austin", 2});
  b.row({"pledged", "DE", "UA", "tank", 0, false, 0, "", "2022-04-26"});
  b.row({"pledged", "DK", "UA", "harpoon", 0, false, 0, "", "2022-05-23", "Lloyd Austin"});
  b.row({"pledged", "DK", "UA", "missile", 0, false, 0, "", "2022-05-23", "Lloyd Austin"});
  b.row({"pledged", "CZ", "UA", "attack-helicopter", 0, false, 0, "", "2022-05-23", "Lloyd Austin"});
  b.row({"pledged", "CZ", "UA", "tank", 0, false, 0, "", "2022-05-23", "Lloyd Austin"});
  b.row({"pledged", "CZ", "UA", "rocket-artillery", 0, false, 0, "", "2022-05-23", "Lloyd Austin"});
  b.row({"pledged", "group", "UA", "artillery-ammunition", 0, false, 0, "", "2022-05-23", "Lloyd Austin"});
  b.row({"pledged", "group", "UA", "tank", 0, false, 0, "", "2022-05-23", "Lloyd Austin"});
  b.row({"pledged", "group", "UA", "armoured-vehicle", 0, false, 0, "", "2022-05-23", "Lloyd Austin"});
  b.row({"pledged", "group", "UA", "training", 0, false, 0, "", "2022-05-23", "Lloyd Austin"});
  b.row({"requested", "", "UA", "military-aid", 0, false, 0, "", "2023-02-14", "Volodymyr Zelenskyy"});
  b.row({"pledged", "DE", "UA", "ammunition", 0, false, 0, "", "2023-02-14", "Boris Pistorius"});
  return b.done();
}

Ledger desk_ledger() {
  Builder b(23);
  for (const Person& p : {Person{"Lloyd Austin", "US", "defence secretary"}, Person{"Joe Biden", "US", "president"},
                          Person{"Olaf Scholz", "DE", "chancellor"},
                          Person{"Christiane Lambrecht", "DE", "defence minister"},
                          Person{"Boris Pistorius", "DE", "defence minister"},
                          Person{"Emmanuel Macron", "FR", "president"},
                          Person{"Sébastien Lecornu", "FR", "armed forces minister"},
                          Person{"Ben Wallace", "GB", "defence secretary"},
                          Person{"Mette Frederiksen", "DK", "prime minister"},
                          Person{"Mateusz Morawiecki", "PL", "prime minister"},
                          Person{"Jana Černochová", "CZ", "defence minister"},
                          Person{"Volodymyr Zelenskyy", "UA", "president"},
                          Person{"Oleksii Reznikov", "UA", "defence minister"}}) {
    b.person(p);
  }
  const Row rows[] = {
      {"pledged", "DE", "UA", "gepard", 50, true, 0, "", "2022-04-26", "Christiane Lambrecht", 4, "2022-07-25", 30},
      {"pledged", "DE", "UA", "iris-t", 4, false, 0, "", "2022-06-01", "Olaf Scholz", 3, "2022-10-11", 1},
      {"pledged", "DE", "UA", "leopard-2", 14, false, 0, "", "2023-01-25", "Olaf Scholz", 6, "2023-03-27", 18},
      {"pledged", "DE", "UA", "marder", 40, false, 0, "", "2023-01-05", "Olaf Scholz", 3},
      {"pledged", "DE", "UA", "patriot", 1, false, 0, "", "2023-01-05", "Boris Pistorius", 3, "2023-04-18", 1},
      {"refused", "DE", "UA", "taurus", 0, false, 0, "", "2024-02-26", "Olaf Scholz", 4},
      {"pledged", "DE", "UA", "military-aid", 0, false, 2700000000.0, "EUR", "2023-05-13", "Boris Pistorius", 3},
      {"pledged", "DE", "UA", "leopard-1", 100, true, 0, "", "2023-02-07", "Boris Pistorius", 2},
      {"delivered", "DE", "UA", "pzh-2000", 7, false, 0, "", "2022-06-21", "", 2},
      {"pledged", "US", "UA", "military-aid", 0, true, 3700000000.0, "USD", "2022-04-26", "Lloyd Austin", 5},
      {"pledged", "US", "UA", "himars", 4, false, 0, "", "2022-06-01", "Lloyd Austin", 4, "2022-06-23", 4},
      {"pledged", "US", "UA", "abrams", 31, false, 0, "", "2023-01-25", "Joe Biden", 5},
      {"pledged", "US", "UA", "patriot", 1, false, 0, "", "2022-12-21", "Joe Biden", 4},
      {"pledged", "US", "UA", "bradley", 50, true, 0, "", "2023-01-06", "", 2},
      {"delivered", "US", "UA", "stinger", 1400, true, 0, "", "2022-06-01", "", 2},
      {"refused", "US", "UA", "atacms", 0, false, 0, "", "2022-09-21", "", 1},
      {"pledged", "FR", "UA", "caesar", 18, false, 0, "", "2022-06-17", "Emmanuel Macron", 3, "2022-08-02", 18},
      {"pledged", "FR", "UA", "amx-10-rc", 0, false, 0, "", "2023-01-04", "Emmanuel Macron", 3},
      {"pledged", "FR", "UA", "crotale", 2, false, 0, "", "2022-11-16", "Sébastien Lecornu", 1},
      {"pledged", "FR", "UA", "samp-t", 1, false, 0, "", "2023-02-03", "Sébastien Lecornu", 2},
      {"pledged", "IT", "UA", "samp-t", 1, false, 0, "", "2023-02-03", "", 2},
      {"pledged", "GB", "UA", "challenger-2", 14, false, 0, "", "2023-01-14", "Ben Wallace", 4, "2023-03-27", 14},
      {"delivered", "GB", "UA", "storm-shadow", 0, false, 0, "", "2023-05-11", "Ben Wallace", 3},
      {"pledged", "GB", "UA", "military-aid", 0, false, 2300000000.0, "GBP", "2022-12-16", "", 2},
      {"pledged", "DK", "UA", "harpoon", 0, false, 0, "", "2022-05-23", "Lloyd Austin", 2},
      {"pledged", "DK", "UA", "f-16", 19, false, 0, "", "2023-08-20", "Mette Frederiksen", 3},
      {"pledged", "NL", "UA", "f-16", 42, true, 0, "", "2023-08-20", "", 3},
      {"pledged", "PL", "UA", "leopard-2", 14, false, 0, "", "2023-01-11", "Mateusz Morawiecki", 3, "2023-02-24", 4},
      {"delivered", "PL", "UA", "mig-29", 4, false, 0, "", "2023-04-03", "", 2},
      {"delivered", "PL", "UA", "t-72", 240, true, 0, "", "2022-04-29", "", 2},
      {"pledged", "CZ", "UA", "t-72", 0, false, 0, "", "2022-05-23", "Lloyd Austin", 2},
      {"pledged", "CZ", "UA", "artillery-ammunition", 800000, false, 0, "", "2024-02-17", "Jana Černochová", 2},
      {"considered", "PL", "UA", "mig-29", 28, false, 0, "", "2022-03-08", "", 2},
      {"requested", "", "UA", "f-16", 0, false, 0, "", "2023-01-25", "Volodymyr Zelenskyy", 2},
      {"pledged", "group", "UA", "training", 0, false, 0, "", "2022-05-23", "Lloyd Austin", 1},
      {"pledged", "EU", "UA", "financial-aid", 0, false, 50000000000.0, "EUR", "2024-02-01", "", 2},
      {"delivered", "EU", "MD", "military-aid", 0, false, 40000000.0, "EUR", "2023-05-04", "", 1},
      {"pledged", "DE", "MD", "generator", 0, true, 0, "", "2022-11-21", "", 1},
      {"pledged", "DE", "PL", "patriot", 3, false, 0, "", "2022-11-21", "Christiane Lambrecht", 1},
  };
  for (const Row& row : rows) b.row(row);
  return b.done();
}

Ledger large_ledger(std::size_t commitments) {
  Builder b(400);
  const Catalogue catalogue = fixture_catalogue();
  std::vector<std::string> donors, items;
  for (const auto& [code, name] : catalogue.countries) donors.push_back(code);
  for (char c = 'A'; c <= 'Z'; ++c) donors.push_back(std::string(1, c) + "X");  // no such countries
  for (const auto& [slug, item] : catalogue.items) items.push_back(slug);
  for (int i = 0; i < 150; ++i) items.push_back(fmt::format("system-{}", i));
  static constexpr const char* kStatuses[] = {"pledged", "delivered", "pledged", "refused", "considered"};
  for (std::size_t i = 0; i < commitments; ++i) {
    b.row({kStatuses[i % 5], donors[(i * 7 + i / 20) % donors.size()].c_str(), i % 9 == 0 ? "MD" : "UA",
           items[(i * 11 + i / 36) % items.size()].c_str(), static_cast<double>(i % 40), i % 7 == 0,
           i % 6 == 0 ? 1e6 * static_cast<double>(i + 1) : 0.0, i % 6 == 0 ? "EUR" : "", "2023-05-01", "",
           1 + static_cast<int>(i % 3)});
  }
  return b.done();
}

}  // namespace pledgegraph::test
