// What is kept of a report is what it says, and takes a few kilobytes.
#include "core/relatives/digest.h"

#include <catch2/catch.hpp>

#include "tests/support/samples.h"
#include "tests/support/snapshots.h"

namespace gouji::relatives {

TEST_CASE("A digest holds the organ, the year, the numbers and the sentences of its report") {
  const model::Snapshot snapshot = tests::open(support::clean_report());
  const Digests all = digests(snapshot, tests::library());
  REQUIRE(all.size() == 1);
  const Digest& digest = *all.front();
  CHECK(digest.organ == "云溪市青禾区农业农村局");
  CHECK(digest.year == 2023);
  const std::size_t table = *digest.form->find_table("s3");
  const templates::Table& spec = digest.form->tables[table];
  const Cell* cell = digest.cell(table, *spec.rows.find_leaf("new-received"), *spec.columns.find_leaf("total"));
  REQUIRE(cell != nullptr);
  CHECK(cell->value.to_string() == "39");
  CHECK(snapshot.text().slice(cell->place.range()) == "39");
  CHECK(digest.headings.size() == 6);
  for (const Sentence& sentence : digest.sentences)
    CHECK(snapshot.text().slice(sentence.place.range()).size() == sentence.place.size);
  CHECK(digest.sentences.size() > 10);
}

TEST_CASE("Of a text that is no report nothing is kept") {
  CHECK(digests(tests::open("今天天气很好。\n"), tests::library()).empty());
  CHECK(digests(tests::open(""), tests::library()).empty());
}

TEST_CASE("Spaces make no other sentence") {
  const std::string text = support::clean_report();
  const Digests one = digests(tests::open(text), tests::library());
  const Digests other =
      digests(tests::open(support::replaced(text, "坚持以公开为常态", "坚持 以公开为常态")), tests::library());
  REQUIRE(one.front()->sentences.size() == other.front()->sentences.size());
  for (std::size_t i = 0; i < one.front()->sentences.size(); ++i)
    CHECK(one.front()->sentences[i].print == other.front()->sentences[i].print);
}

}  // namespace gouji::relatives
