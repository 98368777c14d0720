// Runs programs as their users do: from outside, over pipes.
#pragma once

#include <sys/types.h>

#include <string>
#include <string_view>
#include <vector>

#include "tests/support/wire.h"

namespace gouji::support {

struct Outcome {
  int exit_code = -1;  // 128 + signal when a signal ended it
  std::string out;
  std::string err;
};

// A child process whose standard streams are pipes of ours; its standard error is passed through.
class Process final : public Wire {
 public:
  // `environment` are entries NAME=VALUE that replace ours.
  explicit Process(const std::vector<std::string>& command, const std::vector<std::string>& environment = {},
                   bool own_error = false);
  ~Process() override;
  Process(const Process&) = delete;
  Process& operator=(const Process&) = delete;

  void write(std::string_view bytes) override { write_all(input_, bytes); }
  void close_input() override;
  std::string read() override { return read_some(output_); }
  std::string read_error();  // the same of its standard error, when it is our own pipe
  void signal(int number);
  int wait();  // the exit code
  pid_t id() const { return pid_; }

 private:
  pid_t pid_ = -1;
  int input_ = -1;
  int output_ = -1;
  int error_ = -1;
};

// Runs the command to its end.
Outcome run(const std::vector<std::string>& command, std::string_view input = {},
            const std::vector<std::string>& environment = {});

}  // namespace gouji::support
