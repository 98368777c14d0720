// Keeps messages that nobody has asked for yet, so that the order of a test is its own.
#include "tests/support/lsp_client.h"

#include <stdexcept>

#include "tests/support/paths.h"

namespace gouji::support {

namespace {

std::vector<std::string> command(const std::vector<std::string>& arguments) {
  std::vector<std::string> out = {tests::gouji_binary()};
  out.insert(out.end(), arguments.begin(), arguments.end());
  return out;
}

}  // namespace

Json full_capabilities() {
  return Json::parse(R"({
    "general": {"positionEncodings": ["utf-16"]},
    "workspace": {"workspaceEdit": {"documentChanges": true}},
    "textDocument": {
      "publishDiagnostics": {"relatedInformation": true, "versionSupport": true, "codeDescriptionSupport": true},
      "hover": {"contentFormat": ["markdown", "plaintext"]},
      "completion": {"completionItem": {"snippetSupport": true}},
      "codeAction": {"isPreferredSupport": true,
                     "codeActionLiteralSupport": {"codeActionKind": {"valueSet": ["quickfix", "source", "source.fixAll"]}}},
      "documentSymbol": {"hierarchicalDocumentSymbolSupport": true}}})");
}

LspClient::LspClient(const std::vector<std::string>& arguments, const std::vector<std::string>& environment)
    : wire_(std::make_unique<Process>(command(arguments), environment)) {}

Json LspClient::begin(const Json& capabilities, const Json& more) {
  Json params = {{"processId", nullptr}, {"rootUri", nullptr}, {"locale", "zh-cn"}, {"capabilities", capabilities}};
  params.update(more);
  Json out = result("initialize", params);
  notify("initialized", Json::object());
  return out;
}

Json LspClient::request(std::string_view method, const Json& params, const Json& id) {
  send({{"jsonrpc", "2.0"}, {"id", id}, {"method", method}, {"params", params}});
  return next_reply(id);
}

Json LspClient::result(std::string_view method, const Json& params) {
  const Json reply = request(method, params);
  if (reply.contains("error")) throw std::runtime_error(std::string(method) + ": " + rpc::dump(reply["error"]));
  return reply.at("result");
}

void LspClient::notify(std::string_view method, const Json& params) {
  Json message = {{"jsonrpc", "2.0"}, {"method", method}};
  if (!params.is_null()) message["params"] = params;
  send(message);
}

void LspClient::send_body(std::string_view body) { wire_->write(rpc::framed(body)); }

void LspClient::send(const Json& message) {
  recorder_.client(message);
  send_body(rpc::dump(message));
}

Json LspClient::next(std::string_view method) {
  return next_where([&](const Json& message) { return message.value("method", "") == method; });
}

Json LspClient::next_request(std::string_view method) {
  for (std::size_t i = 0;; ++i) {
    while (i >= server_requests.size())
      if (!receive()) throw std::runtime_error("the server's output has ended");
    if (server_requests[i].at("method") == method) return server_requests[i];
  }
}

Json LspClient::next_reply(const Json& id) {
  return next_where([&](const Json& message) { return !message.contains("method") && message.at("id") == id; });
}

Json LspClient::next_diagnostics(std::string_view uri) {
  return next_where([&](const Json& message) {
           return message.value("method", "") == "textDocument/publishDiagnostics" && message["params"]["uri"] == uri;
         })
      .at("params");
}

bool LspClient::at_end() { return waiting_.empty() && !receive(); }

void LspClient::open(std::string_view uri, std::string_view text, int version, std::string_view language) {
  notify("textDocument/didOpen",
         {{"textDocument", {{"uri", uri}, {"languageId", language}, {"version", version}, {"text", text}}}});
}

void LspClient::change(std::string_view uri, int version, const std::vector<Json>& changes) {
  notify("textDocument/didChange",
         {{"textDocument", {{"uri", uri}, {"version", version}}}, {"contentChanges", changes}});
}

Process& LspClient::process() const {
  auto* process = dynamic_cast<Process*>(wire_.get());
  if (!process) throw std::logic_error("this server was not started by its client");
  return *process;
}

pid_t LspClient::process_id() const { return process().id(); }

int LspClient::wait() { return process().wait(); }

int LspClient::shut_down() {
  result("shutdown", nullptr);
  notify("exit");
  return wait();
}

Json LspClient::next_where(const std::function<bool(const Json&)>& wanted) {
  for (std::size_t i = 0;; ++i) {
    while (i >= waiting_.size())
      if (!receive()) throw std::runtime_error("the server's output has ended");
    if (!wanted(waiting_[i])) continue;
    Json found = std::move(waiting_[i]);
    waiting_.erase(waiting_.begin() + static_cast<std::ptrdiff_t>(i));
    return found;
  }
}

bool LspClient::receive() {
  const std::string bytes = wire_->read();
  std::vector<std::string> bodies;
  if (!cutter_.feed(bytes, bodies)) throw std::runtime_error("the server's output is broken: " + cutter_.error());
  for (const std::string& body : bodies) {
    Json message = Json::parse(body);
    recorder_.server(message);
    if (message.contains("method") && message.contains("id")) {
      const auto answer = answers.find(message.at("method").get<std::string>());
      send({{"jsonrpc", "2.0"},
            {"id", message.at("id")},
            {"result", answer == answers.end() ? Json() : answer->second}});
      server_requests.push_back(std::move(message));
    } else {
      waiting_.push_back(std::move(message));
    }
  }
  return !bytes.empty();
}

}  // namespace gouji::support
