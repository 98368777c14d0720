// Tells files apart by their names, as everything else does.
#include "lsp/import/document.h"

#include <algorithm>

#include "lsp/files/read_file.h"
#include "lsp/import/docx.h"
#include "lsp/import/html.h"

namespace gouji::import {

namespace {

std::string lower(std::string_view path) {
  std::string out(path);
  std::transform(out.begin(), out.end(), out.begin(),
                 [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
  return out;
}

}  // namespace

bool is_word_file(std::string_view path) { return lower(path).ends_with(".docx"); }

bool is_page(std::string_view path) {
  const std::string name = lower(path);
  return name.ends_with(".html") || name.ends_with(".htm");
}

base::Result<files::FileText> read_document(const std::shared_ptr<const templates::Library>& library,
                                            const std::string& path, const std::string& encoding) {
  if (!is_word_file(path)) return files::read_text(path, encoding);
  base::Result<std::string> text = report(library, path, {});
  if (!text) return text.error();
  return files::FileText{std::move(text.value()), "docx", false};
}

base::Result<std::string> report(const std::shared_ptr<const templates::Library>& library, const std::string& path,
                                 const edits::ConvertOptions& options) {
  base::Result<Flow> flow = Flow();
  if (is_word_file(path)) {
    const auto bytes = files::read_bytes(path);
    if (!bytes) return bytes.error();
    flow = read_docx(*bytes);
  } else {
    const auto text = files::read_file(path);
    if (!text) return text.error();
    if (!is_page(path)) return as_report(library, *text, options);
    flow = read_html(*text);
  }
  if (!flow) return base::Error{path + ": " + flow.error().reason};
  return as_report(library, markdown(*flow, options), options);
}

}  // namespace gouji::import
