// Joins a client and a server of one process, so that tests can give the server routes of their own.
#pragma once

#include <condition_variable>
#include <cstring>
#include <memory>
#include <mutex>
#include <string>

#include "lsp/transport/transport.h"
#include "tests/support/wire.h"

namespace gouji::support {

// Bytes on their way from one thread to another.
class Bytes {
 public:
  void put(std::string_view bytes) {
    const std::lock_guard lock(mutex_);
    bytes_ += bytes;
    changed_.notify_all();
  }
  void end() {
    const std::lock_guard lock(mutex_);
    ended_ = true;
    changed_.notify_all();
  }
  std::string take(std::size_t most) {
    std::unique_lock lock(mutex_);
    changed_.wait(lock, [this] { return ended_ || !bytes_.empty(); });
    std::string out = bytes_.substr(0, most);
    bytes_.erase(0, most);
    return out;
  }
  bool waiting() {
    const std::lock_guard lock(mutex_);
    return !bytes_.empty();
  }

 private:
  std::mutex mutex_;
  std::condition_variable changed_;
  std::string bytes_;
  bool ended_ = false;
};

struct MemoryStream {
  Bytes to_server;
  Bytes to_client;
};

class ServerEnd final : public transport::Transport {
 public:
  explicit ServerEnd(std::shared_ptr<MemoryStream> stream) : stream_(std::move(stream)) {}
  std::size_t read(std::span<char> space) override {
    const std::string bytes = stream_->to_server.take(space.size());
    std::memcpy(space.data(), bytes.data(), bytes.size());
    return bytes.size();
  }
  bool input_waiting() override { return stream_->to_server.waiting(); }
  bool write(std::string_view bytes) override { return stream_->to_client.put(bytes), true; }
  bool takes_at_once(std::size_t) override { return true; }
  bool hang_up() override { return stream_->to_server.end(), true; }

 private:
  std::shared_ptr<MemoryStream> stream_;
};

class ClientEnd final : public Wire {
 public:
  explicit ClientEnd(std::shared_ptr<MemoryStream> stream) : stream_(std::move(stream)) {}
  void write(std::string_view bytes) override { stream_->to_server.put(bytes); }
  std::string read() override { return stream_->to_client.take(std::size_t{1} << 16); }
  void close_input() override { stream_->to_server.end(); }

 private:
  std::shared_ptr<MemoryStream> stream_;
};

}  // namespace gouji::support
