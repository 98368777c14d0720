// Puts into the protocol's words what the core tells of rows, hints and numbers that are written at several places.
#include "lsp/handlers/writing.h"

#include "core/features/inlay_hints.h"
#include "core/features/linked_editing.h"
#include "core/features/rename.h"
#include "core/features/signature_help.h"
#include "lsp/from_lsp.h"
#include "lsp/handlers/taken.h"
#include "lsp/localized.h"
#include "lsp/server.h"

namespace gouji::handlers {

namespace {

using rpc::Json;

// How many UTF-16 units the text takes: parameters are placed by them, whatever the encoding of positions is.
std::size_t utf16_units(std::string_view text) { return text::count(text).utf16_units; }

Json markup(bool markdown, const std::string& text) {
  return {{"kind", markdown ? "markdown" : "plaintext"}, {"value", text}};
}

std::string column_documentation(const features::SignatureColumn& column, const Terms& terms) {
  const bool markdown = terms.session.client.writing.markdown_signature;
  std::string text;
  const auto add = [&text, markdown](const std::string& line) {
    text += (text.empty() ? "" : markdown ? "\n\n" : "\n") + line;
  };
  if (column.computed) {
    const std::string value = column.computed->to_string();
    add(terms.catalog("signature.computed",
                      {{"value", markdown ? "**" + value + "**" : value}, {"reckoning", column.reckoning}}));
  }
  if (!column.unit.empty()) add(terms.catalog("hover.unit", {{"unit", column.unit}}));
  if (column.about != nullptr) add(in(terms.session.language(), *column.about));
  return text;
}

// "row: column | column | …"; clients that cannot take places are given each column's words instead.
Json signature(const features::RowSignature& row, const Terms& terms) {
  const protocol::WritingTraits& client = terms.session.client.writing;
  std::string label = row.row + ": ";
  Json parameters = Json::array();
  for (const features::SignatureColumn& column : row.columns) {
    if (!parameters.empty()) label += " | ";
    const std::size_t begin = utf16_units(label);
    label += column.label;
    Json parameter;
    if (client.label_offsets)
      parameter["label"] = {begin, utf16_units(label)};
    else
      parameter["label"] = column.label;
    if (const std::string text = column_documentation(column, terms); !text.empty())
      parameter["documentation"] = markup(client.markdown_signature, text);
    parameters.push_back(std::move(parameter));
  }
  Json out = {{"label", label}, {"parameters", std::move(parameters)}};
  if (row.about != nullptr)
    out["documentation"] = markup(client.markdown_signature, in(terms.session.language(), *row.about));
  return out;
}

Json hint(const features::InlayHint& hint, const Terms& terms) {
  const auto digits = [&](std::string_view key) { return terms.catalog(key, {{"value", hint.label}}); };
  const std::string label = hint.kind == features::HintKind::column    ? hint.label
                            : hint.kind == features::HintKind::differs ? digits("hint.differs")
                                                                       : digits("hint.total");
  Json out = {
      {"position", json(to_lsp(terms.text, hint.position, terms.encoding()))}, {"label", label}, {"paddingLeft", true}};
  if (!hint.tooltip.key.empty()) out["tooltip"] = terms.catalog.render(hint.tooltip);
  if (hint.accept) {
    text::EditList edits;
    edits.add(*hint.accept);
    out["textEdits"] = to_lsp(edits, terms);
  }
  return out;
}

rpc::Error refused(const Server& server, const messages::Message& reason) {
  return {rpc::ErrorCode::request_failed, server.catalog().render(reason)};
}

}  // namespace

rpc::Answer signature_help(Server& server, const rpc::Field& params) {
  const protocol::TextDocumentPositionParams at = protocol::read_document_position(params);
  const Document* document = server.documents().find(at.uri);
  if (!document) return Json();
  const std::size_t offset = from_lsp(document->snapshot.text(), at.position, server.session().encoding);
  const auto row = features::row_signature(document->snapshot, offset);
  if (!row) return Json();
  return Json{{"signatures", Json::array({signature(*row, terms(server, *document, at.uri))})},
              {"activeSignature", 0},
              {"activeParameter", row->active}};
}

rpc::Answer inlay_hint(Server& server, const rpc::Field& params) {
  const std::string uri = protocol::read_document(params);
  const protocol::Range asked = protocol::read_range(params["range"]);
  const Document* document = server.documents().find(uri);
  if (!document) return Json();
  const text::Range range = from_lsp(document->snapshot.text(), asked, server.session().encoding);
  return rpc::Later{[taken = taken_along(server, *document, uri), range](const rpc::Stop& stop) -> rpc::Answer {
    Json hints = Json::array();
    for (const features::InlayHint& each : features::inlay_hints(taken.snapshot, range, stop))
      hints.push_back(hint(each, taken.terms()));
    return hints;
  }};
}

rpc::Answer prepare_rename(Server& server, const rpc::Field& params) {
  const protocol::TextDocumentPositionParams at = protocol::read_document_position(params);
  const Document* document = server.documents().find(at.uri);
  if (!document) return Json();
  const text::Text& text = document->snapshot.text();
  const auto found = features::renamable(document->snapshot, from_lsp(text, at.position, server.session().encoding));
  if (const auto* reason = std::get_if<messages::Message>(&found)) return refused(server, *reason);
  const auto& place = std::get<features::Renamable>(found);
  return Json{{"range", json(to_lsp(text, place.range, server.session().encoding))}, {"placeholder", place.text}};
}

rpc::Answer rename(Server& server, const rpc::Field& params) {
  const protocol::TextDocumentPositionParams at = protocol::read_document_position(params);
  const std::string name = params["newName"].string();
  const Document* document = server.documents().find(at.uri);
  if (!document || !params.problem().empty()) return Json();
  const std::size_t offset = from_lsp(document->snapshot.text(), at.position, server.session().encoding);
  const auto edits = features::rename(document->snapshot, offset, name);
  if (const auto* reason = std::get_if<messages::Message>(&edits)) return refused(server, *reason);
  return workspace_edit(std::get<text::EditList>(edits), terms(server, *document, at.uri));
}

rpc::Answer linked_editing_range(Server& server, const rpc::Field& params) {
  const protocol::TextDocumentPositionParams at = protocol::read_document_position(params);
  const Document* document = server.documents().find(at.uri);
  if (!document) return Json();
  const text::Text& text = document->snapshot.text();
  const text::Encoding encoding = server.session().encoding;
  Json ranges = Json::array();
  for (const text::Range range : features::linked_numbers(document->snapshot, from_lsp(text, at.position, encoding)))
    ranges.push_back(json(to_lsp(text, range, encoding)));
  if (ranges.empty()) return Json();
  return Json{{"ranges", std::move(ranges)}, {"wordPattern", "[0-9.]+"}};
}

Json signature_help_capability(const Session&) {
  return {{"signatureHelpProvider", {{"triggerCharacters", {"|", "\t"}}}}};
}

Json inlay_hint_capability(const Session&) { return {{"inlayHintProvider", true}}; }

Json rename_capability(const Session& session) {
  if (!session.client.writing.prepare_rename) return {{"renameProvider", true}};
  return {{"renameProvider", {{"prepareProvider", true}}}};
}

Json linked_editing_range_capability(const Session&) { return {{"linkedEditingRangeProvider", true}}; }

}  // namespace gouji::handlers
