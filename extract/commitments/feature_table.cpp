#include "extract/commitments/feature_table.hpp"

namespace pledgegraph {

int FeatureTable::block(const std::string& prefix, std::span<const std::string> each) {
  const int first = static_cast<int>(names_.size());
  for (const std::string& name : each) names_.push_back(prefix + name);
  return first;
}

int FeatureTable::one(const std::string& name) {
  names_.push_back(name);
  return static_cast<int>(names_.size()) - 1;
}

const std::vector<std::string>& tense_names() {
  static const std::vector<std::string> names = {"none", "infinitive", "present", "past", "perfect", "pluperfect", "imperfect", "future",
                                                 "conditional", "participle", "gerund", "noun", "phrase"};
  return names;
}

const std::vector<std::string>& status_names() {
  static const std::vector<std::string> names = {"none", "requested", "considered", "pledged", "delivered", "refused"};
  return names;
}

const std::vector<std::string>& category_names() {
  static const std::vector<std::string> names = {"air-defence", "armour", "artillery", "aircraft", "missiles", "naval",
                                                 "ammunition", "drones", "small-arms", "equipment", "aid"};
  return names;
}

int category_place(const World& world, int item) {
  if (item < 0) return -1;
  const auto at = std::find(category_names().begin(), category_names().end(), world.items[static_cast<std::size_t>(item)].category);
  return at == category_names().end() ? -1 : static_cast<int>(at - category_names().begin());
}

const std::vector<std::string>& mention_type_names() {
  static const std::vector<std::string> names = {"system", "kind", "aid", "money", "ellipsis", "unit", "training"};
  return names;
}

const std::vector<std::string>& block_names() {
  static const std::vector<std::string> names = {"headline", "dateline", "paragraph", "bullet", "caption", "table-row", "boilerplate"};
  return names;
}

const std::vector<std::string>& before_names() {
  static const std::vector<std::string> names = {"definite", "indefinite", "of", "to", "for", "from", "by", "in", "with", "possessive",
                                                 "coordinator", "negation", "against", "relative"};
  return names;
}

}  // namespace pledgegraph
