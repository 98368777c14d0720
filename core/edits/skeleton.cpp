// Lays headings, prose and tables out as Markdown.
#include "core/edits/skeleton.h"

#include <algorithm>

#include "core/text/fold.h"

namespace gouji::edits {

namespace {

using templates::Axis;
using templates::Heading;

class Writer {
 public:
  explicit Writer(const Style& style) : style_(style) {}

  void text(std::string_view words) {
    if (!pieces_.empty() && !pieces_.back().placeholder)
      pieces_.back().text += in_script(words, style_.traditional);
    else
      pieces_.push_back({in_script(words, style_.traditional), false});
  }
  void placeholder(std::string_view words) { pieces_.push_back({in_script(words, style_.traditional), true}); }
  void line_break() { text(style_.line_break); }

  void heading(int level, std::string_view words) {
    if (style_.markdown_headings) text(std::string(static_cast<std::size_t>(level), '#') + " ");
    text(words);
    line_break();
  }

  void line(std::string_view words) {
    sentence(words);
    line_break();
  }

  // Words of the template: {year} and {organ} are filled in, {{words}} are places to type.
  void sentence(std::string_view words) {
    while (!words.empty()) {
      const std::size_t open = words.find('{');
      text(words.substr(0, open));
      if (open == words.npos) break;
      words.remove_prefix(open);
      const bool place = words.starts_with("{{");
      const std::size_t close = words.find(place ? "}}" : "}");
      if (close == words.npos) return text(words);
      const std::string_view name = words.substr(place ? 2 : 1, close - (place ? 2 : 1));
      if (place)
        placeholder(name);
      else if (name == "year" && style_.year)
        text(std::to_string(*style_.year));
      else if (name == "organ" && !style_.organ.empty())
        raw(style_.organ);
      else
        placeholder(name == "year" ? "YYYY" : "机关全称");
      words.remove_prefix(close + (place ? 2 : 1));
    }
  }

  void blank_line() { line_break(); }

  void cells(const std::vector<Piece>& row) {
    for (const Piece& cell : row) {
      text("| ");
      if (cell.placeholder)
        placeholder(cell.text);
      else
        text(cell.text);
      text(" ");
    }
    text("|");
    line_break();
  }

  Skeleton take() { return std::move(pieces_); }

 private:
  void raw(const std::string& words) { pieces_.push_back({words, false}); }

  const Style& style_;
  Skeleton pieces_;
};

using Row = std::vector<Piece>;

std::size_t label_columns(const templates::Table& table) {
  return table.labelled_rows() ? static_cast<std::size_t>(table.rows.depth) : 0;
}

std::size_t width(const templates::Table& table) { return label_columns(table) + table.columns.size(); }

// The rows above the values: the table's name, then the labels of the columns level by level.
std::vector<Row> header_rows(const templates::Table& table, std::size_t columns) {
  std::vector<Row> rows;
  const std::size_t labels = label_columns(table);
  if (!table.heading.empty()) {
    rows.emplace_back(columns);
    rows.back()[0].text = table.heading;
  }
  for (int level = 0; level < table.columns.depth; ++level) {
    Row row(columns);
    if (level == 0 && labels > 0) row[0].text = table.corner;
    for (const Heading& heading : table.columns.headings)
      if (heading.depth == level) row[labels + static_cast<std::size_t>(heading.first_leaf)].text = heading.label;
    rows.push_back(std::move(row));
  }
  return rows;
}

Row value_row(const templates::Table& table, std::size_t leaf, std::size_t columns) {
  Row row(columns);
  const std::size_t labels = label_columns(table);
  if (labels > 0) {
    // A group's label stands in its own column beside its first row only.
    for (int at = table.rows.leaves[leaf]; at >= 0; at = table.rows.headings[static_cast<std::size_t>(at)].parent) {
      const Heading& heading = table.rows.headings[static_cast<std::size_t>(at)];
      if (!heading.group || heading.first_leaf == static_cast<int>(leaf))
        row[static_cast<std::size_t>(heading.depth)].text = heading.label;
    }
  }
  for (std::size_t column = 0; column < table.columns.size(); ++column) row[labels + column] = {"0", true};
  return row;
}

void write_tables(Writer& writer, const templates::Template& form, const std::vector<std::size_t>& tables) {
  std::size_t columns = 0;
  for (const std::size_t index : tables) columns = std::max(columns, width(form.tables[index]));
  bool ruled = false;
  for (const std::size_t index : tables) {
    const templates::Table& table = form.tables[index];
    std::vector<Row> rows = header_rows(table, columns);
    for (std::size_t leaf = 0; leaf < table.rows.size(); ++leaf) rows.push_back(value_row(table, leaf, columns));
    for (const Row& row : rows) {
      writer.cells(row);
      if (ruled) continue;
      ruled = true;
      Row rule(columns, Piece{"---:", false});
      for (std::size_t i = 0; i < label_columns(table); ++i) rule[i].text = "---";
      writer.cells(rule);
    }
  }
}

void write_aspect(Writer& writer, const templates::Aspect& aspect) {
  writer.heading(3, aspect.title);
  writer.blank_line();
  for (const std::string& line : aspect.skeleton) writer.line(line);
}

void write_section(Writer& writer, const templates::Template& form, const templates::Section& section) {
  writer.heading(2, section.title);
  for (const std::string& line : section.skeleton) {
    writer.blank_line();
    writer.line(line);
  }
  for (const templates::Aspect& part : section.aspects) {
    writer.blank_line();
    write_aspect(writer, part);
  }
  if (!section.tables.empty()) {
    writer.blank_line();
    write_tables(writer, form, section.tables);
  }
}

}  // namespace

Skeleton section(const templates::Template& form, const templates::Section& section, const Style& style) {
  Writer writer(style);
  write_section(writer, form, section);
  return writer.take();
}

Skeleton aspect(const templates::Aspect& aspect, const Style& style) {
  Writer writer(style);
  write_aspect(writer, aspect);
  return writer.take();
}

Skeleton tables(const templates::Template& form, const std::vector<std::size_t>& tables, const Style& style) {
  Writer writer(style);
  write_tables(writer, form, tables);
  return writer.take();
}

Skeleton title(const templates::Template& form, const Style& style) {
  Writer writer(style);
  if (style.markdown_headings) writer.text("# ");
  writer.line(form.title);
  return writer.take();
}

Skeleton whole_report(const templates::Template& form, const Style& style) {
  Writer writer(style);
  if (style.markdown_headings) writer.text("# ");
  writer.line(form.title);
  for (const std::string& line : form.preamble) {
    writer.blank_line();
    writer.line(line);
  }
  for (const templates::Section& part : form.sections) {
    writer.blank_line();
    write_section(writer, form, part);
  }
  return writer.take();
}

Skeleton sentence(std::string_view words, const Style& style) {
  Writer writer(style);
  writer.sentence(words);
  return writer.take();
}

std::string plain(const Skeleton& skeleton) {
  std::string text;
  for (const Piece& piece : skeleton) text += piece.text;
  return text;
}

std::string bracketed(const Skeleton& skeleton) {
  std::string text;
  for (const Piece& piece : skeleton) {
    const bool number = !piece.text.empty() && piece.text.front() >= '0' && piece.text.front() <= '9';
    text += piece.placeholder && !number ? "【" + piece.text + "】" : piece.text;
  }
  return text;
}

std::string in_script(std::string_view official, bool traditional) {
  return traditional ? text::to_traditional(official) : std::string(official);
}

}  // namespace gouji::edits
