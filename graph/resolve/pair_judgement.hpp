// Same promise or not: the judgement on one pair of tellings with equal donor and recipient.
#pragma once

#include <cstdint>
#include <string>

#include "graph/model/catalogue.hpp"
#include "graph/resolve/telling.hpp"

namespace pledgegraph {

enum class Verdict : std::uint8_t {
  Same,    ///< may be merged, the stronger the score the earlier
  Unsure,  ///< says nothing: neither joins nor keeps apart
  NotSame, ///< may never stand in one commitment
};

struct PairJudgement {
  Verdict verdict = Verdict::Unsure;
  double score = 0;     ///< 0..1 with Same
  const char* reason = "";  ///< a phrase for the explanation: "same number", "part of a promise"
};

/// Symmetric in its arguments. Scores are an order of trust, not probabilities; they were set by hand from the merging
/// guidelines (which number or date excludes which) and are no more exact than that.
PairJudgement judge(const Telling& a, const Telling& b, const Catalogue& catalogue);

}  // namespace pledgegraph
