// Tells batch after batch to a server and says where its answers are not those of the record.
#include "lsp/cli/replay.h"

#include <cstdio>

#include "lsp/files/read_file.h"
#include "lsp/replay/compare.h"
#include "lsp/replay/player.h"
#include "lsp/replay/scrub.h"

namespace gouji::cli {

namespace {

using replay::Entry;
using replay::Recording;

int fail(const std::string& reason) { return std::fprintf(stderr, "gouji: %s\n", reason.c_str()), 2; }

std::string shortened(const rpc::Json& value) {
  constexpr std::size_t most = 300;
  std::string text = rpc::dump(value);
  if (text.size() <= most) return text;
  std::size_t end = most;
  while ((text[end] & 0xC0) == 0x80) --end;  // never inside a character
  return text.substr(0, end) + "…";
}

void print(const std::string& file, const replay::Difference& difference) {
  const std::string where = file + ":" + std::to_string(difference.line) + ": " + difference.what;
  if (difference.now.is_null() && difference.place.empty()) {
    std::printf("%s is missing now\n  then: %s\n", where.c_str(), shortened(difference.then).c_str());
  } else if (difference.then.is_null() && difference.place.empty()) {
    std::printf("%s is new\n  now:  %s\n", where.c_str(), shortened(difference.now).c_str());
  } else {
    std::printf("%s differs at %s\n  then: %s\n  now:  %s\n", where.c_str(), difference.place.c_str(),
                shortened(difference.then).c_str(), shortened(difference.now).c_str());
  }
}

int compare(const std::string& file, const Recording& recording,
            const std::shared_ptr<const templates::Library>& library) {
  replay::Player player(library, recording.circumstances);
  replay::Comparison comparison;
  std::size_t told = 0;
  replay::for_each_batch(recording, [&](std::span<const Entry> batch, std::span<const Entry> answers) {
    std::vector<std::string> bodies;
    for (const Entry& entry : batch) {
      comparison.client(entry);
      bodies.push_back(player.body(entry));
    }
    told += batch.size();
    comparison.now(player.tell(std::move(bodies)));
    for (const Entry& answer : answers) comparison.then(answer);
  });
  const auto differences = comparison.differences();
  for (const replay::Difference& difference : differences) print(file, difference);
  std::printf("%zu messages told, %zu heard, %zu differences from the record", told, comparison.compared(),
              differences.size());
  const std::string& version = recording.circumstances.version;
  if (!version.empty()) std::printf(" of gouji %s", version.c_str());
  std::printf("\n");
  return differences.empty() ? 0 : 1;
}

int scrub(const ReplayOptions& options, const Recording& recording,
          const std::shared_ptr<const templates::Library>& library) {
  const replay::Scrubbed scrubbed = replay::scrub(recording, library, replay::random_seed());
  for (const std::string& note : scrubbed.notes) std::fprintf(stderr, "gouji: %s\n", note.c_str());
  if (options.output.empty()) return std::fwrite(scrubbed.text.data(), 1, scrubbed.text.size(), stdout), 0;
  const auto failure = files::write_file(options.output, scrubbed.text);
  return failure ? fail(failure->reason) : 0;
}

}  // namespace

int replay(const ReplayOptions& options) {
  const auto library = templates::Library::built_in();
  if (!library) return fail(library.error().reason);
  const auto recording = replay::read_recording(options.file);
  if (!recording) return fail(recording.error().reason);
  return options.scrub ? scrub(options, *recording, library.value())
                       : compare(options.file, *recording, library.value());
}

}  // namespace gouji::cli
