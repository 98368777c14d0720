// Is the least a language server over standard input and output can do: it applies the change and publishes an empty list.
#include <cerrno>
#include <cstring>
#include <nlohmann/json.hpp>
#include <string>
#include <string_view>
#include <vector>

#include "tests/bench/frames.h"

namespace {

using gouji::bench::framed;
using gouji::bench::Frames;
using Json = nlohmann::json;

struct Position {
  std::size_t line;
  std::size_t column;  // in UTF-16 units
};

// The text in chunks of some lines, so that an edit costs the same in a small and in a large document.
class Lines {
 public:
  void set(std::string_view text) {
    chunks_.clear();
    first_lines_.clear();
    std::size_t lines = 0;
    do {
      const std::size_t size = length_of_lines(text, lines_in_chunk);
      chunks_.emplace_back(text.substr(0, size));
      first_lines_.push_back(lines);
      lines += lines_in_chunk;
      text.remove_prefix(size);
    } while (!text.empty());
  }

  void replace(Position begin, Position end, std::string_view with) {
    const std::size_t first = chunk_of(begin.line);
    const std::size_t last = chunk_of(end.line);
    const std::size_t from = offset_in(first, begin);
    std::size_t to = offset_in(last, end);
    if (last > first) to += join(first, last);
    std::string& chunk = chunks_[first];
    const auto breaks = [](std::string_view text) { return std::count(text.begin(), text.end(), '\n'); };
    const std::ptrdiff_t more = breaks(with) - breaks(std::string_view(chunk).substr(from, to - from));
    chunk.replace(from, to - from, with);
    if (more == 0) return;
    for (std::size_t i = first + 1; i < chunks_.size(); ++i) first_lines_[i] += static_cast<std::size_t>(more);
  }

  std::string text() const {
    std::string all;
    for (const std::string& chunk : chunks_) all += chunk;
    return all;
  }

 private:
  static constexpr std::size_t lines_in_chunk = 64;

  static std::size_t length_of_lines(std::string_view text, std::size_t count) {
    std::size_t at = 0;
    for (; count > 0 && at < text.size(); --count) at = std::min(text.find('\n', at), text.size() - 1) + 1;
    return at;
  }

  static std::size_t length_of_units(std::string_view text, std::size_t units) {
    std::size_t at = 0;
    while (units > 0 && at < text.size()) {
      const auto lead = static_cast<unsigned char>(text[at]);
      at += lead < 0x80 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
      units -= std::min<std::size_t>(units, lead < 0xF0 ? 1 : 2);
    }
    return std::min(at, text.size());
  }

  std::size_t chunk_of(std::size_t line) const {
    const auto after = std::upper_bound(first_lines_.begin(), first_lines_.end(), line);
    return static_cast<std::size_t>(after - first_lines_.begin()) - 1;
  }

  std::size_t offset_in(std::size_t chunk, Position position) const {
    const std::string_view text = chunks_[chunk];
    const std::size_t line = length_of_lines(text, position.line - first_lines_[chunk]);
    return line + length_of_units(text.substr(line), position.column);
  }

  // Makes one chunk of those from `first` to `last`; returns what stands before `last` in it.
  std::size_t join(std::size_t first, std::size_t last) {
    std::size_t before = 0;
    for (std::size_t i = first + 1; i <= last; ++i) {
      before = chunks_[first].size();
      chunks_[first] += chunks_[i];
    }
    const auto erase = [&](auto& list) {
      list.erase(list.begin() + static_cast<std::ptrdiff_t>(first + 1),
                 list.begin() + static_cast<std::ptrdiff_t>(last + 1));
    };
    erase(chunks_);
    erase(first_lines_);
    return before;
  }

  std::vector<std::string> chunks_;
  std::vector<std::size_t> first_lines_;  // the number of each chunk's first line
};

void send(const Json& message) {
  const std::string bytes = framed(message.dump());
  std::string_view rest = bytes;
  while (!rest.empty()) {
    const ssize_t count = ::write(STDOUT_FILENO, rest.data(), rest.size());
    if (count < 0 && errno != EINTR) std::exit(1);
    if (count > 0) rest.remove_prefix(static_cast<std::size_t>(count));
  }
}

void publish(const Json& document) {
  send({{"jsonrpc", "2.0"},
        {"method", "textDocument/publishDiagnostics"},
        {"params", {{"uri", document["uri"]}, {"version", document["version"]}, {"diagnostics", Json::array()}}}});
}

void change(Lines& lines, const Json& params) {
  const auto position = [](const Json& at) { return Position{at["line"], at["character"]}; };
  for (const Json& one : params["contentChanges"]) {
    const Json& range = one["range"];
    lines.replace(position(range["start"]), position(range["end"]), one["text"].get_ref<const std::string&>());
  }
}

Json result_of(const std::string& method, const Lines& lines) {
  if (method == "initialize")
    return {{"capabilities",
             {{"textDocumentSync", {{"openClose", true}, {"change", 2}}},
              {"hoverProvider", true},
              {"documentSymbolProvider", true}}}};
  if (method == "textDocument/documentSymbol") return Json::array();
  if (method == "floor/text") return lines.text();
  return nullptr;
}

void receive(const Json& message, Lines& lines) {
  const auto& method = message["method"].get_ref<const std::string&>();
  if (method == "textDocument/didChange") {
    change(lines, message["params"]);
    publish(message["params"]["textDocument"]);
  } else if (method == "textDocument/didOpen") {
    const Json& document = message["params"]["textDocument"];
    lines.set(document["text"].get_ref<const std::string&>());
    publish(document);
  } else if (message.contains("id")) {
    send({{"jsonrpc", "2.0"}, {"id", message["id"]}, {"result", result_of(method, lines)}});
  } else if (method == "exit") {
    std::exit(0);
  }
}

}  // namespace

int main() {
  Frames frames;
  Lines lines;
  while (frames.read(STDIN_FILENO) > 0)
    while (const auto body = frames.next()) receive(Json::parse(*body), lines);
}
