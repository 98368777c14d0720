// Reads every file once, then counts what reports tell of each other, too. Of a report nothing is kept but its counts and
// its digest.
#include "lsp/cli/summary.h"

#include <algorithm>
#include <array>
#include <cstdio>
#include <map>
#include <optional>
#include <set>
#include <thread>
#include <utility>

#include "core/checks/registry.h"
#include "core/relatives/examine.h"
#include "core/text/unicode.h"
#include "lsp/cli/checked.h"
#include "lsp/cli/in_order.h"
#include "lsp/cli/json_writer.h"
#include "lsp/cli/project.h"
#include "lsp/cli/summary_html.h"
#include "lsp/files/paths.h"
#include "lsp/files/read_file.h"

namespace gouji::cli {

namespace {

using base::Decimal;
using Counts = std::array<std::size_t, severity_names.size()>;

// What came of a file.
struct FileSummary {
  std::string path;
  std::string key;
  relatives::Digests digests;
  Counts findings{};
  std::shared_ptr<const model::Settings> settings;
  relatives::Declared declared;
  std::string failure;  // empty: it was read
};

// A report that was handed in, or one that is missing.
struct Row {
  std::string organ;
  int year = 0;
  std::vector<std::string> paths;  // none: it is missing
  Counts findings{};
  std::vector<std::optional<Decimal>> figures;
  bool sums_up = false;  // its figures hold those of others
};

struct Figure {
  std::string address;
  std::string label;
};

// A column's label behind those of the groups above it: many columns share one.
std::string with_groups(const templates::Axis& axis, const templates::Heading& heading) {
  std::string label = heading.label;
  for (int parent = heading.parent; parent >= 0; parent = axis.headings[static_cast<std::size_t>(parent)].parent)
    label = axis.headings[static_cast<std::size_t>(parent)].label + " · " + label;
  return label;
}

// The figures of the newest form, which older ones share by their addresses.
std::vector<Figure> main_figures(const templates::Library& library) {
  std::vector<Figure> figures;
  const templates::Template& form = library.templates().back();
  for (const templates::CellName& cell : form.across.main) {
    const templates::Table& table = form.tables[cell.table];
    const templates::Heading& row = table.rows.leaf(cell.at.row);
    const templates::Heading& column = table.columns.leaf(cell.at.column);
    std::string label = row.label.empty() ? with_groups(table.columns, column) : with_groups(table.rows, row);
    // Where rows have groups their sum is meant; else it takes the column to say which number.
    if (!row.label.empty() && table.rows.depth == 1 && table.columns.size() > 1) label += " · " + column.label;
    figures.push_back({table.id + "/" + row.id + "/" + column.id, std::move(label)});
  }
  return figures;
}

std::optional<Decimal> figure_of(const relatives::Digest& digest, const std::string& address) {
  for (const templates::CellName& cell : digest.form->across.main) {
    const templates::Table& table = digest.form->tables[cell.table];
    if (table.id + "/" + table.rows.leaf(cell.at.row).id + "/" + table.columns.leaf(cell.at.column).id == address)
      return digest.amount(cell.table, cell.at.row, cell.at.column);
  }
  return std::nullopt;
}

class Reader {
 public:
  Reader(std::shared_ptr<const templates::Library> library, ProjectTerms& terms)
      : library_(std::move(library)), terms_(terms), figures_(main_figures(*library_)) {}

  void read(const std::vector<std::string>& paths, std::size_t jobs) {
    const files::Expanded found =
        files::expanded(paths, [this](const std::string& file) { return terms_.excludes(file); });
    for (const base::Error& folder : found.unreadable) fail(folder.reason);
    std::size_t at = 0;
    in_order<std::string, FileSummary>(
        {[&]() -> std::optional<std::string> {
           if (at == found.files.size()) return std::nullopt;
           return found.files[at++];
         },
         [this](const std::string& path) { return look(path); }, [this](FileSummary file) { take(std::move(file)); }},
        jobs);
  }

  const std::vector<Figure>& figures() const { return figures_; }
  bool failed() const { return failed_; }

  // By organ, then by year; with the years in which an organ has handed in nothing while others have.
  std::vector<Row> rows() const {
    std::map<std::pair<std::string, int>, Row> rows;
    std::map<std::string, std::string> names;
    std::set<int> years;
    for (const FileSummary& file : files_) {
      bool first = true;
      for (const auto& digest : file.digests) {
        Row& row = rows[{digest->organ, digest->year.value_or(0)}];
        row.organ = names.try_emplace(digest->organ, digest->name).first->second;
        row.year = digest->year.value_or(0);
        row.paths.push_back(file.path);
        row.sums_up = row.sums_up || file.declared.children.has_value();
        // A file's findings are told once, whatever reports it holds.
        if (std::exchange(first, false)) add_findings(file, row);
        if (row.figures.empty())
          for (const Figure& figure : figures_) row.figures.push_back(figure_of(*digest, figure.address));
        if (digest->year) years.insert(*digest->year);
      }
    }
    for (const auto& [organ, name] : names)
      for (const int year : years)
        if (!organ.empty() && rows.find({organ, year}) == rows.end())
          rows[{organ, year}] = {name, year, {}, {}, std::vector<std::optional<Decimal>>(figures_.size()), false};
    std::vector<Row> list;
    for (auto& [key, row] : rows) list.push_back(std::move(row));
    return list;
  }

 private:
  void fail(const std::string& reason) {
    std::fprintf(stderr, "gouji: %s\n", reason.c_str());
    failed_ = true;
  }

  FileSummary look(const std::string& path) const {
    FileSummary file{path, files::absolute(path), {}, {}, nullptr, {}, {}};
    const auto text = files::read_text(path);
    if (!text) {
      file.failure = text.error().reason;
      return file;
    }
    const FileTerms terms = terms_.of(path);
    file.settings = terms.settings;
    file.declared = terms.declared;
    const auto snapshot =
        model::Snapshot::open(terms.library, text::Text::from(text->text), checks::examiner, terms.settings);
    snapshot.for_each_ledger([&file](const model::PlacedLedger& placed) {
      for (const auto& finding : placed.ledger->findings) ++file.findings[static_cast<std::size_t>(finding->severity)];
      return true;
    });
    file.digests = relatives::digests(snapshot, terms.library);
    return file;
  }

  void take(FileSummary file) {
    if (!file.failure.empty()) return fail(file.failure);
    index_.put(file.key, file.digests);
    index_.declare(file.key, file.declared);
    files_.push_back(std::move(file));
  }

  void add_findings(const FileSummary& file, Row& row) const {
    for (std::size_t i = 0; i < row.findings.size(); ++i) row.findings[i] += file.findings[i];
    for (const model::Finding& finding : relatives::examine(index_, file.key, *file.settings))
      ++row.findings[static_cast<std::size_t>(finding.severity)];
  }

  std::shared_ptr<const templates::Library> library_;
  ProjectTerms& terms_;
  const std::vector<Figure> figures_;
  std::vector<FileSummary> files_;
  relatives::Index index_;
  bool failed_ = false;
};

// The figures of each year, added up over the organs; without those reports that sum up others.
std::vector<Row> sums(const std::vector<Row>& rows) {
  std::map<int, Row> by_year;
  for (const Row& row : rows) {
    Row& sum = by_year[row.year];
    sum.year = row.year;
    for (std::size_t i = 0; i < sum.findings.size(); ++i) sum.findings[i] += row.findings[i];
    sum.figures.resize(row.figures.size());
    if (!row.paths.empty()) sum.paths.push_back(row.organ);
    for (std::size_t i = 0; i < row.figures.size() && !row.sums_up; ++i)
      if (row.figures[i]) sum.figures[i] = base::add(sum.figures[i].value_or(Decimal{}), *row.figures[i]);
  }
  std::vector<Row> list;
  for (auto& [year, row] : by_year) list.push_back(std::move(row));
  return list;
}

std::string words(const std::optional<Decimal>& figure) { return figure ? figure->to_string() : ""; }
std::string year_of(const Row& row) { return row.year == 0 ? "" : std::to_string(row.year); }

// Rows of words, the head first.
using Sheet = std::vector<std::vector<std::string>>;

Sheet sheet(const std::vector<Row>& rows, const std::vector<Figure>& figures, const Catalog& catalog) {
  Sheet out = {{catalog("summary.organ"), catalog("summary.year"), catalog("summary.state")}};
  for (const std::string_view heading : {"summary.error", "summary.warning", "summary.information", "summary.hint"})
    out.front().push_back(catalog(heading));
  for (const Figure& figure : figures) out.front().push_back(figure.label);
  const auto add = [&out](std::string organ, const Row& row, std::string state) {
    std::vector<std::string> line = {std::move(organ), year_of(row), std::move(state)};
    for (const std::size_t count : row.findings) line.push_back(std::to_string(count));
    for (const auto& figure : row.figures) line.push_back(words(figure));
    out.push_back(std::move(line));
  };
  for (const Row& row : rows) add(row.organ, row, catalog(row.paths.empty() ? "summary.missing" : "summary.there"));
  for (const Row& row : sums(rows)) add(catalog("summary.sum"), row, std::to_string(row.paths.size()));
  return out;
}

std::string csv(const Sheet& sheet) {
  std::string out;
  for (const std::vector<std::string>& line : sheet) {
    for (std::size_t i = 0; i < line.size(); ++i) {
      if (i > 0) out += ',';
      if (line[i].find_first_of(",\"\r\n") == std::string::npos) {
        out += line[i];
        continue;
      }
      out += '"';
      for (const char c : line[i]) out.append(c == '"' ? 2 : 1, c);
      out += '"';
    }
    out += "\r\n";
  }
  return out;
}

// Columns under each other in a terminal; those after the second are numbers and stand at the right.
std::string aligned(const Sheet& sheet) {
  std::vector<int> widths(sheet.front().size(), 0);
  for (const std::vector<std::string>& line : sheet)
    for (std::size_t i = 0; i < line.size(); ++i) widths[i] = std::max(widths[i], text::display_width(line[i]));
  std::string out;
  for (const std::vector<std::string>& line : sheet) {
    std::string row;
    for (std::size_t i = 0; i < line.size(); ++i) {
      const std::string gap(static_cast<std::size_t>(widths[i] - text::display_width(line[i])), ' ');
      row += (i > 0 ? "  " : "") + (i > 2 ? gap + line[i] : line[i] + gap);
    }
    row.erase(row.find_last_not_of(' ') + 1);
    out += row + "\n";
  }
  return out;
}

std::string json_of(const std::vector<Row>& rows, const std::vector<Figure>& figures) {
  std::string out;
  JsonWriter json(out);
  const auto counted = [&json, &figures](const Row& row) {
    json.key("findings").begin_object();
    for (std::size_t i = 0; i < row.findings.size(); ++i) json.key(severity_names[i]).number(row.findings[i]);
    json.end_object().key("figures").begin_object();
    for (std::size_t i = 0; i < row.figures.size(); ++i) {
      json.key(figures[i].address);
      if (row.figures[i])
        json.raw(row.figures[i]->to_string());
      else
        json.null();
    }
    json.end_object();
  };
  json.begin_object().key("rows").begin_array();
  for (const Row& row : rows) {
    json.begin_object().key("organ").string(row.organ).key("year");
    if (row.year == 0)
      json.null();
    else
      json.number(static_cast<std::size_t>(row.year));
    json.key("missing").boolean(row.paths.empty()).key("paths").begin_array();
    for (const std::string& path : row.paths) json.string(path);
    json.end_array();
    counted(row);
    json.end_object();
  }
  json.end_array().key("sums").begin_array();
  for (const Row& row : sums(rows)) {
    json.begin_object().key("year").number(static_cast<std::size_t>(row.year));
    json.key("reports").number(row.paths.size());
    counted(row);
    json.end_object();
  }
  json.end_array().key("labels").begin_object();
  for (const Figure& figure : figures) json.key(figure.address).string(figure.label);
  json.end_object().end_object();
  return out;
}

}  // namespace

int summary(const SummaryOptions& options) {
  const auto library = templates::Library::built_in();
  if (!library) return std::fprintf(stderr, "gouji: %s\n", library.error().reason.c_str()), 2;
  ProjectTerms terms(library.value(), options.language);
  const Catalog catalog = Catalog::load(options.language);
  Reader reader(library.value(), terms);
  reader.read(options.paths, options.jobs > 0 ? options.jobs : std::max(1u, std::thread::hardware_concurrency()));
  const std::vector<Row> rows = reader.rows();
  std::string out;
  switch (options.format) {
    case SummaryFormat::text: out = aligned(sheet(rows, reader.figures(), catalog)); break;
    case SummaryFormat::csv: out = csv(sheet(rows, reader.figures(), catalog)); break;
    case SummaryFormat::json: out = json_of(rows, reader.figures()); break;
    case SummaryFormat::html: out = summary_html(json_of(rows, reader.figures()), catalog, options.language); break;
  }
  std::fwrite(out.data(), 1, out.size(), stdout);
  return reader.failed() || std::ferror(stdout) ? 2 : 0;
}

}  // namespace gouji::cli
