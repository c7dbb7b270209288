// Mentions that need events to be found.
#pragma once

#include "extract/commitments/events.hpp"
#include "extract/entities/mentions.hpp"

namespace pledgegraph {

/// Adds a mention for each verb of training, with the people it counts. Needs items and events.
void add_training(Analysis& analysis);

}  // namespace pledgegraph
