// Questions in words, in every language that has tables: how they are understood.
#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "run.hpp"

namespace pledgegraph::test {
namespace {

struct Asked {
  const char* question;
  const char* understood;
};

void PrintTo(const Asked& asked, std::ostream* out) { *out << asked.question; }

class Question : public testing::TestWithParam<Asked> {};

/// Ledger enough to tell who gives and who gets.
constexpr const char* kRecords =
    R"({"doc":"a","date":"2023-01-25","commitments":[)"
    R"({"status":"pledged","donor":"DE","recipient":"UA","item":"leopard-2","quantity":14,"confidence":0.9},)"
    R"({"status":"delivered","donor":"PL","recipient":"UA","item":"mig-29","quantity":4,"confidence":0.9}]})";

TEST_P(Question, IsUnderstood) {
  const Workspace w;
  w.write("records.jsonl", kRecords);
  w.write("question", GetParam().question);
  const Outcome outcome = w.run("pledgegraph query records.jsonl \"$(cat question)\"");
  EXPECT_THAT(outcome.err, testing::StartsWith(fmt::format("understood ({}\n", GetParam().understood)));
}

INSTANTIATE_TEST_SUITE_P(
    Words, Question,
    testing::Values(
        Asked{"Qui a promis quoi à l'Ukraine ?", "fr): pledged or delivered; to Ukraine"},
        Asked{"Who pledged tanks to Ukraine?", "en): pledged or delivered; to Ukraine; of tank"},
        Asked{"What has Germany delivered to Ukraine?", "en): delivered; by Germany; to Ukraine"},
        Asked{"What will Poland send to Ukraine?", "en): pledged; by Poland; to Ukraine"},
        Asked{"What has Ukraine received from Poland?", "en): delivered; by Poland; to Ukraine"},
        Asked{"Which tanks has Ukraine received?", "en): delivered; to Ukraine; of tank"},
        Asked{"What did Ukraine ask Germany for?", "en): requested; by Germany; to Ukraine"},
        Asked{"Who refused to send Taurus missiles to Ukraine?", "en): refused; to Ukraine; of Taurus KEPD 350"},
        Asked{"What have Germany and Poland promised Ukraine?", "en): pledged or delivered; by Germany or Poland; to Ukraine"},
        Asked{"Which tanks were promised to Ukraine by Germany?", "en): pledged or delivered; by Germany; to Ukraine; of tank"},
        Asked{"Who promised Leopard 2 tanks to Ukraine in January 2023?", "en): pledged or delivered; to Ukraine; of Leopard 2; in 2023-01"},
        Asked{"Who has delivered howitzers since April 2022?", "en): delivered; of howitzer; since 2022-04"},
        Asked{"Qu'a livré la Pologne à l'Ukraine ?", "fr): delivered; by Poland; to Ukraine"},
        Asked{"Quels chars allemands ont été livrés à l'Ukraine ?", "fr): delivered; by Germany; to Ukraine; of tank"},
        Asked{"Quels pays ont refusé de livrer des armes à l'Ukraine ?", "fr): refused; to Ukraine; of arms of any kind, military aid"},
        Asked{"Qu'est-ce que l'Ukraine a demandé à l'Allemagne ?", "fr): requested; by Germany; to Ukraine"},
        Asked{"Was hat Deutschland der Ukraine versprochen?", "de): pledged or delivered; by Germany; to Ukraine"},
        Asked{"Wer hat der Ukraine Panzer versprochen?", "de): pledged or delivered; to Ukraine; of tank"},
        Asked{"¿Quién ha prometido armas a Ucrania?", "es): pledged or delivered; to Ukraine; of arms of any kind, military aid"},
        Asked{"¿Qué ha entregado Polonia a Ucrania?", "es): delivered; by Poland; to Ukraine"},
        Asked{"Kto obiecał Ukrainie czołgi?", "pl): pledged or delivered; to Ukraine; of tank"},
        Asked{"Хто пообіцяв Україні танки?", "uk): pledged or delivered; to Ukraine; of tank"}));

TEST(Question, OptionsAndWordsTogether) {
  const Workspace w;
  w.write("records.jsonl", kRecords);
  const Outcome outcome = w.run("pledgegraph query records.jsonl 'What has Ukraine been promised?' --donor PL -f tsv");
  EXPECT_EQ(outcome.code, 0) << outcome.err;
  EXPECT_THAT(outcome.out, testing::AllOf(testing::HasSubstr("mig-29"), testing::Not(testing::HasSubstr("leopard-2"))));
}

TEST(Question, WhatIsNotUnderstoodIsSaid) {
  const Workspace w;
  w.write("records.jsonl", kRecords);
  const Outcome outcome = w.run("pledgegraph query records.jsonl 'Lorem ipsum dolor sit amet?'");
  EXPECT_EQ(outcome.code, 2);
  EXPECT_THAT(outcome.err, testing::HasSubstr("was not understood"));
}

}  // namespace
}  // namespace pledgegraph::test
