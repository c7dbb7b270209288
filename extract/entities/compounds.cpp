#include "extract/entities/compounds.hpp"

#include <algorithm>
#include <span>

namespace pledgegraph {
namespace {

using Type = ItemMention::Type;

class CompoundFinder {
 public:
  explicit CompoundFinder(Analysis& analysis) : a_(analysis), world_(*analysis.world) {}

  void run() {
    complete_compounds();
    if (a_.language->closed_compounds) read_compounds();
  }

 private:
  /// "Nebelmunition", "Flakpanzermunition": a noun that no table knows is of the kind that ends it.
  void read_compounds() {
    constexpr std::size_t kLongEnough = 11;
    std::vector<bool> taken(a_.tokens.size(), false);
    for (const Layer layer : {Layer::Names, Layer::Events, Layer::Offices})
      for (const LexMatch& match : a_.layer(layer))
        for (std::uint32_t i = match.begin; i < match.end; ++i) taken[i] = true;
    for (const PersonMention& person : a_.person_mentions)
      for (std::uint32_t i = person.tokens.begin; i < person.tokens.end; ++i) taken[i] = true;
    const std::size_t known = a_.items.size();
    for (std::uint32_t i = 0; i < a_.tokens.size(); ++i) {
      if (taken[i] || a_.tokens[i].type != TokenType::Word || !a_.tokens[i].capital || a_.word(i).lower.size() < kLongEnough) continue;
      Word& word = (*a_.vocabulary)[a_.tokens[i].word];
      if (!word.ending) word.ending = compound("", word.lower);
      const int item = *word.ending;
      if (item < 0 || !world_.items[static_cast<std::size_t>(item)].ends_compounds) continue;
      ItemMention mention;
      mention.head = mention.tokens = {i, i + 1};
      mention.item = item;
      mention.type = Type::Kind;
      a_.items.push_back(mention);
    }
    if (a_.items.size() > known)
      std::stable_sort(a_.items.begin(), a_.items.end(), [](const ItemMention& x, const ItemMention& y) { return x.head.begin < y.head.begin; });
  }

  /// "Transport- und Sanitätsfahrzeuge": the first part of a compound whose last part stands behind the coordinator.
  void complete_compounds() {
    std::vector<ItemMention> found;
    for (std::uint32_t i = 0; i + 3 < a_.tokens.size(); ++i) {
      if (a_.tokens[i].type != TokenType::Word || !a_.sign(i + 1) || a_.word(i + 1).text != "-" || !a_.tokens[i + 1].glued || a_.tokens[i + 2].glued) continue;
      std::uint32_t whole = i + 2;
      const std::uint32_t end = a_.sentences[a_.sentence_of[i]].tokens.end;
      while (whole < end && whole < i + 4 && (a_.is(whole, Grammar::Coordinator) || a_.is(whole, Grammar::Definite))) ++whole;
      if (whole == i + 2 || whole >= end || a_.tokens[whole].type != TokenType::Word) continue;
      const int item = compound(a_.word(i).text, a_.word(whole).lower);
      if (item < 0) continue;
      ItemMention mention;
      mention.head = mention.tokens = {i, i + 1};
      mention.item = item;
      mention.type = world_.items[static_cast<std::size_t>(item)].category == "aid" ? Type::Aid : Type::Kind;
      found.push_back(mention);
    }
    for (const ItemMention& mention : found) {
      std::erase_if(a_.items, [&](const ItemMention& other) { return other.head.contains(mention.head.begin); });
      a_.items.push_back(mention);
    }
    if (!found.empty())
      std::stable_sort(a_.items.begin(), a_.items.end(), [](const ItemMention& x, const ItemMention& y) { return x.head.begin < y.head.begin; });
  }

  /// The kind that a word makes with the longest ending of another that makes one, or -1.
  int compound(const std::string& first, const std::string& whole) {
    const std::size_t shortest = first.empty() ? 5 : 4;
    for (std::size_t cut = 2; cut + shortest <= whole.size(); ++cut) {
      if ((static_cast<unsigned char>(whole[cut]) & 0xC0) == 0x80) continue;  // inside a letter
      for (const LexMatch& match : a_.language->lexicon->find_word(first + whole.substr(cut), true)) {
        if (match.entry.layer != Layer::Names) continue;
        const NameRow& row = a_.language->names[match.entry.row];
        if (row.type == NameRow::Type::Item && !world_.items[row.index].system && !world_.items[row.index].pseudo) return static_cast<int>(row.index);
      }
    }
    return -1;
  }

  Analysis& a_;
  const World& world_;
};

}  // namespace

void find_compounds(Analysis& analysis) { CompoundFinder(analysis).run(); }

}  // namespace pledgegraph
