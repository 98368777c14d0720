// Keeps the shape of section 3.2 of the contract; numbers are written digit by digit as they were read.
#include "lsp/cli/facts.h"

#include <cstdio>
#include <set>

#include "core/model/snapshot.h"
#include "lsp/cli/json_writer.h"
#include "lsp/cli/paths.h"
#include "lsp/cli/place.h"
#include "lsp/cli/read_file.h"

namespace gouji::cli {

namespace {

constexpr std::string_view kind_names[] = {"number", "blank", "dash", "text"};

std::vector<model::Finding> examine_nothing(const model::Report&) { return {}; }

// Writes one report of a document.
class ReportFacts {
 public:
  ReportFacts(JsonWriter& json, const text::Text& text, model::PlacedReport placed)
      : json_(json), text_(text), placed_(placed), report_(*placed.report) {}

  void write() {
    json_.begin_object();
    string_or_null("title", report_.title ? report_.title->text : "");
    string_or_null("organ", report_.organ);
    json_.key("year");
    report_.year ? json_.raw(std::to_string(*report_.year)) : json_.null();
    string_or_null("template", report_.form && report_.form_known ? report_.form->id : "");
    sections();
    cells();
    json_.key("figures").begin_array().end_array();
    json_.end_object();
  }

 private:
  void string_or_null(std::string_view key, std::string_view text) {
    json_.key(key);
    text.empty() ? json_.null() : json_.string(text);
  }

  void sections() {
    json_.key("sections").begin_array();
    for (const model::SectionHeading& heading : report_.headings) {
      if (heading.aspect()) continue;
      json_.begin_object().key("id").string(heading.id).key("title").string(heading.text);
      json_.key("line").number(place(heading.words.begin).line).end_object();
    }
    json_.end_array();
  }

  void cells() {
    std::set<std::string> written;  // a table that stands there twice has the same addresses
    json_.key("cells").begin_object();
    for (const model::Table& table : report_.tables)
      for (std::size_t row = 0; row < table.rows.size(); ++row)
        for (std::size_t column = 0; column < table.columns(); ++column)
          if (const model::BoundCell* found = table.cell({row, column}))
            if (const auto [address, is_new] = written.insert(table.address({row, column})); is_new)
              cell(*address, *found);
    json_.end_object();
  }

  void cell(const std::string& address, const model::BoundCell& cell) {
    const bool number = cell.value.kind == model::ValueKind::number;
    json_.key(address).begin_object();
    json_.key("kind").string(kind_names[static_cast<std::size_t>(cell.value.kind)]);
    json_.key("value").raw(number ? cell.value.number.to_string() : "null");
    json_.key("text").string(cell.text);
    string_or_null("unit", cell.value.unit);
    const Place at = place(cell.content.begin);
    json_.key("line").number(at.line).key("column").number(at.column).end_object();
  }

  Place place(std::size_t offset) const { return place_of(text_, placed_.begin + offset); }

  JsonWriter& json_;
  const text::Text& text_;
  const model::PlacedReport placed_;
  const model::Report& report_;
};

}  // namespace

int facts(const std::vector<std::string>& paths) {
  const auto library = templates::Library::built_in();
  if (!library) return std::fprintf(stderr, "gouji: %s\n", library.error().reason.c_str()), 2;
  bool unreadable = false;
  std::string out;
  JsonWriter json(out);
  json.begin_object().key("files").begin_array();
  for (const std::string& path : expanded(paths)) {
    const auto bytes = read_file(path);
    if (!bytes) {
      std::fprintf(stderr, "gouji: %s\n", bytes.error().reason.c_str());
      unreadable = true;
      continue;
    }
    const auto snapshot = model::Snapshot::open(library.value(), text::Text::from(*bytes), examine_nothing);
    json.begin_object().key("path").string(path).key("reports").begin_array();
    for (const model::PlacedReport& placed : snapshot.all_reports())
      if (placed.report->recognised) ReportFacts(json, snapshot.text(), placed).write();
    json.end_array().end_object();
    std::fwrite(out.data(), 1, out.size(), stdout);
    out.clear();
  }
  json.end_array().end_object();
  std::fwrite(out.data(), 1, out.size(), stdout);
  return unreadable ? 2 : 0;
}

}  // namespace gouji::cli
