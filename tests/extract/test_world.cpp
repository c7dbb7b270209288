// The tables of the world: loose words and their faults.
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>

#include "reading.hpp"

namespace pledgegraph {
namespace {

namespace fs = std::filesystem;

/// A copy of the world's tables whose loose_words.tsv the test writes.
class LooseWords : public testing::Test {
 protected:
  LooseWords() {
    std::string name = (fs::temp_directory_path() / "pledgegraph-world-XXXXXX").string();
    if (mkdtemp(name.data()) == nullptr) throw std::runtime_error("no temporary folder can be made");
    folder_ = name;
    fs::copy(fs::path(PLEDGEGRAPH_SOURCE_DIR) / "extract/world", folder_, fs::copy_options::recursive | fs::copy_options::overwrite_existing);
  }
  ~LooseWords() override {
    std::error_code error;
    fs::remove_all(folder_, error);
  }

  World load(const std::string& table) const {
    std::ofstream(folder_ / "loose_words.tsv") << table;
    return World::load(folder_);
  }
  /// What is said of a broken table.
  std::string fault(const std::string& table) const {
    try {
      load(table);
    } catch (const TableError& error) {
      return error.what();
    }
    return "no error";
  }

  fs::path folder_;
};

TEST_F(LooseWords, AreRead) {
  const World world = load("# comment\nartillery\thowitzer\tsometimes\nmissile\tleopard-2\toften\nvehicle\ttank\trarely\n");
  ASSERT_EQ(world.loose_words.size(), 3u);
  EXPECT_EQ(world.loose_words[0].kind, "artillery");
  EXPECT_EQ(world.loose_words[0].other, "howitzer");
  EXPECT_EQ(world.loose_words[0].often, 2);
  EXPECT_EQ(world.loose_words[1].often, 3);
  EXPECT_EQ(world.loose_words[2].often, 1);
}

TEST_F(LooseWords, FaultsNameFileAndLine) {
  const std::pair<const char*, const char*> faults[] = {{"artillery\thowitzer\tdaily\n", "loose_words.tsv:1: 'daily'"},
                                                        {"# comment\nartillery\tcatapult\toften\n", "loose_words.tsv:2: 'catapult'"},
                                                        {"artillery\thowitzer\toften\ncatapult\thowitzer\toften\n", "loose_words.tsv:2: 'catapult'"},
                                                        {"artillery\thowitzer\n", "loose_words.tsv:1: "}};
  for (const auto& [table, said] : faults) EXPECT_NE(fault(table).find(said), std::string::npos) << fault(table);
}

TEST_F(LooseWords, MayBeMissing) {
  fs::remove(folder_ / "loose_words.tsv");
  EXPECT_TRUE(World::load(folder_).loose_words.empty());
}

}  // namespace
}  // namespace pledgegraph
