// Dates in lines, and the date of a document.
#include "extract/document/date.hpp"

#include <gtest/gtest.h>

#include "fixtures.hpp"

namespace pledgegraph::testing {
namespace {

TEST(FindDates, ReadsTheUsualForms) {
  struct Case {
    std::string text, language, expected;
  };
  const Case cases[] = {
      {"Publié le 12 juillet 2022 à 16:42", "fr", "2022-07-12"},
      {"le 1er mars 2023", "fr", "2023-03-01"},
      {"12.07.2024", "de", "2024-07-12"},
      {"Berlin, 26. Juli 2022 –", "de", "2022-07-26"},
      {"2024-09-17 14:26", "uk", "2024-09-17"},
      {"03/10/2024 – 10:47 GMT", "fr", "2024-10-03"},
      {"12/31/2024", "en", "2024-12-31"},
      {"Sept. 30, 2022, 12:40", "en", "2022-09-30"},
      {"23rd November 2023", "en", "2023-11-23"},
      {"June 2022", "en", "2022-06"},
      {"13 de abril de 2023", "es", "2023-04-13"},
      {"14 Jul, 2024 05:02 a.m.", "es", "2024-07-14"},
      {"8·II·2023", "es", "2023-02-08"},
      {"27 stycznia 2023 r.", "pl", "2023-01-27"},
      {"24 січня 2022 року", "uk", "2022-01-24"},
      {"4-5 August 2025", "en", "2025-08-05"},
      {"July 10–11, 2025", "en", "2025-07-11"},
      {"16.06.22", "fr", "2022-06-16"},
      {"2023.02.30", "en", ""},
      {"31 February 2023", "en", ""},
      {"1.250.000 euros", "es", ""},
      {"version 1.2.3", "en", ""},
      {"may 5 tanks", "en", ""},
  };
  for (const Case& c : cases) {
    std::string found;
    for (const DateMention& date : find_dates(c.text, resources().dates, c.language))
      if (date.year != 0) found = to_iso(date);
    EXPECT_EQ(found, c.expected) << c.text;
  }
}

TEST(FindDates, NormalisesMachineDates) {
  const std::pair<std::string, std::string> cases[] = {
      {"2024-09-06T17:12:00+02:00", "2024-09-06"},
      {"20240906", "2024-09-06"},
      {"Fri, 06 Sep 2024 10:00:00 GMT", "2024-09-06"},
      {"2023-02", "2023-02"},
      {"2023-13-01", ""},
      {"yesterday", ""},
      {"", ""},
      {"6 septembre 2024", "2024-09-06"},
  };
  for (const auto& [given, expected] : cases) EXPECT_EQ(normalise_date(given, resources().dates), expected) << given;
}

const std::string kBody =
    " Fourteen tanks will be handed over to Ukraine before the summer, the minister told reporters after the meeting "
    "of allies.\n";

TEST(DocumentDate, IsLookedForWherePagesSayIt) {
  const std::pair<std::string, std::string> cases[] = {
      {"Tanks\n\nPublished 9 January 2025\n\n" + kBody, "2025-01-09"},
      {"Tanks\n\nLast updated: December 2022\n\n" + kBody, "2022-12"},
      {"Tanks\n\nOTTAWA, Jan. 18, 2023 —" + kBody, "2023-01-18"},
      {"Tanks\n\n21 January 2022." + kBody, "2022-01-21"},
      {"Tanks\n\n" + kBody + "\nFiled June 13, 2023. Photo: army", "2023-06-13"},
      {"date 2023-02 Tanks are needed," + kBody, "2023-02"},
      // Events are not the document.
      {"Tanks\n\nOn 24 February 2022 Russia attacked." + kBody, ""},
      {"Tanks\n\n" + kBody +
           "\nThe first were shown on 3 May 2022 to the press and to guests from abroad, as everybody will remember.",
       ""},
      // A chronology's entries are no datelines.
      {"Timeline\n\n11 May 2023: Britain reveals that missiles were sent.\nJuly: France follows with more.\n16 January "
       "2024: forty more are promised.\n",
       ""},
      // The year by the weekday and the years that are named.
      {"Tanks\n\nWASHINGTON, Sept 24 - The United States is preparing to send weapons, officials said on "
       "Tuesday.\n\nSince February 2022 it has committed "
       "more than 56 billion dollars in assistance to Ukraine and its neighbours.\n",
       "2024-09-24"},
      {"Tanks\n\nWASHINGTON, Sept 24 - The United States is preparing to send weapons, officials said, without naming "
       "a figure or a day.\n",
       ""},
  };
  for (const auto& [text, expected] : cases) EXPECT_EQ(prepared(text).date, expected) << text;
}

TEST(DocumentDate, WhatTheSourceGaveWins) {
  Document document;
  document.text = "Tanks\n\nPublished 9 January 2025\n\n" + kBody;
  document.date = "25 janvier 2023";
  EXPECT_EQ(prepare(std::move(document), resources()).date, "2023-01-25");
}

}  // namespace
}  // namespace pledgegraph::testing
