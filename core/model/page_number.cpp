// Looks at the shape first: most lines are too long or hold no digit.
#include "core/model/page_number.h"

#include <algorithm>

#include "core/syntax/line.h"
#include "core/text/fold.h"

namespace gouji::model {

namespace {

constexpr std::size_t longest = 60;  // bytes

bool is_digit(char c) { return c >= '0' && c <= '9'; }

// A dash or another mark such as stands on either side of a page number.
bool takes_mark(std::string_view& words) {
  for (const std::string_view mark : {"-", "—", "–", "－", "―", "─", "·", "~", "～"}) {
    if (!words.starts_with(mark)) continue;
    words.remove_prefix(mark.size());
    return true;
  }
  return false;
}

bool takes_number(std::string_view& words) {
  words = syntax::trim(words);
  const std::size_t before = words.size();
  while (!words.empty() && is_digit(words.front()) && before - words.size() < 4) words.remove_prefix(1);
  const bool taken = words.size() != before;
  words = syntax::trim(words);
  return taken;
}

// - 2 -, — 2 —, 2/8
bool is_marked(std::string_view words) {
  if (takes_mark(words)) {
    while (takes_mark(words)) {
    }
    if (!takes_number(words) || !takes_mark(words)) return false;
    while (takes_mark(words)) {
    }
    return words.empty();
  }
  if (!takes_number(words) || !words.starts_with('/')) return false;
  words.remove_prefix(1);
  return takes_number(words) && words.empty();
}

}  // namespace

bool is_page_number(const templates::Narrative& narrative, std::string_view words) {
  if (words.size() > longest || std::none_of(words.begin(), words.end(), is_digit)) return false;
  if (is_marked(words)) return true;
  std::string rest = text::fold(words);
  std::erase_if(rest, is_digit);
  return std::find(narrative.pages.begin(), narrative.pages.end(), rest) != narrative.pages.end();
}

}  // namespace gouji::model
