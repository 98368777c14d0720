// Writes a hover for people to read: what stands there, the sums it takes part in, what it means and on what ground.
#pragma once

#include <string>

#include "core/features/hover.h"
#include "lsp/catalog.h"

namespace gouji {

enum class Markup { markdown, plain };

std::string hover_text(const features::Hover& hover, const Catalog& catalog, Language language, Markup markup);

}  // namespace gouji
