// Checks the arithmetic that a paragraph holds by itself: parts against their whole, percents against their numbers.
#pragma once

#include <vector>

#include "core/model/prose.h"
#include "core/model/prose_tokens.h"

namespace gouji::model {

// The lists whose parts make more than the whole, or less where the list is complete.
void find_breakdowns(const templates::Phrasebook& phrasebook, const std::vector<Token>& tokens,
                     std::vector<Breakdown>& found);

// The percents that the numbers of their sentence contradict.
void find_ratios(const std::vector<Token>& tokens, std::vector<Ratio>& found);

}  // namespace gouji::model
