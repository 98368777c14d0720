// Makes Markdown of a table in the clipboard.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "core/edits/sheet.h"
#include "core/templates/library.h"
#include "core/text/text.h"

namespace gouji {

enum class Pasted { html, text };

// Official tables in the layout of the form, others as they are; with what stands around them. Empty where the clipboard
// holds no table.
std::optional<std::string> pasted_table(const std::shared_ptr<const templates::Library>& library,
                                        std::string_view clipboard, Pasted kind, const edits::ConvertOptions& options);

// The same with line breaks as the document has them, and blank lines where it would touch others at the offset.
std::string fitted(std::string_view table, const text::Text& document, std::size_t offset);

}  // namespace gouji
