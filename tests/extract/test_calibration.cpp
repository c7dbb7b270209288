// What a confidence is worth: learned so that it rises, kept in a file, read between its points.
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>

#include "extract/commitments/calibration.hpp"
#include "extract/text/table.hpp"

namespace pledgegraph {
namespace {

/// A file of this test's own, removed at its end.
class CalibrationFile : public testing::Test {
 protected:
  CalibrationFile() {
    std::string name = (std::filesystem::temp_directory_path() / "pledgegraph-calibration-XXXXXX").string();
    if (mkdtemp(name.data()) == nullptr) throw std::runtime_error("no temporary folder can be made");
    folder_ = name;
    file_ = folder_ / "calibration.tsv";
  }
  ~CalibrationFile() override {
    std::error_code error;
    std::filesystem::remove_all(folder_, error);
  }
  Calibration read(const std::string& table) const {
    std::ofstream(file_) << table;
    return Calibration::read(file_);
  }
  std::filesystem::path folder_, file_;
};

/// A thousand statements of which a share that rises with the raw score, but for a dent, is right.
Calibration fitted() {
  std::vector<std::pair<double, bool>> seen;
  for (int k = 0; k < 1000; ++k) {
    const double raw = k / 1000.0, share = k / 100 == 5 ? 0.2 : raw * raw;
    seen.emplace_back(raw, (k * 37 % 100) / 100.0 < share);
  }
  return Calibration::fit(seen);
}

TEST(Calibration, WithoutATableARawScoreStandsForItself) {
  const Calibration none;
  EXPECT_TRUE(none.empty());
  for (const double raw : {0.0, 0.3, 1.0}) EXPECT_EQ(none(raw), raw);
}

TEST(Calibration, LearnsTheShareThatIsRightAndNeverFalls) {
  const Calibration calibration = fitted();
  EXPECT_FALSE(calibration.empty());
  EXPECT_NEAR(calibration(0.9), 0.81, 0.1);
  EXPECT_NEAR(calibration(0.3), 0.09, 0.1);
  for (int k = 1; k <= 100; ++k) EXPECT_GE(calibration(k / 100.0), calibration((k - 1) / 100.0)) << k;
}

TEST_F(CalibrationFile, IsReadBetweenItsPoints) {
  const Calibration calibration = read("# comment\n0.2\t0.1\n0.6\t0.5\n0.8\t0.9\n");
  for (const auto& [raw, worth] : {std::pair{0.0, 0.0}, {0.1, 0.05}, {0.2, 0.1}, {0.4, 0.3}, {0.6, 0.5}, {0.7, 0.7}, {0.8, 0.9}, {1.0, 0.9}})
    EXPECT_NEAR(calibration(raw), worth, 1e-9) << raw;
}

TEST_F(CalibrationFile, SurvivesBeingWritten) {
  const Calibration calibration = fitted();
  calibration.write(file_);
  const Calibration again = Calibration::read(file_);
  for (int k = 0; k <= 20; ++k) EXPECT_NEAR(again(k / 20.0), calibration(k / 20.0), 1e-3) << k;
}

TEST_F(CalibrationFile, FaultsNameFileAndLine) {
  const std::pair<const char*, const char*> faults[] = {{"0.2\tmuch\n", "calibration.tsv:1: 'much'"},
                                                        {"0.2\t1.5\n", "calibration.tsv:1: '1.5'"},
                                                        {"0.2\t0.1\n0.2\t0.3\n", "calibration.tsv:2: "},
                                                        {"0.2\t0.3\n# comment\n0.4\t0.1\n", "calibration.tsv:3: "},
                                                        {"0.2\n", "calibration.tsv:1: "}};
  for (const auto& [table, said] : faults) try {
      read(table);
      ADD_FAILURE() << "no error: " << table;
    } catch (const TableError& error) {
      EXPECT_NE(std::string(error.what()).find(said), std::string::npos) << error.what();
    }
}

}  // namespace
}  // namespace pledgegraph
