// Counts the instructions of an edit, which no other program on the machine can disturb.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "tests/bench/documents.h"
#include "tests/bench/script.h"

namespace gouji::bench {

// Whether valgrind is installed.
bool can_count_instructions();

struct Instructions {
  double prose = 0;  // of an edit there
  double digits = 0;
};

// Runs the server under callgrind with the same warm-up and with more and more edits: what a run has more is their cost.
Instructions instructions(const std::vector<std::string>& command, const Document& document, Notation notation,
                          const std::filesystem::path& folder);

}  // namespace gouji::bench
