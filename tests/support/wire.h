// Says what an editor's side of a conversation needs, whether a process or a socket carries it.
#pragma once

#include <string>
#include <string_view>

namespace gouji::support {

// Every wait has a deadline, so that a server that keeps silent fails a test instead of hanging it. What goes wrong is
// thrown.
class Wire {
 public:
  virtual ~Wire() = default;
  virtual void write(std::string_view bytes) = 0;
  virtual std::string read() = 0;  // some bytes; empty at the end
  virtual void close_input() = 0;
};

// The parts that every wire is made of.
std::string read_some(int descriptor);
void write_all(int descriptor, std::string_view bytes);

}  // namespace gouji::support
