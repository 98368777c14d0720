// Makes Word files for tests, part by part.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace gouji::support {

struct DocxPart {
  std::string name;
  std::string bytes;
  bool stored = false;  // not packed
};

// A zip archive of the parts, made by libzip.
std::string zip_of(const std::vector<DocxPart>& parts);

// A Word file with this XML inside its body.
std::string docx_of(std::string_view body, std::string_view styles = "", std::string_view numbering = "");

std::string docx_paragraph(std::string_view words);

// A table of rows of cells: "text", or "text@4" for a cell over four columns, "text^" for one that goes on below, "^" for
// the rest of it.
std::string docx_table(const std::vector<std::vector<std::string>>& rows);

}  // namespace gouji::support
