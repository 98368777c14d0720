// Reads with ppoll; messages are parsed only after their time is taken.
#include "tests/bench/server.h"

#include <poll.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <stdexcept>
#include <utility>

namespace gouji::bench {

namespace {

constexpr int hello = 0;             // the id of initialize; scripts count from 1
constexpr int farewell = 1'000'000;  // the id of shutdown

Json capabilities() {
  return {{"general", {{"positionEncodings", {"utf-16"}}}},
          {"textDocument",
           {{"publishDiagnostics", {{"versionSupport", true}, {"relatedInformation", true}}},
            {"hover", {{"contentFormat", {"markdown", "plaintext"}}}},
            {"documentSymbol", {{"hierarchicalDocumentSymbolSupport", true}}}}}};
}

}  // namespace

std::string message(std::string_view method, const Json& params, const Json& id) {
  Json body = {{"jsonrpc", "2.0"}, {"method", method}};
  if (!params.is_null()) body["params"] = params;
  if (!id.is_null()) body["id"] = id;
  return framed(body.dump());
}

Server::Server(const std::vector<std::string>& command, std::chrono::seconds patience)
    : child_(command), patience_(patience) {
  write(message("initialize", {{"processId", nullptr}, {"rootUri", nullptr}, {"capabilities", capabilities()}}, hello));
  reply(hello);
  write(message("initialized", Json::object()));
}

void Server::write(std::string_view frames) {
  const Clock::time_point deadline = Clock::now() + patience_;
  parsed_.clear();
  while (!frames.empty()) {
    const ssize_t count = ::write(child_.input(), frames.data(), frames.size());
    if (count > 0) {
      frames.remove_prefix(static_cast<std::size_t>(count));
    } else if (errno == EAGAIN) {
      wait(POLLOUT, deadline);
      while (read()) continue;
    } else if (errno != EINTR) {
      throw std::runtime_error("the server has closed its input");
    }
  }
}

Answer Server::publication(int version) {
  return next_where([&](const Json& body) {
    return body.value("method", "") == "textDocument/publishDiagnostics" &&
           body["params"].value("version", 0) == version;
  });
}

Answer Server::reply(int id) {
  return next_where([&](const Json& body) { return !body.contains("method") && body.value("id", -1) == id; });
}

void Server::stop() {
  write(message("shutdown", nullptr, farewell));
  reply(farewell);
  write(message("exit", nullptr));
  child_.close_input();
  const Clock::time_point deadline = Clock::now() + patience_;
  while (!ended_)
    if (!read() && !ended_) wait(POLLIN, deadline);
  child_.wait();
}

bool Server::read() {
  const ssize_t count = frames_.read(child_.output());
  const Clock::time_point at = Clock::now();
  if (count < 0 && (errno == EAGAIN || errno == EINTR)) return false;
  ended_ = count <= 0;
  while (const auto body = frames_.next()) arrived_.push_back({at, std::string(*body)});
  return !ended_;
}

void Server::wait(short events, Clock::time_point deadline) {
  const auto left = std::chrono::duration_cast<std::chrono::nanoseconds>(deadline - Clock::now()).count();
  if (ended_) throw std::runtime_error("the server has ended");
  if (left <= 0) throw std::runtime_error("the server keeps silent");
  pollfd queries[] = {{child_.output(), POLLIN, 0}, {child_.input(), events, 0}};
  const timespec time{left / 1'000'000'000, left % 1'000'000'000};
  ::ppoll(queries, events == POLLIN ? 1 : 2, &time, nullptr);
}

Answer Server::next_where(const std::function<bool(const Json&)>& wanted) {
  const Clock::time_point deadline = Clock::now() + patience_;
  const auto matches = [&](const Answer& answer) { return wanted(answer.body); };
  for (;;) {
    for (; !arrived_.empty(); arrived_.pop_front())
      parsed_.push_back({arrived_.front().at, arrived_.front().body.size(), Json::parse(arrived_.front().body)});
    const auto found = std::find_if(parsed_.begin(), parsed_.end(), matches);
    if (found != parsed_.end()) {
      Answer answer = std::move(*found);
      parsed_.erase(found);
      return answer;
    }
    if (!read()) wait(POLLIN, deadline);
  }
}

}  // namespace gouji::bench
