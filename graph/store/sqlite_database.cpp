// Every return code is checked; a fault becomes one InputError with SQLite's own words.
#include "graph/store/sqlite_database.hpp"

#include <sqlite3.h>

#include "graph/model/error.hpp"

namespace pledgegraph {

void SqliteDatabase::Closer::operator()(sqlite3* handle) const { sqlite3_close_v2(handle); }
void SqliteStatement::Finalizer::operator()(sqlite3_stmt* statement) const { sqlite3_finalize(statement); }

SqliteDatabase::SqliteDatabase(const std::string& path, Mode mode) : path_(path) {
  const int flags = mode == Mode::Create ? SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE : SQLITE_OPEN_READONLY;
  sqlite3* raw = nullptr;
  const int result = sqlite3_open_v2(path.c_str(), &raw, flags, nullptr);
  handle_.reset(raw);
  if (result != SQLITE_OK) fail();
}

void SqliteDatabase::execute(const std::string& sql) {
  if (sqlite3_exec(handle_.get(), sql.c_str(), nullptr, nullptr, nullptr) != SQLITE_OK) fail();
}

void SqliteDatabase::fail() const {
  throw InputError(path_ + ": " + (handle_ ? sqlite3_errmsg(handle_.get()) : "out of memory"));
}

SqliteStatement::SqliteStatement(SqliteDatabase& database, std::string_view sql) : database_(database) {
  sqlite3_stmt* raw = nullptr;
  const int result = sqlite3_prepare_v2(database.handle(), sql.data(), static_cast<int>(sql.size()), &raw, nullptr);
  statement_.reset(raw);
  if (result != SQLITE_OK) database_.fail();
}

SqliteStatement& SqliteStatement::bind(std::string_view text) {
  // A null pointer would bind NULL; the empty view may have one.
  const char* data = text.empty() ? "" : text.data();
  if (sqlite3_bind_text64(statement_.get(), ++bound_, data, text.size(), SQLITE_STATIC, SQLITE_UTF8) != SQLITE_OK) {
    database_.fail();
  }
  return *this;
}

SqliteStatement& SqliteStatement::bind(std::int64_t number) {
  if (sqlite3_bind_int64(statement_.get(), ++bound_, number) != SQLITE_OK) database_.fail();
  return *this;
}

SqliteStatement& SqliteStatement::bind(double number) {
  if (sqlite3_bind_double(statement_.get(), ++bound_, number) != SQLITE_OK) database_.fail();
  return *this;
}

SqliteStatement& SqliteStatement::bind(const std::optional<double>& number) {
  if (number) return bind(*number);
  if (sqlite3_bind_null(statement_.get(), ++bound_) != SQLITE_OK) database_.fail();
  return *this;
}

void SqliteStatement::run() {
  if (sqlite3_step(statement_.get()) != SQLITE_DONE) database_.fail();
  if (sqlite3_reset(statement_.get()) != SQLITE_OK) database_.fail();
  bound_ = 0;
}

bool SqliteStatement::next() {
  const int result = sqlite3_step(statement_.get());
  if (result != SQLITE_ROW && result != SQLITE_DONE) database_.fail();
  return result == SQLITE_ROW;
}

std::string SqliteStatement::text(int column) const {
  const unsigned char* data = sqlite3_column_text(statement_.get(), column);
  if (!data) return {};
  const auto size = static_cast<std::size_t>(sqlite3_column_bytes(statement_.get(), column));
  return {data, data + size};
}

std::int64_t SqliteStatement::integer(int column) const { return sqlite3_column_int64(statement_.get(), column); }
double SqliteStatement::real(int column) const { return sqlite3_column_double(statement_.get(), column); }

std::optional<double> SqliteStatement::maybe_real(int column) const {
  if (sqlite3_column_type(statement_.get(), column) == SQLITE_NULL) return std::nullopt;
  return real(column);
}

}  // namespace pledgegraph
