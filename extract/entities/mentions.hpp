// The stages that find what a text speaks of. Each takes an Analysis that the stages before it have filled.
#pragma once

#include "extract/text/analysis.hpp"

namespace pledgegraph {

/// Numbers, sums of money, and what looks like a number but counts nothing (dates, percentages, calibres).
void find_numbers(Analysis& analysis);
/// Times, placed about the day of publication. Needs numbers.
void find_times(Analysis& analysis);
/// Countries, organizations and groups that may act. Needs nothing of the other stages.
void find_parties(Analysis& analysis);
/// States by flags, codes and handles; a stage of the parties.
void find_party_codes(Analysis& analysis);
/// Organizations that no table knows ("a charity, Tyres for Tractors"); a stage of the parties.
void find_unlisted_organizations(Analysis& analysis);
/// Persons, the countries they serve and their roles; adds them as parties too. Needs parties.
void find_persons(Analysis& analysis);
/// Weapons, kinds, aid, sums and ellipses. Needs numbers, parties, persons.
void find_items(Analysis& analysis);
/// Ellipses and generic nouns take the last item before them; items remember their last mention; slugs are set.
void link_antecedents(Analysis& analysis);

}  // namespace pledgegraph
