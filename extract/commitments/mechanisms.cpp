#include "extract/commitments/mechanisms.hpp"

#include <algorithm>

namespace pledgegraph {
namespace {

/// Parts of the names of features that a mechanism makes, "" for all; with a scorer only of that one.
struct Mark {
  std::string_view mechanism, scorer, part;
};
constexpr Mark kMarks[] = {
    {"readings", "item", ""},
    {"sums", "item", "sum-words"},
    {"words", "", "text.words"},
    {"classes", "", "text.classes"},
    {"roles", "donor", "role."},
    {"roles", "recipient", "role."},
    {"roles", "", "grammar-"},
    {"roles", "", ".subject"},
    {"roles", "", ".agent"},
    {"roles", "", ".addressee"},
    {"roles", "", ".source"},
    {"roles", "", ".item-is-subject"},
    {"governors", "", ".governor"},
    {"governors", "", ".governed-status"},
    {"neighbours", "mention", "network.previous"},
    {"neighbours", "mention", "network.next"},
    {"neighbours", "mention", "network.same-"},
    {"neighbours", "mention", "network.document"},
    {"neighbours", "mention", "network.chain"},
    {"neighbours", "mention", "network.package"},
    {"neighbours", "mention", "network.opener"},
    {"discourse", "donor", "was-last"},
    {"discourse", "donor", "last-"},
    {"discourse", "donor", "donated"},
    {"discourse", "donor", "received"},
    {"discourse", "donor", "opens-block"},
    {"discourse", "donor", "labels-block"},
    {"discourse", "recipient", "was-last"},
    {"discourse", "recipient", "last-"},
    {"discourse", "recipient", "donated"},
    {"discourse", "recipient", "received"},
    {"discourse", "", "before."},
    {"discourse", "", "carrier."},
    {"discourse", "", "opener."},
    {"discourse", "", "headline."},
    {"discourse", "", "previous-sentence-has="},
    {"discourse", "", "document-share="},
    {"times", "", "time."},
    {"clauses", "", "segment"},
    {"clauses", "", "items-between-"},
    {"clauses", "", "bracket"},
    {"clauses", "", "aside"},
};

}  // namespace

const std::vector<Mechanism>& mechanisms() {
  static const std::vector<Mechanism> all = {
      {"readings", "what a mention stands for is decided (without: its own words)"},
      {"sums", "what a sum goes to, by the words around it"},
      {"words", "the sparse model of words"},
      {"classes", "the sparse model of word classes"},
      {"roles", "subject, agent, addressee and source of events"},
      {"governors", "events that govern events"},
      {"neighbours", "what the network says of the mentions around"},
      {"discourse", "what the sentences before, the headline and the line above a list tell, and who gave last"},
      {"times", "the times beside an event, of its sentence and of its entry"},
      {"clauses", "semicolons and parentheses as borders"},
      {"network", "the first reading by a recurrent network"},
  };
  return all;
}

bool belongs_to(std::string_view mechanism, std::string_view scorer, std::string_view feature) {
  return std::any_of(std::begin(kMarks), std::end(kMarks), [&](const Mark& mark) {
    return mark.mechanism == mechanism && (mark.scorer.empty() || mark.scorer == scorer) && feature.find(mark.part) != feature.npos;
  });
}

}  // namespace pledgegraph
