// The decisions: for each item mention, whether it is a commitment, of which status, by whom and to whom.
#pragma once

#include <string>
#include <vector>

#include "extract/commitments/scorers.hpp"

namespace pledgegraph {

struct DecisionOptions {
  double commitment = 0.5;   ///< least probability that a mention is a commitment at all
  double listed = 0.35;      ///< least probability that the text speaks of the item at all (Scorers::listed)
  double more_donors = 0.6;   ///< least probability of every donor after the first
  double joint_donors = 0.35; ///< the same where it is coordinated with the first
  double unnamed = 0.3;      ///< what the default recipient's probability counts where the document never names it
  double coordinator = 0.3;  ///< what the probability of a donor counts who coordinates what others give; too rare to be learned
  double least = 0.43;       ///< least probability that item, status, donor and recipient are all right
  bool explain = false;      ///< keep what weighed most in the choice of the donor
};

/// One decided mention.
struct Decision {
  int mention = -1;
  Status status = Status::Pledged;
  std::vector<int> donors;  ///< candidates, best first
  int recipient = -1;       ///< candidate
  std::vector<double> donor_probabilities;  ///< same order as `donors`
  std::vector<std::string> reasons;         ///< with `explain`: features of the first donor, the weightiest first
  double item_probability = 0, status_probability = 0, recipient_probability = 0;
  /// That item, status, recipient and the donor at `place` are all right, taken one by one.
  double probability(std::size_t place) const {
    return item_probability * status_probability * recipient_probability * (place < donors.size() ? donor_probabilities[place] : 0);
  }
};

/// "feature=value (+weight)" of the weightiest features of a decision, then "network (+weight)": what the network said, in all.
std::vector<std::string> told_features(const BoostedTrees& model, std::span<const float> features, int label, std::size_t most);

/// True if the mention may be a commitment: an item that is given for itself.
bool is_case(const ItemMention& mention);

/// True if the mention names a weapon or a kind of equipment by words of its own, so that it may stand in the list of weapons.
bool names_a_weapon(const Analysis& analysis, int mention);

/// Donors and recipient of a decision whose mention and status are set. `scorers` needs only its party scorers; `network` may be
/// empty.
void choose_parties(const Context& context, const Scorers& scorers, const NetworkOpinions& network, const History& history,
                    const DecisionOptions& options, Decision& decision);

/// Decides all mentions in text order; earlier decisions are the discourse state of later ones.
std::vector<Decision> decide(const Context& context, const Scorers& scorers, const NetworkOpinions& network, const MentionRows& rows,
                             const std::vector<double>& listed, const DecisionOptions& options);

/// Notes a decision in the discourse state. status_class 0 is "none".
void remember(History& history, const Context& context, int mention, int status_class, const std::vector<int>& donors, int recipient);

}  // namespace pledgegraph
