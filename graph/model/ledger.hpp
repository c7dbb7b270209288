// The ledger: what all documents together say. Derived from records by graph/resolve; everything that queries,
// exports or draws reads it.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "graph/model/record.hpp"

namespace pledgegraph {

/// The document behind a statement.
struct LedgerDocument {
  std::string id, title, publisher, url, date, language, source;
};

/// A node other than a commitment. Ids are stable and readable: "country:DE", "person:lloyd-austin",
/// "weapon:gepard", "organization:nato", "group", "unknown".
struct Entity {
  std::string id;
  std::string type;     ///< "country", "person", "organization", "weapon", "aid", "group"
  std::string name;     ///< display name
  std::string country;  ///< persons: whom they serve
  std::string role;     ///< persons
  std::string kind;     ///< weapons: the slug one step up
  std::string category; ///< weapons and aid: see CatalogueItem
  std::vector<std::string> aliases;    ///< other spellings seen
  std::vector<std::string> documents;  ///< ids of the documents that mention it, sorted
};

/// One stage of a commitment's life.
struct TimelineEntry {
  Status status = Status::Pledged;
  std::string date;  ///< ISO, or empty where no statement can be dated
  std::optional<double> quantity;
  bool approximate = false;
  std::optional<double> amount;
  std::string currency;
  std::vector<std::string> statements;  ///< ids
};

/// One promise: the cluster of statements, from any number of documents and languages, that tell of it.
struct Commitment {
  std::string id;         ///< "commitment:<hash>", from its earliest statement
  std::string donor;      ///< entity id ("country:DE", "organization:eu", "group", "unknown")
  std::string recipient;  ///< entity id
  std::string item;       ///< entity id ("weapon:gepard", "aid:military-aid")
  Status status = Status::Pledged;  ///< the furthest stage reached (refused only where nothing was pledged later)
  std::optional<double> quantity;   ///< of the whole promise, as best supported
  bool approximate = false;
  std::optional<double> amount;
  std::string currency;
  std::string first_date, last_date;
  std::vector<TimelineEntry> timeline;   ///< by date, then stage
  std::vector<std::string> statements;   ///< ids, in order of date and document
  std::vector<std::string> conflicts;    ///< one sentence each: "30 in d1, 50 in d2"
  std::vector<std::string> merge_reasons;  ///< why the statements are held for one promise
  int sources = 0;                       ///< number of distinct documents
  double confidence = 0;                 ///< the best of its statements'
  bool total = false;                    ///< a sum that a document gives over other commitments of the ledger
};

struct Ledger {
  std::vector<LedgerDocument> documents;  ///< by id
  std::vector<Statement> statements;      ///< by id of document, then span
  std::vector<std::string> statement_documents;  ///< document id of each statement, same order
  std::vector<Entity> entities;           ///< by id
  std::vector<Commitment> commitments;    ///< by id
};

}  // namespace pledgegraph
