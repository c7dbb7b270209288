// pledgegraph build: documents in, a folder with the graph, the diagram and the ledger out.
//
// All files are written beside their places first and put there only when all of them are complete.
#include <fmt/format.h>

#include <algorithm>
#include <memory>
#include <optional>

#include "extract/catalogue.hpp"
#include "graph/export/atomic_file.hpp"
#include "graph/export/exporters.hpp"
#include "graph/model/error.hpp"
#include "graph/model/record_json.hpp"
#include "graph/query/rows.hpp"
#include "graph/render/diagram.hpp"
#include "graph/resolve/resolve.hpp"
#include "graph/store/sqlite_store.hpp"
#include "tools/command.hpp"
#include "tools/extraction.hpp"
#include "tools/filters.hpp"
#include "tools/ledger_source.hpp"

namespace pledgegraph {
namespace fs = std::filesystem;
namespace {

struct BuildCommand {
  ExtractionOptions extraction;
  std::string output, judgements, format;
  bool from_records = false, force = false;
  DiagramOptions diagram;
};

constexpr const char* kFiles[] = {"records.jsonl", "graph.graphml", "ledger.csv", "ledger.sqlite", "diagram.dot", "diagram.svg", "diagram.png"};

/// Makes the folder. @throws InputError where it cannot be; UsageError where it holds what no build has made.
void prepare_folder(const fs::path& folder, bool force) {
  std::error_code error;
  fs::create_directories(folder, error);
  if (error || !fs::is_directory(folder)) throw InputError(fmt::format("{}: the output folder cannot be made: {}", folder.string(), error ? error.message() : "it is a file"));
  const bool built = fs::exists(folder / "records.jsonl") && fs::exists(folder / "graph.graphml");
  for (const char* name : kFiles)
    if (!built && !force && fs::exists(folder / name))
      throw UsageError(fmt::format("{}: holds a {} but no build; choose another folder or say --force to overwrite it", folder.string(), name));
}

/// @throws UsageError where a folder to be read holds the output folder: the next run would read what this one wrote.
void check_inputs(const BuildCommand& command) {
  const fs::path output = fs::weakly_canonical(fs::absolute(command.output));
  for (const std::string& path : command.extraction.paths) {
    std::error_code error;
    if (!fs::is_directory(path, error)) continue;
    const fs::path input = fs::canonical(path);
    const auto differ = std::mismatch(input.begin(), input.end(), output.begin(), output.end());
    if (differ.first == input.end()) throw UsageError(fmt::format("the output folder {} lies in {}, which is to be read", command.output, path));
  }
}

/// The files of one build: each is written under a temporary name until all can be put in place.
class FileSet {
 public:
  explicit FileSet(fs::path folder) : folder_(std::move(folder)) {}

  std::ostream& open(const std::string& name) { return add(name).stream(); }
  void write(const std::string& name, std::string_view bytes) { add(name).stream() << bytes; }

  void commit() {
    for (const auto& [path, file] : files_)
      if (!file->stream().flush()) throw InputError(fmt::format("{}: cannot be written (is the disk full?)", path.string()));
    for (const auto& [path, file] : files_) file->commit();
  }

 private:
  AtomicFile& add(const std::string& name) {
    return *files_.emplace_back(folder_ / name, std::make_unique<AtomicFile>(folder_ / name)).second;
  }

  fs::path folder_;
  std::vector<std::pair<fs::path, std::unique_ptr<AtomicFile>>> files_;
};

int run_build(const Common& common, const BuildCommand& command) {
  const fs::path folder = command.output;
  std::optional<TableFormat> format;
  if (!command.format.empty()) format = checked_format(command.format);
  check_inputs(command);
  prepare_folder(folder, command.force);
  const Judgements judgements = read_judgements(command.judgements);

  FileSet files(folder);
  std::ostream& lines = files.open("records.jsonl");
  std::vector<Record> records;
  int code = kDone;
  if (command.from_records) {
    for (const std::string& path : command.extraction.paths)
      for (Record& record : read_records(fs::path(path))) records.push_back(std::move(record));
    for (const Record& record : records) lines << to_json_line(record) << '\n';
  } else {
    const ExtractionOutcome outcome = extract_all(common, command.extraction, [&](Record&& record, const std::string& line) {
      lines << line;
      records.push_back(std::move(record));
    });
    common.talk(outcome.summary());
    code = outcome.exit_code(command.extraction.strict);
    if (outcome.documents == 0) return code;
  }

  const Catalogue catalogue = make_catalogue(World::load(common.data() / "world"));
  const Ledger ledger = resolve(records, catalogue, judgements);
  for (const char* name : {"graph.graphml", "ledger.csv"}) find_exporter({}, name).write(files.open(name), ledger, catalogue);
  files.write("diagram.dot", render_diagram(ledger, catalogue, DiagramFormat::Dot, command.diagram));
  files.write("diagram.svg", render_diagram(ledger, catalogue, DiagramFormat::Svg, command.diagram));
  files.write("diagram.png", render_diagram(ledger, catalogue, DiagramFormat::Png, command.diagram));
  write_store(folder / "ledger.sqlite", ledger);
  files.commit();

  common.talk(fmt::format("{} {} and {} {}; written:", ledger.commitments.size(), ledger.commitments.size() == 1 ? "commitment" : "commitments",
                          ledger.entities.size(), ledger.entities.size() == 1 ? "entity" : "entities"));
  for (const char* name : kFiles) common.talk(fmt::format("  {}", (folder / name).string()));
  if (format) print_rows(make_rows(ledger, catalogue), *format);
  if (code == kDone && ledger.commitments.empty()) {
    common.talk("no commitments were found");
    return kNothingFound;
  }
  return code;
}

}  // namespace

void add_build_command(CLI::App& app, Common& common) {
  auto options = std::make_shared<BuildCommand>();
  CLI::App* command = add_command(app, "build", "Read documents and write the graph, the diagram and the ledger into a folder",
                                  "pledgegraph build articles/ -o out/ --print table");
  add_extraction_options(*command, options->extraction);
  command->add_option("-o,--output", options->output, "The folder to write")->required();
  command->add_option("--print", options->format, "Print the ledger, too: table, csv, tsv, json, jsonl or md");
  command->add_option("--judgements", options->judgements, "A file of what is the same and what is not (docs/merging.md)");
  command->add_flag("--from-records", options->from_records, "The paths are records that 'extract' wrote, not documents");
  command->add_option("--top", options->diagram.top, "Commitments in the diagram, 0 for all");
  command->add_option("--title", options->diagram.title, "The diagram's title");
  command->add_flag("--force", options->force, "Overwrite files that no build has made");
  command->callback([&common, options] { common.run = [&common, options] { return run_build(common, *options); }; });
}

}  // namespace pledgegraph
