// Remembers which parts clients have been shown of a document, so that only new ones are sent.
#pragma once

#include <deque>
#include <map>
#include <mutex>
#include <set>
#include <string>

namespace gouji {

// May be asked by several threads.
class Previews {
 public:
  using Parts = std::set<std::string>;

  // The parts of a result; none where it is not known any more.
  Parts parts(const std::string& uri, const std::string& result) const {
    const std::lock_guard lock(mutex_);
    const auto found = shown_.find(uri);
    if (found == shown_.end()) return {};
    for (const auto& [id, parts] : found->second)
      if (id == result) return parts;
    return {};
  }

  // Keeps a result and answers its id.
  std::string keep(const std::string& uri, Parts parts) {
    constexpr std::size_t most_results = 3, most_documents = 64;
    const std::lock_guard lock(mutex_);
    if (shown_.size() >= most_documents && !shown_.contains(uri)) shown_.erase(shown_.begin());
    auto& results = shown_[uri];
    results.emplace_back(std::to_string(++last_), std::move(parts));
    if (results.size() > most_results) results.pop_front();
    return results.back().first;
  }

  void forget(const std::string& uri) {
    const std::lock_guard lock(mutex_);
    shown_.erase(uri);
  }

 private:
  mutable std::mutex mutex_;
  std::map<std::string, std::deque<std::pair<std::string, Parts>>> shown_;
  std::size_t last_ = 0;
};

}  // namespace gouji
