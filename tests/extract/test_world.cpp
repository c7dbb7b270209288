// The tables of the world: loose words, kinds that speak for the names below them, and their faults.
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

/// Copies of kinds.tsv and weapons.tsv with one line more.
class NamesByKind : public LooseWords {
 protected:
  World with(const std::string& table, const std::string& line) const {
    const fs::path original = fs::path(PLEDGEGRAPH_SOURCE_DIR) / "extract/world" / table;
    fs::copy(original, folder_ / table, fs::copy_options::overwrite_existing);
    std::ofstream(folder_ / table, std::ios::app) << line << "\n";
    return World::load(folder_);
  }
  std::string fault_of(const std::string& table, const std::string& line) const {
    try {
      with(table, line);
    } catch (const TableError& error) {
      return error.what();
    }
    return "no error";
  }
};

TEST_F(NamesByKind, ReportTheKind) {
  const World world = with("weapons.tsv", "stormvogel\tpatrol-boat\tStormvogel\tStormvogel\nsturmvogel\tpatrol-boat\tSturmvogel\tSturmvogel\town-slug\n"
                                          "dragoon-x\ttank\tDragoon X\tDragoon X");
  const auto report = [&](const char* slug) { return world.items[static_cast<std::size_t>(world.item(slug))].report; };
  EXPECT_EQ(report("stormvogel"), "naval-vessel");
  EXPECT_EQ(report("sturmvogel"), "sturmvogel");
  EXPECT_EQ(report("dragoon-x"), "dragoon-x");
  EXPECT_TRUE(world.items[static_cast<std::size_t>(world.item("frigate"))].by_kind);
  EXPECT_FALSE(world.items[static_cast<std::size_t>(world.item("tank"))].by_kind);
}

TEST_F(NamesByKind, HaveTheTraitsOfWhatStandsAbove) {
  const World world = with("kinds.tsv", "flare	ammunition	ammunition	ammunition	flare");
  const auto item = [&](const char* slug) -> const Item& { return world.items[static_cast<std::size_t>(world.item(slug))]; };
  EXPECT_TRUE(item("flare").accessory);
  EXPECT_TRUE(item("flare").ends_compounds);
  EXPECT_TRUE(item("storm-shadow").accessory);
  EXPECT_FALSE(item("tank").accessory);
  EXPECT_FALSE(item("training").ends_compounds);
}

TEST_F(NamesByKind, SharedCurrenciesAreChecked) {
  const World world = with("currencies.tsv", "@rupee\tINR\tINR,PKR");
  EXPECT_EQ(world.shared_currencies.at("@rupee").usual, "INR");
  EXPECT_NE(fault_of("currencies.tsv", "@rupee\tINR\tPKR").find("currencies.tsv:"), std::string::npos);
  EXPECT_NE(fault_of("currencies.tsv", "@dollar\tUSD\tUSD").find("'@dollar' stands twice"), std::string::npos);
}

TEST_F(NamesByKind, FaultsNameFileAndLine) {
  const std::string marked = fault_of("weapons.tsv", "dragoon-x\ttank\tDragoon X\tDragoon X\town-slug");
  EXPECT_NE(marked.find("weapons.tsv:"), std::string::npos) << marked;
  EXPECT_NE(marked.find("'dragoon-x' reports its own slug"), std::string::npos) << marked;
  const std::string unknown = fault_of("weapons.tsv", "dragoon-x\ttank\tDragoon X\tDragoon X\trare");
  EXPECT_NE(unknown.find("'rare' is neither ambiguous nor own-slug"), std::string::npos) << unknown;
  const std::string kind = fault_of("kinds.tsv", "airship\t-\taircraft\t-\tairship\tby-name");
  EXPECT_NE(kind.find("kinds.tsv:"), std::string::npos) << kind;
  EXPECT_NE(kind.find("'by-name' is no trait"), std::string::npos) << kind;
}

TEST_F(LooseWords, MayBeMissing) {
  fs::remove(folder_ / "loose_words.tsv");
  EXPECT_TRUE(World::load(folder_).loose_words.empty());
}

}  // namespace
}  // namespace pledgegraph
