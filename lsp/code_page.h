// Reads the page of a code: what it says in one language, and its first words.
#pragma once

#include <string>
#include <string_view>

#include "core/messages/codes.h"
#include "lsp/catalog.h"

namespace gouji {

// The page's part in the language, Markdown without heading.
std::string_view code_page(messages::Code code, Language language);

// What the code means, in one paragraph and in one sentence, both without the word that leads to it.
std::string code_meaning(messages::Code code, Language language);
std::string code_summary(messages::Code code, Language language);

// The page without the marks of Markdown.
std::string plain(std::string_view page);

}  // namespace gouji
