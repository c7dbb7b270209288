// What was named before: numbers and generic nouns that stand for an item, and mentions of the same item again.
#include "extract/entities/mentions.hpp"

namespace pledgegraph {
namespace {

using Type = ItemMention::Type;

}  // namespace

void link_antecedents(Analysis& a) {
  for (std::size_t k = 0; k < a.items.size(); ++k) {
    ItemMention& mention = a.items[k];
    mention.antecedent = -1;
    const bool stands_for = mention.type == Type::Ellipsis || mention.type == Type::Unit;
    const std::uint32_t sentence = a.sentence_of[mention.head.begin];
    for (std::size_t back = k; back-- > 0;) {
      const ItemMention& other = a.items[back];
      if (sentence - a.sentence_of[other.head.begin] > (stands_for ? 4u : 400u)) break;
      if (other.item < 0 || other.accessory || other.type == Type::Money) continue;
      if (stands_for) {
        if (a.world->items[static_cast<std::size_t>(other.item)].pseudo) continue;
        if (other.type == Type::Aid && mention.type == Type::Ellipsis) continue;
        mention.item = other.item;
        mention.unlisted = other.unlisted;
        mention.antecedent = static_cast<int>(back);
        break;
      }
      if (other.item == mention.item && other.unlisted == mention.unlisted) {
        mention.antecedent = static_cast<int>(back);
        break;
      }
    }
    if (mention.implied && mention.item < 0) mention.item = a.world->item("military-aid");
    mention.slug = !mention.unlisted.empty() ? mention.unlisted : mention.item < 0 || a.world->items[static_cast<std::size_t>(mention.item)].pseudo
                       ? std::string()
                       : a.world->items[static_cast<std::size_t>(mention.item)].report;
    mention.own = {mention.item, mention.unlisted, mention.slug};
  }
}

}  // namespace pledgegraph
