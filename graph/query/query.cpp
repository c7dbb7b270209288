// Names in a query are turned into sets of entity ids first, so that each commitment is tested by look-ups only.
#include "graph/query/query.hpp"

#include <algorithm>
#include <optional>
#include <string_view>
#include <tuple>
#include <unordered_map>
#include <unordered_set>

#include "graph/model/date.hpp"
#include "graph/model/error.hpp"
#include "graph/resolve/names.hpp"
#include "graph/store/knowledge_graph.hpp"

namespace pledgegraph {

namespace {

using Ids = std::unordered_set<std::string>;

std::string tail(const std::string& id) { return id.substr(id.find(':') + 1); }

bool is_item(const Entity& entity) { return entity.type == "weapon" || entity.type == "aid"; }

std::optional<DateRange> date_condition(const std::string& text, std::string_view name) {
  if (text.empty()) return std::nullopt;
  const auto date = parse_date(text);
  if (!date) throw UsageError(std::string(name) + ": \"" + text + "\" is no date; write 2022, 2022-04 or 2022-04-26");
  return date;
}

class Matcher {
 public:
  Matcher(const Ledger& ledger, const Catalogue& catalogue, const Query& query)
      : ledger_(ledger),
        catalogue_(catalogue),
        query_(query),
        donors_(parties(query.donors)),
        recipients_(parties(query.recipients)),
        items_(items(query.items)),
        since_(date_condition(query.since, "since")),
        until_(date_condition(query.until, "until")),
        words_(name_words(folder_.fold(query.text))),
        person_words_(name_words(folder_.fold(tail(query.person)))) {
    if (query.text.empty() && query.person.empty()) return;
    for (std::size_t k = 0; k < ledger.statements.size(); ++k) statements_.emplace(ledger.statements[k].id, k);
    if (!query.person.empty()) find_speakers();
  }

  bool matches(const Commitment& c) {
    if (!query_.donors.empty() && !donors_.contains(c.donor)) return false;
    if (!query_.recipients.empty() && !recipients_.contains(c.recipient)) return false;
    if (!query_.items.empty() && !items_.contains(c.item)) return false;
    if (c.confidence < query_.min_confidence || c.sources < query_.min_sources) return false;
    if (query_.conflicts_only && c.conflicts.empty()) return false;
    if (query_.current_status_only && !query_.statuses.empty() && !query_.statuses.contains(c.status)) return false;
    return happened(c) && said(c);
  }

 private:
  Ids parties(const std::vector<std::string>& wanted) const {
    Ids out;
    for (const std::string& one : wanted) {
      const std::string folded = folder_.fold(one);
      for (const Entity& entity : ledger_.entities) {
        if (entity.type == "person" || is_item(entity)) continue;
        const bool named = entity.id == one || folder_.fold(tail(entity.id)) == folded ||
                           folder_.fold(entity.name) == folded ||
                           std::any_of(entity.aliases.begin(), entity.aliases.end(),
                                       [&](const std::string& alias) { return folder_.fold(alias) == folded; });
        if (named) out.insert(entity.id);
      }
    }
    return out;
  }

  Ids items(const std::vector<std::string>& wanted) const {
    Ids out;
    for (const std::string& one : wanted) {
      const std::string folded = folder_.fold(tail(one));
      std::vector<std::string> slugs{tail(one)};
      for (const auto& [slug, item] : catalogue_.items) {
        if (folder_.fold(slug) == folded || folder_.fold(item.name) == folded) slugs.push_back(slug);
      }
      for (const Entity& entity : ledger_.entities) {
        if (!is_item(entity)) continue;
        const std::string slug = tail(entity.id);
        const bool below = std::any_of(slugs.begin(), slugs.end(),
                                       [&](const std::string& above) { return catalogue_.is_a(slug, above); });
        if (below || folder_.fold(entity.category) == folded || folder_.fold(entity.name) == folded) {
          out.insert(entity.id);
        }
      }
    }
    return out;
  }

  bool all_words_in(const std::vector<std::string>& words, const std::string& folded) const {
    return std::all_of(words.begin(), words.end(), [&](const std::string& word) {
      return (" " + folded + " ").find(" " + word + " ") != std::string::npos;
    });
  }

  /// All names of the persons meant, so that statements can be asked by their speaker as written.
  void find_speakers() {
    for (const Entity& entity : ledger_.entities) {
      if (entity.type != "person") continue;
      bool meant = entity.id == query_.person || all_words_in(person_words_, folder_.fold(entity.name));
      for (const std::string& alias : entity.aliases) meant = meant || all_words_in(person_words_, folder_.fold(alias));
      if (!meant) continue;
      speakers_.insert(entity.name);
      speakers_.insert(entity.aliases.begin(), entity.aliases.end());
    }
  }

  /// One stage has a status that is asked for and falls between since and until.
  bool happened(const Commitment& c) const {
    if (query_.statuses.empty() && !since_ && !until_) return true;
    return std::any_of(c.timeline.begin(), c.timeline.end(), [&](const TimelineEntry& entry) {
      if (!query_.statuses.empty() && !query_.statuses.contains(entry.status)) return false;
      if (!since_ && !until_) return true;
      const auto date = parse_date(entry.date);
      return date && (!since_ || date->last >= since_->first) && (!until_ || date->first <= until_->last);
    });
  }

  bool said(const Commitment& c) const {
    if (query_.person.empty() && query_.text.empty()) return true;
    return std::any_of(c.statements.begin(), c.statements.end(), [&](const std::string& id) {
      const auto at = statements_.find(id);
      if (at == statements_.end()) return false;
      const Statement& statement = ledger_.statements[at->second];
      if (!query_.person.empty() && !speakers_.contains(statement.speaker)) return false;
      return words_.empty() || all_words_in(words_, folder_.fold(statement.sentence));
    });
  }

  const NameFolder folder_;
  const Ledger& ledger_;
  const Catalogue& catalogue_;
  const Query& query_;
  Ids donors_, recipients_, items_;
  std::optional<DateRange> since_, until_;
  std::vector<std::string> words_, person_words_;
  Ids speakers_;
  std::unordered_map<std::string_view, std::size_t> statements_;
};

}  // namespace

std::vector<std::size_t> run_query(const Ledger& ledger, const Catalogue& catalogue, const Query& query) {
  Matcher matcher(ledger, catalogue, query);
  using Key = std::tuple<std::string, std::string, std::string, std::string, std::string>;
  std::vector<std::pair<Key, std::size_t>> found;
  for (std::size_t k = 0; k < ledger.commitments.size(); ++k) {
    const Commitment& c = ledger.commitments[k];
    if (!matcher.matches(c)) continue;
    found.push_back({{entity_name(ledger, catalogue, c.donor), entity_name(ledger, catalogue, c.recipient),
                      entity_name(ledger, catalogue, c.item), c.first_date, c.id},
                     k});
  }
  std::sort(found.begin(), found.end());
  std::vector<std::size_t> out;
  for (const auto& [key, k] : found) {
    if (query.limit != 0 && out.size() == query.limit) break;
    out.push_back(k);
  }
  return out;
}

}  // namespace pledgegraph
