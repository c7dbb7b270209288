// Persons in three passes over distinct (folded name, country) pairs, from the surest to the least sure:
//   1. equal folded names whose countries do not disagree,
//   2. spellings: surnames with one consonant key and alike, first names alike or one the other's initial,
//   3. bare surnames: joined where exactly one person bears the name and the countries do not disagree.
// A union is made only if every member of the one agrees with every member of the other, so that no chain of small
// differences joins two persons.
#include "graph/resolve/persons.hpp"

#include <algorithm>
#include <map>
#include <numeric>
#include <set>
#include <tuple>
#include <unordered_map>
#include <utility>

namespace pledgegraph {

namespace {

constexpr double kSurnameAlike = 0.8;
constexpr double kFirstNameAlike = 0.75;
constexpr std::size_t kNeighbours = 256;  ///< spellings compared with one, in order of surname: real blocks are smaller

/// One spelling with one country (which may be empty), and where it was seen.
struct Spelling {
  std::string folded;
  std::string country;
  std::vector<std::string> words;                ///< of `folded`
  std::map<std::string, std::size_t> names;      ///< as written -> number of documents
  std::map<std::string, std::size_t> roles;      ///< -> number of documents
  std::set<std::string> documents;

  const std::string& surname() const { return words.back(); }
  bool bare() const { return words.size() == 1; }
};

bool first_names_agree(const std::string& a, const std::string& b) {
  if (a.size() == 1 || b.size() == 1) return a.front() == b.front();
  return alikeness(a, b) >= kFirstNameAlike;
}

bool countries_agree(const std::string& a, const std::string& b) { return a.empty() || b.empty() || a == b; }

/// Whether two spellings may mean one person.
bool agree(const Spelling& a, const Spelling& b) {
  if (!countries_agree(a.country, b.country)) return false;
  if (a.folded == b.folded) return true;
  if (alikeness(a.surname(), b.surname()) < kSurnameAlike) return false;
  return a.bare() || b.bare() || first_names_agree(a.words.front(), b.words.front());
}

class PersonClusters {
 public:
  explicit PersonClusters(std::vector<Spelling> spellings) : all_(std::move(spellings)), parent_(all_.size()) {
    std::iota(parent_.begin(), parent_.end(), std::size_t{0});
    members_.resize(all_.size());
    for (std::size_t k = 0; k < all_.size(); ++k) members_[k] = {k};
  }

  const std::vector<Spelling>& spellings() const { return all_; }
  std::size_t find(std::size_t k) {
    while (parent_[k] != k) k = parent_[k] = parent_[parent_[k]];
    return k;
  }
  const std::vector<std::size_t>& members(std::size_t root) const { return members_[root]; }
  void forbid(std::size_t a, std::size_t b) { forbidden_.emplace_back(a, b); }

  bool may_unite(std::size_t a, std::size_t b) {
    for (const auto& [x, y] : forbidden_) {
      const std::size_t rx = find(x), ry = find(y);
      if ((rx == a && ry == b) || (rx == b && ry == a)) return false;
    }
    for (const std::size_t x : members_[a]) {
      for (const std::size_t y : members_[b]) {
        if (!agree(all_[x], all_[y])) return false;
      }
    }
    return true;
  }

  void unite(std::size_t a, std::size_t b) {
    a = find(a);
    b = find(b);
    if (a == b) return;
    if (b < a) std::swap(a, b);
    parent_[b] = a;
    members_[a].insert(members_[a].end(), members_[b].begin(), members_[b].end());
    members_[b].clear();
  }

  void unite_if_allowed(std::size_t a, std::size_t b) {
    a = find(a);
    b = find(b);
    if (a != b && may_unite(a, b)) unite(a, b);
  }

 private:
  std::vector<Spelling> all_;
  std::vector<std::size_t> parent_;
  std::vector<std::vector<std::size_t>> members_;
  std::vector<std::pair<std::size_t, std::size_t>> forbidden_;
};

std::vector<Spelling> collect(std::span<const Record> records, const NameFolder& folder) {
  std::map<std::pair<std::string, std::string>, Spelling> found;
  for (const Record& record : records) {
    for (const RecordPerson& person : record.persons) {
      std::string folded = folder.fold(person.name);
      if (folded.empty()) continue;
      Spelling& spelling = found[{folded, person.country}];
      if (spelling.words.empty()) {
        spelling.words = name_words(folded);
        spelling.folded = std::move(folded);
        spelling.country = person.country;
      }
      ++spelling.names[person.name];
      if (!person.role.empty()) ++spelling.roles[person.role];
      spelling.documents.insert(record.doc);
    }
  }
  std::vector<Spelling> out;
  out.reserve(found.size());
  for (auto& [key, spelling] : found) out.push_back(std::move(spelling));
  return out;
}

/// Indices of spellings by the consonants of their surname, within these by surname.
std::map<std::string, std::vector<std::size_t>> by_surname(const std::vector<Spelling>& spellings) {
  std::map<std::string, std::vector<std::size_t>> out;
  for (std::size_t k = 0; k < spellings.size(); ++k) out[consonant_key(spellings[k].surname())].push_back(k);
  for (auto& [key, block] : out) {
    std::stable_sort(block.begin(), block.end(),
                     [&](std::size_t a, std::size_t b) { return spellings[a].surname() < spellings[b].surname(); });
  }
  return out;
}

void apply_judgements(PersonClusters& clusters, const Judgements& judgements, const NameFolder& folder) {
  constexpr std::string_view kPrefix = "person:";
  std::multimap<std::string, std::size_t> by_name;
  for (std::size_t k = 0; k < clusters.spellings().size(); ++k) by_name.emplace(clusters.spellings()[k].folded, k);
  const auto named = [&](const std::string& id) {
    const auto [from, to] = by_name.equal_range(folder.fold(std::string_view(id).substr(kPrefix.size())));
    std::vector<std::size_t> out;
    for (auto at = from; at != to; ++at) out.push_back(at->second);
    return out;
  };
  for (const Judgement& one : judgements) {
    if (!one.left.starts_with(kPrefix) || !one.right.starts_with(kPrefix)) continue;
    for (const std::size_t a : named(one.left)) {
      for (const std::size_t b : named(one.right)) {
        if (one.same) {
          clusters.unite(a, b);
        } else {
          clusters.forbid(a, b);
        }
      }
    }
  }
}

/// Pass 3: the bare surname at `place` of its block, among its neighbours there.
void join_bare(PersonClusters& clusters, std::size_t place, const std::vector<std::size_t>& block) {
  const std::size_t k = block[place];
  const Spelling& bare = clusters.spellings()[k];
  std::set<std::size_t> exact, near;
  const std::size_t from = place > kNeighbours ? place - kNeighbours : 0;
  for (std::size_t at = from; at < std::min(block.size(), place + kNeighbours); ++at) {
    const std::size_t other = block[at];
    const Spelling& full = clusters.spellings()[other];
    if (full.bare() || !countries_agree(bare.country, full.country)) continue;
    if (full.surname() == bare.surname()) {
      exact.insert(clusters.find(other));
    } else if (alikeness(full.surname(), bare.surname()) >= kSurnameAlike) {
      near.insert(clusters.find(other));
    }
  }
  const std::set<std::size_t>& candidates = exact.empty() ? near : exact;
  if (candidates.size() == 1) clusters.unite_if_allowed(*candidates.begin(), k);
}

void merge_spellings(PersonClusters& clusters) {
  const auto& all = clusters.spellings();
  for (std::size_t k = 1; k < all.size(); ++k) {  // sorted by folded name: equal ones are neighbours
    if (all[k].folded == all[k - 1].folded) clusters.unite_if_allowed(k - 1, k);
  }
  const auto blocks = by_surname(all);
  for (const auto& [key, block] : blocks) {
    std::vector<std::tuple<double, std::size_t, std::size_t>> pairs;
    for (std::size_t i = 0; i < block.size(); ++i) {
      for (std::size_t j = i + 1; j < std::min(block.size(), i + 1 + kNeighbours); ++j) {
        const Spelling& a = all[block[i]];
        const Spelling& b = all[block[j]];
        if (a.bare() != b.bare() || !agree(a, b)) continue;
        const double first = a.bare() ? 1 : alikeness(a.words.front(), b.words.front());
        pairs.emplace_back(-alikeness(a.surname(), b.surname()) - first, block[i], block[j]);
      }
    }
    std::sort(pairs.begin(), pairs.end());
    for (const auto& [score, a, b] : pairs) clusters.unite_if_allowed(a, b);
  }
  for (const auto& [key, block] : blocks) {
    for (std::size_t place = 0; place < block.size(); ++place) {
      if (all[block[place]].bare()) join_bare(clusters, place, block);
    }
  }
}

std::string most_frequent(const std::map<std::string, std::size_t>& counts) {
  std::string best;
  std::size_t most = 0;
  for (const auto& [word, count] : counts) {
    if (count > most || (count == most && word.size() > best.size())) std::tie(best, most) = std::tie(word, count);
  }
  return best;
}

Entity to_entity(const PersonClusters& clusters, const std::vector<std::size_t>& members) {
  std::map<std::string, std::size_t> names, countries, roles;
  std::set<std::string> documents;
  bool full = false;
  for (const std::size_t k : members) full = full || !clusters.spellings()[k].bare();
  for (const std::size_t k : members) {
    const Spelling& one = clusters.spellings()[k];
    if (!full || !one.bare()) {  // a surname is never the display name of a person with a full one
      for (const auto& [name, count] : one.names) names[name] += count;
    }
    if (!one.country.empty()) countries[one.country] += one.documents.size();
    for (const auto& [role, count] : one.roles) roles[role] += count;
    documents.insert(one.documents.begin(), one.documents.end());
  }
  Entity entity;
  entity.type = "person";
  entity.name = most_frequent(names);
  entity.country = most_frequent(countries);
  entity.role = most_frequent(roles);
  std::set<std::string> aliases;
  for (const std::size_t k : members) {
    for (const auto& [name, count] : clusters.spellings()[k].names) aliases.insert(name);
  }
  aliases.erase(entity.name);
  entity.aliases.assign(aliases.begin(), aliases.end());
  entity.documents.assign(documents.begin(), documents.end());
  return entity;
}

/// Gives ids; persons who share one are told apart by country, then by number.
void give_ids(std::vector<Entity>& persons, const NameFolder& folder) {
  std::map<std::string, std::vector<std::size_t>> by_slug;
  for (std::size_t k = 0; k < persons.size(); ++k) by_slug["person:" + folder.slug(persons[k].name)].push_back(k);
  std::set<std::string> taken;
  for (const auto& [slug, who] : by_slug) taken.insert(slug);
  for (const auto& [slug, who] : by_slug) {
    persons[who.front()].id = slug;
    for (std::size_t k = 1; k < who.size(); ++k) {
      std::string id = slug;
      const std::string& country = persons[who[k]].country;
      if (!country.empty()) id += "-" + folder.slug(country);
      for (int n = 2; !taken.insert(id).second; ++n) id = slug + "-" + std::to_string(n);
      persons[who[k]].id = id;
    }
  }
}

}  // namespace

std::vector<Entity> resolve_persons(std::span<const Record> records, const Judgements& judgements,
                                    const NameFolder& folder) {
  PersonClusters clusters(collect(records, folder));
  apply_judgements(clusters, judgements, folder);
  merge_spellings(clusters);
  std::vector<Entity> persons;
  for (std::size_t k = 0; k < clusters.spellings().size(); ++k) {
    if (clusters.find(k) != k) continue;
    std::vector<std::size_t> members = clusters.members(k);
    std::sort(members.begin(), members.end());
    persons.push_back(to_entity(clusters, members));
  }
  give_ids(persons, folder);
  std::sort(persons.begin(), persons.end(), [](const Entity& a, const Entity& b) { return a.id < b.id; });
  return persons;
}

}  // namespace pledgegraph
