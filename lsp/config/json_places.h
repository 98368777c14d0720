// Tells where the keys and values of a JSON text stand, which the parser forgets.
#pragma once

#include <cstddef>
#include <map>
#include <string>
#include <string_view>

namespace gouji::config {

struct JsonPlace {
  std::size_t key = 0;    // byte offset of the key's first quote; of the value where it has no key
  std::size_t value = 0;  // of the value's first byte
};

// By path: "severity/sum.row", "exclude/0". The text is valid JSON.
std::map<std::string, JsonPlace> json_places(std::string_view text);

}  // namespace gouji::config
