// pledgegraph languages: which languages are read; with --check, whether their tables are sound.
#include <fmt/format.h>

#include <memory>

#include "extract/document/prepare.hpp"
#include "extract/text/language.hpp"
#include "graph/model/error.hpp"
#include "tools/command.hpp"
#include "tools/output.hpp"

namespace pledgegraph {
namespace {

struct LanguagesCommand {
  bool check = false;
};

int run_languages(const Common& common, const LanguagesCommand& command) {
  const std::filesystem::path data = common.data();
  const Languages languages(data);
  int faults = 0;
  const auto fault = [&](const InputError& error) {
    fmt::print(stderr, "{}\n", error.what());
    ++faults;
  };
  std::string out;
  for (const std::string& code : languages.codes()) {
    try {
      const Language* language = languages.get(code);
      out += fmt::format("{}\t{}\t{} names, {} events, {} verbs\n", code, language->name, language->names.size(), language->events.size(),
                         language->morphology.verbs().size());
    } catch (const InputError& error) {
      fault(error);
    }
  }
  try {
    DocumentResources::load(data);
  } catch (const InputError& error) {
    fault(error);
  }
  write_stdout(out);
  if (command.check && faults == 0) common.talk(fmt::format("all tables in {} are sound", (data / "languages").string()));
  return faults > 0 ? kBadInput : kDone;
}

}  // namespace

void add_languages_command(CLI::App& app, Common& common) {
  auto options = std::make_shared<LanguagesCommand>();
  CLI::App* command = add_command(app, "languages", "List the languages that are read, and check their tables", "pledgegraph languages --check");
  command->add_flag("--check", options->check, "Say so if all tables are sound; faults are told with file and line anyway");
  command->callback([&common, options] { common.run = [&common, options] { return run_languages(common, *options); }; });
}

}  // namespace pledgegraph
