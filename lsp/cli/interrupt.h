// Lets Ctrl-C end a run between two files, so that what was begun is whole.
#pragma once

#include <csignal>

namespace gouji::cli {

// While one lives, the signals that end us wait; when it goes, they take their usual way. Threads that are started
// meanwhile keep them waiting too. A process that waits for input must not use it: it would not hear its user.
class Interrupt {
 public:
  Interrupt() {
    sigemptyset(&signals_);
    for (const int signal : {SIGINT, SIGTERM}) sigaddset(&signals_, signal);
    pthread_sigmask(SIG_BLOCK, &signals_, &before_);
  }
  ~Interrupt() { pthread_sigmask(SIG_SETMASK, &before_, nullptr); }
  Interrupt(const Interrupt&) = delete;
  Interrupt& operator=(const Interrupt&) = delete;

  bool requested() const {
    sigset_t pending;
    return sigpending(&pending) == 0 && (sigismember(&pending, SIGINT) == 1 || sigismember(&pending, SIGTERM) == 1);
  }

 private:
  sigset_t signals_;
  sigset_t before_;
};

}  // namespace gouji::cli
