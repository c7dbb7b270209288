#include "extract/document/prepare.hpp"

#include <algorithm>
#include <utility>

#include "extract/document/blocks.hpp"
#include "extract/document/date.hpp"
#include "extract/document/language.hpp"

namespace pledgegraph {
namespace {

/// A scraper's "date 2023-02 " before the first word of the text: taken as the date and blanked out of the blocks.
std::size_t glued_date(const Document& document, std::string& date) {
  const std::string_view text = document.text;
  const std::size_t begin = std::min(text.find_first_not_of(" \n\t"), text.size());
  if (!text.substr(begin).starts_with("date ") && !text.substr(begin).starts_with("date: ")) return 0;
  std::size_t at = text.find_first_of("0123456789", begin);
  if (at == text.npos || at > begin + 8) return 0;
  std::size_t end = at;
  while (end < text.size() && ((text[end] >= '0' && text[end] <= '9') || text[end] == '-')) ++end;
  const std::string_view value = text.substr(at, end - at);
  if ((value.size() != 7 && value.size() != 10) || value[4] != '-' || end >= text.size() ||
      (text[end] != ' ' && text[end] != '\n'))
    return 0;
  date = value;
  return end;
}

}  // namespace

DocumentResources DocumentResources::load(const std::filesystem::path& data_dir) {
  const std::filesystem::path languages = data_dir / "languages";
  DocumentResources out{BoilerplateTable::load(languages), DateWords::load(languages), {}, FunctionWords::load(languages)};
  if (std::filesystem::is_directory(languages))
    for (const auto& entry : std::filesystem::directory_iterator(languages))
      if (entry.is_directory()) out.languages.push_back(entry.path().filename().string());
  std::sort(out.languages.begin(), out.languages.end());
  return out;
}

Document prepare(Document&& document, const DocumentResources& resources) {
  Document prepared = std::move(document);
  prepared.language = detect_language(prepared.text, prepared.language, resources.languages, &resources.small_words);
  const BlockRules rules{resources.boilerplate, resources.dates, prepared.language};

  std::string glued;
  const std::size_t skip = prepared.blocks.empty() ? glued_date(prepared, glued) : 0;
  if (skip > 0 && prepared.date.empty()) prepared.date = glued;
  if (skip > 0) {
    // The lines are cut from what follows; spans stay those of the whole text.
    Document rest;
    rest.text = prepared.text.substr(skip);
    type_blocks(rest, rules);
    prepared.blocks = {{BlockType::Dateline,
                        {static_cast<std::uint32_t>(prepared.text.find("date")), static_cast<std::uint32_t>(skip)}}};
    for (Block block : rest.blocks) {
      block.span.begin += static_cast<std::uint32_t>(skip);
      block.span.end += static_cast<std::uint32_t>(skip);
      prepared.blocks.push_back(block);
    }
  } else {
    type_blocks(prepared, rules);
  }
  prepared.date = document_date(prepared, rules);
  return prepared;
}

}  // namespace pledgegraph
