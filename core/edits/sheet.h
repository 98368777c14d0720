// Is a table between being read and being written: rows of cells that any notation can be made of.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "core/templates/template.h"

namespace gouji::edits {

struct SheetCell {
  std::string text;
  bool covered = false;  // belongs to the cell on its left: blank in a grid, absent where cells are listed

  friend bool operator==(const SheetCell&, const SheetCell&) = default;
};

struct SheetRow {
  std::vector<SheetCell> cells;
  std::size_t labels = 0;  // columns for labels in front of the values
  std::size_t depth = 0;   // which of them holds the row's own label
  bool ragged = false;     // has too few values, and must go on having too few

  friend bool operator==(const SheetRow&, const SheetRow&) = default;
};

struct Sheet {
  std::vector<SheetRow> rows;
  std::size_t labels = 0;  // label columns of its first table
};

// The words of a table, by heading: the official ones until something else is put in their place.
struct Wording {
  std::string heading;
  std::string corner;
  std::vector<std::string> rows;
  std::vector<std::string> columns;
};
Wording official_wording(const templates::Table& table, bool traditional);

std::size_t label_columns(const templates::Table& table);

// The rows above the values.
void add_header(Sheet& sheet, const templates::Table& table, const Wording& wording);

// A row of values behind its labels; `written` holds, for each heading of the row axis, whether its label stands already.
void add_row(Sheet& sheet, const templates::Table& table, const Wording& wording, std::size_t leaf,
             const std::vector<std::string>& values, std::vector<bool>& written);

// A row that no heading explains, its label in the column `depth`.
void add_stranger(Sheet& sheet, const templates::Table& table, std::string_view label, std::size_t depth,
                  const std::vector<std::string>& values);

// A group's label without any row.
void add_group(Sheet& sheet, const templates::Table& table, const Wording& wording, std::size_t heading);

enum class Target { markdown, cells, tsv };

struct ConvertOptions {
  Target target = Target::markdown;
  bool align = true;        // pads the cells of Markdown to columns
  int ambiguous_width = 2;  // of characters that are wide in Chinese fonts and narrow elsewhere
};

// The sheet in a notation, every line ended; empty where the notation cannot say what stands in a cell.
std::string write_sheet(const Sheet& sheet, const ConvertOptions& options, std::string_view line_break);

}  // namespace gouji::edits
