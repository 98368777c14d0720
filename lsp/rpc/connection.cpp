// Keeps the reading role in one thread at a time and the session in one strand.
#include "lsp/rpc/connection.h"

#include <asio/dispatch.hpp>
#include <asio/executor_work_guard.hpp>
#include <asio/post.hpp>
#include <utility>

namespace gouji::rpc {

namespace {

constexpr std::size_t worth_a_copy = std::size_t{1} << 14;  // up to here a copy is cheaper than a second write
constexpr std::size_t long_message = std::size_t{1}
                                     << 16;  // from here on the work is no longer a matter of microseconds

}  // namespace

bool Connection::serve(Receiver& receiver) {
  receiver_ = &receiver;
  const auto work = asio::make_work_guard(loop_);
  asio::post(loop_, [this] { read(); });
  std::thread threads[2];
  for (std::thread& thread : threads) thread = std::thread([this] { loop_.run(); });
  end_.get_future().wait();
  loop_.stop();
  const bool stuck = !transport_.hang_up() && (waiting_for_input_ || waiting_for_room_);
  for (std::thread& thread : threads) stuck ? thread.detach() : thread.join();
  return !stuck;
}

void Connection::read() {
  const auto self = std::this_thread::get_id();
  reader_ = self;
  while (reader_ == self) {
    waiting_for_input_ = true;  // before the look at ended_: either we see the end, or `serve` sees that we wait
    const std::size_t count = ended_ ? 0 : transport_.read(space_);
    waiting_for_input_ = false;
    if (ended_) return;
    std::vector<std::string> bodies;
    const bool whole = cutter_.feed({space_.data(), count}, bodies);
    if (!bodies.empty()) {
      const std::lock_guard lock(inbox_mutex_);
      if (inbox_.empty())
        inbox_ = std::move(bodies);
      else
        std::move(bodies.begin(), bodies.end(), std::back_inserter(inbox_));
    }
    asio::dispatch(strand_, [this] { drain(); });
    if (count > 0 && whole) continue;
    asio::dispatch(strand_, [this] { stop(); });
    return;
  }
}

void Connection::drain() {
  while (!ended_) {
    std::vector<std::string> bodies;
    {
      const std::lock_guard lock(inbox_mutex_);
      bodies.swap(inbox_);
    }
    if (bodies.empty()) break;
    for (const std::string& body : bodies) {
      record_.client(body);
      if (body.size() >= long_message) lend_reading();
    }
    receiver_->receive(std::move(bodies));
  }
  if (!ended_ && !transport_.input_waiting()) receiver_->idle();
}

void Connection::lend_reading() {
  if (reader_ != std::this_thread::get_id()) return;
  reader_ = std::thread::id();
  asio::post(loop_, [this] { read(); });
}

void Connection::send(std::string_view body) {
  record_.server(body);
  if (body.size() < worth_a_copy) return write(framed(body));
  write(header(body.size()));
  write(body);
}

void Connection::write(std::string_view bytes) {
  if (!transport_.takes_at_once(bytes.size())) lend_reading();
  waiting_for_room_ = true;
  const bool written = !ended_ && transport_.write(bytes);
  waiting_for_room_ = false;
  if (!written) end();
}

void Connection::stop() {
  if (!cutter_.error().empty()) log_("The input is no message stream: " + cutter_.error() + ".");
  end();
}

void Connection::client_is_gone() {
  log_("The client's process is gone.");
  end();
}

void Connection::end() {
  if (!ended_.exchange(true)) end_.set_value();
}

void Connection::post(std::function<void()> task) { asio::post(strand_, std::move(task)); }

void Connection::aside(std::function<void()> work, std::function<void()> done) {
  constexpr std::size_t threads = 2;
  if (!workers_) workers_.emplace(threads);
  asio::post(*workers_, [this, work = std::move(work), done = std::move(done)] {
    if (ended_) return;
    work();
    asio::post(strand_, done);
  });
}

}  // namespace gouji::rpc
