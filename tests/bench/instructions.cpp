// Takes the difference of two runs, so that start and opening do not count.
#include "tests/bench/instructions.h"

#include <cstdlib>
#include <fstream>
#include <stdexcept>

#include "tests/bench/race.h"

namespace gouji::bench {

namespace {

constexpr std::size_t warm_up = 20;
constexpr std::size_t counted = 120;
constexpr std::chrono::seconds patience{600};  // under callgrind everything takes fifty times as long

// All instructions of the run, as callgrind wrote them down.
double total(const std::filesystem::path& file) {
  std::ifstream lines(file);
  for (std::string line; std::getline(lines, line);)
    if (line.starts_with("totals:")) return std::strtod(line.c_str() + 7, nullptr);
  throw std::runtime_error("callgrind left no total");
}

class Runs {
 public:
  Runs(const std::vector<std::string>& command, const Document& document, Notation notation,
       const std::filesystem::path& folder)
      : out_(folder / "callgrind.out"),
        command_({"valgrind", "--tool=callgrind", "--callgrind-out-file=" + out_.string()}),
        document_(document),
        open_(open_frame(uri_, notation, document.text)) {
    command_.insert(command_.end(), command.begin(), command.end());
  }

  double run(std::size_t prose, std::size_t digits) {
    Server server(command_, patience);
    open(server, open_);
    int version = 2;
    for (const auto& [typing, steps] : {std::pair(Typing::prose, prose), std::pair(Typing::digits, digits)})
      for (const Step& step : script(document_, uri_, typing, Awaited::diagnostics, steps, version).steps) {
        play(server, step, Awaited::diagnostics);
        version = step.version + 1;
      }
    server.stop();
    return total(out_);
  }

 private:
  const std::string uri_ = "file:///counted";
  std::filesystem::path out_;
  std::vector<std::string> command_;
  const Document& document_;
  std::string open_;
};

}  // namespace

bool can_count_instructions() { return std::system("command -v valgrind >/dev/null") == 0; }

Instructions instructions(const std::vector<std::string>& command, const Document& document, Notation notation,
                          const std::filesystem::path& folder) {
  Runs runs(command, document, notation, folder);
  const double base = runs.run(warm_up, warm_up);
  const auto per_edit = [&](double all) { return (all - base) / counted; };
  return {per_edit(runs.run(warm_up + counted, warm_up)), per_edit(runs.run(warm_up, warm_up + counted))};
}

}  // namespace gouji::bench
