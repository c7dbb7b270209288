// From decisions to the record: entities of the document, statements with their spans, and what one document says twice
// said once.
#pragma once

#include "extract/commitments/decide.hpp"
#include "graph/model/record.hpp"

namespace pledgegraph {

/// Builds the record of a document; its mentions then stand for what was decided. `context` must be of `analysis`. With
/// `options.explain` each statement tells the features that weighed most.
Record make_record(Analysis& analysis, const Context& context, const Scorers& scorers, const DecisionOptions& options);

}  // namespace pledgegraph
