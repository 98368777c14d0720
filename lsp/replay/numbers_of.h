// Finds the numbers of a report that others may take the place of, and what holds between them.
#pragma once

#include <string>
#include <vector>

#include "core/model/snapshot.h"
#include "lsp/replay/balanced.h"

namespace gouji::replay {

struct Numbers {
  std::vector<text::Range> places;  // in the document, sorted by table and figure; every one is of digits only
  std::vector<std::int64_t> values;
  std::vector<Equation> equations;
};

// For each report the numbers of its tables and the figures of its prose that refer to them, without those that touch a
// byte of `keep`.
std::vector<Numbers> numbers_of(const model::Snapshot& snapshot, const std::string& text,
                                const std::vector<bool>& keep);

// The other numbers of the text: digits of prose that mean no date, ordinal, share or law.
std::vector<text::Range> loose_numbers(const std::string& text);

}  // namespace gouji::replay
