// Files appear whole or not at all, and failures name the file.
#include "graph/export/atomic_file.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/stat.h>
#include <unistd.h>

#include <fstream>
#include <iterator>
#include <string>

#include "graph/model/error.hpp"

namespace pledgegraph {
namespace {

namespace fs = std::filesystem;
using ::testing::HasSubstr;

std::string content(const fs::path& path) {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

class AtomicFileTest : public ::testing::Test {
 protected:
  void SetUp() override {
    folder_ = fs::temp_directory_path() / ("pledgegraph-atomic-" + std::to_string(::getpid()));
    fs::create_directories(folder_);
  }
  void TearDown() override { fs::remove_all(folder_); }
  std::ptrdiff_t files() const { return std::distance(fs::directory_iterator(folder_), {}); }
  fs::path folder_;
};

std::string message_of(const std::function<void()>& act) {
  try {
    act();
  } catch (const InputError& error) {
    return error.what();
  }
  return "nothing was thrown";
}

TEST_F(AtomicFileTest, WritesAndReplaces) {
  const fs::path path = folder_ / "a.txt";
  write_file_atomically(path, std::string(200000, 'x'));
  EXPECT_EQ(content(path).size(), 200000u);
  fs::permissions(path, fs::perms::owner_read | fs::perms::owner_write);
  write_file_atomically(path, "new");
  EXPECT_EQ(content(path), "new");
  EXPECT_EQ(fs::status(path).permissions(), fs::perms::owner_read | fs::perms::owner_write);
  EXPECT_EQ(files(), 1);
}

TEST_F(AtomicFileTest, KeepsTheOldFileWhenTheWriterFails) {
  const fs::path path = folder_ / "a.txt";
  write_file_atomically(path, "old");
  EXPECT_THROW(write_file_atomically(path,
                                     [](std::ostream& out) {
                                       out << "half";
                                       throw UsageError("stop");
                                     }),
               UsageError);
  EXPECT_EQ(content(path), "old");
  EXPECT_EQ(files(), 1);
}

TEST_F(AtomicFileTest, FollowsLinks) {
  write_file_atomically(folder_ / "real", "old");
  fs::create_symlink("real", folder_ / "link");
  write_file_atomically(folder_ / "link", "new");
  EXPECT_TRUE(fs::is_symlink(folder_ / "link"));
  EXPECT_EQ(content(folder_ / "real"), "new");
}

TEST_F(AtomicFileTest, SaysWhatIsWrong) {
  EXPECT_THAT(message_of([&] { write_file_atomically(folder_ / "no" / "a.txt", "x"); }),
              testing::AllOf(HasSubstr("a.txt"), HasSubstr("does not exist")));
  EXPECT_THAT(message_of([&] { write_file_atomically(folder_, "x"); }), HasSubstr("is a folder"));
  EXPECT_THAT(message_of([&] { write_file_atomically("/dev/full", std::string(100000, 'x')); }),
              testing::AllOf(HasSubstr("/dev/full"), HasSubstr("No space left")));
  if (::geteuid() != 0) {
    fs::permissions(folder_, fs::perms::owner_read | fs::perms::owner_exec);
    EXPECT_THAT(message_of([&] { write_file_atomically(folder_ / "a.txt", "x"); }), HasSubstr("Permission denied"));
    fs::permissions(folder_, fs::perms::owner_all);
  }
}

TEST_F(AtomicFileTest, WritesIntoDevices) { EXPECT_NO_THROW(write_file_atomically("/dev/null", "x")); }

}  // namespace
}  // namespace pledgegraph
