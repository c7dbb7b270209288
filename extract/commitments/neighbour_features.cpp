// Features of a mention's neighbours: what the first opinion says of them.
#include <array>

#include "extract/commitments/features.hpp"

namespace pledgegraph {

namespace {
constexpr std::array kNeighbours = {"own", "previous", "next", "same-sentence", "same-block", "document", "same-item", "chain", "package", "opener"};
constexpr std::uint32_t kPackageReach = 6;  // sentences
constexpr std::size_t kWho = kNeighbours.size(), kMostClasses = 8;
}  // namespace

NeighbourFeatures::NeighbourFeatures(const MentionFeatures& base) {
  table_.block("", base.names());
  for (const char* who : kNeighbours) table_.block(std::string("first.") + who + "=", status_names());
  table_.block("first.", std::vector<std::string>{"others-in-sentence", "others-in-block", "same-item-mentions"});
}

void NeighbourFeatures::append(const Context& c, int mention, const FirstOpinions& opinions, std::vector<float>& out) const {
  const Analysis& a = c.a;
  const auto& m = a.items[static_cast<std::size_t>(mention)];
  const std::size_t classes = status_names().size();
  std::array<std::array<double, kMostClasses>, kWho> sums{};
  std::array<int, kWho> counts{};
  const auto add = [&](std::size_t who, const std::vector<double>& p) {
    for (std::size_t k = 0; k < classes; ++k) sums[who][k] += p[k];
    ++counts[who];
  };
  const std::uint32_t sentence = a.sentence_of[m.head.begin], block = a.sentences[sentence].block;
  for (int k = mention - 1; k >= 0 && counts[1] == 0; --k)
    if (!opinions[static_cast<std::size_t>(k)].empty()) add(1, opinions[static_cast<std::size_t>(k)]);
  for (std::size_t k = static_cast<std::size_t>(mention) + 1; k < opinions.size() && counts[2] == 0; ++k)
    if (!opinions[k].empty()) add(2, opinions[k]);
  for (std::size_t k = 0; k < opinions.size(); ++k) {
    if (opinions[k].empty()) continue;
    if (static_cast<int>(k) == mention) {
      add(0, opinions[k]);
      continue;
    }
    const std::uint32_t other = a.sentence_of[a.items[k].head.begin];
    add(5, opinions[k]);
    if (other == sentence) add(3, opinions[k]);
    // A list is one block to its reader.
    const bool together = a.sentences[other].block == block || (c.opener[other] >= 0 && c.opener[other] == c.opener[sentence]);
    if (together) add(4, opinions[k]);
    if (a.items[k].item == m.item) add(6, opinions[k]);
    if (m.chain >= 0 && a.items[k].chain == m.chain) add(7, opinions[k]);
    if (c.opener[sentence] >= 0 && other == static_cast<std::uint32_t>(c.opener[sentence])) add(9, opinions[k]);
  }
  // The package whose contents the text goes on to tell: aid at large or a sum, not far before.
  for (int k = mention - 1; k >= 0 && counts[8] == 0; --k) {
    const ItemMention& before = a.items[static_cast<std::size_t>(k)];
    if (sentence - a.sentence_of[before.head.begin] > kPackageReach) break;
    if (!opinions[static_cast<std::size_t>(k)].empty() && (before.type == ItemMention::Type::Aid || before.type == ItemMention::Type::Money))
      add(8, opinions[static_cast<std::size_t>(k)]);
  }
  out.reserve(out.size() + kWho * classes + 3);
  for (std::size_t who = 0; who < kWho; ++who)
    for (std::size_t k = 0; k < classes; ++k) out.push_back(counts[who] ? static_cast<float>(sums[who][k] / counts[who]) : -1.0f);
  out.push_back(static_cast<float>(counts[3]));
  out.push_back(static_cast<float>(counts[4]));
  out.push_back(static_cast<float>(counts[6]));
}

}  // namespace pledgegraph
