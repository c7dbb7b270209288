// Features of a mention and one of the things it may stand for.
#include <algorithm>
#include <cmath>

#include "extract/commitments/event_reading.hpp"
#include "extract/commitments/features.hpp"

namespace pledgegraph {
namespace {

const std::vector<std::string> kSimpleItem = {
    "own", "system", "unlisted", "forward", "sentences-apart", "mentions-apart", "same-sentence", "same-block", "mentions-of-it", "rank", "readings",
    "has-number", "number-words", "same-number", "its-number", "article", "definite", "additional", "has-money", "log-money", "vague", "accessory",
    "first-in-sentence", "in-headline", "own-words-elsewhere", "subject-before", "systems-in-document", "financial-in-sentence",
    "humanitarian-in-sentence", "military-in-sentence", "financial-in-document", "humanitarian-in-document", "military-in-document",
    "weapons-in-sentence", "weapons-in-document", "organization-in-sentence", "deeper", "implied",
    "loose", "sum-words", "sum-words-thing", "network", "network-rank", "network-margin"};
enum SimpleItem {
  iOwn, iSystem, iUnlisted, iForward, iSentences, iMentions, iSameSentence, iSameBlock, iMentionsOfIt, iRank, iReadings, iHasNumber, iNumberWords,
  iSameNumber, iItsNumber, iArticle, iDefinite, iAdditional, iHasMoney, iLogMoney, iVague, iAccessory, iFirst, iHeadline, iOwnElsewhere,
  iSubjectBefore, iSystems, iFinancialHere, iHumanitarianHere, iMilitaryHere, iFinancial, iHumanitarian, iMilitary, iWeaponsHere, iWeapons,
  iOrganizationHere, iDeeper, iImplied, iLoose, iSumWords, iSumThing, iNetwork, iNetworkRank, iNetworkMargin
};

}  // namespace

ItemFeatures::ItemFeatures() {
  type_ = table_.block("type=", mention_type_names());
  category_ = table_.block("category=", category_names());
  own_category_ = table_.block("own-category=", category_names());
  simple_ = table_.block("", kSimpleItem);
}

void ItemFeatures::fill(const Context& c, int mention, const std::vector<ItemReading>& readings, std::size_t which, std::span<const float> sum,
                        std::span<const float> network, std::vector<float>& out) const {
  out.assign(names().size(), 0.0f);
  const Analysis& a = c.a;
  const ItemMention& m = a.items[static_cast<std::size_t>(mention)];
  const ItemReading& reading = readings[which];
  const auto set = [&](int at, double value) { out[static_cast<std::size_t>(at)] = static_cast<float>(value); };
  const auto simple = [&](SimpleItem at, double value) { set(simple_ + at, value); };
  const auto category = [&](int block, int item) {
    if (const int place = category_place(*a.world, item); place >= 0) set(block + place, 1);
  };
  const std::uint32_t s = a.sentence_of[m.head.begin];
  set(type_ + static_cast<int>(m.type), 1);
  category(category_, reading.name.item);
  category(own_category_, m.own.item);
  if (!network.empty()) {
    int better = 0;
    float top = 0;
    for (std::size_t k = 0; k < network.size(); ++k) {
      if (k == which) continue;
      better += network[k] > network[which];
      top = std::max(top, network[k]);
    }
    simple(iNetwork, static_cast<double>(network[which]));
    simple(iNetworkRank, better);
    simple(iNetworkMargin, static_cast<double>(network[which] - top));
  }
  simple(iOwn, which == 0);
  simple(iSystem, reading.name.item >= 0 && a.world->items[static_cast<std::size_t>(reading.name.item)].system);
  simple(iUnlisted, !reading.name.unlisted.empty());
  simple(iRank, static_cast<double>(which));
  simple(iReadings, static_cast<double>(readings.size()));
  const auto value = [&](int n) { return n < 0 ? std::optional<double>() : a.numbers[static_cast<std::size_t>(n)].value; };
  if (reading.antecedent >= 0) {
    const ItemMention& other = a.items[static_cast<std::size_t>(reading.antecedent)];
    const std::uint32_t there = a.sentence_of[other.head.begin];
    simple(iForward, reading.antecedent > mention);
    simple(iSentences, there <= s ? std::min(s - there, 20u) : 0);
    simple(iMentions, std::min(std::abs(mention - reading.antecedent), 20));
    simple(iSameSentence, there == s);
    simple(iSameBlock, a.sentences[there].block == a.sentences[s].block);
    simple(iItsNumber, value(other.number).has_value());
    simple(iSameNumber, value(other.number) && value(other.number) == value(m.number));
    simple(iHeadline, a.document->blocks[a.sentences[there].block].type == BlockType::Headline);
    for (const EventRoles& roles : a.roles)
      if (roles.subject_item == reading.antecedent) simple(iSubjectBefore, 1);
  } else {
    simple(iSentences, 30);
    simple(iMentions, 30);
  }
  if (m.number >= 0) {
    const NumberMention& number = a.numbers[static_cast<std::size_t>(m.number)];
    simple(iHasNumber, !number.article);
    simple(iArticle, number.article);
    simple(iNumberWords, number.words);
  }
  if (m.money >= 0) {
    simple(iHasMoney, 1);
    simple(iLogMoney, std::log10(value(m.money).value_or(0) + 1));
  }
  simple(iDefinite, m.definite);
  simple(iAdditional, m.additional);
  simple(iVague, m.vague);
  simple(iImplied, m.implied);

  simple(iAccessory, m.accessory);
  simple(iFirst, !c.items[s].empty() && c.items[s].front() == mention);
  if (reading.name.item >= 0 && m.own.item >= 0) {
    int deeper = 0;
    const auto top = static_cast<std::uint32_t>(m.own.item);
    for (int item = a.world->items[static_cast<std::size_t>(reading.name.item)].above; item >= 0 && deeper < 6 && a.world->is_a(static_cast<std::uint32_t>(item), top); ++deeper)
      item = a.world->items[static_cast<std::size_t>(item)].above;
    simple(iDeeper, deeper);
  }
  int of_it = 0, own = 0;
  int aid[3] = {}, aid_here[3] = {}, weapons = 0, weapons_here = 0, systems = 0;
  const int reading_slug = c.slug_of(reading.name.slug), own_slug = c.own_slug[static_cast<std::size_t>(mention)];
  for (std::size_t k = 0; k < a.items.size(); ++k) {
    const ItemMention& other = a.items[k];
    of_it += c.own_slug[k] == reading_slug;
    own += static_cast<int>(k) != mention && c.own_slug[k] == own_slug;
    const bool here = a.sentence_of[other.head.begin] == s;
    if (other.type == ItemMention::Type::Money || other.type == ItemMention::Type::Ellipsis || other.type == ItemMention::Type::Unit || other.vague) continue;
    systems += other.type == ItemMention::Type::System;
    const int kind = c.own_slug[k];
    if (kind < static_cast<int>(Context::kAid.size())) {
      ++aid[static_cast<std::size_t>(kind)];
      aid_here[static_cast<std::size_t>(kind)] += here;
    } else if (other.type != ItemMention::Type::Training) {
      ++weapons;
      weapons_here += here;
    }
  }
  if (!sum.empty()) {
    simple(iSumWords, sum[static_cast<std::size_t>(sum_class(reading.name))]);
    simple(iSumThing, sum[static_cast<std::size_t>(SumClass::Thing)]);
  }
  simple(iMentionsOfIt, std::min(of_it, 12));
  simple(iOwnElsewhere, std::min(own, 8));
  simple(iSystems, std::min(systems, 20));
  simple(iFinancialHere, aid_here[0]);
  simple(iHumanitarianHere, aid_here[1]);
  simple(iMilitaryHere, aid_here[2]);
  simple(iFinancial, std::min(aid[0], 10));
  simple(iHumanitarian, std::min(aid[1], 10));
  simple(iMilitary, std::min(aid[2], 10));
  simple(iWeapons, std::min(weapons, 20));
  simple(iWeaponsHere, std::min(weapons_here, 8));
  const std::string& spoken = reading.antecedent < 0 ? m.own.slug : a.items[static_cast<std::size_t>(reading.antecedent)].own.slug;
  for (const LooseWord& word : a.world->loose_words)
    if (which > 0 && word.other == reading.name.slug && word.kind == spoken) simple(iLoose, word.often);
  for (const int p : c.parties[s])
    if (a.parties[static_cast<std::size_t>(p)].organization && !a.parties[static_cast<std::size_t>(p)].company) simple(iOrganizationHere, 1);
}

}  // namespace pledgegraph
