// Cuts arbitrary bytes into messages, in pieces of arbitrary size: the pieces must not matter, and nothing may break.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "lsp/rpc/framing.h"
#include "lsp/rpc/json.h"

namespace {

struct Cut {
  std::vector<std::string> bodies;
  bool whole = true;
};

Cut cut(std::string_view stream, std::size_t piece) {
  gouji::rpc::FrameCutter cutter;
  Cut out;
  for (; !stream.empty() && out.whole; stream.remove_prefix(std::min(piece, stream.size())))
    out.whole = cutter.feed(stream.substr(0, piece), out.bodies);
  return out;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size < 1) return 0;
  const std::size_t piece = 1 + data[0];
  const std::string_view stream(reinterpret_cast<const char*>(data + 1), size - 1);
  const Cut at_once = cut(stream, stream.size() + 1);
  const Cut in_pieces = cut(stream, piece);
  if (at_once.bodies != in_pieces.bodies || at_once.whole != in_pieces.whole) std::abort();
  for (const std::string& body : at_once.bodies)
    if (const auto value = gouji::rpc::parse(body)) gouji::rpc::parse(gouji::rpc::dump(*value));
  gouji::rpc::parse(stream);
  return 0;
}
