#include "extract/commitments/calibration.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <fstream>

#include "extract/text/table.hpp"
#include "graph/model/error.hpp"

namespace pledgegraph {
namespace {

constexpr std::size_t kLeastPool = 60;  // statements that a point of the table stands for

struct Pool {
  double raw = 0, right = 0, count = 0;
  double share() const { return right / count; }
};

}  // namespace

Calibration Calibration::fit(std::vector<std::pair<double, bool>> seen) {
  std::sort(seen.begin(), seen.end());
  std::vector<Pool> pools;
  for (const auto& [raw, right] : seen) {
    if (pools.empty() || pools.back().count >= static_cast<double>(kLeastPool)) pools.emplace_back();
    Pool& pool = pools.back();
    pool.raw += raw;
    pool.right += right;
    ++pool.count;
  }
  std::vector<Pool> rising;
  for (const Pool& pool : pools) {
    rising.push_back(pool);
    while (rising.size() > 1 && rising[rising.size() - 2].share() >= rising.back().share()) {
      Pool& before = rising[rising.size() - 2];
      before.raw += rising.back().raw;
      before.right += rising.back().right;
      before.count += rising.back().count;
      rising.pop_back();
    }
  }
  Calibration out;
  for (const Pool& pool : rising) out.points_.emplace_back(pool.raw / pool.count, pool.share());
  return out;
}

Calibration Calibration::read(const std::filesystem::path& file) {
  Calibration out;
  read_table(file, 2, [&](const TableRow& row) {
    double values[2] = {};
    for (std::size_t k = 0; k < 2; ++k) {
      const auto [end, error] = std::from_chars(row[k].data(), row[k].data() + row[k].size(), values[k]);
      if (error != std::errc() || end != row[k].data() + row[k].size() || values[k] < 0 || values[k] > 1) row.fail(fmt::format("'{}' is no number from 0 to 1", row[k]));
    }
    if (!out.points_.empty() && (values[0] <= out.points_.back().first || values[1] < out.points_.back().second)) row.fail("both columns must rise");
    out.points_.emplace_back(values[0], values[1]);
  });
  return out;
}

void Calibration::write(const std::filesystem::path& file) const {
  std::ofstream out(file);
  out << "# What a statement's raw score is worth: raw score, share of such statements that were right in cross-validation.\n"
         "# Written by pledgegraph train --folds N --calibration FILE.\n";
  for (const auto& [raw, share] : points_) out << fmt::format("{:.4f}\t{:.4f}\n", raw, share);
  if (!out.flush()) throw InputError(fmt::format("{}: cannot be written", file.string()));
}

double Calibration::operator()(double raw) const {
  if (points_.empty()) return raw;
  const auto above = std::lower_bound(points_.begin(), points_.end(), raw, [](const auto& point, double value) { return point.first < value; });
  if (above == points_.begin()) return points_.front().first > 0 ? points_.front().second * raw / points_.front().first : points_.front().second;
  if (above == points_.end()) return points_.back().second;
  const auto below = above - 1;
  return below->second + (above->second - below->second) * (raw - below->first) / (above->first - below->first);
}

}  // namespace pledgegraph
