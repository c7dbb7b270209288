#include "tools/question.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <optional>
#include <set>

#include "extract/commitments/events.hpp"
#include "extract/document/find_dates.hpp"
#include "extract/document/language.hpp"
#include "extract/pipeline.hpp"
#include "graph/model/error.hpp"

namespace pledgegraph {
namespace {

constexpr double kEnough = 0.6;  ///< share of the words that tables know, above which no other language is tried

bool past(Tense tense) { return tense == Tense::Past || tense == Tense::Perfect || tense == Tense::Pluperfect || tense == Tense::Participle; }
bool open(Tense tense) { return tense == Tense::Future || tense == Tense::Conditional || tense == Tense::Infinitive; }

/// Names of one role that stand together: "Germany and Poland".
struct PartyGroup {
  std::vector<std::string> names;
  std::uint32_t begin = 0, end = 0;
  bool adjective = false;  ///< "German", "allemands"
};

class Reading {
 public:
  Reading(const Analysis& analysis, const DateWords& dates, const Ledger& ledger, const Catalogue& catalogue)
      : a_(analysis), ledger_(ledger), catalogue_(catalogue) {
    read_status();
    read_persons();
    read_parties();
    read_items();
    read_dates(dates);
  }

  const Query& query() const { return query_; }

  /// Share of the words that some table knows.
  double coverage() const {
    std::vector<bool> known(a_.tokens.size(), false);
    for (const auto& layer : a_.matches)
      for (const LexMatch& match : layer)
        if (match.entry.layer != Layer::FirstNames && match.entry.layer != Layer::Persons)
          for (std::uint32_t i = match.begin; i < match.end; ++i) known[i] = true;
    int words = 0, covered = 0;
    for (std::uint32_t i = 0; i < a_.tokens.size(); ++i) {
      if (a_.tokens[i].type != TokenType::Word) continue;
      ++words;
      covered += known[i] || !a_.word(i).verbs.empty();
    }
    return words == 0 ? 0 : static_cast<double>(covered) / words;
  }

  /// How many conditions the words gave.
  int conditions() const {
    const Query& q = query_;
    return static_cast<int>(q.donors.size() + q.recipients.size() + q.items.size()) + !q.statuses.empty() + !q.since.empty() + !q.person.empty();
  }

 private:
  bool is(const EventMention& event, std::initializer_list<std::string_view> classes) const {
    return std::find(classes.begin(), classes.end(), event_classes()[event.event_class]) != classes.end();
  }

  bool has(Grammar grammar) const {
    for (std::uint32_t i = 0; i < a_.tokens.size(); ++i)
      if (a_.is(i, grammar)) return true;
    return false;
  }

  void read_status() {
    std::set<Status> firm, other;
    bool undelivered = false;
    for (const EventMention& event : a_.events) {
      if (is(event, {"request"})) other.insert(Status::Requested), asked_ = true;
      else if (is(event, {"refuse", "stop"})) other.insert(Status::Refused);
      else if (is(event, {"consider", "urge"})) other.insert(Status::Considered);
      else if (is(event, {"promise", "announce", "approve", "allot", "plan", "order"})) firm.insert({Status::Pledged, Status::Delivered});
      else if (is(event, {"receive", "arrive", "fulfil", "transit"}) && event.negated) undelivered = true;
      else if (is(event, {"give", "train", "return", "pay"}) && event.negated) undelivered = true;
      else if (is(event, {"receive"})) got_ = true, given_.insert(event.tense);
      else if (is(event, {"arrive", "fulfil", "transit"})) firm.insert(Status::Delivered);
      else if (is(event, {"give", "train", "return", "pay"})) given_.insert(event.tense);
      else continue;
      if (first_event_ == kNone) first_event_ = event.tokens.begin;
      passive_ |= event.passive;
    }
    if (!other.empty()) {
      query_.statuses = {*other.rbegin()};  // the strongest word: refused before considered before requested
    } else if (undelivered) {
      query_.statuses = {Status::Pledged};
      query_.current_status_only = true;
    } else if (!firm.empty()) {
      query_.statuses = firm;
    } else if (!given_.empty()) {
      const bool done = std::any_of(given_.begin(), given_.end(), past);
      const bool will = has(Grammar::Will) || has(Grammar::Would);  // questions put the subject between it and the verb
      const bool to_come = will || std::all_of(given_.begin(), given_.end(), open);
      if (done) query_.statuses = {Status::Delivered};
      else if (to_come) query_.statuses = {Status::Pledged};
      else query_.statuses = {Status::Pledged, Status::Delivered};
    }
  }

  void read_persons() {
    if (!a_.persons.empty()) query_.person = a_.persons.front().name;
  }

  /// The function word before a party, looking through articles.
  bool marked(std::uint32_t token, Grammar grammar) const {
    for (std::uint32_t i = token, steps = 0; i > 0 && steps < 3; --i, ++steps) {
      if (a_.is(i - 1, grammar)) return true;
      if (!a_.is(i - 1, Grammar::Definite) && !a_.is(i - 1, Grammar::Indefinite)) return false;
    }
    return false;
  }

  bool joined(std::uint32_t from, std::uint32_t to) const {
    if (to <= from || to - from > 3) return false;
    bool joint = false;
    for (std::uint32_t i = from; i < to; ++i) {
      const bool joins = a_.is(i, Grammar::Coordinator) || (a_.sign(i) && a_.word(i).text == ",");
      if (!joins && !a_.is(i, Grammar::Definite) && !a_.is(i, Grammar::To) && !a_.is(i, Grammar::For)) return false;
      joint |= joins;
    }
    return joint;
  }

  void read_parties() {
    std::vector<PartyGroup> groups;
    for (const PartyMention& party : a_.parties) {
      if (party.person || party.party == "group") continue;
      if (!groups.empty() && joined(groups.back().end, party.tokens.begin)) {
        groups.back().names.push_back(party.party);
        groups.back().end = party.tokens.end;
      } else {
        groups.push_back({{party.party}, party.tokens.begin, party.tokens.end, party.word == CountryWord::Demonym});
      }
    }
    std::vector<PartyGroup> unmarked;
    for (PartyGroup& group : groups) {
      const bool agent = marked(group.begin, Grammar::By) && passive_;
      const bool to = marked(group.begin, Grammar::To);
      // Who asks something of somebody asks it "to" the donor in many languages.
      if (agent || (to ? asked_ : marked(group.begin, Grammar::From))) add(query_.donors, group);
      else if (to || marked(group.begin, Grammar::For)) add(query_.recipients, group);
      else unmarked.push_back(std::move(group));
    }
    const bool gets = got_ || asked_;
    for (const PartyGroup& group : unmarked) add(is_donor(group, unmarked.size(), gets) ? query_.donors : query_.recipients, group);
  }

  bool is_donor(const PartyGroup& group, std::size_t unmarked, bool gets) const {
    const bool before_event = group.begin < first_event_;
    if (group.adjective && !gets) return true;
    if (!query_.recipients.empty() && query_.donors.empty()) return true;
    if (!query_.donors.empty() && query_.recipients.empty()) return false;
    if (!query_.donors.empty()) return before_event && !gets;
    if (unmarked > 1) return !gets;  // the first of several acts
    if (gets || passive_) return !before_event;
    if (first_event_ != kNone && before_event && !a_.language->verb_final) return true;
    return given_by(group) > given_to(group);
  }

  long given_by(const PartyGroup& group) const { return count(group, &Commitment::donor); }
  long given_to(const PartyGroup& group) const { return count(group, &Commitment::recipient); }
  long count(const PartyGroup& group, std::string Commitment::*side) const {
    Query query;
    (side == &Commitment::donor ? query.donors : query.recipients) = group.names;
    return static_cast<long>(run_query(ledger_, catalogue_, query).size());
  }

  static void add(std::vector<std::string>& to, const PartyGroup& group) { to.insert(to.end(), group.names.begin(), group.names.end()); }

  void read_items() {
    std::set<std::string> slugs;
    for (const ItemMention& item : a_.items) {
      if (item.slug.empty() || item.item < 0) continue;
      using Type = ItemMention::Type;
      if (item.type != Type::System && item.type != Type::Kind && item.type != Type::Aid && item.type != Type::Training) continue;
      if (item.slug != kArms) {
        slugs.insert(item.slug);
        continue;
      }
      // Arms at large: everything that is no other aid.
      slugs.insert(kArms);
      for (const auto& [category, heading] : catalogue_.categories)
        if (category != "aid") slugs.insert(category);
    }
    query_.items.assign(slugs.begin(), slugs.end());
  }

  /// A date or a year; after "since" it is where the time begins, else the time itself.
  void read_dates(const DateWords& words) {
    std::string date;
    std::uint32_t at = kNone;
    for (const DateMention& mention : find_dates(a_.document->text, words, a_.language->code)) {
      if (to_iso(mention).empty()) continue;
      date = to_iso(mention);
      for (std::uint32_t i = 0; i < a_.tokens.size() && at == kNone; ++i)
        if (a_.tokens[i].span.end > mention.span.begin) at = i;
    }
    for (std::uint32_t i = 0; date.empty() && i < a_.tokens.size(); ++i) {
      const std::string& text = a_.word(i).text;
      const bool of_item = std::any_of(a_.items.begin(), a_.items.end(), [&](const ItemMention& item) { return item.tokens.contains(i); });
      if (a_.tokens[i].type != TokenType::Number || of_item || text.size() != 4 || (text[0] != '1' && text[0] != '2')) continue;
      date = text;
      at = i;
    }
    if (date.empty()) return;
    query_.since = date;
    if (!marked(at, Grammar::SoFar)) query_.until = date;
  }

  static constexpr std::uint32_t kNone = static_cast<std::uint32_t>(-1);
  static constexpr const char* kArms = "military-aid";

  const Analysis& a_;
  const Ledger& ledger_;
  const Catalogue& catalogue_;
  Query query_;
  std::set<Tense> given_;
  std::uint32_t first_event_ = kNone;
  bool got_ = false, asked_ = false, passive_ = false;
};

std::string described(const Query& query, const Catalogue& catalogue) {
  std::vector<std::string> parts;
  if (!query.statuses.empty()) {
    std::vector<std::string_view> words;
    for (const Status status : query.statuses) words.push_back(to_string(status));
    parts.push_back(fmt::format("{}{}", fmt::join(words, " or "), query.current_status_only ? " and not delivered" : ""));
  }
  const auto parties = [&](const char* role, const std::vector<std::string>& ids) {
    std::vector<std::string> names;
    for (const std::string& id : ids) names.push_back(catalogue.party_name(id));
    if (!names.empty()) parts.push_back(fmt::format("{} {}", role, fmt::join(names, " or ")));
  };
  parties("by", query.donors);
  parties("to", query.recipients);
  if (!query.items.empty()) {
    std::vector<std::string> names;
    for (const std::string& item : query.items)
      if (!catalogue.categories.contains(item)) names.push_back(catalogue.item_name(item));
    const bool all = names.size() < query.items.size();
    parts.push_back(fmt::format("of {}{}", all ? "arms of any kind, " : "", fmt::join(names, " or ")));
  }
  if (!query.person.empty()) parts.push_back(fmt::format("said by {}", query.person));
  if (!query.since.empty()) parts.push_back(fmt::format("{} {}", query.until.empty() ? "since" : "in", query.since));
  return fmt::format("{}", fmt::join(parts, "; "));
}

}  // namespace

Question understand(const std::string& words, const std::filesystem::path& data_dir, const Ledger& ledger, const Catalogue& catalogue) {
  const Resources resources = Resources::load(data_dir, {});
  Extractor extractor(resources);
  std::vector<std::string> codes = resources.languages->codes();
  const std::string detected = detect_language(words);
  std::stable_partition(codes.begin(), codes.end(), [&](const std::string& code) { return code == detected; });

  Question best;
  double best_coverage = 0;
  for (const std::string& code : codes) {
    Document document;
    document.id = document.source = "question";
    document.text = words;
    document.language = code;
    document.blocks = {{BlockType::Paragraph, {0, static_cast<std::uint32_t>(words.size())}}};
    const auto analysis = extractor.analyse(document);
    if (!analysis) continue;
    const Reading reading(*analysis, resources.documents.dates, ledger, catalogue);
    const double coverage = reading.coverage();
    if (reading.conditions() > 0 && coverage > best_coverage) {
      best = {code, reading.query(), described(reading.query(), catalogue)};
      best_coverage = coverage;
    }
    if (code == detected && reading.conditions() > 0 && coverage >= kEnough) break;
  }
  if (best.language.empty())
    throw UsageError(fmt::format("\"{}\" was not understood; ask who promised, gave, asked for or refused what to whom, in one of: {}", words, fmt::join(codes, ", ")));
  return best;
}

Query merged(Query first, const Query& more) {
  if (first.donors.empty()) first.donors = more.donors;
  if (first.recipients.empty()) first.recipients = more.recipients;
  if (first.items.empty()) first.items = more.items;
  if (first.statuses.empty()) {
    first.statuses = more.statuses;
    first.current_status_only |= more.current_status_only;
  }
  if (first.since.empty() && first.until.empty()) {
    first.since = more.since;
    first.until = more.until;
  }
  if (first.person.empty()) first.person = more.person;
  return first;
}

}  // namespace pledgegraph
