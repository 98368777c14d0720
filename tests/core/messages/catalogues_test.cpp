// Holds law 9: whatever can be said can be said in three languages, and every code is explained and tested.
#include <catch2/catch.hpp>

#include <algorithm>
#include <filesystem>
#include <map>
#include <nlohmann/json.hpp>
#include <regex>
#include <set>

#include "core/base/embedded.h"
#include "core/messages/codes.h"
#include "tests/support/paths.h"
#include "tests/support/source_file.h"

namespace gouji::tests {

namespace {

using Catalogue = std::map<std::string, std::string>;

constexpr std::string_view languages[] = {"zh-Hans", "zh-Hant", "en"};

Catalogue read_catalogue(std::string_view language) {
  const auto bytes = base::embedded("messages/" + std::string(language) + ".json");
  REQUIRE(bytes);
  return nlohmann::json::parse(*bytes).get<Catalogue>();
}

std::set<std::string> placeholders(const std::string& sentence) {
  static const std::regex placeholder(R"(\{([a-z_:-]+)\})");
  std::set<std::string> names;
  for (std::sregex_iterator at(sentence.begin(), sentence.end(), placeholder), end; at != end; ++at)
    names.insert((*at)[1]);
  return names;
}

// All literals of the C++ sources that look like keys.
std::set<std::string> used_keys() {
  static const std::regex key(R"([a-z]+(\.[a-z-]+)+)");
  std::set<std::string> used;
  for (const SourceFile& file : source_files()) {
    if (!file.in("core/") && !file.in("lsp/")) continue;
    for (const Literal& literal : file.literals)
      if (std::regex_match(literal.text, key)) used.insert(literal.text);
  }
  return used;
}

}  // namespace

TEST_CASE("Law 9: the three catalogues have the same keys with the same placeholders") {
  const Catalogue official = read_catalogue("zh-Hans");
  CHECK(official.size() > messages::codes().size());
  for (const std::string_view language : languages) {
    const Catalogue catalogue = read_catalogue(language);
    INFO(language);
    CHECK(catalogue.size() == official.size());
    for (const auto& [key, sentence] : official) {
      INFO(key);
      REQUIRE(catalogue.contains(key));
      CHECK_FALSE(catalogue.at(key).empty());
      CHECK(placeholders(catalogue.at(key)) == placeholders(sentence));
    }
  }
}

TEST_CASE("Law 9: every code has a sentence") {
  const Catalogue catalogue = read_catalogue("zh-Hans");
  for (const messages::CodeInfo& code : messages::codes()) {
    INFO(code.name);
    CHECK(catalogue.contains(std::string(code.name)));
  }
}

TEST_CASE("Law 9: every key that the sources use has a sentence") {
  const Catalogue catalogue = read_catalogue("zh-Hans");
  const std::set<std::string> kinds = {"fix", "related", "action", "completion", "hover", "symbol",
                                       "cli", "server",  "list",   "explain",    "config"};
  for (const std::string& key : used_keys()) {
    if (!kinds.contains(key.substr(0, key.find('.')))) continue;
    INFO(key);
    CHECK(catalogue.contains(key));
  }
}

TEST_CASE("Law 9: every sentence is used") {
  const std::set<std::string> used = used_keys();
  for (const auto& [key, sentence] : read_catalogue("zh-Hans")) {
    INFO(key);
    CHECK((messages::find_code(key) || used.contains(key)));
  }
}

TEST_CASE("Law 9: every code is explained in three languages, with an example of wrong and right") {
  for (const messages::CodeInfo& code : messages::codes()) {
    INFO(code.name);
    const auto text = base::embedded("codes/" + std::string(code.name) + ".md");
    REQUIRE(text);
    CHECK(text->starts_with("# " + std::string(code.name) + "\n"));
    std::size_t from = 0;
    for (const std::string_view language : languages) {
      INFO(language);
      const std::size_t begin = text->find("\n## " + std::string(language) + "\n", from);
      REQUIRE(begin != text->npos);
      const std::size_t end = std::min(text->find("\n## ", begin + 1), text->size());
      const std::string_view part = text->substr(begin, end - begin);
      CHECK(std::count(part.begin(), part.end(), '\n') > 8);
      std::size_t fences = 0;
      for (std::size_t at = part.find("\n```"); at != part.npos; at = part.find("\n```", at + 1)) ++fences;
      CHECK(fences == 4);
      from = end;
    }
  }
}

TEST_CASE("Law 9: every explanation and every folder of cases belongs to a code") {
  for (const base::EmbeddedFile& file : base::embedded_files()) {
    if (!file.path.starts_with("codes/")) continue;
    INFO(file.path);
    CHECK(messages::find_code(file.path.substr(6, file.path.size() - 9)));
  }
  const std::filesystem::path cases = source_dir() / "tests/data/checks";
  for (const messages::CodeInfo& code : messages::codes()) {
    INFO(code.name);
    // No document has this one.
    CHECK((code.code == messages::Code::template_invalid || std::filesystem::is_directory(cases / code.name)));
  }
  for (const auto& entry : std::filesystem::directory_iterator(cases)) {
    INFO(entry.path().filename().string());
    CHECK(messages::find_code(entry.path().filename().string()));
  }
}

}  // namespace gouji::tests
