#include "extract/commitments/scorers.hpp"

#include <fmt/format.h>

#include <fstream>

#include "graph/model/error.hpp"

namespace pledgegraph {

void Scorers::load(const std::filesystem::path& file) {
  std::ifstream in(file);
  if (!in) throw InputError(fmt::format("{}: the scorers' weights cannot be opened; make them with 'pledgegraph train'", file.string()));
  int line = 0;
  provenance.clear();
  while (in.peek() == '#') {
    std::string text;
    std::getline(in, text);
    ++line;
    provenance.push_back(text.substr(text.find_first_not_of("# ", 0) == std::string::npos ? text.size() : text.find_first_not_of("# ", 0)));
  }
  const auto section = [&](const char* name) {
    std::string text;
    std::getline(in, text);
    ++line;
    if (text != fmt::format("scorer\t{}", name)) throw InputError(fmt::format("{}:{}: 'scorer {}' expected; train the weights anew", file.string(), line, name));
  };
  section("mention");
  mention = BoostedTrees::read(in, file.string(), line, mention_features.names());
  section("donor");
  donor = BoostedTrees::read(in, file.string(), line, party_features.names());
  section("recipient");
  recipient = BoostedTrees::read(in, file.string(), line, party_features.names());
}

void Scorers::save(const std::filesystem::path& file) const {
  std::ofstream out(file);
  for (const std::string& text : provenance) out << "# " << text << '\n';
  out << "scorer\tmention\n";
  mention.write(out);
  out << "scorer\tdonor\n";
  donor.write(out);
  out << "scorer\trecipient\n";
  recipient.write(out);
  if (!out.flush()) throw InputError(fmt::format("{}: cannot be written", file.string()));
}

}  // namespace pledgegraph
