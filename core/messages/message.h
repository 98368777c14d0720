// Says what there is to say as a key and arguments, so that no sentence of any language stands in the core.
#pragma once

#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace gouji::messages {

// A named value that the catalogue's sentence asks for. Numbers and words of the document are strings; a list is
// joined by the catalogue with the comma of its language.
struct Argument {
  std::string_view name;
  std::variant<std::string, std::vector<std::string>> value;

  friend bool operator==(const Argument&, const Argument&) = default;
};

// `key` is a key of the catalogues and must outlive the message: a literal or a code's name.
struct Message {
  std::string_view key;
  std::vector<Argument> arguments;

  friend bool operator==(const Message&, const Message&) = default;
};

}  // namespace gouji::messages
