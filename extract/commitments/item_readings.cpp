#include "extract/commitments/item_readings.hpp"

#include <algorithm>
#include <map>

namespace pledgegraph {
namespace {

using Type = ItemMention::Type;

constexpr std::size_t kMostReadings = 16;
constexpr int kReach = 60;            // mentions back
constexpr std::uint32_t kNear = 5;    // sentences a sum looks back for what it pays for
constexpr std::uint32_t kStands = 14;  // sentences a bare number or "units" looks back

/// May `mention` be another word for `other`?
bool may_stand_for(const Analysis& a, const ItemMention& mention, const ItemMention& other, std::uint32_t distance) {
  if (other.own.item < 0 || other.own.slug.empty() || (other.type != Type::System && other.type != Type::Kind && other.type != Type::Aid) || other.vague) return false;
  // "tanks and other armoured vehicles": what is coordinated is told apart.
  if (mention.chain >= 0 && mention.chain == other.chain && mention.type == Type::Kind) return false;
  const Item& item = a.world->items[static_cast<std::size_t>(other.own.item)];
  if (item.pseudo) return false;
  switch (mention.type) {
    case Type::Kind: {
      if (item.category == "aid" || mention.own.item < 0) return false;
      // A word for weapons of every sort ("heavy weapons") means no one kind of them.
      if (item.category != a.world->items[static_cast<std::size_t>(mention.own.item)].category) return false;
      const bool below = a.world->is_a(static_cast<std::uint32_t>(other.own.item), static_cast<std::uint32_t>(mention.own.item));
      return below && other.own.slug != mention.own.slug;
    }
    case Type::Ellipsis: return (item.category != "aid" || mention.implied) && distance <= kStands;
    case Type::Unit: return item.category != "aid" && distance <= kStands;
    case Type::Money: return distance <= kNear;
    default: return false;
  }
}

/// A mention of the item that most mentions name, or -1.
int main_item(const Analysis& a) {
  std::map<std::string, std::pair<int, int>> count;  // slug: mentions, the first
  int best = -1, most = 1;
  for (std::size_t k = 0; k < a.items.size(); ++k) {
    const ItemMention& item = a.items[k];
    if (item.own.slug.empty() || (item.type != Type::System && item.type != Type::Kind)) continue;
    auto& [mentions, first] = count.try_emplace(item.own.slug, 0, static_cast<int>(k)).first->second;
    if (++mentions > most) {
      most = mentions;
      best = first;
    }
  }
  return best;
}

/// The first item that the text names, if its first sentence does; or -1.
int headline_item(const Analysis& a) {
  for (std::size_t k = 0; k < a.items.size() && a.sentence_of[a.items[k].head.begin] == 0; ++k)
    if (a.items[k].type == Type::System || a.items[k].type == Type::Kind) return static_cast<int>(k);
  return -1;
}

}  // namespace

std::vector<ItemReading> item_readings(const Analysis& a, int mention) {
  const ItemMention& m = a.items[static_cast<std::size_t>(mention)];
  std::vector<ItemReading> out{{m.own, -1}};
  if (m.type == Type::System || m.type == Type::Training || !m.own.unlisted.empty()) return out;
  const auto add = [&](const ItemName& name, int antecedent) {
    if (out.size() >= kMostReadings || name.slug.empty()) return;
    if (std::none_of(out.begin(), out.end(), [&](const ItemReading& known) { return known.name.slug == name.slug; })) out.push_back({name, antecedent});
  };
  // An antecedent, and what its word may mean besides.
  const auto add_antecedent = [&](int k) {
    const ItemMention& other = a.items[static_cast<std::size_t>(k)];
    add(other.own, k);
    if (other.type != Type::Kind || m.type == Type::Kind) return;
    for (const LooseWord& word : a.world->loose_words)
      if (word.kind == other.own.slug && word.often > 1) add({a.world->item(word.other), "", word.other}, k);
  };
  if (is_sum(m))
    for (const char* slug : {"financial-aid", "humanitarian-aid"}) add({a.world->item(slug), "", slug}, -1);
  if (m.type == Type::Kind || (m.type == Type::Aid && !m.vague))
    for (const LooseWord& word : a.world->loose_words)
      if (word.kind == m.own.slug) add({a.world->item(word.other), "", word.other}, -1);
  const std::uint32_t sentence = a.sentence_of[m.head.begin];
  for (int k = mention - 1; k >= 0 && mention - k <= kReach; --k) {
    const ItemMention& other = a.items[static_cast<std::size_t>(k)];
    if (may_stand_for(a, m, other, sentence - a.sentence_of[other.head.begin])) add_antecedent(k);
  }
  // A sum may pay for what the whole text is about; a number may count it, a general noun mean it, however far away it was named.
  for (const int topic : {main_item(a), headline_item(a)})
    if (topic >= 0 && topic != mention && (m.type == Type::Money || m.implied || may_stand_for(a, m, a.items[static_cast<std::size_t>(topic)], 0))) add_antecedent(topic);
  // "two systems, among them an IRIS-T": what comes next in the sentence.
  for (std::size_t k = static_cast<std::size_t>(mention) + 1; k < a.items.size() && k < static_cast<std::size_t>(mention) + 3; ++k) {
    const ItemMention& other = a.items[k];
    if (a.sentence_of[other.head.begin] != sentence) break;
    if (may_stand_for(a, m, other, 0)) add_antecedent(static_cast<int>(k));
  }
  return out;
}

SumClass sum_class(const ItemName& name) {
  if (name.slug == "military-aid") return SumClass::Military;
  if (name.slug == "financial-aid") return SumClass::Financial;
  return name.slug == "humanitarian-aid" ? SumClass::Humanitarian : SumClass::Thing;
}

bool is_sum(const ItemMention& m) { return m.type == Type::Money || (m.type == Type::Aid && m.vague); }

void take_reading(ItemMention& mention, const ItemReading& reading) {
  mention.item = reading.name.item;
  mention.unlisted = reading.name.unlisted;
  mention.slug = reading.name.slug;
}

}  // namespace pledgegraph
