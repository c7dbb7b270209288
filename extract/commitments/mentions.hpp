// Mentions that need events to be found.
#pragma once

#include "extract/commitments/events.hpp"
#include "extract/entities/mentions.hpp"

namespace pledgegraph {

/// Adds a mention for each event of giving whose sentence names no item. Needs items and events; leaves the linking to
/// add_training.
void add_implied(Analysis& analysis);
/// "ammunition for the Gepards that Berlin has delivered": what is given in a clause of its own is more than named.
void free_accessories(Analysis& analysis);
/// Adds a mention for each verb of training, with the people it counts. Needs items and events.
void add_training(Analysis& analysis);

}  // namespace pledgegraph
