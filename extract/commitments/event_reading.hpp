// What an event says of the promise it governs: its class as a group, its tense as a stage, the status that
// world/status.tsv gives it, and which event governs an item.
#pragma once

#include <string>
#include <vector>

#include "extract/commitments/context.hpp"
#include "extract/commitments/events.hpp"

namespace pledgegraph {

/// Groups of event classes that mean the same for a promise's stage.
enum class EventGroup { Transfer, Promise, Ask, Consider, Refuse, Other, Count };
EventGroup group_of(std::uint8_t event_class);

/// How far an event's tense and aspect have it come.
enum class Stage { Done, Future, Now, Open, Nominal, Count };
Stage stage_of(const EventMention& event);

/// Group, stage and polarity as one number, and the names of all, in order.
int reading_of(const EventMention& event);
const std::vector<std::string>& reading_names();

/// The status class that status.tsv gives an event by itself; 0 is none.
int table_status(const World& world, const EventMention& event);
/// The same with what governs it: a delivery asked for is a request, one refused a refusal, one announced a promise.
int governed_status(const Analysis& analysis, const EventMention& event);
/// True if the event is a finite verb that tells a status.
bool tells_status(const World& world, const EventMention& event);

/// Who gives and who gets as grammar has it, as party mentions, or -1: subject and addressee of an active verb of giving, agent
/// of a passive one or of a noun, source and subject of a verb of getting. What an event leaves open its governors tell.
struct GrammaticalParties {
  int giver = -1, receiver = -1;
  int steps = 0;  ///< governors asked for the giver
};
GrammaticalParties grammatical_parties(const Analysis& analysis, int event);

/// The subject of an elided verb, as a party mention, or -1: "Estonia gives ten thousand shells, Lithuania thirty tanks".
int gapped_subject(const Context& context, int mention);

/// Who coordinates the giving of a mention ("Washington coordinated the deliveries of arms"), as a party mention, or -1: others
/// give it.
int coordinating_party(const Context& context, int mention);

/// True if the mention, or one coordinated with it, is the event's subject.
bool is_subject(const Analysis& analysis, int mention, int event);
/// For a mention that no event of its own sentence governs, or that a list of contents names ("the package includes"): the last
/// finite verb in the sentences before that tells a status, not negated; else -1.
int carrier_event(const Context& context, int mention);
/// True if the event that governs the mention is that of a relative clause behind it ("the tanks that Berlin delivered").
bool in_relative_clause(const Context& context, int mention);
/// The event that governs a mention as far as position tells, or -1: that whose subject it is, that of its own relative clause, else the nearest to
/// the left in its clause, else the nearest to the right. A context finds it once, when it is made.
int find_governing_event(const Context& context, int mention);
inline int governing_event(const Context& context, int mention) { return context.governing[static_cast<std::size_t>(mention)]; }
/// The last event of a sentence that tells of a promise's stage, or -1; -1 for no sentence. Found once, too.
int find_telling_event(const Context& context, int sentence);
inline int telling_event(const Context& context, int sentence) { return sentence < 0 ? -1 : context.telling[static_cast<std::size_t>(sentence)]; }

}  // namespace pledgegraph
