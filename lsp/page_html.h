// Writes a laid-out document as HTML: for the preview beside an editor, and as a file to print.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/features/page.h"
#include "core/text/position.h"
#include "lsp/catalog.h"

namespace gouji {

// The text with all that HTML takes for markup written as entities; also fit for a quoted attribute.
std::string escaped_html(std::string_view text);

// What the preview shows beside the words: places to click at, findings and ghosts. Null parts show nothing of it.
struct PreviewTerms {
  const Catalog& catalog;
  const text::Text& text;
  text::Encoding encoding;
};

// One block; without terms it is as it is published. Places count from the line of the block's first byte. The HTML holds
// no script, no style and no event attribute.
std::string block_html(const features::PageBlock& block, const PreviewTerms* terms);

// A name for what block_html says, without writing it: two blocks of one name have the same HTML.
std::uint64_t block_id(const features::PageBlock& block, const PreviewTerms& terms);

// A whole file, print-ready: A4, fonts and sizes of official documents. `language` is that of the document, "zh-Hans" or
// "zh-Hant".
std::string document_html(const std::vector<features::PageBlock>& blocks, std::string_view title,
                          std::string_view language);

}  // namespace gouji
