// Is what a Word file or a web page holds, before anybody knows that it is a report: paragraphs and tables in their order.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "core/edits/sheet.h"
#include "core/templates/library.h"

namespace gouji::import {

struct FlowCell {
  std::string text;  // lines of it parted by \n
  std::size_t rowspan = 1;
  std::size_t colspan = 1;
};

struct FlowTable {
  std::vector<std::vector<FlowCell>> rows;  // cells that are covered by a span are not among them
};

struct FlowItem {
  int level = 0;     // of a heading: 1 for the title; 0 for a paragraph
  std::string text;  // lines of it parted by \n
  FlowTable table;   // with rows where the item is a table
};

using Flow = std::vector<FlowItem>;

// The text of several pieces of one cell or line: a space between them only where two words would run together.
void join(std::string& text, std::string_view more);

// A table as aligned Markdown, merged cells as blanks behind or below; ends in a line break. Empty for a table of nothing.
std::string table_markdown(const FlowTable& table, const edits::ConvertOptions& options);

// Everything as Markdown, whatever it is.
std::string markdown(const Flow& flow, const edits::ConvertOptions& options);

// The text with official tables in the layout of the form, and # in front of title and headings.
std::string as_report(const std::shared_ptr<const templates::Library>& library, std::string text,
                      const edits::ConvertOptions& options);

}  // namespace gouji::import
