// Features of a pair of item mention and candidate party: is it the donor, is it the recipient.
#include <algorithm>

#include "extract/commitments/event_reading.hpp"
#include "extract/commitments/features.hpp"

namespace pledgegraph {

namespace {

/// The events whose roles are asked for, and the roles.
const std::vector<std::string> kRoleEvents = {"event", "governor", "top", "left", "opener", "before", "headline", "say"};
const std::vector<std::string> kRoles = {"subject", "agent", "addressee", "source"};

const std::vector<std::string>& role_names() {
  static const std::vector<std::string> names = [] {
    std::vector<std::string> out;
    for (const std::string& event : kRoleEvents) {
      for (const std::string& role : kRoles) {
        out.push_back(event + "." + role);
        out.push_back(event + ".other-" + role);
      }
      out.push_back(event + ".inherited");
      out.push_back(event + ".we");
    }
    return out;
  }();
  return names;
}

/// 2 if the mention is of the candidate, 1 if one coordinated with it is, else 0.
int takes_part(const Context& c, int mention, int candidate) {
  if (mention < 0) return 0;
  if (c.candidate_at[static_cast<std::size_t>(mention)] == candidate) return 2;
  const auto& parties = c.a.parties;
  const int chain = parties[static_cast<std::size_t>(mention)].chain;
  for (std::size_t k = static_cast<std::size_t>(mention); k-- > 0 && parties[k].chain == chain;)
    if (c.candidate_at[k] == candidate) return 1;
  for (std::size_t k = static_cast<std::size_t>(mention) + 1; k < parties.size() && parties[k].chain == chain; ++k)
    if (c.candidate_at[k] == candidate) return 1;
  return 0;
}

const std::vector<std::string> kMentionWords = {"name", "demonym", "capital", "institution", "place", "epithet", "group"};
const std::vector<std::string> kSimpleParty = {
    "is-ukraine", "is-russia", "is-group", "is-organization", "is-company", "share", "acting", "first-mentioned", "in-headline", "in-sentence",
    "sentence-distance", "subject-of-last-sentence", "left-before-event", "left-distance", "left-signs", "left-last", "left-first", "left-person",
    "left-pronoun", "right-distance", "right-signs", "right-first", "right-person", "event-distance-left", "event-distance-right", "before-event-nearest",
    "after-event-nearest", "others-between", "adjacent-demonym", "was-last-donor", "was-last-recipient", "last-same-sentence", "donated", "received",
    "only-candidate-in-sentence", "parties-in-sentence", "most-frequent", "rank", "pronoun-subject", "we-in-sentence", "in-quote", "to-marked-in-sentence",
    "mentioned-before", "first-block-subject", "has-any-mention", "event-left", "event-passive", "event-finite", "event-negated", "to-marked-anywhere", "first-of-block",
    "verb-between", "same-clause-left", "same-clause-right", "document-parties", "ukraine-named", "to-marked-share", "recency-rank",
    "last-subject", "last-giver", "opens-block", "labels-block", "opens-block-above", "subject-share", "subject-rank",
    "in-segment", "first-of-segment", "only-in-segment", "labels-segment", "items-between-left", "items-between-right", "same-bracket", "aside",
    "grammar-gives", "grammar-other-gives", "grammar-gets", "grammar-other-gets", "grammar-steps"};
/// What the network says: that the candidate is the donor or the recipient of the mention, by how much more than any other,
/// and that it is the donor of the mentions around.
const std::vector<std::string> kNetworkParty = {"donor", "donor-rank", "donor-margin", "recipient", "recipient-rank", "commitment", "donor-of-previous",
                                                "donor-of-next", "donor-in-sentence", "donor-of-item", "donor-of-chain", "donor-in-document", "donor-in-block"};
enum NetworkParty {
  nDonor, nDonorRank, nDonorMargin, nRecipient, nRecipientRank, nCommitment, nOfPrevious, nOfNext, nInSentence, nOfItem, nOfChain, nInDocument, nInBlock
};
enum SimpleParty {
  pIsUkraine, pIsRussia, pIsGroup, pIsOrganization, pIsCompany, pShare, pActing, pFirstMentioned, pInHeadline, pInSentence, pSentenceDistance,
  pSubjectOfLast, pLeftBeforeEvent, pLeftDistance, pLeftSigns, pLeftLast, pLeftFirst, pLeftPerson, pLeftPronoun, pRightDistance, pRightSigns,
  pRightFirst, pRightPerson, pEventDistanceLeft, pEventDistanceRight, pBeforeEventNearest, pAfterEventNearest, pOthersBetween, pAdjacentDemonym,
  pWasLastDonor, pWasLastRecipient, pLastSameSentence, pDonated, pReceived, pOnlyInSentence, pPartiesInSentence, pMostFrequent, pRank,
  pPronounSubject, pWeInSentence, pInQuote, pToMarked, pMentionedBefore, pFirstBlockSubject, pHasAny, pEventLeft, pEventPassive, pEventFinite,
  pEventNegated, pToAnywhere, pFirstOfBlock, pVerbBetween, pSameClauseLeft, pSameClauseRight, pDocumentParties, pUkraineNamed, pToShare,
  pRecencyRank, pLastSubject, pLastGiver, pOpensBlock, pLabelsBlock, pOpensAbove, pSubjectShare, pSubjectRank,
  pInSegment, pFirstOfSegment, pOnlyInSegment, pLabelsSegment, pItemsBetweenLeft, pItemsBetweenRight, pSameBracket, pAside,
  pGrammarGives, pGrammarOtherGives, pGrammarGets, pGrammarOtherGets, pGrammarSteps
};
}  // namespace

PartyFeatures::PartyFeatures() {
  nearest_ = table_.block("nearest.before=", before_names());
  left_ = table_.block("left.before=", before_names());
  right_ = table_.block("right.before=", before_names());
  word_left_ = table_.block("left.word=", kMentionWords);
  word_right_ = table_.block("right.word=", kMentionWords);
  simple_ = table_.block("", kSimpleParty);
  network_ = table_.block("network.", kNetworkParty);
  status_ = table_.block("status=", status_names());
  near_class_ = table_.block("event.class=", event_classes());
  near_tense_ = table_.block("event.tense=", tense_names());
  roles_ = table_.block("role.", role_names());
}

PartyFeatures::Shared PartyFeatures::shared(const Context& c, int mention, int status, const History& history) const {
  Shared out;
  out.features.assign(names().size(), 0.0f);
  const Analysis& a = c.a;
  const ItemMention& m = a.items[static_cast<std::size_t>(mention)];
  const std::uint32_t s = a.sentence_of[m.head.begin];
  const auto set = [&](int at, double value) { out.features[static_cast<std::size_t>(at)] = static_cast<float>(value); };
  const auto simple = [&](SimpleParty at, double value) { set(simple_ + at, value); };
  const int event = governing_event(c, mention);
  const EventMention* e = event >= 0 ? &a.events[static_cast<std::size_t>(event)] : nullptr;
  simple(pUkraineNamed, static_cast<double>(std::min<std::size_t>(c.candidates.front().mentions.size(), 5)));
  simple(pDocumentParties, static_cast<double>(std::min<std::size_t>(c.candidates.size(), 20)));
  simple(pPartiesInSentence, static_cast<double>(std::min<std::size_t>(c.parties[s].size(), 10)));
  if (e) {
    set(near_class_ + e->event_class, 1);
    set(near_tense_ + static_cast<int>(e->tense), 1);
    simple(pEventLeft, e->tokens.begin < m.head.begin);
    simple(pEventPassive, e->passive);
    simple(pEventFinite, e->finite);
    simple(pEventNegated, e->negated);
  }
  const TokenRange sentence = a.sentences[s].tokens;
  for (std::uint32_t i = sentence.begin; i < m.head.begin; ++i) {
    if (a.is(i, Grammar::Pronoun)) simple(pPronounSubject, 1);
    if (a.is(i, Grammar::First)) simple(pWeInSentence, 1);
  }
  simple(pLastSameSentence, history.last_status > 0 && history.last_sentence == s);
  set(status_ + std::max(status, 0), 1);
  for (const Candidate& who : c.candidates) {
    int last = -1;
    for (const int k : who.mentions) {
      const PartyMention& party = a.parties[static_cast<std::size_t>(k)];
      if (party.tokens.begin >= m.head.begin) break;
      if (party.word != CountryWord::Place) last = static_cast<int>(party.tokens.begin);
    }
    out.last.push_back(last);
  }
  const auto named = std::find_if(c.parties.begin(), c.parties.end(), [](const std::vector<int>& parties) { return !parties.empty(); });
  if (named != c.parties.end()) {
    const auto other = std::find_if(named->begin(), named->end(), [&](int k) { return a.parties[static_cast<std::size_t>(k)].party != "UA"; });
    if (other != named->end()) out.first_party = c.candidate_at[static_cast<std::size_t>(*other)];
  }
  for (std::size_t k = a.events.size(); k-- > 0 && out.last_giver < 0;) {
    const EventMention& other = a.events[k];
    const int subject = a.roles[k].subject;
    if (other.tokens.begin >= m.head.begin || !other.finite || subject < 0) continue;
    const std::string& party = a.parties[static_cast<std::size_t>(subject)].party;
    if (party == "UA" || party == "RU") continue;
    if (out.last_subject < 0) out.last_subject = subject;
    const EventGroup group = group_of(other.event_class);
    if (group == EventGroup::Transfer || group == EventGroup::Promise) out.last_giver = subject;
  }
  // The events that may govern the mention.
  int left_event = -1, say_event = -1, before_event = -1, headline_event = -1;
  for (const int k : c.events[s]) {
    const EventMention& other = a.events[static_cast<std::size_t>(k)];
    if (other.tokens.end <= m.head.begin && other.finite) left_event = k;
    if (event_classes()[other.event_class] == "say" && (say_event < 0 || other.tokens.begin < m.head.begin)) say_event = k;
  }
  for (std::uint32_t back = s; back-- > 0 && s - back <= 6 && before_event < 0;) before_event = telling_event(c, static_cast<int>(back));
  for (std::uint32_t k = 0; k < std::min<std::size_t>(a.sentences.size(), 3) && headline_event < 0; ++k) headline_event = telling_event(c, static_cast<int>(k));
  const int governor = e ? e->governor : -1;
  int top = governor;
  for (int steps = 0; top >= 0 && a.events[static_cast<std::size_t>(top)].governor >= 0 && steps < 4; ++steps) top = a.events[static_cast<std::size_t>(top)].governor;
  out.grammar = grammatical_parties(a, event);
  if (const int gapped = gapped_subject(c, mention); gapped >= 0) out.grammar = {gapped, out.grammar.receiver, 0};
  out.events = {event, governor, top, left_event, telling_event(c, c.opener[s]), before_event, headline_event, say_event};
  return out;
}

void PartyFeatures::fill(const Context& c, const NetworkOpinions& network, int mention, int candidate, int status, const History& history, std::vector<float>& out) const {
  const Shared all = shared(c, mention, status, history);
  out = all.features;
  add(c, all, mention, candidate, history, out);
  add_network(c, network, mention, candidate, out);
}

std::vector<float> PartyFeatures::of_all(const Context& c, const NetworkOpinions& network, int mention, int status, const History& history) const {
  const Shared all = shared(c, mention, status, history);
  const std::size_t width = all.features.size();
  std::vector<float> out;
  out.reserve(width * c.candidates.size());
  for (std::size_t k = 0; k < c.candidates.size(); ++k) {
    out.insert(out.end(), all.features.begin(), all.features.end());
    const std::span<float> row = std::span(out).subspan(k * width, width);
    add(c, all, mention, static_cast<int>(k), history, row);
    add_network(c, network, mention, static_cast<int>(k), row);
  }
  return out;
}

void PartyFeatures::add(const Context& c, const Shared& shared, int mention, int candidate, const History& history, std::span<float> out) const {
  const Analysis& a = c.a;
  const ItemMention& m = a.items[static_cast<std::size_t>(mention)];
  const Candidate& p = c.candidates[static_cast<std::size_t>(candidate)];
  const std::uint32_t s = a.sentence_of[m.head.begin];
  const auto set = [&](int at, double value) { out[static_cast<std::size_t>(at)] = static_cast<float>(value); };
  const auto simple = [&](SimpleParty at, double value) { set(simple_ + at, value); };
  const auto is_it = [&](int k) { return c.candidate_at[static_cast<std::size_t>(k)] == candidate; };
  const int event = shared.events[0];
  const EventMention* e = event >= 0 ? &a.events[static_cast<std::size_t>(event)] : nullptr;

  simple(pIsUkraine, p.ukraine);
  simple(pIsRussia, p.russia);
  simple(pIsGroup, p.group);
  simple(pIsOrganization, p.organization);
  simple(pIsCompany, p.company);
  simple(pShare, c.acting_total ? static_cast<double>(p.acting) / c.acting_total : 0);
  simple(pActing, std::min(p.acting, 12));
  simple(pInHeadline, p.in_headline);
  simple(pHasAny, !p.mentions.empty());
  simple(pRank, std::min(p.acting_rank, 10));
  simple(pMostFrequent, !p.ukraine && p.acting > 0 && p.acting == c.most_acting);
  if (!p.mentions.empty()) {
    simple(pFirstMentioned, !a.parties.empty() && is_it(0));
    simple(pMentionedBefore, a.parties[static_cast<std::size_t>(p.mentions.front())].tokens.begin < m.head.begin);
    simple(pToAnywhere, p.marked > 0);
    simple(pToShare, static_cast<double>(p.marked) / static_cast<double>(p.mentions.size()));
  }
  const auto& here = c.parties[s];
  bool acts = false, only = true;
  for (const int k : here) {
    if (a.parties[static_cast<std::size_t>(k)].word == CountryWord::Place) continue;
    acts = true;
    only &= is_it(k);
  }
  simple(pOnlyInSentence, acts && only);

  const PartyMention *left = nullptr, *right = nullptr, *nearest = nullptr;
  for (const int k : here) {
    const PartyMention& party = a.parties[static_cast<std::size_t>(k)];
    if (!is_it(k)) continue;
    simple(pInSentence, 1);
    if (party.tokens.end <= m.head.begin) {
      left = &party;
    } else if (party.tokens.begin >= m.head.end && !right) {
      right = &party;
    }
    if (c.to_marked[static_cast<std::size_t>(k)]) simple(pToMarked, 1);
  }
  const double left_distance = left ? m.head.begin - left->tokens.end : 99, right_distance = right ? right->tokens.begin - m.head.end : 99;
  nearest = left_distance <= right_distance ? left : right;
  simple(pLeftDistance, left ? bucket(left_distance) : 50);
  simple(pRightDistance, right ? bucket(right_distance) : 50);
  const auto before = [&](int block, const PartyMention* party) {
    if (!party) return;
    for (std::size_t k = 0; k < kBefore.size(); ++k)
      if (c.preceded_by(party->tokens.begin, kBefore[k])) set(block + static_cast<int>(k), 1);
  };
  before(nearest_, nearest);
  before(left_, left);
  before(right_, right);
  const auto verb_between = [&](std::uint32_t from, std::uint32_t to) {
    for (const int k : c.events[s]) {
      const EventMention& other = a.events[static_cast<std::size_t>(k)];
      if (other.finite && other.tokens.begin >= from && other.tokens.end <= to) return true;
    }
    return false;
  };
  if (left) {
    set(word_left_ + static_cast<int>(left->word), 1);
    simple(pLeftSigns, c.signs_between(left->tokens.end, m.head.begin));
    simple(pLeftPerson, left->person);
    simple(pLeftPronoun, left->pronoun);
    simple(pInQuote, c.quoted[left->tokens.begin]);
    simple(pVerbBetween, verb_between(left->tokens.end, m.head.begin));
    simple(pSameClauseLeft, c.signs_between(left->tokens.end, m.head.begin) == 0);
    int between = 0;
    bool first = true;
    for (const int k : here) {
      const PartyMention& party = a.parties[static_cast<std::size_t>(k)];
      if (is_it(k)) continue;
      between += party.tokens.begin >= left->tokens.end && party.tokens.end <= m.head.begin;
      first &= party.tokens.begin > left->tokens.begin;
    }
    simple(pOthersBetween, between);
    simple(pLeftLast, between == 0);
    simple(pLeftFirst, first);
    simple(pFirstOfBlock, a.sentences[s].first_of_block && first);
  }
  if (right) {
    set(word_right_ + static_cast<int>(right->word), 1);
    simple(pRightSigns, c.signs_between(m.head.end, right->tokens.begin));
    simple(pRightPerson, right->person);
    simple(pSameClauseRight, c.signs_between(m.head.end, right->tokens.begin) == 0);
    bool first = true;
    for (const int k : here) {
      const PartyMention& party = a.parties[static_cast<std::size_t>(k)];
      if (!is_it(k) && party.tokens.begin >= m.head.end && party.tokens.begin < right->tokens.begin) first = false;
    }
    simple(pRightFirst, first);
  }
  // A digest's clauses: who opens the one that the mention stands in, and what else was named since.
  const auto others_between = [&](std::uint32_t from, std::uint32_t to) {
    int count = 0;
    for (const int k : c.items[s]) {
      const ItemMention& other = a.items[static_cast<std::size_t>(k)];
      count += other.chain != m.chain && other.head.begin >= from && other.head.end <= to;
    }
    return count;
  };
  simple(pItemsBetweenLeft, left ? others_between(left->tokens.end, m.head.begin) : 9);
  simple(pItemsBetweenRight, right ? others_between(m.head.end, right->tokens.begin) : 9);
  int first_of_segment = -1;
  bool only_of_segment = true;
  for (const int k : here) {
    const PartyMention& party = a.parties[static_cast<std::size_t>(k)];
    if (c.segment[party.tokens.begin] != c.segment[m.head.begin] || party.word == CountryWord::Place) continue;
    if (is_it(k)) {
      simple(pInSegment, 1);
      simple(pSameBracket, c.bracket[m.head.begin] != 0 && c.bracket[party.tokens.begin] == c.bracket[m.head.begin]);
      if (c.aside(party.tokens.begin, m.head.begin)) simple(pAside, 1);
      const std::uint32_t at = party.tokens.begin;
      const bool opens = at < 2 || c.segment[at - 2] != c.segment[at] || c.segment[at - 1] != c.segment[at];
      if (opens && party.tokens.end < a.sentences[s].tokens.end && (a.sign(party.tokens.end) || a.tokens[party.tokens.end].type == TokenType::Number)) simple(pLabelsSegment, 1);
    } else if (party.party != "UA") {
      only_of_segment = false;
    }
    if (first_of_segment < 0 && party.party != "UA") first_of_segment = c.candidate_at[static_cast<std::size_t>(k)];
  }
  simple(pFirstOfSegment, first_of_segment == candidate);
  simple(pOnlyInSegment, first_of_segment == candidate && only_of_segment);
  if (e) {
    // The candidate's place about the event: subjects stand before it without a preposition.
    const PartyMention *before_event = nullptr, *after_event = nullptr;
    int nearest_before = -1, nearest_after = -1;
    for (const int k : here) {
      const PartyMention& party = a.parties[static_cast<std::size_t>(k)];
      if (party.word == CountryWord::Place) continue;
      if (party.tokens.end <= e->tokens.begin) {
        nearest_before = c.candidate_at[static_cast<std::size_t>(k)];
        if (is_it(k)) before_event = &party;
      } else if (party.tokens.begin >= e->tokens.end) {
        if (nearest_after < 0) nearest_after = c.candidate_at[static_cast<std::size_t>(k)];
        if (is_it(k) && !after_event) after_event = &party;
      }
    }
    simple(pEventDistanceLeft, before_event ? bucket(e->tokens.begin - before_event->tokens.end) : 50);
    simple(pEventDistanceRight, after_event ? bucket(after_event->tokens.begin - e->tokens.end) : 50);
    simple(pBeforeEventNearest, before_event && nearest_before == candidate);
    simple(pAfterEventNearest, after_event && nearest_after == candidate);
    simple(pLeftBeforeEvent, left && left->tokens.end <= e->tokens.begin);
  } else {
    simple(pEventDistanceLeft, 50);
    simple(pEventDistanceRight, 50);
  }
  for (const int k : here) {
    const PartyMention& party = a.parties[static_cast<std::size_t>(k)];
    if (is_it(k) && party.word == CountryWord::Demonym && party.tokens.end + 2 >= m.tokens.begin && party.tokens.begin <= m.tokens.end + 1)
      simple(pAdjacentDemonym, 1);
  }
  // Mentions in the sentences before.
  int distance = 20;
  for (std::uint32_t back = s; back-- > 0 && s - back < 20;) {
    bool found = false;
    for (const int k : c.parties[back]) found |= is_it(k) && a.parties[static_cast<std::size_t>(k)].word != CountryWord::Place;
    if (found) {
      distance = static_cast<int>(s - back);
      break;
    }
  }
  simple(pSentenceDistance, distance);
  for (std::uint32_t back = s; back-- > 0 && s - back <= 2;) {
    const int first = c.parties[back].empty() ? -1 : c.parties[back].front();
    if (first >= 0 && is_it(first)) {
      simple(pSubjectOfLast, 3 - static_cast<int>(s - back));
      break;
    }
  }
  // How lately it was spoken of, and who acted last.
  const int last = shared.last[static_cast<std::size_t>(candidate)];
  simple(pFirstBlockSubject, shared.first_party == candidate);
  int recency = 0;
  for (std::size_t k = 0; k < c.candidates.size(); ++k) recency += shared.last[k] > last && !c.candidates[k].ukraine && !c.candidates[k].russia;
  simple(pRecencyRank, last < 0 ? 20 : std::min(recency, 10));
  simple(pSubjectShare, c.subjects ? static_cast<double>(p.subject) / c.subjects : 0);
  simple(pSubjectRank, std::min(p.subject_rank, 10));
  if (shared.last_subject >= 0) simple(pLastSubject, takes_part(c, shared.last_subject, candidate));
  if (shared.last_giver >= 0) simple(pLastGiver, takes_part(c, shared.last_giver, candidate));
  const std::uint32_t block = a.sentences[s].block;
  if (const int opener = c.block_opener[block]; opener >= 0) {
    const PartyMention& party = a.parties[static_cast<std::size_t>(opener)];
    const int part = party.tokens.begin < m.head.begin ? takes_part(c, opener, candidate) : 0;
    simple(pOpensBlock, part);
    const TokenRange first = a.sentences[a.sentence_of[party.tokens.begin]].tokens;
    simple(pLabelsBlock, part && party.tokens.begin < first.begin + 4 && party.tokens.end < first.end && a.sign(party.tokens.end));
  }
  for (std::uint32_t b = block; b-- > 0 && block - b <= 6;)
    if (a.document->blocks[b].type == BlockType::Headline && c.block_opener[b] >= 0) {
      simple(pOpensAbove, takes_part(c, c.block_opener[b], candidate));
      break;
    }
  const GrammaticalParties& grammar = shared.grammar;
  const int gives = takes_part(c, grammar.giver, candidate), gets = takes_part(c, grammar.receiver, candidate);
  simple(pGrammarGives, gives);
  simple(pGrammarOtherGives, grammar.giver >= 0 && gives == 0);
  simple(pGrammarGets, gets);
  simple(pGrammarOtherGets, grammar.receiver >= 0 && gets == 0);
  simple(pGrammarSteps, grammar.steps);
  // Its part in the events that may govern the mention.
  int place = roles_;
  for (const int k : shared.events) {
    if (k < 0) {
      place += static_cast<int>(kRoles.size()) * 2 + 2;
      continue;
    }
    const EventRoles& roles = a.roles[static_cast<std::size_t>(k)];
    for (const int who : {roles.subject, roles.agent, roles.addressee, roles.source}) {
      const int part = takes_part(c, who, candidate);
      set(place++, part);
      set(place++, who >= 0 && part == 0);
    }
    set(place++, roles.inherited);
    set(place++, roles.first_person);
  }
  if (history.last_donor == candidate) simple(pWasLastDonor, 1);
  if (history.last_recipient == candidate) simple(pWasLastRecipient, 1);
  if (static_cast<std::size_t>(candidate) < history.donated.size()) {
    simple(pDonated, std::min(history.donated[static_cast<std::size_t>(candidate)], 8));
    simple(pReceived, std::min(history.received[static_cast<std::size_t>(candidate)], 8));
  }
}

void PartyFeatures::add_network(const Context& c, const NetworkOpinions& network, int mention, int candidate, std::span<float> out) const {
  const int own = network.row(static_cast<std::size_t>(mention));
  if (own < 0) return;
  const Analysis& a = c.a;
  const ItemMention& m = a.items[static_cast<std::size_t>(mention)];
  const auto who = static_cast<std::size_t>(candidate);
  const auto set = [&](NetworkParty at, float value) { out[static_cast<std::size_t>(network_ + at)] = value; };
  const auto compare = [&](std::span<const float> all, NetworkParty value, NetworkParty rank) {
    float top = 0;
    int better = 0;
    for (std::size_t k = 0; k < all.size(); ++k) {
      if (k == who) continue;
      better += all[k] > all[who];
      top = std::max(top, all[k]);
    }
    set(value, all[who]);
    set(rank, static_cast<float>(std::min(better, 10)));
    return all[who] - top;
  };
  const auto commitment = [&](int row) { return 1 - network.status.row(static_cast<std::size_t>(row))[0]; };
  set(nDonorMargin, compare(network.donor.row(static_cast<std::size_t>(own)), nDonor, nDonorRank));
  compare(network.recipient.row(static_cast<std::size_t>(own)), nRecipient, nRecipientRank);
  set(nCommitment, commitment(own));
  // Of other mentions those count that the network takes for commitments.
  constexpr std::array kAround = {nInSentence, nOfItem, nOfChain, nInDocument, nInBlock};
  std::array<float, kAround.size()> sums{}, counts{};
  float previous = -1, next = -1;
  const std::uint32_t sentence = a.sentence_of[m.head.begin], block = a.sentences[sentence].block;
  for (std::size_t k = 0; k < a.items.size(); ++k) {
    const int row = network.row(k);
    if (row < 0 || static_cast<int>(k) == mention) continue;
    const float donor = network.donor.row(static_cast<std::size_t>(row))[who];
    if (static_cast<int>(k) < mention) previous = donor;
    else if (next < 0) next = donor;
    if (commitment(row) < 0.5f) continue;
    const std::uint32_t there = a.sentence_of[a.items[k].head.begin];
    const bool around[] = {there == sentence, a.items[k].slug == m.slug, m.chain >= 0 && a.items[k].chain == m.chain, true, a.sentences[there].block == block};
    for (std::size_t h = 0; h < kAround.size(); ++h) {
      sums[h] += around[h] ? donor : 0;
      counts[h] += around[h];
    }
  }
  set(nOfPrevious, previous);
  set(nOfNext, next);
  for (std::size_t h = 0; h < kAround.size(); ++h) set(kAround[h], counts[h] > 0 ? sums[h] / counts[h] : -1);
}

}  // namespace pledgegraph
