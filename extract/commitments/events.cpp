#include "extract/commitments/events.hpp"

#include <algorithm>

namespace pledgegraph {

std::uint8_t event_class_index(std::string_view name) {
  const auto& classes = event_classes();
  const auto at = std::find(classes.begin(), classes.end(), name);
  if (at == classes.end()) throw InternalError("no event class " + std::string(name));
  return static_cast<std::uint8_t>(at - classes.begin());
}

namespace {

constexpr int kAuxiliaryReach = 6;     // tokens an auxiliary may stand before its verb
constexpr int kVerbFinalReach = 30;    // the same where auxiliary and participle frame the clause
constexpr std::uint32_t kGovernorReach = 8;
constexpr std::uint32_t kAntecedentReach = 4;  // sentences between a noun and what it takes up
constexpr std::uint32_t kFrameReach = 24;   // tokens between a verb and the infinitive clause behind its comma
constexpr std::uint32_t kTrainedReach = 7;  // tokens between a verb of preparing and who is prepared

bool has(VerbForms forms, VerbForm form) { return (forms & form_bit(form)) != 0; }

Tense tense_of_form(VerbForm form) {
  switch (form) {
    case VerbForm::Pres: return Tense::Present;
    case VerbForm::Past: return Tense::Past;
    case VerbForm::Impf: return Tense::Imperfect;
    case VerbForm::Fut: return Tense::Future;
    case VerbForm::Cond: return Tense::Conditional;
    default: return Tense::Present;
  }
}

class EventFinder {
 public:
  explicit EventFinder(Analysis& analysis)
      : a_(analysis), light_(event_class_index("light")), arrive_(event_class_index("arrive")), transit_(event_class_index("transit")),
        begin_(event_class_index("begin")), continue_(event_class_index("continue")), train_(event_class_index("train")), include_(event_class_index("include")) {
    passes_on_.assign(event_classes().size(), false);
    for (const char* name : {"give", "promise", "announce", "approve", "allot", "pay", "order", "arrive", "transit", "receive", "train"})
      passes_on_[event_class_index(name)] = true;
    const std::size_t n = a_.tokens.size();
    in_party_.assign(n, false);
    in_item_.assign(n, false);
    covered_.assign(n, false);
    in_person_.assign(n, false);
    for (const PartyMention& party : a_.parties)
      for (std::uint32_t i = party.tokens.begin; i < party.tokens.end; ++i) in_party_[i] = true;
    for (const ItemMention& item : a_.items)
      for (std::uint32_t i = item.head.begin; i < item.head.end; ++i) in_item_[i] = true;
    for (const PersonMention& person : a_.person_mentions)
      for (std::uint32_t i = person.tokens.begin; i < person.tokens.end; ++i) in_party_[i] = in_person_[i] = true;
  }

  void run() {
    add_phrases();
    for (std::uint32_t i = 0; i < a_.tokens.size(); ++i)
      if (!covered_[i] && !a_.word(i).verbs.empty()) add_verb(i);
    std::sort(a_.events.begin(), a_.events.end(), [](const EventMention& x, const EventMention& y) { return x.tokens.begin < y.tokens.begin; });
    find_governors();
    lend_stages();
    link_nouns();
  }

 private:
  TokenRange sentence_range(std::uint32_t token) const { return a_.sentences[a_.sentence_of[token]].tokens; }

  void add_phrases() {
    for (const LexMatch& match : a_.layer(Layer::Events)) {
      const EventRow& row = a_.language->events[match.entry.row];
      if (match.end == match.begin + 1 && in_person_[match.begin]) continue;  // "Bill Blair", "Grant Shapps"
      EventMention event;
      event.event_class = row.event_class;
      event.tokens = {match.begin, match.end};
      // An idiom's tense is its verb's.
      int verb_at = -1;
      VerbForms forms = 0;
      if (row.pos != EventPos::Noun)
        for (std::uint32_t i = match.begin; i < match.end && verb_at < 0; ++i)
          if (!a_.word(i).verbs.empty() && !a_.is(i, Grammar::Definite)) {
            verb_at = static_cast<int>(i);
            for (const VerbReading& reading : a_.word(i).verbs) forms |= reading.forms;
          }
      if (row.pos == EventPos::Noun) {
        if (match.end == match.begin + 1 && reads_as_verb(match.begin)) continue;
        event.noun = true;
        event.tense = Tense::Noun;
        negation(event);
      } else if (verb_at >= 0) {
        group(event, static_cast<std::uint32_t>(verb_at), forms);
      } else {
        event.tense = row.pos == EventPos::Done ? Tense::Perfect : row.pos == EventPos::Future ? Tense::Future : Tense::Phrase;
        if (row.pos == EventPos::Adjective || row.pos == EventPos::Phrase) copula(event);
        negation(event);
      }
      for (std::uint32_t i = match.begin; i < match.end; ++i) covered_[i] = true;
      a_.events.push_back(event);
    }
  }

  /// Determiners, possessives, numbers and most prepositions stand before nouns, not before finite verbs.
  bool noun_position(std::uint32_t i) const {
    const TokenRange sentence = sentence_range(i);
    if (i == sentence.begin) return false;
    const std::uint32_t before = i - 1;
    if (a_.sign(before)) return false;
    if (a_.tokens[before].type == TokenType::Number) return !in_item_[before] && !in_party_[before];  // "the F-16 delivers" is no number of deliveries
    if (a_.language->capital_nouns && !a_.tokens[i].capital) return false;
    const bool determiner = a_.is(before, Grammar::Definite) || a_.is(before, Grammar::Indefinite) || a_.is(before, Grammar::Possessive) ||
                            a_.is(before, Grammar::Additional) || a_.is(before, Grammar::FirstOf);
    const bool preposition = a_.is(before, Grammar::Of) || a_.is(before, Grammar::From) || a_.is(before, Grammar::By) || a_.is(before, Grammar::For) ||
                             a_.is(before, Grammar::In) || a_.is(before, Grammar::With) || a_.is(before, Grammar::Without);
    return (determiner || preposition) && !a_.is(before, Grammar::Particle) && !a_.is(before, Grammar::Pronoun) && !a_.is(before, Grammar::Relative) &&
           !a_.is(before, Grammar::Negation) && !a_.is(before, Grammar::First);
  }

  /// A form that is infinitive and present alike (English "end", "order", "fire") is a noun behind a determiner, an
  /// adjective of nationality, or a preposition that is not "to".
  bool bare_noun(std::uint32_t i, VerbForms forms) const {
    if (!has(forms, VerbForm::Inf) || !has(forms, VerbForm::Pres)) return false;
    if (noun_position(i)) return true;
    if (!a_.language->modifier_first || i == sentence_range(i).begin) return false;
    return std::any_of(a_.parties.begin(), a_.parties.end(),
                       [&](const PartyMention& party) { return party.tokens.end == i && party.word == CountryWord::Demonym; });
  }

  /// An event noun that is also a verb form ("aide", "order") is a verb where a subject or an auxiliary stands before it.
  bool reads_as_verb(std::uint32_t i) const {
    if (a_.word(i).verbs.empty()) return false;
    const TokenRange sentence = sentence_range(i);
    if (i == sentence.begin) return false;
    std::uint32_t before = i - 1;
    // "by sending tanks" is done, "by sending of tanks" is named.
    if (a_.is(before, Grammar::By) && has(all_forms(i), VerbForm::Prp) && i + 1 < sentence.end && !a_.is(i + 1, Grammar::Of)) return true;
    if (noun_position(i)) return false;
    // "will now gift": an adverb may stand between.
    if (before > sentence.begin && has(all_forms(i), VerbForm::Inf) && a_.word(before).verbs.empty() && !in_party_[before] && !in_item_[before] &&
        a_.tokens[before].type == TokenType::Word && (a_.is(before - 1, Grammar::Will) || a_.is(before - 1, Grammar::Would)))
      --before;
    return a_.is(before, Grammar::Pronoun) || a_.is(before, Grammar::First) || a_.is(before, Grammar::Will) || a_.is(before, Grammar::Would) ||
           a_.is(before, Grammar::Can) || a_.is(before, Grammar::May) || a_.is(before, Grammar::Must) || a_.is(before, Grammar::Relative) ||
           a_.is(before, Grammar::Negation) || a_.is(before, Grammar::Have) || a_.is(before, Grammar::Be) ||
           (a_.is(before, Grammar::To) && has(all_forms(i), VerbForm::Inf) && !in_party_[i]) || (in_party_[before] && i + 1 < sentence.end &&
            (a_.is(i + 1, Grammar::Definite) || a_.is(i + 1, Grammar::Indefinite) || a_.tokens[i + 1].type == TokenType::Number ||
             a_.is(i + 1, Grammar::Additional) || in_item_[i + 1] ||
             (a_.is(i + 1, Grammar::To) && i + 2 < sentence.end && has(all_forms(i + 2), VerbForm::Inf))));
  }

  VerbForms all_forms(std::uint32_t i) const {
    VerbForms forms = 0;
    for (const VerbReading& reading : a_.word(i).verbs) forms |= reading.forms;
    return forms;
  }

  void add_verb(std::uint32_t i) {
    if (in_party_[i] || (in_item_[i] && !reads_as_verb(i))) return;
    // An auxiliary is part of the group that follows, unless it is a verb of its own.
    const Word& word = a_.word(i);
    const VerbReading* chosen = nullptr;
    bool particle = false;
    for (const VerbReading& reading : word.verbs) {
      const Verb& verb = a_.language->morphology.verbs()[reading.verb];
      const bool separated = !verb.particle.empty();
      if (separated && !particle_follows(i, verb.particle)) continue;
      if (!chosen || (separated && !particle) || (!separated && !particle && verb.event_class != light_ &&
                      a_.language->morphology.verbs()[chosen->verb].event_class == light_)) {
        chosen = &reading;
        particle = separated;
      }
    }
    if (!chosen) return;
    const Verb& verb = a_.language->morphology.verbs()[chosen->verb];
    if (verb.event_class == light_) return;
    const VerbForms forms = chosen->forms;
    const bool verbal_in_noun_position = has(forms, VerbForm::Pp) || has(forms, VerbForm::Prp) || has(forms, VerbForm::Inf);
    const bool only_verb = word.word_class.known && !word.word_class.noun && !word.word_class.adjective;
    // After a number or "more" a finite past or future is no noun either: "F-16 надійшли", "jeszcze przekaże".
    const std::uint32_t before = i > 0 ? i - 1 : 0;
    const bool counted = i > 0 && (a_.tokens[before].type == TokenType::Number || a_.is(before, Grammar::Additional));
    const bool present = has(forms, VerbForm::Pres) && !a_.language->distinct_verbs;
    const bool only_finite = counted && !present && (has(forms, VerbForm::Pres) || has(forms, VerbForm::Past) || has(forms, VerbForm::Fut) || has(forms, VerbForm::Pass));
    if (noun_position(i) && !only_verb && !only_finite && !(verbal_in_noun_position && !(word.word_class.noun && !has(forms, VerbForm::Inf)))) return;
    if (bare_noun(i, forms)) return;
    if (a_.language->capital_nouns && a_.tokens[i].capital && i > sentence_range(i).begin && !a_.sign(i - 1)) return;
    EventMention event;
    event.event_class = trains(i, verb.lemma) ? train_ : verb.event_class;
    event.tokens = {i, i + 1};
    group(event, i, forms);
    if (particle) event.negated |= negated_before_particle(i, verb.particle);
    a_.events.push_back(event);
  }

  /// "schließt die Lieferung nicht aus": negation stands before the particle.
  bool negated_before_particle(std::uint32_t i, const std::string& particle) const {
    bool negated = false;
    for (std::uint32_t k = i + 1; k < sentence_range(i).end && a_.word(k).lower != particle; ++k)
      negated = a_.is(k, Grammar::Negation) || (negated && !a_.sign(k));
    return negated;
  }

  /// True for a word that is a finite verb and nothing else by its looks.
  bool finite_verb(std::uint32_t k) const {
    if (a_.tokens[k].type != TokenType::Word || in_party_[k] || in_item_[k]) return false;
    if (a_.language->capital_nouns && a_.tokens[k].capital) return false;
    return std::any_of(a_.word(k).verbs.begin(), a_.word(k).verbs.end(), [](const VerbReading& reading) {
      return !has(reading.forms, VerbForm::Pp) && !has(reading.forms, VerbForm::Prp) && (has(reading.forms, VerbForm::Pres) || has(reading.forms, VerbForm::Past));
    });
  }

  /// Where auxiliary and infinitive frame the clause: "will ... ausbilden". A form that is infinitive and present alike is
  /// the infinitive at the end of a clause that has its finite verb already.
  bool closes_frame(std::uint32_t i) const {
    const TokenRange sentence = sentence_range(i);
    if (i + 1 < sentence.end && !a_.sign(i + 1) && !a_.is(i + 1, Grammar::Coordinator)) return false;
    for (std::uint32_t k = i; k > sentence.begin; --k) {
      if (a_.is(k - 1, Grammar::Subordinator) || (a_.is(k - 1, Grammar::Relative) && !a_.is(k - 1, Grammar::Definite))) return false;
      if (a_.sign(k - 1)) {
        const std::string& sign = a_.word(k - 1).text;
        if (sign == "," || sign == ";" || sign == ":") return false;
        continue;
      }
      if (finite_verb(k - 1)) return true;
    }
    return false;
  }

  /// A verb of preparing means training where people are what it prepares.
  bool trains(std::uint32_t i, const std::string& lemma) const {
    const auto& lemmas = a_.language->trains;
    if (std::find(lemmas.begin(), lemmas.end(), lemma) == lemmas.end()) return false;
    const std::uint32_t end = std::min(sentence_range(i).end, i + kTrainedReach);
    for (std::uint32_t k = i + 1; k < end && !a_.sign(k) && !in_item_[k] && !finite_verb(k); ++k)
      for (const LexMatch& match : a_.layer(Layer::Names)) {
        if (match.begin > k) break;
        const NameRow& row = a_.language->names[match.entry.row];
        if (match.begin == k && row.type == NameRow::Type::Item && a_.world->items[row.index].slug == "@people") return true;
      }
    return false;
  }

  bool particle_follows(std::uint32_t i, const std::string& particle) const {
    const std::uint32_t end = sentence_range(i).end;
    bool comma = false;
    for (std::uint32_t k = i + 1; k < end; ++k) {
      if (a_.word(k).lower == particle && (k + 1 == end || a_.sign(k + 1) || a_.is(k + 1, Grammar::Coordinator) || a_.is(k + 1, Grammar::Subordinator) ||
                                             a_.is(k + 1, Grammar::Relative) || a_.is(k + 1, Grammar::For) || a_.is(k + 1, Grammar::To) || a_.is(k + 1, Grammar::In)))
        return true;
      if (a_.sign(k) && (a_.word(k).text == ";" || a_.word(k).text == ":")) return false;
      if (a_.sign(k) && a_.word(k).text == "," && k + 1 < end && !a_.is(k + 1, Grammar::Relative)) {
        if (a_.is(k + 1, Grammar::Subordinator)) return false;
        comma = true;
      }
      // Behind a comma a list may go on ("ein Paket mit Panzern, Drohnen und Munition an"), another clause may not.
      if (comma && finite_verb(k)) return false;
    }
    return false;
  }

  /// Reads the auxiliaries, modals and negation around the verb at i into the event.
  void group(EventMention& event, std::uint32_t i, VerbForms forms) const {
    const TokenRange sentence = sentence_range(i);
    int have = -1, be = -1, passive = -1;
    bool will = false, would = false, to_before = false, be_infinitive = false;
    const auto note = [&](std::uint32_t k) {
      const std::int8_t t = a_.tense_of[k];
      const int tense = t < 0 ? static_cast<int>(VerbForm::Inf) : t;
      if (a_.is(k, Grammar::Have)) have = have < 0 ? tense : have;
      if (a_.is(k, Grammar::Be)) {
        if (t < 0) be_infinitive = true;
        be = be < 0 ? tense : be;
      }
      if (a_.is(k, Grammar::Passive)) passive = passive < 0 ? tense : passive;
      will |= a_.is(k, Grammar::Will);
      would |= a_.is(k, Grammar::Would);
      event.modal_can |= a_.is(k, Grammar::Can);
      event.modal_may |= a_.is(k, Grammar::May);
      event.modal_must |= a_.is(k, Grammar::Must);
      event.negated |= a_.is(k, Grammar::Negation);
    };
    const auto auxiliary = [&](std::uint32_t k) {
      return a_.is(k, Grammar::Have) || a_.is(k, Grammar::Be) || a_.is(k, Grammar::Passive) || a_.is(k, Grammar::Will) ||
             a_.is(k, Grammar::Would) || a_.is(k, Grammar::Can) || a_.is(k, Grammar::May) || a_.is(k, Grammar::Must);
    };
    int unknown = 0;
    std::uint32_t begin = i;
    for (int step = 1; step <= kAuxiliaryReach && i >= sentence.begin + static_cast<std::uint32_t>(step); ++step) {
      const std::uint32_t k = i - static_cast<std::uint32_t>(step);
      if (a_.sign(k) && !(a_.word(k).text == "-")) break;
      if (auxiliary(k)) {
        note(k);
        begin = k;
        continue;
      }
      if (a_.is(k, Grammar::Negation)) {
        event.negated = true;
        begin = k;
        continue;
      }
      if (a_.is(k, Grammar::To) && step == 1 && has(forms, VerbForm::Inf)) {
        to_before = true;
        continue;
      }
      if (a_.is(k, Grammar::Relative) || a_.is(k, Grammar::Subordinator) || a_.is(k, Grammar::Coordinator)) break;
      if (a_.is(k, Grammar::Pronoun) || a_.is(k, Grammar::First) || a_.is(k, Grammar::Already) || a_.is(k, Grammar::Soon) || a_.is(k, Grammar::NotYet)) continue;
      if (in_party_[k] || in_item_[k] || !a_.word(k).verbs.empty() || ++unknown > 2) break;
    }
    // "zu liefern", "bereitzustellen": no form of "haben" or "sein" in the clause before makes a perfect of it.
    if (a_.language->verb_final && has(forms, VerbForm::Inf) && (to_before || (!has(forms, VerbForm::Pres) && !has(forms, VerbForm::Pp))) && !auxiliary_behind(i)) {
      event.tense = Tense::Infinitive;
      event.finite = false;
      return;
    }
    // Verb-final clauses: the auxiliary stands far to the left, or right behind the participle.
    if (a_.language->verb_final && have < 0 && be < 0 && passive < 0 && (has(forms, VerbForm::Pp) || has(forms, VerbForm::Inf))) {
      for (std::uint32_t k = i + 1; k < std::min(sentence.end, i + 4); ++k) {
        if (a_.sign(k)) break;
        if (auxiliary(k)) note(k);
      }
      if (have < 0 && be < 0 && passive < 0 && !will && !would && !event.modal_can && !event.modal_may && !event.modal_must)
        for (std::uint32_t k = i, step = 0; k > sentence.begin && step < kVerbFinalReach; --k, ++step) {
          if (a_.sign(k - 1) && (a_.word(k - 1).text == ";" || a_.word(k - 1).text == ":")) break;
          if (a_.is(k - 1, Grammar::Subordinator)) break;
          if (a_.is(k - 1, Grammar::Negation)) event.negated = true;
          if (auxiliary(k - 1)) {
            note(k - 1);
            break;
          }
        }
    }
    // "sind geliefert worden": the passive's own participle stands behind.
    if (a_.language->verb_final && be >= 0 && passive < 0 && has(forms, VerbForm::Pp) && i + 1 < sentence.end && a_.is(i + 1, Grammar::Passive)) note(i + 1);
    // Negation may follow the finite verb: "livre pas", "liefert nicht".
    const bool bare_participle = has(forms, VerbForm::Pp) && !has(forms, VerbForm::Past) && have < 0 && be < 0 && passive < 0;
    for (std::uint32_t k = i + 1; k < std::min(sentence.end, i + 3) && !bare_participle; ++k) {
      if (a_.sign(k)) break;
      if (a_.is(k, Grammar::Negation) && !event.tokens.contains(k)) event.negated = true;  // inside an idiom it is the idiom's own
      would |= has(forms, VerbForm::Past) && !has(forms, VerbForm::Pp) && a_.is(k, Grammar::Would);  // "надала б"
    }
    if (event.negated && only(i)) event.negated = false;
    const auto as_tense = [&](int form) { return tense_of_form(static_cast<VerbForm>(form)); };
    const auto have_tense = [&](int form) {
      const auto f = static_cast<VerbForm>(form);
      if (f == VerbForm::Past || f == VerbForm::Impf) return Tense::Pluperfect;
      if (f == VerbForm::Cond) return Tense::Conditional;
      if (f == VerbForm::Fut) return Tense::Future;  // "aura livré d'ici juin"
      return Tense::Perfect;
    };
    const bool modal = will || would || event.modal_can || event.modal_may || event.modal_must;
    event.finite = true;
    if (has(forms, VerbForm::Pass)) {
      event.passive = true;
      event.tense = will ? Tense::Future : Tense::Past;
    } else if (has(forms, VerbForm::Pp) && passive >= 0) {
      event.passive = true;
      event.tense = have >= 0 ? have_tense(have) : will ? Tense::Future : modal ? Tense::Infinitive : be >= 0 ? have_tense(be) : as_tense(passive);  // "sind geliefert worden"
    } else if (has(forms, VerbForm::Pp) && have >= 0 && be >= 0) {
      event.passive = true;
      event.tense = would ? Tense::Conditional : have_tense(have);
    } else if (has(forms, VerbForm::Pp) && have >= 0) {
      event.tense = would ? Tense::Conditional : have_tense(have);
    } else if (has(forms, VerbForm::Pp) && be >= 0 && moves(event.event_class) && !will && !would && !modal && !be_infinitive) {
      // "est arrivé", "ist eingetroffen": with verbs of motion "be" makes the perfect.
      event.tense = have_tense(be);
    } else if (has(forms, VerbForm::Pp) && be >= 0) {
      event.passive = true;
      event.tense = will ? Tense::Future : would ? Tense::Conditional : be_infinitive || modal ? Tense::Infinitive : as_tense(be);
    } else if (has(forms, VerbForm::Prp) && be >= 0) {
      event.tense = will ? Tense::Future : as_tense(be);
    } else if (has(forms, VerbForm::Inf) && !has(forms, VerbForm::Pres) && have >= 0 && !modal) {
      event.tense = have_tense(have);  // "vient de livrer", "acaba de entregar"
    } else if (has(forms, VerbForm::Inf) && (will || would || modal)) {
      event.tense = will ? Tense::Future : would ? Tense::Conditional : Tense::Infinitive;
    } else if (has(forms, VerbForm::Inf) && (to_before || !has(forms, VerbForm::Pres) || (a_.language->verb_final && closes_frame(i)))) {
      event.tense = Tense::Infinitive;
      event.finite = false;
    } else if (has(forms, VerbForm::Fut) || (has(forms, VerbForm::Past) && !has(forms, VerbForm::Pp) && will)) {
      event.tense = Tense::Future;  // also "będzie przekazywała"
    } else if (has(forms, VerbForm::Cond)) {
      event.tense = Tense::Conditional;
    } else if (has(forms, VerbForm::Past) && has(forms, VerbForm::Pp)) {
      event.tense = participle_here(i) ? Tense::Participle : Tense::Past;
      event.finite = event.tense == Tense::Past;
      event.passive = !event.finite;
    } else if (has(forms, VerbForm::Past) && has(forms, VerbForm::Pres)) {
      event.tense = Tense::Present;  // "fournit": the press tells in the present
    } else if (has(forms, VerbForm::Past)) {
      event.tense = would ? Tense::Conditional : Tense::Past;
    } else if (has(forms, VerbForm::Impf)) {
      event.tense = Tense::Imperfect;
    } else if (has(forms, VerbForm::Pres) || has(forms, VerbForm::Subj) || has(forms, VerbForm::Imp)) {
      event.tense = Tense::Present;
    } else if (has(forms, VerbForm::Pp)) {
      event.tense = Tense::Participle;
      event.finite = false;
      event.passive = true;
    } else {
      event.tense = Tense::Gerund;
      event.finite = false;
    }
    (void)begin;
  }

  bool auxiliary_behind(std::uint32_t i) const {
    if (i + 1 >= sentence_range(i).end) return false;
    for (const Grammar mark : {Grammar::Will, Grammar::Can, Grammar::Must, Grammar::Would, Grammar::May})
      if (a_.is(i + 1, mark)) return true;
    return false;
  }

  bool moves(std::uint8_t event_class) const { return event_class == arrive_ || event_class == transit_; }

  /// English "systems donated by ..." against "Berlin donated ...": a participle follows its noun and has no subject.
  bool participle_here(std::uint32_t i) const {
    const TokenRange sentence = sentence_range(i);
    for (std::uint32_t k = i + 1; k < std::min(sentence.end, i + 4); ++k) {
      if (a_.is(k, Grammar::By)) return true;
      if (a_.is(k, Grammar::Definite) || a_.is(k, Grammar::Indefinite) || a_.tokens[k].type == TokenType::Number) break;
    }
    if (i == sentence.begin) return true;
    if (noun_position(i)) return true;
    for (std::uint32_t k = i; k > sentence.begin; --k) {
      if (a_.is(k - 1, Grammar::Pronoun) || a_.is(k - 1, Grammar::First) || a_.is(k - 1, Grammar::Relative)) return false;
      if (in_item_[k - 1]) return !subject_before(k - 1, sentence.begin) ? false : true;
      if (in_party_[k - 1]) return false;
      if (a_.sign(k - 1)) break;
    }
    return false;
  }

  bool subject_before(std::uint32_t i, std::uint32_t begin) const {
    for (std::uint32_t k = i; k > begin; --k)
      if (!a_.word(k - 1).verbs.empty() && !in_party_[k - 1] && !in_item_[k - 1] && !noun_position(k - 1)) return true;
    return false;
  }

  /// "est prêt à", "is ready to": the copula's tense and negation.
  void copula(EventMention& event) const {
    const TokenRange sentence = sentence_range(event.tokens.begin);
    for (std::uint32_t k = event.tokens.begin, step = 0; k > sentence.begin && step < 5; --k, ++step) {
      if (a_.sign(k - 1)) break;
      if (a_.is(k - 1, Grammar::Be) && a_.tense_of[k - 1] >= 0) {
        event.tense = tense_of_form(static_cast<VerbForm>(a_.tense_of[k - 1]));
        event.finite = true;
        return;
      }
      if (a_.is(k - 1, Grammar::Will)) {
        event.tense = Tense::Future;
        event.finite = true;
      }
    }
  }

  void negation(EventMention& event) const {
    const TokenRange sentence = sentence_range(event.tokens.begin);
    for (std::uint32_t k = event.tokens.begin, step = 0; k > sentence.begin && step < 4; --k, ++step) {
      if (a_.sign(k - 1)) break;
      if (a_.is(k - 1, Grammar::Negation) || a_.is(k - 1, Grammar::Without)) event.negated = true;
    }
  }

  /// "ne livrera que dix chars": a negation of two words of which the second says "only" negates nothing.
  bool only(std::uint32_t verb) const {
    const TokenRange sentence = sentence_range(verb);
    bool half = false;
    for (std::uint32_t k = verb + 1, steps = 0; k > sentence.begin && steps < kAuxiliaryReach; --k, ++steps) {
      if (steps > 0 && a_.sign(k - 1)) break;
      if (a_.is(k - 1, Grammar::HalfNegation)) half = true;
      else if (a_.is(k - 1, Grammar::Negation)) return false;
    }
    if (!half) return false;
    for (std::uint32_t k = verb + 1; k < std::min(sentence.end, verb + 6); ++k) {
      if (a_.sign(k) || (a_.is(k, Grammar::Negation) && !a_.is(k, Grammar::HalfNegation))) return false;
      // What "only" narrows is a thing or a number, and no clause.
      if (a_.is(k, Grammar::Only)) return k + 1 < sentence.end && !a_.is(k + 1, Grammar::Pronoun) && !a_.is(k + 1, Grammar::First) && no_clause(k + 1, sentence.end);
    }
    return false;
  }
  bool no_clause(std::uint32_t from, std::uint32_t end) const {
    for (std::uint32_t k = from; k < end && !a_.sign(k); ++k)
      if (a_.is(k, Grammar::Relative) || a_.is(k, Grammar::Subordinator)) return true;
      else if (!in_item_[k] && (a_.tense_of[k] >= 0 || a_.is(k, Grammar::Will))) return false;
    return true;
  }

  /// A gerund of means ("en livrant", "by delivering") and what a phase verb governs ("a commencé à livrer") stand at the
  /// stage of the verb they belong to.
  void lend_stages() {
    for (std::size_t e = 0; e < a_.events.size(); ++e) {
      EventMention& event = a_.events[e];
      if (event.noun || event.finite) continue;
      if (event.tense == Tense::Gerund || event.tense == Tense::Infinitive)
        if (const int g = event.governor; g >= 0) {
          const EventMention& governor = a_.events[static_cast<std::size_t>(g)];
          if ((governor.event_class == begin_ || governor.event_class == continue_) && governor.finite && !governor.noun && governor.tense != Tense::Gerund) {
            take_stage(event, governor);
            event.negated |= governor.negated;
            continue;
          }
        }
      if (event.tense == Tense::Gerund) means(event);
    }
  }

  static void take_stage(EventMention& event, const EventMention& from) {
    event.tense = from.tense;
    event.modal_can |= from.modal_can;
    event.modal_may |= from.modal_may;
    event.modal_must |= from.modal_must;
  }

  void means(EventMention& event) const {
    const TokenRange sentence = sentence_range(event.tokens.begin);
    const std::uint32_t at = event.tokens.begin;
    if (at == sentence.begin || (!a_.is(at - 1, Grammar::In) && !a_.is(at - 1, Grammar::By))) return;
    for (std::uint32_t i = at - 1; i > sentence.begin; --i)
      if (stage_at(i - 1, event)) return;
      else if (a_.is(i - 1, Grammar::Subordinator) || (a_.sign(i - 1) && a_.word(i - 1).text == ";")) return;
    for (std::uint32_t i = event.tokens.end; i < sentence.end; ++i)
      if (stage_at(i, event) || (a_.sign(i) && a_.word(i).text == ";")) return;
  }

  /// Takes the stage of the finite verb or auxiliary at a token; false if there is none.
  bool stage_at(std::uint32_t i, EventMention& event) const {
    for (const EventMention& other : a_.events)
      if (other.tokens.contains(i)) {
        if (!other.finite || other.noun || other.tense == Tense::Phrase) return false;
        if (!other.negated) take_stage(event, other);  // "ne donne rien, tout en vendant"
        return true;
      }
    if (a_.is(i, Grammar::Will)) event.tense = Tense::Future;
    else if (a_.is(i, Grammar::Would)) event.tense = Tense::Conditional;
    else if (a_.is(i, Grammar::Have) && a_.tense_of[i] >= 0)
      event.tense = a_.tense_of[i] == static_cast<int>(VerbForm::Pres) ? Tense::Perfect : a_.tense_of[i] == static_cast<int>(VerbForm::Fut) ? Tense::Future :
                    a_.tense_of[i] == static_cast<int>(VerbForm::Cond) ? Tense::Conditional : Tense::Pluperfect;
    else return false;
    return true;
  }

  void find_governors() {
    for (std::size_t e = 1; e < a_.events.size(); ++e) {
      EventMention& event = a_.events[e];
      for (std::size_t back = e; back-- > 0;) {
        const EventMention& other = a_.events[back];
        if (a_.sentence_of[other.tokens.begin] != a_.sentence_of[event.tokens.begin]) break;
        if (other.tokens.end > event.tokens.begin) continue;
        const std::uint32_t gap = event.tokens.begin - other.tokens.end;
        // "weigert sich, der Ukraine Panzer zu liefern": a comma stands before an infinitive clause.
        const bool clause = a_.language->verb_final && event.tense == Tense::Infinitive && !event.finite;
        bool subordinate = false, relative = false, stop = false;
        for (std::uint32_t k = other.tokens.end; k < event.tokens.begin; ++k) {
          // "the tanks that Berlin delivered": behind a thing or a party the word opens a relative clause.
          const std::uint32_t noun = k > 0 && a_.sign(k - 1) && k > 1 ? k - 2 : k > 0 ? k - 1 : 0;
          const bool opens_relative = a_.is(k, Grammar::Relative) && (!a_.is(k, Grammar::Subordinator) || (k > 0 && (in_item_[noun] || in_party_[noun])));
          subordinate |= a_.is(k, Grammar::Subordinator) && !opens_relative;
          relative |= opens_relative;
          stop |= a_.sign(k) && (a_.word(k).text == ";" || a_.word(k).text == "." || (a_.word(k).text == "," && !subordinate && !clause));
        }
        if (stop || (relative && !clause)) break;
        if (event.finite && !event.noun) {
          if (subordinate && gap <= 14) event.governor = static_cast<int>(back);
        } else if (gap <= (clause ? kFrameReach : kGovernorReach) && (!subordinate)) {
          event.governor = static_cast<int>(back);
        }
        break;
      }
    }
  }

  /// "The delivery includes", "cette livraison": a definite noun of giving that no event governs takes up what a verb before
  /// it told. Where a language has no articles, one that opens a list of contents does.
  void link_nouns() {
    for (std::size_t e = 0; e < a_.events.size(); ++e) {
      EventMention& event = a_.events[e];
      if (!event.noun || event.governor >= 0 || !passes_on_[event.event_class]) continue;
      const std::uint32_t sentence = a_.sentence_of[event.tokens.begin], begin = a_.sentences[sentence].tokens.begin;
      bool definite = false, contents = false;
      for (std::uint32_t i = event.tokens.begin, steps = 0; i > begin && steps < 2 && !a_.sign(i - 1); --i, ++steps) definite |= a_.is(i - 1, Grammar::Definite);
      for (std::size_t k = 0; k < a_.events.size(); ++k)
        if (a_.sentence_of[a_.events[k].tokens.begin] == sentence) contents |= a_.events[k].event_class == include_ && k != e;
      if (!definite && !contents) continue;
      for (std::size_t back = e; back-- > 0;) {
        const EventMention& told = a_.events[back];
        const std::uint32_t there = a_.sentence_of[told.tokens.begin];
        if (sentence - there > kAntecedentReach) break;
        if (!told.finite || told.noun || told.negated || !passes_on_[told.event_class]) continue;
        event.antecedent = static_cast<int>(back);
        break;
      }
    }
  }

  Analysis& a_;
  std::uint8_t light_, arrive_, transit_, begin_, continue_, train_, include_;
  std::vector<bool> passes_on_;  ///< by class: events of giving and promising, which nouns may take up
  std::vector<bool> in_party_, in_item_, in_person_, covered_;
};

}  // namespace

void find_events(Analysis& analysis) { EventFinder(analysis).run(); }

}  // namespace pledgegraph
