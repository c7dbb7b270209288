// Questions to the ledger: which commitments are by whom, to whom, of what, how far, when.
#pragma once

#include <cstddef>
#include <set>
#include <string>
#include <vector>

#include "graph/model/catalogue.hpp"
#include "graph/model/ledger.hpp"

namespace pledgegraph {

/// Conditions; an empty one asks for nothing. All must hold.
struct Query {
  std::vector<std::string> donors;      ///< any of: alpha-2 code, entity id, English name, organization, "group"
  std::vector<std::string> recipients;  ///< likewise
  std::vector<std::string> items;       ///< any of: slug, entity id, display name or category; a kind finds its systems
  std::set<Status> statuses;            ///< the commitment has reached one of these (stands in its timeline)
  bool current_status_only = false;     ///< ... and stands there now
  std::string since;                    ///< ISO day or month or year: something happened on it or later
  std::string until;                    ///< ... on it or earlier
  double min_confidence = 0;
  int min_sources = 0;
  std::string person;                   ///< a person's name or id, or a part of it that is a word: who said it
  std::string text;                     ///< words that must stand in one of its sentences, whatever their case
  bool conflicts_only = false;
  std::size_t limit = 0;                ///< at most so many, 0 for all
};

/// The commitments that answer, as indices into Ledger::commitments, ordered by donor, recipient, item and first date.
/// Undated commitments satisfy since and until only where both are empty.
/// @throws UsageError for a date that is none.
std::vector<std::size_t> run_query(const Ledger& ledger, const Catalogue& catalogue, const Query& query);

}  // namespace pledgegraph
