// Gives every message to whom it is for, and every request exactly one reply: that is a property of this file, not of the
// good manners of those who answer.
#pragma once

#include <deque>
#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "lsp/rpc/field.h"
#include "lsp/rpc/json.h"

namespace gouji::rpc {

enum class ErrorCode {
  parse_error = -32700,
  invalid_request = -32600,
  method_not_found = -32601,
  invalid_params = -32602,
  internal_error = -32603,
  server_not_initialized = -32002,
  request_cancelled = -32800,
};

struct Error {
  ErrorCode code;
  std::string message;
};

using Answer = std::variant<Json, Error>;
using RequestHandler = std::function<Answer(const Field& params)>;
using NotificationHandler = std::function<void(const Field& params)>;
using ReplyHandler = std::function<void(const Json& result)>;  // null when the client answered with an error

class Dispatcher {
 public:
  using Send = std::function<void(std::string_view body)>;
  using Log = std::function<void(std::string_view line)>;

  Dispatcher(Send send, Log log) : send_(std::move(send)), log_(std::move(log)) {}

  void on_request(std::string_view method, RequestHandler handler);
  void on_notification(std::string_view method, NotificationHandler handler);

  // Works on the bodies in their order. A cancellation among them reaches a request that still waits before it.
  void receive(const std::vector<std::string>& bodies);

  void notify(std::string_view method, const Json& params);
  void notify(std::string_view method, const std::function<void(std::string& out)>& write_params);  // appends JSON text
  void call(std::string_view method, const Json& params, ReplyHandler handler);

  bool ended() const { return phase_ == Phase::ended; }
  int exit_code() const { return orderly_ ? 0 : 1; }  // of the process, once the session is over

 private:
  enum class Phase { fresh, running, shut_down, ended };

  void enqueue(const std::string& body);
  void cancel(const Json& id);
  void work_on(const Json& message);
  void notified(const std::string& method, const Field& params);
  Answer answer(const std::string& method, const Json& params);
  void replied(const Json& message);

  void reply(const Json& id, const Answer& answer);
  void refuse(ErrorCode code, std::string message);  // with the id null: whose request it was is not known

  Send send_;
  Log log_;
  std::map<std::string, RequestHandler, std::less<>> requests_;
  std::map<std::string, NotificationHandler, std::less<>> notifications_;
  std::map<std::string, ReplyHandler> calls_;  // ours that the client has not answered, by id
  int last_call_ = 0;
  std::deque<Json> queue_;
  std::string notification_;  // the last one, for its room
  Phase phase_ = Phase::fresh;
  bool orderly_ = false;  // shutdown has come
};

}  // namespace gouji::rpc
