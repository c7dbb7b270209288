// Features of a mention for the question whether its item belongs in the list of weapons that a text speaks of: those of
// the mention, and what else the document names above, below and beside its item in the taxonomy.
#include <algorithm>
#include <map>
#include <optional>
#include <string_view>

#include "extract/commitments/decide.hpp"
#include "extract/commitments/features.hpp"

namespace pledgegraph {
namespace {

const std::vector<std::string> kCompany = {
    "below-items", "below-mentions", "below-most", "below-before", "below-behind", "below-same-number", "below-in-sentence",
    "like-items", "like-most", "like-before", "above-items", "slug-mentions", "slug-first", "slug-definite", "slug-counted",
    "slug-bare", "items", "systems-share"};
enum Company {
  cBelowItems, cBelowMentions, cBelowMost, cBelowBefore, cBelowBehind, cBelowSameNumber, cBelowInSentence,
  cLikeItems, cLikeMost, cLikeBefore, cAboveItems, cSlugMentions, cSlugFirst, cSlugDefinite, cSlugCounted,
  cSlugBare, cItems, cSystemsShare
};

constexpr int kFar = 40;  // mentions apart: beyond, all is far

/// The slugs of some of a document's mentions: how many there are, and how often the most frequent one is named.
class SlugCount {
 public:
  void add(std::string_view slug) { most_ = std::max(most_, ++count_[slug]); }
  int distinct() const { return static_cast<int>(count_.size()); }
  int most() const { return most_; }

 private:
  std::map<std::string_view, int> count_;
  int most_ = 0;
};

}  // namespace

ListingFeatures::ListingFeatures(const ItemFeatures& item, const MentionFeatures& mention) : item_(item) {
  table_.block("item.", item.names());
  table_.block("", mention.names());
  company_ = table_.block("company.", kCompany);
}

void ListingFeatures::fill(const Context& context, int mention, std::span<const float> mention_features, std::vector<float>& out) const {
  const std::vector<ItemReading>& readings = context.readings[static_cast<std::size_t>(mention)];
  const std::string& slug = context.a.items[static_cast<std::size_t>(mention)].slug;
  const auto taken = std::find_if(readings.begin(), readings.end(), [&](const ItemReading& reading) { return reading.name.slug == slug; });
  item_.fill(context, mention, readings, taken == readings.end() ? 0 : static_cast<std::size_t>(taken - readings.begin()), {}, {}, out);
  out.insert(out.end(), mention_features.begin(), mention_features.end());
  out.resize(names().size(), 0.0f);
  fill_company(context, mention, std::span(out).subspan(static_cast<std::size_t>(company_), kCompany.size()));
}

void ListingFeatures::fill_company(const Context& c, int mention, std::span<float> out) const {
  const Analysis& a = c.a;
  const ItemMention& m = a.items[static_cast<std::size_t>(mention)];
  const auto set = [&](Company at, int value) { out[static_cast<std::size_t>(at)] = static_cast<float>(value); };
  const auto number = [&](const ItemMention& item) {
    return item.number < 0 || a.numbers[static_cast<std::size_t>(item.number)].article ? std::optional<double>() : a.numbers[static_cast<std::size_t>(item.number)].value;
  };
  const auto is_below = [&](const ItemMention& lower, const ItemMention& upper) {
    return lower.item >= 0 && upper.item >= 0 && a.world->is_a(static_cast<std::uint32_t>(lower.item), static_cast<std::uint32_t>(upper.item));
  };
  const auto is_system = [&](const ItemMention& item) { return !item.unlisted.empty() || (item.item >= 0 && a.world->items[static_cast<std::size_t>(item.item)].system); };
  const auto category = [&](const ItemMention& item) { return item.item < 0 ? std::string_view() : std::string_view(a.world->items[static_cast<std::size_t>(item.item)].category); };
  SlugCount below, like, above, all, systems;
  int below_mentions = 0, before = kFar, behind = kFar, like_before = kFar, same_number = 0, in_sentence = 0;
  int mentions = 0, definite = 0, counted = 0, bare = 0, first = -1;
  for (int k = 0; k < static_cast<int>(a.items.size()); ++k) {
    if (!names_a_weapon(a, k)) continue;
    const ItemMention& other = a.items[static_cast<std::size_t>(k)];
    all.add(other.slug);
    if (is_system(other)) systems.add(other.slug);
    if (other.slug == m.slug) {
      if (first < 0) first = k;
      ++mentions;
      definite += other.definite;
      counted += number(other).has_value();
      bare += !other.definite && !number(other);
      continue;
    }
    const int apart = std::min(std::abs(mention - k), kFar);
    if (is_below(other, m)) {
      below.add(other.slug);
      ++below_mentions;
      if (k < mention) before = std::min(before, apart);
      else behind = std::min(behind, apart);
      if (number(m) && number(m) == number(other)) same_number = 1;
      if (a.sentence_of[other.head.begin] == a.sentence_of[m.head.begin]) in_sentence = 1;
    } else if (is_below(m, other)) {
      above.add(other.slug);
    }
    if (is_system(other) && category(other) == category(m)) {
      like.add(other.slug);
      if (k < mention) like_before = std::min(like_before, apart);
    }
  }
  set(cBelowItems, below.distinct());
  set(cBelowMentions, below_mentions);
  set(cBelowMost, below.most());
  set(cBelowBefore, before);
  set(cBelowBehind, behind);
  set(cBelowSameNumber, same_number);
  set(cBelowInSentence, in_sentence);
  set(cLikeItems, like.distinct());
  set(cLikeMost, like.most());
  set(cLikeBefore, like_before);
  set(cAboveItems, above.distinct());
  set(cSlugMentions, mentions);
  set(cSlugFirst, first == mention);
  set(cSlugDefinite, definite);
  set(cSlugCounted, counted);
  set(cSlugBare, bare);
  set(cItems, all.distinct());
  out[cSystemsShare] = all.distinct() ? static_cast<float>(systems.distinct()) / static_cast<float>(all.distinct()) : 0.0f;
}

}  // namespace pledgegraph
