// Reads and writes JSON text in the one way every message goes, forgiving what real clients get wrong.
#pragma once

#include <nlohmann/json.hpp>
#include <optional>
#include <string>
#include <string_view>

namespace gouji::rpc {

using Json = nlohmann::json;

// Empty when the text is no JSON. Lone surrogate escapes and bytes that are not UTF-8 become U+FFFD: an editor may send
// half a character, and refusing the message would let the two texts drift apart.
std::optional<Json> parse(std::string_view text);

// Never fails: bytes that are not UTF-8 become U+FFFD.
std::string dump(const Json& value);

// The text as a JSON string, quotes included.
std::string quoted(std::string_view text);

}  // namespace gouji::rpc
