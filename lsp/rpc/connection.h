// Carries messages between a byte stream and the session: reads, cuts, hands over, and writes.
//
// Who reads? A reading thread that hands every message to a session thread costs a wake-up for each keystroke, half the
// time of the keystroke itself. So the thread that reads also runs the session, inside a strand: when the strand is free,
// what came is worked on at once by the thread that read it. Only when that work may take long (a large message, or an
// answer for which the client must make room first) it lends the reading to another thread of the event loop; what that
// one reads waits in the inbox until the strand comes to it. So a client that writes much before it reads is never
// blocked by us, and a message of a few hundred bytes is answered without one context switch.
#pragma once

#include <array>
#include <asio/io_context.hpp>
#include <asio/io_context_strand.hpp>
#include <asio/thread_pool.hpp>
#include <atomic>
#include <functional>
#include <future>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <thread>
#include <vector>

#include "lsp/rpc/carrier.h"
#include "lsp/rpc/framing.h"
#include "lsp/rpc/record.h"
#include "lsp/transport/process_watch.h"
#include "lsp/transport/transport.h"

namespace gouji::rpc {

using Log = std::function<void(std::string_view line)>;

// What the session does with what came; called in the strand, never twice at a time.
class Receiver {
 public:
  virtual ~Receiver() = default;
  virtual void receive(std::vector<std::string> bodies) = 0;
  virtual void idle() = 0;  // everything that came so far has been worked on
};

class Connection final : public Carrier {
 public:
  Connection(transport::Transport& transport, Log log, Record record = {})
      : transport_(transport), log_(std::move(log)), record_(std::move(record)) {}

  // Serves until the stream ends or breaks, or `end` is called. Returns false when a thread still waits for the client,
  // perhaps for ever, and the transport cannot wake it: then only the end of the process ends it.
  bool serve(Receiver& receiver);

  // Before `serve`, or in the strand: the end of this process is the end of the session too.
  void end_with_process(std::int64_t process) override { client_.watch(process); }

  // The rest is for the strand.
  void send(std::string_view body) override;
  void end() override;

  // Runs `work` in a thread of its own kind, then `done` in the strand. What has not begun when the session ends never is.
  void aside(std::function<void()> work, std::function<void()> done) override;

  // From any thread: runs `task` in the strand.
  void post(std::function<void()> task) override;

 private:
  void read();
  void drain();
  void lend_reading();
  void write(std::string_view bytes);
  void stop();
  void client_is_gone();

  transport::Transport& transport_;
  Log log_;
  Record record_;
  Receiver* receiver_ = nullptr;

  asio::io_context loop_{2};
  asio::io_context::strand strand_{loop_};
  transport::ProcessWatch client_{loop_, [this] { client_is_gone(); }};

  std::atomic<std::thread::id> reader_;  // who reads, or works on what it has just read
  std::atomic<bool> waiting_for_input_ = false;
  std::atomic<bool> waiting_for_room_ = false;  // for what we write
  std::array<char, std::size_t{1} << 16> space_;
  FrameCutter cutter_;

  std::mutex inbox_mutex_;
  std::vector<std::string> inbox_;

  std::atomic<bool> ended_ = false;
  std::promise<void> end_;
  std::optional<asio::thread_pool> workers_;  // from the first work on that is done aside
};

}  // namespace gouji::rpc
