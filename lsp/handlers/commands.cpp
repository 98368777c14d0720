// Makes edits aside, for a task may concern a whole document, and hands them over where the session runs.
#include "lsp/handlers/commands.h"

#include "core/features/code_lens.h"
#include "lsp/from_lsp.h"
#include "lsp/handlers/taken.h"
#include "lsp/hover_text.h"
#include "lsp/server.h"
#include "lsp/tasks.h"

namespace gouji::handlers {

namespace {

using features::TableLens;
using rpc::Json;

rpc::Error failed(const Server& server, std::string_view key, std::vector<messages::Argument> arguments = {}) {
  return {rpc::ErrorCode::request_failed, server.catalog()(key, std::move(arguments))};
}

// Asks the client to make the edit. The command is done once the client has made it, and has failed where it has not.
rpc::Answer apply_edit(const std::shared_ptr<const Catalog>& catalog, const std::string& label, const Json& edit) {
  return rpc::Ask{"workspace/applyEdit",
                  {{"label", label}, {"edit", edit}},
                  [catalog](const Json& result, const std::string& problem) -> rpc::Answer {
                    std::string unused;
                    const rpc::Field answer(result, unused);
                    if (answer["applied"].boolean_or(false)) return Json();
                    const std::string reason = problem.empty() ? answer["failureReason"].string_or("") : problem;
                    return rpc::Error{rpc::ErrorCode::request_failed,
                                      reason.empty() ? (*catalog)("command.not-applied")
                                                     : (*catalog)("command.not-applied-for", {{"reason", reason}})};
                  }};
}

std::string label_of(features::ActionKind kind, const Catalog& catalog) {
  switch (kind) {
    case features::ActionKind::fill_totals: return catalog("action.fill-totals");
    case features::ActionKind::fill_blanks: return catalog("command.fill-blanks");
    case features::ActionKind::insert_missing: return catalog("action.insert-missing");
    case features::ActionKind::rewrite: return catalog("command.convert");
    default: return catalog("action.fix-all");
  }
}

rpc::Answer do_task(Server& server, const Document& document, const std::string& uri, const features::Task& task) {
  return rpc::Later{[&server, taken = taken_along(server, document, uri), task, style = document.terms.style,
                     post = server.poster()](const rpc::Stop& stop) -> rpc::Answer {
    const text::EditList edits = features::carry_out(taken.snapshot, task, style, stop);
    if (stop()) return Json();
    if (edits.empty()) {
      const std::string words = (*taken.catalog)(
          task.kind == features::ActionKind::rewrite ? "command.nothing-to-convert" : "command.nothing-to-do");
      post([&server, words] { server.show(protocol::MessageType::info, words); });
      return Json();
    }
    const std::string label = label_of(task.kind, *taken.catalog);
    return apply_edit(taken.catalog, label, workspace_edit(edits, taken.terms()));
  }};
}

Json place_of(const Terms& terms, std::size_t offset) { return json(to_lsp(terms.text, offset, terms.encoding())); }

// The first table at which a sum fails; the one at the offset, where a place is told.
std::optional<TableLens> failing_table(const model::Snapshot& snapshot, std::optional<std::size_t> offset) {
  if (offset) return features::table_lens(snapshot, *offset);
  for (TableLens& lens : features::table_lenses(snapshot))
    if (lens.failure) return lens;
  return std::nullopt;
}

// Moves the editor to the first number at which a sum fails.
rpc::Answer show_failure(Server& server, const Document& document, const std::string& uri,
                         std::optional<std::size_t> offset) {
  const auto lens = failing_table(document.snapshot, offset);
  if (!lens || !lens->failure) return failed(server, "command.nothing-fails");
  if (!server.session().client.writing.show_document) return failed(server, "command.cannot-show");
  const Json selection = json(to_lsp(document.snapshot.text(), *lens->failure, server.session().encoding));
  return rpc::Ask{"window/showDocument",
                  {{"uri", uri}, {"takeFocus", true}, {"selection", selection}},
                  [catalog = server.shared_catalog()](const Json& result, const std::string&) -> rpc::Answer {
                    std::string unused;
                    if (rpc::Field(result, unused)["success"].boolean_or(false)) return Json();
                    return rpc::Error{rpc::ErrorCode::request_failed, (*catalog)("command.not-shown")};
                  }};
}

// What a lens says and does; null where the table no longer gives reason for it.
Json command_of(const TableLens& lens, std::string_view what, const Terms& terms) {
  const Json argument = {{"uri", terms.uri}, {"position", place_of(terms, lens.range.begin)}};
  const auto act = [&](std::string_view command, std::string_view key, std::size_t count) {
    return Json{{"title", terms.catalog(key, {{"count", std::to_string(count)}})},
                {"command", command},
                {"arguments", {argument}}};
  };
  if (what == "totals" && lens.fillable > 0)
    return act(command(features::ActionKind::fill_totals), "lens.fill-totals", lens.fillable);
  if (what == "rows" && lens.rows_missing > 0)
    return act(command(features::ActionKind::insert_missing), "lens.insert-missing", lens.rows_missing);
  if (what != "sums" || lens.sums() == 0) return Json();
  Json out = {{"title", tally_text(lens.holding, lens.failing, lens.unknown, terms.catalog)}, {"command", ""}};
  if (lens.failure && terms.session.client.writing.show_document)
    out.update({{"command", show_failure_command}, {"arguments", {argument}}});
  return out;
}

}  // namespace

rpc::Answer execute_command(Server& server, const rpc::Field& params) {
  const std::string command = params["command"].string();
  const rpc::Field arguments = params["arguments"];
  const rpc::Field first = arguments[std::size_t{0}];
  const std::string uri = first["uri"].string();
  if (!params.problem().empty()) return Json();
  const Document* document = server.documents().find(uri);
  const auto kind = find_command(command);
  if (!kind && command != show_failure_command) return failed(server, "command.unknown", {{"name", command}});
  if (!document) return failed(server, "command.not-open", {{"uri", uri}});
  const rpc::Field place = first["position"];
  const text::Text& text = document->snapshot.text();
  std::optional<std::size_t> offset;
  if (place.present()) offset = from_lsp(text, protocol::read_position(place), server.session().encoding);
  if (!kind) return show_failure(server, *document, uri, offset);
  if (!server.session().client.writing.apply_edit) return failed(server, "command.cannot-apply");
  std::optional<features::Task> task = read_task(first, kind);
  if (!task) return failed(server, "command.unknown-notation", {{"name", first["to"].string_or("")}});
  if (offset) {
    const edits::Target target = task->target;
    task = features::task_at(document->snapshot, *kind, *offset);
    task->target = target;
  }
  return do_task(server, *document, uri, *task);
}

namespace {

// A quick fix mends a finding at a place: it is made for the version in which both were seen, or not at all.
rpc::Answer resolve_quick_fix(Server& server, const rpc::Field& action) {
  const rpc::Field data = action["data"];
  const std::string uri = data["uri"].string();
  const std::int64_t version = data["version"].integer();
  const std::int64_t index = data["index"].integer();
  const protocol::Range range = protocol::read_range(data["range"]);
  const std::string key = data["fix"].string();
  if (!action.problem().empty()) return Json();
  const rpc::Error outdated{rpc::ErrorCode::content_modified, server.catalog()("command.outdated")};
  const Document* document = server.documents().find(uri);
  if (!document) return failed(server, "command.not-open", {{"uri", uri}});
  if (document->version != version) return outdated;
  const std::vector<features::CodeAction> fixes =
      features::code_actions(document->snapshot, from_lsp(document->snapshot.text(), range, server.session().encoding),
                             features::quick_fixes_only, document->terms.style);
  if (index < 0 || static_cast<std::size_t>(index) >= fixes.size()) return outdated;
  const features::CodeAction& fix = fixes[static_cast<std::size_t>(index)];
  if (fix.title.key != key) return outdated;  // other settings hold now
  Json out = action.json();
  out["edit"] = workspace_edit(fix.edits, terms(server, *document, uri));
  return out;
}

}  // namespace

Json quick_fix_data(const features::CodeAction& fix, const Json& range, std::size_t index, const Terms& terms) {
  return {{"uri", terms.uri},     {"kind", name(features::ActionKind::quickfix)},
          {"fix", fix.title.key}, {"version", terms.version},
          {"range", range},       {"index", index}};
}

rpc::Answer code_action_resolve(Server& server, const rpc::Field& params) {
  const rpc::Field data = params["data"];
  if (!data.present()) return params.json();  // it came whole
  if (data["kind"].string_or("") == name(features::ActionKind::quickfix)) return resolve_quick_fix(server, params);
  const std::string uri = data["uri"].string();
  const std::optional<features::Task> task = read_task(data);
  const Document* document = server.documents().find(uri);
  if (!params.problem().empty()) return Json();
  if (!document || !task) return failed(server, "command.not-open", {{"uri", uri}});
  return rpc::Later{[taken = taken_along(server, *document, uri), task = *task, style = document->terms.style,
                     action = params.json()](const rpc::Stop& stop) -> rpc::Answer {
    const text::EditList edits = features::carry_out(taken.snapshot, task, style, stop);
    if (edits.empty()) return rpc::Error{rpc::ErrorCode::content_modified, (*taken.catalog)("command.outdated")};
    Json out = action;
    out["edit"] = workspace_edit(edits, taken.terms());
    return out;
  }};
}

rpc::Answer code_lens(Server& server, const rpc::Field& params) {
  const std::string uri = protocol::read_document(params);
  const Document* document = server.documents().find(uri);
  if (!document) return Json();
  return rpc::Later{[taken = taken_along(server, *document, uri)](const rpc::Stop& stop) -> rpc::Answer {
    const Terms terms = taken.terms();
    const bool may_edit = terms.session.client.writing.apply_edit;
    Json lenses = Json::array();
    for (const TableLens& lens : features::table_lenses(taken.snapshot, stop)) {
      const Json range = json(to_lsp(terms.text, lens.range, terms.encoding()));
      const auto add = [&](bool wanted, std::string_view what) {
        if (wanted) lenses.push_back({{"range", range}, {"data", {{"uri", terms.uri}, {"what", what}}}});
      };
      add(lens.sums() > 0, "sums");
      add(may_edit && lens.fillable > 0, "totals");
      add(may_edit && lens.rows_missing > 0, "rows");
    }
    return lenses;
  }};
}

// The table is looked for where the lens stands: the document may have changed since.
rpc::Answer code_lens_resolve(Server& server, const rpc::Field& params) {
  const rpc::Field data = params["data"];
  const std::string uri = data["uri"].string();
  const std::string what = data["what"].string();
  const protocol::Range range = protocol::read_range(params["range"]);
  if (!params.problem().empty()) return Json();
  const rpc::Error outdated{rpc::ErrorCode::content_modified, server.catalog()("command.outdated")};
  const Document* document = server.documents().find(uri);
  if (!document) return outdated;
  const std::size_t offset = from_lsp(document->snapshot.text(), range.start, server.session().encoding);
  const auto lens = features::table_lens(document->snapshot, offset);
  if (!lens) return outdated;
  Json command = command_of(*lens, what, terms(server, *document, uri));
  if (command.is_null()) return outdated;
  Json out = params.json();
  out["command"] = std::move(command);
  return out;
}

Json as_command(const features::CodeAction& action, const Terms& terms) {
  return {{"title", terms.catalog.render(action.title)},
          {"command", command(action.kind)},
          {"arguments", {task_data(*action.task, terms.uri)}}};
}

Json execute_command_capability(const Session&) { return {{"executeCommandProvider", {{"commands", commands()}}}}; }

Json code_lens_capability(const Session&) { return {{"codeLensProvider", {{"resolveProvider", true}}}}; }

}  // namespace gouji::handlers
