// Runs a program with pipes for its standard input and output and tells what it used.
#pragma once

#include <sys/types.h>

#include <string>
#include <vector>

namespace gouji::bench {

// A child process; it is ended with its object. What goes wrong is thrown. Its standard error is discarded.
class Child {
 public:
  explicit Child(const std::vector<std::string>& command);
  ~Child();
  Child(const Child&) = delete;
  Child& operator=(const Child&) = delete;

  // Our ends of its pipes; reading and writing never block.
  int input() const { return input_; }
  int output() const { return output_; }

  void close_input();
  std::size_t peak_memory() const;  // in bytes, so far
  double wait();                    // until its end; the seconds of processor time it used

 private:
  pid_t pid_ = -1;
  int input_ = -1;
  int output_ = -1;
};

}  // namespace gouji::bench
