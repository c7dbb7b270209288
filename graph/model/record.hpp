// What one document says: the record that extraction prints and the graph is built from.
//
// Plain values without behaviour. Spans are byte offsets into the document's UTF-8 text as it was read
// (for HTML: into the main text that was taken from the page), half open. Country codes are ISO 3166-1
// alpha-2, currencies ISO 4217, dates ISO 8601 ("2022-04-26", or "2023-02" where the day is unknown).
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace pledgegraph {

/// A half-open range of bytes in a document's text.
struct Span {
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
  friend bool operator==(const Span&, const Span&) = default;
  friend auto operator<=>(const Span&, const Span&) = default;
  bool empty() const { return begin >= end; }
};

/// How far a promise has come, as one sentence tells it.
enum class Status : std::uint8_t { Requested, Considered, Pledged, Delivered, Refused };

inline constexpr Status kAllStatuses[] = {Status::Requested, Status::Considered, Status::Pledged, Status::Delivered,
                                          Status::Refused};

/// "pledged" and so on, the words of the record format.
std::string_view to_string(Status status);
/// The inverse of to_string; nothing for any other word.
std::optional<Status> status_from(std::string_view word);

/// A part of a statement and where the text says it. `part` is one of donor, recipient, item, quantity, amount,
/// trigger, speaker, due.
struct StatementPart {
  std::string part;
  Span span;
};

/// One sentence's word on one promise: who gives what to whom, how many, and how far it has come.
struct Statement {
  std::string id;  ///< hash of document id, status, parties, item and spans: equal input gives equal ids
  Status status = Status::Pledged;
  std::string donor;      ///< alpha-2, an organization's name, "group", or empty where nobody is named
  std::string recipient;  ///< likewise
  std::string item;       ///< a weapon slug or aid item ("military-aid", "training", ...)
  std::optional<double> quantity;
  bool approximate = false;
  std::optional<double> amount;  ///< in units of `currency`
  std::string currency;          ///< empty where no amount
  std::string evidence;          ///< the words that name the item, as they stand in the text
  std::string sentence;          ///< the whole sentence
  Span sentence_span;
  std::vector<StatementPart> parts;
  std::string speaker;    ///< a person's full name, or a country code / organization that speaks; may be empty
  std::string announced;  ///< the day the statement speaks of, ISO; empty where it cannot be told
  std::string due;        ///< the day or month it is due, ISO; may be empty
  double confidence = 0;  ///< 0..1, calibrated on held-out gold
  std::string rule;       ///< one line: the event and the mechanisms that decided
  std::vector<std::string> features;  ///< the features that weighed most, "name=value (+0.81)"
};

/// A named person. `country` is the one the person serves or comes from, `role` English and lower case; both may be
/// empty.
struct RecordPerson {
  std::string name;
  std::string country;
  std::string role;
  std::vector<Span> mentions;
};

/// A country, organization or weapon and where it is named.
struct RecordEntity {
  std::string id;  ///< alpha-2, the organization's name, the weapon's slug
  std::vector<Span> mentions;
};

/// Everything one document says.
struct Record {
  std::string doc;     ///< the document's id: its file name without folder and suffix, unless it names itself
  std::string source;  ///< the path or stream it was read from
  std::string language;
  std::string date;  ///< day of publication, or empty
  std::string title;
  std::string publisher;
  std::string url;
  std::vector<RecordPerson> persons;
  std::vector<RecordEntity> countries;
  std::vector<RecordEntity> organizations;
  std::vector<RecordEntity> weapons;
  std::vector<Statement> commitments;
};

}  // namespace pledgegraph
