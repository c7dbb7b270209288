// The country that a person of whom the text says nothing else most likely serves.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "extract/text/analysis.hpp"

namespace pledgegraph {

class CountryNear {
 public:
  /// Needs the parties that the names of countries gave.
  explicit CountryNear(const Analysis& analysis);

  /// Countries weigh by how near the token they are named, less where the text gives to them; those whose press writes in
  /// the text's language have a start, and so has the one where the person's given name is at home (`origin`, may be
  /// empty). Empty if no country weighs anything.
  std::string at(std::uint32_t token, const std::string& origin) const;
  /// True if the text names the country or is written in its language.
  bool mentioned(const std::string& country) const;

 private:
  void read_dateline(Span span);

  struct Use {
    double given_to = 0;
    double head = 0;  ///< named in the headline, the dateline, or the first sentence
    std::vector<std::uint32_t> sentences;
  };

  const Analysis& a_;
  std::map<std::string, Use> uses_;
};

}  // namespace pledgegraph
