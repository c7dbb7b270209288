// The command line: one command chosen, run, and its outcome turned into an exit code.
#include <fmt/format.h>

#include <cstdio>
#include <exception>

#include "graph/model/error.hpp"
#include "tools/command.hpp"

int main(int argc, char** argv) {
  using namespace pledgegraph;
  CLI::App app{"Reads news, finds who pledged what to whom, and keeps the ledger."};
  app.name("pledgegraph");
  app.set_version_flag("--version", "pledgegraph " PLEDGEGRAPH_VERSION);
  app.require_subcommand(1);
  Common common;
  app.add_option("--data", common.data_dir, "Folder of the language and world tables");
  app.add_option("--weights", common.weights, "The scorers' weights");
  app.add_flag("-q,--quiet", common.quiet, "No talk on stderr but errors");
  app.fallthrough();
  add_build_command(app, common);
  add_query_command(app, common);
  add_explain_command(app, common);
  add_extract_command(app, common);
  add_analyze_command(app, common);
  add_export_command(app, common);
  add_render_command(app, common);
  add_languages_command(app, common);
  add_read_command(app, common);
  add_score_command(app, common);
  add_train_command(app, common);
  try {
    app.parse(argc, argv);
    return common.run();
  } catch (const CLI::CallForHelp& help) {
    return app.exit(help);
  } catch (const CLI::CallForAllHelp& help) {
    return app.exit(help);
  } catch (const CLI::CallForVersion& version) {
    return app.exit(version);
  } catch (const CLI::ParseError& error) {
    fmt::print(stderr, "pledgegraph: {}\nTry 'pledgegraph --help'.\n", error.what());
    return kUsage;
  } catch (const UsageError& error) {
    fmt::print(stderr, "pledgegraph: {}\n", error.what());
    return kUsage;
  } catch (const InputError& error) {
    fmt::print(stderr, "pledgegraph: {}\n", error.what());
    return kBadInput;
  } catch (const std::exception& error) {
    fmt::print(stderr, "pledgegraph: internal error: {}\n", error.what());
    return kInternal;
  }
}
