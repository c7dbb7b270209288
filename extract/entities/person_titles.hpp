// Offices, ranks, honorifics and jobs beside a name: "German Defence Minister X", "X, ministre de la Défense du Danemark".
#pragma once

#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

#include "extract/entities/name_spans.hpp"

namespace pledgegraph {

struct Title {
  TokenRange tokens;
  OfficeKind kind = OfficeKind::Honorific;
  std::string role;     ///< empty for honorifics; "former ..." where the text says so
  std::string country;  ///< alpha-2, empty where none stands beside the office
};

class Titles {
 public:
  /// Needs the parties that the names of countries gave.
  Titles(const Analysis& analysis, const NameSpans& spans);

  /// The title that a name beginning at `name` carries before it.
  std::optional<Title> before(std::uint32_t name) const;
  /// The title that stands in apposition behind a name ending at `end`.
  std::optional<Title> after(std::uint32_t end) const;
  /// The title whose holder a name between commas gives, with what belongs to the office between: "the head of the Korean
  /// agency in charge of arms, X Y, said".
  std::optional<Title> apposed(TokenRange name) const;
  /// All titles of kind Office, in order of the text.
  const std::vector<Title>& offices() const { return offices_; }
  /// The country of an adjective or noun of nationality right before a name ("l'Ukrainien X"), or empty.
  std::string nationality_before(std::uint32_t name) const;

 private:
  std::optional<Title> ending_at(std::uint32_t end) const;
  std::string country_of(TokenRange office) const;
  const PartyMention* party_at(std::uint32_t token) const;
  bool joins(std::uint32_t token) const;

  const Analysis& a_;
  const NameSpans& spans_;
  std::vector<int> party_of_;                              // by token, index into parties, or -1
  std::vector<Title> titles_;
  std::vector<Title> offices_;
  std::unordered_map<std::uint32_t, std::size_t> by_begin_, by_end_;  // into titles_
};

}  // namespace pledgegraph
