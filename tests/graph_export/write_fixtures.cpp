// Writes a test ledger in every GraphML variant, and what a reader should find in it, into the folder named.
#include <filesystem>
#include <iostream>

#include "fixture.hpp"
#include "graph/export/atomic_file.hpp"
#include "graph/export/exporters.hpp"

int main(int argc, char** argv) {
  using namespace pledgegraph;
  if (argc != 2) {
    std::cerr << "usage: write_fixtures FOLDER\n";
    return 2;
  }
  const std::filesystem::path folder = argv[1];
  std::filesystem::create_directories(folder);
  const Catalogue catalogue = test::fixture_catalogue();
  for (const auto& [name, ledger] : {std::pair("small", test::small_ledger()), std::pair("desk", test::desk_ledger())}) {
    for (const Exporter& exporter : exporters()) {
      write_file_atomically(folder / (std::string(name) + "." + std::string(exporter.format) + std::string(exporter.suffix)),
                            [&](std::ostream& out) { exporter.write(out, ledger, catalogue); });
    }
  }
}
