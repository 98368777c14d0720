// Gives every message to whom it is for, and every request exactly one reply: that is a property of this file, not of the
// good manners of those who answer.
#pragma once

#include <atomic>
#include <chrono>
#include <deque>
#include <functional>
#include <map>
#include <memory>
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
  content_modified = -32801,
  request_failed = -32803,
};

struct Error {
  ErrorCode code;
  std::string message;
};

// True once nobody waits for the answer any more, because the client took the question back or the time is over. Work
// that can be long asks it again and again and gives up; its answer is then thrown away.
using Stop = std::function<bool()>;

struct Later;
struct Ask;
using Answer = std::variant<Json, Error, Later, Ask>;

// An answer that may take a while. The work runs in another thread and must have taken along all it needs.
struct Later {
  std::function<Answer(const Stop& stop)> work;  // answers no Later
  std::chrono::milliseconds deadline{10'000};
};

// An answer that depends on what the client says to a request of ours.
struct Ask {
  std::string method;
  Json params;
  // Runs where the session runs and answers neither Later nor Ask. `problem` is what the client's error says; else empty.
  std::function<Answer(const Json& result, const std::string& problem)> then;
};

enum class Trace { off, messages, verbose };

using RequestHandler = std::function<Answer(const Field& params)>;
using NotificationHandler = std::function<void(const Field& params)>;
using ReplyHandler = std::function<void(const Json& result)>;  // null when the client answered with an error

class Dispatcher {
 public:
  using Send = std::function<void(std::string_view body)>;
  using Log = std::function<void(std::string_view line)>;

  // Runs `work` in another thread, and then `done` where the session runs.
  using Aside = std::function<void(std::function<void()> work, std::function<void()> done)>;
  using Failed = std::function<void(const std::string& method, const Json& params, const std::string& reason)>;

  // Without `aside` all work is done at once.
  Dispatcher(Send send, Log log, Aside aside = {});
  ~Dispatcher();  // what still works is told to stop
  Dispatcher(const Dispatcher&) = delete;
  Dispatcher& operator=(const Dispatcher&) = delete;

  void on_request(std::string_view method, RequestHandler handler);
  void on_notification(std::string_view method, NotificationHandler handler);

  // Is told of every request or notification that threw.
  void on_failure(Failed failed) { failed_ = std::move(failed); }

  // With a trace the client is told of every message that was worked on.
  void set_trace(Trace trace) { trace_ = trace; }
  Trace trace() const { return trace_; }

  // Works on the bodies in their order. A cancellation among them reaches a request that still waits before it, and one
  // that is worked on aside.
  void receive(const std::vector<std::string>& bodies);

  void notify(std::string_view method, const Json& params);
  void notify(std::string_view method, const std::function<void(std::string& out)>& write_params);  // appends JSON text
  void call(std::string_view method, const Json& params, ReplyHandler handler);

  bool ended() const { return phase_ == Phase::ended; }
  int exit_code() const { return orderly_ ? 0 : 1; }  // of the process, once the session is over

 private:
  enum class Phase { fresh, running, shut_down, ended };

  // A request that is worked on aside, or waits for an answer of the client.
  struct Running {
    Json id;
    std::string method;
    Json params;
    std::chrono::steady_clock::time_point deadline;
    std::atomic<bool> cancelled = false;
    std::atomic<bool> late = false;  // the work has been told that its time is over
    Answer answer;                   // the worker's, until it is done
    std::string thrown;              // what it threw
  };

  void enqueue(const std::string& body);
  void cancel(const Json& id);
  void work_on(const Json& message);
  void notified(const std::string& method, const Field& params);
  Answer answer(const std::string& method, const Json& params);
  Answer checked(const std::string& method, const Json& params, const RequestHandler& handler);
  std::shared_ptr<Running> remember(const Json& id, const std::string& method, const Json& params);
  void begin(const std::shared_ptr<Running>& running, Later later);
  void finish(const std::shared_ptr<Running>& running);
  void ask(const std::shared_ptr<Running>& running, Ask question);
  bool forget(const std::shared_ptr<Running>& running);  // false when it was cancelled, and answered so
  void fail(const std::string& method, const Json& params, const std::string& reason);
  void trace(std::string_view method, std::string_view what, const Json& params,
             std::chrono::steady_clock::time_point since);
  void replied(const Json& message);

  void send_call(std::string_view method, const Json& params, ReplyHandler handler);
  void reply(const Json& id, const Answer& answer);
  void refuse(ErrorCode code, std::string message);  // with the id null: whose request it was is not known

  Send send_;
  Log log_;
  Aside aside_;
  Failed failed_;
  Trace trace_ = Trace::off;
  std::map<std::string, RequestHandler, std::less<>> requests_;
  std::map<std::string, NotificationHandler, std::less<>> notifications_;
  std::map<std::string, ReplyHandler> calls_;  // ours that the client has not answered, by id; they take whole replies
  int last_call_ = 0;
  std::deque<Json> queue_;
  std::vector<std::shared_ptr<Running>> running_;
  std::string notification_;  // the last one, for its room
  Phase phase_ = Phase::fresh;
  bool orderly_ = false;  // shutdown has come
};

}  // namespace gouji::rpc
