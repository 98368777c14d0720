// Says what a session needs of whoever carries its messages: a stream to an editor, or a record that is played again.
#pragma once

#include <cstdint>
#include <functional>
#include <string_view>

namespace gouji::rpc {

class Carrier {
 public:
  virtual ~Carrier() = default;

  virtual void send(std::string_view body) = 0;
  virtual void end() = 0;

  // The end of this process is the end of the session too; 0: nobody's.
  virtual void end_with_process(std::int64_t process) = 0;

  // Runs `work` where it holds up nothing, then `done` where the session runs.
  virtual void aside(std::function<void()> work, std::function<void()> done) = 0;

  // From any thread: runs `task` where the session runs.
  virtual void post(std::function<void()> task) = 0;
};

}  // namespace gouji::rpc
