// Walks over valid JSON once; what is inside brackets is remembered on a stack, so that no depth is too deep.
#include "lsp/config/json_places.h"

#include <vector>

#include "lsp/rpc/json.h"

namespace gouji::config {

namespace {

// Behind the closing quote of the string at `at`.
std::size_t string_end(std::string_view text, std::size_t at) {
  for (++at; at < text.size() && text[at] != '"'; ++at)
    if (text[at] == '\\') ++at;
  return at < text.size() ? at + 1 : text.size();
}

struct Level {
  std::string path;  // of the object or array, with / behind it
  bool array = false;
  std::size_t index = 0;
};

}  // namespace

std::map<std::string, JsonPlace> json_places(std::string_view text) {
  std::map<std::string, JsonPlace> places;
  std::vector<Level> open;
  std::string name;  // of the value to come
  std::size_t key_at = 0;
  bool key_next = false;  // the next string is a key
  bool value_next = true;
  const auto begin_value = [&](std::size_t at) {
    if (!open.empty() && open.back().array) {
      name = open.back().path + std::to_string(open.back().index);
      key_at = at;
    }
    places.emplace(name, JsonPlace{open.empty() ? at : key_at, at});
    value_next = false;
  };
  for (std::size_t at = 0; at < text.size();) {
    const char c = text[at];
    if (c == '"' && key_next) {
      const std::size_t end = string_end(text, at);
      const auto key = rpc::parse(text.substr(at, end - at));
      name = open.back().path + (key && key->is_string() ? key->get<std::string>() : "");
      key_at = at;
      key_next = false;
      at = end;
      continue;
    }
    if (value_next &&
        (c == '"' || c == '{' || c == '[' || c == '-' || (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z')))
      begin_value(at);
    if (c == '"') {
      at = string_end(text, at);
      continue;
    }
    if (c == '{' || c == '[') {
      open.push_back({open.empty() ? "" : name + "/", c == '[', 0});
      key_next = c == '{';
      value_next = c == '[';
    } else if ((c == '}' || c == ']') && !open.empty()) {
      open.pop_back();
      key_next = value_next = false;
    } else if (c == ':') {
      value_next = true;
    } else if (c == ',' && !open.empty()) {
      ++open.back().index;
      key_next = !open.back().array;
      value_next = open.back().array;
    }
    ++at;
  }
  return places;
}

}  // namespace gouji::config
