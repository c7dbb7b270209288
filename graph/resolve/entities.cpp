// Countries, organizations and items by their ids; persons by resolve_persons.
#include "graph/resolve/entities.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <utility>

#include "graph/resolve/entity_ids.hpp"
#include "graph/resolve/names.hpp"
#include "graph/resolve/persons.hpp"

namespace pledgegraph {

namespace {

struct Sighting {
  std::map<std::string, std::size_t> names;  ///< spellings -> number of times
  std::set<std::string> documents;
};

class Collector {
 public:
  Collector(const Catalogue& catalogue, const NameFolder& folder) : catalogue_(catalogue), folder_(folder) {}

  void party(const std::string& name, const std::string& document) {
    see(party_id(name, catalogue_, folder_), name, document);
  }
  void item(const std::string& slug, const std::string& document) { see(item_id(slug, catalogue_), slug, document); }

  std::vector<Entity> entities() const {
    std::vector<Entity> out;
    for (const auto& [id, sighting] : seen_) out.push_back(make(id, sighting));
    return out;
  }

 private:
  void see(const std::string& id, const std::string& name, const std::string& document) {
    Sighting& sighting = seen_[id];
    ++sighting.names[name];
    sighting.documents.insert(document);
  }

  Entity make(const std::string& id, const Sighting& sighting) const {
    Entity entity;
    entity.id = id;
    entity.documents.assign(sighting.documents.begin(), sighting.documents.end());
    const std::string tail = id_without_type(id);
    if (id == "group" || id == "unknown") {
      entity.type = "group";
      entity.name = id == "group" ? "several countries" : "nobody named";
      return entity;
    }
    entity.type = id.substr(0, id.find(':'));
    if (entity.type == "country") {
      entity.name = catalogue_.party_name(tail);
    } else if (entity.type == "organization") {
      const auto most = std::max_element(sighting.names.begin(), sighting.names.end(),
                                         [](const auto& a, const auto& b) { return a.second < b.second; });
      entity.name = most->first;
      for (const auto& [name, count] : sighting.names) {
        if (name != entity.name) entity.aliases.push_back(name);
      }
    } else {
      entity.name = catalogue_.item_name(tail);
      entity.category = catalogue_.category(tail);
      const auto item = catalogue_.items.find(tail);
      if (item != catalogue_.items.end()) entity.kind = item->second.kind;
    }
    return entity;
  }

  const Catalogue& catalogue_;
  const NameFolder& folder_;
  std::map<std::string, Sighting> seen_;
};

}  // namespace

void resolve_entities(Ledger& ledger, std::span<const Record> records, const Catalogue& catalogue,
                      const Judgements& judgements) {
  const NameFolder folder;
  Collector collector(catalogue, folder);
  for (const Record& record : records) {
    for (const RecordEntity& one : record.countries) collector.party(one.id, record.doc);
    for (const RecordEntity& one : record.organizations) collector.party(one.id, record.doc);
    for (const RecordEntity& one : record.weapons) collector.item(one.id, record.doc);
    for (const Statement& one : record.commitments) {
      collector.party(one.donor, record.doc);
      collector.party(one.recipient, record.doc);
      collector.item(one.item, record.doc);
    }
  }
  ledger.entities = collector.entities();
  std::vector<Entity> persons = resolve_persons(records, judgements, folder);
  std::move(persons.begin(), persons.end(), std::back_inserter(ledger.entities));
  std::sort(ledger.entities.begin(), ledger.entities.end(),
            [](const Entity& a, const Entity& b) { return a.id < b.id; });
}

}  // namespace pledgegraph
