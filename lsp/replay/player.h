// Plays an editor's part again, in one thread and without a stream, so that a session goes the same way every time.
#pragma once

#include <functional>
#include <memory>
#include <queue>
#include <span>
#include <string>
#include <vector>

#include "lsp/replay/recording.h"
#include "lsp/rpc/carrier.h"
#include "lsp/server.h"

namespace gouji::replay {

// A server that hears what it is told and does all its work before it is told more. Nobody's process ends it.
class Player final : public rpc::Carrier {
 public:
  Player(std::shared_ptr<const templates::Library> library, const Circumstances& circumstances);

  // Tells one batch of messages; returns what the server says to it, in its order.
  std::vector<rpc::Json> tell(std::vector<std::string> bodies);

  // What the client sent, with what else the session depends on: a client that named no language had the environment's.
  std::string body(const Entry& entry) const;

  void send(std::string_view body) override;
  void end() override {}
  void end_with_process(std::int64_t) override {}
  void aside(std::function<void()> work, std::function<void()> done) override;
  void post(std::function<void()> task) override { tasks_.push(std::move(task)); }

 private:
  void work_off();

  Circumstances circumstances_;
  std::queue<std::function<void()>> tasks_;
  std::vector<rpc::Json> said_;
  Server server_;
};

// Calls fn with each batch of the client's messages and what the server said to it: messages between which the server
// said nothing were one batch, as far as anybody can tell.
void for_each_batch(const Recording& recording,
                    const std::function<void(std::span<const Entry> batch, std::span<const Entry> answers)>& fn);

}  // namespace gouji::replay
