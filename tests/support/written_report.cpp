// Each notation is one short function from the printed table to text; the report around the tables is the same for all.
#include "tests/support/written_report.h"

#include <algorithm>

#include "core/text/fold.h"

namespace gouji::tests {

namespace {

using Row = std::vector<MadeCell>;

constexpr char page_may_end = '\x01';  // where rows are several lines: in front of each

std::string one_line(std::string text, std::string_view instead) {
  for (std::size_t at = text.find('\n'); at != text.npos; at = text.find('\n', at + instead.size()))
    text.replace(at, 1, instead);
  return text;
}

// A full grid: what stands at each place, with covered places blank or repeating their cell.
struct Slot {
  std::string text;
  bool covered_from_left = false;
  bool covered_from_above = false;
};

std::vector<std::vector<Slot>> grid_of(const MadeTable& table, bool repeated, std::string_view line_break) {
  std::vector<std::vector<Slot>> grid(table.rows.size(), std::vector<Slot>(table.width));
  for (std::size_t i = 0; i < table.rows.size(); ++i) {
    for (const MadeCell& cell : table.rows[i]) {
      for (std::size_t row = i; row < std::min(i + cell.rows, grid.size()); ++row) {
        for (std::size_t column = cell.column; column < cell.column + cell.columns; ++column) {
          Slot& slot = grid[row][column];
          const bool first = row == i && column == cell.column;
          if (first || repeated) slot.text = one_line(cell.text, line_break);
          slot.covered_from_left = column != cell.column;
          slot.covered_from_above = row != i && column == cell.column;
        }
      }
    }
  }
  return grid;
}

std::string pad(Random& random) {
  static const std::array<std::string_view, 6> pads = {"", "", "", " ", "　", "\u00a0"};
  return std::string(pads[random.upto(pads.size() - 1)]);
}

std::string write_cells(const MadeTable& table, Random& random) {
  const bool padded = random.one_in(4);
  std::string text;
  const auto grid = grid_of(table, false, "\n");
  for (const std::vector<Slot>& row : grid) {
    text += page_may_end;
    for (const Slot& slot : row) {
      if (slot.covered_from_left) continue;
      text += "\t" + (slot.text.empty() || !padded ? slot.text : pad(random) + slot.text + pad(random)) + "\n";
    }
    text += "\n";
  }
  return text;
}

// As spreadsheets put cells on the clipboard: one with a line break or a quote in it stands in quotes.
std::string quoted(const std::string& cell) {
  if (cell.find_first_of("\n\"") == cell.npos) return cell;
  std::string text = "\"";
  for (const char c : cell) text += c == '"' ? std::string("\"\"") : std::string(1, c);
  return text + "\"";
}

std::string write_tsv(const MadeTable& table, Random& random) {
  const bool spreadsheet = random.one_in(4);
  const bool collapsed = random.one_in(2);  // a cell over several columns takes one
  const bool trailing = random.one_in(3);
  const bool page_break = table.labels == 3 && random.one_in(3);  // behind it the rows have a column less
  const std::size_t cut = page_break ? table.header + 2 + random.upto(table.rows.size() - table.header - 4) : 0;
  std::string text;
  const auto grid = grid_of(table, false, spreadsheet ? "\n" : random.one_in(2) ? " " : "");
  for (std::size_t i = 0; i < grid.size(); ++i) {
    if (spreadsheet) text += page_may_end;
    std::string line;
    bool first = true;
    for (std::size_t column = 0; column < table.width; ++column) {
      const Slot& slot = grid[i][column];
      const bool value = column >= table.labels && i >= table.header;
      if (collapsed && slot.covered_from_left && !value) continue;
      if (page_break && i >= cut && column < table.labels && slot.text.empty() && first) continue;
      line += (first ? "" : "\t") + (spreadsheet ? quoted(slot.text) : slot.text);
      first = false;
    }
    if (line.find('\t') == line.npos) line += "\t\t";
    text += line + (trailing ? "\t\t" : "") + "\n";
    if (page_break && i + 1 == cut) text += "\n";
  }
  return text;
}

std::string write_pipes(const MadeTable& table, bool padded, Random& random) {
  const bool framed = random.one_in(4);
  std::vector<std::string> lines;
  const std::string_view broken = random.one_in(2) ? " " : "";
  for (const Row& row : table.rows) {
    std::string line = framed ? "| " : "";
    for (const MadeCell& cell : row) line += one_line(cell.text, broken) + " | ";
    if (padded)
      for (std::size_t n = row.size(); n < table.width; ++n) line += "|";
    if (line.ends_with(' ') && !padded) line.pop_back();
    if (!padded && !framed && row.size() > 1 && random.one_in(3)) line.resize(line.size() - 2);
    lines.push_back(line);
  }
  std::string text;
  for (const std::string& line : lines) text += line + "\n";
  return text;
}

std::string write_single(const MadeTable& table, std::string_view behind, std::string_view between) {
  std::string text;
  for (const Row& row : table.rows) {
    text += page_may_end;
    for (const MadeCell& cell : row) text += cell.text + std::string(behind) + std::string(between);
  }
  return text;
}

std::string write_markdown(const MadeTable& table, bool repeated, Random& random) {
  const bool outer = !random.one_in(5);
  const std::string_view broken = random.one_in(3) ? "<br>" : random.one_in(2) ? " " : "";
  const auto grid = grid_of(table, repeated, broken);
  std::string text;
  for (std::size_t i = 0; i < grid.size(); ++i) {
    std::string line = outer ? "|" : "";
    for (std::size_t column = 0; column < table.width; ++column)
      line += " " + grid[i][column].text + " " + (outer || column + 1 < table.width ? "|" : "");
    text += line + "\n";
    if (i > 0) continue;
    text += outer ? "|" : "";
    for (std::size_t column = 0; column < table.width; ++column)
      text += std::string(" --- ") + (outer || column + 1 < table.width ? "|" : "");
    text += "\n";
  }
  return text;
}

std::string html_text(const std::string& text, int style) {
  std::string inside;
  for (const char c : text) {
    if (c == '\n')
      inside += style == 1 || style == 4 ? "</p><p style=\"text-align:center\">" : style == 2 ? "<br>" : "<br />";
    else if (c == '"')
      inside += "&quot;";
    else
      inside += c;
  }
  switch (style) {
    case 1: return "<p style=\"text-align:center\">" + inside + "</p>";
    case 2: return "<p><span style=\"font-family:宋体\"><span>" + inside + "</span></span></p>";
    case 3: return "\n            " + inside + "\n          ";
    case 4:
      return "\n  <p class=MsoNormal align=center style='text-align:center;\n  layout-grid-mode:char'><span\n  "
             "lang=EN-US style='font-size:10.5pt;font-family:宋体'>&nbsp;" +
             inside + "<o:p></o:p></span></p>\n  ";
    case 5: return "<span>" + inside + "</span><span lang=\"EN-US\">&nbsp;</span>";
    default: return inside;
  }
}

std::string write_html(const MadeTable& table, Random& random) {
  const int style = static_cast<int>(random.upto(5));
  const bool one_line_only = style != 3 && style != 4 && random.one_in(2);
  const bool spread = !one_line_only && random.one_in(2);  // one cell a line
  const std::string nl = one_line_only ? "" : "\n";
  const bool head = random.one_in(3);
  std::string text = "<table border=\"1\" cellspacing=\"0\">" + nl + (head ? "<thead>" : "<tbody>") + nl;
  for (std::size_t i = 0; i < table.rows.size(); ++i) {
    text += "<tr style=\"height:20px\">" + (spread ? nl : "");
    for (const MadeCell& cell : table.rows[i]) {
      const std::string tag = head && i < table.header ? "th" : "td";
      text += "<" + tag;
      if (cell.rows > 1) text += " rowspan=\"" + std::to_string(cell.rows) + "\"";
      if (cell.columns > 1) text += " colspan=\"" + std::to_string(cell.columns) + "\"";
      if (style == 4) text += " width=84 valign=top\n  style='width:63.0pt;border:solid windowtext 1.0pt;padding:0cm'";
      text += ">" + html_text(cell.text, style) + "</" + tag + ">" + (spread ? nl : "");
    }
    text += "</tr>" + nl;
    if (head && i + 1 == table.header) text += "</thead>" + nl + "<tbody>" + nl;
  }
  return text + "</tbody></table>\n";
}

// A label cut into as many pieces, at the borders of characters.
std::vector<std::string> pieces_of(const std::string& label, std::size_t count) {
  std::vector<std::size_t> starts;
  for (std::size_t i = 0; i < label.size(); ++i)
    if ((static_cast<unsigned char>(label[i]) & 0xC0) != 0x80) starts.push_back(i);
  std::vector<std::string> pieces;
  std::size_t begin = 0;
  for (std::size_t n = 1; n <= count; ++n) {
    const std::size_t end = n == count ? label.size() : starts[starts.size() * n / count];
    pieces.push_back(label.substr(begin, end - begin));
    begin = end;
  }
  return pieces;
}

std::string write_pdf(const MadeTable& table, bool broken, Random& random) {
  const std::string_view gap = random.one_in(2) ? " " : "   ";
  std::string text;
  for (const Row& row : table.rows) {
    std::string labels;
    std::string own;
    std::string values;
    for (const MadeCell& cell : row) {
      if (cell.value) {
        values += std::string(gap) + cell.text;
        continue;
      }
      if (!own.empty()) labels += own + std::string(gap);
      own = one_line(cell.text, " ");
    }
    const bool cut = broken && !own.ends_with("（件）") && !values.empty() && own.size() > 36 &&
                     own.find(' ') == own.npos && random.one_in(2);
    if (!cut) {
      text += labels + own + values + "\n";
      continue;
    }
    if (!labels.empty()) text += labels + "\n";
    const std::size_t count = 2 + random.upto(1);
    const std::size_t beside = random.upto(count - 1);
    const std::vector<std::string> pieces = pieces_of(own, count);
    for (std::size_t i = 0; i < count; ++i) text += pieces[i] + (i == beside ? values : "") + "\n";
  }
  std::string trimmed;
  for (std::size_t i = 0; i < text.size(); ++i)
    if (!(text[i] == ' ' && (i == 0 || text[i - 1] == '\n'))) trimmed += text[i];
  return trimmed;
}

std::string without_marks(std::string text) {
  std::erase(text, page_may_end);
  return text;
}

// The lines of a table with a page break between two of its rows.
std::string with_residue(const std::string& table, const MadeReport& report, Random& random) {
  const bool marked = table.find(page_may_end) != table.npos;
  std::vector<std::size_t> places;
  for (std::size_t at = table.find('\n'); at != table.npos && at + 1 < table.size(); at = table.find('\n', at + 1))
    if (!marked || table[at + 1] == page_may_end) places.push_back(at + 1);
  if (places.empty()) return without_marks(table);
  std::string text = table;
  const std::size_t at = places[random.upto(places.size() - 1)];
  std::string residue = page_residue(report, random);
  if (marked && residue.ends_with('\f')) residue += "\n";  // only text from PDF has no line break there
  return without_marks(text.insert(at, residue));
}

std::string write_marked(const MadeTable& table, std::string_view notation, Random& random) {
  if (notation == "cells") return write_cells(table, random);
  if (notation == "tsv") return write_tsv(table, random);
  if (notation == "pipes" || notation == "pipes-padded") return write_pipes(table, notation != "pipes", random);
  if (notation == "barlines") return write_single(table, " |", "\n");
  if (notation == "barlines-alone") return write_single(table, "\n|", "\n");
  if (notation == "blanklines") return write_single(table, "", "\n\n");
  if (notation == "html") return write_html(table, random);
  if (notation.starts_with("pdf")) return write_pdf(table, notation == "pdftext-broken", random);
  return write_markdown(table, notation == "markdown-repeated", random);
}

std::string paragraph(std::string words, const MadeReport& report, std::string_view notation, Random& random) {
  Spelling spelling = report.spelling;
  spelling.broken_labels = spelling.spaced_labels = false;
  words = spelt(std::move(words), spelling, random);
  if (notation == "html") return "<p>" + words + "</p>\n";
  return (random.one_in(3) ? "　　" : "") + words + "\n" + (random.one_in(2) ? "\n" : "");
}

std::string heading_line(const std::string& words, std::string_view notation, std::string_view level,
                         bool bold = false) {
  if (notation == "html" && bold) return "<p><b><span>" + words + "</span></b><o:p></o:p></p>\n";
  if (notation == "html")
    return "<h" + std::to_string(level.size()) + ">" + words + "</h" + std::to_string(level.size()) + ">\n";
  const bool hashes = notation.starts_with("markdown") && !bold;
  if (bold) return "**" + words + "**\n" + (hashes ? "\n" : "");
  return (hashes ? std::string(level) + " " : std::string()) + words + "\n" + (hashes ? "\n" : "");
}

std::string caption_of(const MadeTable& table, const MadeReport& report, std::string_view notation, Random& random) {
  switch (report.spelling.captions) {
    case 1: return paragraph("单位：件", report, notation, random);
    case 2:
      return table.id == "s3" ? paragraph("表2 收到和处理政府信息公开申请情况统计表", report, notation, random) : "";
    default: return "";
  }
}

std::string title_of(const MadeReport& report, std::string_view notation, Random& random) {
  Spelling spelling = report.spelling;
  spelling.broken_labels = spelling.spaced_labels = spelling.radicals = false;
  const std::string year = std::to_string(report.year) + "年" + (random.one_in(4) ? "度" : "");
  const std::string tail = spelt("政府信息公开工作年度报告", spelling, random);
  const bool two_lines = notation != "html" && random.one_in(3);
  if (two_lines) return report.organ + "\n" + year + tail + "\n\n";
  return heading_line(report.organ + year + tail, notation, "#");
}

std::string section_prose(const MadeReport& report, const templates::Section& section, std::string_view notation,
                          Random& random) {
  std::string text;
  const auto add = [&](std::string words) { text += paragraph(std::move(words), report, notation, random); };
  if (section.id == "s1") {
    add("我们认真落实《条例》，扎实做好各项工作。");
    for (const templates::Aspect& aspect : section.aspects) {
      Spelling spelling = report.spelling;
      spelling.broken_labels = spelling.spaced_labels = false;
      const std::string title = spelt(aspect.title, spelling, random);
      const std::string words = spelt("围绕重点工作及时公开信息，内容准确、渠道畅通。", spelling, random);
      if (notation != "html" && !notation.starts_with("markdown") && random.one_in(3))
        text += title + "。" + words + "\n";
      else
        text += heading_line(title, notation, "###", report.spelling.bold) + paragraph(words, report, notation, random);
    }
  } else if (section.id == "s5") {
    add("存在的主要问题：一是公开的主动性还不够；二是解读的形式比较单一。");
    add("改进情况：一是加强学习培训；二是丰富解读形式。");
  } else if (section.id == "s6") {
    add("本年度未收取信息处理费。没有其他需要报告的事项。");
  } else if (random.one_in(4)) {
    add("本机关的有关情况见下表。");
  }
  return text;
}

}  // namespace

std::string page_residue(const MadeReport& report, Random& random) {
  const std::string page = std::to_string(2 + random.upto(6));
  const std::string year = std::to_string(report.year);
  switch (random.upto(9)) {
    case 0: return "- " + page + " -\n";
    case 1: return "— " + page + " —\n\n";
    case 2: return "第" + page + "页 共8页\n";
    case 3: return page + "/8\n";
    case 4: return "第 " + page + " 页\n\f";
    case 5: return "\n\f" + report.organ + year + "年政府信息公开工作年度报告\n\n";
    case 6: return "-" + page + "-\n" + report.organ + year + "年政府信息公开工作年度报告\n";
    case 7: return "\n\n";
    case 8: return "第" + page + "页，共8页\n\n";
    default: return "\f";
  }
}

std::string write_table(const MadeTable& table, std::string_view notation, Random& random) {
  return without_marks(write_marked(table, notation, random));
}

std::string write_report(const MadeReport& report, std::string_view notation, Random& random,
                         const WriteOptions& options) {
  const std::string year = std::to_string(report.year);
  const bool layout = notation == "html" && random.one_in(4);  // the whole page in a cell of a table
  std::string text = notation == "html" ? "<html><head><title>公开</title></head>\n<body>\n" : "";
  if (layout) text += "<table width=\"980\" align=\"center\">\n<tbody><tr><td class=\"content\">\n";
  text += title_of(report, notation, random);
  text += paragraph("本报告中所列数据的统计期限自" + year + "年1月1日起至" + year + "年12月31日止。", report, notation,
                    random);
  for (const templates::Section& section : report.form->sections) {
    text += heading_line(spelt_heading(section, report.spelling, random), notation, "##", report.spelling.bold);
    if (options.prose) text += section_prose(report, section, notation, random);
    for (const MadeTable& table : report.tables) {
      if (table.section != section.id) continue;
      text += caption_of(table, report, notation, random);
      const std::string lines = write_marked(table, notation, random);
      text += options.residue && notation != "html" ? with_residue(lines, report, random) : without_marks(lines);
      if (notation.starts_with("markdown") || notation == "html") text += "\n";
    }
  }
  if (layout) text += "</td></tr></tbody></table>\n";
  return text + (notation == "html" ? "</body></html>\n" : "");
}

}  // namespace gouji::tests
