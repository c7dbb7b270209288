// Persons. First every name that the text gives in full: office holders of the world's tables; a given name and what
// follows; a name beside an office, rank or honorific; a name that speaks or stands before a bracket. Then surnames alone,
// which mean the person named in full before or behind, else a holder of the tables whom date and context allow, else a
// person of that surname if a title stands before it. Last the offices: their country may act, and where the text has
// named the holder, the office alone is a mention of the person.
#include <algorithm>

#include "extract/entities/mentions.hpp"
#include "extract/entities/office_holders.hpp"
#include "extract/entities/person_candidates.hpp"
#include "extract/entities/person_country.hpp"
#include "extract/text/letters.hpp"

namespace pledgegraph {
namespace {

constexpr int kMostProminent = 3;
constexpr int kLeastEvidence = 2;  // that a surname alone must have more than

struct Entry {
  NameParts parts;
  int holder = -1;
  std::string country, role;
  bool surname_only = false;
  std::vector<std::size_t> mentions;  ///< into found_
};

class PersonFinder {
 public:
  explicit PersonFinder(Analysis& a) : a_(a), spans_(a), titles_(a, spans_), candidates_(a, spans_, titles_), near_(a) {}

  void run() {
    found_ = candidates_.find();
    name_in_full();
    name_by_surname();
    publish();
  }

 private:
  std::string_view date() const { return a_.document->date; }

  // --- Names in full --------------------------------------------------------------------------------------------

  static bool given_fits(const NameParts& a, const NameParts& b) {
    if (a.given_keys.empty() || b.given_keys.empty()) return true;
    if (share_key(a.given_keys, b.given_keys)) return true;
    const auto initial = [](const NameParts& parts) { return parts.words.front().size() <= 3 && parts.words.front().ends_with("."); };
    return (initial(a) || initial(b)) && a.given_keys.front().substr(0, 1) == b.given_keys.front().substr(0, 1);
  }

  /// True if the names differ by one letter at most ("Christiane", "Christine").
  static bool one_letter_apart(std::string_view x, std::string_view y) {
    constexpr std::size_t kLongEnough = 6;
    if (x.size() > y.size()) std::swap(x, y);
    if (x.size() < kLongEnough || y.size() - x.size() > 1) return false;
    const auto [in_x, in_y] = std::mismatch(x.begin(), x.end(), y.begin());
    const auto at = static_cast<std::size_t>(in_x - x.begin());
    return x.substr(std::min(x.size(), at + (x.size() == y.size()))) == y.substr(std::min(y.size(), at + 1));
  }

  /// A holder whom a full name means although the words differ: initials between, one given name of two, a slip in it.
  int holder_by_parts(const PersonCandidate& found) const {
    for (std::uint32_t k = found.tokens.begin + 1; k < found.tokens.end; ++k)
      for (const LexMatch& match : candidates_.known_at(k)) {
          const PersonNameRow& row = a_.language->persons[match.entry.row];
          if (match.end < found.tokens.end) continue;
          const PublicPerson& person = a_.world->people[row.person];
          for (const std::string& spelling : person.spellings) {
            const std::string given = fold(spelling.substr(0, spelling.find(' ')));
            const auto& keys = found.parts.given_keys;
            if (std::any_of(keys.begin(), keys.end(), [&](const std::string& key) { return key == given || one_letter_apart(key, given); }))
              return static_cast<int>(row.person);
          }
        }
    return -1;
  }

  void name_in_full() {
    for (std::size_t k = 0; k < found_.size(); ++k) {
      PersonCandidate& found = found_[k];
      if (!found.full) continue;
      if (found.holder < 0) found.holder = holder_by_parts(found);
      Entry* entry = nullptr;
      for (Entry& other : entries_) {
        const bool same = found.holder >= 0 && other.holder >= 0 ? found.holder == other.holder
                                                                  : share_key(found.parts.surname_keys, other.parts.surname_keys) &&
                                                                        given_fits(found.parts, other.parts);
        if (same) {
          entry = &other;
          break;
        }
      }
      if (!entry) {
        entry = &entries_.emplace_back();
        entry->parts = found.parts;
        entry->holder = found.holder;
      }
      entry->mentions.push_back(k);
    }
  }

  // --- Surnames alone -------------------------------------------------------------------------------------------

  void name_by_surname() {
    for (std::size_t k = 0; k < found_.size(); ++k) {
      const PersonCandidate& found = found_[k];
      if (found.full) continue;
      const bool titled = found.title.has_value();
      if (Entry* entry = named_before(found)) {
        if (titled || !clearly_other(found)) entry->mentions.push_back(k);
        continue;
      }
      if (const int holder = best_holder(found); holder >= 0) {
        Entry& entry = entries_.emplace_back();
        entry.parts = found.parts;
        entry.holder = holder;
        entry.mentions.push_back(k);
      } else if (titled && found.title->tokens.end == found.tokens.begin && !spans_.named(found.tokens.begin) &&
                 found.title->kind != OfficeKind::Job && found.parts.words.back().size() > 3 && !spans_.ordinary(found.tokens.begin) &&
                 !spans_.title_case(found.tokens.begin)) {
        Entry& entry = entries_.emplace_back();
        entry.parts = found.parts;
        entry.surname_only = true;
        entry.mentions.push_back(k);
      }
    }
  }

  /// Words that are a country, a date or an ordinary word at the head of a sentence.
  bool clearly_other(const PersonCandidate& found) const {
    const std::uint32_t i = found.tokens.begin;
    return spans_.named(i) || (spans_.sentence_start(i) && spans_.ordinary(i));
  }

  /// The person of the text whose surname this is, the one named last before it, else the first behind.
  Entry* named_before(const PersonCandidate& found) {
    Entry *before = nullptr, *behind = nullptr;
    std::uint32_t best = 0;
    for (Entry& entry : entries_) {
      const bool fits = found.parts.words.size() > 1 ? share_key(found.parts.surname_keys, entry.parts.surname_keys) && given_fits(found.parts, entry.parts)
                                                     : has_word(entry, found.parts.surname_keys);
      if (!fits) continue;
      for (const std::size_t m : entry.mentions) {
        const std::uint32_t at = found_[m].tokens.begin;
        if (at < found.tokens.begin && at >= best) {
          best = at;
          before = &entry;
        } else if (at > found.tokens.begin && !behind) {
          behind = &entry;
        }
      }
    }
    if (!before && !behind && found.parts.words.size() == 1)  // by the first word of a name given before: "Boris", "Kim"
      for (Entry& entry : entries_)
        if (found_[entry.mentions.front()].tokens.begin < found.tokens.begin && share_key(found.parts.surname_keys, entry.parts.given_keys)) before = &entry;
    return before ? before : behind;
  }

  /// True if the keys name the surname, or for holders any part of a spelling that stands for them alone.
  bool has_word(const Entry& entry, const std::vector<std::string>& keys) const {
    if (share_key(entry.parts.surname_keys, keys)) return true;
    if (entry.holder < 0) return false;
    const PublicPerson& person = a_.world->people[static_cast<std::size_t>(entry.holder)];
    return std::any_of(keys.begin(), keys.end(), [&](const std::string& key) { return ends_with_word(person, key); });
  }

  /// True if a spelling of the person's name ends with the folded word.
  static bool ends_with_word(const PublicPerson& person, const std::string& word) {
    return std::any_of(person.spellings.begin(), person.spellings.end(), [&](const std::string& spelling) {
      const std::size_t blank = spelling.rfind(' ');
      const std::string_view last = std::string_view(spelling).substr(blank == spelling.npos ? 0 : blank + 1);
      // Folding is not worth it where already the first letters differ.
      const auto plain = [](std::string_view text) { return !text.empty() && static_cast<unsigned char>(text.front()) < 0x80; };
      if (plain(last) && plain(word) && fold(last.substr(0, 1)) != word.substr(0, 1)) return false;
      return fold(last) == word;
    });
  }

  /// The holder whom a surname alone means, by office, date and what the text speaks of; -1 if none is likely.
  int best_holder(const PersonCandidate& found) const {
    const std::vector<LexMatch>& known = candidates_.known_at(found.tokens.begin);
    if (known.empty()) return -1;
    const std::uint32_t i = found.tokens.begin;
    int context = 0;
    if (spans_.claimed(i)) context -= 3;
    const bool doubtful = spans_.ordinary(i) && (spans_.sentence_start(i) || spans_.title_case(i));
    if (spans_.ordinary(i)) context -= doubtful ? 3 : 1;
    if (spans_.given_name(i)) context -= 2;
    if (found.title) context += found.title->kind == OfficeKind::Job ? 1 : 2;
    if (found.speaks) context += 2;
    if (!found.title && found.nationality.empty() && i > spans_.sentence_begin(i) && spans_.name_word(i - 1) &&
        (spans_.given_name(i - 1) || !(spans_.sentence_start(i - 1) || spans_.title_case(i))))
      context -= 4;
    if (i > spans_.sentence_begin(i) && spans_.one_capital(i - 1)) context -= 4;
    // Where every noun has a capital, an article makes it one: "im Kern", but not "die Kern-Regierung".
    const std::uint32_t end = found.tokens.end;
    const bool compound = end < spans_.sentence_end(i) && a_.sign(end) && a_.tokens[end].glued && a_.word(end).text == "-";
    const bool article = i > spans_.sentence_begin(i) && (a_.is(i - 1, Grammar::Definite) || a_.is(i - 1, Grammar::Indefinite));
    if (spans_.capital_nouns() && !found.title && article && !compound) context -= 4;
    if (i > spans_.sentence_begin(i) && a_.sign(i - 1) && a_.tokens[i].glued && a_.word(i - 1).text == "-") context -= 4;
    if (spans_.capital_word(found.tokens.end) && found.tokens.end < spans_.sentence_end(i) && !spans_.title_case(i) &&
        spans_.name_word(found.tokens.end))
      context -= 2;
    int best = -1, best_score = 2 * kLeastEvidence + 1;
    for (const LexMatch& match : known) {
      if (match.end != found.tokens.end) continue;
      const std::uint32_t index = a_.language->persons[match.entry.row].person;
      const PublicPerson& person = a_.world->people[index];
      const bool exact = ends_with_word(person, found.parts.surname_keys.front());
      int score = -100;
      for (const std::uint32_t k : person.offices) {
        const OfficeHolder& office = a_.world->holders[k];
        int here = 0;
        switch (in_office(office, date())) {
          case InOffice::Now: here = office.prominence + 1; break;
          case InOffice::Near: case InOffice::Unknown: here = office.prominence; break;
          case InOffice::Never: here = office.prominence == kMostProminent ? 0 : -1; break;
        }
        if (near_.mentioned(office.country)) here += doubtful ? 2 : 1;
        if (found.title && same_role(found.title->role, office.role)) here += 2;
        const std::string& country = found.title && !found.title->country.empty() ? found.title->country : found.nationality;
        if (!country.empty() && !office.country.empty()) here += country == office.country ? 2 : -5;
        score = std::max(score, here);
      }
      score = 2 * (score + context) + exact;
      if (score > best_score) {
        best_score = score;
        best = static_cast<int>(index);
      }
    }
    return best;
  }

  /// The folded capital words of the text, sorted.
  const std::vector<std::string>& seen() {
    if (seen_.empty()) {
      for (std::uint32_t k = 0; k < a_.tokens.size(); ++k)
        if (spans_.capital_word(k)) seen_.push_back(fold(a_.word(k).text));
      std::sort(seen_.begin(), seen_.end());
      seen_.erase(std::unique(seen_.begin(), seen_.end()), seen_.end());
    }
    return seen_;
  }

  // --- What the record carries ----------------------------------------------------------------------------------

  /// For a text without a date: the office whose country the text names.
  const OfficeHolder& office_of(const Entry& entry) const {
    const PublicPerson& person = a_.world->people[static_cast<std::size_t>(entry.holder)];
    const OfficeHolder& office = office_at(*a_.world, person, date(), entry.role);
    if (date().empty() && entry.role.empty() && office.country.empty())
      for (const std::uint32_t k : person.offices)
        if (near_.mentioned(a_.world->holders[k].country)) return a_.world->holders[k];
    return office;
  }

  void describe(Entry& entry) {
    for (const std::size_t m : entry.mentions) {
      const PersonCandidate& found = found_[m];
      if (found.title) {
        if (entry.role.empty()) entry.role = found.title->role;
        if (entry.country.empty()) entry.country = found.title->country;
      }
      if (entry.country.empty()) entry.country = found.nationality;
    }
    if (entry.holder >= 0)
      entry.country = office_of(entry).country;
    else if (entry.country.empty())
      entry.country = near_.at(found_[entry.mentions.front()].tokens.begin, origin_of(a_, entry.parts));
  }

  void publish() {
    std::vector<PartyMention> parties;
    std::vector<bool> taken(a_.tokens.size(), false);
    for (Entry& entry : entries_) {
      describe(entry);
      Person person;
      person.name = entry.holder >= 0 ? a_.world->people[static_cast<std::size_t>(entry.holder)].name : english_name(a_, entry.parts, seen());
      person.country = entry.country;
      person.role = entry.role;
      person.optional_name = entry.surname_only;
      const auto index = static_cast<std::uint32_t>(a_.persons.size());
      for (const std::size_t m : entry.mentions) {
        TokenRange range = found_[m].tokens;
        a_.person_mentions.push_back({range, index});
        for (std::uint32_t k = range.begin; k < range.end; ++k) taken[k] = true;
        if (const auto& title = found_[m].title; title && title->kind == OfficeKind::Office)
          for (std::uint32_t k = title->tokens.begin; k < title->tokens.end; ++k) taken[k] = true;
        if (!person.country.empty()) parties.push_back(person_party(range, person.country));
      }
      a_.persons.push_back(std::move(person));
    }
    for (const Title& office : titles_.offices()) {
      if (taken[office.tokens.begin]) continue;
      const int person = holder_of(office);
      const std::string& country = office.country.empty() && person >= 0 ? a_.persons[static_cast<std::size_t>(person)].country : office.country;
      if (person >= 0 && a_.persons[static_cast<std::size_t>(person)].role.empty()) a_.persons[static_cast<std::size_t>(person)].role = office.role;
      if (person >= 0) a_.person_mentions.push_back({office.tokens, static_cast<std::uint32_t>(person)});
      if (!country.empty()) parties.push_back(person_party(office.tokens, country));
    }
    drop_shadowed(taken);
    a_.parties.insert(a_.parties.end(), parties.begin(), parties.end());
    std::stable_sort(a_.parties.begin(), a_.parties.end(),
                     [](const PartyMention& x, const PartyMention& y) { return x.tokens.begin < y.tokens.begin; });
    std::stable_sort(a_.person_mentions.begin(), a_.person_mentions.end(),
                     [](const PersonMention& x, const PersonMention& y) { return x.tokens.begin < y.tokens.begin; });
  }

  static PartyMention person_party(TokenRange range, const std::string& country) {
    PartyMention party;
    party.tokens = range;
    party.party = country;
    party.person = true;
    return party;
  }

  /// A country's name inside a person's name is no country ("Jordan", "Lloyd Austin").
  void drop_shadowed(const std::vector<bool>& taken) {
    std::vector<bool> name(a_.tokens.size(), false);
    for (const PersonMention& mention : a_.person_mentions) {
      bool found = false;
      for (const PersonCandidate& f : found_) found |= f.tokens.begin == mention.tokens.begin;
      if (!found) continue;
      for (std::uint32_t k = mention.tokens.begin; k < mention.tokens.end; ++k) name[k] = taken[k];
    }
    std::erase_if(a_.parties, [&](const PartyMention& party) { return name[party.tokens.begin]; });
  }

  /// True if an office holder of whom the text has said no role holds the office of the country that stands beside it.
  bool holds(const Entry& entry, const Person& person, const Title& office) const {
    if (entry.holder < 0 || !person.role.empty() || office.country.empty()) return false;
    const OfficeHolder& held = office_at(*a_.world, a_.world->people[static_cast<std::size_t>(entry.holder)], date(), office.role);
    return held.role == office.role && held.country == office.country && in_office(held, date()) == InOffice::Now;
  }

  /// The person of the text, named so far or at all, who holds the office; -1 if none.
  int holder_of(const Title& office) const {
    int best = -1;
    std::uint32_t best_at = 0;
    for (const PersonMention& mention : a_.person_mentions) {
      const Person& person = a_.persons[mention.person];
      const bool said = same_role(person.role, office.role) && person.role.starts_with("former ") == office.role.starts_with("former ");
      if (!said && !holds(entries_[mention.person], person, office)) continue;
      if (!office.country.empty() && office.country != person.country) continue;
      if (mention.tokens.begin > office.tokens.begin && best >= 0) continue;
      if (best < 0 || mention.tokens.begin >= best_at) {
        best = static_cast<int>(mention.person);
        best_at = mention.tokens.begin;
      }
    }
    return best;
  }

  Analysis& a_;
  NameSpans spans_;
  Titles titles_;
  PersonCandidates candidates_;
  CountryNear near_;
  std::vector<std::string> seen_;
  std::vector<PersonCandidate> found_;
  std::vector<Entry> entries_;
};

}  // namespace

void find_persons(Analysis& analysis) { PersonFinder(analysis).run(); }

}  // namespace pledgegraph
