// Opens a report in the real program and finds places in it, for tests of what is answered there.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include <catch2/catch.hpp>

#include "tests/support/lsp_client.h"

namespace gouji::support {

inline constexpr std::string_view uri = "file:///a.report.md";

// The place of the first occurrence, its column in UTF-16 units.
inline Json place(const std::string& text, std::string_view words, std::size_t more = 0) {
  int line = 0, character = 0;
  const auto end = text.find(words);
  REQUIRE(end != std::string::npos);
  for (std::size_t i = 0; i < end + more; ++i) {
    const auto byte = static_cast<unsigned char>(text[i]);
    if (byte == '\n')
      ++line, character = 0;
    else if ((byte & 0xC0) != 0x80)
      character += byte >= 0xF0 ? 2 : 1;
  }
  return {{"line", line}, {"character", character}};
}

inline Json at(const Json& position) { return {{"textDocument", {{"uri", uri}}}, {"position", position}}; }

inline Json range_at(const Json& position) { return {{"start", position}, {"end", position}}; }

inline Json actions_at(LspClient& client, const Json& range, const Json& only = nullptr) {
  Json context = {{"diagnostics", Json::array()}};
  if (!only.is_null()) context["only"] = only;
  return client.result("textDocument/codeAction",
                       {{"textDocument", {{"uri", uri}}}, {"range", range}, {"context", context}});
}

struct Opened {
  LspClient client;
  Json published;
  explicit Opened(const std::string& text, const Json& capabilities = full_capabilities(),
                  std::string_view language = "gouji-report") {
    client.begin(capabilities);
    client.open(uri, text, 3, language);
    published = client.next_diagnostics(uri);
  }
};

inline std::vector<std::string> codes(const Json& published) {
  std::vector<std::string> out;
  for (const Json& diagnostic : published.at("diagnostics")) out.push_back(diagnostic.value("code", ""));
  return out;
}

}  // namespace gouji::support
