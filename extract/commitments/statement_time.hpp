// Which of a text's times a statement stands with.
#pragma once

#include <string>
#include <vector>

#include "extract/commitments/context.hpp"

namespace pledgegraph {

/// The time nearest to the event that governs a mention (to the mention, where none does) in its part of the sentence: an
/// index into Analysis::times, or -1.
int nearest_time(const Context& context, int mention);

/// "past" and so on, in the order of TimePlace.
const std::vector<std::string>& time_place_names();

/// ISO date of a time's end, as far as the text tells it ("2023-03-15", "2023-03"); a year or season by its last month. Empty
/// if the time is not dated.
std::string iso_end(const TimeMention& time);
/// True if the time stands right beside the event that governs the mention: nothing but a few words between.
bool stands_with_event(const Context& context, int mention, const TimeMention& time);

}  // namespace pledgegraph
