// Follows the base protocol of LSP: what is answered, with which error, in which phase of the session.
#include "lsp/rpc/dispatcher.h"

#include <algorithm>
#include <exception>
#include <utility>

#include "lsp/rpc/attempt.h"

namespace gouji::rpc {

namespace {

bool is_id(const Json& id) { return id.is_string() || id.is_number(); }

bool is_optional_message(const std::string& method) { return method.rfind("$/", 0) == 0; }

using Clock = std::chrono::steady_clock;

std::string milliseconds(Clock::duration duration) {
  const auto micro = std::chrono::duration_cast<std::chrono::microseconds>(duration).count();
  const std::string fraction = std::to_string(1000 + micro % 1000);
  return std::to_string(micro / 1000) + "." + fraction.substr(1) + " ms";
}

// What the error of a reply says; empty where it has none.
std::string problem_of(const Json& reply) {
  const auto error = reply.find("error");
  if (error == reply.end()) return {};
  const bool told = error->is_object() && error->contains("message") && error->at("message").is_string();
  return told ? error->at("message").get<std::string>() : "error";
}

}  // namespace

Dispatcher::Dispatcher(Send send, Log log, Aside aside)
    : send_(std::move(send)), log_(std::move(log)), aside_(std::move(aside)) {
  if (aside_) return;
  aside_ = [](const std::function<void()>& work, const std::function<void()>& done) {
    work();
    done();
  };
}

Dispatcher::~Dispatcher() {
  for (const auto& running : running_) running->cancelled = true;
}

void Dispatcher::on_request(std::string_view method, RequestHandler handler) {
  requests_.insert_or_assign(std::string(method), std::move(handler));
}

void Dispatcher::on_notification(std::string_view method, NotificationHandler handler) {
  notifications_.insert_or_assign(std::string(method), std::move(handler));
}

void Dispatcher::receive(const std::vector<std::string>& bodies) {
  for (const std::string& body : bodies) enqueue(body);
  while (!queue_.empty() && !ended()) {
    const Json message = std::move(queue_.front());
    queue_.pop_front();
    work_on(message);
  }
}

void Dispatcher::enqueue(const std::string& body) {
  auto message = parse(body);
  if (!message) return refuse(ErrorCode::parse_error, "The message is not JSON.");
  if (message->is_array()) return refuse(ErrorCode::invalid_request, "Batches are not part of the protocol.");
  if (!message->is_object()) return refuse(ErrorCode::invalid_request, "The message is not an object.");
  if (const auto method = message->find("method"); method != message->end() && *method == "$/cancelRequest") {
    const Json params = message->value("params", Json::object());
    return cancel(params.is_object() ? params.value("id", Json()) : Json());
  }
  queue_.push_back(std::move(*message));
}

void Dispatcher::cancel(const Json& id) {
  for (auto message = queue_.begin(); message != queue_.end(); ++message) {
    if (!message->contains("method") || message->value("id", Json()) != id || !is_id(id)) continue;
    queue_.erase(message);
    return reply(id, Error{ErrorCode::request_cancelled, "The request was cancelled."});
  }
  const auto found = std::find_if(running_.begin(), running_.end(), [&](const auto& one) { return one->id == id; });
  if (found == running_.end()) return;
  (*found)->cancelled = true;
  running_.erase(found);
  reply(id, Error{ErrorCode::request_cancelled, "The request was cancelled."});
}

void Dispatcher::work_on(const Json& message) {
  const auto method = message.find("method");
  const auto id = message.find("id");
  if (method == message.end() && id != message.end() && (message.contains("result") || message.contains("error")))
    return replied(message);
  if (method == message.end() || !method->is_string() || (id != message.end() && !is_id(*id))) {
    const Error error{ErrorCode::invalid_request, "The message is neither a request, nor a notification, nor a reply."};
    return reply(id != message.end() && is_id(*id) ? *id : Json(), error);
  }
  const auto& name = method->get_ref<const std::string&>();
  const auto params = message.find("params");
  const Json none;
  const Json& given = params != message.end() ? *params : none;
  const auto since = Clock::now();
  if (id == message.end()) {
    std::string problem;
    notified(name, Field(given, problem));
    return trace(name, "was taken in", given, since);
  }
  Answer answered = answer(name, given);
  if (auto* later = std::get_if<Later>(&answered)) return begin(remember(*id, name, given), std::move(*later));
  if (auto* question = std::get_if<Ask>(&answered)) return ask(remember(*id, name, given), std::move(*question));
  reply(*id, answered);
  trace(name, "was answered in", given, since);
}

Answer Dispatcher::answer(const std::string& method, const Json& params) {
  if (phase_ == Phase::shut_down) return Error{ErrorCode::invalid_request, "The server has been shut down."};
  const bool initialize = method == "initialize";
  if (phase_ == Phase::fresh && !initialize)
    return Error{ErrorCode::server_not_initialized, "The session begins with initialize."};
  if (phase_ == Phase::running && initialize)
    return Error{ErrorCode::invalid_request, "The session has been initialized already."};
  const auto handler = requests_.find(method);
  if (handler == requests_.end()) return Error{ErrorCode::method_not_found, "There is no request " + method + "."};

  Answer answer = checked(method, params, handler->second);
  if (initialize && std::holds_alternative<Json>(answer)) phase_ = Phase::running;
  if (method == "shutdown") {
    phase_ = Phase::shut_down;
    orderly_ = true;
  }
  return answer;
}

Answer Dispatcher::checked(const std::string& method, const Json& params, const RequestHandler& handler) {
  std::string problem;
  Answer answer = attempt<std::exception>([&] { return handler(Field(params, problem)); },
                                          [&](const std::exception& exception) -> Answer {
                                            fail(method, params, exception.what());
                                            return Error{ErrorCode::internal_error, exception.what()};
                                          });
  if (!problem.empty()) return Error{ErrorCode::invalid_params, problem};
  return answer;
}

std::shared_ptr<Dispatcher::Running> Dispatcher::remember(const Json& id, const std::string& method,
                                                          const Json& params) {
  auto running = std::make_shared<Running>();
  running->id = id;
  running->method = method;
  running->params = params;
  running_.push_back(running);
  return running;
}

void Dispatcher::begin(const std::shared_ptr<Running>& running, Later later) {
  running->deadline = Clock::now() + later.deadline;
  const auto work = [running, work = std::move(later.work)] {
    const Stop stop = [&running] {
      if (Clock::now() > running->deadline) running->late = true;
      return running->cancelled || running->late;
    };
    running->answer = attempt<std::exception>([&] { return work(stop); },
                                              [&](const std::exception& exception) -> Answer {
                                                running->thrown = exception.what();
                                                return Error{ErrorCode::internal_error, exception.what()};
                                              });
  };
  aside_(work, [this, running] { finish(running); });
}

bool Dispatcher::forget(const std::shared_ptr<Running>& running) {
  const auto found = std::find(running_.begin(), running_.end(), running);
  if (found == running_.end()) return false;
  running_.erase(found);
  return true;
}

void Dispatcher::finish(const std::shared_ptr<Running>& running) {
  if (!running->thrown.empty()) fail(running->method, running->params, running->thrown);
  if (running->late) running->answer = Error{ErrorCode::request_failed, "The answer would have taken too long."};
  if (auto* question = std::get_if<Ask>(&running->answer); question != nullptr && !running->cancelled)
    return ask(running, std::move(*question));
  if (forget(running)) reply(running->id, running->answer);
}

// The client is asked once, even where it takes its own question back meanwhile.
void Dispatcher::ask(const std::shared_ptr<Running>& running, Ask question) {
  send_call(question.method, question.params, [this, running, then = std::move(question.then)](const Json& message) {
    if (!forget(running)) return;
    reply(running->id,
          attempt<std::exception>([&] { return then(message.value("result", Json()), problem_of(message)); },
                                  [&](const std::exception& exception) -> Answer {
                                    fail(running->method, running->params, exception.what());
                                    return Error{ErrorCode::internal_error, exception.what()};
                                  }));
  });
}

void Dispatcher::fail(const std::string& method, const Json& params, const std::string& reason) {
  log_(method + " failed: " + reason);
  if (failed_) failed_(method, params, reason);
}

void Dispatcher::trace(std::string_view method, std::string_view what, const Json& params, Clock::time_point since) {
  if (trace_ == Trace::off || phase_ == Phase::ended) return;
  constexpr std::size_t longest = 2000;
  Json told = {{"message", std::string(method) + " " + std::string(what) + " " + milliseconds(Clock::now() - since)}};
  if (trace_ == Trace::verbose) {
    const std::string text = dump(params);
    told["verbose"] = text.size() <= longest ? text : std::to_string(text.size()) + " bytes of parameters";
  }
  notify("$/logTrace", told);
}

void Dispatcher::notified(const std::string& method, const Field& params) {
  if (method == "exit") {
    phase_ = Phase::ended;
    return;
  }
  if (phase_ != Phase::running) return;
  const auto handler = notifications_.find(method);
  if (handler == notifications_.end()) {
    if (!is_optional_message(method)) log_("There is no notification " + method + ".");
    return;
  }
  attempt<std::exception>([&] { handler->second(params); },
                          [&](const std::exception& exception) { fail(method, params.json(), exception.what()); });
  if (!params.problem().empty()) log_(method + ": " + params.problem());
}

void Dispatcher::replied(const Json& message) {
  const Json& id = message.at("id");
  const auto call = id.is_string() ? calls_.find(id.get<std::string>()) : calls_.end();
  if (call == calls_.end()) return;
  const ReplyHandler handler = std::move(call->second);
  calls_.erase(call);
  attempt<std::exception>(
      [&] { handler(message); },
      [&](const std::exception& exception) { log_(std::string("A reply failed: ") + exception.what()); });
}

void Dispatcher::notify(std::string_view method, const Json& params) {
  notify(method, [&](std::string& out) { out += dump(params); });
}

void Dispatcher::notify(std::string_view method, const std::function<void(std::string& out)>& write_params) {
  notification_.assign(R"({"jsonrpc":"2.0","method":")").append(method).append(R"(","params":)");
  write_params(notification_);
  notification_ += '}';
  send_(notification_);
}

void Dispatcher::call(std::string_view method, const Json& params, ReplyHandler handler) {
  send_call(method, params,
            [handler = std::move(handler)](const Json& message) { handler(message.value("result", Json())); });
}

void Dispatcher::send_call(std::string_view method, const Json& params, ReplyHandler handler) {
  const std::string id = "gouji-" + std::to_string(++last_call_);
  calls_.emplace(id, std::move(handler));
  Json message = {{"jsonrpc", "2.0"}, {"id", id}, {"method", method}};
  if (!params.is_null()) message["params"] = params;
  send_(dump(message));
}

void Dispatcher::reply(const Json& id, const Answer& answer) {
  std::string body = R"({"jsonrpc":"2.0","id":)" + dump(id);
  if (const Json* result = std::get_if<Json>(&answer)) {
    body += R"(,"result":)" + dump(*result);
  } else if (const Error* error = std::get_if<Error>(&answer)) {
    body += R"(,"error":)" + dump({{"code", static_cast<int>(error->code)}, {"message", error->message}});
  }
  body += '}';
  send_(body);
}

void Dispatcher::refuse(ErrorCode code, std::string message) { reply(Json(), Error{code, std::move(message)}); }

}  // namespace gouji::rpc
