// From statements to one line of the ledger.
#include "graph/resolve/promise_summary.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>
#include <tuple>
#include <vector>

#include "graph/model/hash.hpp"
#include "graph/model/number.hpp"

namespace pledgegraph {

namespace {

/// One number for the whole promise, and who gives it.
struct Support {
  Telling example;
  std::set<std::uint32_t> documents;
  std::string last_date;
  bool approximate = true;
  bool pledged = false;
};

const std::string& date_text(const Telling& telling, const Ledger& ledger) {
  const std::string& own = ledger.statements[telling.statement].announced;
  return parse_date(own) ? own : ledger.documents[telling.document].date;
}

Telling quantity_only(const Telling& telling) {
  Telling out = telling;
  out.amount.reset();
  return out;
}

Telling amount_only(const Telling& telling) {
  Telling out = telling;
  out.quantity.reset();
  return out;
}

/// The distinct numbers that tellings of the given statuses give, `numbers` picking the quantity or the amount.
template <class Pick>
std::vector<Support> supports(std::span<const Telling> tellings, const Ledger& ledger, Pick pick,
                              const std::set<Status>& statuses) {
  std::vector<Support> out;
  for (const Telling& telling : tellings) {
    if (!statuses.contains(telling.status)) continue;
    const Telling number = pick(telling);
    if (!number.numbered()) continue;
    auto at = std::find_if(out.begin(), out.end(), [&](const Support& s) {
      return compare_numbers(s.example, number).relation == NumberRelation::Equal;
    });
    if (at == out.end()) {
      out.push_back({number, {}, "", true, false});
      at = out.end() - 1;
    }
    if (at->approximate && !telling.approximate) at->example = number;  // "50" rather than "some fifty"
    at->documents.insert(telling.document);
    at->last_date = std::max(at->last_date, date_text(telling, ledger));
    at->approximate = at->approximate && telling.approximate;
    at->pledged = at->pledged || telling.status == Status::Pledged;
  }
  return out;
}

double value_of(const Support& support) {
  return support.example.quantity ? *support.example.quantity : support.example.amount.value_or(0);
}

/// The best number: of those pledged (deliveries of that number support it too), else the largest delivered, else of
/// those asked for or weighed.
template <class Pick>
const Support* best_number(const std::vector<Support>& gifts, const std::vector<Support>& others, Pick better) {
  const Support* best = nullptr;
  for (const Support& one : gifts) {
    if (one.pledged && (!best || better(one, *best))) best = &one;
  }
  if (best) return best;
  for (const Support& one : gifts) {
    if (!best || value_of(one) > value_of(*best)) best = &one;
  }
  if (best) return best;
  for (const Support& one : others) {
    if (!best || better(one, *best)) best = &one;
  }
  return best;
}

bool better_supported(const Support& a, const Support& b) {
  return std::tuple(a.documents.size(), a.last_date, value_of(a)) >
         std::tuple(b.documents.size(), b.last_date, value_of(b));
}

/// "30 in d3 and d4", with at most three documents named.
std::string told_where(const Support& support, const Ledger& ledger, const std::string& currency) {
  std::string where;
  std::size_t named = 0;
  for (const std::uint32_t document : support.documents) {
    if (named == 3) {
      where += fmt::format(" and {} more", support.documents.size() - named);
      break;
    }
    where += (named++ == 0 ? "" : ", ") + ledger.documents[document].id;
  }
  return fmt::format("{}{}{} in {}", support.approximate ? "about " : "", currency.empty() ? "" : currency + " ",
                     shortest_number(value_of(support)), where);
}

void add_conflict(Commitment& commitment, std::vector<Support> numbers, const Ledger& ledger, std::string_view what) {
  std::erase_if(numbers, [](const Support& s) { return !s.pledged; });
  if (numbers.size() < 2) return;
  std::string text(what);
  for (std::size_t k = 0; k < numbers.size(); ++k) {
    const Telling& number = numbers[k].example;
    text += (k == 0 ? ": " : "; ") + told_where(numbers[k], ledger, number.quantity ? "" : number.currency);
  }
  commitment.conflicts.push_back(text);
}

/// More delivered than promised.
void add_overfill(Commitment& commitment, const std::vector<Support>& gifts, const Ledger& ledger) {
  const Support *most = nullptr, *promised = nullptr;
  for (const Support& one : gifts) {
    if (!one.pledged && (!most || value_of(one) > value_of(*most))) most = &one;
    if (one.pledged && (!promised || value_of(one) > value_of(*promised))) promised = &one;
  }
  if (!most || !promised || value_of(*most) <= value_of(*promised)) return;
  commitment.conflicts.push_back("delivered: " + told_where(*most, ledger, "") + "; promised: " +
                                 told_where(*promised, ledger, ""));
}

int stage(Status status) {
  const int place = static_cast<int>(status);
  return status == Status::Refused ? 2 : status < Status::Pledged ? place : place + 1;
}

/// Undated stages stand where their kind mostly does: what is asked and promised first, what is delivered last.
std::tuple<std::string, int, std::string> timeline_key(const TimelineEntry& entry) {
  const bool late = entry.status == Status::Delivered || entry.status == Status::Refused;
  std::string number = entry.quantity ? fmt::format("{:024.4f}", *entry.quantity) : "";
  return {entry.date.empty() && late ? "~" : entry.date, stage(entry.status), std::move(number)};
}

void fill_timeline(Commitment& commitment, std::span<const Telling> tellings, const Ledger& ledger) {
  std::vector<TimelineEntry>& timeline = commitment.timeline;
  std::vector<Telling> examples;
  for (const Telling& telling : tellings) {
    const Statement& statement = ledger.statements[telling.statement];
    // One entry for each claim, dated by its first report; a report without number joins the last entry of its stage.
    std::size_t at = timeline.size();
    for (std::size_t k = 0; k < timeline.size(); ++k) {
      if (timeline[k].status != telling.status) continue;
      const bool equal = compare_numbers(examples[k], telling).relation == NumberRelation::Equal;
      if (equal || !telling.numbered()) at = k;
    }
    if (at == timeline.size()) {
      timeline.push_back({telling.status, date_text(telling, ledger), telling.quantity, telling.approximate,
                          telling.amount, telling.amount ? telling.currency : std::string(), {}});
      examples.push_back(telling);
    }
    TimelineEntry& entry = timeline[at];
    if (telling.quantity && entry.approximate && !telling.approximate) {
      entry.quantity = telling.quantity;
      entry.approximate = false;
    }
    if (!entry.amount && telling.amount) {
      entry.amount = telling.amount;
      entry.currency = telling.currency;
    }
    if (entry.date.empty()) entry.date = date_text(telling, ledger);
    entry.statements.push_back(statement.id);
  }
  std::sort(timeline.begin(), timeline.end(),
            [](const TimelineEntry& a, const TimelineEntry& b) { return timeline_key(a) < timeline_key(b); });
}

Status furthest(const std::vector<TimelineEntry>& timeline) {
  bool delivered = false;
  std::optional<Status> last;  // of the others, in order of time
  std::optional<Status> open;  // the furthest question
  for (const TimelineEntry& entry : timeline) {
    delivered = delivered || entry.status == Status::Delivered;
    if (entry.status == Status::Pledged || entry.status == Status::Refused) {
      last = entry.status;
    } else if (entry.status != Status::Delivered) {
      open = std::max(open.value_or(entry.status), entry.status);
    }
  }
  if (delivered) return Status::Delivered;
  if (last) return *last;
  return open.value_or(Status::Pledged);
}

}  // namespace

std::string commitment_id(const std::string& statement_id) {
  return "commitment:" + stable_hash("commitment\x1f" + statement_id);
}

void summarise(Commitment& commitment, std::span<const Telling> tellings, const Ledger& ledger) {
  fill_timeline(commitment, tellings, ledger);
  commitment.status = furthest(commitment.timeline);

  const std::set<Status> given{Status::Pledged, Status::Delivered};
  const std::set<Status> asked{Status::Requested, Status::Considered, Status::Refused};
  const auto quantities = supports(tellings, ledger, quantity_only, given);
  const auto amounts = supports(tellings, ledger, amount_only, given);
  const auto asked_quantities = supports(tellings, ledger, quantity_only, asked);
  const auto asked_amounts = supports(tellings, ledger, amount_only, asked);
  if (const Support* best = best_number(quantities, asked_quantities, better_supported)) {
    commitment.quantity = best->example.quantity;
    commitment.approximate = best->approximate;
  }
  if (const Support* best = best_number(amounts, asked_amounts, better_supported)) {
    commitment.amount = best->example.amount;
    commitment.currency = best->example.currency;
  }
  if (!commitment.quantity) {
    commitment.approximate =
        std::any_of(tellings.begin(), tellings.end(), [](const Telling& t) { return t.approximate; });
  }
  add_conflict(commitment, quantities, ledger, "quantity");
  add_conflict(commitment, amounts, ledger, "amount");
  add_overfill(commitment, quantities, ledger);

  std::set<std::uint32_t> documents;
  for (const Telling& telling : tellings) {
    const Statement& statement = ledger.statements[telling.statement];
    commitment.statements.push_back(statement.id);
    commitment.confidence = std::max(commitment.confidence, statement.confidence);
    documents.insert(telling.document);
    const std::string& date = date_text(telling, ledger);
    if (date.empty()) continue;
    if (commitment.first_date.empty() || date < commitment.first_date) commitment.first_date = date;
    commitment.last_date = std::max(commitment.last_date, date);
  }
  commitment.sources = static_cast<int>(documents.size());
}

}  // namespace pledgegraph
