// Reads the clipboard as a document of its own.
#include "lsp/paste_table.h"

#include <algorithm>

#include "core/features/page.h"
#include "core/syntax/line.h"
#include "lsp/import/html.h"

namespace gouji {

namespace {

bool has_table(const import::Flow& flow) {
  return std::any_of(flow.begin(), flow.end(), [](const import::FlowItem& item) { return !item.table.rows.empty(); });
}

// Text with tabs: what spreadsheets put into the clipboard beside HTML.
import::Flow flow_of_text(const std::shared_ptr<const templates::Library>& library, std::string_view clipboard){
    const auto snapshot = model::Snapshot::open(library, text::Text::from(clipboard), model::Examiner{});
import::Flow flow;
for (const features::PageBlock& block : features::page(snapshot)) {
  import::FlowItem item{0, block.text, {}};
  for (const auto& row : block.rows) {
    auto& cells = item.table.rows.emplace_back();
    for (const features::PageCell& cell : row) cells.push_back({cell.text, cell.rowspan, cell.colspan});
  }
  flow.push_back(std::move(item));
}
return flow;
}  // namespace

}  // namespace gouji

std::optional<std::string> pasted_table(const std::shared_ptr<const templates::Library>& library,
                                        std::string_view clipboard, Pasted kind, const edits::ConvertOptions& options) {
  import::Flow flow;
  if (kind == Pasted::html) {
    auto read = import::read_html(clipboard);
    if (!read) return std::nullopt;
    flow = std::move(read.value());
  } else {
    flow = flow_of_text(library, clipboard);
  }
  if (!has_table(flow)) return std::nullopt;
  return import::as_report(library, import::markdown(flow, options), options);
}

std::string fitted(std::string_view table, const text::Text& document, std::size_t offset) {
  const std::size_t line = document.line_of(offset);
  const bool at_begin = document.line_range(line).begin == offset;
  const bool blank_above = line == 0 || syntax::trim(document.slice(document.line_range(line - 1))).empty();
  std::string out = !at_begin ? "\n\n" : blank_above ? "" : "\n";
  out += table;
  const std::string rest = document.slice({offset, offset + 400});
  if (!syntax::trim(rest.substr(0, rest.find('\n'))).empty()) out += "\n";
  if (document.slice({0, std::min<std::size_t>(document.bytes(), 2000)}).find("\r\n") == std::string::npos) return out;
  std::string with_breaks;
  for (const char c : out) with_breaks += c == '\n' ? "\r\n" : std::string(1, c);
  return with_breaks;
}

}  // namespace gouji
