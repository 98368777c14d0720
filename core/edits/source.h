// Gives writers of edits a report together with the text it was read from.
#pragma once

#include <cstddef>
#include <string>

#include "core/model/report.h"
#include "core/text/text.h"

namespace gouji::edits {

// All ranges that go in and edits that come out count from the report's first byte.
struct Source {
  const model::Report& report;
  const text::Text& text;
  std::size_t begin = 0;  // of the report in the text

  std::string slice(text::Range range) const { return text.slice({begin + range.begin, begin + range.end}); }
};

}  // namespace gouji::edits
