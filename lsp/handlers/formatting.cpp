// Plain text and pages stay in the notation of their authors: a Markdown table is none to their readers.
#include "lsp/handlers/formatting.h"

#include "core/edits/align.h"
#include "lsp/format_tables.h"
#include "lsp/from_lsp.h"
#include "lsp/handlers/taken.h"
#include "lsp/server.h"

namespace gouji::handlers {

using rpc::Json;

rpc::Answer range_formatting(Server& server, const rpc::Field& params) {
  const std::string uri = protocol::read_document(params);
  const protocol::Range asked = protocol::read_range(params["range"]);
  const Document* document = server.documents().find(uri);
  if (!document || !document->is_markdown()) return Json();
  const text::Range range = from_lsp(document->snapshot.text(), asked, server.session().encoding);
  const features::TableStyle& style = document->terms.style;
  const edits::ConvertOptions options{edits::Target::markdown, style.align, style.ambiguous_width};
  return rpc::Later{
      [taken = taken_along(server, *document, uri), options, range](const rpc::Stop& stop) -> rpc::Answer {
        return to_lsp(format_tables(taken.snapshot, options, stop, range).edits, taken.terms());
      }};
}

rpc::Answer on_type_formatting(Server& server, const rpc::Field& params) {
  const protocol::TextDocumentPositionParams at = protocol::read_document_position(params);
  const std::string typed = params["ch"].string();
  const Document* document = server.documents().find(at.uri);
  if (!params.problem().empty() || !document || !document->is_markdown()) return Json();
  const features::TableStyle& style = document->terms.style;
  if (!style.align) return Json();
  const text::Text& text = document->snapshot.text();
  const std::size_t offset = from_lsp(text, at.position, server.session().encoding);
  const std::size_t line = text.line_of(offset);
  // A line break was typed at the end of the line above.
  if (typed == "\n" && line == 0) return Json();
  const std::size_t place = text.line_begin(typed == "\n" ? line - 1 : line);
  const text::EditList edits = edits::align_table(text, document->snapshot.tree(), place, style.ambiguous_width);
  return to_lsp(edits, terms(server, *document, at.uri));
}

Json range_formatting_capability(const Session&) { return {{"documentRangeFormattingProvider", true}}; }

Json on_type_formatting_capability(const Session&) {
  return {{"documentOnTypeFormattingProvider", {{"firstTriggerCharacter", "|"}, {"moreTriggerCharacter", {"\n"}}}}};
}

}  // namespace gouji::handlers
