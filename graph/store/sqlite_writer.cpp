// Writing: one transaction into a temporary file without a journal, then a rename.
#include <unistd.h>

#include <cstdint>
#include <string>
#include <system_error>
#include <unordered_map>
#include <vector>

#include "graph/model/error.hpp"
#include "graph/store/sqlite_database.hpp"
#include "graph/store/sqlite_schema.hpp"
#include "graph/store/sqlite_store.hpp"

namespace pledgegraph {

namespace {

std::int64_t place(std::size_t k) { return static_cast<std::int64_t>(k); }
std::int64_t truth(bool value) { return value ? 1 : 0; }

void write_list(SqliteStatement& insert, std::size_t owner, const std::vector<std::string>& values) {
  for (std::size_t k = 0; k < values.size(); ++k) insert.bind(place(owner)).bind(place(k)).bind(values[k]).run();
}

void write_documents(SqliteDatabase& database, const Ledger& ledger) {
  SqliteStatement insert(database, "INSERT INTO document VALUES(?,?,?,?,?,?,?,?)");
  for (std::size_t k = 0; k < ledger.documents.size(); ++k) {
    const LedgerDocument& d = ledger.documents[k];
    insert.bind(place(k)).bind(d.id).bind(d.title).bind(d.publisher).bind(d.url).bind(d.date).bind(d.language);
    insert.bind(d.source).run();
  }
}

void write_statements(SqliteDatabase& database, const Ledger& ledger) {
  SqliteStatement insert(database, "INSERT INTO statement VALUES(?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)");
  SqliteStatement parts(database, "INSERT INTO statement_part VALUES(?,?,?,?,?)");
  SqliteStatement features(database, "INSERT INTO statement_feature VALUES(?,?,?)");
  for (std::size_t k = 0; k < ledger.statements.size(); ++k) {
    const Statement& s = ledger.statements[k];
    insert.bind(place(k)).bind(s.id).bind(ledger.statement_documents[k]).bind(to_string(s.status)).bind(s.donor);
    insert.bind(s.recipient).bind(s.item).bind(s.quantity).bind(truth(s.approximate)).bind(s.amount).bind(s.currency);
    insert.bind(s.evidence).bind(s.sentence).bind(std::int64_t{s.sentence_span.begin});
    insert.bind(std::int64_t{s.sentence_span.end}).bind(s.speaker).bind(s.announced).bind(s.due).bind(s.confidence);
    insert.bind(s.rule).run();
    for (std::size_t p = 0; p < s.parts.size(); ++p) {
      const StatementPart& part = s.parts[p];
      parts.bind(place(k)).bind(place(p)).bind(part.part).bind(std::int64_t{part.span.begin});
      parts.bind(std::int64_t{part.span.end}).run();
    }
    write_list(features, k, s.features);
  }
}

void write_entities(SqliteDatabase& database, const Ledger& ledger) {
  SqliteStatement insert(database, "INSERT INTO entity VALUES(?,?,?,?,?,?,?,?)");
  SqliteStatement aliases(database, "INSERT INTO entity_alias VALUES(?,?,?)");
  SqliteStatement documents(database, "INSERT INTO entity_document VALUES(?,?,?)");
  for (std::size_t k = 0; k < ledger.entities.size(); ++k) {
    const Entity& e = ledger.entities[k];
    insert.bind(place(k)).bind(e.id).bind(e.type).bind(e.name).bind(e.country).bind(e.role).bind(e.kind);
    insert.bind(e.category).run();
    write_list(aliases, k, e.aliases);
    write_list(documents, k, e.documents);
  }
}

void write_notes(SqliteStatement& insert, std::size_t owner, std::string_view kind,
                 const std::vector<std::string>& notes) {
  for (std::size_t k = 0; k < notes.size(); ++k) {
    insert.bind(place(owner)).bind(kind).bind(place(k)).bind(notes[k]).run();
  }
}

void write_commitments(SqliteDatabase& database, const Ledger& ledger) {
  SqliteStatement insert(database, "INSERT INTO commitment VALUES(?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)");
  SqliteStatement timeline(database, "INSERT INTO timeline VALUES(?,?,?,?,?,?,?,?)");
  SqliteStatement members(database, "INSERT INTO commitment_statement VALUES(?,?,?,?)");
  SqliteStatement notes(database, "INSERT INTO commitment_note VALUES(?,?,?,?)");
  for (std::size_t k = 0; k < ledger.commitments.size(); ++k) {
    const Commitment& c = ledger.commitments[k];
    insert.bind(place(k)).bind(c.id).bind(c.donor).bind(c.recipient).bind(c.item).bind(to_string(c.status));
    insert.bind(c.quantity).bind(truth(c.approximate)).bind(c.amount).bind(c.currency).bind(c.first_date);
    insert.bind(c.last_date).bind(std::int64_t{c.sources}).bind(c.confidence).bind(truth(c.total)).run();
    std::unordered_map<std::string_view, std::size_t> stages;
    for (std::size_t t = 0; t < c.timeline.size(); ++t) {
      const TimelineEntry& e = c.timeline[t];
      timeline.bind(place(k)).bind(place(t)).bind(to_string(e.status)).bind(e.date).bind(e.quantity);
      timeline.bind(truth(e.approximate)).bind(e.amount).bind(e.currency).run();
      for (const std::string& id : e.statements) stages.emplace(id, t);
    }
    for (std::size_t m = 0; m < c.statements.size(); ++m) {
      const auto stage = stages.find(c.statements[m]);
      members.bind(place(k)).bind(place(m)).bind(c.statements[m]);
      members.bind(stage == stages.end() ? std::int64_t{-1} : place(stage->second)).run();
    }
    write_notes(notes, k, "conflict", c.conflicts);
    write_notes(notes, k, "merge", c.merge_reasons);
  }
}

/// Removes the temporary file unless it has been renamed.
struct TemporaryFile {
  explicit TemporaryFile(std::filesystem::path where) : path(std::move(where)) {}
  ~TemporaryFile() {
    std::error_code ignored;
    std::filesystem::remove(path, ignored);
  }
  TemporaryFile(const TemporaryFile&) = delete;
  TemporaryFile& operator=(const TemporaryFile&) = delete;
  std::filesystem::path path;
};

}  // namespace

void write_store(const std::filesystem::path& path, const Ledger& ledger) {
  const TemporaryFile temporary(path.string() + ".tmp" + std::to_string(getpid()));
  std::error_code error;
  std::filesystem::remove(temporary.path, error);
  SqliteDatabase database(temporary.path.string(), SqliteDatabase::Mode::Create);
  database.execute("PRAGMA journal_mode=OFF; PRAGMA page_size=4096; BEGIN");
  database.execute("PRAGMA user_version=" + std::to_string(kSchemaVersion));
  database.execute(kSchema);
  write_documents(database, ledger);
  write_statements(database, ledger);
  write_entities(database, ledger);
  write_commitments(database, ledger);
  database.execute(kIndexes);
  database.execute("COMMIT");
  database.close();
  std::filesystem::rename(temporary.path, path, error);
  if (error) throw InputError(path.string() + ": " + error.message());
}

}  // namespace pledgegraph
