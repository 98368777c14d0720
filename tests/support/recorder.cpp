// Names files by process and number, because ctest runs every case in a process of its own.
#include "tests/support/recorder.h"

#include <unistd.h>

#include <atomic>
#include <cstdlib>
#include <filesystem>
#include <string>

namespace gouji::support {

namespace {

std::atomic<int> conversations = 0;

}  // namespace

Recorder::Recorder() {
  const char* folder = std::getenv("GOUJI_TRAFFIC");
  if (!folder || !*folder) return;
  std::filesystem::create_directories(folder);
  file_.open(std::filesystem::path(folder) /
             (std::to_string(::getpid()) + "-" + std::to_string(++conversations) + ".ndjson"));
}

void Recorder::write(std::string_view who, const rpc::Json& message) {
  if (file_.is_open()) file_ << R"({")" << who << R"(":)" << rpc::dump(message) << "}\n";
}

}  // namespace gouji::support
