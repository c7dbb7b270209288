#include "extract/commitments/context.hpp"

#include <algorithm>

#include "extract/commitments/event_reading.hpp"

namespace pledgegraph {

Context::Context(const Analysis& analysis) : a(analysis) {
  const std::size_t sentences = a.sentences.size();
  events.resize(sentences);
  parties.resize(sentences);
  items.resize(sentences);
  times.resize(sentences);
  for (std::size_t k = 0; k < a.events.size(); ++k) events[a.sentence_of[a.events[k].tokens.begin]].push_back(static_cast<int>(k));
  for (std::size_t k = 0; k < a.parties.size(); ++k) parties[a.sentence_of[a.parties[k].tokens.begin]].push_back(static_cast<int>(k));
  for (std::size_t k = 0; k < a.items.size(); ++k) items[a.sentence_of[a.items[k].head.begin]].push_back(static_cast<int>(k));
  for (std::size_t k = 0; k < a.times.size(); ++k) times[a.sentence_of[a.times[k].tokens.begin]].push_back(static_cast<int>(k));

  for (int m = 0; m < static_cast<int>(a.items.size()); ++m) readings.push_back(item_readings(a, m));
  slugs_.assign(kAid.begin(), kAid.end());
  for (const ItemMention& item : a.items) {
    if (slug_of(item.own.slug) < 0) slugs_.push_back(item.own.slug);
    own_slug.push_back(slug_of(item.own.slug));
  }

  quoted.assign(a.tokens.size(), false);
  signs_before_.assign(a.tokens.size() + 1, 0);
  bool inside = false;
  for (std::uint32_t i = 0; i < a.tokens.size(); ++i) {
    int sign = 0;
    if (a.sign(i)) {
      const std::string& text = a.word(i).text;
      if (text == "«" || text == "„") inside = true;
      else if (text == "»") inside = false;
      else if (text == "“" || text == "”" || text == "\"") inside = !inside;
      else if (text == "," || text == ";" || text == ":" || text == "(" || text == ")" || text == "–" || text == "—") sign = 1;
    }
    if (i > 0 && a.sentences[a.sentence_of[i]].first_of_block && a.sentences[a.sentence_of[i]].tokens.begin == i) inside = a.sign(i) && inside;
    quoted[i] = inside;
    signs_before_[i + 1] = signs_before_[i] + sign;
  }

  divide();

  purpose.resize(a.tokens.size());
  for (const LexMatch& match : a.layer(Layer::Purposes))
    for (std::uint32_t i = match.begin; i < match.end; ++i) purpose[i] = a.language->purposes[match.entry.row];

  const auto candidate = [&](const std::string& party) -> Candidate& {
    const auto [at, fresh] = candidate_of.try_emplace(party, static_cast<int>(candidates.size()));
    if (fresh) {
      candidates.emplace_back();
      candidates.back().party = party;
      candidates.back().group = party == "group";
      candidates.back().ukraine = party == "UA";
      candidates.back().russia = party == "RU";
    }
    return candidates[static_cast<std::size_t>(at->second)];
  };
  candidate("UA");
  candidate("group");
  for (std::size_t k = 0; k < a.parties.size(); ++k) {
    const PartyMention& mention = a.parties[k];
    to_marked.push_back(preceded_by(mention.tokens.begin, Grammar::To) || preceded_by(mention.tokens.begin, Grammar::For));
    candidate_at.push_back(-1);
    if (mention.party.empty()) continue;
    Candidate& c = candidate(mention.party);
    candidate_at.back() = static_cast<int>(&c - candidates.data());
    c.mentions.push_back(static_cast<int>(k));
    c.marked += to_marked.back();
    c.organization |= mention.organization;
    c.company |= mention.company;
    if (mention.word != CountryWord::Place) {
      ++c.acting;
      ++acting_total;
    }
    const Sentence& sentence = a.sentences[a.sentence_of[mention.tokens.begin]];
    c.in_headline |= a.document->blocks[sentence.block].type == BlockType::Headline;
  }
  default_recipient = "UA";
  find_entry_times();
  block_opener.assign(a.document->blocks.size(), -1);
  for (std::size_t k = a.parties.size(); k-- > 0;)
    if (a.parties[k].word != CountryWord::Place && a.parties[k].party != "UA") block_opener[a.sentences[a.sentence_of[a.parties[k].tokens.begin]].block] = static_cast<int>(k);
  for (const EventRoles& roles : a.roles)
    if (roles.subject >= 0) {
      const auto at = candidate_of.find(a.parties[static_cast<std::size_t>(roles.subject)].party);
      if (at == candidate_of.end()) continue;
      ++candidates[static_cast<std::size_t>(at->second)].subject;
      ++subjects;
    }

  for (Candidate& c : candidates) {
    if (!c.ukraine) most_acting = std::max(most_acting, c.acting);
    for (const Candidate& other : candidates) {
      c.acting_rank += other.acting > c.acting;
      c.subject_rank += other.subject > c.subject;
    }
  }

  event_share.assign(event_classes().size(), 0.0f);
  for (const auto& here : events) {
    std::vector<bool> seen(event_share.size(), false);
    for (const int e : here) seen[a.events[static_cast<std::size_t>(e)].event_class] = true;
    for (std::size_t k = 0; k < seen.size(); ++k) event_share[k] += seen[k] ? 1.0f : 0.0f;
  }
  for (float& share : event_share) share /= static_cast<float>(std::max<std::size_t>(1, sentences));
  ukraine_to_share = candidates.front().mentions.empty() ? 0.0f : static_cast<float>(candidates.front().marked) / static_cast<float>(candidates.front().mentions.size());
  find_openers();
  for (std::size_t m = 0; m < a.items.size(); ++m) governing.push_back(find_governing_event(*this, static_cast<int>(m)));
  for (std::size_t s = 0; s < sentences; ++s) telling.push_back(find_telling_event(*this, static_cast<int>(s)));
}

void Context::divide() {
  segment.assign(a.tokens.size(), 0);
  bracket.assign(a.tokens.size(), 0);
  int segments = 0, brackets = 0;
  for (const Sentence& sentence : a.sentences) {
    ++segments;
    int open = 0;
    for (std::uint32_t i = sentence.tokens.begin; i < sentence.tokens.end; ++i) {
      if (a.sign(i)) {
        const std::string& text = a.word(i).text;
        if (text == ";" && open == 0) ++segments;
        else if (text == "(") open = ++brackets;
        else if (text == ")") open = 0;
      }
      segment[i] = segments;
      bracket[i] = open;
    }
    if (const TokenRange dashes = dashed_aside(sentence.tokens); dashes.size() > 0) {
      ++brackets;
      for (std::uint32_t i = dashes.begin; i < dashes.end; ++i)
        if (bracket[i] == 0) bracket[i] = brackets;
    }
    // One that never closes is no parenthesis.
    if (open)
      for (std::uint32_t i = sentence.tokens.begin; i < sentence.tokens.end; ++i)
        if (bracket[i] == open) bracket[i] = 0;
  }
}

/// What two dashes enclose, if it tells something of its own: "FNC rifles - which the army replaces -, 200 launchers".
TokenRange Context::dashed_aside(TokenRange sentence) const {
  constexpr std::uint32_t kLead = 3;  // a dash that opens a line is a bullet, one behind a name a label
  std::uint32_t first = 0;
  for (std::uint32_t i = sentence.begin + kLead; i + 1 < sentence.end; ++i) {
    if (!a.sign(i) || a.tokens[i].glued || !is_dash(a.word(i).text)) continue;
    if (first == 0) {
      first = i;
      continue;
    }
    const bool tells = std::any_of(a.events.begin(), a.events.end(), [&](const EventMention& e) { return e.finite && e.tokens.begin > first && e.tokens.end <= i; });
    if (tells) return {first, i + 1};
    first = i;
  }
  return {};
}

int Context::slug_of(std::string_view slug) const {
  const auto at = std::find(slugs_.begin(), slugs_.end(), slug);
  return at == slugs_.end() ? -1 : static_cast<int>(at - slugs_.begin());
}

int Context::signs_between(std::uint32_t from, std::uint32_t to) const {
  if (from > to) std::swap(from, to);
  return signs_before_[to] - signs_before_[from];
}

bool Context::preceded_by(std::uint32_t token, Grammar grammar) const {
  const std::uint32_t begin = a.sentences[a.sentence_of[token]].tokens.begin;
  for (std::uint32_t i = token, steps = 0; i > begin && steps < 3; --i, ++steps) {
    if (a.is(i - 1, grammar)) return true;
    if (!a.is(i - 1, Grammar::Definite) && !a.is(i - 1, Grammar::Indefinite)) return false;
  }
  return false;
}

void Context::find_entry_times() {
  constexpr std::uint32_t kLead = 3;  // tokens before the time of an entry ("Le", a bullet), and around a time alone in its line
  block_time.assign(a.document->blocks.size(), -1);
  int alone = -1;
  for (std::size_t s = 0; s < a.sentences.size(); ++s) {
    const Sentence& sentence = a.sentences[s];
    int& of_block = block_time[sentence.block];
    if (!sentence.first_of_block) continue;
    of_block = alone;
    if (times[s].empty()) continue;
    const TimeMention& time = a.times[static_cast<std::size_t>(times[s].front())];
    if (time.tokens.begin > sentence.tokens.begin + kLead) continue;
    of_block = times[s].front();
    if (sentence.tokens.size() <= time.tokens.size() + kLead) alone = of_block;
  }
}

void Context::find_openers() {
  constexpr std::uint32_t kHeading = 8;  // tokens of a line that is no sentence
  opener.assign(a.sentences.size(), -1);
  int last_text = -1, heading = -1;
  for (std::uint32_t s = 0; s < a.sentences.size(); ++s) {
    const Sentence& sentence = a.sentences[s];
    const BlockType type = a.document->blocks[sentence.block].type;
    if (type == BlockType::Bullet || type == BlockType::TableRow) {
      opener[s] = last_text;
      continue;
    }
    last_text = static_cast<int>(s);
    const bool alone = sentence.first_of_block && (s + 1 == a.sentences.size() || a.sentences[s + 1].first_of_block);
    const std::uint32_t last = sentence.tokens.end - 1;
    const bool named = std::any_of(items[s].begin(), items[s].end(), [&](int m) { return !a.items[static_cast<std::size_t>(m)].implied; });
    const bool line = alone && sentence.tokens.size() <= kHeading && !named && (!a.sign(last) || a.word(last).text == ":");
    const bool told = std::any_of(events[s].begin(), events[s].end(), [&](int e) { return tells_status(*a.world, a.events[static_cast<std::size_t>(e)]); });
    // "Already delivered", "In preparation": a heading tells of the lines below it, up to the next, or to a sentence that tells itself.
    if (line && s > 0) heading = find_telling_event(*this, static_cast<int>(s)) < 0 ? -1 : static_cast<int>(s);
    else if (told) heading = -1;
    else opener[s] = heading;
  }
}

}  // namespace pledgegraph
