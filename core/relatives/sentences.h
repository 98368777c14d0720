// Reduces the prose of a report to the fingerprints of its sentences, so that copied ones are known without keeping them.
#pragma once

#include "core/relatives/digest.h"

namespace gouji::relatives {

// Adds sentences and headings of the report, in document order. Short sentences say the same everywhere and are left out.
void read_sentences(const model::PlacedReport& placed, const text::Text& text, Digest& digest);

}  // namespace gouji::relatives
