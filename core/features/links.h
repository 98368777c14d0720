// Finds addresses of pages and of mail in a text, for they stand among Chinese characters without a space around them.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "core/text/range.h"
#include "core/text/text.h"

namespace gouji::features {

struct Link {
  text::Range range;   // bytes of the document, in one line
  std::string target;  // http, https or mailto
};

// In document order, apart from each other. Reads the whole text; answers nothing once `stop` says so.
std::vector<Link> links(const text::Text& text, const std::function<bool()>& stop);

}  // namespace gouji::features
