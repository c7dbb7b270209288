// A thin owner of SQLite's handles: open, execute, prepared statements with typed binding and reading.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

struct sqlite3;
struct sqlite3_stmt;

namespace pledgegraph {

class SqliteDatabase {
 public:
  enum class Mode : std::uint8_t { Create, Read };
  /// @throws InputError naming the file where it cannot be opened.
  SqliteDatabase(const std::string& path, Mode mode);

  /// Runs statements without results. @throws InputError naming file and fault.
  void execute(const std::string& sql);
  /// Closes now; later use is an error.
  void close() { handle_.reset(); }

  [[noreturn]] void fail() const;
  sqlite3* handle() const { return handle_.get(); }

 private:
  struct Closer {
    void operator()(sqlite3* handle) const;
  };
  std::string path_;
  std::unique_ptr<sqlite3, Closer> handle_;
};

/// One prepared statement. Binding goes from the first parameter on; reading by column.
class SqliteStatement {
 public:
  SqliteStatement(SqliteDatabase& database, std::string_view sql);

  SqliteStatement& bind(std::string_view text);  ///< kept by the caller until run()
  SqliteStatement& bind(std::int64_t number);
  SqliteStatement& bind(double number);
  SqliteStatement& bind(const std::optional<double>& number);
  /// Executes an insert and is ready for the next.
  void run();

  /// Steps to the next row; false after the last.
  bool next();
  std::string text(int column) const;
  std::int64_t integer(int column) const;
  double real(int column) const;
  std::optional<double> maybe_real(int column) const;

 private:
  struct Finalizer {
    void operator()(sqlite3_stmt* statement) const;
  };
  SqliteDatabase& database_;
  std::unique_ptr<sqlite3_stmt, Finalizer> statement_;
  int bound_ = 0;
};

}  // namespace pledgegraph
