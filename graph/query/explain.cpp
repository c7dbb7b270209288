// Text and Markdown share one layout; explain_json.cpp gives the same content to programs.
#include "graph/query/explain.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <optional>
#include <tuple>

#include "graph/query/explain_sources.hpp"
#include "graph/store/knowledge_graph.hpp"

namespace pledgegraph {

namespace {

struct Mark {
  std::string part;
  std::size_t begin = 0, end = 0;  ///< within the sentence
};

/// The parts that lie in the sentence, in order of their beginning, outer before inner, none crossing another.
std::vector<Mark> marks_of(const Statement& statement) {
  const Span sentence = statement.sentence_span;
  std::vector<Mark> marks;
  for (const StatementPart& part : statement.parts) {
    if (part.span.empty() || part.span.begin < sentence.begin || part.span.end > sentence.end) continue;
    const std::size_t end = part.span.end - sentence.begin;
    if (end <= statement.sentence.size()) marks.push_back({part.part, part.span.begin - sentence.begin, end});
  }
  const auto outer_first = [](const Mark& a, const Mark& b) {
    return std::tuple(a.begin, b.end) < std::tuple(b.begin, a.end);
  };
  std::stable_sort(marks.begin(), marks.end(), outer_first);
  std::vector<Mark> kept;
  for (Mark& mark : marks) {
    for (std::size_t k = 0; k < kept.size() && mark.begin < mark.end;) {
      const Mark& other = kept[k];
      if (other.begin < mark.begin && mark.begin < other.end && other.end < mark.end) {
        mark.begin = other.end;
        k = 0;  // what is left may cross another one
      } else if (mark.begin < other.begin && other.begin < mark.end && mark.end < other.end) {
        mark.end = other.begin;
        k = 0;
      } else {
        ++k;
      }
    }
    if (mark.begin < mark.end) kept.push_back(mark);
  }
  std::stable_sort(kept.begin(), kept.end(), outer_first);
  return kept;
}

std::string told_number(const std::optional<double>& quantity, bool approximate, const std::optional<double>& amount,
                        const std::string& currency) {
  std::string out;
  if (quantity) out += fmt::format(" {}{}", approximate ? "about " : "", human_number(*quantity));
  if (amount) out += fmt::format(" {} {}", currency, human_number(*amount));
  return out;
}

std::string source_line(const StatementSource& source) {
  if (!source.document) return "unknown document";
  const LedgerDocument& d = *source.document;
  std::string out = d.publisher.empty() ? d.id : d.publisher + ", " + d.id;
  out += d.date.empty() ? ", undated" : ", " + d.date;
  if (!d.title.empty()) out += ", \"" + d.title + "\"";
  return out;
}

void explain_text(std::ostream& out, const Ledger& ledger, const Catalogue& catalogue, const Commitment& c, bool md) {
  const std::string_view heading = md ? "### " : "", bullet = md ? "- " : "  ";
  out << (md ? "## " : "") << commitment_name(ledger, catalogue, c) << '\n' << (md ? "\n" : "");
  out << fmt::format("{}{}, {} {}, confidence {:.2f}{}\n", md ? "" : "  ", c.id, c.sources,
                     c.sources == 1 ? "document" : "documents", c.confidence, c.total ? ", a total over others" : "");
  out << '\n' << heading << "Timeline\n" << (md ? "\n" : "");
  for (const TimelineEntry& entry : c.timeline) {
    out << bullet << fmt::format("{:<10}  {}", entry.date.empty() ? "undated" : entry.date, to_string(entry.status))
        << told_number(entry.quantity, entry.approximate, entry.amount, entry.currency)
        << fmt::format(" ({} {})\n", entry.statements.size(),
                       entry.statements.size() == 1 ? "statement" : "statements");
  }
  if (!c.conflicts.empty()) {
    out << '\n' << heading << "Conflicts\n" << (md ? "\n" : "");
    for (const std::string& conflict : c.conflicts) out << bullet << conflict << '\n';
  }
  out << '\n' << heading << "Statements\n";
  std::size_t number = 0;
  for (const StatementSource& source : statement_sources(ledger, c)) {
    const Statement& s = *source.statement;
    const std::string indent = md ? "   " : "     ";
    out << (md ? "\n" : "") << fmt::format("{}{}. ", md ? "" : "  ", ++number) << to_string(s.status)
        << told_number(s.quantity, s.approximate, s.amount, s.currency) << " | " << source_line(source) << '\n';
    if (md) out << '\n';
    out << indent << (md ? "> " : "") << mark_parts(s) << '\n';
    if (md) out << '\n';
    if (source.document && !source.document->url.empty()) out << indent << source.document->url << '\n';
    if (!s.speaker.empty()) out << indent << "said by: " << s.speaker << '\n';
    if (!s.announced.empty()) out << indent << "speaks of: " << s.announced << '\n';
    if (!s.due.empty()) out << indent << "due: " << s.due << '\n';
    out << indent
        << fmt::format("read as: {} (confidence {:.2f}, statement {})\n", s.rule.empty() ? "no rule given" : s.rule,
                       s.confidence, s.id);
    for (const std::string& feature : s.features) out << indent << "  " << feature << '\n';
  }
  if (!c.merge_reasons.empty()) {
    out << '\n' << heading << "Why these are one promise\n" << (md ? "\n" : "");
    for (const std::string& reason : c.merge_reasons) out << bullet << reason << '\n';
  }
}

}  // namespace

std::string mark_parts(const Statement& statement) {
  const std::vector<Mark> marks = marks_of(statement);
  const std::string& text = statement.sentence.empty() ? statement.evidence : statement.sentence;
  std::string out;
  std::vector<std::size_t> open;
  std::size_t next = 0;
  for (std::size_t at = 0; at <= text.size(); ++at) {
    while (!open.empty() && open.back() == at) {
      out += ']';
      open.pop_back();
    }
    for (; next < marks.size() && marks[next].begin == at; ++next) {
      out += '[' + marks[next].part + ": ";
      open.push_back(marks[next].end);
    }
    if (at < text.size()) out += text[at] == '\n' || text[at] == '\r' ? ' ' : text[at];
  }
  return out;
}

std::vector<std::size_t> find_commitments(const Ledger& ledger, std::string_view what) {
  constexpr std::string_view kPrefix = "commitment:";
  constexpr std::size_t kHash = 16, kShortest = 4;
  std::string_view hash = what;
  if (const auto at = what.find(kPrefix); at != std::string_view::npos) {
    hash = what.substr(at + kPrefix.size());
    hash = hash.substr(0, hash.find(':'));
  } else if (const auto colon = what.rfind(':'); colon != std::string_view::npos) {
    hash = what.substr(colon + 1);
  }
  std::vector<std::size_t> found;
  for (std::size_t k = 0; k < ledger.commitments.size(); ++k) {
    const Commitment& c = ledger.commitments[k];
    const std::string_view own = std::string_view(c.id).substr(std::min(kPrefix.size(), c.id.size()));
    const bool named = hash.size() >= kShortest && hash.size() <= kHash && own.starts_with(hash);
    if (named || std::find(c.statements.begin(), c.statements.end(), hash) != c.statements.end()) found.push_back(k);
  }
  return found;
}

void explain(std::ostream& out, const Ledger& ledger, const Catalogue& catalogue, const Commitment& commitment,
             ExplainFormat format) {
  if (format == ExplainFormat::Json) return explain_json(out, ledger, catalogue, commitment);
  explain_text(out, ledger, catalogue, commitment, format == ExplainFormat::Markdown);
}

}  // namespace pledgegraph
