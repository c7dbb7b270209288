// Gold: what a careful reader says a document says (tests/gold/README.md has the format).
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "extract/commitments/likeness.hpp"
#include "graph/model/record.hpp"

namespace pledgegraph {

struct GoldCommitment {
  Statement said;
  bool optional = false;  ///< finding it and missing it both count for nothing
};

struct GoldPerson {
  RecordPerson person;
  bool optional = false;
};

struct GoldDocument {
  std::string doc, language, date;
  std::filesystem::path text;  ///< NAME.txt or NAME.html beside NAME.gold.json
  std::vector<GoldPerson> persons;
  std::vector<std::string> countries, organizations, weapons;
  std::vector<GoldCommitment> commitments;
  int weight = 1;  ///< as how many documents the network reads it; the other scorers gained nothing from such weights
};

/// Reads every NAME.gold.json of `folder`, sorted by name; `texts` is where the texts are if not beside them.
/// @throws InputError naming the file and the fault.
std::vector<GoldDocument> read_gold(const std::filesystem::path& folder, const std::filesystem::path& texts = {});

/// True for documents kept apart to measure by: those whose name ends in a number divisible by five.
bool is_probe(const std::string& doc);

}  // namespace pledgegraph
