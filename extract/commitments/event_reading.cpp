#include "extract/commitments/event_reading.hpp"

#include <algorithm>

#include "extract/commitments/feature_table.hpp"

namespace pledgegraph {

EventGroup group_of(std::uint8_t event_class) {
  static const std::vector<EventGroup> groups = [] {
    std::vector<EventGroup> out(event_classes().size(), EventGroup::Other);
    const auto set = [&](EventGroup group, std::initializer_list<const char*> classes) {
      for (const char* name : classes) out[event_class_index(name)] = group;
    };
    set(EventGroup::Transfer, {"give", "arrive", "transit", "receive", "train", "deploy", "fulfil"});
    set(EventGroup::Promise, {"promise", "announce", "approve", "allot", "pay", "order", "plan"});
    set(EventGroup::Ask, {"request", "urge", "want"});
    set(EventGroup::Consider, {"consider"});
    set(EventGroup::Refuse, {"refuse", "stop", "deny"});
    return out;
  }();
  return groups[event_class];
}

Stage stage_of(const EventMention& event) {
  switch (event.tense) {
    case Tense::Past: case Tense::Perfect: case Tense::Pluperfect: case Tense::Participle: return Stage::Done;
    case Tense::Future: return Stage::Future;
    case Tense::Noun: case Tense::Phrase: return Stage::Nominal;
    case Tense::Infinitive: case Tense::Conditional: case Tense::Gerund: return Stage::Open;
    default: return event.modal_can || event.modal_may ? Stage::Open : Stage::Now;
  }
}

const std::vector<std::string>& reading_names() {
  static const std::vector<std::string> names = [] {
    std::vector<std::string> out;
    for (const char* group : {"transfer", "promise", "ask", "consider", "refuse", "other"})
      for (const char* stage : {"done", "future", "now", "open", "nominal"})
        for (const char* polarity : {"", "-negated"}) out.push_back(std::string(group) + "-" + stage + polarity);
    return out;
  }();
  return names;
}

int reading_of(const EventMention& event) {
  return (static_cast<int>(group_of(event.event_class)) * static_cast<int>(Stage::Count) + static_cast<int>(stage_of(event))) * 2 + (event.negated ? 1 : 0);
}

int table_status(const World& world, const EventMention& event) {
  return world.status_table[status_place(event.event_class, static_cast<std::size_t>(stage_of(event)), event.negated)];
}

bool tells_status(const World& world, const EventMention& event) { return event.finite && !event.noun && table_status(world, event) > 0; }

int governed_status(const Analysis& a, const EventMention& event) {
  if (event.antecedent >= 0) return governed_status(a, a.events[static_cast<std::size_t>(event.antecedent)]);
  int status = table_status(*a.world, event);
  const EventMention* at = &event;
  for (int steps = 0; at->governor >= 0 && steps < 3; ++steps) {
    at = &a.events[static_cast<std::size_t>(at->governor)];
    const EventGroup group = group_of(at->event_class);
    if (group == EventGroup::Other || group == EventGroup::Transfer) continue;
    const int above = table_status(*a.world, *at);
    const bool stands = status == 4 && stage_of(event) == Stage::Done && group == EventGroup::Promise;  // "announced that it had delivered"
    if (above > 0 && !stands) status = above;
  }
  return status;
}

namespace {

/// Events that say what becomes of an item: all that speak of a promise's stages, and finite verbs of what else happens to
/// arms (bought, lost, fired, made). Speech, lists, sums and nouns such as "repair" beside an item govern nothing.
bool governs(const EventMention& event) {
  static const std::vector<bool> never = [] {
    std::vector<bool> out(event_classes().size(), false);
    for (const char* name : {"say", "include", "total", "begin", "continue", "confirm"}) out[event_class_index(name)] = true;
    return out;
  }();
  if (group_of(event.event_class) != EventGroup::Other) return true;
  return event.finite && !event.noun && !never[event.event_class];
}

/// True if the event is the verb of a relative clause about a thing that is over before the token: "rifles that the army
/// replaces, launchers". One about a party goes on: "Germany, which has delivered tanks, howitzers".
bool in_closed_relative(const Context& c, const EventMention& event, std::uint32_t token) {
  if (!event.finite || event.noun || c.signs_between(event.tokens.end, token) == 0) return false;
  const std::uint32_t sentence = c.a.sentence_of[token], begin = c.a.sentences[sentence].tokens.begin;
  for (std::uint32_t i = event.tokens.begin; i > begin && !c.a.sign(i - 1); --i) {
    if (!c.a.is(i - 1, Grammar::Relative)) continue;
    std::uint32_t noun = i - 1;
    if (noun > begin && c.a.sign(noun - 1)) --noun;
    return noun > begin && std::any_of(c.items[sentence].begin(), c.items[sentence].end(), [&](int k) {
      return c.a.items[static_cast<std::size_t>(k)].tokens.contains(noun - 1) || c.a.items[static_cast<std::size_t>(k)].head.contains(noun - 1);
    });
  }
  return false;
}

}  // namespace

GrammaticalParties grammatical_parties(const Analysis& a, int event) {
  constexpr int kMostSteps = 3;
  static const std::vector<bool> gets = [] {
    std::vector<bool> out(event_classes().size(), false);
    for (const char* name : {"receive", "arrive", "transit", "own", "deploy", "request", "want"}) out[event_class_index(name)] = true;
    return out;
  }();
  GrammaticalParties out;
  for (int at = event; at >= 0 && out.steps <= kMostSteps; at = a.events[static_cast<std::size_t>(at)].governor, ++out.steps) {
    const EventMention& e = a.events[static_cast<std::size_t>(at)];
    const EventRoles& roles = a.roles[static_cast<std::size_t>(at)];
    const bool got = gets[e.event_class];
    if (out.receiver < 0) out.receiver = got && !e.passive ? roles.subject : roles.addressee;
    if (got) out.giver = roles.source >= 0 ? roles.source : roles.agent;
    else if (roles.agent >= 0 && (e.passive || e.noun)) out.giver = roles.agent;
    else out.giver = e.passive ? roles.source : roles.subject;
    if (out.giver >= 0) break;
  }
  return out;
}

int gapped_subject(const Context& c, int mention) {
  const Analysis& a = c.a;
  const ItemMention& m = a.items[static_cast<std::size_t>(mention)];
  const std::uint32_t sentence = a.sentence_of[m.head.begin];
  const auto finite_in = [&](std::uint32_t from, std::uint32_t to) {
    return std::any_of(c.events[sentence].begin(), c.events[sentence].end(), [&](int e) {
      const EventMention& event = a.events[static_cast<std::size_t>(e)];
      return event.finite && !event.noun && event.tokens.begin >= from && event.tokens.begin < to;
    });
  };
  const std::uint32_t begin = a.sentences[sentence].tokens.begin;
  const auto& parties = c.parties[sentence];
  for (std::size_t k = parties.size(); k-- > 0;) {
    const PartyMention& party = a.parties[static_cast<std::size_t>(parties[k])];
    if (party.tokens.end > m.tokens.begin) continue;
    if (finite_in(party.tokens.end, m.tokens.begin)) return -1;
    std::uint32_t at = party.tokens.begin;
    while (at > begin && (a.is(at - 1, Grammar::Definite) || a.is(at - 1, Grammar::Pronoun))) --at;
    const bool opens = at > begin && (a.is(at - 1, Grammar::Coordinator) || (a.sign(at - 1) && (a.word(at - 1).text == "," || a.word(at - 1).text == ";")));
    // The clause before has the verb and an object of its own, and its object stands between.
    const bool told = opens && std::any_of(c.items[sentence].begin(), c.items[sentence].end(), [&](int i) {
      const TokenRange other = a.items[static_cast<std::size_t>(i)].tokens;
      return other.end <= at && finite_in(begin, other.begin);
    });
    if (told) return party.party == "UA" ? -1 : parties[k];
    if (!opens || k == 0 || a.parties[static_cast<std::size_t>(parties[k - 1])].chain != party.chain) return -1;  // else the first of a chain tells
  }
  return -1;
}

int coordinating_party(const Context& c, int mention) {
  constexpr std::uint32_t kReach = 3;  // tokens between "coordination" and what is given
  static const std::uint8_t coordinate = event_class_index("coordinate");
  const Analysis& a = c.a;
  const auto at = [&](int e) -> const EventMention& { return a.events[static_cast<std::size_t>(e)]; };
  int event = governing_event(c, mention);
  // "the coordination of deliveries": the mention holds the event itself.
  const std::uint32_t begin = a.items[static_cast<std::size_t>(mention)].tokens.begin;
  for (const int e : c.events[a.sentence_of[begin]])
    if (event < 0 && at(e).event_class == coordinate && at(e).tokens.end <= begin && begin - at(e).tokens.end <= kReach) event = e;
  for (int steps = 0; event >= 0 && steps < 3; event = at(event).governor, ++steps)
    if (at(event).event_class == coordinate) return a.roles[static_cast<std::size_t>(event)].subject;
  return -1;
}

bool is_subject(const Analysis& a, int mention, int event) {
  const int subject = a.roles[static_cast<std::size_t>(event)].subject_item;
  return subject >= 0 && (subject == mention || (a.items[static_cast<std::size_t>(subject)].chain == a.items[static_cast<std::size_t>(mention)].chain));
}

int find_governing_event(const Context& c, int mention) {
  const ItemMention& m = c.a.items[static_cast<std::size_t>(mention)];
  int left = -1, right = -1, own = -1;
  for (const int e : c.events[c.a.sentence_of[m.head.begin]]) {
    if (!governs(c.a.events[static_cast<std::size_t>(e)])) continue;
    const TokenRange range = c.a.events[static_cast<std::size_t>(e)].tokens;
    if (c.aside(range.begin, m.head.begin)) continue;
    if (range.end <= m.head.begin + 1 && range.begin < m.head.begin) {
      if (left < 0 || !in_closed_relative(c, c.a.events[static_cast<std::size_t>(e)], m.head.begin)) left = e;
    } else if (range.begin >= m.head.end && right < 0) {
      right = e;
    }
    if (own < 0 && range.begin >= m.head.end && c.a.events[static_cast<std::size_t>(e)].finite && is_subject(c.a, mention, e)) own = e;
  }
  // "all 50 vehicles promised in May had been delivered": what the item is the subject of, not what describes it.
  const auto finite = [&](int e) { return e >= 0 && c.a.events[static_cast<std::size_t>(e)].finite && !c.a.events[static_cast<std::size_t>(e)].noun; };
  if (own >= 0 && !finite(left)) return own;
  if (left < 0) return right;
  if (right < 0) return left;
  // "the Gepards that it has delivered": the event of its own clause.
  for (std::uint32_t i = m.head.end, steps = 0; i < c.a.events[static_cast<std::size_t>(right)].tokens.begin && steps < 3; ++i, ++steps)
    if (c.a.is(i, Grammar::Relative)) return right;
  const auto& l = c.a.events[static_cast<std::size_t>(left)];
  const auto& r = c.a.events[static_cast<std::size_t>(right)];
  const double to_left = (m.head.begin - l.tokens.end) + 4.0 * c.signs_between(l.tokens.end, m.head.begin);
  const double to_right = 3.0 + (r.tokens.begin - m.head.end) + 4.0 * c.signs_between(m.head.end, r.tokens.begin);
  return to_left <= to_right ? left : right;
}

int carrier_event(const Context& c, int mention) {
  constexpr std::uint32_t kReach = 6;  // sentences
  static const std::uint8_t include = event_class_index("include");
  const Analysis& a = c.a;
  const ItemMention& m = a.items[static_cast<std::size_t>(mention)];
  const std::uint32_t s = a.sentence_of[m.head.begin];
  const auto at = [&](int e) -> const EventMention& { return a.events[static_cast<std::size_t>(e)]; };
  bool contents = false;
  for (const int e : c.events[s]) contents |= at(e).event_class == include;
  if (const int own = governing_event(c, mention); own >= 0 && !(contents && at(own).noun)) return -1;
  const auto tells = [&](int e) { return !at(e).negated && tells_status(*a.world, at(e)); };
  for (std::uint32_t back = s; back-- > 0 && s - back <= kReach;)
    for (std::size_t k = c.events[back].size(); k-- > 0;)
      if (tells(c.events[back][k])) return c.events[back][k];
  return -1;
}

bool in_relative_clause(const Context& c, int mention) {
  const ItemMention& m = c.a.items[static_cast<std::size_t>(mention)];
  const int event = governing_event(c, mention);
  if (event < 0 || c.a.events[static_cast<std::size_t>(event)].tokens.begin < m.head.end) return false;
  const std::uint32_t reach = std::min(c.a.events[static_cast<std::size_t>(event)].tokens.begin, m.head.end + 3);
  for (std::uint32_t i = m.head.end; i < reach; ++i)
    if (c.a.is(i, Grammar::Relative)) return true;
  return false;
}

int find_telling_event(const Context& c, int sentence) {
  int found = -1;
  for (const int e : c.events[static_cast<std::size_t>(sentence)])
    if (group_of(c.a.events[static_cast<std::size_t>(e)].event_class) != EventGroup::Other) found = e;
  return found;
}

}  // namespace pledgegraph
