// Puts labels together again that stand in pieces on lines of their own.
#pragma once

#include <span>
#include <vector>

#include "core/model/passage.h"
#include "core/templates/library.h"

namespace gouji::model {

// The passages with each broken label as one cell where its first piece stands, its other pieces as blank; empty where no
// label is broken so. The passages keep their places.
std::vector<Passage> join_labels(const templates::Library& library, std::span<const Passage> passages);

}  // namespace gouji::model
