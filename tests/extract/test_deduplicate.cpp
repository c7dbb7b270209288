#include <gtest/gtest.h>

#include "extract/commitments/deduplicate.hpp"
#include "reading.hpp"

namespace pledgegraph {
namespace {

Statement said(Status status, const std::string& item, std::optional<double> quantity, double confidence = 0.5) {
  Statement s;
  s.status = status;
  s.donor = "DE";
  s.recipient = "UA";
  s.item = item;
  s.quantity = quantity;
  s.confidence = confidence;
  return s;
}

std::size_t left(std::vector<Statement> statements) {
  deduplicate(statements, test::resources().languages->world());
  return statements.size();
}

TEST(Deduplicate, TellsOnceWhatIsSaidTwice) {
  EXPECT_EQ(left({said(Status::Pledged, "gepard", 50), said(Status::Pledged, "gepard", {})}), 1u);
  EXPECT_EQ(left({said(Status::Pledged, "gepard", 50), said(Status::Pledged, "gepard", 30)}), 2u);
  EXPECT_EQ(left({said(Status::Pledged, "gepard", 50), said(Status::Pledged, "marder", 50)}), 2u);
}

TEST(Deduplicate, KeepsTheDeliveryOfAPromise) {
  std::vector<Statement> statements = {said(Status::Pledged, "gepard", 50), said(Status::Delivered, "gepard", 50)};
  deduplicate(statements, test::resources().languages->world());
  ASSERT_EQ(statements.size(), 1u);
  EXPECT_EQ(statements[0].status, Status::Delivered);
}

TEST(Deduplicate, DropsTheKindThatEchoesASystem) {
  const auto behind = [](Statement s) {
    s.sentence_span = {100, 150};
    return s;
  };
  EXPECT_EQ(left({said(Status::Pledged, "leopard-2", 14), behind(said(Status::Pledged, "tank", {}))}), 1u);
  EXPECT_EQ(left({said(Status::Pledged, "leopard-2", 14), behind(said(Status::Pledged, "tank", 30))}), 2u);
}

TEST(Deduplicate, KeepsWhatOneSentenceTellsApart) {
  EXPECT_EQ(left({said(Status::Pledged, "leopard-2", 14), said(Status::Pledged, "tank", {})}), 2u);
}

}  // namespace
}  // namespace pledgegraph
