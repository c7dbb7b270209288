// The places of a text where a person may be named, in full or by surname, with the titles beside them. Who is meant is
// decided later (persons.cpp).
#pragma once

#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

#include "extract/entities/person_names.hpp"
#include "extract/entities/person_titles.hpp"

namespace pledgegraph {

struct PersonCandidate {
  TokenRange tokens;
  NameParts parts;
  int holder = -1;  ///< index into World::people, where the name in full is one of theirs
  bool full = false;
  bool speaks = false;  ///< beside a verb of saying
  std::optional<Title> title;
  std::string nationality;  ///< "l'Ukrainien X"
};

class PersonCandidates {
 public:
  PersonCandidates(const Analysis& analysis, const NameSpans& spans, const Titles& titles);

  /// All candidates in order of the text.
  std::vector<PersonCandidate> find();
  /// The names and surnames of office holders that begin at a token.
  const std::vector<LexMatch>& known_at(std::uint32_t token) const;

 private:
  const LexMatch* known(std::uint32_t token, bool full) const;
  std::uint32_t read(std::uint32_t i);
  std::uint32_t read_several(std::uint32_t i, std::uint32_t end);
  int holder_like(TokenRange range) const;
  void add(TokenRange range, bool full, int holder);
  bool place_as_given(std::uint32_t i, std::uint32_t end) const;
  bool plain(std::uint32_t i, std::uint32_t end) const;
  bool speaks(std::uint32_t begin, std::uint32_t end) const;
  bool says(std::uint32_t token) const;
  bool bracket(std::uint32_t end) const;
  void promote_pending();

  const Analysis& a_;
  const NameSpans& spans_;
  const Titles& titles_;
  std::unordered_map<std::uint32_t, std::vector<LexMatch>> known_;
  std::vector<PersonCandidate> found_;
  std::vector<TokenRange> pending_;
};

}  // namespace pledgegraph
