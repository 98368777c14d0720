// Speaks LSP with a server under measurement and stamps what comes with the time of its last byte.
#pragma once

#include <chrono>
#include <deque>
#include <functional>
#include <nlohmann/json.hpp>
#include <string>
#include <string_view>
#include <vector>

#include "tests/bench/child.h"
#include "tests/bench/frames.h"

namespace gouji::bench {

using Json = nlohmann::json;
using Clock = std::chrono::steady_clock;

// The frame of a request, or of a notification where `id` is null.
std::string message(std::string_view method, const Json& params, const Json& id = nullptr);

struct Answer {
  Clock::time_point at;  // when the read returned that brought its last byte
  std::size_t bytes = 0;
  Json body;
};

// One thread and bounded waits: a server that keeps silent for longer than the patience ends the run.
class Server {
 public:
  // Starts the program and introduces itself.
  explicit Server(const std::vector<std::string>& command, std::chrono::seconds patience = std::chrono::seconds(60));

  void write(std::string_view frames);  // what came before and was not asked for is dropped
  Answer publication(int version);      // the diagnostics of this version
  Answer reply(int id);
  std::size_t peak_memory() const { return child_.peak_memory(); }
  void stop();  // in the orderly way, so that tools around the server write what they have

 private:
  struct Arrival {
    Clock::time_point at;
    std::string body;
  };

  bool read();                                          // false where nothing waits
  void wait(short events, Clock::time_point deadline);  // until the pipes are ready
  Answer next_where(const std::function<bool(const Json&)>& wanted);

  Child child_;
  std::chrono::seconds patience_;
  Frames frames_;
  std::deque<Arrival> arrived_;
  std::vector<Answer> parsed_;  // and not yet asked for
  bool ended_ = false;
};

}  // namespace gouji::bench
