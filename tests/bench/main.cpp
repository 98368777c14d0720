// Measures Gouji against a server that does nothing and writes what it found as a table of ratios.
#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <cstdlib>
#include <fstream>
#include <map>
#include <optional>
#include <thread>

#include "tests/bench/bulk.h"
#include "tests/bench/instructions.h"
#include "tests/bench/race.h"
#include "tests/bench/table.h"

namespace {

using namespace gouji::bench;
namespace fs = std::filesystem;

struct Size {
  std::string name;
  std::size_t bytes;
  std::size_t edits;  // of one script
  std::size_t opens;
  bool counted;  // by callgrind
};

const std::vector<Size> sizes = {{"20 KB", 20'000, 2400, 15, true},
                                 {"200 KB", 200'000, 2400, 9, false},
                                 {"2 MB", 2'000'000, 1200, 5, true},
                                 {"20 MB", 20'000'000, 600, 3, false}};

constexpr std::size_t large = 2'000'000;

struct Options {
  std::string gouji = "gouji";
  std::string floor = "gouji_floor";
  fs::path folder = ".";
  bool quick = false;  // nothing over 2 MB, and less of everything
};

class Bench {
 public:
  explicit Bench(Options options) : options_(std::move(options)) { fs::create_directories(options_.folder); }

  std::string run() {
    for (const Notation notation : {Notation::markdown, Notation::cells}) {
      reports_ = correct_reports(options_.gouji, notation);
      for (const Size& size : sizes)
        if (!options_.quick || size.bytes <= large) measure(notation, size);
    }
    return head() + table_.markdown() + "\n" + bulk_sentence();
  }

 private:
  std::vector<std::string> gouji() const { return {options_.gouji, "lsp"}; }
  std::vector<std::string> floor() const { return {options_.floor}; }

  void measure(Notation notation, const Size& size) {
    fmt::print(stderr, "{}, {}\n", size.name, name(notation));
    const Document document = compendium(reports_, size.bytes);
    write(document.text, notation, size, "");
    write(document.faulty, notation, size, "-faulty");
    measure_opening(document, notation, size);
    measure_edits(document, notation, size);
    if (size.counted && can_count_instructions()) count_instructions(document, notation, size);
  }

  // Keeps the documents for whoever wants to measure the same from outside.
  void write(const std::string& text, Notation notation, const Size& size, std::string_view kind) const {
    const std::string file = fmt::format("{}{}{}", size.bytes, kind, extension(notation));
    std::ofstream(options_.folder / file, std::ios::binary) << text;
  }

  // Every opening meets a new process, as that of an editor does.
  void measure_opening(const Document& document, Notation notation, const Size& size) {
    const std::string frame = open_frame(uri_, notation, document.text);
    Samples floors, goujis;
    for (std::size_t i = 0; i < size.opens; ++i)
      for (auto& [command, samples] : {std::pair(floor(), &floors), std::pair(gouji(), &goujis)}) {
        Server server(command);
        samples->push_back(open(server, frame));
        server.stop();
      }
    table_.set(fmt::format("open → diagnostics, {}", name(notation)), "2", size.name,
               fmt::format("{:.1f}", median(goujis) / median(floors)));
  }

  void measure_edits(const Document& document, Notation notation, const Size& size) {
    Server floor_server(floor()), clean(gouji()), faulty(gouji());
    const std::string frame = open_frame(uri_, notation, document.text);
    open(floor_server, frame);
    open(clean, frame);
    open(faulty, open_frame(uri_, notation, document.faulty));
    const std::vector<Server*> servers = {&floor_server, &clean, &faulty};
    next_version_ = 2;
    for (const Awaited awaited : {Awaited::diagnostics, Awaited::hover})
      for (const Typing typing : {Typing::prose, Typing::digits})
        compare(servers, document, {notation, &size, typing, awaited});
    if (size.bytes >= large) compare_memory(floor_server, clean, document, notation, size);
    // The outline of 20 MB is as long as the document itself, and no editor shows it.
    if (size.bytes <= large) compare(servers, document, {notation, &size, Typing::prose, Awaited::symbols});
    for (Server* server : servers) server->stop();
  }

  // In a small document the program itself would be all that is seen.
  void compare_memory(const Server& least, const Server& gouji, const Document& document, Notation notation,
                      const Size& size) {
    const double more = static_cast<double>(gouji.peak_memory()) - static_cast<double>(least.peak_memory());
    table_.set(fmt::format("peak memory beyond the floor's, bytes per byte, {}", name(notation)), "6", size.name,
               fmt::format("{:.1f}", more / static_cast<double>(document.bytes())));
  }

  struct What {
    Notation notation;
    const Size* size;
    Typing typing;
    Awaited awaited;
  };

  // The servers are the floor, Gouji on the document and Gouji on the faulty document.
  void compare(const std::vector<Server*>& servers, const Document& document, const What& what) {
    const std::size_t edits = options_.quick ? what.size->edits / 4 : what.size->edits;
    const Script played = script(document, uri_, what.typing, what.awaited, edits, next_version_);
    next_version_ += static_cast<int>(played.steps.size());
    const std::vector<Samples> samples = race(servers, played, std::chrono::seconds(options_.quick ? 3 : 10));
    const std::string row =
        fmt::format("edit → {}, {}, {}", name(what.awaited), name(what.typing), name(what.notation));
    const double middle = median(samples[1]) / median(samples[0]);
    if (what.awaited == Awaited::diagnostics) {
      const double tail = percentile_99(samples[1]) / percentile_99(samples[0]);
      table_.set(row, "1.5 · 2", what.size->name, fmt::format("{:.1f} · {:.1f}", middle, tail));
      compare_with_smallest(row, middle);
      if (what.typing == Typing::prose) compare_findings(samples, what);
    } else if (what.awaited == Awaited::hover) {
      table_.set(row, "1.5", what.size->name, fmt::format("{:.1f}", middle));
    } else {
      const double over = median(samples[1]) - median(samples[0]);
      table_.set(row + ", µs per KB of answer", "", what.size->name,
                 fmt::format("{:.1f}", over / (mean_bytes(samples[1]) / 1000)));
    }
    floor_at_smallest_ = floor_at_smallest_.value_or(median(samples[0]));
  }

  void compare_with_smallest(const std::string& row, double ratio) {
    const double smallest = smallest_.emplace(row, ratio).first->second;
    table_.set(row, "", growth, fmt::format("{:.2f}", ratio / smallest));
  }

  void compare_findings(const std::vector<Samples>& samples, const What& what) {
    const double findings = mean_findings(samples[2]) - mean_findings(samples[1]);
    table_.set(fmt::format("µs more per published finding, {}", name(what.notation)), "1", what.size->name,
               fmt::format("{:.2f}", (median(samples[2]) - median(samples[1])) / findings));
    table_.set(fmt::format("published findings without · with faults, {}", name(what.notation)), "", what.size->name,
               fmt::format("{:.0f} · {:.0f}", mean_findings(samples[1]), mean_findings(samples[2])));
  }

  void count_instructions(const Document& document, Notation notation, const Size& size) {
    const Instructions floors = instructions(floor(), document, notation, options_.folder);
    const Instructions goujis = instructions(gouji(), document, notation, options_.folder);
    const auto set = [&](Typing typing, double mine, double least) {
      table_.set(fmt::format("thousand instructions of an edit · of the floor's, {}, {}", name(typing), name(notation)),
                 "", size.name, fmt::format("{:.0f} · {:.0f}", mine / 1000, least / 1000));
    };
    set(Typing::prose, goujis.prose, floors.prose);
    set(Typing::digits, goujis.digits, floors.digits);
  }

  std::string head() const {
    double load = 0;
    ::getloadavg(&load, 1);
    return fmt::format(
        "Times are ratios to a server that applies the change and publishes an empty list (median {:.0f} µs an edit at {} "
        "in this run; {} cores, load {:.1f}); after the dot, where there is one, the 99th percentile.\n\n",
        *floor_at_smallest_, sizes.front().name, std::thread::hardware_concurrency(), load);
  }

  std::string bulk_sentence() const {
    const std::size_t count = options_.quick ? 1000 : 10'000;
    fmt::print(stderr, "{} files\n", count);
    const Bulk all = bulk(options_.gouji, single_reports(reports_, count), options_.folder);
    return fmt::format(
        "`gouji check` over {} reports ({:.0f} MB) takes {:.0f} × the processor time of `wc -m` (bar: 10): {:.2f} s against "
        "{:.2f} s; {:.2f} s pass.\n",
        all.files, static_cast<double>(all.bytes) / 1e6, all.ratio, all.processor_seconds, all.counting_seconds,
        all.seconds);
  }

  static constexpr std::string_view growth = "÷ 20 KB";

  static std::vector<std::string> columns() {
    std::vector<std::string> names;
    for (const Size& size : sizes) names.push_back(size.name);
    names.emplace_back(growth);
    return names;
  }

  const std::string uri_ = "file:///measured";
  Options options_;
  std::vector<std::string> reports_;  // in the notation that is measured
  Table table_{columns()};
  int next_version_ = 2;
  std::optional<double> floor_at_smallest_;  // in microseconds
  std::map<std::string, double> smallest_;   // ratios at the smallest size, by row
};

}  // namespace

int main(int argc, char** argv) {
  CLI::App app("Measures Gouji against a server that does nothing.", "gouji_bench");
  Options options;
  std::string output;
  app.add_option("--gouji", options.gouji, "The program to measure.");
  app.add_option("--floor", options.floor, "The server that does nothing.");
  app.add_option("--folder", options.folder, "Where documents and files may be written.");
  app.add_option("--output", output, "Where the table is written; it is printed too.");
  app.add_flag("--quick", options.quick, "Leave out 20 MB and take fewer samples.");
  CLI11_PARSE(app, argc, argv);
  try {
    const std::string table = Bench(options).run();
    fmt::print("{}", table);
    if (!output.empty()) std::ofstream(output) << table;
  } catch (const std::exception& error) {
    fmt::print(stderr, "gouji_bench: {}\n", error.what());
    return 1;
  }
}
