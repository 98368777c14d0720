// Compares processor time, so that neither other programs nor the number of cores decide.
#include "tests/bench/bulk.h"

#include <poll.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <chrono>
#include <cstdlib>
#include <fstream>
#include <stdexcept>

#include "tests/bench/child.h"

namespace gouji::bench {

namespace {

namespace fs = std::filesystem;
using Clock = std::chrono::steady_clock;

constexpr std::size_t rounds = 3;
constexpr int patience_ms = 300'000;

struct Time {
  double seconds = 0;
  double processor = 0;
};

// Reads all that the program says, as a pipe behind it would.
Time run(const std::vector<std::string>& command) {
  const Clock::time_point begin = Clock::now();
  Child child(command);
  child.close_input();
  std::array<char, 1 << 16> space{};
  for (;;) {
    const ssize_t count = ::read(child.output(), space.data(), space.size());
    if (count == 0) break;
    if (count > 0) continue;
    pollfd query{child.output(), POLLIN, 0};
    if (errno != EAGAIN || ::poll(&query, 1, patience_ms) <= 0) throw std::runtime_error(command[0] + " keeps silent");
  }
  const double processor = child.wait();
  return {std::chrono::duration<double>(Clock::now() - begin).count(), processor};
}

double median(std::array<double, rounds> values) {
  std::sort(values.begin(), values.end());
  return values[rounds / 2];
}

// The files in folders of a hundred, and a list of their names for wc.
void write_files(const std::vector<std::string>& reports, const fs::path& folder, const fs::path& list) {
  std::ofstream names(list, std::ios::binary);
  for (std::size_t i = 0; i < reports.size(); ++i) {
    const fs::path path = folder / std::to_string(i / 100) / (std::to_string(i % 100) + ".txt");
    if (i % 100 == 0) fs::create_directories(path.parent_path());
    std::ofstream(path, std::ios::binary) << reports[i];
    names << path.string() << '\0';
  }
}

}  // namespace

Bulk bulk(const std::string& gouji, const std::vector<std::string>& reports, const fs::path& folder) {
  const fs::path files = folder / "reports";
  const fs::path list = folder / "reports.list";
  fs::remove_all(files);
  write_files(reports, files, list);
  ::setenv("LC_ALL", "C.UTF-8", 1);  // in another locale wc counts bytes
  std::array<double, rounds> checking{}, waiting{}, counting{}, ratios{};
  for (std::size_t i = 0; i < rounds; ++i) {
    const Time wc = run({"wc", "-m", "--files0-from=" + list.string()});
    const Time check = run({gouji, "check", "--fail-on=never", files.string()});
    checking[i] = check.processor;
    waiting[i] = check.seconds;
    counting[i] = wc.processor;
    ratios[i] = check.processor / wc.processor;
  }
  fs::remove_all(files);
  Bulk bulk{reports.size(), 0, median(checking), median(waiting), median(counting), median(ratios)};
  for (const std::string& report : reports) bulk.bytes += report.size();
  return bulk;
}

}  // namespace gouji::bench
