// A question in words, read with the tables and the machinery that read documents.
//
// Parties marked as a recipient ("to", "for"), or the one who receives or asks, are the recipient; others the donor; where
// grammar does not tell, the ledger does. Items ask for themselves and all below them. The event tells the status:
// what is given is asked as delivered, what is promised as pledged or delivered since.
#pragma once

#include <filesystem>
#include <string>

#include "graph/model/catalogue.hpp"
#include "graph/model/ledger.hpp"
#include "graph/query/query.hpp"

namespace pledgegraph {

struct Question {
  std::string language;    ///< whose tables understood it
  Query query;
  std::string understood;  ///< the query in English, for people
};

/// @throws UsageError if nothing in the words could be understood, InputError if the tables are broken.
Question understand(const std::string& words, const std::filesystem::path& data_dir, const Ledger& ledger, const Catalogue& catalogue);

/// Conditions of `more` where `first` has none of that kind.
Query merged(Query first, const Query& more);

}  // namespace pledgegraph
