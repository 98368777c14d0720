// Reads whatever a report comes in: text as it is, Word files as Markdown.
#pragma once

#include <memory>
#include <string>
#include <string_view>

#include "core/base/result.h"
#include "core/edits/sheet.h"
#include "core/templates/library.h"
#include "lsp/files/encoding.h"

namespace gouji::import {

bool is_word_file(std::string_view path);
bool is_page(std::string_view path);

// The text that checks look at. Of a Word file it is the Markdown that `report` makes of it: lines count in that. An error
// names the file and the reason.
base::Result<files::FileText> read_document(const std::shared_ptr<const templates::Library>& library,
                                            const std::string& path,
                                            const std::string& encoding = std::string(files::automatic_encoding));

// The file as a report in Markdown, official tables in the layout of the form.
base::Result<std::string> report(const std::shared_ptr<const templates::Library>& library, const std::string& path,
                                 const edits::ConvertOptions& options);

}  // namespace gouji::import
