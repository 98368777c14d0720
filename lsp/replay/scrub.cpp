// Plays the session and its copy side by side, so that whoever shares the copy knows whether it still shows the same.
#include "lsp/replay/scrub.h"

#include <random>
#include <utility>

#include "lsp/replay/player.h"
#include "lsp/replay/scrub_session.h"

namespace gouji::replay {

namespace {

using rpc::Json;

std::string line(const char* who, const Json& message) { return rpc::dump({{who, message}}) + "\n"; }

// The code and place of each finding in each list that was sent or asked for.
std::vector<Json> findings(const std::vector<Json>& messages) {
  std::vector<Json> lists;
  for (const Json& message : messages) {
    const Json& said = message.contains("params") ? message.at("params") : message.value("result", Json());
    if (!said.is_object()) continue;
    const auto list = said.contains("diagnostics") ? said.find("diagnostics") : said.find("items");
    if (list == said.end() || !list->is_array()) continue;
    Json& places = lists.emplace_back(Json::array());
    for (const Json& finding : *list) places.push_back({finding.value("code", Json()), finding.value("range", Json())});
  }
  return lists;
}

std::size_t index_of(const Recording& recording, const Entry& entry) {
  return static_cast<std::size_t>(&entry - recording.entries.data());
}

}  // namespace

Scrubbed scrub(const Recording& recording, const std::shared_ptr<const templates::Library>& library,
               std::uint64_t seed) {
  Disguise disguise(seed);
  SessionScrubber scrubber(recording, library, disguise);
  Player real(library, recording.circumstances), copy(library, recording.circumstances);
  Scrubbed out;
  Circumstances circumstances = recording.circumstances;
  circumstances.version = circumstances_of_now().version;  // who says now what the server says
  out.text = line("session", json(circumstances));
  std::size_t lists = 0, others = 0, first = 0;
  for_each_batch(recording, [&](std::span<const Entry> batch, std::span<const Entry>) {
    std::vector<std::string> real_bodies, copy_bodies;
    for (const Entry& entry : batch) {
      const Entry shown{true, scrubber.shown(index_of(recording, entry)), entry.line};
      out.text += line("client", shown.message);
      real_bodies.push_back(real.body(entry));
      copy_bodies.push_back(copy.body(shown));
    }
    const std::vector<Json> said = copy.tell(std::move(copy_bodies));
    for (const Json& message : said) out.text += line("server", message);
    const auto as_it_was = findings(real.tell(std::move(real_bodies))), as_it_is = findings(said);
    lists += as_it_was.size();
    if (as_it_was == as_it_is) return;
    others += 1;
    if (first == 0 && !batch.empty()) first = batch.front().line;
  });
  out.notes.push_back(others == 0
                          ? "the copy has the same findings at the same places, in " + std::to_string(lists) + " lists"
                          : "the copy has other findings after " + std::to_string(others) +
                                " steps, first after line " + std::to_string(first) + " of the record");
  out.notes.push_back("letters that are not Chinese, dates and numbers that were typed at stay: look before you share");
  return out;
}

std::uint64_t random_seed() {
  std::random_device device;
  return (std::uint64_t{device()} << 32) | device();
}

}  // namespace gouji::replay
