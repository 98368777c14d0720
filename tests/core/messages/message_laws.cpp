// Reads the sentences of one catalogue; that the others ask for the same is a law of its own.
#include "tests/core/messages/message_laws.h"

#include <algorithm>
#include <catch2/catch.hpp>
#include <map>
#include <nlohmann/json.hpp>

#include "core/base/embedded.h"

namespace gouji::tests {

namespace {

const std::map<std::string, std::string, std::less<>>& catalogue() {
  static const auto sentences = nlohmann::json::parse(base::embedded("messages/zh-Hans.json").value_or("{}"))
                                    .get<std::map<std::string, std::string, std::less<>>>();
  return sentences;
}

}  // namespace

void check_message(const messages::Message& message) {
  INFO("message " << message.key);
  const auto found = catalogue().find(message.key);
  REQUIRE(found != catalogue().end());
  const std::string& sentence = found->second;
  for (std::size_t open = sentence.find('{'); open != std::string::npos; open = sentence.find('{', open + 1)) {
    const std::string name = sentence.substr(open + 1, sentence.find_first_of(":}", open) - open - 1);
    INFO("argument " << name);
    CHECK(std::any_of(message.arguments.begin(), message.arguments.end(),
                      [&name](const messages::Argument& argument) { return argument.name == name; }));
  }
}

}  // namespace gouji::tests
