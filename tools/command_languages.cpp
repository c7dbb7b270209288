// pledgegraph languages: which languages are read; with --check, every fault of their tables.
//
// Loading a table ends at its first fault. To tell all of them, a folder that has one is copied, the faulty line blanked,
// and the copy loaded again, until it is sound.
#include <fmt/format.h>
#include <unistd.h>

#include <charconv>
#include <fstream>
#include <memory>
#include <optional>
#include <sstream>

#include "extract/document/prepare.hpp"
#include "extract/text/language.hpp"
#include "graph/model/error.hpp"
#include "tools/command.hpp"
#include "tools/output.hpp"

namespace pledgegraph {
namespace fs = std::filesystem;
namespace {

constexpr int kMostFaults = 100;  // of one language; what has more is no table of ours

struct LanguagesCommand {
  bool check = false;
};

/// A folder that is removed with all in it.
class ScratchFolder {
 public:
  ScratchFolder() : path_(fs::temp_directory_path() / fmt::format("pledgegraph-languages-{}", getpid())) { fs::create_directories(path_); }
  ~ScratchFolder() {
    std::error_code error;
    fs::remove_all(path_, error);
  }
  ScratchFolder(const ScratchFolder&) = delete;
  ScratchFolder& operator=(const ScratchFolder&) = delete;
  const fs::path& path() const { return path_; }

 private:
  fs::path path_;
};

/// The file and line at the beginning of a TableError's message, if the file lies in `folder`.
std::optional<std::pair<fs::path, std::size_t>> place_of(const std::string& message, const fs::path& folder) {
  if (!message.starts_with(folder.string())) return std::nullopt;
  const std::size_t colon = message.find(':', folder.string().size());
  if (colon == message.npos) return std::nullopt;
  std::size_t line = 0;
  const auto [end, error] = std::from_chars(message.data() + colon + 1, message.data() + message.size(), line);
  if (error != std::errc() || line == 0 || *end != ':') return std::nullopt;
  return std::pair{fs::path(message.substr(0, colon)), line};
}

void blank_line(const fs::path& file, std::size_t number) {
  std::ifstream in(file, std::ios::binary);
  std::string text, line;
  for (std::size_t k = 1; std::getline(in, line); ++k) {
    if (k != number) text += line;
    text += '\n';
  }
  in.close();
  std::ofstream(file, std::ios::binary) << text;
}

/// All complaints about the tables of a language; they name the files in `folder`.
std::vector<std::string> faults_of(const fs::path& folder, const World& world) {
  std::vector<std::string> out;
  const ScratchFolder scratch;
  const fs::path copy = scratch.path() / folder.filename();
  fs::copy(folder, copy, fs::copy_options::recursive | fs::copy_options::overwrite_existing);
  while (static_cast<int>(out.size()) < kMostFaults) {
    try {
      Language::load(copy, world);
      return out;
    } catch (const TableError& error) {
      const std::string message = error.what();
      const auto place = place_of(message, copy);
      out.push_back(message.starts_with(copy.string()) ? fmt::format("{}{}", folder.string(), message.substr(copy.string().size())) : message);
      if (!place) return out;
      blank_line(place->first, place->second);
    }
  }
  return out;
}

int run_languages(const Common& common, const LanguagesCommand& command) {
  const fs::path data = common.data();
  const Languages languages(data);
  std::vector<std::string> faults;
  std::string out;
  for (const std::string& code : languages.codes()) {
    try {
      const Language* language = languages.get(code);
      out += fmt::format("{}\t{}\t{} names, {} events, {} verbs\n", code, language->name, language->names.size(), language->events.size(),
                         language->morphology.verbs().size());
    } catch (const TableError& error) {
      if (!command.check) {
        faults.emplace_back(error.what());
        continue;
      }
      for (std::string& fault : faults_of(data / "languages" / code, languages.world())) faults.push_back(std::move(fault));
    }
  }
  try {
    DocumentResources::load(data);
  } catch (const InputError& error) {
    faults.emplace_back(error.what());
  }
  write_stdout(out);
  for (const std::string& fault : faults) fmt::print(stderr, "{}\n", fault);
  if (command.check && faults.empty()) common.talk(fmt::format("all tables in {} are sound", (data / "languages").string()));
  return faults.empty() ? kDone : kBadInput;
}

}  // namespace

void add_languages_command(CLI::App& app, Common& common) {
  auto options = std::make_shared<LanguagesCommand>();
  CLI::App* command = add_command(app, "languages", "List the languages that are read, and check their tables", "pledgegraph languages --check");
  command->add_flag("--check", options->check, "Name file and line of each fault in the tables, or say that there is none");
  command->callback([&common, options] { common.run = [&common, options] { return run_languages(common, *options); }; });
}

}  // namespace pledgegraph
