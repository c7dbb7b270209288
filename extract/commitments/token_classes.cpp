#include "extract/commitments/token_classes.hpp"

#include <string>
#include <utility>

#include "extract/commitments/event_reading.hpp"
#include "extract/commitments/feature_table.hpp"

namespace pledgegraph {
namespace {

/// Function words as classes, the most telling first where a word has several.
constexpr std::pair<Grammar, std::string_view> kFunctionWords[] = {
    {Grammar::Negation, "not"},     {Grammar::Will, "will"},       {Grammar::Would, "would"},     {Grammar::May, "may"},
    {Grammar::Must, "must"},        {Grammar::Can, "can"},         {Grammar::Condition, "if"},    {Grammar::NotYet, "not-yet"},
    {Grammar::Already, "already"},  {Grammar::Soon, "soon"},       {Grammar::Rumour, "rumour"},   {Grammar::Reported, "reported"},
    {Grammar::SoFar, "so-far"},     {Grammar::Additional, "more"}, {Grammar::FirstOf, "first"},   {Grammar::LastOf, "last"},
    {Grammar::Remaining, "rest"},   {Grammar::All, "all"},         {Grammar::Half, "half"},       {Grammar::Same, "same"},
    {Grammar::Instead, "instead"},  {Grammar::Without, "without"}, {Grammar::Against, "against"}, {Grammar::Contrast, "but"},
    {Grammar::Part, "part"},        {Grammar::Own, "own"},         {Grammar::Possessive, "its"},  {Grammar::Passive, "passive"},
    {Grammar::Have, "have"},        {Grammar::Be, "be"},           {Grammar::First, "we"},        {Grammar::Pronoun, "it"},
    {Grammar::Relative, "which"},   {Grammar::Subordinator, "that"}, {Grammar::To, "to"},         {Grammar::For, "for"},
    {Grammar::From, "from"},        {Grammar::By, "by"},           {Grammar::With, "with"},       {Grammar::In, "in"},
    {Grammar::Of, "of"},            {Grammar::Coordinator, "and"}, {Grammar::Indefinite, "a"},    {Grammar::Definite, "the"}};

/// Symbols of events by class, stage and polarity.
const std::vector<std::string>& event_symbols() {
  static const std::vector<std::string> symbols = [] {
    std::vector<std::string> out;
    for (const std::string& event_class : event_classes())
      for (const char* stage : {"done", "future", "now", "open", "noun"})
        for (const char* polarity : {"", "-"}) out.push_back(event_class + "." + stage + polarity);
    return out;
  }();
  return symbols;
}

const std::vector<std::string>& item_symbols() {
  static const std::vector<std::string> symbols = [] {
    std::vector<std::string> out;
    for (const std::string& type : mention_type_names()) out.push_back("I:" + type);
    return out;
  }();
  return symbols;
}

}  // namespace

std::string_view event_symbol(const Analysis& analysis, int event) {
  const EventMention& e = analysis.events[static_cast<std::size_t>(event)];
  return event_symbols()[(e.event_class * static_cast<std::size_t>(Stage::Count) + static_cast<std::size_t>(stage_of(e))) * 2 + (e.negated ? 1 : 0)];
}

TokenClasses::TokenClasses(const Context& context) {
  const Analysis& a = context.a;
  if (a.items.empty()) return;
  const std::size_t n = a.tokens.size();
  symbol.assign(n, {});
  end.assign(n, 0);
  name.assign(n, false);
  for (std::uint32_t i = 0; i < n; ++i) {
    end[i] = i + 1;
    if (a.sign(i)) {
      symbol[i] = a.word(i).text;
      continue;
    }
    if (a.grammar[i].none()) continue;
    for (const auto& [grammar, called] : kFunctionWords)
      if (a.is(i, grammar)) {
        symbol[i] = called;
        break;
      }
  }
  const auto unit = [&](TokenRange range, std::string_view called) {
    for (std::uint32_t i = range.begin; i < range.end && i < n; ++i) {
      symbol[i] = called;
      end[i] = range.end;
    }
  };
  for (std::size_t e = 0; e < a.events.size(); ++e) unit(a.events[e].tokens, event_symbol(a, static_cast<int>(e)));
  for (const NumberMention& number : a.numbers) {
    if (number.article) continue;
    static constexpr std::string_view uses[] = {"N", "M", "Nth", "%", "D", "n"};
    unit(number.digits, uses[static_cast<std::size_t>(number.use)]);
    for (std::uint32_t i = number.digits.begin; i < number.digits.end; ++i) name[i] = true;
  }
  for (const PersonMention& person : a.person_mentions) {
    unit(person.tokens, "PERSON");
    for (std::uint32_t i = person.tokens.begin; i < person.tokens.end; ++i) name[i] = true;
  }
  for (const PartyMention& party : a.parties) {
    const char* called = party.word == CountryWord::Place ? "PLACE" : party.company ? "COMPANY" : party.organization ? "ORG" : party.party == "UA" ? "UA"
                         : party.party == "RU" ? "RU" : party.party == "group" ? "GROUP" : party.word == CountryWord::Demonym ? "STATES" : "STATE";
    unit(party.tokens, called);
    if (party.party != "group")
      for (std::uint32_t i = party.tokens.begin; i < party.tokens.end; ++i) name[i] = true;
  }
  for (const ItemMention& item : a.items) {
    if (item.type == ItemMention::Type::Training || item.implied) continue;
    unit(item.head, item_symbols()[static_cast<std::size_t>(item.type)]);
    if (item.type == ItemMention::Type::System || item.type == ItemMention::Type::Kind)
      for (std::uint32_t i = item.head.begin; i < item.head.end; ++i) name[i] = true;
  }
}

}  // namespace pledgegraph
