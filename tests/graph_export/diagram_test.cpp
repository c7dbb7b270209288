// What a diagram shows, and that drawing it is quick, repeatable and quiet.
#include "graph/render/diagram.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <libxml/parser.h>

#include <chrono>
#include <string>

#include "fixture.hpp"
#include "graph/model/error.hpp"
#include "graph/render/diagram_model.hpp"

namespace pledgegraph {
namespace {

using ::testing::AllOf;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::Not;

DiagramModel model_of(const Ledger& ledger, const DiagramOptions& options = {}) {
  const Catalogue catalogue = test::fixture_catalogue();
  return diagram_model(LedgerView(ledger, catalogue), options);
}

std::string drawn(const Ledger& ledger, DiagramFormat format, const DiagramOptions& options = {}) {
  return render_diagram(ledger, test::fixture_catalogue(), format, options);
}

/// Width and height from a PNG's header.
std::pair<unsigned, unsigned> png_size(const std::string& png) {
  const auto number = [&](std::size_t at) {
    unsigned value = 0;
    for (std::size_t i = 0; i < 4; ++i) value = value << 8 | static_cast<unsigned char>(png.at(at + i));
    return value;
  };
  return {number(16), number(20)};
}

bool well_formed(const std::string& xml) {
  xmlDoc* doc = xmlReadMemory(xml.data(), static_cast<int>(xml.size()), "x.svg", nullptr, XML_PARSE_NONET | XML_PARSE_HUGE);
  xmlFreeDoc(doc);
  return doc != nullptr;
}

TEST(DiagramModel, ShowsPledgedDeliveredRefused) {
  const DiagramModel model = model_of(test::small_ledger());
  EXPECT_EQ(model.title, "Who gives what to Ukraine");
  EXPECT_EQ(model.subtitle, "14 commitments, from 5 documents, April 2022 to February 2023");
  EXPECT_THAT(model.statuses, ElementsAre(Status::Pledged, Status::Delivered));
  std::vector<std::string> donors;
  for (const DiagramParty& p : model.donors) donors.push_back(p.name);
  EXPECT_THAT(donors, ElementsAre("Czechia", "Denmark", "Germany", "United States", "Several countries"));
  EXPECT_THAT(model.donors[2].people, ElementsAre("C. Lambrecht", "B. Pistorius"));
}

TEST(DiagramModel, AddsUpAndSetsTotalsApart) {
  Ledger ledger = test::small_ledger();
  for (Commitment& c : ledger.commitments) c.total = c.donor == "group" && c.amount.has_value();
  std::map<std::string, std::string> amounts;
  for (const DiagramLine& line : model_of(ledger).lines) amounts[line.donor + " " + line.item] = line.amount;
  EXPECT_EQ(amounts["country:DE weapon:gepard"], "~50");
  EXPECT_EQ(amounts["country:US aid:military-aid"], "$3.7 bn");
  EXPECT_EQ(amounts["group aid:military-aid"], "total $5 bn");
  EXPECT_EQ(amounts["country:DK weapon:harpoon"], "");
}

TEST(DiagramModel, ChoosesTheBestSupported) {
  DiagramOptions options;
  options.top = 3;
  const DiagramModel model = model_of(test::desk_ledger(), options);
  EXPECT_EQ(model.lines.size(), 3u);
  EXPECT_THAT(model.subtitle, HasSubstr("The 3 commitments that most sources tell of, out of 37"));
  for (const DiagramLine& line : model.lines) EXPECT_GE(line.sources, 5);
  options.top = 0;
  EXPECT_EQ(model_of(test::desk_ledger(), options).groups.front().heading, "Aid for Moldova");
  options.min_confidence = 0.9;
  EXPECT_LT(model_of(test::desk_ledger(), options).lines.size(), 10u);
  options = {.statuses = {Status::Requested, Status::Considered}};
  EXPECT_EQ(model_of(test::desk_ledger(), options).lines.size(), 2u);
  options = {.commitments = std::vector<std::size_t>{0, 99999}};
  EXPECT_EQ(model_of(test::desk_ledger(), options).lines.size(), 1u);
}

TEST(Diagram, StatusIsMoreThanColour) {
  DiagramOptions options;
  options.statuses.assign(std::begin(kAllStatuses), std::end(kAllStatuses));
  const std::string dot = diagram_dot(test::desk_ledger(), test::fixture_catalogue(), options);
  for (const char* look : {"arrowhead=vee, style=dashed, color=\"#0072B2\"", "arrowhead=normal, style=solid, color=\"#009E73\"",
                           "arrowhead=tee, style=dotted, color=\"#D55E00\"", "arrowhead=odot, style=dotted",
                           "arrowhead=odiamond, style=dotted"}) {
    EXPECT_THAT(dot, HasSubstr(look));
  }
  EXPECT_THAT(diagram_dot(test::desk_ledger(), test::fixture_catalogue()), Not(HasSubstr("odiamond")));
}

TEST(Diagram, SvgTellsSentenceAndSource) {
  const std::string svg = drawn(test::small_ledger(), DiagramFormat::Svg);
  EXPECT_TRUE(well_formed(svg));
  EXPECT_THAT(svg, AllOf(HasSubstr("a dit Mme Lambrecht &amp; &lt;Berlin&gt;."),
                         HasSubstr("xlink:href=\"https://news.example/d000?a=1&amp;b=2\" target=\"_blank\""),
                         HasSubstr(">C. Lambrecht</text>"), HasSubstr("~50"), HasSubstr("$3.7 bn"),
                         HasSubstr(">pledged</text>"), HasSubstr(">delivered</text>"),
                         Not(HasSubstr("graphviz version")), Not(HasSubstr("<title>d0</title>"))));
}

TEST(Diagram, WidthAsAsked) {
  for (const Ledger& ledger : {test::small_ledger(), test::desk_ledger(), test::large_ledger(400)}) {
    const auto [width, height] = png_size(drawn(ledger, DiagramFormat::Png));
    EXPECT_GE(width, 1150u);
    EXPECT_LE(width, 1201u);
    EXPECT_LT(height, 2000u);
  }
  EXPECT_NEAR(png_size(drawn(test::desk_ledger(), DiagramFormat::Png, {.width = 1600, .scale = 2})).first, 3200, 80);
  EXPECT_THROW(drawn({}, DiagramFormat::Png, {.width = 10}), UsageError);
  EXPECT_THROW(drawn({}, DiagramFormat::Png, {.scale = 1000}), UsageError);
}

TEST(Diagram, SameBytesTwiceAndQuiet) {
  testing::internal::CaptureStderr();
  for (const DiagramFormat format : {DiagramFormat::Dot, DiagramFormat::Svg, DiagramFormat::Png}) {
    EXPECT_EQ(drawn(test::desk_ledger(), format), drawn(test::desk_ledger(), format));
    EXPECT_FALSE(drawn({}, format).empty());
  }
  EXPECT_EQ(testing::internal::GetCapturedStderr(), "");
}

TEST(Diagram, HostileNames) {
  Ledger ledger = test::small_ledger();
  const std::string evil = "\\N\\G \"x\" <B>&amp;</B> -- > ]]> \x01\xFF\n}\\";
  for (Entity& e : ledger.entities) e.name = evil + e.name;
  for (Statement& s : ledger.statements) s.sentence = evil;
  for (LedgerDocument& d : ledger.documents) d.url = "javascript:alert(1)";
  ledger.commitments[0].currency = evil;
  ledger.commitments[0].amount = 5;
  const std::string svg = drawn(ledger, DiagramFormat::Svg, {.title = evil});
  EXPECT_TRUE(well_formed(svg));
  EXPECT_THAT(svg, AllOf(Not(HasSubstr("javascript")), Not(HasSubstr("<B>"))));
  ledger.entities[0].name = std::string(100000, 'x');
  EXPECT_TRUE(well_formed(drawn(ledger, DiagramFormat::Svg)));
}

TEST(Diagram, NeverLong) {
  const Ledger ledger = test::large_ledger(2000);
  for (const std::size_t top : {40u, 110u, 300u, 0u}) {
    const auto start = std::chrono::steady_clock::now();
    drawn(ledger, DiagramFormat::Svg, {.top = top});
    const std::chrono::duration<double> took = std::chrono::steady_clock::now() - start;
    EXPECT_LT(took.count(), 10) << "top " << top;
    RecordProperty("seconds_top_" + std::to_string(top), std::to_string(took.count()));
  }
}

TEST(Diagram, FormatsByNameAndPath) {
  EXPECT_EQ(diagram_format_from("gv"), DiagramFormat::Dot);
  EXPECT_EQ(diagram_format_for_path("out/diagram.png"), DiagramFormat::Png);
  EXPECT_EQ(diagram_format_for_path("out/diagram"), std::nullopt);
  EXPECT_EQ(diagram_format_from("jpg"), std::nullopt);
}

}  // namespace
}  // namespace pledgegraph
