// What a confidence is worth: the share of statements of such a raw score that are right, learned from cross-validated
// records by isotonic regression (pool adjacent violators; Zadrozny and Elkan 2002).
#pragma once

#include <filesystem>
#include <utility>
#include <vector>

namespace pledgegraph {

class Calibration {
 public:
  /// Without a table a raw score stands for itself.
  Calibration() = default;
  /// From raw scores and whether the statement was right.
  static Calibration fit(std::vector<std::pair<double, bool>> seen);
  /// @throws TableError naming file and line.
  static Calibration read(const std::filesystem::path& file);
  void write(const std::filesystem::path& file) const;

  /// The probability that a statement of this raw score is right; between the points of the table on a straight line.
  double operator()(double raw) const;
  bool empty() const { return points_.empty(); }

 private:
  std::vector<std::pair<double, double>> points_;  // raw score, share right; both rise
};

}  // namespace pledgegraph
