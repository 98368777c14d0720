// Tells which of the sentences that every report has are missing from it, and belong where the cursor is.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/edits/source.h"

namespace gouji::features {

struct LackingSentence {
  std::string_view id;  // "period", "fee", "nothing" or "contact"
  std::string words;    // simplified, with {year}, {organ} and {{places to type}}
  std::string where;    // the official title of the section that it belongs to; empty above the first one
};

// What may be written in an empty line, which begins at the offset in bytes of the report. `asked` is true where the
// author asks for all there is.
std::vector<LackingSentence> lacking_sentences(const edits::Source& source, std::size_t line, bool asked);

// The words of all these sentences, whatever the report lacks.
std::vector<std::string> known_sentences(const model::Report& report);

}  // namespace gouji::features
