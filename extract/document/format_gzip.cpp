// Any other format, packed by gzip: unpacked on the way, then recognised by what is inside.
#include "extract/document/input_format.hpp"

namespace pledgegraph {
namespace {

class GzipFormat final : public InputFormat {
 public:
  bool recognises(std::string_view, std::string_view head) const override { return head.starts_with("\x1F\x8B"); }

  void read(ByteStream& bytes, const Input& input) const override {
    ByteStream inside(unpacked(bytes.release()));
    // "a.jsonl.gz" is named by what is before the last suffix; the caller has cut ".gz" off the id.
    const std::size_t gz = input.source.rfind(".gz");
    const std::string name =
        gz != input.source.npos && gz + 3 == input.source.size() ? input.source.substr(0, gz) : std::string{};
    const std::size_t dot = name.rfind('.');
    const std::size_t slash = name.rfind('/');
    const bool suffixed = dot != name.npos && (slash == name.npos || dot > slash);
    if (inside.peek(2).starts_with("\x1F\x8B")) {
      input.skip("is packed twice; unpack it once");
      return;
    }
    read_input(inside, suffixed ? name.substr(dot) : std::string{}, input);
  }
};

}  // namespace

const InputFormat& gzip_format() {
  static const GzipFormat format;
  return format;
}

}  // namespace pledgegraph
