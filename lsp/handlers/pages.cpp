// Works aside on a snapshot; what a client has been shown before is only named again.
#include "lsp/handlers/pages.h"

#include <map>
#include <string>
#include <utility>

#include "core/features/overview.h"
#include "core/features/page.h"
#include "lsp/from_lsp.h"
#include "lsp/handlers/taken.h"
#include "lsp/page_html.h"
#include "lsp/paste_table.h"
#include "lsp/server.h"

namespace gouji::handlers {

namespace {

using features::OverviewRelation;
using features::OverviewReport;
using features::OverviewTable;
using features::PageBlock;
using features::PageCell;
using features::PageKind;
using model::Truth;
using rpc::Json;

constexpr std::size_t many_terms = 8;  // from here on zeros are left out

Json json_range(const Taken& taken, const std::optional<text::Range>& range) {
  if (!range) return nullptr;
  return protocol::json(to_lsp(taken.snapshot.text(), *range, taken.session.encoding));
}

std::string side(const std::vector<std::optional<base::Decimal>>& terms) {
  std::string out;
  for (const std::optional<base::Decimal>& term : terms) {
    if (term && term->is_zero() && terms.size() >= many_terms) continue;
    out += (out.empty() ? "" : " + ") + (term ? term->to_string() : "?");
  }
  return out.empty() ? "0" : out;
}

Json relation(const Taken& taken, const OverviewRelation& one) {
  static constexpr const char* states[] = {"holds", "fails", "unknown"};
  const std::string sign = one.truth == Truth::fails ? " ≠ " : " = ";
  return {{"text", one.label + ": " + side(one.left) + sign + side(one.right)},
          {"state", states[static_cast<std::size_t>(one.truth)]},
          {"range", json_range(taken, one.range)}};
}

Json table(const Taken& taken, const OverviewTable& one) {
  Json relations = Json::array();
  for (const OverviewRelation& each : one.relations) relations.push_back(relation(taken, each));
  return {{"id", one.id},
          {"title", one.title.empty() ? one.id : one.title},
          {"range", json_range(taken, one.range)},
          {"holds", one.count(Truth::holds)},
          {"fails", one.count(Truth::fails)},
          {"unknown", one.count(Truth::unknown)},
          {"relations", std::move(relations)}};
}

Json report(const Taken& taken, const OverviewReport& one) {
  Json sections = Json::array();
  for (const features::OverviewSection& section : one.sections) {
    Json tables = Json::array();
    for (const OverviewTable& each : section.tables) tables.push_back(table(taken, each));
    sections.push_back({{"id", section.id},
                        {"title", section.title},
                        {"range", json_range(taken, section.range)},
                        {"present", section.range.has_value()},
                        {"tables", std::move(tables)}});
  }
  Json next = nullptr;
  if (one.next)
    next = {{"message", taken.catalog->render(one.next->message)},
            {"range", json_range(taken, one.next->range)},
            {"severity", static_cast<int>(one.next->severity) + 1}};
  return {{"title", one.title},
          {"organ", one.organ},
          {"year", one.year ? Json(*one.year) : Json()},
          {"template", one.form->id},
          {"range", json_range(taken, one.range)},
          {"completeness", one.completeness},
          {"sections", std::move(sections)},
          {"next", std::move(next)}};
}

// A name that no other part of this result has.
std::string part_id(std::uint64_t hash, std::map<std::uint64_t, std::size_t>& seen) {
  static constexpr char digits[] = "0123456789abcdef";
  std::string id;
  for (int shift = 60; shift >= 0; shift -= 4) id += digits[(hash >> shift) & 15];
  const std::size_t before = seen[hash]++;
  return before == 0 ? id : id + "-" + std::to_string(before);
}

Json preview_of(const Taken& taken, Previews& previews, const std::string& previous, const rpc::Stop& stop) {
  const text::Text& text = taken.snapshot.text();
  const PreviewTerms terms{*taken.catalog, text, taken.session.encoding};
  const Previews::Parts shown = previews.parts(taken.uri, previous);
  std::map<std::uint64_t, std::size_t> seen;
  Previews::Parts now;
  Json parts = Json::array();
  for (const PageBlock& block : features::page(taken.snapshot, {true}, stop)) {
    const std::string id = part_id(block_id(block, terms), seen);
    const std::size_t line = text.line_of(block.range.begin);
    const std::size_t last = block.range.empty() ? line : text.line_of(block.range.end - 1);
    Json part = {{"id", id}, {"line", line}, {"endLine", last + 1}};
    if (!shown.contains(id)) part["html"] = block_html(block, &terms);
    now.insert(id);
    parts.push_back(std::move(part));
  }
  return {{"resultId", previews.keep(taken.uri, std::move(now))}, {"parts", std::move(parts)}};
}

const char* alignment(const PageCell& cell) { return cell.kind == features::CellKind::label ? "left" : "center"; }

Json model_block(const PageBlock& block) {
  switch (block.kind) {
    case PageKind::title: return {{"kind", "title"}, {"text", block.text}};
    case PageKind::heading: return {{"kind", "heading"}, {"level", block.level}, {"text", block.text}};
    case PageKind::paragraph: return {{"kind", "paragraph"}, {"text", block.text}};
    case PageKind::signature: return {{"kind", "signature"}, {"text", block.text}};
    case PageKind::table: break;
  }
  Json rows = Json::array();
  for (const std::vector<PageCell>& row : block.rows) {
    Json cells = Json::array();
    for (const PageCell& cell : row)
      cells.push_back({{"text", cell.text},
                       {"rowspan", cell.rowspan},
                       {"colspan", cell.colspan},
                       {"header", cell.kind != features::CellKind::value},
                       {"align", alignment(cell)}});
    rows.push_back(std::move(cells));
  }
  return {{"kind", "table"}, {"columns", block.columns}, {"rows", std::move(rows)}};
}

Json export_of(const Taken& taken, const rpc::Stop& stop) {
  Json model = {{"title", ""}, {"organ", ""}, {"year", nullptr}};
  const auto reports = features::overview(taken.snapshot, stop);
  if (!reports.empty()) {
    model["title"] = reports.front().title;
    model["organ"] = reports.front().organ;
    if (reports.front().year) model["year"] = *reports.front().year;
  }
  Json blocks = Json::array();
  for (const PageBlock& block : features::page(taken.snapshot, {}, stop)) blocks.push_back(model_block(block));
  model["blocks"] = std::move(blocks);
  return model;
}

}  // namespace

rpc::Answer overview(Server& server, const rpc::Field& params) {
  const std::string uri = protocol::read_document(params);
  const Document* document = server.documents().find(uri);
  if (!document) return Json();
  return rpc::Later{[taken = taken_along(server, *document, uri)](const rpc::Stop& stop) -> rpc::Answer {
    Json reports = Json::array();
    for (const OverviewReport& one : features::overview(taken.snapshot, stop)) reports.push_back(report(taken, one));
    return Json{{"version", taken.version}, {"reports", std::move(reports)}};
  }};
}

rpc::Answer preview(Server& server, const rpc::Field& params) {
  const std::string uri = protocol::read_document(params);
  const std::string previous = params["previousResultId"].string_or("");
  const Document* document = server.documents().find(uri);
  if (!document) return Json();
  return rpc::Later{[taken = taken_along(server, *document, uri), previews = server.previews(), previous](
                        const rpc::Stop& stop) -> rpc::Answer { return preview_of(taken, *previews, previous, stop); }};
}

rpc::Answer export_model(Server& server, const rpc::Field& params) {
  const std::string uri = protocol::read_document(params);
  const Document* document = server.documents().find(uri);
  if (!document) return Json();
  return rpc::Later{[taken = taken_along(server, *document, uri)](const rpc::Stop& stop) -> rpc::Answer {
    return export_of(taken, stop);
  }};
}

rpc::Answer paste_table(Server& server, const rpc::Field& params) {
  const protocol::TextDocumentPositionParams at = protocol::read_document_position(params);
  const std::string pasted = params["text"].string();
  const bool html = params["kind"].string_or("text") == "html";
  const Document* document = server.documents().find(at.uri);
  if (!document) return Json();
  const std::size_t offset = from_lsp(document->snapshot.text(), at.position, server.session().encoding);
  const features::TableStyle& style = document->terms.style;
  const edits::ConvertOptions options{edits::Target::markdown, style.align, style.ambiguous_width};
  return rpc::Later{[taken = taken_along(server, *document, at.uri), library = document->terms.library, pasted, html,
                     offset, options](const rpc::Stop&) -> rpc::Answer {
    const auto text = pasted_table(library, pasted, html ? Pasted::html : Pasted::text, options);
    if (!text) return Json();
    return Json{{"text", fitted(*text, taken.snapshot.text(), offset)}};
  }};
}

}  // namespace gouji::handlers
