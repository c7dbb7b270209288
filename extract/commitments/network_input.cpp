#include "extract/commitments/network_input.hpp"

#include <algorithm>
#include <bit>
#include <cstdlib>

#include "extract/commitments/decide.hpp"
#include "extract/commitments/text_features.hpp"
#include "extract/commitments/token_classes.hpp"
#include "extract/text/letters.hpp"

namespace pledgegraph {
namespace {

constexpr std::size_t kPrefix = 5, kSuffix = 3;  // letters that stand for a word's forms
constexpr int kFarthest = 13, kSentences = 5, kRanks = 6, kMentions = 9, kSentencesBack = 9;
constexpr std::uint32_t kSeenBefore = 100, kSeenAfter = 50;  // tokens that an item attends to

const std::vector<std::string> kItem = {"implied", "definite", "additional", "accessory", "vague", "number", "sum", "antecedent", "aid"};
enum ItemPlace { iImplied, iDefinite, iAdditional, iAccessory, iVague, iNumber, iSum, iAntecedent, iAid };
const std::vector<std::string> kReading = {"own", "antecedent", "forward", "loose", "system", "same-number", "its-number", "its-headline", "its-block"};
enum ReadingPlace { rOwn, rAntecedent, rForward, rLoose, rSystem, rSameNumber, rItsNumber, rHeadline, rBlock };
const std::vector<std::string> kWord = {"name", "demonym", "capital", "institution", "place", "epithet", "group", "states", "seat"};
const std::vector<std::string> kParty = {"organization", "person", "pronoun", "origin", "oblique", "dative", "coordinated", "to-marked"};
enum PartyPlace { pOrganization, pPerson, pPronoun, pOrigin, pOblique, pDative, pCoordinated, pToMarked };
const std::vector<std::string> kCandidate = {"ukraine", "russia", "organization", "company", "group", "in-headline", "default-recipient"};
enum CandidatePlace { cUkraine, cRussia, cOrganization, cCompany, cGroup, cInHeadline, cDefault };
const std::vector<std::string> kPair = {"same-block", "same-segment", "opener"};
enum PairPlace { bSameBlock, bSameSegment, bOpener };

std::vector<std::string> numbers(int first, int last) {
  std::vector<std::string> out;
  for (int k = first; k <= last; ++k) out.push_back(std::to_string(k));
  return out;
}

/// A distance in tokens: exact up to four, then two steps for each doubling.
int distance_step(int distance) {
  const auto far = static_cast<unsigned>(std::abs(distance));
  int step = static_cast<int>(far);
  if (far >= 4) {
    const int log = std::bit_width(far) - 1;
    const bool upper = static_cast<double>(far) >= 1.41421356 * static_cast<double>(1u << log);
    step = std::min(4 + 2 * (log - 2) + (upper ? 1 : 0), kFarthest);
  }
  return distance < 0 ? -step : step;
}

NetworkInput::Place place_of(TokenRange range, std::uint32_t last_token) {
  const std::uint32_t first = std::min(range.begin, last_token);
  return {first, std::max(first, std::min(range.end, last_token + 1) - 1)};
}

}  // namespace

NetworkFeatures::NetworkFeatures() {
  type_ = items_.block("type=", mention_type_names());
  item_ = items_.block("", kItem);
  own_category_ = items_.block("category=", category_names());
  word_ = parties_.block("word=", kWord);
  party_ = parties_.block("", kParty);
  candidate_ = candidates_.block("", kCandidate);
  acting_rank_ = candidates_.block("acting-rank=", numbers(0, kRanks - 1));
  subject_rank_ = candidates_.block("subject-rank=", numbers(0, kRanks - 1));
  mentions_ = candidates_.block("mentions=", numbers(0, kMentions - 1));
  distance_ = pairs_.block("distance=", numbers(-kFarthest, kFarthest));
  sentences_ = pairs_.block("sentences=", numbers(-kSentences, kSentences));
  pair_ = pairs_.block("", kPair);
  reading_ = readings_.block("", kReading);
  category_ = readings_.block("category=", category_names());
  aid_ = readings_.block("", std::vector<std::string>(Context::kAid.begin(), Context::kAid.end()));
  mentions_of_it_ = readings_.block("mentions-of-it=", numbers(0, kMentions - 1));
  rank_ = readings_.block("rank=", numbers(0, kRanks - 1));
  back_ = readings_.block("distance=", numbers(-kFarthest, kFarthest));
  sentences_back_ = readings_.block("sentences-back=", numbers(0, kSentencesBack));
  in_sentence_ = nearness_.block("in-sentence=", numbers(-kFarthest, kFarthest));
  in_block_ = nearness_.block("in-block=", numbers(-kFarthest, kFarthest));
  beyond_ = nearness_.block("beyond=", numbers(-kFarthest, kFarthest));
}

NetworkInput NetworkFeatures::input(const Context& context, std::unordered_map<std::uint64_t, std::string>* names) const {
  NetworkInput out;
  add_items(context, out);
  if (out.items.empty()) return out;
  add_windows(context, out);
  add_tokens(context, out, names);
  add_parties(context, out);
  add_pairs(context, out);
  add_readings(context, out);
  return out;
}

void NetworkFeatures::add_items(const Context& c, NetworkInput& out) const {
  const auto last_token = static_cast<std::uint32_t>(c.a.tokens.size() - 1);
  for (int m = 0; m < static_cast<int>(c.a.items.size()); ++m) {
    const ItemMention& item = c.a.items[static_cast<std::size_t>(m)];
    if (!is_case(item)) continue;
    out.mentions.push_back(m);
    out.items.push_back(place_of(item.head, last_token));
    const auto put = [&](int place) { out.item_features.put(static_cast<std::uint16_t>(place)); };
    put(type_ + static_cast<int>(item.type));
    const std::pair<bool, ItemPlace> holds[] = {{item.implied, iImplied}, {item.definite, iDefinite}, {item.additional, iAdditional},
                                                {item.accessory, iAccessory}, {item.vague, iVague}, {item.number >= 0, iNumber},
                                                {item.money >= 0, iSum}, {item.antecedent >= 0, iAntecedent},
                                                {std::find(Context::kAid.begin(), Context::kAid.end(), item.own.slug) != Context::kAid.end(), iAid}};
    for (const auto& [does, place] : holds)
      if (does) put(item_ + place);
    if (const int category = category_place(*c.a.world, item.own.item); category >= 0) put(own_category_ + category);
    out.item_features.end();
  }
}

void NetworkFeatures::add_windows(const Context& c, NetworkInput& out) const {
  const auto n = static_cast<std::uint32_t>(c.a.tokens.size());
  const auto block = [&](std::uint32_t token) { return c.a.sentences[c.a.sentence_of[token]].block; };
  for (const NetworkInput::Place& item : out.items) {
    const std::uint32_t first = item.first - std::min(item.first, kSeenBefore), end = std::min(item.last + 1 + kSeenAfter, n);
    out.windows.first.push_back(first);
    for (std::uint32_t t = first; t < end; ++t) {
      const int distance = t < item.first ? static_cast<int>(t) - static_cast<int>(item.first) : t > item.last ? static_cast<int>(t - item.last) : 0;
      const int where = c.a.sentence_of[t] == c.a.sentence_of[item.first] ? in_sentence_ : block(t) == block(item.first) ? in_block_ : beyond_;
      out.windows.nearness.push_back(static_cast<std::uint16_t>(where + kFarthest + distance_step(distance)));
    }
    out.windows.ends.push_back(static_cast<std::uint32_t>(out.windows.nearness.size()));
  }
}

void NetworkFeatures::add_tokens(const Context& c, NetworkInput& out, std::unordered_map<std::uint64_t, std::string>* names) const {
  const Analysis& a = c.a;
  const auto n = static_cast<std::uint32_t>(a.tokens.size());
  const TokenClasses classes(c);
  std::vector<bool> in_item(n), in_case(n), in_party(n), ukraine(n), russia(n), origin(n);
  const auto mark = [n](std::vector<bool>& marks, TokenRange range) {
    for (std::uint32_t i = range.begin; i < std::min(range.end, n); ++i) marks[i] = true;
  };
  for (const ItemMention& item : a.items) {
    mark(in_item, item.tokens);
    if (is_case(item)) mark(in_case, item.head);
  }
  for (std::size_t p = 0; p < a.parties.size(); ++p) {
    const PartyMention& party = a.parties[p];
    mark(in_party, party.tokens);
    if (party.origin) mark(origin, party.tokens);
    if (c.candidate_at[p] < 0) continue;
    const Candidate& candidate = c.candidates[static_cast<std::size_t>(c.candidate_at[p])];
    if (candidate.ukraine) mark(ukraine, party.tokens);
    if (candidate.russia) mark(russia, party.tokens);
  }
  const FeatureSink sink(out.tokens.features, names);
  const std::string_view code = a.document->language;
  out.table = &a.language->meanings;
  for (std::uint32_t i = 0; i < n; ++i) {
    out.meanings.push_back(-1);
    if (!classes.name[i] && a.tokens[i].type == TokenType::Word) {
      const std::string_view word = a.word(i).lower;
      out.meanings.back() = a.word(i).meaning;
      sink.put({"word ", code, " ", word});
      sink.put({"begins ", code, " ", first_letters(word, kPrefix)});
      sink.put({"ends ", code, " ", last_letters(word, kSuffix)});
    }
    if (!classes.symbol[i].empty()) sink.put({"class ", classes.symbol[i]});
    const std::uint32_t sentence = a.sentence_of[i], block = a.sentences[sentence].block;
    const bool first = i == 0 || a.sentence_of[i - 1] != sentence;
    if (first) sink.put({"sentence"});
    if (first && (i == 0 || a.sentences[a.sentence_of[i - 1]].block != block)) sink.put({"block"});
    sink.put({"in ", block_names()[static_cast<std::size_t>(a.document->blocks[block].type)]});
    if (c.quoted[i]) sink.put({"quoted"});
    if (classes.name[i]) sink.put({"name"});
    if (!c.purpose[i].empty()) sink.put({"purpose ", c.purpose[i]});
    if (in_item[i]) sink.put({"item"});
    if (in_case[i]) sink.put({"case"});
    if (in_party[i]) sink.put({"party"});
    if (ukraine[i]) sink.put({"ukraine"});
    if (russia[i]) sink.put({"russia"});
    if (origin[i]) sink.put({"origin"});
    out.tokens.end();
  }
}

void NetworkFeatures::add_parties(const Context& c, NetworkInput& out) const {
  const Analysis& a = c.a;
  const auto last_token = static_cast<std::uint32_t>(a.tokens.size() - 1);
  out.candidates = c.candidates.size();
  for (const Candidate& candidate : c.candidates) {
    const auto put = [&](int place) { out.candidate_features.put(static_cast<std::uint16_t>(place)); };
    const std::pair<bool, CandidatePlace> holds[] = {{candidate.ukraine, cUkraine}, {candidate.russia, cRussia}, {candidate.organization, cOrganization},
                                                     {candidate.company, cCompany}, {candidate.group, cGroup}, {candidate.in_headline, cInHeadline},
                                                     {candidate.party == c.default_recipient, cDefault}};
    for (const auto& [does, place] : holds)
      if (does) put(candidate_ + place);
    put(acting_rank_ + std::min(candidate.acting_rank, kRanks - 1));
    put(subject_rank_ + std::min(candidate.subject_rank, kRanks - 1));
    put(mentions_ + std::min(static_cast<int>(candidate.mentions.size()), kMentions - 1));
    out.candidate_features.end();
  }
  for (std::size_t p = 0; p < a.parties.size(); ++p) {
    const PartyMention& party = a.parties[p];
    if (c.candidate_at[p] < 0 || party.tokens.begin > last_token) continue;
    out.parties.push_back(place_of(party.tokens, last_token));
    out.candidate_of.push_back(c.candidate_at[p]);
    const auto put = [&](int place) { out.party_features.put(static_cast<std::uint16_t>(place)); };
    put(word_ + static_cast<int>(party.word));
    const std::pair<bool, PartyPlace> holds[] = {{party.organization, pOrganization}, {party.person, pPerson}, {party.pronoun, pPronoun},
                                                 {party.origin, pOrigin}, {party.oblique, pOblique}, {party.dative, pDative},
                                                 {party.chain >= 0, pCoordinated}, {c.to_marked[p], pToMarked}};
    for (const auto& [does, place] : holds)
      if (does) put(party_ + place);
    out.party_features.end();
  }
}

void NetworkFeatures::add_pairs(const Context& c, NetworkInput& out) const {
  const Analysis& a = c.a;
  for (const NetworkInput::Place& item : out.items)
    for (const NetworkInput::Place& party : out.parties) {
      const std::uint32_t i = item.first, j = party.first;
      const int here = static_cast<int>(a.sentence_of[i]), there = static_cast<int>(a.sentence_of[j]);
      const auto put = [&](int place) { out.pair_features.put(static_cast<std::uint16_t>(place)); };
      put(distance_ + kFarthest + distance_step(static_cast<int>(j) - static_cast<int>(i)));
      put(sentences_ + kSentences + std::clamp(there - here, -kSentences, kSentences));
      if (a.sentences[static_cast<std::size_t>(here)].block == a.sentences[static_cast<std::size_t>(there)].block) put(pair_ + bSameBlock);
      if (c.segment[i] == c.segment[j]) put(pair_ + bSameSegment);
      if (c.opener[static_cast<std::size_t>(here)] == there) put(pair_ + bOpener);
      out.pair_features.end();
    }
}

void NetworkFeatures::add_readings(const Context& c, NetworkInput& out) const {
  const auto last_token = static_cast<std::uint32_t>(c.a.tokens.size() - 1);
  std::vector<int> place_of_mention(c.a.items.size(), -1);
  for (const int m : out.mentions) {
    const std::vector<ItemReading>& readings = c.readings[static_cast<std::size_t>(m)];
    for (std::size_t k = 0; k < readings.size() && readings.size() > 1; ++k) {
      const int antecedent = readings[k].antecedent;
      if (antecedent >= 0 && place_of_mention[static_cast<std::size_t>(antecedent)] < 0) {
        place_of_mention[static_cast<std::size_t>(antecedent)] = static_cast<int>(out.antecedents.size());
        out.antecedents.push_back(place_of(c.a.items[static_cast<std::size_t>(antecedent)].head, last_token));
      }
      out.readings.push_back(antecedent < 0 ? -1 : place_of_mention[static_cast<std::size_t>(antecedent)]);
      add_reading(c, m, k, out);
    }
    out.reading_ends.push_back(static_cast<std::uint32_t>(out.readings.size()));
  }
}

void NetworkFeatures::add_reading(const Context& c, int mention, std::size_t which, NetworkInput& out) const {
  const Analysis& a = c.a;
  const ItemMention& m = a.items[static_cast<std::size_t>(mention)];
  const ItemReading& reading = c.readings[static_cast<std::size_t>(mention)][which];
  const auto put = [&](int place) { out.reading_features.put(static_cast<std::uint16_t>(place)); };
  const auto holds = [&](ReadingPlace place) { put(reading_ + place); };
  if (which == 0) holds(rOwn);
  if (reading.name.item >= 0 && a.world->items[static_cast<std::size_t>(reading.name.item)].system) holds(rSystem);
  if (const int category = category_place(*a.world, reading.name.item); category >= 0) put(category_ + category);
  const int slug = c.slug_of(reading.name.slug);
  if (slug >= 0 && slug < static_cast<int>(Context::kAid.size())) put(aid_ + slug);
  put(mentions_of_it_ + std::min(static_cast<int>(std::count(c.own_slug.begin(), c.own_slug.end(), slug)), kMentions - 1));
  put(rank_ + std::min(static_cast<int>(which), kRanks - 1));
  if (reading.antecedent >= 0) {
    const ItemMention& other = a.items[static_cast<std::size_t>(reading.antecedent)];
    holds(rAntecedent);
    if (reading.antecedent > mention) holds(rForward);
    if (reading.name.slug != other.own.slug) holds(rLoose);
    const auto value = [&](int n) { return n < 0 ? std::optional<double>() : a.numbers[static_cast<std::size_t>(n)].value; };
    if (value(other.number)) holds(rItsNumber);
    if (value(other.number) && value(other.number) == value(m.number)) holds(rSameNumber);
    const std::uint32_t here = a.sentence_of[m.head.begin], there = a.sentence_of[other.head.begin];
    if (a.document->blocks[a.sentences[there].block].type == BlockType::Headline) holds(rHeadline);
    if (a.sentences[there].block == a.sentences[here].block) holds(rBlock);
    put(back_ + kFarthest + distance_step(static_cast<int>(other.head.begin) - static_cast<int>(m.head.begin)));
    put(sentences_back_ + static_cast<int>(std::min<std::uint32_t>(here - std::min(here, there), kSentencesBack)));
  } else if (which > 0 && m.own.slug != reading.name.slug) {
    holds(rLoose);
  }
  out.reading_features.end();
}

}  // namespace pledgegraph
