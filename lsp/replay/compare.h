// Holds what a server says now against what one said when the session was recorded.
#pragma once

#include <cstddef>
#include <map>
#include <string>
#include <vector>

#include "lsp/replay/recording.h"

namespace gouji::replay {

struct Difference {
  std::size_t line = 0;  // of the record: the message itself, or the client's last one before what is new
  std::string what;      // the message, in words
  std::string place;     // of the first difference in it, a JSON pointer; empty for what is missing or new
  rpc::Json then;        // null: nothing was said
  rpc::Json now;
};

// Compares message by message: replies by the id they are to, all else by method and document. What a clock has a say in
// is passed over: how long things took, and which cancellations came in time.
class Comparison {
 public:
  // In the order of the session.
  void client(const Entry& entry);
  void then(const Entry& entry);
  void now(const std::vector<rpc::Json>& messages);

  // After the session, by line.
  std::vector<Difference> differences() const;
  std::size_t compared() const { return compared_; }

 private:
  struct Said {
    std::size_t line = 0;
    rpc::Json message;
  };
  struct Pair {
    std::string what;
    std::vector<Said> then;
    std::vector<Said> now;
  };
  Pair& pair_of(const rpc::Json& message);

  std::map<std::string, std::string> methods_;  // of the client's requests, by id
  std::map<std::string, Pair> pairs_;
  std::size_t line_ = 0;
  std::size_t compared_ = 0;
};

}  // namespace gouji::replay
