// Who says a statement: the subject of the verb of speech in its sentence, of the sentence beside a quotation, or whom the
// text cites ("according to the ministry").
#pragma once

#include "extract/commitments/context.hpp"

namespace pledgegraph {

/// The party mention that speaks of an item mention (its person, country or organization), or -1 where the paper itself does.
int speaker_of(const Context& context, int mention);

/// The name of who speaks: of a person in full, else the country's code or the organization's name.
std::string speaker_name(const Analysis& analysis, int party);

}  // namespace pledgegraph
