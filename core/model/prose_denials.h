// Reads what a paragraph denies or claims of all cases: 未收到…申请, 无, 全部办结.
#pragma once

#include <vector>

#include "core/model/prose_words.h"

namespace gouji::model {

// The zeros that the denying word at this token makes.
void read_denial(const Words& words, std::size_t at, std::size_t sentence, std::vector<Count>& counts);

// The claim that the word at this token makes.
void read_claim(const Words& words, std::size_t at, std::vector<Claim>& claims);

}  // namespace gouji::model
