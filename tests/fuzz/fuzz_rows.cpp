// Reads rows of arbitrary bytes in each notation: blocks cover the text, cells lie in their rows, and what was read and
// is written again reads the same.
#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <string>
#include <string_view>

#include "tests/support/written_row.h"

using gouji::syntax::Notation;
using gouji::tests::Row;

namespace {

void require(bool holds) {
  if (!holds) std::abort();
}

void require_kept(std::string_view text) {
  const std::string broken = gouji::tests::broken_row(text);
  if (!broken.empty()) std::fprintf(stderr, "Not read back:\n%s\n", broken.c_str());
  require(broken.empty());
}

// The input as cells: every line break ends one.
Row cells_of(std::string_view bytes) {
  Row cells(1);
  for (const char c : bytes) {
    if (c == '\n')
      cells.emplace_back();
    else
      cells.back() += c;
  }
  return cells;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  // Once as a document, once as the cells of a row in each notation.
  std::string text(bytes);
  require(gouji::tests::covers(text));
  require_kept(text);
  if (size > 2000) return 0;
  for (const Notation notation : {Notation::cells, Notation::tsv, Notation::bars, Notation::html}) {
    text = gouji::tests::write_row(cells_of(bytes), notation);
    require(gouji::tests::covers(text));
    require_kept(text);
  }
  return 0;
}
