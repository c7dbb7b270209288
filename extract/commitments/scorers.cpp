#include "extract/commitments/scorers.hpp"

#include <fmt/format.h>

#include <fstream>

#include "extract/commitments/decide.hpp"
#include "graph/model/error.hpp"

namespace pledgegraph {

void Scorers::resolve_items(Analysis& a, const Context& context) const {
  std::vector<float> features;
  for (std::size_t m = 0; m < a.items.size(); ++m) {
    const std::vector<ItemReading> readings = item_readings(a, static_cast<int>(m));
    std::size_t best = 0;
    double top = -1;
    for (std::size_t k = 0; k < readings.size() && readings.size() > 1; ++k) {
      item_features.fill(context, static_cast<int>(m), readings, k, features);
      if (const double p = item.probability(features); p > top) {
        top = p;
        best = k;
      }
    }
    take_reading(a.items[m], readings[best]);
  }
}

FirstOpinions Scorers::first_opinions(const Context& context) const {
  FirstOpinions out(context.a.items.size());
  std::vector<float> features;
  for (std::size_t m = 0; m < out.size(); ++m) {
    if (!is_case(context.a.items[m])) continue;
    mention_features.fill(context, static_cast<int>(m), features);
    out[m] = first.predict(features);
  }
  return out;
}

FirstOpinions Scorers::opinions(const Context& context) const {
  FirstOpinions out(context.a.items.size());
  const FirstOpinions alone = first_opinions(context);
  std::vector<float> features;
  for (std::size_t m = 0; m < out.size(); ++m) {
    if (alone[m].empty()) continue;
    mention_features.fill(context, static_cast<int>(m), features);
    neighbour_features.append(context, static_cast<int>(m), alone, features);
    out[m] = mention.predict(features);
  }
  return out;
}

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
  section("item");
  item = BoostedTrees::read(in, file.string(), line, item_features.names());
  section("first");
  first = BoostedTrees::read(in, file.string(), line, mention_features.names());
  section("mention");
  mention = BoostedTrees::read(in, file.string(), line, neighbour_features.names());
  section("donor");
  donor = BoostedTrees::read(in, file.string(), line, party_features.names());
  section("recipient");
  recipient = BoostedTrees::read(in, file.string(), line, party_features.names());
}

void Scorers::save(const std::filesystem::path& file) const {
  std::ofstream out(file);
  for (const std::string& text : provenance) out << "# " << text << '\n';
  out << "scorer\titem\n";
  item.write(out);
  out << "scorer\tfirst\n";
  first.write(out);
  out << "scorer\tmention\n";
  mention.write(out);
  out << "scorer\tdonor\n";
  donor.write(out);
  out << "scorer\trecipient\n";
  recipient.write(out);
  if (!out.flush()) throw InputError(fmt::format("{}: cannot be written", file.string()));
}

}  // namespace pledgegraph
