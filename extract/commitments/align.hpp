// Which mention tells of which gold record: what the scorers learn from.
#pragma once

#include <vector>

#include "extract/commitments/context.hpp"
#include "extract/commitments/gold.hpp"

namespace pledgegraph {

/// What the gold says of one mention.
struct MentionLabel {
  int status_class = 0;             ///< 0: no commitment
  double weight = 1;                ///< 0: disputable, learn nothing
  std::vector<int> donors;          ///< candidates; empty where the gold's donor is no candidate
  std::vector<int> possible_donors; ///< optional ones: neither right nor wrong
  int recipient = -1;
  int reading = -1;                 ///< of item_readings, which it stands for; -1: not told
  double reading_weight = 0;
};

struct Alignment {
  std::vector<MentionLabel> labels;  ///< by mention
  std::vector<int> mention_of;       ///< by gold commitment: the mention that tells it, or -1
};

Alignment align(const Context& context, const GoldDocument& gold);

}  // namespace pledgegraph
