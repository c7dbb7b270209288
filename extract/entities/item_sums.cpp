// Which sum of money belongs to which item: beside it, behind a word of price, in apposition to a word for aid. A sum that
// belongs to none is a mention of its own.
#include "extract/entities/item_sums.hpp"

#include <algorithm>

#include "extract/text/morphology.hpp"

namespace pledgegraph {
namespace {

class SumFinder {
 public:
  explicit SumFinder(Analysis& analysis) : a_(analysis), world_(*analysis.world) {}

  void attach() {
    const std::size_t heads = a_.items.size();
    for (std::size_t n = 0; n < a_.numbers.size(); ++n) {
      if (a_.numbers[n].use != NumberUse::Money) continue;
      const TokenRange money = a_.numbers[n].tokens;
      const std::uint32_t sentence = a_.sentence_of[money.begin];
      // A second currency in brackets repeats the first: "8 Milliarden Kronen (rund 700 Millionen Euro)".
      if (n > 0 && a_.numbers[n - 1].use == NumberUse::Money && a_.sentence_of[a_.numbers[n - 1].tokens.begin] == sentence &&
          money.begin > a_.numbers[n - 1].tokens.end && in_brackets_after(a_.numbers[n - 1].tokens.end, money.begin)) {
        continue;
      }
      ItemMention* best = nullptr;
      std::uint32_t best_distance = 99;
      for (std::size_t k = 0; k < heads; ++k) {
        ItemMention& mention = a_.items[k];
        if (a_.sentence_of[mention.head.begin] != sentence || mention.money >= 0 || mention.accessory) continue;
        const bool after = mention.head.begin >= money.end, before = mention.head.end <= money.begin;
        if (!after && !before) continue;
        bool to_item = false;
        const bool priced = before && is_price(mention, n);
        // The number of a thing belongs to it: "£20 million on 400 jammers".
        const bool apposed = after && names_the_sum(mention, money);
        if (!priced && !apposed && !money_gap(after ? money.end : mention.head.end, after ? std::max(money.end, mention.tokens.begin) : money.begin, to_item)) continue;
        if ((item_of(mention).slug == "@unit" && !priced) || (mention.type == Type::Unit && item_of(mention).slug == "@batch" && after)) continue;
        if (after && !apposed && goes_on(k, heads)) continue;
        std::uint32_t distance = after ? mention.head.begin - money.end : money.begin - mention.head.end;
        if (mention.type == Type::Kind || mention.type == Type::System) distance += 2;
        if (after && !to_item) distance += 4;
        if (priced || apposed) distance = 0;
        if (distance < best_distance) {
          best = &mention;
          best_distance = distance;
        }
      }
      if (best) {
        best->money = static_cast<int>(n);
        best->tokens.begin = std::min(best->tokens.begin, money.begin);
        best->tokens.end = std::max(best->tokens.end, money.end);
        continue;
      }
      ItemMention mention;
      mention.type = Type::Money;
      mention.vague = true;
      mention.head = mention.tokens = money;
      mention.item = world_.item("military-aid");
      mention.money = static_cast<int>(n);
      a_.items.push_back(mention);
    }
  }

  /// The sums that belong to numbers that stand for a thing: "Oslo en paie neuf, pour 40 millions d'euros".
  void price_ellipses() {
    for (std::size_t k = 0; k < a_.items.size(); ++k) {
      if (a_.items[k].type != Type::Ellipsis) continue;
      for (std::size_t m = 0; m < a_.items.size(); ++m) {
        const ItemMention sum = a_.items[m];
        if (sum.type != Type::Money || sum.head.begin < a_.items[k].head.end || a_.sentence_of[sum.head.begin] != a_.sentence_of[a_.items[k].head.begin] ||
            !is_price(a_.items[k], static_cast<std::size_t>(sum.money)))
          continue;
        a_.items[k].money = sum.money;
        a_.items[k].tokens.end = sum.tokens.end;
        a_.items.erase(a_.items.begin() + static_cast<std::ptrdiff_t>(m));
        if (m < k) --k;
        break;
      }
    }
  }

 private:
  using Type = ItemMention::Type;
  const Item& item_of(const ItemMention& mention) const { return world_.items[static_cast<std::size_t>(mention.item)]; }
  TokenRange sentence_range(std::uint32_t token) const { return a_.sentences[a_.sentence_of[token]].tokens; }

  /// The tokens between a sum and an item hold nothing that parts them (a verb, a comma, another party's act).
  bool money_gap(std::uint32_t from, std::uint32_t to, bool& to_item) const {
    to_item = false;
    if (to < from || to - from > 7) return false;
    for (std::uint32_t i = from; i < to; ++i) {
      if (a_.sign(i) && !is_quotation_mark(a_.word(i).text) && a_.word(i).text != "-" && a_.word(i).text != "(" && a_.word(i).text != ")") return false;
      if (a_.is(i, Grammar::Coordinator) || a_.is(i, Grammar::Relative)) return false;
      if (a_.is(i, Grammar::For) || a_.is(i, Grammar::Of) || a_.is(i, Grammar::To) || a_.is(i, Grammar::In)) to_item = true;
    }
    return true;
  }

  /// "six milliards pour Patriot, NASAMS, obus": a list of things goes on behind the item, and the sum is for all of them;
  /// not where the next thing has a sum of its own.
  bool goes_on(std::size_t item, std::size_t heads) const {
    const ItemMention& mention = a_.items[item];
    if (mention.type != Type::Kind && mention.type != Type::System) return false;
    const std::size_t next = item + 1;
    if (next >= heads || a_.items[next].accessory || (a_.items[next].type != Type::Kind && a_.items[next].type != Type::System)) return false;
    const std::uint32_t from = std::max(mention.head.end, mention.tokens.end), to = a_.items[next].head.begin;
    if (to <= from || to - from > 5 || a_.sentence_of[to] != a_.sentence_of[from - 1]) return false;
    if (!(a_.sign(from) && a_.word(from).text == ",") && !a_.is(from, Grammar::Coordinator)) return false;
    for (std::uint32_t i = from + 1; i < to; ++i)
      if (a_.sign(i) || !a_.word(i).verbs.empty() || a_.is(i, Grammar::Relative) || a_.is(i, Grammar::For)) return false;
    return std::none_of(a_.numbers.begin(), a_.numbers.end(), [&](const NumberMention& number) {
      return number.use == NumberUse::Money && number.tokens.begin >= from && number.tokens.begin < to + 4 && a_.sentence_of[number.tokens.begin] == a_.sentence_of[to];
    });
  }

  /// "16 milliards de couronnes, la plus grosse somme à ce jour": a word for aid in apposition to the sum.
  bool names_the_sum(const ItemMention& mention, TokenRange money) const {
    if (mention.type != Type::Aid && !(mention.type == Type::Unit && item_of(mention).slug == "@package")) return false;
    const std::uint32_t to = mention.tokens.begin;
    if (to < money.end + 2 || to - money.end > 5 || !a_.sign(money.end) || a_.word(money.end).text != "," || !a_.is(money.end + 1, Grammar::Definite)) return false;
    for (std::uint32_t i = money.end + 1; i < to; ++i)
      if (a_.sign(i) || a_.is(i, Grammar::Relative)) return false;
    return true;
  }

  /// "neun Haubitzen, Kostenpunkt 30 Millionen Euro", "une douzaine, pour 50 millions": a sum behind a comma and a word of
  /// price is that of the thing before, if that thing is counted and nothing is coordinated with it.
  bool is_price(const ItemMention& mention, std::size_t sum) const {
    const std::uint32_t from = mention.tokens.end, to = a_.numbers[sum].tokens.begin;
    if (mention.number < 0 || a_.numbers[static_cast<std::size_t>(mention.number)].article || to <= from + 1 || to - from > 6) return false;
    if (mention.tokens.begin > sentence_range(from).begin && a_.is(mention.tokens.begin - 1, Grammar::Coordinator)) return false;
    std::uint32_t at = from;
    if (a_.tokens[at].type == TokenType::Word && (a_.grammar[at].none() || a_.is(at, Grammar::Particle))) ++at;  // "90 000 obus payés, pour", "14 Leopard an, für"
    if (!a_.sign(at) || a_.word(at).text != ",") return false;
    bool price = false;
    for (++at; at < to; ++at) {
      const bool total = says_total(at);
      price |= total || a_.is(at, Grammar::For);
      if (!total && !a_.is(at, Grammar::For) && !a_.is(at, Grammar::Of) && !a_.is(at, Grammar::Indefinite) && !a_.is(at, Grammar::In)) return false;
    }
    return price;
  }

  /// True for a word of sums and prices ("worth", "Kostenpunkt", "d'une valeur de").
  bool says_total(std::uint32_t token) const {
    return std::any_of(a_.layer(Layer::Events).begin(), a_.layer(Layer::Events).end(), [&](const LexMatch& match) {
      return match.begin <= token && token < match.end && event_classes()[a_.language->events[match.entry.row].event_class] == "total";
    });
  }

  bool in_brackets_after(std::uint32_t from, std::uint32_t to) const {
    if (to - from > 5) return false;
    for (std::uint32_t i = from; i < to; ++i)
      if (a_.is(i, Grammar::Coordinator) || (a_.sign(i) && a_.word(i).text == ")")) return false;  // another party's sum
      else if (a_.sign(i) && (a_.word(i).text == "(" || a_.word(i).text == "," || a_.word(i).text == "–")) return a_.word(i).text == "(";
    return false;
  }

  Analysis& a_;
  const World& world_;
};

}  // namespace

void attach_sums(Analysis& analysis) { SumFinder(analysis).attach(); }

void price_ellipses(Analysis& analysis) { SumFinder(analysis).price_ellipses(); }

}  // namespace pledgegraph
