// Which reports belong together is told by names, years and folders alone.
#include "core/relatives/index.h"

#include <catch2/catch.hpp>

namespace gouji::relatives {

namespace {

Digests report(const std::string& organ, int year) {
  auto digest = std::make_shared<Digest>();
  digest->organ = organ;
  digest->name = organ;
  digest->year = year;
  return {digest};
}

// The document of last year's report; empty where none is found.
std::string last_year(const Index& index, const std::string& document) {
  const auto found = index.last_year(document, *index.digests(document)->front());
  return found ? found->member.document : "";
}

}  // namespace

TEST_CASE("The reports of two years of one organ belong together, whatever their folders are called") {
  Index index;
  index.put("/a/2023/x", report("云溪市青禾区财政局", 2023));
  index.put("/a/old/y", report("云溪市青禾区财政局", 2022));
  index.put("/a/old/z", report("云溪市青禾区民政局", 2022));
  CHECK(last_year(index, "/a/2023/x") == "/a/old/y");
  CHECK(last_year(index, "/a/old/y").empty());
}

TEST_CASE("Two spellings are one organ when one ends with the other") {
  Index index;
  index.put("/a/2023", report("青禾区财政局", 2023));
  index.put("/a/2022", report("云溪市青禾区财政局", 2022));
  CHECK(last_year(index, "/a/2023") == "/a/2022");
  index.put("/a/2024", report("云溪市青禾区财政局", 2024));
  CHECK(last_year(index, "/a/2024") == "/a/2023");
}

TEST_CASE("A short name that two organs share belongs to neither") {
  Index index;
  index.put("/2023", report("云溪市青禾区财政局", 2023));
  index.put("/2022", report("财政局", 2022));
  CHECK(last_year(index, "/2023") == "/2022");
  index.put("/other", report("云溪市白鹭区财政局", 2023));
  CHECK(last_year(index, "/2023").empty());
  CHECK(last_year(index, "/other").empty());
}

TEST_CASE("Names without a place pair only within a folder, or with that of another year") {
  Index index;
  index.put("/a/2023/x", report("财政局", 2023));
  index.put("/b/2022/x", report("财政局", 2022));
  CHECK(last_year(index, "/a/2023/x").empty());
  index.put("/a/2022/x", report("财政局", 2022));
  CHECK(last_year(index, "/a/2023/x") == "/a/2022/x");
}

TEST_CASE("Of two reports of last year the nearer one is meant, and none where both are as near") {
  Index index;
  index.put("/a/x/2023", report("青禾区财政局", 2023));
  index.put("/a/x/2022", report("青禾区财政局", 2022));
  index.put("/b/2022", report("青禾区财政局", 2022));
  CHECK(last_year(index, "/a/x/2023") == "/a/x/2022");
  index.put("/a/x/copy", report("青禾区财政局", 2022));
  CHECK(last_year(index, "/a/x/2023").empty());
  index.put("/a/x/copy", {});
  CHECK(last_year(index, "/a/x/2023") == "/a/x/2022");
}

TEST_CASE("A named file is last year's where names do not tell, but not that of organs that have their own") {
  Index index;
  index.put("/2023", report("青禾区数据局", 2023));
  index.put("/named", report("青禾区大数据中心", 2022));
  index.put("/other-2023", report("青禾区民政局", 2023));
  index.put("/other-2022", report("青禾区民政局", 2022));
  for (const std::string document : {"/2023", "/other-2023"}) index.declare(document, {"/named", std::nullopt, {}});
  CHECK(last_year(index, "/2023") == "/named");
  CHECK(last_year(index, "/other-2023") == "/other-2022");
  index.put("/center", report("青禾区大数据中心", 2023));
  CHECK(last_year(index, "/2023").empty());
}

TEST_CASE("A change in a report concerns the year after and the organs above") {
  Index index;
  index.put("/2022", report("青禾区财政局", 2022));
  index.put("/2023", report("青禾区财政局", 2023));
  index.put("/alone", report("青禾区民政局", 2023));
  index.put("/government", report("青禾区人民政府", 2022));
  index.declare("/government", {"", std::vector<std::string>{"/2022"}, {}});
  CHECK(index.dependents("/2022") == std::set<std::string>{"/2022", "/2023", "/government"});
  CHECK(index.dependents("/2023") == std::set<std::string>{"/2023"});
}

TEST_CASE("The parts of a government are those of its year, and those that are missing have names") {
  Index index;
  index.put("/g", report("青禾区人民政府", 2023));
  index.put("/a", report("青禾区财政局", 2023));
  index.put("/b", report("青禾区民政局", 2022));
  CHECK_FALSE(index.parts("/g", *index.digests("/g")->front()));
  index.declare("/g", {"", std::vector<std::string>{"/a", "/b"}, {"c.txt"}});
  const auto parts = index.parts("/g", *index.digests("/g")->front());
  REQUIRE(parts);
  CHECK(parts->members.size() == 1);
  CHECK(parts->missing == std::vector<std::string>{"c.txt", "青禾区民政局"});
}

}  // namespace gouji::relatives
