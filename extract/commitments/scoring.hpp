// How well records agree with gold: precision and recall by kind, numbers right, calibration of the confidence.
//
// Each kind is matched one to one within a document, greedily, firm gold before optional gold; of several answers that
// agree with one gold entry the one that agrees in more numbers is taken. Optional gold counts for nothing, found or
// missed. Commitments are the same where status, donor, recipient and item are.
#pragma once

#include <array>
#include <map>
#include <span>
#include <string>
#include <vector>

#include "extract/commitments/gold.hpp"
#include "graph/model/record.hpp"

namespace pledgegraph {

struct Rates {
  int tp = 0, fp = 0, fn = 0;
  double precision() const { return tp + fp > 0 ? static_cast<double>(tp) / (tp + fp) : 0; }
  double recall() const { return tp + fn > 0 ? static_cast<double>(tp) / (tp + fn) : 0; }
  double f1() const;
};

/// Right ones among those that could be.
struct Share {
  int right = 0, of = 0;
};

/// What is compared; `kScoreKinds` has their names.
enum class ScoreKind : std::uint8_t { Persons, Countries, Organizations, Weapons, Commitments, AllStatuses, StatusAside, Count };
inline constexpr std::size_t kScoreKindCount = static_cast<std::size_t>(ScoreKind::Count);
inline constexpr std::array<std::string_view, kScoreKindCount> kScoreKinds = {
    "persons", "countries", "organizations", "weapons", "commitments", "commitments (all statuses)", "commitments (status aside)"};

/// Gold that no answer matches, or an answer that no gold matches.
struct ScoreError {
  std::string doc;
  ScoreKind kind = ScoreKind::Persons;
  bool missed = false;      ///< else spurious
  std::string what;         ///< "pledged DE -> UA: gepard, 50 (une cinquantaine de blindés)"
  std::string sentence;     ///< where it stands, as far as that can be told
};

struct DocumentScore {
  std::string doc;
  Rates commitments;
  bool answered = false;
};

struct Score {
  std::size_t documents = 0, answered = 0;
  std::array<Rates, kScoreKindCount> kinds;
  Share quantity, amount, person_country;
  std::vector<std::pair<double, bool>> confidences;  ///< of each pledged and delivered answer, and whether it was right
  std::array<Share, 10> calibration;  ///< pledged and delivered answers by tenths of confidence; 1 counts to the last
  std::vector<DocumentScore> by_document;
  std::vector<ScoreError> errors;
};

/// The name under which a record answers: `doc` without folder and .txt, .htm, .html or .md.
std::string answer_name(const std::string& doc);

/// Scores the gold documents in their order. Documents without an answer count as empty ones.
Score score(std::span<const GoldDocument> gold, const std::map<std::string, Record>& answers);

}  // namespace pledgegraph
