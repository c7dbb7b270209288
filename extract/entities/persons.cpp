// Persons. First every name that the text gives in full: office holders of the world's tables; a given name and what
// follows; a name beside an office, rank or honorific; a name that speaks or stands before a bracket. Then surnames alone,
// which mean the person named in full before or behind, else a holder of the tables whom date and context allow, else a
// person of that surname if a title stands before it. Last the offices: their country may act, and where the text has
// named the holder, the office alone is a mention of the person.
#include <algorithm>
#include <map>
#include <unordered_map>

#include "extract/entities/mentions.hpp"
#include "extract/entities/name_spans.hpp"
#include "extract/entities/office_holders.hpp"
#include "extract/entities/person_names.hpp"
#include "extract/entities/person_titles.hpp"
#include "extract/text/letters.hpp"

namespace pledgegraph {
namespace {

struct Found {
  TokenRange tokens;
  NameParts parts;
  int holder = -1;  ///< index into World::people
  bool full = false;
  std::optional<Title> title;
  std::string nationality;
};

struct CountryUse {
  double given_to = 0;
  std::vector<std::uint32_t> tokens;
};

// Weights of country_near, chosen among a dozen settings on 415 texts of six languages (95 of 100 countries right).
constexpr double kFirstHome = 0.3;   // the first country whose press writes in the language
constexpr double kHome = 0.1;        // the others
constexpr double kNamedHome = 0.4;   // any of them that the text names
constexpr double kGivenTo = 0.8;     // each time something is given to a country
constexpr double kHeadline = 0.6;    // as near as a headline ever is
constexpr double kOften = 0.03, kMostOften = 0.3;  // each time a country is named

struct Entry {
  NameParts parts;
  int holder = -1;
  std::string country, role;
  bool surname_only = false;
  std::vector<std::size_t> mentions;  ///< into found_
};

class PersonFinder {
 public:
  explicit PersonFinder(Analysis& a) : a_(a), spans_(a), titles_(a, spans_) {
    for (const LexMatch& match : a.layer(Layer::Persons)) known_[match.begin].push_back(match);
    for (std::uint32_t k = 0; k < a.tokens.size(); ++k)
      if (spans_.capital_word(k)) seen_.push_back(fold(a.word(k).text));
    std::sort(seen_.begin(), seen_.end());
    seen_.erase(std::unique(seen_.begin(), seen_.end()), seen_.end());
  }

  void run() {
    collect();
    promote_pending();
    count_countries();
    name_in_full();
    name_by_surname();
    publish();
  }

 private:
  std::string_view date() const { return a_.document->date; }

  // --- Candidates -----------------------------------------------------------------------------------------------

  void collect() {
    for (std::uint32_t i = 0; i < a_.tokens.size();) {
      const std::uint32_t next = read(i);
      i = std::max(next, i + 1);
    }
  }

  const LexMatch* known(std::uint32_t i, bool full) const {
    const auto at = known_.find(i);
    if (at == known_.end()) return nullptr;
    for (const LexMatch& match : at->second)
      if (a_.language->persons[match.entry.row].full == full) return &match;
    return nullptr;
  }

  std::uint32_t read(std::uint32_t i) {
    if (!a_.tokens[i].capital || a_.tokens[i].type != TokenType::Word) return i + 1;
    if (const LexMatch* match = known(i, true)) {
      std::uint32_t end = match->end;
      if (!spans_.title_case(i)) end = std::max(end, spans_.extend(i));
      add({i, end}, true, static_cast<int>(a_.language->persons[match->entry.row].person));
      return end;
    }
    if (!spans_.name_word(i) && !spans_.given_name(i) && !spans_.initial(i) && !known(i, false)) return i + 1;
    if (spans_.quoted_alone({i, spans_.extend(i)})) return spans_.extend(i);  // a ship, a film
    std::uint32_t end = spans_.extend(i);
    if (end <= i) return known(i, false) ? single(i, known(i, false)->end) : i + 1;
    const std::uint32_t words = spans_.words({i, end});
    if (spans_.initial(i)) {
      if (words == 0 || !(a_.sign(i + 1) && a_.word(i + 1).text == "." && a_.tokens[i + 1].glued)) return i + 1;
      add({i, end}, words > 1 || titles_.before(i).has_value(), -1);
      return end;
    }
    if (spans_.given_name(i) && words >= 2 && (spans_.name_word(i) || place_as_given(i, end))) {
      const bool doubtful = spans_.named(end - 1) && !titles_.before(i) && !titles_.after(end) && !speaks(i, end);
      if (!doubtful && !spans_.place_name({i, end})) add({i, end}, true, -1);
      return end;
    }
    // A given name or a known name further on: what stands before it is something else, unless a title vouches for it.
    const std::optional<Title> before = titles_.before(i);
    for (std::uint32_t k = i + 1; k < end && (!before || spans_.sentence_start(i)); ++k)
      if (!a_.tokens[k].glued && (known(k, true) || (spans_.given_name(k) && spans_.name_word(k) && k + 1 < end))) return k;
    if (words >= 2) {
      if (const LexMatch* match = known(i, false); match && match->end >= end && !before) return single(i, match->end);
      if (before || (plain(i, end) && (titles_.after(end) || speaks(i, end) || bracket(end)))) add({i, end}, true, -1);
      else if (plain(i, end)) pending_.push_back({i, end});
      return end;
    }
    return single(i, end);
  }

  /// A place's name that is a given name too, before a word that can be nothing but a surname ("Sofia Marchuk").
  bool place_as_given(std::uint32_t i, std::uint32_t end) const {
    if (!spans_.named(i) || spans_.title_case(i) || spans_.capital_nouns() || !spans_.name_word(i + 1)) return false;
    if (i > spans_.sentence_begin(i) && (a_.is(i - 1, Grammar::In) || a_.is(i - 1, Grammar::Definite) || a_.is(i - 1, Grammar::Of))) return false;
    for (std::uint32_t k = i + 1; k < end; ++k)
      if (!spans_.name_word(k) || ordinary(k)) return false;
    return true;
  }

  /// True for a run of capital words of which none is an ordinary word, a street's or a ship's name, or "the X Y".
  bool plain(std::uint32_t i, std::uint32_t end) const {
    if (spans_.title_case(i) || spans_.place_name({i, end})) return false;
    if (i > spans_.sentence_begin(i) && (a_.is(i - 1, Grammar::Definite) || a_.is(i - 1, Grammar::Indefinite) || a_.is(i - 1, Grammar::In) || spans_.capital_word(i - 1)))
      return false;
    for (std::uint32_t k = i; k < end; ++k)
      if (spans_.capital_word(k) ? ordinary(k) || a_.word(k).all_capitals : spans_.capital_nouns() && a_.tokens[k].type == TokenType::Word) return false;
    return true;
  }

  /// Two capital words of which the text has the second elsewhere as somebody's surname are a name in full.
  void promote_pending() {
    for (const TokenRange range : pending_) {
      const std::vector<std::string> keys = name_parts(a_, range).surname_keys;
      const bool shown = std::any_of(found_.begin(), found_.end(), [&](const Found& found) {
        if (found.full || found.parts.words.size() > 1 || !share_key(found.parts.surname_keys, keys)) return false;
        const std::uint32_t i = found.tokens.begin;
        if (found.title && found.title->tokens.end == i) return true;
        return speaks(i, found.tokens.end) || (!spans_.capital_nouns() && !spans_.named(i) && !(spans_.sentence_start(i) && ordinary(i)) &&
                                               !(i > 0 && (a_.is(i - 1, Grammar::Definite) || a_.is(i - 1, Grammar::In))));
      });
      if (shown) add(range, true, -1);
    }
    std::stable_sort(found_.begin(), found_.end(), [](const Found& x, const Found& y) { return x.tokens.begin < y.tokens.begin; });
  }

  std::uint32_t single(std::uint32_t i, std::uint32_t end) {
    add({i, end}, false, -1);
    return end;
  }

  void add(TokenRange range, bool full, int holder) {
    Found found;
    found.tokens = range;
    found.parts = name_parts(a_, range);
    if (found.parts.words.empty()) return;
    found.full = full && (holder >= 0 || found.parts.words.size() > 1);
    found.holder = holder;
    found.title = titles_.before(range.begin);
    if (!found.title || found.title->kind == OfficeKind::Honorific)
      if (const std::optional<Title> after = titles_.after(range.end)) found.title = after;
    found.nationality = titles_.nationality_before(range.begin);
    found_.push_back(std::move(found));
  }

  bool event(std::uint32_t token, const char* name) const {
    if (token >= a_.tokens.size()) return false;
    for (const VerbReading& reading : a_.word(token).verbs)
      if (event_classes()[a_.language->morphology.verbs()[reading.verb].event_class] == name) return true;
    return false;
  }

  /// A verb of saying right before or behind the name.
  bool speaks(std::uint32_t begin, std::uint32_t end) const {
    const std::uint32_t last = spans_.sentence_end(begin);
    for (std::uint32_t k = end; k < std::min(end + 2, last); ++k)
      if (event(k, "say") || event(k, "announce")) return true;
    return begin > spans_.sentence_begin(begin) && event(begin - 1, "say");
  }

  /// "X Y (Con)": a bracket with a party, a place or an age.
  bool bracket(std::uint32_t end) const {
    if (end + 2 >= a_.tokens.size() || !a_.sign(end) || a_.word(end).text != "(") return false;
    return (a_.sign(end + 2) && a_.word(end + 2).text == ")") || (end + 3 < a_.tokens.size() && a_.sign(end + 3) && a_.word(end + 3).text == ")");
  }

  /// True for a word that the dictionary or the tables know as something else than a name.
  bool ordinary(std::uint32_t i) const {
    const Word& word = a_.word(i);
    return (word.word_class.known && !word.word_class.name) || !word.verbs.empty() || a_.grammar[i].any() ||
           a_.language->lexicon->ordinary(word.lower);
  }

  // --- Names in full --------------------------------------------------------------------------------------------

  static bool given_fits(const NameParts& a, const NameParts& b) {
    if (a.given_keys.empty() || b.given_keys.empty()) return true;
    if (share_key(a.given_keys, b.given_keys)) return true;
    const auto initial = [](const NameParts& parts) { return parts.words.front().size() <= 3 && parts.words.front().ends_with("."); };
    return (initial(a) || initial(b)) && a.given_keys.front().substr(0, 1) == b.given_keys.front().substr(0, 1);
  }

  /// A holder whom a full name means although the words differ: initials between, one given name of two.
  int holder_by_parts(const Found& found) const {
    for (std::uint32_t k = found.tokens.begin + 1; k < found.tokens.end; ++k)
      if (const auto at = known_.find(k); at != known_.end())
        for (const LexMatch& match : at->second) {
          const PersonNameRow& row = a_.language->persons[match.entry.row];
          if (match.end != found.tokens.end) continue;
          const PublicPerson& person = a_.world->people[row.person];
          for (const std::string& spelling : person.spellings) {
            const std::string given = fold(spelling.substr(0, spelling.find(' ')));
            if (std::find(found.parts.given_keys.begin(), found.parts.given_keys.end(), given) != found.parts.given_keys.end())
              return static_cast<int>(row.person);
          }
        }
    return -1;
  }

  void name_in_full() {
    for (std::size_t k = 0; k < found_.size(); ++k) {
      Found& found = found_[k];
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
      const Found& found = found_[k];
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
                 found.title->kind != OfficeKind::Job && found.parts.words.back().size() > 3 && !ordinary(found.tokens.begin) &&
                 !spans_.title_case(found.tokens.begin)) {
        Entry& entry = entries_.emplace_back();
        entry.parts = found.parts;
        entry.surname_only = true;
        entry.mentions.push_back(k);
      }
    }
  }

  /// Words that are a country, a date or an ordinary word at the head of a sentence.
  bool clearly_other(const Found& found) const {
    const std::uint32_t i = found.tokens.begin;
    return spans_.named(i) || (spans_.sentence_start(i) && ordinary(i));
  }

  /// The person of the text whose surname this is, the one named last before it, else the first behind.
  Entry* named_before(const Found& found) {
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
    for (const std::string& spelling : a_.world->people[static_cast<std::size_t>(entry.holder)].spellings) {
      const std::string folded = fold(spelling);
      const std::size_t blank = folded.rfind(' ');
      const std::string last = blank == folded.npos ? folded : folded.substr(blank + 1);
      if (std::find(keys.begin(), keys.end(), last) != keys.end()) return true;
    }
    return false;
  }

  bool mentioned(const std::string& country) const {
    return !country.empty() && std::any_of(a_.parties.begin(), a_.parties.end(), [&](const PartyMention& party) { return party.party == country; });
  }

  static bool leads(std::string_view role) {
    return role == "president" || role == "prime minister" || role == "chancellor" || role.starts_with("nato secretary");
  }

  /// The holder whom a surname alone means, by office, date and what the text speaks of; -1 if none is likely.
  int best_holder(const Found& found) const {
    const auto at = known_.find(found.tokens.begin);
    if (at == known_.end()) return -1;
    const std::uint32_t i = found.tokens.begin;
    int context = 0;
    if (spans_.named(i)) context -= 3;
    if (ordinary(i)) context -= spans_.sentence_start(i) || spans_.title_case(i) ? 3 : 1;
    if (spans_.given_name(i)) context -= 2;
    if (found.title) context += found.title->kind == OfficeKind::Job ? 1 : 2;
    if (speaks(i, found.tokens.end)) context += 2;
    if (!found.title && found.nationality.empty() && i > spans_.sentence_begin(i) && spans_.name_word(i - 1) &&
        (spans_.given_name(i - 1) || !(spans_.sentence_start(i - 1) || spans_.title_case(i))))
      context -= 4;
    if (i > spans_.sentence_begin(i) && a_.sign(i - 1) && a_.tokens[i].glued && a_.word(i - 1).text == "-") context -= 4;
    if (spans_.capital_word(found.tokens.end) && found.tokens.end < spans_.sentence_end(i) && !spans_.title_case(i) &&
        spans_.name_word(found.tokens.end))
      context -= 2;
    int best = -1, best_score = 2;
    for (const LexMatch& match : at->second) {
      if (match.end != found.tokens.end) continue;
      const std::uint32_t index = a_.language->persons[match.entry.row].person;
      const PublicPerson& person = a_.world->people[index];
      int score = -100;
      for (const std::uint32_t k : person.offices) {
        const OfficeHolder& office = a_.world->holders[k];
        int here = 0;
        switch (in_office(office, date())) {
          case InOffice::Now: here += 3; break;
          case InOffice::Near: here += 2; break;
          case InOffice::Unknown: here += 2; break;
          case InOffice::Never: here -= 1; break;
        }
        if (mentioned(office.country)) here += 1;
        if (leads(office.role)) here += 1;
        if (found.title && same_role(found.title->role, office.role)) here += 2;
        const std::string& country = found.title && !found.title->country.empty() ? found.title->country : found.nationality;
        if (!country.empty() && !office.country.empty()) here += country == office.country ? 2 : -5;
        score = std::max(score, here);
      }
      score += context;
      if (score > best_score) {
        best_score = score;
        best = static_cast<int>(index);
      }
    }
    return best;
  }

  // --- What the record carries ----------------------------------------------------------------------------------

  /// The country that an unknown person most likely serves: countries weigh by how near they are named, less where the
  /// text mostly gives to them, and those whose press writes in the text's language have a start.
  std::string country_near(std::uint32_t token) const {
    const std::uint32_t sentence = a_.sentence_of[token];
    std::map<std::string, double> weight;
    for (std::size_t k = 0; k < a_.language->home.size(); ++k) weight[a_.language->home[k]] = k == 0 ? kFirstHome : kHome;
    for (const auto& [country, use] : uses_) {
      const double acts = 1 / (1 + kGivenTo * use.given_to);
      if (std::find(a_.language->home.begin(), a_.language->home.end(), country) != a_.language->home.end()) weight[country] += kNamedHome;
      double near = 0;
      for (const std::uint32_t at : use.tokens) {
        const std::uint32_t other = a_.sentence_of[at];
        const double distance = other <= sentence ? sentence - other : 2.0 * (other - sentence);
        near = std::max(near, 1 / (1 + distance));
        if (other == 0) near = std::max(near, kHeadline);
      }
      weight[country] += acts * (near + std::min(kOften * static_cast<double>(use.tokens.size()), kMostOften));
    }
    std::string best;
    double most = 0;
    for (const auto& [country, w] : weight)
      if (w > most) {
        most = w;
        best = country;
      }
    return best;
  }

  /// Where each country is named, and how often as one that something is given to.
  void count_countries() {
    for (const PartyMention& party : a_.parties) {
      if (party.organization || party.party == "group" || party.party.empty()) continue;
      CountryUse& use = uses_[party.party];
      use.tokens.push_back(party.tokens.begin);
      const std::uint32_t i = party.tokens.begin, begin = spans_.sentence_begin(i);
      std::uint32_t before = i;
      while (before > begin && before + 2 > i && a_.is(before - 1, Grammar::Definite) && !a_.is(before - 1, Grammar::To)) --before;
      if (before > begin && (a_.is(before - 1, Grammar::To) || a_.is(before - 1, Grammar::For))) ++use.given_to;
    }
  }

  /// For a text without a date: the office whose country the text names.
  const OfficeHolder& office_of(const Entry& entry) const {
    const PublicPerson& person = a_.world->people[static_cast<std::size_t>(entry.holder)];
    const OfficeHolder& office = office_at(*a_.world, person, date(), entry.role);
    if (date().empty() && entry.role.empty() && office.country.empty())
      for (const std::uint32_t k : person.offices)
        if (mentioned(a_.world->holders[k].country)) return a_.world->holders[k];
    return office;
  }

  void describe(Entry& entry) {
    for (const std::size_t m : entry.mentions) {
      const Found& found = found_[m];
      if (found.title) {
        if (entry.role.empty()) entry.role = found.title->role;
        if (entry.country.empty()) entry.country = found.title->country;
      }
      if (entry.country.empty()) entry.country = found.nationality;
    }
    if (entry.holder >= 0)
      entry.country = office_of(entry).country;
    else if (entry.country.empty())
      entry.country = country_near(found_[entry.mentions.front()].tokens.begin);
  }

  void publish() {
    std::vector<PartyMention> parties;
    std::vector<bool> taken(a_.tokens.size(), false);
    for (Entry& entry : entries_) {
      describe(entry);
      Person person;
      person.name = entry.holder >= 0 ? a_.world->people[static_cast<std::size_t>(entry.holder)].name : english_name(a_, entry.parts, seen_);
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
      for (const Found& f : found_) found |= f.tokens.begin == mention.tokens.begin;
      if (!found) continue;
      for (std::uint32_t k = mention.tokens.begin; k < mention.tokens.end; ++k) name[k] = taken[k];
    }
    std::erase_if(a_.parties, [&](const PartyMention& party) { return name[party.tokens.begin]; });
  }

  /// The person of the text, named so far or at all, who holds the office; -1 if none.
  int holder_of(const Title& office) const {
    int best = -1;
    std::uint32_t best_at = 0;
    for (const PersonMention& mention : a_.person_mentions) {
      const Person& person = a_.persons[mention.person];
      if (!same_role(person.role, office.role) || person.role.starts_with("former ") != office.role.starts_with("former ")) continue;
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
  std::unordered_map<std::uint32_t, std::vector<LexMatch>> known_;
  std::vector<std::string> seen_;
  std::vector<Found> found_;
  std::vector<TokenRange> pending_;
  std::vector<Entry> entries_;
  std::map<std::string, CountryUse> uses_;
};

}  // namespace

void find_persons(Analysis& analysis) { PersonFinder(analysis).run(); }

}  // namespace pledgegraph
