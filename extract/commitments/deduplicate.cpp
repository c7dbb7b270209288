#include "extract/commitments/deduplicate.hpp"

#include <algorithm>

namespace pledgegraph {
namespace {

bool same_thing(const Statement& x, const Statement& y) { return x.donor == y.donor && x.recipient == y.recipient && x.item == y.item; }

/// Numbers that may tell of one promise: equal, or one not given.
bool agree(const std::optional<double>& x, const std::optional<double>& y) { return !x || !y || *x == *y; }

int told(const Statement& s) { return (s.quantity ? 1 : 0) + (s.amount ? 1 : 0); }

}  // namespace

void deduplicate(std::vector<Statement>& statements, const World& world) {
  std::vector<bool> gone(statements.size(), false);
  for (std::size_t k = 0; k < statements.size(); ++k) {
    if (gone[k]) continue;
    for (std::size_t other = 0; other < statements.size(); ++other) {
      if (other == k || gone[other] || gone[k] || !same_thing(statements[k], statements[other])) continue;
      Statement &x = statements[k], &y = statements[other];
      if (!agree(x.quantity, y.quantity) || !agree(x.amount, y.amount)) continue;
      if (x.status == y.status) {
        // The one that tells more stays; of two that tell as much, the surer, then the earlier.
        const bool keep_x = told(x) != told(y) ? told(x) > told(y) : x.confidence != y.confidence ? x.confidence > y.confidence : k < other;
        gone[keep_x ? other : k] = true;
        (keep_x ? x : y).confidence = std::max(x.confidence, y.confidence);
      } else if (x.status == Status::Delivered && y.status == Status::Pledged && told(y) > 0 && x.quantity == y.quantity) {
        gone[other] = true;
      }
    }
  }
  const auto echoes = [&](const Statement& kind, const Statement& named) {
    if (kind.donor != named.donor || kind.recipient != named.recipient || kind.item == named.item || kind.amount) return false;
    if (kind.item == "military-aid") return !kind.quantity && kind.sentence_span == named.sentence_span && kind.status == named.status;
    // "heavy weapons, among them tanks", "Harpoons and missiles": what one sentence tells apart is apart.
    if (kind.sentence_span == named.sentence_span) return false;
    const int k = world.item(kind.item), n = world.item(named.item);
    return k >= 0 && n >= 0 && world.is_a(static_cast<std::uint32_t>(n), static_cast<std::uint32_t>(k)) && (!kind.quantity || kind.quantity == named.quantity);
  };
  for (std::size_t k = 0; k < statements.size(); ++k)
    for (std::size_t other = 0; other < statements.size() && !gone[k]; ++other)
      if (other != k && !gone[other] && echoes(statements[k], statements[other])) gone[k] = true;
  std::size_t to = 0;
  for (std::size_t k = 0; k < statements.size(); ++k)
    if (!gone[k]) {
      if (to != k) statements[to] = std::move(statements[k]);
      ++to;
    }
  statements.resize(to);
}

}  // namespace pledgegraph
