// Takes a record line by line; a line that cannot be understood makes the whole record worthless.
#include "lsp/replay/recording.h"

#include <algorithm>
#include <cstdio>
#include <string_view>
#include <utility>

#include "lsp/config/today.h"
#include "lsp/files/read_file.h"
#include "lsp/version.h"

namespace gouji::replay {

namespace {

constexpr std::string_view client = "client", server = "server", session = "session";

std::string written(model::Date date) {
  char text[sizeof "-2147483648-00-00"];
  std::snprintf(text, sizeof text, "%04d-%02d-%02d", date.year, date.month % 100, date.day % 100);
  return text;
}

std::optional<model::Date> read_date(const std::string& text) {
  model::Date date;
  if (std::sscanf(text.c_str(), "%d-%d-%d", &date.year, &date.month, &date.day) != 3) return std::nullopt;
  return date;
}

std::string word(const rpc::Json& object, const char* key) {
  const auto found = object.find(key);
  return found != object.end() && found->is_string() ? found->get<std::string>() : std::string();
}

Circumstances read_circumstances(const rpc::Json& object) {
  return {find_language(word(object, "language")).value_or(Language::en), read_date(word(object, "today")),
          word(object, "gouji")};
}

// Why the line is none of a record; empty where it is one, and is added.
std::string read_line(std::string_view text, std::size_t line, Recording& recording) {
  auto object = rpc::parse(text);
  if (!object) return "is no JSON; was the record cut off here?";
  if (!object->is_object() || object->size() != 1) return R"(is no {"client": …}, {"server": …} or {"session": …})";
  const std::string who = object->begin().key();
  rpc::Json& said = object->begin().value();
  if (who == session) {
    if (line != 1 || !said.is_object()) return "says \"session\", which only the first line does, of an object";
    recording.circumstances = read_circumstances(said);
    return {};
  }
  if (who != client && who != server) return "says \"" + who + "\" instead of client or server";
  if (who == server && !said.is_object()) return "has a message of the server that is no object";
  if (who == server && said.contains("method") && !said.at("method").is_string()) return "has a method that is no word";
  recording.entries.push_back({who == client, std::move(said), line});
  return {};
}

}  // namespace

Circumstances circumstances_of_now() {
  return {language_of_environment().value_or(Language::en), config::today(), std::string(version)};
}

rpc::Json json(const Circumstances& circumstances) {
  rpc::Json out = {{"gouji", circumstances.version}, {"language", name(circumstances.language)}};
  if (circumstances.today) out["today"] = written(*circumstances.today);
  return out;
}

base::Result<Recording> read_recording(const std::string& path) {
  const auto bytes = files::read_file(path);
  if (!bytes) return bytes.error();
  Recording recording;
  std::string_view rest = *bytes;
  for (std::size_t line = 1; !rest.empty(); ++line) {
    const std::string_view text = rest.substr(0, rest.find('\n'));
    rest.remove_prefix(std::min(rest.size(), text.size() + 1));
    if (text.find_first_not_of(" \t\r") == std::string_view::npos) continue;
    if (const std::string why = read_line(text, line, recording); !why.empty())
      return base::Error{path + ":" + std::to_string(line) + ": the line " + why};
  }
  if (recording.entries.empty()) return base::Error{path + ": there is no message in it"};
  return recording;
}

}  // namespace gouji::replay
