#include "extract/entities/person_country.hpp"

#include <algorithm>
#include <span>
#include <utility>

namespace pledgegraph {
namespace {

// Chosen among a dozen settings on 415 texts of six languages (95 of 100 countries right).
constexpr double kFirstHome = 0.3;   // the first country whose press writes in the language
constexpr double kHome = 0.1;        // the others
constexpr double kNamedHome = 0.4;   // any of them that the text names
constexpr double kOrigin = 0.3, kNamedOrigin = 0.6;  // the country where the given name is at home
constexpr double kGivenTo = 0.8;     // each time something is given to a country
constexpr double kHeadline = 0.6;    // as near as a headline ever is
constexpr double kDateline = 0.6;    // and a dateline
constexpr double kFirstSentence = 0.3;
constexpr double kOften = 0.03, kMostOften = 0.3;  // each time a country is named

}  // namespace

CountryNear::CountryNear(const Analysis& a) : a_(a) {
  for (const Block& block : a.document->blocks)
    if (block.type == BlockType::Dateline) read_dateline(block.span);
  for (const PartyMention& party : a.parties) {
    if (party.organization || party.party == "group" || party.party.empty()) continue;
    Use& use = uses_[party.party];
    const std::uint32_t sentence = a.sentence_of[party.tokens.begin], begin = a.sentences[sentence].tokens.begin;
    use.sentences.push_back(sentence);
    if (sentence == 0) use.head = std::max(use.head, a.document->blocks[a.sentences[0].block].type == BlockType::Headline ? kHeadline : kFirstSentence);
    std::uint32_t before = party.tokens.begin;
    if (before > begin && a.is(before - 1, Grammar::Definite) && !a.is(before - 1, Grammar::To)) --before;
    if (before > begin && (a.is(before - 1, Grammar::To) || a.is(before - 1, Grammar::For))) ++use.given_to;
  }
}

/// "WASHINGTON, May 3 (AP) —": the place from which a text is sent.
void CountryNear::read_dateline(Span span) {
  const std::string_view text = a_.document->text;
  const Lexicon& lexicon = *a_.language->lexicon;
  std::vector<Token> tokens;
  tokenize(text, span, lexicon.apostrophes(), tokens);
  for (Token& token : tokens) token.word = a_.vocabulary->index(text.substr(token.span.begin, token.span.end - token.span.begin), token);
  std::vector<LexMatch> found;
  lexicon.find(std::span(std::as_const(tokens)), [&](std::uint32_t i) -> const Lexicon::WordLabels& { return (*a_.vocabulary)[tokens[i].word].labels; }, found);
  for (const LexMatch& match : found) {
    if (match.entry.layer != Layer::Names) continue;
    const NameRow& row = a_.language->names[match.entry.row];
    // "News in English" is sent from nowhere.
    if (row.type == NameRow::Type::Country && row.word != CountryWord::Demonym && row.codes.size() == 1 && row.codes.front() != "group") uses_[row.codes.front()].head = kDateline;
  }
}

bool CountryNear::mentioned(const std::string& country) const {
  const std::vector<std::string>& home = a_.language->home;
  return uses_.contains(country) || std::find(home.begin(), home.end(), country) != home.end();
}

std::string CountryNear::at(std::uint32_t token, const std::string& origin) const {
  const std::uint32_t sentence = a_.sentence_of[token];
  const std::vector<std::string>& home = a_.language->home;
  std::map<std::string, double> weight;
  for (std::size_t k = 0; k < home.size(); ++k) weight[home[k]] = (k == 0 ? kFirstHome : kHome) + (uses_.contains(home[k]) ? kNamedHome : 0);
  for (const auto& [country, use] : uses_) {
    double near = use.head;
    for (const std::uint32_t other : use.sentences) {
      const double distance = other <= sentence ? sentence - other : 2.0 * (other - sentence);
      near = std::max(near, 1 / (1 + distance));
    }
    weight[country] += (near + std::min(kOften * static_cast<double>(use.sentences.size()), kMostOften)) / (1 + kGivenTo * use.given_to);
  }
  if (!origin.empty()) weight[origin] += uses_.contains(origin) ? kNamedOrigin : kOrigin;
  std::string best;
  double most = 0;
  for (const auto& [country, w] : weight)
    if (w > most) {
      most = w;
      best = country;
    }
  return best;
}

}  // namespace pledgegraph
