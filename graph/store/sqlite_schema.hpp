// The tables of the SQLite store. A change of them changes kSchemaVersion.
#pragma once

namespace pledgegraph {

inline constexpr int kSchemaVersion = 1;

inline constexpr const char* kSchema = R"sql(
CREATE TABLE document(position INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, title TEXT, publisher TEXT, url TEXT,
  date TEXT, language TEXT, source TEXT);
CREATE TABLE statement(position INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, document TEXT NOT NULL,
  status TEXT NOT NULL, donor TEXT, recipient TEXT, item TEXT NOT NULL, quantity REAL, approximate INTEGER, amount REAL, currency TEXT,
  evidence TEXT, sentence TEXT, sentence_begin INTEGER, sentence_end INTEGER, speaker TEXT, announced TEXT, due TEXT,
  confidence REAL, rule TEXT);
CREATE TABLE statement_part(statement INTEGER NOT NULL REFERENCES statement, position INTEGER, part TEXT NOT NULL,
  span_begin INTEGER, span_end INTEGER, PRIMARY KEY(statement, position)) WITHOUT ROWID;
CREATE TABLE statement_feature(statement INTEGER NOT NULL REFERENCES statement, position INTEGER, feature TEXT NOT NULL,
  PRIMARY KEY(statement, position)) WITHOUT ROWID;
CREATE TABLE entity(position INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, type TEXT NOT NULL, name TEXT, country TEXT,
  role TEXT, kind TEXT, category TEXT);
CREATE TABLE entity_alias(entity INTEGER NOT NULL REFERENCES entity, position INTEGER, alias TEXT NOT NULL,
  PRIMARY KEY(entity, position)) WITHOUT ROWID;
CREATE TABLE entity_document(entity INTEGER NOT NULL REFERENCES entity, position INTEGER, document TEXT NOT NULL,
  PRIMARY KEY(entity, position)) WITHOUT ROWID;
CREATE TABLE commitment(position INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, donor TEXT NOT NULL,
  recipient TEXT NOT NULL, item TEXT NOT NULL, status TEXT NOT NULL, quantity REAL, approximate INTEGER, amount REAL,
  currency TEXT, first_date TEXT, last_date TEXT, sources INTEGER, confidence REAL, total INTEGER);
CREATE TABLE timeline(commitment INTEGER NOT NULL REFERENCES commitment, position INTEGER, status TEXT NOT NULL,
  date TEXT, quantity REAL, approximate INTEGER, amount REAL, currency TEXT, PRIMARY KEY(commitment, position))
  WITHOUT ROWID;
CREATE TABLE commitment_statement(commitment INTEGER NOT NULL REFERENCES commitment, position INTEGER,
  statement TEXT NOT NULL, stage INTEGER, PRIMARY KEY(commitment, position)) WITHOUT ROWID;
CREATE TABLE commitment_note(commitment INTEGER NOT NULL REFERENCES commitment, kind TEXT NOT NULL, position INTEGER,
  note TEXT NOT NULL, PRIMARY KEY(commitment, kind, position)) WITHOUT ROWID;
)sql";

/// Made after the rows, which is faster.
inline constexpr const char* kIndexes = R"sql(
CREATE INDEX statement_by_document ON statement(document);
CREATE INDEX commitment_by_parties ON commitment(donor, recipient, item);
CREATE INDEX commitment_statement_by_statement ON commitment_statement(statement);
)sql";

}  // namespace pledgegraph
