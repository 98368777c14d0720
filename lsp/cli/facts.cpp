// Keeps the shape of section 3.2 of the contract; numbers are written digit by digit as they were read.
#include "lsp/cli/facts.h"

#include <cstdio>
#include <set>

#include "core/model/snapshot.h"
#include "lsp/cli/json_writer.h"
#include "lsp/cli/place.h"
#include "lsp/cli/project.h"
#include "lsp/files/paths.h"
#include "lsp/import/document.h"

namespace gouji::cli {

namespace {

constexpr std::string_view kind_names[] = {"number", "blank", "dash", "text"};

// Calls fn(address, cell, text) for every cell of the report, in document order of its tables. Of a table that stands there
// twice, which has the same addresses, only the first counts.
template <class Fn>
void each_cell(const model::Report& report, Fn fn) {
  std::set<std::string> seen;
  for (const model::Table& table : report.tables)
    for (std::size_t row = 0; row < table.rows.size(); ++row)
      for (std::size_t column = 0; column < table.columns(); ++column)
        if (const model::BoundCell* found = table.cell({row, column}))
          if (const auto [address, is_new] = seen.insert(table.address({row, column})); is_new)
            fn(*address, *found, table.text({row, column}));
}

std::string_view template_of(const model::Report& report) {
  return report.form && report.form_known ? std::string_view(report.form->id) : std::string_view();
}

// Writes one report of a document as JSON.
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
    string_or_null("template", template_of(report_));
    sections();
    cells();
    figures();
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
    json_.key("cells").begin_object();
    each_cell(report_, [this](const std::string& address, const model::BoundCell& found, const std::string& text) {
      cell(address, found, text);
    });
    json_.end_object();
  }

  void cell(const std::string& address, const model::BoundCell& cell, const std::string& text) {
    const bool number = cell.value.kind == model::ValueKind::number;
    json_.key(address).begin_object();
    json_.key("kind").string(kind_names[static_cast<std::size_t>(cell.value.kind)]);
    json_.key("value").raw(number ? cell.value.number.to_string() : "null");
    json_.key("text").string(text);
    string_or_null("unit", cell.value.unit);
    const Place at = place(cell.content.begin);
    json_.key("line").number(at.line).key("column").number(at.column).end_object();
  }

  void figures() {
    json_.key("figures").begin_array();
    const std::vector<model::Tie> ties = model::tie_out(report_.figures, report_.grids);
    for (std::size_t i = 0; i < ties.size(); ++i) {
      const model::Figure& figure = report_.figures[i];
      const Place at = place(figure.number.begin);
      json_.begin_object().key("line").number(at.line).key("column").number(at.column);
      json_.key("text").string(figure.count->text).key("value").raw(figure.count->value.to_string());
      json_.key("refers").begin_array();
      for (const model::CellRef& cell : ties[i].refers) json_.string(report_.tables[cell.table].address(cell.at));
      json_.end_array().end_object();
    }
    json_.end_array();
  }

  Place place(std::size_t offset) const { return place_of(text_, placed_.begin + offset); }

  JsonWriter& json_;
  const text::Text& text_;
  const model::PlacedReport placed_;
  const model::Report& report_;
};

void write_json(JsonWriter& json, const std::string& path, const model::Snapshot& snapshot) {
  json.begin_object().key("path").string(path).key("reports").begin_array();
  snapshot.for_each_report([&](const model::PlacedReport& placed) {
    if (placed.report->recognised) ReportFacts(json, snapshot.text(), placed).write();
    return true;
  });
  json.end_array().end_object();
}

// A field of CSV: quoted where it must be.
std::string quoted_field(std::string_view field) {
  if (field.find_first_of(",\"\r\n") == field.npos) return std::string(field);
  std::string out = "\"";
  for (const char c : field) out.append(c == '"' ? 2 : 1, c);
  return out + '"';
}

constexpr std::string_view csv_header = "path,report,organ,year,template,cell,kind,value,unit,line,column\r\n";

// `report` counts the reports of the file from 1.
void write_csv(std::string& out, const std::string& path, const model::Snapshot& snapshot) {
  std::size_t number = 0;
  snapshot.for_each_report([&](const model::PlacedReport& placed) {
    const model::Report& report = *placed.report;
    if (!report.recognised) return true;
    const std::string begin = quoted_field(path) + ',' + std::to_string(++number) + ',' + quoted_field(report.organ) +
                              ',' + (report.year ? std::to_string(*report.year) : "") + ',' +
                              std::string(template_of(report)) + ',';
    each_cell(report, [&](const std::string& address, const model::BoundCell& cell, const std::string&) {
      const bool is_number = cell.value.kind == model::ValueKind::number;
      const Place at = place_of(snapshot.text(), placed.begin + cell.content.begin);
      out += begin + address + ',' + std::string(kind_names[static_cast<std::size_t>(cell.value.kind)]) + ',' +
             (is_number ? cell.value.number.to_string() : "") + ',' + quoted_field(cell.value.unit) + ',' +
             std::to_string(at.line) + ',' + std::to_string(at.column) + "\r\n";
    });
    return true;
  });
}

}  // namespace

int facts(const FactsOptions& options) {
  const auto library = templates::Library::built_in();
  if (!library) return std::fprintf(stderr, "gouji: %s\n", library.error().reason.c_str()), 2;
  ProjectTerms terms(library.value(), language_of_environment().value_or(Language::zh_hans));
  bool unreadable = false;
  std::string out;
  JsonWriter json(out);
  if (options.format == FactsFormat::json) json.begin_object().key("files").begin_array();
  if (options.format == FactsFormat::csv) out += csv_header;
  const files::Expanded found = files::expanded(
      options.paths, [&terms](const std::string& file) { return terms.excludes(file); }, files::Kinds::text_and_word);
  for (const base::Error& folder : found.unreadable) {
    std::fprintf(stderr, "gouji: %s\n", folder.reason.c_str());
    unreadable = true;
  }
  for (const std::string& path : found.files) {
    const FileTerms file_terms = terms.of(path);
    const auto bytes = import::read_document(file_terms.library, path);
    if (!bytes) {
      std::fprintf(stderr, "gouji: %s\n", bytes.error().reason.c_str());
      unreadable = true;
      continue;
    }
    const auto snapshot = model::Snapshot::open(file_terms.library, text::Text::from(bytes->text), model::Examiner{});
    if (options.format == FactsFormat::csv) {
      write_csv(out, path, snapshot);
    } else if (options.format == FactsFormat::ndjson) {
      JsonWriter line(out, JsonLayout::one_line);
      write_json(line, path, snapshot);
    } else {
      write_json(json, path, snapshot);
    }
    std::fwrite(out.data(), 1, out.size(), stdout);
    out.clear();
  }
  if (options.format == FactsFormat::json) json.end_array().end_object();
  std::fwrite(out.data(), 1, out.size(), stdout);
  return unreadable ? 2 : 0;
}

}  // namespace gouji::cli
