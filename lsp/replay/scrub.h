// Makes of a recorded session one that can be shown to others: what was typed is disguised, what the server said is said
// again.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "core/templates/library.h"
#include "lsp/replay/recording.h"

namespace gouji::replay {

struct Scrubbed {
  std::string text;                // a record
  std::vector<std::string> notes;  // what whoever shares it should know, in English
};

// The same seed gives the same copy.
Scrubbed scrub(const Recording& recording, const std::shared_ptr<const templates::Library>& library,
               std::uint64_t seed);

std::uint64_t random_seed();

}  // namespace gouji::replay
