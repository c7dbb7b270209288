// Events: verb groups with tense, polarity, voice and modality, event nouns, and idioms, each with the event that
// governs it ("a accepté de | livrer", "announced | a delivery").
#pragma once

#include "extract/text/analysis.hpp"

namespace pledgegraph {

/// Needs tokens, table matches, items and parties; adds events in text order.
void find_events(Analysis& analysis);

/// The index of an event class in event_classes(), for use in code that speaks of a class.
/// @throws InternalError if there is none of that name.
std::uint8_t event_class_index(std::string_view name);

}  // namespace pledgegraph
