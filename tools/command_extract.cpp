// pledgegraph extract: documents in, one record a line out.
#include <fmt/format.h>

#include <cstdio>
#include <memory>

#include "extract/document/reader.hpp"
#include "extract/pipeline.hpp"
#include "graph/model/record_json.hpp"
#include "tools/command.hpp"

namespace pledgegraph {
namespace {

struct ExtractOptions {
  std::vector<std::string> paths;
  double min_confidence = 0;
  bool explain = false, strict = false;
};

int run_extract(const Common& common, const ExtractOptions& options) {
  const Resources resources = Resources::load(common.data(), common.weights_file());
  Extractor extractor(resources, options.explain);
  int skipped = 0;
  for (const std::string& path : options.paths)
    read_path(
        path, {},
        [&](Document&& document) {
          for (const Diagnostic& d : document.diagnostics) common.talk(fmt::format("{}: {}", d.place, d.message));
          Record record = extractor.extract(std::move(document));
          std::erase_if(record.commitments, [&](const Statement& s) { return s.confidence < options.min_confidence; });
          const std::string line = to_json_line(record) + "\n";
          if (std::fwrite(line.data(), 1, line.size(), stdout) != line.size()) throw InputError("standard output cannot be written (is the disk full?)");
        },
        [&](const Diagnostic& d) {
          fmt::print(stderr, "{}: {}\n", d.place, d.message);
          ++skipped;
        });
  if (std::fflush(stdout) != 0) throw InputError("standard output cannot be written (is the disk full?)");
  return skipped > 0 && options.strict ? kBadInput : kDone;
}

}  // namespace

void add_extract_command(CLI::App& app, Common& common) {
  auto options = std::make_shared<ExtractOptions>();
  CLI::App* command = app.add_subcommand("extract", "Print what documents say, one record (JSON) a line");
  command->add_option("path", options->paths, "Files, folders, or - for standard input")->required();
  command->add_option("--min-confidence", options->min_confidence, "Leave out statements less sure than this (0 to 1)")->check(CLI::Range(0.0, 1.0));
  command->add_flag("--explain", options->explain, "Add the features that decided");
  command->add_flag("--strict", options->strict, "Exit with 3 if a document could not be read");
  command->callback([&common, options] { common.run = [&common, options] { return run_extract(common, *options); }; });
}

}  // namespace pledgegraph
