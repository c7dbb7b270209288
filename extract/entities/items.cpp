// Items: what may be given. Table matches become mentions; kind and name merge ("chars Leopard 2", "Patriot
// batteries"); quantities and sums are attached; numbers and generic nouns that stand for an item become mentions, too.
#include <algorithm>

#include "extract/entities/compounds.hpp"
#include "extract/entities/item_sums.hpp"
#include "extract/entities/mentions.hpp"
#include "extract/text/letters.hpp"

namespace pledgegraph {
namespace {

using Type = ItemMention::Type;

class ItemFinder {
 public:
  explicit ItemFinder(Analysis& analysis) : a_(analysis), world_(*analysis.world) {
    number_taken_.assign(a_.numbers.size(), false);
  }

  void run() {
    collect_heads();
    merge_kind_and_name();
    spread_accessories();
    name_unlisted_systems();
    mark_crews();
    mark_modifiers();
    attach_quantities();
    mark_bases();
    attach_sums(a_);
    add_ellipses();
    price_ellipses(a_);
    std::stable_sort(a_.items.begin(), a_.items.end(), [](const ItemMention& x, const ItemMention& y) { return x.tokens.begin < y.tokens.begin; });
    for (ItemMention& mention : a_.items) describe(mention);
    resolve_packages();
    link_antecedents(a_);
  }

 private:
  const Item& item_of(const ItemMention& mention) const { return world_.items[static_cast<std::size_t>(mention.item)]; }
  TokenRange sentence_range(std::uint32_t token) const { return a_.sentences[a_.sentence_of[token]].tokens; }

  bool is_accessory(int item) const { return world_.items[static_cast<std::size_t>(item)].accessory; }

  void collect_heads() {
    for (const LexMatch& match : a_.layer(Layer::Names)) {
      const NameRow& row = a_.language->names[match.entry.row];
      if (row.type != NameRow::Type::Item) continue;
      const Item& item = world_.items[row.index];
      if (item.slug == "@other" || item.slug == "@people") continue;
      if (in_an_organization(match)) continue;
      if (row.ambiguous && !names_a_thing(match)) continue;
      if (is_measure_word(match) || is_auxiliary(match)) continue;
      if (!a_.items.empty() && a_.items.back().head.begin == match.begin) continue;  // two readings: the first stands
      ItemMention mention;
      mention.head = mention.tokens = {match.begin, match.end};
      mention.item = static_cast<int>(row.index);
      mention.type = item.system ? Type::System : item.pseudo ? Type::Unit : item.category == "aid" ? Type::Aid : Type::Kind;
      if (item.system) swallow_variant(mention);
      a_.items.push_back(mention);
    }
    find_compounds(a_);
  }

  /// "Tyres for Tractors" gives no tyres by its name.
  bool in_an_organization(const LexMatch& match) const {
    return std::any_of(a_.parties.begin(), a_.parties.end(), [&](const PartyMention& party) {
      return party.unlisted && !party.pronoun && party.tokens.begin <= match.begin && match.end <= party.tokens.end;
    });
  }

  /// "minus zwei Grad": a name that is also a word of measures, behind a number that it measures.
  bool is_measure_word(const LexMatch& match) const {
    const bool measured = std::any_of(a_.numbers.begin(), a_.numbers.end(), [&](const NumberMention& number) {
      return number.use == NumberUse::Measure && number.digits.end == match.begin;
    });
    return measured && !beside_kind(match) && std::any_of(a_.layer(Layer::Names).begin(), a_.layer(Layer::Names).end(), [&](const LexMatch& other) {
      const NameRow& row = a_.language->names[other.entry.row];
      return other.begin == match.begin && other.end == match.end && row.type == NameRow::Type::Item && world_.items[row.index].slug == "@other";
    });
  }

  /// "ce que nous avions", "nous sommes": a noun that is also a form of an auxiliary, behind the pronoun that goes with it.
  bool is_auxiliary(const LexMatch& match) const {
    if (match.end != match.begin + 1 || !(a_.is(match.begin, Grammar::Have) || a_.is(match.begin, Grammar::Be))) return false;
    const std::uint32_t begin = sentence_range(match.begin).begin;
    for (std::uint32_t i = match.begin, steps = 0; i > begin && steps < 2; --i, ++steps)
      if (a_.is(i - 1, Grammar::First)) return true;
    return false;
  }

  /// An ambiguous name ("Milan", "Archer") is the weapon where it is not a place, nor part of a person's name.
  bool names_a_thing(const LexMatch& match) const {
    const TokenRange sentence = sentence_range(match.begin);
    // A word for an office too ("Senator"): the thing only beside its kind.
    if (match.end == match.begin + 1 && !beside_kind(match) &&
        std::any_of(a_.layer(Layer::Offices).begin(), a_.layer(Layer::Offices).end(), [&](const LexMatch& office) { return office.begin == match.begin; }))
      return false;
    if (match.begin > sentence.begin) {
      const std::uint32_t before = match.begin - 1;
      if (a_.is(before, Grammar::In) && !a_.is(before, Grammar::With) && !a_.is(before, Grammar::Of) && !names_a_part(match)) return false;
      const bool counted = !a_.tokens[match.begin].glued && std::any_of(a_.numbers.begin(), a_.numbers.end(), [&](const NumberMention& number) {
        return !number.article && number.digits.end == match.begin && number.use == NumberUse::Count;
      });
      for (const LexMatch& first : a_.layer(Layer::FirstNames))
        if (counted || beside_kind(match)) break;
        else if (first.end == match.begin || first.begin == match.begin) return false;
    }
    for (const PersonMention& person : a_.person_mentions)
      if (person.tokens.contains(match.begin)) return false;
    return true;
  }

  /// "an Patriot-Flugkörpern", "um Patriot-Lizenzen": a name that a noun is hyphened to is no place.
  bool names_a_part(const LexMatch& match) const {
    const std::uint32_t last = match.end < sentence_range(match.begin).end && a_.tokens[match.end].glued ? match.end + 1 : match.end;
    return a_.text({match.begin, last}).find('-') != std::string_view::npos;
  }

  /// True if a kind of equipment is named right before or behind: "obusiers Dana", "Akash batteries", "бронемашини «Сенатор»".
  bool beside_kind(const LexMatch& match) const {
    const std::uint32_t before = match.begin > 0 && a_.sign(match.begin - 1) && is_quotation_mark(a_.word(match.begin - 1).text) ? match.begin - 1 : match.begin;
    return std::any_of(a_.layer(Layer::Names).begin(), a_.layer(Layer::Names).end(), [&](const LexMatch& other) {
      const NameRow& row = a_.language->names[other.entry.row];
      return row.type == NameRow::Type::Item && !world_.items[row.index].system && (other.end == before || other.begin == match.end);
    });
  }

  /// "Leopard 2" takes a glued "A4", "TB" a "2": the variant is part of the name.
  void swallow_variant(ItemMention& mention) const {
    const std::uint32_t end = sentence_range(mention.head.begin).end;
    std::uint32_t at = mention.head.end;
    const auto short_word = [&](std::uint32_t i) { return a_.tokens[i].type == TokenType::Word && a_.word(i).text.size() <= 3 && a_.tokens[i].capital; };
    while (at < end) {
      if (a_.tokens[at].glued && (a_.tokens[at].type == TokenType::Number || short_word(at))) {
        ++at;
      } else if (at + 1 < end && a_.sign(at) && a_.tokens[at].glued && a_.word(at).text == "-" && a_.tokens[at + 1].glued &&
                 (a_.tokens[at + 1].type == TokenType::Number || short_word(at + 1))) {
        at += 2;
      } else if (at + 1 < end && short_word(at) && a_.word(at).text.size() == 1 && a_.tokens[at + 1].type == TokenType::Number && a_.tokens[at + 1].glued) {
        at += 2;
      } else if (a_.tokens[at].type == TokenType::Word && a_.tokens[at].glued && a_.tokens[at - 1].type == TokenType::Number && a_.word(at).text.size() <= 4) {
        ++at;
      } else {
        break;
      }
    }
    mention.head.end = mention.tokens.end = at;
  }

  /// What stands between two heads: nothing that divides them? `parenthesis` is set where a bracket opens between.
  bool joined(std::uint32_t from, std::uint32_t to, bool& parenthesis, bool& for_between) const {
    parenthesis = for_between = false;
    if (to < from || to - from > 4 || counted_between(from, to)) return false;
    int words = 0;
    for (std::uint32_t i = from; i < to; ++i) {
      if (a_.sign(i)) {
        const std::string& sign = a_.word(i).text;
        if (sign == "(" && i + 1 == to) parenthesis = true;
        else if (!is_quotation_mark(sign) && sign != "-" && sign != "/") return false;
      } else if (a_.is(i, Grammar::For) || a_.is(i, Grammar::To)) {
        for_between = true;
      } else if (a_.is(i, Grammar::Of) || a_.is(i, Grammar::Definite)) {
        for_between |= a_.is(i, Grammar::Of);
      } else if (const std::uint32_t behind = behind_measure(i); behind > i && behind < to) {
        i = behind - 1;  // "rounds of 155 mm artillery ammunition"
      } else if (a_.is(i, Grammar::Coordinator) || a_.is(i, Grammar::Relative) || a_.is(i, Grammar::From) || a_.is(i, Grammar::By) ||
                 a_.is(i, Grammar::With) || a_.tokens[i].type == TokenType::Number || a_.is(i, Grammar::In)) {
        return false;
      } else if (++words > 2 || !a_.word(i).verbs.empty()) {
        return false;
      }
    }
    return true;
  }

  /// A number between two heads counts the second: "the transport of twelve X-ray machines".
  bool counted_between(std::uint32_t from, std::uint32_t to) const {
    return std::any_of(a_.numbers.begin(), a_.numbers.end(), [&](const NumberMention& number) {
      return number.use == NumberUse::Count && !number.article && number.digits.begin >= from && number.digits.begin < to;
    });
  }

  bool compatible(int system, int kind) const {
    const auto s = static_cast<std::uint32_t>(system), k = static_cast<std::uint32_t>(kind);
    if (world_.is_a(s, k)) return true;
    if (world_.items[k].pseudo) return true;
    // A shoulder-fired system is called by its missile.
    if (const int manpads = world_.item("manpads"), missile = world_.item("missile");
        manpads >= 0 && missile >= 0 && world_.is_a(s, static_cast<std::uint32_t>(manpads)) && world_.is_a(k, static_cast<std::uint32_t>(missile)))
      return true;
    if (is_accessory(kind) || world_.items[k].category == "aid") return false;
    return world_.items[s].category == world_.items[k].category;
  }

  /// True if the press calls a system of this sort by the kind's word: "Marder vehicles".
  bool loosely(int system, int kind) const {
    return std::any_of(world_.loose_words.begin(), world_.loose_words.end(), [&](const LooseWord& word) {
      const int other = word.kind == item_slug(kind) && word.often > 1 ? world_.item(word.other) : -1;
      return other >= 0 && world_.is_a(static_cast<std::uint32_t>(system), static_cast<std::uint32_t>(other));
    });
  }
  const std::string& item_slug(int item) const { return world_.items[static_cast<std::size_t>(item)].slug; }

  /// Where the measure that begins at a token ends ("155 mm", "155-millimetre"); the token itself if none begins there.
  std::uint32_t behind_measure(std::uint32_t token) const {
    for (const NumberMention& number : a_.numbers)
      if (number.digits.begin == token && number.use == NumberUse::Measure) {
        std::uint32_t at = number.digits.end;
        if (a_.sign(at) && a_.tokens[at].glued) ++at;
        return at + 1;
      }
    return token;
  }

  void merge_kind_and_name() {
    std::vector<ItemMention> out;
    for (const ItemMention& next : a_.items) {
      bool parenthesis = false, for_between = false;
      if (out.empty() || a_.sentence_of[out.back().head.begin] != a_.sentence_of[next.head.begin] ||
          !joined(out.back().head.end, next.head.begin, parenthesis, for_between)) {
        out.push_back(next);
        if (out.size() > 1) apposition(out[out.size() - 2], out.back());
        continue;
      }
      ItemMention& before = out.back();
      const bool hyphen = next.head.begin == before.head.end + 1 && a_.sign(before.head.end) && a_.word(before.head.end).text == "-" && a_.tokens[before.head.end].glued;
      const bool adjacent = next.head.begin == before.head.end || hyphen || parenthesis;
      const bool before_system = before.type == Type::System, next_system = next.type == Type::System;
      if (!before_system && next_system) {
        const bool named = adjacent && before.type == Type::Kind && !is_accessory(before.item);  // "véhicules CV90"
        if ((named || compatible(next.item, before.item)) && before.type != Type::Aid) {
          absorb(before, next, next.item);
          continue;
        }
        out.push_back(next);
        out.back().accessory = is_accessory(before.item) || before.type == Type::Aid || before.accessory;
        continue;
      }
      if (!before_system && !next_system && for_between && next.type == Type::Kind && is_accessory(before.item) && !is_accessory(next.item)) {
        // "munitions pour lance-roquettes": what the ammunition is for.
        out.push_back(next);
        out.back().accessory = true;
        continue;
      }
      if (before_system && !next_system && next.type != Type::Aid) {
        const bool pseudo = item_of(next).pseudo;
        const bool loose = adjacent && a_.language->modifier_first && !is_accessory(next.item) && loosely(before.item, next.item);
        // "HIMARS precision rocket launchers": what kind of thing the system is, with a word between.
        const bool described = !adjacent && a_.language->modifier_first && next.type == Type::Kind && plain_words(before.head.end, next.head.begin) &&
                               world_.is_a(static_cast<std::uint32_t>(before.item), static_cast<std::uint32_t>(next.item));
        if ((adjacent || pseudo || described) && !for_between && (pseudo ? item_of(next).slug == "@unit" : compatible(before.item, next.item) || loose)) {
          absorb(before, next, before.item);
          continue;
        }
        if (adjacent && !for_between && is_accessory(next.item)) {
          // "Patriot missiles": the missiles are meant, the system is only named.
          before.accessory = true;
          out.push_back(next);
          continue;
        }
      }
      if (!before_system && !next_system && before.type != Type::Aid && next.type != Type::Aid) {
        const auto b = static_cast<std::uint32_t>(before.item), n = static_cast<std::uint32_t>(next.item);
        const bool pseudo_before = item_of(before).pseudo, pseudo_next = item_of(next).pseudo;
        if (pseudo_before && !pseudo_next) {  // "systèmes de missiles", "un lot de chars"
          absorb(before, next, next.item);
          continue;
        }
        if (!pseudo_before && pseudo_next && adjacent) {
          absorb(before, next, before.item);
          continue;
        }
        const bool counts = for_between && only_of(before.head.end, next.head.begin) && is_accessory(before.item) && is_accessory(next.item);  // "rounds of artillery ammunition"
        if ((adjacent || counts) && (world_.is_a(n, b) || world_.is_a(b, n)) && !pseudo_before) {
          absorb(before, next, world_.is_a(n, b) ? next.item : before.item);
          continue;
        }
      }
      out.push_back(next);
    }
    a_.items = std::move(out);
  }

  bool plain_words(std::uint32_t from, std::uint32_t to) const {
    for (std::uint32_t i = from; i < to; ++i)
      if (a_.sign(i) ? a_.word(i).text != "-" : a_.tokens[i].type != TokenType::Word || a_.tokens[i].capital || a_.grammar[i].any()) return false;
    return true;
  }

  /// True if only a genitive and a measure stand between.
  bool only_of(std::uint32_t from, std::uint32_t to) const {
    for (std::uint32_t i = from; i < to; ++i) {
      if (const std::uint32_t behind = behind_measure(i); behind > i && behind <= to) i = behind - 1;
      else if (!a_.is(i, Grammar::Of) && !(a_.sign(i) && a_.word(i).text == "-")) return false;
    }
    return true;
  }

  /// "ammunition for Gepard and Marder vehicles", "munitions for ... Missile Systems (NASAMS)": what is coordinated with a
  /// thing only named, or stands in brackets behind it, is only named too, unless it has a number of its own.
  void spread_accessories() {
    for (std::size_t k = 1; k < a_.items.size(); ++k) {
      const ItemMention& before = a_.items[k - 1];
      ItemMention& next = a_.items[k];
      if (!before.accessory || next.accessory || a_.sentence_of[before.head.begin] != a_.sentence_of[next.head.begin]) continue;
      if (next.type == Type::Aid || next.type == Type::Unit || is_accessory(next.item)) continue;
      if (next.head.begin < before.head.end || next.head.begin - before.head.end > 4) continue;
      bool link = false, bracket = false, other = false;
      for (std::uint32_t i = before.head.end; i < next.head.begin; ++i) {
        const bool sign = a_.sign(i);
        bracket |= sign && a_.word(i).text == "(";
        if (a_.is(i, Grammar::Coordinator) || (sign && a_.word(i).text == "/")) link = true;
        else if (sign) other |= !is_quotation_mark(a_.word(i).text) && a_.word(i).text != "(" && a_.word(i).text != ")";
        else other |= a_.is(i, Grammar::Indefinite) || (!a_.is(i, Grammar::Definite) && !a_.is(i, Grammar::For) && !a_.is(i, Grammar::Of));
      }
      next.accessory = !other && (bracket || (link && before.type == next.type));
    }
  }

  /// "tank-launched bridges", "drone-related parts": a thing that only describes the noun behind the hyphen.
  void mark_modifiers() {
    if (!a_.language->modifier_first) return;
    for (std::size_t k = 0; k < a_.items.size(); ++k) {
      ItemMention& mention = a_.items[k];
      if (mention.type != Type::System && mention.type != Type::Kind) continue;
      const std::uint32_t at = mention.head.end, end = sentence_range(mention.head.begin).end;
      if (at + 1 >= end || !a_.sign(at) || a_.word(at).text != "-" || !a_.tokens[at].glued) continue;
      if (a_.tokens[at + 1].type != TokenType::Word || !a_.tokens[at + 1].glued || a_.tokens[at + 1].capital) continue;
      const bool item_behind = k + 1 < a_.items.size() && a_.items[k + 1].head.begin == at + 1;
      if (!item_behind) mention.accessory = true;
    }
  }

  void absorb(ItemMention& before, const ItemMention& next, int item) const {
    before.item = item;
    before.type = item == next.item ? next.type : before.type;
    before.head.end = before.tokens.end = next.head.end;
  }

  /// "auf Basis des Leopard": what a thing is built on is only named.
  void mark_bases() {
    for (ItemMention& mention : a_.items) {
      if (mention.type != Type::System && mention.type != Type::Kind) continue;
      for (std::uint32_t i = mention.tokens.begin, steps = 0; i > sentence_range(mention.head.begin).begin && steps < 3; --i, ++steps) {
        if (a_.is(i - 1, Grammar::Base)) mention.accessory = true;
        if (a_.sign(i - 1) && !is_quotation_mark(a_.word(i - 1).text)) break;
      }
    }
  }

  /// "l'Archer, un canon sur roues": a kind that only explains the name before it.
  void apposition(const ItemMention& name, ItemMention& kind) const {
    if (name.type != Type::System || kind.type != Type::Kind) return;
    if (a_.sentence_of[name.head.begin] != a_.sentence_of[kind.head.begin] || kind.head.begin - name.head.end > 4) return;
    if (!a_.sign(name.head.end) || a_.word(name.head.end).text != ",") return;
    for (std::uint32_t i = name.head.end + 1; i < kind.head.begin; ++i)
      if (a_.is(i, Grammar::Coordinator) || a_.tokens[i].type == TokenType::Number || a_.sign(i)) return;
    const auto k = static_cast<std::uint32_t>(kind.item), n = static_cast<std::uint32_t>(name.item);
    if (world_.is_a(n, k)) kind.accessory = true;
  }

  /// "pilotes de F-16", "howitzer crews": the people are meant, not the thing.
  void mark_crews() {
    for (const LexMatch& match : a_.layer(Layer::Names)) {
      const NameRow& row = a_.language->names[match.entry.row];
      if (row.type != NameRow::Type::Item || world_.items[row.index].slug != "@people") continue;
      for (ItemMention& mention : a_.items) {
        if (mention.type != Type::System && mention.type != Type::Kind) continue;
        const bool before = mention.head.end == match.begin && a_.language->modifier_first;
        const bool after = mention.head.begin == match.end + 1 && (a_.is(match.end, Grammar::Of) || a_.is(match.end, Grammar::For));
        if (before || after) mention.accessory = true;
      }
    }
  }

  /// A name that no table holds beside a kind names a system of that kind: "drones Primoco", "CRV7 rockets".
  void name_unlisted_systems() {
    std::vector<bool> taken(a_.tokens.size(), false);
    for (const Layer layer : {Layer::Names, Layer::Offices, Layer::FirstNames, Layer::Dates, Layer::Grammar, Layer::Currencies, Layer::Events})
      for (const LexMatch& match : a_.layer(layer))
        for (std::uint32_t i = match.begin; i < match.end; ++i) taken[i] = true;
    for (const PersonMention& person : a_.person_mentions)
      for (std::uint32_t i = person.tokens.begin; i < person.tokens.end; ++i) taken[i] = true;
    for (ItemMention& mention : a_.items) {
      if (mention.type != Type::Kind || item_of(mention).by_kind) continue;
      const std::string& category = item_of(mention).category;
      if (category == "equipment" || category == "aid" || category == "small-arms" || category.empty()) continue;
      const TokenRange sentence = sentence_range(mention.head.begin);
      TokenRange name{};
      if (a_.language->modifier_first) {
        std::uint32_t from = mention.head.begin;
        while (from > sentence.begin && a_.tokens[from - 1].type == TokenType::Number && a_.tokens[from - 1].glued) --from;
        if (from > sentence.begin + 1 && is_unlisted_name(from - 1, taken)) name = {from - 1, mention.head.begin};
      } else {
        std::uint32_t at = mention.head.end;
        if (at < sentence.end && a_.sign(at) && is_quotation_mark(a_.word(at).text)) ++at;
        if (at < sentence.end && is_unlisted_name(at, taken)) {
          name = {at, at + 1};
          while (name.end < sentence.end && a_.tokens[name.end].glued &&
                 (a_.tokens[name.end].type == TokenType::Number || (a_.sign(name.end) && a_.word(name.end).text == "-" && name.end + 1 < sentence.end &&
                                                                     a_.tokens[name.end + 1].type == TokenType::Number && a_.tokens[name.end + 1].glued)))
            ++name.end;
        }
      }
      if (name.size() == 0) continue;
      if (category == "ammunition" && a_.tokens[name.end - 1].type != TokenType::Number) continue;  // "CRV7 rockets", not "Kyiv shells"
      for (std::uint32_t i = name.begin; i < name.end; ++i) mention.unlisted += fold(a_.word(i).text);
      mention.head = {std::min(mention.head.begin, name.begin), std::max(mention.head.end, name.end)};
      mention.tokens = mention.head;
    }
  }

  bool is_unlisted_name(std::uint32_t i, const std::vector<bool>& taken) const {
    const Word& word = a_.word(i);
    const Sentence& sentence = a_.sentences[a_.sentence_of[i]];
    // At the head of a sentence and in headings a capital says nothing.
    if (i == sentence.tokens.begin || a_.document->blocks[sentence.block].type == BlockType::Headline) return false;
    // "samolot bojowy Sił Powietrznych": forces, agencies and the like own things and name none.
    if (a_.world->names.institutions.contains(word.lower)) return false;
    return a_.tokens[i].type == TokenType::Word && a_.tokens[i].capital && !taken[i] && word.text.size() >= 3 && word.verbs.empty() &&
           !(word.word_class.known && !word.word_class.name);
  }

  bool gap_allows(std::uint32_t from, std::uint32_t to) const {
    int words = 0;
    for (std::uint32_t i = from; i < to; ++i) {
      if (a_.sign(i)) {
        const std::string& sign = a_.word(i).text;
        if (sign == "," && parts_adjectives(i, from, to)) continue;
        if (!is_quotation_mark(sign) && sign != "-" && sign != "/") return false;
        continue;
      }
      if (a_.is(i, Grammar::Of) || a_.is(i, Grammar::Additional)) continue;
      if (a_.is(i, Grammar::Coordinator) || a_.is(i, Grammar::To) || a_.is(i, Grammar::For) || a_.is(i, Grammar::From) || a_.is(i, Grammar::In) ||
          a_.is(i, Grammar::By) || a_.is(i, Grammar::With) || a_.is(i, Grammar::Relative) || a_.is(i, Grammar::Subordinator))
        return false;
      if (++words > 5) return false;
    }
    return true;
  }

  /// "four short-range, highly mobile launchers": a comma between words that both describe the noun behind.
  bool parts_adjectives(std::uint32_t comma, std::uint32_t from, std::uint32_t to) const {
    if (!a_.language->modifier_first || comma == from || comma + 1 >= to) return false;
    for (std::uint32_t i = from; i < to; ++i) {
      if (i == comma || (a_.sign(i) && a_.word(i).text == "-")) continue;
      if (a_.tokens[i].type != TokenType::Word || a_.tokens[i].capital || a_.grammar[i].any()) return false;
      for (const VerbReading& reading : a_.word(i).verbs)
        if (event_classes()[a_.language->morphology.verbs()[reading.verb].event_class] != "light") return false;
    }
    return true;
  }

  void attach_quantities() {
    for (std::size_t n = 0; n < a_.numbers.size(); ++n) {
      const NumberMention& number = a_.numbers[n];
      if (number.use != NumberUse::Count) continue;
      const TokenRange sentence = sentence_range(number.digits.begin);
      ItemMention* best = nullptr;
      for (ItemMention& mention : a_.items) {
        if (mention.head.begin < number.tokens.end || mention.head.begin >= sentence.end) continue;
        if (mention.head.begin - number.tokens.end > 7) break;
        if (!gap_allows(number.tokens.end, mention.head.begin)) break;
        if (next_number_between(n, mention.head.begin)) break;
        best = &mention;
        break;
      }
      if (best && best->number < 0) {
        // "30 of the 31 Abrams", "18 des 20 chars": the part is what is spoken of.
        if (const int part = part_before(n); part >= 0 && !number_taken_[static_cast<std::size_t>(part)]) {
          best->number = part;
          best->tokens.begin = std::min(best->tokens.begin, a_.numbers[static_cast<std::size_t>(part)].tokens.begin);
          number_taken_[n] = number_taken_[static_cast<std::size_t>(part)] = true;
          continue;
        }
        best->number = static_cast<int>(n);
        best->tokens.begin = std::min(best->tokens.begin, number.tokens.begin);
        number_taken_[n] = true;
      } else if (best && best->number >= 0) {
        number_taken_[n] = true;
      }
    }
    // After the item: "Leopard 2 (14)", "Leopard 2: 14", "NLAW x 200".
    for (ItemMention& mention : a_.items) {
      if (mention.number >= 0 || mention.head.end + 1 >= sentence_range(mention.head.begin).end) continue;
      const std::uint32_t at = mention.head.end;
      const std::string& sign = a_.word(at).text;
      if (sign != "(" && sign != ":" && sign != "|" && sign != "x" && sign != "×" && sign != "–" && sign != "—" && sign != "-") continue;
      for (std::size_t n = 0; n < a_.numbers.size(); ++n)
        if (!number_taken_[n] && a_.numbers[n].tokens.begin == at + 1 && a_.numbers[n].use == NumberUse::Count && !a_.numbers[n].article) {
          mention.number = static_cast<int>(n);
          mention.tokens.end = a_.numbers[n].tokens.end;
          number_taken_[n] = true;
        }
    }
    // "autant de casques", "as many trailers": the number of the item before.
    for (std::size_t k = 1; k < a_.items.size(); ++k) {
      ItemMention& mention = a_.items[k];
      if (mention.number >= 0 && a_.numbers[static_cast<std::size_t>(mention.number)].value) continue;  // but "as many" has none
      for (std::uint32_t i = mention.head.begin; i > sentence_range(mention.head.begin).begin && i + 4 > mention.head.begin; --i)
        if (a_.is(i - 1, Grammar::Same) && a_.items[k - 1].number >= 0 && a_.sentence_of[a_.items[k - 1].head.begin] == a_.sentence_of[mention.head.begin])
          mention.number = a_.items[k - 1].number;
    }
    count_ordinals();
    count_singles();
  }

  /// "a second SAMP/T", "другу систему SAMP/T": one more of them. Not of batches, nor of "the first", which may be many.
  void count_ordinals() {
    for (std::size_t n = 0; n < number_taken_.size(); ++n) {
      const NumberMention& ordinal = a_.numbers[n];
      if (ordinal.use != NumberUse::Ordinal || !ordinal.words || !ordinal.value || *ordinal.value < 2) continue;
      const std::uint32_t end = ordinal.tokens.end;
      for (ItemMention& mention : a_.items) {
        if (mention.head.begin < end) continue;
        if (mention.head.begin > end + 1 || (end < mention.head.begin && (a_.sign(end) || a_.grammar[end].any()))) break;
        count_as_one(mention, ordinal.digits);
        break;
      }
    }
  }

  /// "la batterie S-300", "wyrzutnię Kub": a singular word for one whole piece of equipment.
  void count_singles() {
    for (ItemMention& mention : a_.items)
      for (std::uint32_t i = mention.head.begin; i < mention.head.end; ++i)
        if (is_single(a_.word(i).lower) && governs(mention, i)) {
          count_as_one(mention, {i, i + 1});
          break;
        }
  }

  /// True if a noun of a head is the one that the others describe: not "hospital beds", "lits d'hôpital".
  bool governs(const ItemMention& mention, std::uint32_t noun) const {
    if (a_.language->modifier_first) return noun + 1 == mention.head.end || a_.is(noun + 1, Grammar::Of);
    for (std::uint32_t i = mention.head.begin; i < noun; ++i)
      if (a_.is(i, Grammar::Of)) return false;
    return true;
  }

  bool is_single(std::string_view word) const {
    return std::any_of(a_.language->single.begin(), a_.language->single.end(), [&](const std::string& single) {
      return word == single || (a_.language->closed_compounds && word.ends_with(single));
    });
  }

  /// Gives a thing without a number the number one, as an article would; `words` tell so.
  void count_as_one(ItemMention& mention, TokenRange words) {
    if (mention.number >= 0 || mention.accessory || (mention.type != Type::System && mention.type != Type::Kind) || batch_at(mention.head.begin)) return;
    NumberMention one;
    one.tokens = one.digits = words;
    one.value = 1;
    one.article = one.words = true;
    mention.number = static_cast<int>(a_.numbers.size());
    mention.tokens.begin = std::min(mention.tokens.begin, words.begin);
    a_.numbers.push_back(one);
    number_taken_.push_back(true);
  }

  /// True if a word for a batch of things stands at a token: "lot", "tranche".
  bool batch_at(std::uint32_t token) const {
    return std::any_of(a_.layer(Layer::Names).begin(), a_.layer(Layer::Names).end(), [&](const LexMatch& match) {
      const NameRow& row = a_.language->names[match.entry.row];
      return match.begin == token && row.type == NameRow::Type::Item && (world_.items[row.index].slug == "@batch" || world_.items[row.index].slug == "@package");
    });
  }

  /// The number right before another, with nothing but "of the" between them; -1 if none.
  int part_before(std::size_t n) const {
    if (n == 0 || a_.numbers[n].article) return -1;
    const NumberMention& part = a_.numbers[n - 1];
    const std::uint32_t from = part.tokens.end, to = a_.numbers[n].tokens.begin;
    if (part.use != NumberUse::Count || part.article || !part.value || !a_.numbers[n].value || *part.value > *a_.numbers[n].value) return -1;
    if (from >= to || to - from > 2 || a_.sentence_of[from] != a_.sentence_of[to]) return -1;
    bool of = false;
    for (std::uint32_t i = from; i < to; ++i) {
      of |= a_.is(i, Grammar::Of);
      if (!a_.is(i, Grammar::Of) && !a_.is(i, Grammar::Definite)) return -1;
    }
    return of ? static_cast<int>(n - 1) : -1;
  }

  bool next_number_between(std::size_t n, std::uint32_t before) const {
    for (std::size_t k = n + 1; k < a_.numbers.size() && a_.numbers[k].digits.begin < before; ++k)
      if (a_.numbers[k].use == NumberUse::Count || a_.numbers[k].use == NumberUse::Money) return true;
    return false;
  }

  /// Numbers that count nothing named beside them: "Paris en donnera six", "the first ten have arrived".
  void add_ellipses() {
    for (std::size_t n = 0; n < a_.numbers.size(); ++n) {
      const NumberMention& number = a_.numbers[n];
      if (number_taken_[n] || number.use != NumberUse::Count || number.article || !number.value || *number.value > 2e6) continue;
      const TokenRange sentence = sentence_range(number.digits.begin);
      if (replaced(number, sentence.begin)) continue;
      std::uint32_t at = number.tokens.end;
      while (at < sentence.end && (a_.is(at, Grammar::Additional) || a_.is(at, Grammar::FirstOf) || a_.is(at, Grammar::LastOf) ||
                                   (number.words && a_.is(at, Grammar::Of)))) ++at;
      const bool noun_follows = at < sentence.end && a_.tokens[at].type == TokenType::Word && a_.word(at).verbs.empty() &&
                                a_.grammar[at].none() && !begins_party(at);
      if (noun_follows || nationals(at)) continue;
      if (at < sentence.end && a_.is(at, Grammar::Of) && nationals(at + 1)) continue;
      ItemMention mention;
      mention.type = Type::Ellipsis;
      mention.head = mention.tokens = number.tokens;
      mention.number = static_cast<int>(n);
      a_.items.push_back(mention);
    }
  }

  /// "ten instead of six", "dix et non plus six": what a number was before.
  bool replaced(const NumberMention& number, std::uint32_t sentence_begin) const {
    std::uint32_t at = number.tokens.begin;
    while (at > sentence_begin && a_.is(at - 1, Grammar::Definite)) --at;
    return at > sentence_begin && a_.is(at - 1, Grammar::Instead);
  }

  /// "39,000 Ukrainians", "half a dozen partners": people and states, not what is given.
  bool nationals(std::uint32_t token) const {
    return std::any_of(a_.parties.begin(), a_.parties.end(),
                       [&](const PartyMention& p) { return p.tokens.begin == token && (p.word == CountryWord::Demonym || p.word == CountryWord::Group); });
  }

  bool begins_party(std::uint32_t token) const {
    return std::any_of(a_.parties.begin(), a_.parties.end(), [&](const PartyMention& p) { return p.tokens.begin == token; });
  }

  void describe(ItemMention& mention) {
    const std::uint32_t begin = sentence_range(mention.head.begin).begin;
    for (std::uint32_t i = mention.tokens.begin, steps = 0; i > begin && steps < 2; --i, ++steps)
      if (a_.is(i - 1, Grammar::Definite) || a_.is(i - 1, Grammar::Possessive)) mention.definite = true;
    const std::uint32_t end = std::min(sentence_range(mention.head.begin).end, mention.tokens.end + 2);
    for (std::uint32_t i = mention.tokens.begin > begin ? mention.tokens.begin - 1 : begin; i < end; ++i)
      if (a_.is(i, Grammar::Additional)) mention.additional = true;
  }

  /// "un nouveau paquet", "a package": aid as such. A batch or a unit with a sum is one too.
  void resolve_packages() {
    for (ItemMention& mention : a_.items)
      if (mention.type == Type::Unit && (item_of(mention).slug == "@package" || (mention.money >= 0 && !(item_of(mention).slug == "@unit" && mention.number >= 0)))) {
        mention.type = Type::Aid;
        mention.vague = true;
        mention.item = world_.item("military-aid");
      }
  }

  Analysis& a_;
  const World& world_;
  std::vector<bool> number_taken_;
};

}  // namespace

void find_items(Analysis& analysis) { ItemFinder(analysis).run(); }

}  // namespace pledgegraph
