// What the network says of a mention's status and of its neighbours'.
#include <array>

#include "extract/commitments/features.hpp"

namespace pledgegraph {

namespace {
constexpr std::array kNeighbours = {"own", "previous", "next", "same-sentence", "same-block", "document", "same-item", "chain", "package", "opener"};
enum Neighbour : std::size_t { nOwn, nPrevious, nNext, nSentence, nBlock, nDocument, nItem, nChain, nPackage, nOpener };
constexpr std::uint32_t kPackageReach = 6;  // sentences
constexpr std::size_t kWho = kNeighbours.size(), kMostClasses = 8;
}  // namespace

NeighbourFeatures::NeighbourFeatures(const MentionFeatures& base) {
  table_.block("", base.names());
  for (const char* who : kNeighbours) table_.block(std::string("network.") + who + "=", status_names());
  table_.block("network.", std::vector<std::string>{"others-in-sentence", "others-in-block", "same-item-mentions"});
}

void NeighbourFeatures::append(const Context& c, int mention, const NetworkOpinions& network, std::vector<float>& out) const {
  const Analysis& a = c.a;
  const auto& m = a.items[static_cast<std::size_t>(mention)];
  const std::size_t classes = status_names().size();
  std::array<std::array<float, kMostClasses>, kWho> sums{};
  std::array<int, kWho> counts{};
  const auto add = [&](Neighbour who, std::size_t other) {
    const int row = network.row(other);
    if (row < 0) return;
    const std::span<const float> p = network.status.row(static_cast<std::size_t>(row));
    for (std::size_t k = 0; k < classes; ++k) sums[who][k] += p[k];
    ++counts[who];
  };
  const std::uint32_t sentence = a.sentence_of[m.head.begin], block = a.sentences[sentence].block;
  for (int k = mention - 1; k >= 0 && counts[nPrevious] == 0; --k) add(nPrevious, static_cast<std::size_t>(k));
  for (std::size_t k = static_cast<std::size_t>(mention) + 1; k < a.items.size() && counts[nNext] == 0; ++k) add(nNext, k);
  for (std::size_t k = 0; k < a.items.size(); ++k) {
    if (static_cast<int>(k) == mention) {
      add(nOwn, k);
      continue;
    }
    const std::uint32_t other = a.sentence_of[a.items[k].head.begin];
    add(nDocument, k);
    if (other == sentence) add(nSentence, k);
    // A list is one block to its reader.
    const bool together = a.sentences[other].block == block || (c.opener[other] >= 0 && c.opener[other] == c.opener[sentence]);
    if (together) add(nBlock, k);
    if (a.items[k].item == m.item) add(nItem, k);
    if (m.chain >= 0 && a.items[k].chain == m.chain) add(nChain, k);
    if (c.opener[sentence] >= 0 && other == static_cast<std::uint32_t>(c.opener[sentence])) add(nOpener, k);
  }
  // The package whose contents the text goes on to tell: aid at large or a sum, not far before.
  for (int k = mention - 1; k >= 0 && counts[nPackage] == 0; --k) {
    const ItemMention& before = a.items[static_cast<std::size_t>(k)];
    if (sentence - a.sentence_of[before.head.begin] > kPackageReach) break;
    if (before.type == ItemMention::Type::Aid || before.type == ItemMention::Type::Money) add(nPackage, static_cast<std::size_t>(k));
  }
  out.reserve(out.size() + kWho * classes + 3);
  for (std::size_t who = 0; who < kWho; ++who)
    for (std::size_t k = 0; k < classes; ++k) out.push_back(counts[who] ? sums[who][k] / static_cast<float>(counts[who]) : -1.0f);
  for (const Neighbour who : {nSentence, nBlock, nItem}) out.push_back(static_cast<float>(counts[who]));
}

}  // namespace pledgegraph
