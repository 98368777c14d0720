// Tells which of the sentences that every report has are missing from it, and belong where the cursor is.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/edits/source.h"

namespace gouji::features {

struct LackingSentence {
  std::string_view id;  // "period", "fee", "nothing", "contact", or the id of a sentence on zeros
  std::string words;    // simplified, with {year}, {organ} and {{places to type}}
  std::string where;    // the official title of the section that it belongs to; empty above the first one
};

// What may be written at the offset in bytes of the report: the begin of an empty line, or the end of a paragraph.
// `asked` is true where the author asks for all there is.
std::vector<LackingSentence> lacking_sentences(const edits::Source& source, std::size_t at, bool asked);

// The words of all these sentences, whatever the report lacks.
std::vector<std::string> known_sentences(const model::Report& report);

}  // namespace gouji::features
