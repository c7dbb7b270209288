// FNV-1a over the text, mixed once more so that near texts have far ids.
#include "graph/model/hash.hpp"

#include <fmt/format.h>

#include <cstdint>

namespace pledgegraph {

std::string stable_hash(std::string_view text) {
  std::uint64_t hash = 0xcbf29ce484222325ULL;
  for (const char c : text) {
    hash ^= static_cast<unsigned char>(c);
    hash *= 0x100000001b3ULL;
  }
  hash ^= hash >> 33;
  hash *= 0xff51afd7ed558ccdULL;
  hash ^= hash >> 33;
  hash *= 0xc4ceb9fe1a85ec53ULL;
  hash ^= hash >> 33;
  return fmt::format("{:016x}", hash);
}

std::string statement_id(std::string_view doc, const Statement& statement) {
  // The unit separator keeps ("ab", "c") and ("a", "bc") apart.
  std::string key = fmt::format("{}\x1f{}\x1f{}\x1f{}\x1f{}", doc, to_string(statement.status), statement.donor,
                                statement.recipient, statement.item);
  if (statement.quantity) key += fmt::format("\x1fq{}", *statement.quantity);
  if (statement.amount) key += fmt::format("\x1f{}{}", statement.currency, *statement.amount);
  key += fmt::format("\x1f{}-{}", statement.sentence_span.begin, statement.sentence_span.end);
  for (const StatementPart& part : statement.parts) {
    key += fmt::format("\x1f{}:{}-{}", part.part, part.span.begin, part.span.end);
  }
  return stable_hash(key);
}

}  // namespace pledgegraph
