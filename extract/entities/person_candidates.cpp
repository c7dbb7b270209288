#include "extract/entities/person_candidates.hpp"

#include <algorithm>

#include "extract/text/letters.hpp"

namespace pledgegraph {
namespace {

constexpr std::uint32_t kMostWordsOfJob = 5;  // "said plant manager X Y"

}  // namespace

PersonCandidates::PersonCandidates(const Analysis& a, const NameSpans& spans, const Titles& titles) : a_(a), spans_(spans), titles_(titles) {
  for (const LexMatch& match : a.layer(Layer::Persons)) known_[match.begin].push_back(match);
}

std::vector<PersonCandidate> PersonCandidates::find() {
  for (std::uint32_t i = 0; i < a_.tokens.size();) i = std::max(read(i), i + 1);
  promote_pending();
  return std::move(found_);
}

const std::vector<LexMatch>& PersonCandidates::known_at(std::uint32_t token) const {
  static const std::vector<LexMatch> kNone;
  const auto at = known_.find(token);
  return at == known_.end() ? kNone : at->second;
}

const LexMatch* PersonCandidates::known(std::uint32_t token, bool full) const {
  for (const LexMatch& match : known_at(token))
    if (a_.language->persons[match.entry.row].full == full) return &match;
  return nullptr;
}

/// Reads the name that begins at token i, if one does; returns where reading goes on.
std::uint32_t PersonCandidates::read(std::uint32_t i) {
  if (!a_.tokens[i].capital || a_.tokens[i].type != TokenType::Word) return i + 1;
  if (const LexMatch* match = known(i, true)) {
    const std::uint32_t end = spans_.title_case(i) ? match->end : std::max(match->end, spans_.extend(i));
    add({i, end}, true, static_cast<int>(a_.language->persons[match->entry.row].person));
    return end;
  }
  const LexMatch* surname = known(i, false);
  if (!spans_.name_word(i) && !spans_.given_name(i) && !spans_.initial(i) && !surname) return i + 1;
  const std::uint32_t end = spans_.extend(i);
  if (spans_.quoted_alone({i, end})) return end;  // a ship, a film
  if (end <= i) {
    if (surname) add({i, surname->end}, false, -1);
    return surname ? surname->end : i + 1;
  }
  if (spans_.initial(i)) {
    const std::uint32_t words = spans_.words({i, end});
    if (words == 0 || !(a_.sign(i + 1) && a_.word(i + 1).text == "." && a_.tokens[i + 1].glued)) return i + 1;
    // "R. Pregúnteles": the mark of an answer; "K. Belhadj: ..." speaks.
    const bool heads = a_.sentences[a_.sentence_of[i]].first_of_block && i == spans_.sentence_begin(i);
    if (heads && words == 1 && !(end < a_.tokens.size() && a_.sign(end) && a_.word(end).text == ":")) return end;
    add({i, end}, !spans_.ordinary(end - 1) || titles_.before(i), -1);
    return end;
  }
  if (spans_.words({i, end}) >= 2) return read_several(i, end);
  add({i, end}, false, -1);
  return end;
}

/// Reads a run of two capital words or more, of which none is known to be an office holder's name in full.
std::uint32_t PersonCandidates::read_several(std::uint32_t i, std::uint32_t end) {
  const TokenRange range{i, end};
  const std::optional<Title> before = titles_.before(i);
  if (spans_.given_name(i) && (spans_.name_word(i) || place_as_given(i, end))) {
    const bool doubtful = spans_.named(end - 1) && !before && !titles_.after(end) && !speaks(i, end);
    if (!doubtful && !spans_.place_name(range)) add(range, true, -1);
    return end;
  }
  // A given name further on: what stands before it is something else, unless a title vouches for it.
  for (std::uint32_t k = i + 1; k + 1 < end && (!before || spans_.sentence_start(i)); ++k)
    if (!a_.tokens[k].glued && spans_.given_name(k) && spans_.name_word(k)) return k;
  if (const LexMatch* match = known(i, false); match && match->end >= end && !before) {
    add({i, match->end}, false, -1);
    return match->end;
  }
  if (const int holder = holder_like(range); holder >= 0) {
    add(range, true, holder);
    return end;
  }
  const bool likely = plain(i, end);
  if (before || (likely && (titles_.after(end) || titles_.apposed(range) || speaks(i, end) || bracket(end)))) add(range, true, -1);
  else if (likely) pending_.push_back(range);
  return end;
}

/// An office holder whose surname ends the range and whose given name begins as the range does ("Joem Bidenem"); -1 if none.
int PersonCandidates::holder_like(TokenRange range) const {
  constexpr std::size_t kAlike = 3;  // bytes: two or three letters
  if (spans_.named(range.begin) || spans_.named(range.end - 1)) return -1;
  const std::string given = fold(a_.word(range.begin).text).substr(0, kAlike);
  for (std::uint32_t k = range.begin + 1; k < range.end; ++k)
    for (const LexMatch& match : known_at(k)) {
      if (match.end < range.end) continue;
      const std::uint32_t person = a_.language->persons[match.entry.row].person;
      for (const std::string& spelling : a_.world->people[person].spellings)
        if (fold(spelling.substr(0, spelling.find(' '))).starts_with(given)) return static_cast<int>(person);
    }
  return -1;
}

void PersonCandidates::add(TokenRange range, bool full, int holder) {
  PersonCandidate found;
  found.tokens = range;
  found.parts = name_parts(a_, range);
  if (found.parts.words.empty()) return;
  found.full = full && (holder >= 0 || found.parts.words.size() > 1);
  found.holder = holder;
  found.speaks = speaks(range.begin, range.end);
  found.title = titles_.before(range.begin);
  if (!found.title || found.title->kind == OfficeKind::Honorific) {
    if (std::optional<Title> after = titles_.after(range.end)) found.title = std::move(after);
    else if (found.full)
      if (std::optional<Title> apposed = titles_.apposed(range)) found.title = std::move(apposed);
  }
  found.nationality = titles_.nationality_before(range.begin);
  found_.push_back(std::move(found));
}

/// A place's name that is a given name too, before a word that can be nothing but a surname ("Sofia Marchuk").
bool PersonCandidates::place_as_given(std::uint32_t i, std::uint32_t end) const {
  if (!spans_.named(i) || spans_.title_case(i) || spans_.capital_nouns() || !spans_.name_word(i + 1)) return false;
  if (i > spans_.sentence_begin(i) && (a_.is(i - 1, Grammar::In) || a_.is(i - 1, Grammar::Definite) || a_.is(i - 1, Grammar::Of))) return false;
  for (std::uint32_t k = i + 1; k < end; ++k)
    if (!spans_.name_word(k) || spans_.ordinary(k)) return false;
  return true;
}

/// True for a run of capital words of which none is an ordinary word, a street's or a ship's name, or "the X Y".
bool PersonCandidates::plain(std::uint32_t i, std::uint32_t end) const {
  if (spans_.title_case(i) || spans_.place_name({i, end})) return false;
  if (i > spans_.sentence_begin(i) &&
      (a_.is(i - 1, Grammar::Definite) || a_.is(i - 1, Grammar::Indefinite) || a_.is(i - 1, Grammar::In) || spans_.capital_word(i - 1)))
    return false;
  for (std::uint32_t k = i; k < end; ++k)
    if (spans_.capital_word(k) ? spans_.ordinary(k) || a_.word(k).all_capitals : spans_.capital_nouns() && a_.tokens[k].type == TokenType::Word)
      return false;
  return true;
}

bool PersonCandidates::says(std::uint32_t token) const {
  static const std::uint8_t kSay = static_cast<std::uint8_t>(std::find(event_classes().begin(), event_classes().end(), "say") - event_classes().begin());
  for (const VerbReading& reading : a_.word(token).verbs)
    if (a_.language->morphology.verbs()[reading.verb].event_class == kSay) return true;
  return false;
}

/// A verb of saying beside the name, with at most a job in lower case between ("said plant manager X Y").
bool PersonCandidates::speaks(std::uint32_t begin, std::uint32_t end) const {
  const std::uint32_t first = spans_.sentence_begin(begin), last = spans_.sentence_end(begin);
  for (std::uint32_t k = end; k < std::min(end + 2, last); ++k)
    if (says(k)) return true;
  for (std::uint32_t k = begin; k > first && k + kMostWordsOfJob > begin; --k) {
    if (says(k - 1)) return true;
    if (a_.sign(k - 1) || a_.tokens[k - 1].capital) return false;
    const bool function_word = a_.grammar[k - 1].any() && !a_.is(k - 1, Grammar::Definite) && !a_.is(k - 1, Grammar::Indefinite) && !a_.is(k - 1, Grammar::Of);
    if (function_word || spans_.named(k - 1)) return false;
  }
  return false;
}

/// "X Y (Con)": a bracket with a party, a place or an age.
bool PersonCandidates::bracket(std::uint32_t end) const {
  if (end + 2 >= a_.tokens.size() || !a_.sign(end) || a_.word(end).text != "(") return false;
  for (std::uint32_t k = end + 2; k < std::min<std::size_t>(end + 4, a_.tokens.size()); ++k)
    if (a_.sign(k) && a_.word(k).text == ")") return true;
  return false;
}

/// Two capital words of which the text has the second elsewhere as somebody's surname are a name in full.
void PersonCandidates::promote_pending() {
  for (const TokenRange range : pending_) {
    const std::vector<std::string> keys = name_parts(a_, range).surname_keys;
    const bool shown = std::any_of(found_.begin(), found_.end(), [&](const PersonCandidate& found) {
      if (found.full || found.parts.words.size() > 1 || !share_key(found.parts.surname_keys, keys)) return false;
      const std::uint32_t i = found.tokens.begin;
      if (found.speaks || (found.title && found.title->tokens.end == i)) return true;
      return !spans_.capital_nouns() && !spans_.named(i) && !(spans_.sentence_start(i) && spans_.ordinary(i)) &&
             !(i > 0 && (a_.is(i - 1, Grammar::Definite) || a_.is(i - 1, Grammar::In)));
    });
    if (shown) add(range, true, -1);
  }
  std::stable_sort(found_.begin(), found_.end(),
                   [](const PersonCandidate& x, const PersonCandidate& y) { return x.tokens.begin < y.tokens.begin; });
}

}  // namespace pledgegraph
