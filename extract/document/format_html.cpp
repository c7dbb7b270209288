// HTML pages: the article's text and what the page says about it. (Under construction: pages are skipped.)
#include "extract/document/input_format.hpp"

namespace pledgegraph {
namespace {

class HtmlFormat final : public InputFormat {
 public:
  bool recognises(std::string_view suffix, std::string_view) const override { return suffix == ".html" || suffix == ".htm"; }
  void read(ByteStream&, const Input& input) const override { input.skip("HTML is not read yet"); }
};

}  // namespace

bool read_html(std::string_view, std::string_view, Document&) { return false; }

const InputFormat& html_format() {
  static const HtmlFormat format;
  return format;
}

}  // namespace pledgegraph
