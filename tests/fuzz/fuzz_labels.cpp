// Matches arbitrary words and damaged labels of the forms: looks alone never change a label's meaning, distances are
// distances, and titles, headings and values keep their places in the words.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>

#include "core/model/heading.h"
#include "core/model/label.h"
#include "core/model/reading.h"
#include "core/model/title.h"
#include "core/model/value.h"
#include "core/templates/library.h"
#include "core/text/fold.h"
#include "tests/support/spelt_alike.h"

namespace {

using gouji::templates::Library;

const Library& library() {
  static const std::shared_ptr<const Library> loaded = *Library::built_in();
  return *loaded;
}

void require(bool holds) {
  if (!holds) std::abort();
}

// A label of the forms that the two numbers choose.
const std::string& chosen_label(std::size_t table, std::size_t label) {
  const auto forms = library().templates();
  const auto& tables = forms[table % forms.size()].tables;
  const auto& chosen = tables[table / forms.size() % tables.size()];
  const auto& axis = label % 2 == 0 && chosen.labelled_rows() ? chosen.rows : chosen.columns;
  return axis.headings[label / 2 % axis.headings.size()].label;
}

void check_words(std::string_view words) {
  const std::string folded = gouji::text::fold(words);
  require(gouji::text::fold(folded) == folded);
  require(gouji::model::distance(folded, folded, 3) == 0);
  gouji::model::read_value(words);
  if (const auto heading = gouji::model::match_heading(library(), words))
    require(heading->words.begin <= heading->words.end && heading->words.end <= words.size());
  if (const auto title = gouji::model::read_title(library(), words)) require(title->year_at <= words.size());
}

void check_distance(std::string_view a, std::string_view b) {
  for (const std::size_t limit : {std::size_t{0}, std::size_t{2}, std::size_t{5}}) {
    const std::size_t there = gouji::model::distance(a, b, limit);
    require(there == gouji::model::distance(b, a, limit) && there <= limit + 1);
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size < 3) return 0;
  const std::string& label = chosen_label(data[0], data[1]);
  const std::string_view rest(reinterpret_cast<const char*>(data + 2), std::min<std::size_t>(size - 2, 600));
  check_words(rest);
  check_distance(gouji::text::fold(rest), gouji::text::fold(label));

  std::size_t at = 0;
  const auto draw = [&](std::size_t limit) {
    return at < rest.size() ? static_cast<unsigned char>(rest[at++]) % (limit + 1) : 0;
  };
  const std::string alike = gouji::tests::spelt_alike(label, draw);
  require(gouji::text::fold(alike) == gouji::text::fold(label));
  check_words(alike);

  // A label with some bytes in its midst, as slips and broken files make them.
  std::string damaged = label;
  damaged.insert(data[0] % (label.size() + 1), rest.substr(0, 8));
  check_words(damaged);
  return 0;
}
