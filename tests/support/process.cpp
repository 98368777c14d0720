// Spawns with posix_spawn and waits with poll.
#include "tests/support/process.h"

#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <csignal>
#include <stdexcept>
#include <thread>

extern char** environ;

namespace gouji::support {

namespace {

constexpr int patience_ms = 60'000;

struct Pipe {
  int ends[2] = {-1, -1};
  Pipe() {
    if (::pipe2(ends, O_CLOEXEC) != 0) throw std::runtime_error("no pipe");
  }
};

std::vector<char*> pointers(std::vector<std::string>& words) {
  std::vector<char*> out;
  for (std::string& word : words) out.push_back(word.data());
  out.push_back(nullptr);
  return out;
}

std::vector<std::string> merged(const std::vector<std::string>& changes) {
  std::vector<std::string> out = changes;
  for (char** entry = environ; *entry; ++entry) {
    const std::string_view ours = *entry;
    const std::string_view name = ours.substr(0, ours.find('=') + 1);
    bool changed = false;
    for (const std::string& change : changes)
      changed = changed || std::string_view(change).substr(0, name.size()) == name;
    if (!changed) out.emplace_back(ours);
  }
  return out;
}

void close_once(int& descriptor) {
  if (descriptor >= 0) ::close(descriptor);
  descriptor = -1;
}

}  // namespace

std::string read_some(int descriptor) {
  pollfd query{descriptor, POLLIN, 0};
  if (::poll(&query, 1, patience_ms) <= 0) throw std::runtime_error("the process keeps silent");
  std::string bytes(1 << 16, '\0');
  const ssize_t count = ::read(descriptor, bytes.data(), bytes.size());
  bytes.resize(count > 0 ? static_cast<std::size_t>(count) : 0);
  return bytes;
}

void write_all(int descriptor, std::string_view bytes) {
  while (!bytes.empty()) {
    pollfd query{descriptor, POLLOUT, 0};
    if (::poll(&query, 1, patience_ms) <= 0) throw std::runtime_error("the process does not read");
    const ssize_t count = ::write(descriptor, bytes.data(), std::min<std::size_t>(bytes.size(), 4096));
    if (count < 0) throw std::runtime_error("the process has closed its input");
    bytes.remove_prefix(static_cast<std::size_t>(count));
  }
}

Process::Process(const std::vector<std::string>& command, const std::vector<std::string>& environment, bool own_error) {
  std::signal(SIGPIPE, SIG_IGN);
  Pipe in, out, err;
  posix_spawn_file_actions_t actions;
  posix_spawn_file_actions_init(&actions);
  posix_spawn_file_actions_adddup2(&actions, in.ends[0], 0);
  posix_spawn_file_actions_adddup2(&actions, out.ends[1], 1);
  if (own_error) posix_spawn_file_actions_adddup2(&actions, err.ends[1], 2);
  std::vector<std::string> words = command, entries = merged(environment);
  const int failed =
      ::posix_spawn(&pid_, words[0].c_str(), &actions, nullptr, pointers(words).data(), pointers(entries).data());
  posix_spawn_file_actions_destroy(&actions);
  close_once(in.ends[0]);
  close_once(out.ends[1]);
  close_once(err.ends[1]);
  input_ = in.ends[1];
  output_ = out.ends[0];
  error_ = err.ends[0];
  if (failed) throw std::runtime_error("cannot start " + command[0]);
}

Process::~Process() {
  close_once(input_);
  close_once(output_);
  close_once(error_);
  if (pid_ > 0) {
    ::kill(pid_, SIGKILL);
    ::waitpid(pid_, nullptr, 0);
  }
}

void Process::close_input() { close_once(input_); }

std::string Process::read_error() { return read_some(error_); }

void Process::signal(int number) { ::kill(pid_, number); }

int Process::wait() {
  int status = 0;
  ::waitpid(pid_, &status, 0);
  pid_ = -1;
  return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
}

Outcome run(const std::vector<std::string>& command, std::string_view input,
            const std::vector<std::string>& environment) {
  Process process(command, environment, true);
  Outcome outcome;
  const auto drain = [](std::string& into, auto read) {
    for (std::string bytes = read(); !bytes.empty(); bytes = read()) into += bytes;
  };
  std::thread errors([&] { drain(outcome.err, [&] { return process.read_error(); }); });
  std::thread writer([&] {
    if (!input.empty()) process.write(input);
    process.close_input();
  });
  drain(outcome.out, [&] { return process.read(); });
  writer.join();
  errors.join();
  outcome.exit_code = process.wait();
  return outcome;
}

}  // namespace gouji::support
