// Is the table of everything the server answers to.
#include "lsp/handlers/routes.h"

#include "lsp/handlers/commands.h"
#include "lsp/handlers/diagnostics.h"
#include "lsp/handlers/formatting.h"
#include "lsp/handlers/language.h"
#include "lsp/handlers/lifecycle.h"
#include "lsp/handlers/pages.h"
#include "lsp/handlers/reading.h"
#include "lsp/handlers/reports.h"
#include "lsp/handlers/symbols.h"
#include "lsp/handlers/sync.h"
#include "lsp/handlers/tokens.h"
#include "lsp/handlers/writing.h"

namespace gouji::handlers {

namespace {

constexpr Route request(std::string_view method, Request answer, Capability capability = nullptr) {
  return {method, answer, nullptr, capability};
}

constexpr Route notification(std::string_view method, Notification take, Capability capability = nullptr) {
  return {method, nullptr, take, capability};
}

constexpr Route table[] = {
    request("initialize", initialize, encoding_capability),
    notification("initialized", initialized),
    request("shutdown", shutdown),
    notification("$/setTrace", set_trace),
    notification("window/workDoneProgress/cancel", cancel_progress),
    notification("workspace/didChangeConfiguration", did_change_configuration),
    notification("workspace/didChangeWatchedFiles", did_change_watched_files),
    notification("workspace/didChangeWorkspaceFolders", did_change_workspace_folders, folders_capability),

    notification("textDocument/didOpen", did_open, open_close_capability),
    notification("textDocument/didChange", did_change, change_capability),
    notification("textDocument/didSave", did_save, save_capability),
    notification("textDocument/didClose", did_close, open_close_capability),

    request("textDocument/diagnostic", document_diagnostic, diagnostic_capability),
    request("workspace/diagnostic", workspace_diagnostic, diagnostic_capability),
    request("textDocument/hover", hover, hover_capability),
    request("textDocument/completion", completion, completion_capability),
    request("completionItem/resolve", completion_resolve),
    request("textDocument/codeAction", code_action, code_action_capability),
    request("textDocument/documentSymbol", document_symbol, document_symbol_capability),
    request("textDocument/formatting", formatting, formatting_capability),

    request("textDocument/definition", definition, definition_capability),
    request("textDocument/references", references, references_capability),
    request("textDocument/documentHighlight", document_highlight, document_highlight_capability),
    request("textDocument/selectionRange", selection_range, selection_range_capability),
    request("textDocument/foldingRange", folding_range, folding_range_capability),
    request("textDocument/documentLink", document_link, document_link_capability),
    request("textDocument/semanticTokens/full", semantic_tokens, semantic_tokens_capability),
    request("textDocument/semanticTokens/full/delta", semantic_tokens_delta, semantic_tokens_capability),
    request("textDocument/semanticTokens/range", semantic_tokens_range, semantic_tokens_capability),
    request("workspace/symbol", workspace_symbol, workspace_symbol_capability),

    request("textDocument/rangeFormatting", range_formatting, range_formatting_capability),
    request("textDocument/onTypeFormatting", on_type_formatting, on_type_formatting_capability),
    request("codeAction/resolve", code_action_resolve),
    request("textDocument/codeLens", code_lens, code_lens_capability),
    request("codeLens/resolve", code_lens_resolve),
    request("workspace/executeCommand", execute_command, execute_command_capability),
    request("textDocument/signatureHelp", signature_help, signature_help_capability),
    request("textDocument/inlayHint", inlay_hint, inlay_hint_capability),
    request("textDocument/prepareRename", prepare_rename, rename_capability),
    request("textDocument/rename", rename, rename_capability),
    request("textDocument/linkedEditingRange", linked_editing_range, linked_editing_range_capability),

    request("gouji/templates", report_templates),
    request("gouji/newReport", new_report),
    request("gouji/overview", overview),
    request("gouji/preview", preview),
    request("gouji/exportModel", export_model),
    request("gouji/pasteTable", paste_table),
};

}  // namespace

std::span<const Route> routes() { return table; }

rpc::Json capabilities(const Session& session) {
  rpc::Json out = rpc::Json::object();
  for (const Route& route : table)
    if (route.capability) out.merge_patch(route.capability(session));
  return out;
}

}  // namespace gouji::handlers
