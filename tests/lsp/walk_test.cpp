// Walks the capabilities that the server advertises and calls every method behind them: nothing is promised that is not
// served. A capability that this walk does not know fails it.
#include <algorithm>
#include <catch2/catch.hpp>
#include <functional>
#include <map>
#include <set>

#include "tests/support/lsp_client.h"
#include "tests/support/samples.h"

using namespace gouji::support;

namespace {

constexpr std::string_view uri = "file:///walk/a.report.md";

const std::string wrong_total =
    replaced(clean_report(), " |\n| 二、上年结转政府信息公开申请数量", "9 |\n| 二、上年结转政府信息公开申请数量");

// What a client of one kind says of itself; the walk is the same for all.
Json everything(std::string_view encoding) {
  Json capabilities = full_capabilities();
  capabilities["general"]["positionEncodings"] = {encoding};
  capabilities["textDocument"].update(Json::parse(R"({
    "signatureHelp": {"contextSupport": true}, "definition": {"linkSupport": true}, "references": {},
    "documentHighlight": {}, "codeLens": {}, "formatting": {}, "rangeFormatting": {}, "onTypeFormatting": {},
    "rename": {"prepareSupport": true}, "documentLink": {"tooltipSupport": true},
    "foldingRange": {"lineFoldingOnly": false}, "selectionRange": {}, "linkedEditingRange": {},
    "inlayHint": {"resolveSupport": {"properties": ["tooltip"]}}, "diagnostic": {},
    "semanticTokens": {"requests": {"range": true, "full": {"delta": true}}, "tokenTypes": ["string", "number"],
                       "tokenModifiers": [], "formats": ["relative"]}})"));
  capabilities["textDocument"]["completion"]["completionItem"].update(Json::parse(
      R"({"insertReplaceSupport": true, "labelDetailsSupport": true, "documentationFormat": ["markdown", "plaintext"],
          "resolveSupport": {"properties": ["documentation"]}})"));
  capabilities["workspace"].update(
      Json::parse(R"({"workspaceFolders": true, "symbol": {}, "executeCommand": {}, "applyEdit": true})"));
  capabilities["window"]["showDocument"]["support"] = true;
  capabilities["textDocument"]["codeAction"].update(
      Json::parse(R"({"resolveSupport": {"properties": ["edit"]}, "dataSupport": true, "disabledSupport": true})"));
  return capabilities;
}

class Walk {
 public:
  explicit Walk(std::string_view encoding) {
    capabilities_ = client_.begin(everything(encoding)).at("capabilities");
    client_.open(uri, wrong_total, 1, "gouji-report");
    const Json diagnostics = client_.next_diagnostics(uri).at("diagnostics");
    REQUIRE_FALSE(diagnostics.empty());
    diagnostic_ = diagnostics.at(0);
    place_ = diagnostic_.at("range").at("start");
  }

  void run() {
    for (const auto& [capability, options] : capabilities_.items()) {
      INFO(capability);
      if (options.is_boolean() && !options.get<bool>()) continue;
      const auto step = steps_.find(capability);
      REQUIRE(step != steps_.end());
      step->second(options);
    }
    CHECK(called_ >= 4);
    CHECK(client_.shut_down() == 0);
  }

 private:
  using Step = std::function<void(const Json& options)>;

  Json document() const { return {{"textDocument", {{"uri", uri}}}}; }
  Json with(const Json& more) const {
    Json params = document();
    params.update(more);
    return params;
  }
  Json at() const { return with({{"position", place_}}); }
  Json range() const { return {{"start", {{"line", 0}, {"character", 0}}}, {"end", place_}}; }

  Json call(const std::string& method, const Json& params) {
    INFO(method);
    const Json reply = client_.request(method, params);
    CHECK(reply.contains("result"));
    ++called_;
    return reply.value("result", Json());
  }

  // A list of things and, where that is promised, each of them in full.
  void list(const std::string& method, const Json& params, const Json& options, const std::string& resolve) {
    const Json found = call(method, params);
    CHECK_FALSE(found.empty());
    if (options.is_object() && options.value("resolveProvider", false))
      for (const Json& item : found.is_object() ? found.at("items") : found) call(resolve, item);
  }

  void semantic_tokens(const Json& options) {
    const Json full = call("textDocument/semanticTokens/full", document());
    CHECK(full.at("data").size() % 5 == 0);
    if (options.contains("range")) call("textDocument/semanticTokens/range", with({{"range", range()}}));
    if (options.at("full").is_object() && options.at("full").value("delta", false))
      call("textDocument/semanticTokens/full/delta", with({{"previousResultId", full.at("resultId")}}));
  }

  void sync(const Json& options) {
    CHECK(options.at("openClose") == true);
    CHECK(options.at("change") == 2);
  }

  void workspace(const Json& options) {
    if (!options.contains("workspaceFolders")) return;
    CHECK(options.at("workspaceFolders").at("supported") == true);
    client_.notify("workspace/didChangeWorkspaceFolders",
                   {{"event", {{"added", {{{"uri", "file:///walk"}, {"name", "w"}}}}, {"removed", Json::array()}}}});
  }

  void commands(const Json& options) {
    for (const Json& command : options.at("commands"))
      call("workspace/executeCommand", {{"command", command}, {"arguments", {{{"uri", uri}}}}});
  }

  // Of a whole report, and of an empty one, which lacks everything.
  void completion(const Json& options) {
    CHECK(options.at("resolveProvider") == true);
    constexpr std::string_view empty = "file:///walk/empty.report.md";
    client_.open(empty, "", 1, "gouji-report");
    for (const std::string_view document : {uri, empty}) {
      const Json start = {{"textDocument", {{"uri", document}}}, {"position", {{"line", 0}, {"character", 0}}}};
      list("textDocument/completion", start, options, "completionItem/resolve");
    }
  }

  void rename(const Json& options) {
    if (options.is_object() && options.value("prepareProvider", false)) call("textDocument/prepareRename", at());
    call("textDocument/rename", with({{"position", place_}, {"newName", "7"}}));
  }

  void pull(const Json& options) {
    const Json report = call("textDocument/diagnostic", document());
    CHECK(report.at("kind") == "full");
    if (report.contains("resultId"))
      CHECK(call("textDocument/diagnostic", with({{"previousResultId", report.at("resultId")}})).at("kind") ==
            "unchanged");
    if (options.value("workspaceDiagnostics", false))
      call("workspace/diagnostic", {{"previousResultIds", Json::array()}});
  }

  Step simple(const std::string& method) {
    return [this, method](const Json&) { call(method, document()); };
  }
  Step placed(const std::string& method) {
    return [this, method](const Json&) { call(method, at()); };
  }

  LspClient client_;
  Json capabilities_;
  Json diagnostic_;
  Json place_;
  int called_ = 0;

  const Json formatting_ = {{"tabSize", 2}, {"insertSpaces", true}};
  const std::map<std::string, Step> steps_ = {
      {"positionEncoding", [](const Json&) {}},
      {"textDocumentSync", [this](const Json& options) { sync(options); }},
      {"workspace", [this](const Json& options) { workspace(options); }},
      {"hoverProvider", placed("textDocument/hover")},
      {"completionProvider", [this](const Json& options) { completion(options); }},
      {"signatureHelpProvider", placed("textDocument/signatureHelp")},
      {"definitionProvider", placed("textDocument/definition")},
      {"referencesProvider",
       [this](const Json&) {
         call("textDocument/references", with({{"position", place_}, {"context", {{"includeDeclaration", true}}}}));
       }},
      {"documentHighlightProvider", placed("textDocument/documentHighlight")},
      {"linkedEditingRangeProvider", placed("textDocument/linkedEditingRange")},
      {"renameProvider", [this](const Json& options) { rename(options); }},
      {"documentSymbolProvider", simple("textDocument/documentSymbol")},
      {"workspaceSymbolProvider",
       [this](const Json& options) {
         list("workspace/symbol", {{"query", ""}}, options, "workspaceSymbol/resolve");
       }},
      {"codeActionProvider",
       [this](const Json& options) {
         list("textDocument/codeAction",
              with({{"range", diagnostic_.at("range")}, {"context", {{"diagnostics", {diagnostic_}}}}}), options,
              "codeAction/resolve");
       }},
      {"codeLensProvider",
       [this](const Json& options) { list("textDocument/codeLens", document(), options, "codeLens/resolve"); }},
      {"documentLinkProvider",
       [this](const Json& options) {
         const Json links = call("textDocument/documentLink", document());
         if (options.value("resolveProvider", false))
           for (const Json& link : links) call("documentLink/resolve", link);
       }},
      {"inlayHintProvider",
       [this](const Json& options) {
         const Json hints = call("textDocument/inlayHint", with({{"range", range()}}));
         if (options.is_object() && options.value("resolveProvider", false))
           for (const Json& hint : hints) call("inlayHint/resolve", hint);
       }},
      {"foldingRangeProvider", simple("textDocument/foldingRange")},
      {"selectionRangeProvider",
       [this](const Json&) {
         call("textDocument/selectionRange", with({{"positions", {place_}}}));
       }},
      {"semanticTokensProvider", [this](const Json& options) { semantic_tokens(options); }},
      {"documentFormattingProvider",
       [this](const Json&) {
         call("textDocument/formatting", with({{"options", formatting_}}));
       }},
      {"documentRangeFormattingProvider",
       [this](const Json&) {
         call("textDocument/rangeFormatting", with({{"options", formatting_}, {"range", range()}}));
       }},
      {"documentOnTypeFormattingProvider",
       [this](const Json& options) {
         call("textDocument/onTypeFormatting",
              with({{"options", formatting_}, {"position", place_}, {"ch", options.at("firstTriggerCharacter")}}));
       }},
      {"executeCommandProvider", [this](const Json& options) { commands(options); }},
      {"diagnosticProvider", [this](const Json& options) { pull(options); }},
  };
};

}  // namespace

TEST_CASE("every advertised method answers, in every encoding") {
  for (const std::string_view encoding : {"utf-8", "utf-16", "utf-32"}) Walk(encoding).run();
}
