#include "extract/commitments/roles.hpp"

#include <algorithm>

#include "extract/commitments/events.hpp"

namespace pledgegraph {
namespace {

constexpr std::uint32_t kPostverbalReach = 3;  // tokens between a verb and a subject behind it
constexpr std::uint32_t kMakerReach = 6;       // tokens between a participle of making and the maker
constexpr std::uint32_t kAgentReach = 16;      // tokens between a verb and its "by"
constexpr std::uint32_t kAddresseeReach = 30;  // tokens between a verb and its "to"

class RoleFinder {
 public:
  explicit RoleFinder(Analysis& analysis) : a_(analysis) {
    const std::size_t n = a_.tokens.size();
    party_at_.assign(n, -1);
    item_at_.assign(n, -1);
    event_at_.assign(n, -1);
    for (std::size_t k = 0; k < a_.parties.size(); ++k)
      for (std::uint32_t i = a_.parties[k].tokens.begin; i < a_.parties[k].tokens.end; ++i)
        if (a_.parties[k].word != CountryWord::Place || party_at_[i] < 0) party_at_[i] = static_cast<int>(k);
    for (std::size_t k = 0; k < a_.items.size(); ++k)
      for (std::uint32_t i = a_.items[k].head.begin; i < a_.items[k].head.end; ++i) item_at_[i] = static_cast<int>(k);
    for (std::size_t k = 0; k < a_.events.size(); ++k)
      for (std::uint32_t i = a_.events[k].tokens.begin; i < a_.events[k].tokens.end; ++i) event_at_[i] = static_cast<int>(k);
    urge_ = event_class_index("urge");
    request_ = event_class_index("request");
    say_ = event_class_index("say");
    produce_ = event_class_index("produce");
    include_ = event_class_index("include");
    coordinate_ = event_class_index("coordinate");
  }

  void run() {
    set_makers_aside();
    a_.roles.assign(a_.events.size(), {});
    std::uint32_t sentence = 0;
    int main_subject = -1;  // of the sentence before: what a pronoun means
    int here = -1;
    for (std::size_t e = 0; e < a_.events.size(); ++e) {
      const std::uint32_t s = a_.sentence_of[a_.events[e].tokens.begin];
      if (e == 0 || s != sentence) {
        // A sentence without a subject leaves the one before it standing.
        if (here >= 0) main_subject = here;
        here = -1;
        sentence = s;
      }
      salient_ = main_subject;
      fill(e);
      if (here < 0 && a_.events[e].finite && a_.roles[e].subject >= 0) here = a_.roles[e].subject;
    }
  }

 private:
  TokenRange sentence_range(std::uint32_t token) const { return a_.sentences[a_.sentence_of[token]].tokens; }
  bool acts(int party) const { return party >= 0 && a_.parties[static_cast<std::size_t>(party)].word != CountryWord::Place; }
  bool is_sign(std::uint32_t i, std::string_view text) const { return a_.sign(i) && a_.word(i).text == text; }
  bool comma(std::uint32_t i) const { return is_sign(i, ","); }
  bool relative(std::uint32_t i) const { return a_.is(i, Grammar::Relative); }

  /// "drones made by Baykar": the company behind a participle of making only says what thing is meant; it does not act.
  void set_makers_aside() {
    for (const EventMention& event : a_.events) {
      if (event.event_class != produce_ || event.tense != Tense::Participle) continue;
      const TokenRange sentence = sentence_range(event.tokens.begin);
      for (std::uint32_t i = event.tokens.end; i < std::min(sentence.end, event.tokens.end + kMakerReach); ++i) {
        if (a_.sign(i) && !is_sign(i, "\"") && !is_sign(i, "«")) break;
        const int p = party_at_[i];
        if (p < 0) continue;
        PartyMention& party = a_.parties[static_cast<std::size_t>(p)];
        if (party.company) party.word = CountryWord::Place;
        break;
      }
    }
  }

  /// True if a preposition right before the token takes it out of the running for a subject.
  bool oblique(std::uint32_t token, std::uint32_t begin) const {
    for (std::uint32_t i = token, steps = 0; i > begin && steps < 3; --i, ++steps) {
      const std::uint32_t b = i - 1;
      if (a_.sign(b)) return false;
      if (a_.is(b, Grammar::Definite) && !a_.is(b, Grammar::To)) continue;
      return a_.is(b, Grammar::To) || a_.is(b, Grammar::For) || a_.is(b, Grammar::From) || a_.is(b, Grammar::By) || a_.is(b, Grammar::With) ||
             a_.is(b, Grammar::In) || a_.is(b, Grammar::Against) || a_.is(b, Grammar::Without) || a_.is(b, Grammar::Instead);
    }
    return false;
  }

  bool genitive(std::uint32_t token, std::uint32_t begin) const {
    for (std::uint32_t i = token, steps = 0; i > begin && steps < 2; --i, ++steps) {
      if (a_.sign(i - 1)) return false;
      if (a_.is(i - 1, Grammar::Of)) return true;
      if (!a_.is(i - 1, Grammar::Definite)) return false;
    }
    return false;
  }

  struct Found {
    int party = -1, item = -1;
    int receiver = -1;  ///< a bare name behind the subject, before the verb
    bool pronoun = false, first = false;
    bool any() const { return party >= 0 || item >= 0 || pronoun || first; }
  };

  /// The antecedent of a relative pronoun: the party or item nearest before it.
  Found antecedent(std::uint32_t pronoun, std::uint32_t begin) const {
    Found found;
    for (std::uint32_t i = pronoun; i > begin; --i) {
      const std::uint32_t b = i - 1;
      if (party_at_[b] >= 0) {
        const PartyMention& party = a_.parties[static_cast<std::size_t>(party_at_[b])];
        // An adjective describes the noun that is meant: "l'industrie allemande, qui livrera".
        found.party = party_at_[b];
        if (!acts(found.party) && !party.person) found.party = -1;
        if (found.party >= 0) return found;
      }
      if (item_at_[b] >= 0) {
        found.item = item_at_[b];
        return found;
      }
      if (event_at_[b] >= 0 && a_.events[static_cast<std::size_t>(event_at_[b])].finite) return found;
    }
    return found;
  }

  /// Where the relative clause that ends at the comma begins (its comma), or `comma_at` if none ends there.
  std::uint32_t before_relative_clause(std::uint32_t comma_at, std::uint32_t begin) const {
    for (std::uint32_t j = comma_at; j > begin + 1; --j) {
      if (relative(j - 1) && j >= 2 && comma(j - 2)) return j - 2;
      if (is_sign(j - 1, ";") || is_sign(j - 1, ":")) break;
    }
    return comma_at;
  }

  /// "Die USA haben Israel 2000 Bomben geliefert": the party before another in a clause whose verb stands last, with nothing
  /// between but auxiliaries, articles and adverbs. Then the first is the subject.
  int bare_before(int party, std::uint32_t begin) const {
    const PartyMention& behind = a_.parties[static_cast<std::size_t>(party)];
    for (std::uint32_t i = behind.tokens.begin; i > begin; --i) {
      const std::uint32_t b = i - 1;
      if (a_.sign(b) || a_.is(b, Grammar::Subordinator) || a_.is(b, Grammar::Coordinator) || relative(b) || item_at_[b] >= 0) return -1;
      if (const int v = event_at_[b]; v >= 0) return -1;
      const int p = party_at_[b];
      if (p < 0) continue;
      const PartyMention& before = a_.parties[static_cast<std::size_t>(p)];
      if (!acts(p) || before.oblique || before.word == CountryWord::Demonym || before.party == behind.party || oblique(before.tokens.begin, begin) ||
          genitive(before.tokens.begin, begin) || (before.tokens.begin > begin && a_.is(before.tokens.begin - 1, Grammar::Reported)))
        return -1;
      return behind.tokens.begin > before.tokens.end ? p : -1;
    }
    return -1;
  }

  /// The subject to the left of a verb group.
  Found search_left(std::size_t e) {
    const EventMention& event = a_.events[e];
    const std::uint32_t begin = sentence_range(event.tokens.begin).begin;
    Found found;
    int genitive_party = -1;
    bool adjacent = true;  // nothing but auxiliaries and adverbs so far
    for (std::uint32_t i = event.tokens.begin; i > begin; --i) {
      const std::uint32_t b = i - 1;
      if (is_sign(b, ";") || is_sign(b, ":")) break;
      if (comma(b)) {
        const std::uint32_t jump = before_relative_clause(b, begin);
        if (jump != b) i = jump + 1;
        continue;
      }
      if (a_.sign(b)) continue;
      if (const int p = party_at_[b]; p >= 0) {
        const PartyMention& party = a_.parties[static_cast<std::size_t>(p)];
        i = party.tokens.begin + 1;
        adjacent = false;
        if (!acts(p) || party.dative || oblique(party.tokens.begin, begin)) continue;
        // A name in an oblique case says whose the subject is: "Уряд Франції".
        if (party.oblique || genitive(party.tokens.begin, begin)) {
          if (genitive_party < 0) genitive_party = p;
          continue;
        }
        found.party = p;
        if (const int before = a_.language->verb_final && !event.passive ? bare_before(p, begin) : -1; before >= 0) {
          found.party = before;
          if (party.word != CountryWord::Demonym) found.receiver = p;
        }
        return found;
      }
      if (const int m = item_at_[b]; m >= 0) {
        const TokenRange head = a_.items[static_cast<std::size_t>(m)].head;
        i = head.begin + 1;
        adjacent = false;
        const ItemMention& item = a_.items[static_cast<std::size_t>(m)];
        if (found.item < 0 && !item.accessory && !oblique(item.tokens.begin, begin)) found.item = m;
        continue;
      }
      if (relative(b) && !a_.is(b, Grammar::Pronoun)) {
        if (genitive_party >= 0) break;
        // A word that may also be a conjunction ("that", "que") is relative only right before its verb.
        if (!a_.is(b, Grammar::Subordinator) || adjacent) {
          const Found meant = antecedent(b, begin);
          if (meant.any() && found.item < 0) return meant;
        }
        break;
      }
      if (a_.is(b, Grammar::Subordinator)) break;
      if (a_.is(b, Grammar::Pronoun) && !a_.is(b, Grammar::Object) && found.item < 0) {
        found.pronoun = true;
        break;
      }
      if (a_.is(b, Grammar::First) && !a_.is(b, Grammar::Possessive)) {
        found.first = true;
        break;
      }
      if (const int v = event_at_[b]; v >= 0) {
        const EventMention& other = a_.events[static_cast<std::size_t>(v)];
        i = other.tokens.begin + 1;
        if (other.finite && !other.noun && other.tense != Tense::Phrase) break;
        continue;
      }
      if (adjacent && a_.is(b, Grammar::Coordinator)) break;  // "a livré ... et livrera"
    }
    if (found.party < 0 && !found.pronoun && !found.first && genitive_party >= 0) found.party = genitive_party;
    return found;
  }

  int postverbal(const EventMention& event) const {
    const std::uint32_t end = sentence_range(event.tokens.begin).end;
    for (std::uint32_t i = event.tokens.end, steps = 0; i < end && steps <= kPostverbalReach; ++i, ++steps) {
      if (a_.sign(i) || a_.is(i, Grammar::Subordinator) || relative(i)) break;
      if (party_at_[i] >= 0 && a_.parties[static_cast<std::size_t>(party_at_[i])].oblique) continue;
      if (const int p = party_at_[i]; p >= 0) return acts(p) && !oblique(i, event.tokens.end > 0 ? event.tokens.end - 1 : 0) ? p : -1;
      if (item_at_[i] >= 0) break;
    }
    return -1;
  }

  /// "Przekazały Ukrainie haubice i czołgi Czechy i Słowacja": where names have cases, a nominative behind the objects.
  int nominative_behind(const EventMention& event) const {
    if (a_.language->oblique_endings.empty() || a_.language->verb_final) return -1;
    const std::uint32_t end = sentence_range(event.tokens.begin).end;
    for (std::uint32_t i = event.tokens.end, steps = 0; i < end && steps < kAgentReach; ++i, ++steps) {
      if ((a_.sign(i) && !comma(i)) || a_.is(i, Grammar::Subordinator) || relative(i)) return -1;
      if (const int v = event_at_[i]; v >= 0) return -1;
      const int p = party_at_[i];
      if (!acts(p) || a_.parties[static_cast<std::size_t>(p)].tokens.begin != i) continue;
      const PartyMention& party = a_.parties[static_cast<std::size_t>(p)];
      if ((party.word == CountryWord::Name || party.word == CountryWord::Capital) && !party.oblique && !party.person && !oblique(i, event.tokens.end)) return p;
    }
    return -1;
  }

  /// "До Києва прибули 10 гаубиць": the item behind a verb of coming.
  int postverbal_item(const EventMention& event) const {
    const std::uint32_t end = sentence_range(event.tokens.begin).end;
    for (std::uint32_t i = event.tokens.end, steps = 0; i < end && steps <= kPostverbalReach; ++i, ++steps) {
      if (item_at_[i] >= 0) return item_at_[i];
      if (party_at_[i] >= 0 && a_.parties[static_cast<std::size_t>(party_at_[i])].word == CountryWord::Demonym) continue;
      if (a_.sign(i) || a_.is(i, Grammar::Subordinator) || relative(i) || party_at_[i] >= 0 || event_at_[i] >= 0) break;
      for (const Grammar mark : {Grammar::To, Grammar::For, Grammar::From, Grammar::By, Grammar::In, Grammar::With})
        if (a_.is(i, mark)) return -1;
    }
    return -1;
  }

  /// "gave Moldova 40 million", "liefert Kiew Panzer": an unmarked party between an active verb and an item.
  int indirect_object(const EventMention& event, TokenRange sentence) const {
    if (event.noun || event.passive || event.event_class == say_ || event.tokens.end >= sentence.end) return -1;
    std::uint32_t i = event.tokens.end;
    if (a_.is(i, Grammar::Definite) && i + 1 < sentence.end) ++i;
    const int p = party_at_[i];
    if (!acts(p) || a_.parties[static_cast<std::size_t>(p)].word == CountryWord::Demonym) return -1;
    const std::uint32_t behind = a_.parties[static_cast<std::size_t>(p)].tokens.end;
    if (a_.language->modifier_first && behind < sentence.end && a_.is(behind, Grammar::Of)) return -1;  // "gave Norway's tanks"
    for (std::uint32_t k = a_.parties[static_cast<std::size_t>(p)].tokens.end, steps = 0; k < sentence.end && steps < 6; ++k, ++steps) {
      if (a_.sign(k) || a_.is(k, Grammar::Subordinator) || a_.is(k, Grammar::Coordinator)) return -1;
      if (item_at_[k] >= 0 || a_.tokens[k].type == TokenType::Number) return p;
    }
    return -1;
  }

  /// The subject of the finite verb before in the sentence, or of the sentence before.
  int earlier_subject(std::size_t e) const {
    const std::uint32_t sentence = a_.sentence_of[a_.events[e].tokens.begin];
    for (std::size_t back = e; back-- > 0;) {
      if (a_.sentence_of[a_.events[back].tokens.begin] != sentence) break;
      if (a_.events[back].finite && a_.roles[back].subject >= 0) return a_.roles[back].subject;
    }
    return salient_;
  }

  void fill(std::size_t e) {
    const EventMention& event = a_.events[e];
    EventRoles& roles = a_.roles[e];
    const TokenRange sentence = sentence_range(event.tokens.begin);
    marked(event, sentence, roles);
    const int indirect = roles.addressee < 0 ? indirect_object(event, sentence) : -1;
    if (event.finite && !event.noun) {
      const Found found = search_left(e);
      // With nothing before the verb a name behind it that may be a nominative is the subject: "Am Montag liefert Italien Haubitzen".
      const bool led = found.party >= 0 || found.pronoun || found.first;
      if (indirect >= 0 && (led || !a_.language->free_order || a_.parties[static_cast<std::size_t>(indirect)].oblique)) roles.addressee = indirect;
      if (roles.addressee < 0) roles.addressee = found.receiver;
      roles.subject = found.party;
      roles.subject_item = found.item;
      roles.pronoun = found.pronoun;
      roles.first_person = found.first;
      if (found.party < 0 && !found.first) {
        if (found.pronoun) {
          roles.subject = earlier_subject(e);
          roles.inherited = true;
        } else if (const int behind = found.item < 0 || event.event_class == say_ || (a_.language->free_order && acted_by_parties(event)) ? postverbal(event) : -1;
                   behind >= 0) {
          roles.subject = behind;
        } else if (const int item = found.item < 0 && (comes(event.event_class) || event.event_class == include_) ? postverbal_item(event) : -1; item >= 0) {
          roles.subject_item = item;
        } else if (const int far = acted_by_parties(event) ? nominative_behind(event) : -1; far >= 0) {
          roles.subject = far;
        } else if (found.item < 0) {
          roles.subject = earlier_subject(e);
          roles.inherited = true;
        }
      }
      // "German tanks were handed over by Portugal": who made them is not who gave them.
      if (event.passive && roles.agent >= 0 && roles.subject >= 0 && a_.parties[static_cast<std::size_t>(roles.subject)].word == CountryWord::Demonym)
        roles.subject = -1;
      return;
    }
    if (roles.addressee < 0) roles.addressee = indirect;
    if (event.governor >= 0) {
      const auto g = static_cast<std::size_t>(event.governor);
      const EventMention& governor = a_.events[g];
      if (governor.event_class == urge_ || governor.event_class == request_)
        for (std::uint32_t i = governor.tokens.end; i < event.tokens.begin; ++i)
          if (acts(party_at_[i])) {
            roles.subject = party_at_[i];
            return;
          }
      // "Washington coordinated the supply": what one coordinates others give.
      if (governor.event_class != coordinate_) {
        roles.subject = a_.roles[g].subject;
        roles.subject_item = a_.roles[g].subject_item;
        roles.first_person = a_.roles[g].first_person;
        roles.inherited = true;
      }
      if (a_.language->verb_final && !event.noun && roles.addressee < 0) roles.addressee = receiver_between(governor, event, roles.subject);
    }
    // "une livraison allemande", "Germany's delivery of", "German deliveries": a party beside the noun.
    if (event.noun) {
      if (event.tokens.begin > sentence.begin) {
        std::uint32_t b = event.tokens.begin - 1;
        if (b > sentence.begin && party_at_[b] < 0 && (a_.is(b, Grammar::Of) || a_.is(b, Grammar::Additional))) --b;
        if (acts(party_at_[b]) && a_.parties[static_cast<std::size_t>(party_at_[b])].party != "UA") {
          roles.subject = party_at_[b];
          roles.inherited = false;
        }
      }
      if (event.tokens.end < sentence.end && acts(party_at_[event.tokens.end]) &&
          a_.parties[static_cast<std::size_t>(party_at_[event.tokens.end])].word == CountryWord::Demonym) {
        roles.subject = party_at_[event.tokens.end];
        roles.inherited = false;
      }
    }
  }

  /// "will Polen Panzer liefern": the bare name between a verb and the infinitive that it frames.
  int receiver_between(const EventMention& governor, const EventMention& event, int subject) const {
    for (std::uint32_t i = governor.tokens.end; i < event.tokens.begin; ++i) {
      const int p = party_at_[i];
      if (p < 0 || p == subject) continue;
      const PartyMention& party = a_.parties[static_cast<std::size_t>(p)];
      const bool bare = (party.word == CountryWord::Name || party.word == CountryWord::Capital) && !oblique(party.tokens.begin, governor.tokens.end) &&
                        !genitive(party.tokens.begin, governor.tokens.end);
      if (party.dative || (bare && subject >= 0 && a_.parties[static_cast<std::size_t>(subject)].party != party.party)) return p;
      return -1;
    }
    return -1;
  }

  /// Classes whose subject is a party, not a thing, where the verb is active.
  static bool acted_by_parties(const EventMention& event) {
    static const std::vector<bool> acted = [] {
      std::vector<bool> out(event_classes().size(), false);
      for (const char* name : {"give", "promise", "announce", "approve", "allot", "pay", "order", "buy", "receive", "request", "refuse",
                               "want", "plan", "consider", "urge", "train"})
        out[event_class_index(name)] = true;
      return out;
    }();
    return acted[event.event_class] && !event.passive;
  }

  static bool comes(std::uint8_t event_class) {
    static const std::uint8_t arrive = event_class_index("arrive"), transit = event_class_index("transit");
    return event_class == arrive || event_class == transit;
  }

  /// True if the preposition at the token belongs to the verb, not to a noun before it.
  bool adverbial(std::uint32_t token, std::uint32_t begin) const {
    if (token == begin || a_.sign(token - 1) || party_at_[token - 1] >= 0 || item_at_[token - 1] >= 0 || !a_.word(token - 1).verbs.empty()) return true;
    for (const Grammar mark : {Grammar::Have, Grammar::Be, Grammar::Passive, Grammar::Will, Grammar::Would, Grammar::Can, Grammar::Must, Grammar::May,
                               Grammar::Already, Grammar::Coordinator})
      if (a_.is(token - 1, mark)) return true;
    return false;
  }

  /// Agent, addressee and source by their prepositions, to the right within the clause, then to the left.
  void marked(const EventMention& event, TokenRange sentence, EventRoles& roles) const {
    std::uint32_t distance = 0;
    bool agent_of_another = false;  // "livré des drones fabriqués par Baykar": the nearer verb's
    for (std::uint32_t i = event.tokens.end; i < sentence.end && distance < kAddresseeReach; ++i, ++distance) {
      if (is_sign(i, ";")) break;
      if (const int v = event_at_[i]; v >= 0 && a_.events[static_cast<std::size_t>(v)].tokens.begin == i && a_.events[static_cast<std::size_t>(v)].tense == Tense::Participle &&
          a_.events[static_cast<std::size_t>(v)].passive)
        agent_of_another = !(i > 0 && a_.is(i - 1, Grammar::Coordinator) && event.passive && i < event.tokens.end + 3);
      if (a_.is(i, Grammar::Subordinator) || (relative(i) && distance > 0)) break;
      if (const int v = event_at_[i]; v >= 0 && a_.events[static_cast<std::size_t>(v)].finite && !a_.events[static_cast<std::size_t>(v)].noun) break;
      const int p = party_at_[i];
      if (!acts(p) || a_.parties[static_cast<std::size_t>(p)].tokens.begin != i) continue;
      const Grammar mark = mark_before(i, event.tokens.begin);  // an idiom may end in its "by"
      if (mark == Grammar::By && roles.agent < 0 && !agent_of_another && distance < kAgentReach) roles.agent = p;
      if ((mark == Grammar::To || mark == Grammar::For) && roles.addressee < 0) roles.addressee = p;
      if (mark == Grammar::From && roles.source < 0) roles.source = p;
    }
    marked_before(event, sentence, roles);
  }

  /// The same to the left: "wurden von Portugal an die Ukraine übergeben", "aus Polen kommen".
  void marked_before(const EventMention& event, TokenRange sentence, EventRoles& roles) const {
    const bool addressed = roles.addressee >= 0;
    bool comma_passed = false;
    for (std::uint32_t i = event.tokens.begin, distance = 0; i > sentence.begin && distance < kAddresseeReach; --i, ++distance) {
      const std::uint32_t b = i - 1;
      if (a_.is(b, Grammar::Subordinator)) break;
      if (a_.sign(b)) {
        // In a clause whose verb stands last a list may stand between: "hat der Ukraine Panzer, Haubitzen und Drohnen geliefert".
        if (!a_.language->verb_final || event.noun || !comma(b)) break;
        comma_passed = true;
      }
      if (const int v = event_at_[b]; v >= 0 && comma_passed && a_.events[static_cast<std::size_t>(v)].finite) break;
      const int p = party_at_[b];
      if (!acts(p) || (i < sentence.end && party_at_[i] == p && i < event.tokens.begin)) continue;
      const PartyMention& party = a_.parties[static_cast<std::size_t>(p)];
      if (comma_passed && !party.dative) continue;
      std::uint32_t at = 0;
      const Grammar mark = mark_before(party.tokens.begin, sentence.begin, &at);
      if (!addressed && roles.addressee < 0 && (party.dative || distance < kAgentReach) && (mark == Grammar::To || mark == Grammar::For)) roles.addressee = p;
      if (event.noun || distance >= kAgentReach || party.dative || mark == Grammar::Count || !adverbial(at, sentence.begin)) continue;
      if (mark == Grammar::By && event.passive && roles.agent < 0 && a_.language->verb_final) roles.agent = p;
      const bool from = a_.is(at, Grammar::From) && mark != Grammar::To && mark != Grammar::For;
      if (from && !event.passive && roles.source < 0 && receives_or_comes(event.event_class)) roles.source = p;
    }
  }

  static bool receives_or_comes(std::uint8_t event_class) {
    static const std::uint8_t receive = event_class_index("receive");
    return event_class == receive || comes(event_class);
  }

  /// The preposition before a party, looking through articles; a dative speaks for itself. Grammar::Count if there is none.
  Grammar mark_before(std::uint32_t token, std::uint32_t begin, std::uint32_t* at = nullptr) const {
    if (party_at_[token] >= 0 && a_.parties[static_cast<std::size_t>(party_at_[token])].dative) return Grammar::To;
    for (std::uint32_t i = token, steps = 0; i > begin && steps < 3; --i, ++steps) {
      const std::uint32_t b = i - 1;
      for (const Grammar mark : {Grammar::By, Grammar::To, Grammar::For, Grammar::From})
        if (a_.is(b, mark)) {
          if (at) *at = b;
          return mark;
        }
      if (!a_.is(b, Grammar::Definite)) break;
    }
    return Grammar::Count;
  }

  Analysis& a_;
  std::vector<int> party_at_, item_at_, event_at_;
  int salient_ = -1;
  std::uint8_t urge_, request_, say_, produce_, include_, coordinate_;
};

constexpr std::uint32_t kLinkReach = 4;      // tokens between two coordinated parties
constexpr std::uint32_t kItemLinkReach = 7;  // between two coordinated items

/// True if what stands between two mentions coordinates them; `passes` tells which other words may stand there.
template <typename Passes>
bool coordinated(const Analysis& a, std::uint32_t from, std::uint32_t to, std::uint32_t reach, const Passes& passes) {
  if (from > to || to - from > reach) return false;
  bool link = false;
  for (std::uint32_t i = from; i < to; ++i) {
    const bool sign = a.sign(i) && (a.word(i).text == "," || a.word(i).text == "/" || a.word(i).text == "&");
    if (sign || a.is(i, Grammar::Coordinator)) link = true;
    else if (a.sign(i) || !passes(i)) return false;
  }
  return link;
}

/// True if the second party is named as a member of the group before it: "six partenaires, dont le Canada".
bool member_of(const Analysis& a, const PartyMention& group, const PartyMention& party) {
  if (group.party != "group" || group.tokens.end > party.tokens.begin || party.tokens.begin - group.tokens.end > kLinkReach) return false;
  bool part = false;
  for (std::uint32_t i = group.tokens.end; i < party.tokens.begin; ++i) {
    part |= a.is(i, Grammar::Part);
    if (a.sign(i) ? a.word(i).text != "," && a.word(i).text != "(" : !a.is(i, Grammar::Part) && !a.is(i, Grammar::Definite)) return false;
  }
  return part;
}

/// Parties joined by commas and coordinators share a chain ("la France, l'Italie et le Royaume-Uni"), so do a group and
/// the members named of it, and so do items ("54 M113, two Mi-8 and 36 guns").
void chain_mentions(Analysis& a) {
  int chain = -1;
  for (std::size_t k = 0; k < a.parties.size(); ++k) {
    PartyMention& party = a.parties[k];
    const bool joined = k > 0 && a.sentence_of[a.parties[k - 1].tokens.begin] == a.sentence_of[party.tokens.begin] &&
                        (member_of(a, a.parties[k - 1], party) ||
                         coordinated(a, a.parties[k - 1].tokens.end, party.tokens.begin, kLinkReach, [&](std::uint32_t i) { return a.is(i, Grammar::Definite); }));
    party.chain = joined ? chain : ++chain;
  }
  chain = -1;
  for (std::size_t k = 0; k < a.items.size(); ++k) {
    ItemMention& item = a.items[k];
    const bool joined = k > 0 && a.sentence_of[a.items[k - 1].head.begin] == a.sentence_of[item.head.begin] &&
                        coordinated(a, a.items[k - 1].tokens.end, item.tokens.begin, kItemLinkReach, [&](std::uint32_t i) { return a.word(i).verbs.empty() || a.is(i, Grammar::Of); });
    item.chain = joined ? chain : ++chain;
  }
}

}  // namespace

void find_roles(Analysis& analysis) {
  chain_mentions(analysis);
  RoleFinder(analysis).run();
}

}  // namespace pledgegraph
