// Blocks are independent of each other, so memory is that of the largest block and time is linear in the number of
// statements for a fixed window.
#include "graph/resolve/promises.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <tuple>
#include <unordered_map>
#include <utility>

#include "graph/model/number.hpp"
#include "graph/resolve/cluster.hpp"
#include "graph/resolve/entity_ids.hpp"
#include "graph/resolve/promise_summary.hpp"
#include "graph/resolve/totals.hpp"

namespace pledgegraph {

namespace {

/// The tellings of one promise, sorted, and why they are one.
struct Promise {
  std::vector<Telling> tellings;
  std::vector<std::string> reasons;
};

/// Undated tellings stand before all others, but undated deliveries behind them.
std::tuple<int, std::int32_t, std::int32_t, std::uint32_t, std::size_t> time_key(const Telling& t) {
  const int shelf = t.date ? 1 : t.status == Status::Delivered ? 2 : 0;
  return {shelf, t.date ? t.date->first : 0, t.date ? t.date->last : 0, t.document, t.statement};
}

bool earlier(const Telling& a, const Telling& b) { return time_key(a) < time_key(b); }

/// A person's judgements on statements, as pairs of indices into Ledger::statements.
struct StatementJudgement {
  std::size_t a = 0, b = 0;
  bool same = true;
  std::string note;
};

std::vector<StatementJudgement> on_statements(const Ledger& ledger, const Judgements& judgements) {
  std::vector<StatementJudgement> out;
  if (judgements.empty()) return out;
  std::unordered_map<std::string, std::size_t> places;
  for (std::size_t k = 0; k < ledger.statements.size(); ++k) {
    places.emplace(ledger.statements[k].id, k);
    places.emplace(commitment_id(ledger.statements[k].id), k);
  }
  for (const Judgement& one : judgements) {
    const auto a = places.find(one.left), b = places.find(one.right);
    if (a == places.end() || b == places.end() || a->second == b->second) continue;
    out.push_back({a->second, b->second, one.same, one.note});
  }
  return out;
}

std::string reason_phrase(const Ledger& ledger, const Telling& a, const Telling& b, const MergeReason& why) {
  const auto side = [&](const Telling& t) {
    const LedgerDocument& document = ledger.documents[t.document];
    const std::string when = document.date.empty() ? "undated" : document.date;
    return fmt::format("{} {} in {} ({})", to_string(t.status), number_phrase(t), document.id, when);
  };
  return fmt::format("{} | {}: {} ({:.2f})", side(a), side(b), why.reason, why.score);
}

std::vector<Promise> promises_of_block(const Ledger& ledger, std::vector<Telling> block,
                                       const std::vector<StatementJudgement>& judgements, const Catalogue& catalogue,
                                       const ResolveOptions& options) {
  std::sort(block.begin(), block.end(), earlier);
  std::vector<BlockJudgement> judged;
  if (!judgements.empty()) {
    std::unordered_map<std::size_t, std::uint32_t> places;
    for (std::uint32_t k = 0; k < block.size(); ++k) places.emplace(block[k].statement, k);
    for (const StatementJudgement& one : judgements) {
      const auto a = places.find(one.a), b = places.find(one.b);
      if (a != places.end() && b != places.end()) judged.push_back({a->second, b->second, one.same});
    }
  }
  const BlockClusters clusters =
      cluster_block(block, judged, catalogue, {options.threshold, options.window, options.max_numbers});
  std::map<std::uint32_t, Promise> by_first;
  for (std::uint32_t k = 0; k < block.size(); ++k) by_first[clusters.cluster[k]].tellings.push_back(block[k]);
  for (const MergeReason& why : clusters.merges) {
    by_first[clusters.cluster[why.a]].reasons.push_back(reason_phrase(ledger, block[why.a], block[why.b], why));
  }
  std::vector<Promise> out;
  out.reserve(by_first.size());
  for (auto& [first, promise] : by_first) out.push_back(std::move(promise));
  return out;
}

/// A person may hold statements of different parties for one promise ("a group" that another paper names).
void join_across_blocks(std::vector<Promise>& promises, const std::vector<StatementJudgement>& judgements) {
  if (judgements.empty()) return;
  std::unordered_map<std::size_t, std::size_t> home;
  for (std::size_t k = 0; k < promises.size(); ++k) {
    for (const Telling& t : promises[k].tellings) home[t.statement] = k;
  }
  for (const StatementJudgement& one : judgements) {
    const std::size_t a = home.at(one.a), b = home.at(one.b);
    if (!one.same || a == b) continue;
    Promise& into = promises[std::min(a, b)];
    Promise& from = promises[std::max(a, b)];
    for (const Telling& t : from.tellings) home[t.statement] = std::min(a, b);
    into.tellings.insert(into.tellings.end(), from.tellings.begin(), from.tellings.end());
    into.reasons.insert(into.reasons.end(), from.reasons.begin(), from.reasons.end());
    into.reasons.push_back("judged by a person" + (one.note.empty() ? std::string() : ": " + one.note));
    from = {};
    std::sort(into.tellings.begin(), into.tellings.end(), earlier);
  }
  std::erase_if(promises, [](const Promise& p) { return p.tellings.empty(); });
}

/// The finest item that a telling names.
const std::string& finest_item(const std::vector<Telling>& tellings, const Catalogue& catalogue) {
  const std::string* finest = &tellings.front().item;
  for (const Telling& t : tellings) {
    if (t.item != *finest && catalogue.is_a(t.item, *finest)) finest = &t.item;
  }
  return *finest;
}

}  // namespace

void resolve_commitments(Ledger& ledger, const Catalogue& catalogue, const Judgements& judgements,
                         const ResolveOptions& options) {
  const NameFolder folder;
  const std::vector<StatementJudgement> judged = on_statements(ledger, judgements);
  std::unordered_map<std::string, std::uint32_t> documents;
  for (std::uint32_t k = 0; k < ledger.documents.size(); ++k) documents.emplace(ledger.documents[k].id, k);

  std::unordered_map<std::string, std::string> party_ids;
  const auto party = [&](const std::string& name) -> const std::string& {
    const auto [at, fresh] = party_ids.try_emplace(name);
    if (fresh) at->second = party_id(name, catalogue, folder);
    return at->second;
  };
  std::map<std::pair<std::string, std::string>, std::vector<std::size_t>> blocks;
  for (std::size_t k = 0; k < ledger.statements.size(); ++k) {
    blocks[{party(ledger.statements[k].donor), party(ledger.statements[k].recipient)}].push_back(k);
  }
  std::vector<Promise> promises;
  for (const auto& [parties, statements] : blocks) {
    std::vector<Telling> block;
    block.reserve(statements.size());
    for (const std::size_t k : statements) {
      const std::uint32_t document = documents.at(ledger.statement_documents[k]);
      block.push_back(make_telling(ledger.statements[k], k, document, ledger.documents[document].date, catalogue));
    }
    auto found = promises_of_block(ledger, std::move(block), judged, catalogue, options);
    std::move(found.begin(), found.end(), std::back_inserter(promises));
  }
  join_across_blocks(promises, judged);

  ledger.commitments.clear();
  ledger.commitments.reserve(promises.size());
  for (Promise& promise : promises) {
    const Statement& first = ledger.statements[promise.tellings.front().statement];
    Commitment commitment;
    commitment.id = commitment_id(first.id);
    commitment.donor = party(first.donor);
    commitment.recipient = party(first.recipient);
    commitment.item = item_id(finest_item(promise.tellings, catalogue), catalogue);
    commitment.merge_reasons = std::move(promise.reasons);
    summarise(commitment, promise.tellings, ledger);
    ledger.commitments.push_back(std::move(commitment));
  }
  mark_totals(ledger.commitments);
  std::sort(ledger.commitments.begin(), ledger.commitments.end(),
            [](const Commitment& a, const Commitment& b) { return a.id < b.id; });
}

}  // namespace pledgegraph
