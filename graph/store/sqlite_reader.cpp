// Reading the store back, table by table.
#include <string>

#include "graph/model/error.hpp"
#include "graph/store/sqlite_database.hpp"
#include "graph/store/sqlite_schema.hpp"
#include "graph/store/sqlite_store.hpp"

namespace pledgegraph {

namespace {

Status status_of(const std::string& word, const std::string& path) {
  const auto status = status_from(word);
  if (!status) throw InputError(path + ": \"" + word + "\" is no status");
  return *status;
}

/// The row of `rows` that a child row points to.
template <class Rows>
auto& owner(Rows& rows, std::int64_t position, const std::string& path) {
  if (position < 0 || static_cast<std::size_t>(position) >= rows.size()) {
    throw InputError(path + ": a row points to one that is not there");
  }
  return rows[static_cast<std::size_t>(position)];
}

void read_documents(SqliteDatabase& database, Ledger& ledger) {
  SqliteStatement rows(database, "SELECT id,title,publisher,url,date,language,source FROM document ORDER BY position");
  while (rows.next()) {
    ledger.documents.push_back({rows.text(0), rows.text(1), rows.text(2), rows.text(3), rows.text(4), rows.text(5),
                                rows.text(6)});
  }
}

void read_statements(SqliteDatabase& database, Ledger& ledger, const std::string& path) {
  SqliteStatement rows(database,
                       "SELECT id,document,status,donor,recipient,item,quantity,approximate,amount,currency,evidence,"
                       "sentence,sentence_begin,sentence_end,speaker,announced,due,confidence,rule "
                       "FROM statement ORDER BY position");
  while (rows.next()) {
    Statement s;
    s.id = rows.text(0);
    ledger.statement_documents.push_back(rows.text(1));
    s.status = status_of(rows.text(2), path);
    s.donor = rows.text(3);
    s.recipient = rows.text(4);
    s.item = rows.text(5);
    s.quantity = rows.maybe_real(6);
    s.approximate = rows.integer(7) != 0;
    s.amount = rows.maybe_real(8);
    s.currency = rows.text(9);
    s.evidence = rows.text(10);
    s.sentence = rows.text(11);
    s.sentence_span = {static_cast<std::uint32_t>(rows.integer(12)), static_cast<std::uint32_t>(rows.integer(13))};
    s.speaker = rows.text(14);
    s.announced = rows.text(15);
    s.due = rows.text(16);
    s.confidence = rows.real(17);
    s.rule = rows.text(18);
    ledger.statements.push_back(std::move(s));
  }
  SqliteStatement parts(database,
                        "SELECT statement,part,span_begin,span_end FROM statement_part ORDER BY statement,position");
  while (parts.next()) {
    const Span span{static_cast<std::uint32_t>(parts.integer(2)), static_cast<std::uint32_t>(parts.integer(3))};
    owner(ledger.statements, parts.integer(0), path).parts.push_back({parts.text(1), span});
  }
  SqliteStatement features(database, "SELECT statement,feature FROM statement_feature ORDER BY statement,position");
  while (features.next()) {
    owner(ledger.statements, features.integer(0), path).features.push_back(features.text(1));
  }
}

void read_entities(SqliteDatabase& database, Ledger& ledger, const std::string& path) {
  SqliteStatement rows(database, "SELECT id,type,name,country,role,kind,category FROM entity ORDER BY position");
  while (rows.next()) {
    ledger.entities.push_back({rows.text(0), rows.text(1), rows.text(2), rows.text(3), rows.text(4), rows.text(5),
                               rows.text(6), {}, {}});
  }
  SqliteStatement aliases(database, "SELECT entity,alias FROM entity_alias ORDER BY entity,position");
  while (aliases.next()) owner(ledger.entities, aliases.integer(0), path).aliases.push_back(aliases.text(1));
  SqliteStatement documents(database, "SELECT entity,document FROM entity_document ORDER BY entity,position");
  while (documents.next()) owner(ledger.entities, documents.integer(0), path).documents.push_back(documents.text(1));
}

void read_commitments(SqliteDatabase& database, Ledger& ledger, const std::string& path) {
  SqliteStatement rows(database,
                       "SELECT id,donor,recipient,item,status,quantity,approximate,amount,currency,first_date,"
                       "last_date,sources,confidence,total FROM commitment ORDER BY position");
  while (rows.next()) {
    Commitment c;
    c.id = rows.text(0);
    c.donor = rows.text(1);
    c.recipient = rows.text(2);
    c.item = rows.text(3);
    c.status = status_of(rows.text(4), path);
    c.quantity = rows.maybe_real(5);
    c.approximate = rows.integer(6) != 0;
    c.amount = rows.maybe_real(7);
    c.currency = rows.text(8);
    c.first_date = rows.text(9);
    c.last_date = rows.text(10);
    c.sources = static_cast<int>(rows.integer(11));
    c.confidence = rows.real(12);
    c.total = rows.integer(13) != 0;
    ledger.commitments.push_back(std::move(c));
  }
  SqliteStatement timeline(database,
                           "SELECT commitment,status,date,quantity,approximate,amount,currency FROM timeline "
                           "ORDER BY commitment,position");
  while (timeline.next()) {
    owner(ledger.commitments, timeline.integer(0), path)
        .timeline.push_back({status_of(timeline.text(1), path), timeline.text(2), timeline.maybe_real(3),
                             timeline.integer(4) != 0, timeline.maybe_real(5), timeline.text(6), {}});
  }
  SqliteStatement members(database,
                          "SELECT commitment,statement,stage FROM commitment_statement ORDER BY commitment,position");
  while (members.next()) {
    Commitment& c = owner(ledger.commitments, members.integer(0), path);
    c.statements.push_back(members.text(1));
    if (members.integer(2) >= 0) owner(c.timeline, members.integer(2), path).statements.push_back(members.text(1));
  }
  SqliteStatement notes(database, "SELECT commitment,kind,note FROM commitment_note ORDER BY commitment,kind,position");
  while (notes.next()) {
    Commitment& c = owner(ledger.commitments, notes.integer(0), path);
    (notes.text(1) == "conflict" ? c.conflicts : c.merge_reasons).push_back(notes.text(2));
  }
}

}  // namespace

Ledger read_store(const std::filesystem::path& path) {
  const std::string name = path.string();
  SqliteDatabase database(name, SqliteDatabase::Mode::Read);
  SqliteStatement version(database, "PRAGMA user_version");
  if (!version.next() || version.integer(0) != kSchemaVersion) {
    throw InputError(name + ": not a ledger of this version; build it anew");
  }
  Ledger ledger;
  read_documents(database, ledger);
  read_statements(database, ledger, name);
  read_entities(database, ledger, name);
  read_commitments(database, ledger, name);
  return ledger;
}

}  // namespace pledgegraph
