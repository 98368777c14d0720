// Asks the HTML reader only where there is a tag.
#include "core/edits/line_words.h"

#include <algorithm>

#include "core/syntax/html.h"

namespace gouji::edits {

std::string line_words(const Source& source, std::size_t passage) {
  const model::Passage& place = source.report.passages[passage];
  std::string words = source.slice(place.at(place.reading->words));
  if (syntax::has_tag(words)) words = syntax::visible_text(words).text;
  std::replace_if(
      words.begin(), words.end(), [](char c) { return c == '\n' || c == '\r' || c == '\t'; }, ' ');
  return words;
}

}  // namespace gouji::edits
