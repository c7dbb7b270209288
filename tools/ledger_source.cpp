#include "tools/ledger_source.hpp"

#include <fmt/format.h>

#include <cerrno>
#include <cstring>
#include <fstream>
#include <iostream>
#include <sstream>

#include "extract/catalogue.hpp"
#include "graph/export/graphml_reader.hpp"
#include "graph/model/error.hpp"
#include "graph/model/record_json.hpp"
#include "graph/resolve/resolve.hpp"
#include "graph/store/sqlite_store.hpp"

namespace pledgegraph {
namespace fs = std::filesystem;
namespace {

enum class Kind : std::uint8_t { Records, Graphml, Sqlite, Unknown };

constexpr std::size_t kHead = 256;

Kind kind_of(std::string_view head) {
  if (head.starts_with("SQLite format 3")) return Kind::Sqlite;
  if (head.starts_with("\xEF\xBB\xBF")) head.remove_prefix(3);
  const auto first = head.find_first_not_of(" \t\r\n");
  if (first == head.npos) return Kind::Unknown;
  return head[first] == '<' ? Kind::Graphml : head[first] == '{' ? Kind::Records : Kind::Unknown;
}

/// The most complete of the files that `build` writes.
fs::path file_of_build(const fs::path& folder) {
  for (const char* name : {"ledger.sqlite", "graph.graphml", "records.jsonl"})
    if (fs::exists(folder / name)) return folder / name;
  throw InputError(fmt::format("{}: is no build folder: it holds no ledger.sqlite, graph.graphml or records.jsonl; "
                               "make one with 'pledgegraph build PATH... -o {}'", folder.string(), folder.string()));
}

std::ifstream open_file(const fs::path& path) {
  if (std::error_code error; fs::is_directory(path, error)) throw InputError(fmt::format("{}: is a folder, not a file", path.string()));
  errno = 0;
  std::ifstream in(path, std::ios::binary);
  if (!in) throw InputError(fmt::format("{}: cannot be opened: {}", path.string(), std::strerror(errno != 0 ? errno : EIO)));
  return in;
}

Ledger read_ledger(std::istream& in, Kind kind, const std::string& name, const Catalogue& catalogue, const Judgements& judgements) {
  if (kind == Kind::Graphml) return read_ledger_graphml(in, name);
  if (kind == Kind::Records) return resolve(read_records(in, name), catalogue, judgements);
  throw InputError(fmt::format("{}: is no ledger: neither GraphML nor SQLite nor records (JSON Lines)", name));
}

}  // namespace

std::vector<Record> read_records(std::istream& in, const std::string& name) {
  std::vector<Record> out;
  std::string line;
  for (std::size_t number = 1; std::getline(in, line); ++number) {
    if (line.find_first_not_of(" \t\r") == line.npos) continue;
    try {
      out.push_back(record_from_json(line));
    } catch (const InputError& error) {
      throw InputError(fmt::format("{}:{}: {}", name, number, error.what()));
    }
  }
  return out;
}

std::vector<Record> read_records(const fs::path& path) {
  if (path == "-") return read_records(std::cin, "standard input");
  std::ifstream in = open_file(path);
  return read_records(in, path.string());
}

Judgements read_judgements(const fs::path& path) {
  if (path.empty()) return {};
  std::ifstream in = open_file(path);
  std::ostringstream text;
  text << in.rdbuf();
  return parse_judgements(text.view(), path.string());
}

NamedLedger load_ledger(const Common& common, const fs::path& path, const Judgements& judgements) {
  NamedLedger out;
  out.catalogue = make_catalogue(World::load(common.data() / "world"));
  if (path == "-") {
    std::ostringstream all;
    all << std::cin.rdbuf();
    std::istringstream in(all.str());
    const Kind kind = kind_of(all.view().substr(0, kHead));
    if (kind == Kind::Sqlite) throw InputError("standard input: an SQLite file cannot be read from a pipe; name the file");
    out.ledger = read_ledger(in, kind, "standard input", out.catalogue, judgements);
    return out;
  }
  std::error_code error;
  if (!fs::exists(path, error)) throw InputError(fmt::format("{}: does not exist", path.string()));
  const fs::path file = fs::is_directory(path, error) ? file_of_build(path) : path;
  std::ifstream in = open_file(file);
  char head[kHead];
  in.read(head, kHead);
  const Kind kind = kind_of({head, static_cast<std::size_t>(in.gcount())});
  if (kind == Kind::Sqlite) {
    out.ledger = read_store(file);
    return out;
  }
  in.clear();
  in.seekg(0);
  out.ledger = read_ledger(in, kind, file.string(), out.catalogue, judgements);
  return out;
}

}  // namespace pledgegraph
