// Tells the client how far long work has come, where it asked to be told.
#pragma once

#include <functional>
#include <string>
#include <utility>

#include "lsp/rpc/json.h"

namespace gouji {

// One piece of work, begun when it is made and ended when it goes; without a token nothing is sent. For any thread.
class Progress {
 public:
  using Send = std::function<void(rpc::Json params)>;  // of $/progress, from any thread

  Progress(Send send, rpc::Json token, const std::string& title) : send_(std::move(send)), token_(std::move(token)) {
    say({{"kind", "begin"}, {"title", title}, {"cancellable", true}, {"percentage", 0}});
  }
  ~Progress() { say({{"kind", "end"}}); }
  Progress(const Progress&) = delete;
  Progress& operator=(const Progress&) = delete;

  // Says nothing while the percentage is the same.
  void report(std::size_t done, std::size_t all) {
    const std::size_t percentage = all == 0 ? 100 : done * 100 / all;
    if (percentage == percentage_) return;
    percentage_ = percentage;
    say({{"kind", "report"}, {"percentage", percentage}});
  }

 private:
  void say(const rpc::Json& value) {
    if (!token_.is_null()) send_({{"token", token_}, {"value", value}});
  }

  Send send_;
  rpc::Json token_;
  std::size_t percentage_ = 0;
};

}  // namespace gouji
