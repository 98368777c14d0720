// Writes a hover for people to read: what stands there, the sums it takes part in, what it means and on what ground.
#pragma once

#include <string>
#include <string_view>

#include "core/features/hover.h"
#include "lsp/catalog.h"

namespace gouji {

enum class Markup { markdown, plain };

// Words that mean in Markdown what they say.
std::string escaped(std::string_view text);

// "7 of 7 balances hold", and how many fail or lack numbers.
std::string tally_text(std::size_t holding, std::size_t failing, std::size_t unknown, const Catalog& catalog);

std::string hover_text(const features::Hover& hover, const Catalog& catalog, Language language, Markup markup);

}  // namespace gouji
