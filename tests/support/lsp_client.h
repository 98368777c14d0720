// Plays an editor: speaks LSP with the server as a child process and waits for what it should say.
#pragma once

#include <deque>
#include <functional>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "lsp/rpc/framing.h"
#include "lsp/rpc/json.h"
#include "tests/support/process.h"
#include "tests/support/recorder.h"

namespace gouji::support {

using rpc::Json;

// Capabilities of a client that takes everything the server can send.
Json full_capabilities();

class LspClient {
 public:
  explicit LspClient(const std::vector<std::string>& arguments = {"lsp"},
                     const std::vector<std::string>& environment = {});

  // Speaks with a server that runs already.
  explicit LspClient(std::unique_ptr<Wire> wire) : wire_(std::move(wire)) {}

  // Sends initialize and initialized; returns the result of initialize.
  Json begin(const Json& capabilities = full_capabilities(), const Json& more = Json::object());

  // The whole reply, with "result" or "error".
  Json request(std::string_view method, const Json& params, const Json& id);
  Json request(std::string_view method, const Json& params) { return request(method, params, ++last_id_); }
  Json result(std::string_view method, const Json& params);  // throws when an error came
  void notify(std::string_view method, const Json& params = nullptr);
  void send_body(std::string_view body);  // any bytes as one message
  void send(const Json& message);
  void send_raw(std::string_view bytes) { wire_->write(bytes); }

  // The next message that has this method; what comes before it stays for later.
  Json next(std::string_view method);
  Json next_request(std::string_view method);  // of the server, which has its answer already
  Json next_reply(const Json& id);
  Json next_diagnostics(std::string_view uri);  // the params of the next publication for this document
  bool at_end();  // waits for the end of the server's output; false when something else came

  void open(std::string_view uri, std::string_view text, int version = 1, std::string_view language = "markdown");
  void change(std::string_view uri, int version, const std::vector<Json>& changes);
  int shut_down();  // in the orderly way; the exit code
  pid_t process_id() const;
  int wait();  // for the process that we started; its exit code
  void close_input() { wire_->close_input(); }

  // How the client answers the server's requests, by method; null where nothing is set.
  std::map<std::string, Json> answers = {{"workspace/applyEdit", {{"applied", true}}},
                                         {"window/showDocument", {{"success", true}}}};
  std::vector<Json> server_requests;

 private:
  Json next_where(const std::function<bool(const Json&)>& wanted);
  bool receive();  // false at the end
  Process& process() const;

  std::unique_ptr<Wire> wire_;
  Recorder recorder_;
  rpc::FrameCutter cutter_;
  std::deque<Json> waiting_;
  int last_id_ = 0;
};

}  // namespace gouji::support
