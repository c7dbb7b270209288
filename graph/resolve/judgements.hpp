// A person's own judgements on what is the same: a text file under version control that wins over every rule.
//
// One judgement a line, fields separated by tabs, "#" starts a comment line:
//
//   same <TAB> left <TAB> right [<TAB> note]
//   not-same <TAB> left <TAB> right [<TAB> note]
//
// left and right are two statement ids, two commitment ids as the ledger prints them (each stands for the commitment's
// earliest statement), or two persons, "person:<name as a document spells it>" or "person:<slug>".
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace pledgegraph {

struct Judgement {
  bool same = true;
  std::string left, right;
  std::string note;  ///< why, shown among the merge reasons
};

using Judgements = std::vector<Judgement>;

/// Reads a judgement file's text; `name` stands in messages.
/// @throws InputError with name and line.
Judgements parse_judgements(std::string_view text, std::string_view name = "judgements");

/// The inverse, one line each.
std::string format_judgements(const Judgements& judgements);

}  // namespace pledgegraph
