// Speaks nonsense that is nearly a session to a whole server: every request gets exactly one reply, whatever came before.
//
// The input is a list of lines. A line that is JSON is told as it is; from any other a likely message is made: its first
// byte chooses the method, the others make a place or text. Most inputs begin with a session that has opened the input
// itself as a report, so that the fuzzer need not find out how one begins.
#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "lsp/handlers/routes.h"
#include "lsp/replay/player.h"

namespace {

using gouji::rpc::Json;

const std::shared_ptr<const gouji::templates::Library>& library() {
  static const auto loaded = *gouji::templates::Library::built_in();
  return loaded;
}

std::size_t byte(std::string_view line, std::size_t at) {
  return at < line.size() ? static_cast<unsigned char>(line[at]) : 0;
}

Json position(std::string_view line, std::size_t at) {
  return {{"line", byte(line, at)}, {"character", byte(line, at + 1)}};
}

// A message of any method; all parameters that some method takes are there.
Json message_of(const std::string& method, std::string_view line, const std::string& text, int number) {
  const Json range = {{"start", position(line, 1)}, {"end", position(line, 3)}};
  const Json document = {{"uri", "file:///a.md"}, {"languageId", "gouji-report"}, {"version", number}, {"text", text}};
  Json params = {{"textDocument", document},
                 {"position", position(line, 1)},
                 {"range", range},
                 {"positions", {position(line, 1)}},
                 {"contentChanges", {{{"range", range}, {"text", text}}}},
                 {"context", {{"diagnostics", Json::array()}}},
                 {"options", {{"tabSize", 2}, {"insertSpaces", true}}},
                 {"capabilities", {{"textDocument", {{"publishDiagnostics", Json::object()}}}}},
                 {"newName", text},
                 {"query", text},
                 {"command", text},
                 {"ch", "|"},
                 {"id", byte(line, 1)}};
  Json message = {{"jsonrpc", "2.0"}, {"method", method}, {"params", std::move(params)}};
  const auto routes = gouji::handlers::routes();
  const bool request = std::any_of(routes.begin(), routes.end(), [&method](const gouji::handlers::Route& route) {
    return route.request && route.method == method;
  });
  if (request) message["id"] = byte(line, 1) % 2 == 0 ? Json(number) : Json(std::to_string(number));
  return message;
}

Json likely(std::string_view line, int number) {
  const auto routes = gouji::handlers::routes();
  const std::size_t chosen = byte(line, 0) % (routes.size() + 1);
  const std::string method = chosen == routes.size() ? "$/cancelRequest" : std::string(routes[chosen].method);
  return message_of(method, line, std::string(line.substr(std::min<std::size_t>(line.size(), 5))), number);
}

bool is_request(const std::string& body) {
  const auto message = gouji::rpc::parse(body);
  if (!message || !message->is_object() || !message->contains("method") || !message->at("method").is_string())
    return false;
  return message->contains("id") && (message->at("id").is_number() || message->at("id").is_string());
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  std::string_view rest(reinterpret_cast<const char*>(data), size);
  gouji::replay::Circumstances circumstances;
  circumstances.today = gouji::model::Date{2026, 1, 15};
  gouji::replay::Player player(library(), circumstances);
  int asked = 0, answered = 0;
  const auto tell = [&](std::string body) {
    if (is_request(body)) ++asked;
    for (const Json& said : player.tell({std::move(body)}))
      if (!said.contains("method") && !said.at("id").is_null()) ++answered;
  };
  if (size > 0 && data[0] % 4 != 0)
    for (const std::string method : {"initialize", "initialized", "textDocument/didOpen"})
      tell(gouji::rpc::dump(message_of(method, "", std::string(rest), 1000)));
  bool over = false;
  for (int number = 0; !rest.empty() && number < 40 && !over; ++number) {
    const std::string_view line = rest.substr(0, rest.find('\n'));
    rest.remove_prefix(std::min(rest.size(), line.size() + 1));
    std::string body =
        line.starts_with("{") || line.starts_with("[") ? std::string(line) : gouji::rpc::dump(likely(line, number));
    const auto message = gouji::rpc::parse(body);
    over = message && message->is_object() && message->value("method", Json()) == "exit";
    tell(std::move(body));
  }
  if (asked != answered) std::abort();
  return 0;
}
