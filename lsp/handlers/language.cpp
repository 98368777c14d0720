// Asks the core's features and puts their answers into the protocol's words.
#include "lsp/handlers/language.h"

#include "core/features/code_actions.h"
#include "core/features/completion.h"
#include "core/features/hover.h"
#include "core/features/outline.h"
#include "core/relatives/origin.h"
#include "lsp/completion_items.h"
#include "lsp/format_tables.h"
#include "lsp/from_lsp.h"
#include "lsp/handlers/commands.h"
#include "lsp/handlers/taken.h"
#include "lsp/hover_text.h"
#include "lsp/new_report.h"
#include "lsp/patience.h"
#include "lsp/server.h"
#include "lsp/tasks.h"
#include "lsp/to_lsp.h"

namespace gouji::handlers {

namespace {

using rpc::Json;

// A question about another place tells that the row typed last is no longer in the user's hands.
void notice_place(Server& server, const std::string& uri, const Document& document, std::size_t offset) {
  if (!document.typing_at || is_same_row(document.snapshot, *document.typing_at, offset)) return;
  if (server.documents().stop_typing(uri)) server.publisher().mark_again(uri);
}

std::optional<relatives::Origin> origin_at(Server& server, const std::string& uri, const Document& document,
                                           std::size_t offset) {
  return relatives::origin(server.workspace().index(), Workspace::key_of(uri), document.snapshot, offset);
}

// A paragraph of a hover: what last year's report says, and where. Empty where nothing is known of it.
std::string last_years_number(Server& server, const std::string& uri, const Document& document, std::size_t offset,
                              Markup markup) {
  const auto found = origin_at(server, uri, document, offset);
  if (!found) return {};
  const std::string words =
      server.catalog()("related.last-year", {{"label", found->label}, {"value", found->cell.value.to_string()}});
  const std::string& file = found->member.document;
  const std::string name = file.substr(file.rfind('/') + 1);
  return "\n\n" + words +
         (markup == Markup::markdown ? " ([" + name + "](" + uri_of_path(file) + "))" : " (" + name + ")");
}

// Last year's number for a blank that it belongs into.
std::optional<features::CompletionItem> last_years_item(Server& server, const std::string& uri,
                                                        const Document& document, std::size_t offset) {
  const auto found = origin_at(server, uri, document, offset);
  if (!found || !found->fill) return std::nullopt;
  // What an editor replaces holds the cursor; space between it and the place of the number stays.
  const text::Text& text = document.snapshot.text();
  const text::Range at = found->fill->range;
  const text::Range range{std::min(at.begin, offset), std::max(at.end, offset)};
  const std::string value = found->cell.value.to_string();
  features::CompletionItem item;
  item.kind = features::CompletionKind::value;
  item.label = value;
  item.filter_text = text.slice({range.begin, offset}) + value;
  item.replace = range;
  item.insert = {{text.slice({range.begin, at.begin}) + found->fill->text + text.slice({at.end, range.end}), false}};
  item.detail = {"related.last-year", {{"label", found->label}, {"value", value}}};
  item.sort_text = "0000";
  return item;
}

}  // namespace

rpc::Answer hover(Server& server, const rpc::Field& params) {
  const protocol::TextDocumentPositionParams at = protocol::read_document_position(params);
  const Document* document = server.documents().find(at.uri);
  if (!document) return Json();
  const text::Text& text = document->snapshot.text();
  const Session& session = server.session();
  const std::size_t offset = from_lsp(text, at.position, session.encoding);
  notice_place(server, at.uri, *document, offset);
  const auto found = features::hover(document->snapshot, offset);
  if (!found) return Json();
  const Markup markup = session.client.markdown_hover ? Markup::markdown : Markup::plain;
  const Json contents = {{"kind", markup == Markup::markdown ? "markdown" : "plaintext"},
                         {"value", hover_text(*found, server.catalog(), session.language(), markup) +
                                       last_years_number(server, at.uri, *document, offset, markup)}};
  return Json{{"contents", contents}, {"range", json(to_lsp(text, found->range, session.encoding))}};
}

rpc::Answer completion(Server& server, const rpc::Field& params) {
  const protocol::CompletionParams asked = protocol::read_completion(params);
  const Document* document = server.documents().find(asked.at.uri);
  if (!document) return Json();
  const std::size_t offset = from_lsp(document->snapshot.text(), asked.at.position, server.session().encoding);
  notice_place(server, asked.at.uri, *document, offset);
  const features::CompletionContext context{asked.invoked, document->is_report_language(), !document->is_plain_text(),
                                            this_year()};
  Json items = Json::array();
  if (const auto item = last_years_item(server, asked.at.uri, *document, offset))
    items.push_back(completion_item(*item, document->snapshot, offset, terms(server, *document, asked.at.uri)));
  for (const features::CompletionItem& item : features::completion(document->snapshot, offset, context))
    items.push_back(completion_item(item, document->snapshot, offset, terms(server, *document, asked.at.uri)));
  return Json{{"isIncomplete", false}, {"items", std::move(items)}};
}

// An item that nothing more is known of goes back as it came.
rpc::Answer completion_resolve(Server& server, const rpc::Field& params) {
  Json item = params.json();
  const rpc::Field data = params["data"];
  if (!item.is_object() || !data.is_object()) return item;
  const std::string uri = data["uri"].string_or("");
  if (const Document* document = server.documents().find(uri))
    add_documentation(item, data, document->snapshot, terms(server, *document, uri));
  return item;
}

rpc::Answer code_action(Server& server, const rpc::Field& params) {
  const protocol::CodeActionParams asked = protocol::read_code_action(params);
  const Document* document = server.documents().find(asked.uri);
  if (!document) return Json();
  const text::Range range = from_lsp(document->snapshot.text(), asked.range, server.session().encoding);
  notice_place(server, asked.uri, *document, range.begin);
  // What costs a pass over the document is not offered at every move of the cursor.
  const auto wanted = [&asked](features::ActionKind kind) { return is_asked_for(name(kind), asked.only); };
  const bool whole_document = !asked.only.empty() || !asked.automatic;
  features::ActionKinds kinds;
  kinds.quickfix = wanted(features::ActionKind::quickfix);
  kinds.fix_all = whole_document && wanted(features::ActionKind::fix_all);
  kinds.fill_totals = whole_document && wanted(features::ActionKind::fill_totals);
  kinds.fill_blanks = whole_document && wanted(features::ActionKind::fill_blanks);
  kinds.insert_missing = whole_document && wanted(features::ActionKind::insert_missing);
  kinds.rewrite = wanted(features::ActionKind::rewrite);
  const protocol::ClientTraits& client = server.session().client;
  features::ActionWishes wishes{
      client.writing.late_edits || !client.code_action_literals, client.writing.disabled_actions, {}};
  for (std::size_t i = 0; document->across && i < document->across->size(); ++i)
    wishes.more.push_back((*document->across)[i].finding);
  if (!client.code_action_literals) kinds.quickfix = false;
  const Terms how = terms(server, *document, asked.uri);
  Json actions = Json::array();
  for (features::CodeAction& action :
       features::code_actions(document->snapshot, range, kinds, document->terms.style, wishes)) {
    const bool later = client.writing.late_edits && action.kind == features::ActionKind::quickfix;
    if (later) action.edits = {};  // a missing section is long, and few of what is offered is chosen
    Json item = client.code_action_literals ? to_lsp(action, how) : as_command(action, how);
    if (later) item["data"] = quick_fix_data(action, params["range"].json(), actions.size(), how);
    actions.push_back(std::move(item));
  }
  return actions;
}

rpc::Answer document_symbol(Server& server, const rpc::Field& params) {
  const std::string uri = protocol::read_document(params);
  const Document* document = server.documents().find(uri);
  if (!document) return Json();
  constexpr std::size_t few = 16;
  if (document->snapshot.reports().size() <= few)
    return to_lsp(features::outline(document->snapshot), terms(server, *document, uri));
  // Nobody looks for rows in a list of thousands.
  return rpc::Later{[taken = taken_along(server, *document, uri)](const rpc::Stop& stop) -> rpc::Answer {
    return to_lsp(features::outline(taken.snapshot, features::OutlineDepth::tables, stop), taken.terms());
  }};
}

// Plain text and pages stay in the notation of their authors: a Markdown table is none to their readers.
rpc::Answer formatting(Server& server, const rpc::Field& params) {
  const std::string uri = protocol::read_document(params);
  const Document* document = server.documents().find(uri);
  if (!document || !document->is_markdown()) return Json();
  const features::TableStyle& style = document->terms.style;
  const edits::ConvertOptions options{edits::Target::markdown, style.align, style.ambiguous_width};
  return rpc::Later{[taken = taken_along(server, *document, uri), options](const rpc::Stop& stop) -> rpc::Answer {
    return to_lsp(format_tables(taken.snapshot, options, stop).edits, taken.terms());
  }};
}

Json hover_capability(const Session&) { return {{"hoverProvider", true}}; }

Json completion_capability(const Session& session) {
  return {{"completionProvider",
           {{"triggerCharacters", {"一", "二", "三", "四", "五", "六", "、", "（", "#", "|"}},
            {"resolveProvider", session.client.writing.late_documentation}}}};
}

Json code_action_capability(const Session& session) {
  // A client that takes commands only must be able to make their edits.
  if (!session.client.code_action_literals)
    return session.client.writing.apply_edit ? Json{{"codeActionProvider", true}} : Json::object();
  Json kinds = Json::array();
  for (const auto kind :
       {features::ActionKind::quickfix, features::ActionKind::fix_all, features::ActionKind::fill_totals,
        features::ActionKind::fill_blanks, features::ActionKind::insert_missing, features::ActionKind::rewrite})
    kinds.push_back(name(kind));
  return {{"codeActionProvider",
           {{"codeActionKinds", std::move(kinds)}, {"resolveProvider", session.client.writing.late_edits}}}};
}

Json document_symbol_capability(const Session&) { return {{"documentSymbolProvider", true}}; }

Json formatting_capability(const Session&) { return {{"documentFormattingProvider", true}}; }

}  // namespace gouji::handlers
