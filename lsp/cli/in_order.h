// Spreads work over threads and hands on what comes out in the order in which it went in, so that no output tells how many
// threads there were.
#pragma once

#include <algorithm>
#include <condition_variable>
#include <cstddef>
#include <functional>
#include <map>
#include <mutex>
#include <optional>
#include <thread>
#include <utility>
#include <vector>

namespace gouji::cli {

// The three steps of each piece of work. Only `make` runs in several threads at once.
template <class Item, class Made>
struct Steps {
  std::function<std::optional<Item>()> next;  // one at a time, in order; empty at the end
  std::function<Made(Item)> make;
  std::function<void(Made)> take;  // in the caller's thread, in order
};

template <class Item, class Made>
class InOrder {
 public:
  InOrder(const Steps<Item, Made>& steps, std::size_t jobs)
      : steps_(steps), jobs_(std::max<std::size_t>(1, jobs)), most_ahead_(4 * jobs_) {}

  void run() {
    std::vector<std::thread> threads;
    for (std::size_t i = 0; i < jobs_; ++i) threads.emplace_back([this] { work(); });
    while (std::optional<Made> made = wait_for_next()) steps_.take(*std::move(made));
    for (std::thread& thread : threads) thread.join();
  }

 private:
  void work() {
    while (std::optional<std::pair<std::size_t, Item>> job = next_job()) {
      Made made = steps_.make(std::move(job->second));
      const std::lock_guard lock(made_mutex_);
      made_.emplace(job->first, std::move(made));
      changed_.notify_all();
    }
    const std::lock_guard lock(made_mutex_);
    ++ended_;
    changed_.notify_all();
  }

  // The source may wait for input, so it has a lock of its own; what is made meanwhile can go on.
  std::optional<std::pair<std::size_t, Item>> next_job() {
    const std::lock_guard source(source_mutex_);
    {
      std::unique_lock lock(made_mutex_);
      changed_.wait(lock, [this] { return begun_ < taken_ + most_ahead_; });
    }
    std::optional<Item> item = steps_.next();
    if (!item) return std::nullopt;
    const std::lock_guard lock(made_mutex_);
    return std::pair(begun_++, *std::move(item));
  }

  std::optional<Made> wait_for_next() {
    std::unique_lock lock(made_mutex_);
    changed_.wait(lock, [this] { return made_.contains(taken_) || ended_ == jobs_; });
    const auto found = made_.find(taken_);
    if (found == made_.end()) return std::nullopt;
    Made made = std::move(found->second);
    made_.erase(found);
    ++taken_;
    changed_.notify_all();
    return made;
  }

  const Steps<Item, Made>& steps_;
  const std::size_t jobs_;
  const std::size_t most_ahead_;  // a slow reader of our output must not make us keep everything

  std::mutex source_mutex_;
  std::mutex made_mutex_;  // of everything below
  std::condition_variable changed_;
  std::map<std::size_t, Made> made_;
  std::size_t begun_ = 0;
  std::size_t taken_ = 0;
  std::size_t ended_ = 0;  // threads
};

template <class Item, class Made>
void in_order(const Steps<Item, Made>& steps, std::size_t jobs) {
  InOrder<Item, Made>(steps, jobs).run();
}

}  // namespace gouji::cli
