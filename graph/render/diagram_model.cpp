// Choosing and adding up for the diagram.
#include "graph/render/diagram_model.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <map>
#include <set>
#include <tuple>
#include <utility>

#include "graph/render/diagram_text.hpp"

namespace pledgegraph {
namespace {

constexpr std::size_t kMostPeople = 3;
constexpr std::size_t kLongestName = 40;  // bytes

std::string or_unknown(const std::string& id) { return id.empty() ? std::string(kUnknownId) : id; }

/// Those that pass the filters, best supported first.
std::vector<const Commitment*> candidates(const Ledger& ledger, const DiagramOptions& options) {
  std::vector<const Commitment*> out;
  const auto consider = [&](const Commitment& c) {
    if (c.confidence >= options.min_confidence && std::ranges::find(options.statuses, c.status) != options.statuses.end()) {
      out.push_back(&c);
    }
  };
  if (options.commitments) {
    for (const std::size_t index : *options.commitments) {
      if (index < ledger.commitments.size()) consider(ledger.commitments[index]);
    }
  } else {
    for (const Commitment& c : ledger.commitments) consider(c);
  }
  std::ranges::sort(out, {}, [](const Commitment* c) {
    const bool anonymous = c->donor.empty() || c->donor == kUnknownId || c->recipient.empty();
    return std::tuple(anonymous, -c->sources, !(c->amount || c->quantity), -c->amount.value_or(0), -c->confidence, c->id);
  });
  return out;
}

std::vector<DiagramLine> lines_of(const LedgerView& view, const std::vector<const Commitment*>& shown) {
  std::map<std::tuple<std::string, std::string, std::string, Status>, std::vector<const Commitment*>> together;
  for (const Commitment* c : shown) {
    together[{or_unknown(c->donor), or_unknown(c->recipient), or_unknown(c->item), c->status}].push_back(c);
  }
  std::vector<DiagramLine> lines;
  for (auto& [key, all] : together) {
    std::ranges::sort(all, {}, [](const Commitment* c) { return std::tuple(c->first_date, c->id); });
    std::set<const LedgerDocument*> documents;
    for (const Commitment* c : all) {
      for (const LedgerDocument* d : view.documents(*c)) documents.insert(d);
    }
    // A total over other lines is not added to them.
    std::vector<const Commitment*> counted;
    std::ranges::copy_if(all, std::back_inserter(counted), [](const Commitment* c) { return !c->total; });
    std::string amount = counted.empty() ? "total " + summed_amount(all) : summed_amount(counted);
    if (amount == "total ") amount.clear();
    const auto& [donor, recipient, item, status] = key;
    lines.push_back({donor, item, recipient, status, all, static_cast<int>(documents.size()), std::move(amount)});
  }
  return lines;
}

/// Who speaks for a party: speakers in the shown statements first, then office holders whom their documents name.
std::vector<std::string> people_of(const LedgerView& view, const std::string& party,
                                   const std::vector<const Commitment*>& shown) {
  std::map<const Entity*, int> spoken;
  std::set<std::string> documents;
  for (const Commitment* c : shown) {
    if (c->donor != party && c->recipient != party) continue;
    for (const Statement* s : view.statements(*c)) {
      const Entity* person = view.speaker(*s);
      if (person != nullptr) ++spoken[person];
    }
    for (const std::string& d : view.document_ids(*c)) documents.insert(d);
  }
  std::vector<std::tuple<int, std::string>> ranked;  // fewer is better
  for (const Entity& e : view.ledger().entities) {
    if (e.type != "person" || e.country.empty() || id_tail(e.country) != id_tail(party)) continue;
    const auto found = spoken.find(&e);
    if (found != spoken.end()) {
      ranked.emplace_back(-found->second, e.name);
    } else if (!e.role.empty() &&
               std::ranges::any_of(e.documents, [&](const std::string& d) { return documents.contains(d); })) {
      ranked.emplace_back(1, e.name);
    }
  }
  std::ranges::sort(ranked);
  std::vector<std::string> people;
  for (const auto& [rank, name] : ranked) {
    if (people.size() == kMostPeople) break;
    people.push_back(shortened(short_name(name), kLongestName));
  }
  return people;
}

std::vector<DiagramParty> parties(const LedgerView& view, const std::set<std::string>& ids,
                                  const std::vector<const Commitment*>& shown, bool with_people) {
  std::vector<DiagramParty> out;
  for (const std::string& id : ids) {
    const bool named = id != kUnknownId && !id.starts_with("group");
    DiagramParty party{id, shortened(capitalized(view.name(id)), kLongestName), {}, named};
    if (with_people && id.starts_with("country:")) party.people = people_of(view, id, shown);
    out.push_back(std::move(party));
  }
  std::ranges::sort(out, {}, [](const DiagramParty& p) { return std::tuple(!p.named, p.name, p.id); });
  return out;
}

std::string heading_of(const Catalogue& catalogue, const std::string& category) {
  const auto found = catalogue.categories.find(category);
  std::string heading = found != catalogue.categories.end() ? found->second : category;
  std::ranges::replace(heading, '-', ' ');
  return capitalized(std::move(heading));
}

std::vector<DiagramGroup> groups_of(const LedgerView& view, const std::vector<DiagramLine>& lines) {
  std::map<std::pair<std::string, std::string>, std::map<std::string, std::string>> items;  // name -> id
  for (const DiagramLine& line : lines) {
    items[{line.recipient, view.category(line.item)}][view.name(line.item) + '\0' + line.item] = line.item;
  }
  std::set<std::string> recipients;
  for (const DiagramLine& line : lines) recipients.insert(line.recipient);
  std::vector<DiagramGroup> out;
  for (const auto& [key, named] : items) {
    DiagramGroup group{key.first, key.second, heading_of(view.catalogue(), key.second), {}};
    if (recipients.size() > 1) group.heading += " for " + view.name(group.recipient);
    for (const auto& [name, id] : named) group.items.push_back(id);
    out.push_back(std::move(group));
  }
  return out;
}

std::string subtitle_of(const LedgerView& view, const std::vector<const Commitment*>& shown, std::size_t all) {
  std::set<std::string> documents;
  std::string first, last;
  for (const Commitment* c : shown) {
    for (const std::string& d : view.document_ids(*c)) documents.insert(d);
    if (!c->first_date.empty() && (first.empty() || c->first_date < first)) first = c->first_date;
    last = std::max({last, c->first_date, c->last_date});
  }
  const auto count = [](std::size_t n, std::string_view noun) {
    return fmt::format("{} {}{}", grouped_number(static_cast<double>(n)), noun, n == 1 ? "" : "s");
  };
  std::string text = count(shown.size(), "commitment");
  if (all > shown.size()) text = fmt::format("The {} that most sources tell of, out of {}", text, grouped_number(static_cast<double>(all)));
  text += fmt::format(", from {}", count(documents.size(), "document"));
  if (!first.empty()) {
    const std::string from = month_text(first), to = month_text(last);
    text += from == to ? fmt::format(", {}", from) : fmt::format(", {} to {}", from, to);
  }
  return text;
}

std::string title_of(const DiagramModel& model) {
  if (model.lines.empty()) return "No commitments to show";
  const bool refusals_only = model.statuses.size() == 1 && model.statuses.front() == Status::Refused;
  const std::string_view verb = refusals_only ? "refuses" : "gives";
  if (model.recipients.size() == 1 && model.recipients.front().named) {
    return fmt::format("Who {} what to {}", verb, model.recipients.front().name);
  }
  return fmt::format("Who {} what to whom", verb);
}

}  // namespace

DiagramModel diagram_model(const LedgerView& view, const DiagramOptions& options) {
  std::vector<const Commitment*> shown = candidates(view.ledger(), options);
  const std::size_t all = shown.size();
  if (options.top > 0 && shown.size() > options.top) shown.resize(options.top);

  DiagramModel model;
  model.lines = lines_of(view, shown);
  model.groups = groups_of(view, model.lines);
  std::set<std::string> donors, recipients;
  std::set<Status> statuses;
  for (const DiagramLine& line : model.lines) {
    donors.insert(line.donor);
    recipients.insert(line.recipient);
    statuses.insert(line.status);
  }
  model.donors = parties(view, donors, shown, options.persons);
  model.recipients = parties(view, recipients, shown, options.persons);
  model.statuses.assign(statuses.begin(), statuses.end());
  model.title = shortened(options.title.empty() ? title_of(model) : options.title, 120);
  model.subtitle = subtitle_of(view, shown, all);
  return model;
}

}  // namespace pledgegraph
