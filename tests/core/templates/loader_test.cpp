// Tests that a template file which is wrong is refused with the path of what is wrong, and never ends the program.
#include "core/templates/loader.h"

#include <catch2/catch.hpp>

#include <nlohmann/json.hpp>

#include "core/base/embedded.h"

namespace gouji::templates {

namespace {

using Json = nlohmann::json;

Json good() { return Json::parse(*base::embedded("templates/ogi-2021.json")); }

// The reason why the file is refused; empty when it is taken.
std::string refusal(const Json& json) {
  const base::Result<Template> loaded = load("form.json", json.dump());
  return loaded ? "" : loaded.error().reason;
}

void check_refusal(const Json& json, std::string_view path, std::string_view reason) {
  const std::string said = refusal(json);
  INFO(said);
  CHECK(said.starts_with("form.json: "));
  CHECK(said.find(path) != std::string::npos);
  CHECK(said.find(reason) != std::string::npos);
}

}  // namespace

TEST_CASE("The built-in forms are taken") { CHECK(refusal(good()).empty()); }

TEST_CASE("What is no JSON is refused") {
  for (const std::string_view bytes : {"", "{", "[1,", "\xFF\xFE", "no"}) {
    const base::Result<Template> loaded = load("form.json", bytes);
    REQUIRE_FALSE(loaded);
    CHECK(loaded.error().reason == "form.json: /: is not JSON");
  }
}

TEST_CASE("A missing or mistyped field is told with its path") {
  Json json = good();
  json.erase("id");
  check_refusal(json, "/id", "is missing");
  json = good();
  json["years"]["from"] = "2021";
  check_refusal(json, "/years/from", "must be a year");
  json = good();
  json["sections"][1]["title"] = 2;
  check_refusal(json, "/sections/1/title", "must be a string");
  json = good();
  json["tables"][0]["columns"][0]["domain"] = "percent";
  check_refusal(json, "/tables/0/columns/0/domain", "must be count, amount or signed");
  json = good();
  json["tables"] = "none";
  check_refusal(json, "/tables", "must be an array");
}

TEST_CASE("A name that nothing bears is told with its path") {
  Json json = good();
  json["sections"][1]["tables"][0] = "s2.art20-7";
  check_refusal(json, "/sections/1/tables", "names no table: s2.art20-7");
  json = good();
  json["relations"][0]["code"] = "sum.total";
  check_refusal(json, "/relations/0/code", "is no code: sum.total");
  json = good();
  json["relations"][0]["solves"] = "sum";
  check_refusal(json, "/relations/0/solves", "is no row or column: sum");
  json = good();
  json["relations"][0]["right"] = Json::array({"persons"});
  check_refusal(json, "/relations/0/right", "names no row or column: persons");
}

TEST_CASE("A JSON value of any kind in any place is refused or taken, and nothing breaks") {
  const Json wrong[] = {Json(), Json(3), Json("x"), Json::array(), Json::object(), Json::array({Json(), 1, "y"})};
  const Json whole = good();
  for (const auto& [key, value] : whole.items()) {
    for (const Json& other : wrong) {
      Json json = whole;
      json[key] = other;
      INFO(key << " " << other.dump());
      CHECK((refusal(json).empty() || refusal(json).starts_with("form.json: ")));
    }
  }
  for (const Json& other : wrong) CHECK_FALSE(refusal(other).empty());
}

}  // namespace gouji::templates
