// Asks the core's features of places; what walks the whole document is done aside.
#include "lsp/handlers/reading.h"

#include <string>
#include <utility>

#include "core/features/definition.h"
#include "core/features/folding.h"
#include "core/features/highlights.h"
#include "core/features/links.h"
#include "core/features/references.h"
#include "core/features/selection.h"
#include "core/relatives/origin.h"
#include "lsp/files/read_file.h"
#include "lsp/from_lsp.h"
#include "lsp/protocol/reading.h"
#include "lsp/server.h"
#include "lsp/to_lsp.h"

namespace gouji::handlers {

namespace {

using rpc::Json;

// A document, and how its places are told to the client.
struct View {
  model::Snapshot snapshot;
  std::string uri;
  text::Encoding encoding;

  Json range(text::Range range) const { return json(to_lsp(snapshot.text(), range, encoding)); }
  Json location(text::Range place) const { return {{"uri", uri}, {"range", range(place)}}; }
  std::size_t offset(protocol::Position position) const { return from_lsp(snapshot.text(), position, encoding); }
};

// Empty when the document is not open.
std::optional<View> view(Server& server, const std::string& uri) {
  const Document* document = server.documents().find(uri);
  if (!document) return std::nullopt;
  return View{document->snapshot, uri, server.session().encoding};
}

// The text of a document as it is open, or of its file; empty where it cannot be read.
std::optional<std::pair<std::string, text::Text>> other_text(Server& server, const std::string& key) {
  for (const auto& [uri, document] : server.documents())
    if (Workspace::key_of(uri) == key) return std::pair(uri, document.snapshot.text());
  const auto file = files::read_text(key);
  return file ? std::optional(std::pair(uri_of_path(key), text::Text::from(file->text))) : std::nullopt;
}

// Where a number that was carried over comes from: a place in last year's report; null where none is known.
Json last_years_cell(Server& server, const View& view, std::size_t offset) {
  const auto found = relatives::origin(server.workspace().index(), Workspace::key_of(view.uri), view.snapshot, offset);
  const auto other = found ? other_text(server, found->member.document) : std::nullopt;
  if (!other) return nullptr;
  const Json range = json(to_lsp(other->second, found->cell.place.range(), view.encoding));
  Json out = Json::array();
  if (!server.session().client.definition_links)
    out.push_back({{"uri", other->first}, {"range", range}});
  else
    out.push_back({{"originSelectionRange", view.range(found->origin)},
                   {"targetUri", other->first},
                   {"targetRange", range},
                   {"targetSelectionRange", range}});
  return out;
}

Json links_to(const features::Definition& found, const View& view) {
  Json out = Json::array();
  for (const features::Source& source : found.sources)
    out.push_back({{"originSelectionRange", view.range(found.origin)},
                   {"targetUri", view.uri},
                   {"targetRange", view.range(source.range)},
                   {"targetSelectionRange", view.range(source.selection)}});
  return out;
}

int highlight_kind(features::HighlightKind kind) {
  constexpr int text = 1, read = 2, write = 3;
  switch (kind) {
    case features::HighlightKind::computed: return write;
    case features::HighlightKind::addend: return read;
    case features::HighlightKind::quoted: return text;
  }
  return text;
}

// The innermost range, with those around it as its parents.
Json nested(const std::vector<text::Range>& ranges, const View& view) {
  Json out;
  for (auto range = ranges.rbegin(); range != ranges.rend(); ++range) {
    Json next = {{"range", view.range(*range)}};
    if (!out.is_null()) next["parent"] = std::move(out);
    out = std::move(next);
  }
  return out;
}

// Outer folds come before inner ones, so that the most useful stay where the client takes only so many.
Json folds(const std::vector<features::Fold>& found, const View& view, const protocol::FoldingTraits& traits) {
  Json out = Json::array();
  for (const features::Fold& fold : found) {
    if (traits.limit && out.size() == *traits.limit) break;
    const protocol::Range range = to_lsp(view.snapshot.text(), fold.range, view.encoding);
    Json item = {{"startLine", range.start.line},
                 {"endLine", range.end.line},
                 {"kind", fold.kind == features::FoldKind::comment ? "comment" : "region"}};
    if (!traits.lines_only) {
      const text::Text& text = view.snapshot.text();
      item["startCharacter"] = to_lsp(text, text.line_end(range.start.line), view.encoding).character;
      item["endCharacter"] = range.end.character;
    }
    out.push_back(std::move(item));
  }
  return out;
}

}  // namespace

rpc::Answer definition(Server& server, const rpc::Field& params) {
  const protocol::TextDocumentPositionParams at = protocol::read_document_position(params);
  const std::optional<View> view = handlers::view(server, at.uri);
  if (!view) return Json();
  const Json last_years = last_years_cell(server, *view, view->offset(at.position));
  if (!last_years.is_null()) return last_years;
  const auto found = features::definition(view->snapshot, view->offset(at.position));
  if (!found) return Json();
  if (server.session().client.definition_links) return links_to(*found, *view);
  Json out = Json::array();
  for (const features::Source& source : found->sources) out.push_back(view->location(source.selection));
  return out;
}

rpc::Answer references(Server& server, const rpc::Field& params) {
  const protocol::ReferenceParams asked = protocol::read_reference(params);
  const std::optional<View> view = handlers::view(server, asked.at.uri);
  if (!view) return Json();
  Json out = Json::array();
  for (const text::Range place :
       features::references(view->snapshot, view->offset(asked.at.position), asked.includeDeclaration))
    out.push_back(view->location(place));
  return out.empty() ? Json() : out;
}

rpc::Answer document_highlight(Server& server, const rpc::Field& params) {
  const protocol::TextDocumentPositionParams at = protocol::read_document_position(params);
  const std::optional<View> view = handlers::view(server, at.uri);
  if (!view) return Json();
  Json out = Json::array();
  for (const features::Highlight& one : features::highlights(view->snapshot, view->offset(at.position)))
    out.push_back({{"range", view->range(one.range)}, {"kind", highlight_kind(one.kind)}});
  return out.empty() ? Json() : out;
}

rpc::Answer selection_range(Server& server, const rpc::Field& params) {
  const protocol::SelectionRangeParams asked = protocol::read_selection_range(params);
  const std::optional<View> view = handlers::view(server, asked.uri);
  if (!view) return Json();
  Json out = Json::array();
  for (const protocol::Position position : asked.positions)
    out.push_back(nested(features::selection(view->snapshot, view->offset(position)), *view));
  return out;
}

rpc::Answer folding_range(Server& server, const rpc::Field& params) {
  std::optional<View> view = handlers::view(server, protocol::read_document(params));
  if (!view) return Json();
  return rpc::Later{[view = *std::move(view), traits = server.session().client.folding](const rpc::Stop& stop) {
    const Json found = folds(features::folding(view.snapshot, stop), view, traits);
    return rpc::Answer(found.empty() ? Json() : found);
  }};
}

rpc::Answer document_link(Server& server, const rpc::Field& params) {
  std::optional<View> view = handlers::view(server, protocol::read_document(params));
  if (!view) return Json();
  return rpc::Later{[view = *std::move(view)](const rpc::Stop& stop) {
    Json out = Json::array();
    for (const features::Link& link : features::links(view.snapshot.text(), stop))
      out.push_back({{"range", view.range(link.range)}, {"target", link.target}});
    return rpc::Answer(std::move(out));
  }};
}

Json definition_capability(const Session&) { return {{"definitionProvider", true}}; }
Json references_capability(const Session&) { return {{"referencesProvider", true}}; }
Json document_highlight_capability(const Session&) { return {{"documentHighlightProvider", true}}; }
Json selection_range_capability(const Session&) { return {{"selectionRangeProvider", true}}; }
Json folding_range_capability(const Session&) { return {{"foldingRangeProvider", true}}; }
Json document_link_capability(const Session&) { return {{"documentLinkProvider", {{"resolveProvider", false}}}}; }

}  // namespace gouji::handlers
