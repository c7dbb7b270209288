// The libraries from an installed package: one sentence to a ledger.
#include <extract/catalogue.hpp>
#include <extract/pipeline.hpp>
#include <graph/resolve/resolve.hpp>
#include <iostream>

int main() {
  using namespace pledgegraph;
  const std::filesystem::path data = DATA_DIR;
  const Resources resources = Resources::load(data, data / "weights" / "scorers.tsv");
  Extractor extractor(resources);
  Document document;
  document.id = "note";
  document.text = "Germany has pledged 50 Gepard tanks to Ukraine, the defence minister announced in Berlin on Tuesday.";
  const std::vector<Record> records{extractor.extract(std::move(document))};
  const Ledger ledger = resolve(records, make_catalogue(resources.languages->world()));
  for (const Commitment& c : ledger.commitments) std::cout << c.donor << ' ' << c.item << ' ' << c.recipient << '\n';
  return ledger.commitments.empty() ? 1 : 0;
}
