// Shows that the embedded files are the files of core/data, byte for byte.
#include "core/base/embedded.h"
#include "tests/support/paths.h"

#include <algorithm>
#include <catch2/catch.hpp>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

using gouji::base::embedded;
using gouji::base::embedded_files;

namespace {

const std::filesystem::path data = gouji::tests::source_dir() / "core/data";

std::string bytes_of(const std::filesystem::path& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
}

}  // namespace

TEST_CASE("every data file is embedded byte for byte") {
  std::vector<std::string> paths;
  for (const char* folder : {"codes", "lexicon", "messages", "publish", "templates"}) {
    if (!std::filesystem::exists(data / folder)) continue;
    for (const auto& entry : std::filesystem::directory_iterator(data / folder)) {
      const std::string name = entry.path().filename().string();
      if (!entry.is_regular_file() || name.starts_with('.')) continue;
      paths.push_back(std::string(folder) + "/" + name);
      INFO(paths.back());
      const auto bytes = embedded(paths.back());
      REQUIRE(bytes);
      REQUIRE(*bytes == bytes_of(entry.path()));
    }
  }
  CHECK(paths.size() == embedded_files().size());
}

TEST_CASE("embedded files are sorted by path") {
  const auto files = embedded_files();
  const auto by_path = [](const auto& left, const auto& right) { return left.path < right.path; };
  CHECK(std::is_sorted(files.begin(), files.end(), by_path));
}

TEST_CASE("a file that is not there is not embedded") {
  CHECK_FALSE(embedded("templates/none.json"));
  CHECK_FALSE(embedded(""));
  CHECK_FALSE(embedded("zzz"));
}
