// One pass in time for each item: a list of the claims last heard, the latest first. A thousand papers that repeat one
// claim keep one place in the list, so a busy day does not push the promise it is about out of sight.
#include "graph/resolve/candidate_pairs.hpp"

#include <cmath>
#include <list>
#include <map>
#include <string>
#include <tuple>
#include <unordered_map>
#include <utility>
#include <vector>

namespace pledgegraph {

namespace {

constexpr std::size_t kDocumentPairs = 256;  ///< neighbours within one document
constexpr int kMaxDepth = 16;

/// What a telling claims, numbers to three digits so that rounding does not multiply claims.
using Claim = std::tuple<Status, std::string, long, long, std::string>;

long rough(const std::optional<double>& number) {
  if (!number || !(std::abs(*number) > 0)) return number ? 0 : -1;
  const double scale = std::pow(10.0, std::floor(std::log10(std::abs(*number))) - 2);
  return std::lround(*number / scale) * 100 + std::lround(std::log10(scale)) + 50;
}

Claim claim_of(const Telling& t) {
  return {t.status, t.item, rough(t.quantity), rough(t.amount), t.amount ? t.currency : std::string()};
}

/// The claims heard about one item and those below it, the latest first.
class Recent {
 public:
  void hear(const Claim& claim, std::uint32_t telling, std::size_t window) {
    const auto known = places_.find(claim);
    if (known != places_.end()) {
      known->second->second = telling;
      order_.splice(order_.begin(), order_, known->second);
      return;
    }
    order_.emplace_front(claim, telling);
    places_[claim] = order_.begin();
    if (order_.size() > window) {
      places_.erase(order_.back().first);
      order_.pop_back();
    }
  }
  const std::list<std::pair<Claim, std::uint32_t>>& latest() const { return order_; }

 private:
  std::list<std::pair<Claim, std::uint32_t>> order_;
  std::map<Claim, std::list<std::pair<Claim, std::uint32_t>>::iterator> places_;
};

}  // namespace

void visit_candidate_pairs(std::span<const Telling> block, const Catalogue& catalogue, std::size_t window,
                           const std::function<void(std::uint32_t, std::uint32_t)>& visit) {
  // `of_item` holds what is told of exactly this item, `of_kind` also what is told of items below it.
  std::unordered_map<std::string, Recent> of_item, of_kind;
  std::unordered_map<std::uint32_t, std::vector<std::uint32_t>> of_document;
  for (std::uint32_t k = 0; k < block.size(); ++k) {
    const Telling& telling = block[k];
    std::vector<std::uint32_t>& siblings = of_document[telling.document];
    const std::size_t from = siblings.size() > kDocumentPairs ? siblings.size() - kDocumentPairs : 0;
    for (std::size_t s = from; s < siblings.size(); ++s) visit(siblings[s], k);
    siblings.push_back(k);
    const auto visit_latest = [&](const Recent& recent) {
      for (const auto& [claim, other] : recent.latest()) {
        if (block[other].document != telling.document) visit(other, k);
      }
    };

    // With the same item and everything below it ...
    visit_latest(of_kind[telling.item]);
    // ... and with what is told of the kinds above it.
    const Claim claim = claim_of(telling);
    std::string at = telling.item;
    for (int depth = 0; depth < kMaxDepth && !at.empty(); ++depth) {
      if (depth > 0) {
        if (is_top_kind(at, catalogue)) break;
        visit_latest(of_item[at]);
      }
      of_kind[at].hear(claim, k, window);
      const auto item = catalogue.items.find(at);
      if (item == catalogue.items.end()) break;
      at = item->second.kind;
    }
    of_item[telling.item].hear(claim, k, window);
  }
}

}  // namespace pledgegraph
