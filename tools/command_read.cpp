// pledgegraph read: how a text is read, sentence by sentence: numbers, times, parties, items, and events with who takes part.
// For those who extend the tables: what is not seen here cannot become a commitment.
#include <fmt/format.h>

#include <algorithm>
#include <memory>

#include "extract/commitments/event_reading.hpp"
#include "extract/commitments/statement_time.hpp"
#include "extract/document/reader.hpp"
#include "extract/pipeline.hpp"
#include "tools/command.hpp"
#include "tools/output.hpp"

namespace pledgegraph {
namespace {

struct ReadCommand {
  std::vector<std::string> paths;
  std::string language;
};

constexpr std::string_view kBlocks[] = {"headline", "dateline", "paragraph", "bullet", "caption", "table-row", "boilerplate"};
constexpr std::string_view kUses[] = {"count", "money", "ordinal", "percent", "date", "measure"};
constexpr std::string_view kTypes[] = {"system", "kind", "aid", "money", "ellipsis", "unit", "training"};
constexpr std::string_view kTenses[] = {"", "infinitive", "present", "past", "perfect", "pluperfect", "imperfect", "future",
                                        "conditional", "participle", "gerund", "noun", "phrase"};

/// Text on one line.
std::string flat(std::string_view text) {
  std::string out(text);
  std::replace(out.begin(), out.end(), '\n', ' ');
  return out;
}

class Description {
 public:
  explicit Description(const Analysis& analysis) : a_(analysis) {}

  std::string text() {
    for (std::uint32_t s = 0; s < a_.sentences.size(); ++s) sentence(s);
    return std::move(out_);
  }

 private:
  bool in(std::uint32_t s, TokenRange range) const { return a_.sentence_of[range.begin] == s; }

  void line(std::string_view what, const std::string& words) { out_ += fmt::format("  {:8} {}\n", what, words); }

  void sentence(std::uint32_t s) {
    const Sentence& sentence = a_.sentences[s];
    out_ += fmt::format("[{}] {}\n", kBlocks[static_cast<std::size_t>(a_.document->blocks[sentence.block].type)], flat(a_.text(sentence.tokens)));
    for (const NumberMention& number : a_.numbers)
      if (in(s, number.digits) && !number.article)
        line("number", fmt::format("\"{}\" {}{}{} {}", flat(a_.text(number.tokens)), number.approximate ? "~" : "",
                                   number.value ? fmt::format("{}", *number.value) : "?", number.currency.empty() ? "" : " " + number.currency,
                                   kUses[static_cast<std::size_t>(number.use)]));
    for (const TimeMention& time : a_.times)
      if (in(s, time.tokens)) {
        const std::string until = iso_end(time);
        line("time", fmt::format("\"{}\" {}{}{}", flat(a_.text(time.tokens)), time_place_names()[static_cast<std::size_t>(time.place)], until.empty() ? "" : ", to " + until,
                                 time.deadline ? ", at the latest" : ""));
      }
    for (const PartyMention& party : a_.parties)
      if (in(s, party.tokens))
        line("party", fmt::format("\"{}\" {}{}{}", flat(a_.text(party.tokens)), party.party, party.word == CountryWord::Place ? " (place)" : "",
                                  party.person ? " (person)" : ""));
    for (std::size_t k = 0; k < a_.items.size(); ++k)
      if (in(s, a_.items[k].head)) item(a_.items[k]);
    for (std::size_t e = 0; e < a_.events.size(); ++e)
      if (in(s, a_.events[e].tokens)) event(e);
  }

  void item(const ItemMention& item) {
    std::string more;
    if (item.number >= 0) more += fmt::format(", quantity \"{}\"", flat(a_.text(a_.numbers[static_cast<std::size_t>(item.number)].digits)));
    if (item.money >= 0) more += fmt::format(", amount \"{}\"", flat(a_.text(a_.numbers[static_cast<std::size_t>(item.money)].tokens)));
    if (item.accessory) more += ", only named";
    line("item", fmt::format("\"{}\" {} ({}){}", flat(a_.text(item.head)), item.slug.empty() ? "?" : item.slug,
                             kTypes[static_cast<std::size_t>(item.type)], more));
  }

  void event(std::size_t e) {
    const EventMention& event = a_.events[e];
    std::string more;
    for (const auto& [is, word] : {std::pair{event.negated, "negated"}, {event.passive, "passive"}, {event.modal_can, "can"},
                                   {event.modal_may, "may"}, {event.modal_must, "must"}})
      if (is) more += fmt::format(" {}", word);
    const EventRoles& roles = a_.roles[e];
    const auto party = [&](std::string_view role, int k) {
      if (k >= 0) more += fmt::format(", {} {}", role, a_.parties[static_cast<std::size_t>(k)].party);
    };
    party(roles.inherited ? "subject (inherited)" : "subject", roles.subject);
    if (roles.subject_item >= 0) more += fmt::format(", subject {}", a_.items[static_cast<std::size_t>(roles.subject_item)].slug);
    party("agent", roles.agent);
    party("addressee", roles.addressee);
    party("source", roles.source);
    if (event.governor >= 0) more += fmt::format(", under \"{}\"", flat(a_.text(a_.events[static_cast<std::size_t>(event.governor)].tokens)));
    line("event", fmt::format("\"{}\" {} ({}){}", flat(a_.text(event.tokens)), event_classes()[event.event_class],
                              kTenses[static_cast<std::size_t>(event.tense)], more));
  }

  const Analysis& a_;
  std::string out_;
};

int run_read(const Common& common, const ReadCommand& command) {
  const Resources resources = Resources::load(common.data(), {});
  Extractor extractor(resources);
  bool any = false;
  for (const std::string& path : command.paths)
    read_path(path, {},
              [&](Document&& raw) {
                if (!command.language.empty()) raw.language = command.language;
                Document document = prepare(std::move(raw), resources.documents);
                if (!command.language.empty()) document.language = command.language;
                const std::unique_ptr<Analysis> analysis = extractor.analyse(document);
                if (!analysis) {
                  common.talk(fmt::format("{}: there are no tables for its language, '{}'", document.id, document.language));
                  return;
                }
                any = true;
                write_stdout(fmt::format("{} ({}, {})\n{}", document.id, document.language, document.date, Description(*analysis).text()));
              },
              [&](const Diagnostic& d) { common.talk(d.place + ": " + d.message); });
  return any ? kDone : kBadInput;
}

}  // namespace

void add_read_command(CLI::App& app, Common& common) {
  auto options = std::make_shared<ReadCommand>();
  CLI::App* command = add_command(app, "read", "Show how a text is read: numbers, times, parties, items, events and their roles",
                                  "echo 'Denmark will send 19 F-16s to Ukraine.' | pledgegraph read -");
  command->add_option("path", options->paths, "Files, folders, or - for standard input")->required();
  command->add_option("--language", options->language, "The text's language (ISO 639-1), instead of telling it by its words");
  command->callback([&common, options] { common.run = [&common, options] { return run_read(common, *options); }; });
}

}  // namespace pledgegraph
