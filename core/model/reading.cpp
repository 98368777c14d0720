// Reads a row cell by cell and a line of prose as heading, title or paragraph.
#include "core/model/reading.h"

#include "core/model/loose.h"
#include "core/model/page_number.h"
#include "core/syntax/html.h"
#include "core/syntax/line.h"
#include "core/text/fold.h"

namespace gouji::model {

namespace {

constexpr std::size_t longest_label = 240;  // bytes: eighty characters
constexpr std::size_t longest_title_line = 300;

// The year that the line begins with; a date is none.
std::optional<int> leading_year_of(const Remarks& remarks) {
  if (remarks.dates.empty()) return std::nullopt;
  const DateRemark& remark = remarks.dates.front();
  const bool year = remark.first && remark.date.year.value != 0 && remark.date.month.value == 0;
  return year ? std::optional(remark.date.year.value) : std::nullopt;
}

// The year of the first 1月1日.
std::optional<int> period_year_of(const Remarks& remarks) {
  for (const DateRemark& remark : remarks.dates)
    if (remark.date.full() && remark.date.is(1, 1)) return remark.date.year.value;
  return std::nullopt;
}

}  // namespace

std::string fold_without_note(std::string_view text) {
  if (!text.ends_with("）") && !text.ends_with(")")) return {};
  const std::size_t open = std::max(text.rfind("（") + 1, text.rfind("(") + 1);
  return open < 2 ? std::string() : text::fold(text.substr(0, open - 1));
}

const templates::Meanings* label_meanings(const templates::Library& library, std::string_view text,
                                          std::string_view folded) {
  if (const templates::Meanings* known = library.meanings(folded)) return known;
  // 行政许可（含备案）: a note behind a label leaves it what it is.
  const std::string bare = fold_without_note(text);
  return bare.empty() ? nullptr : library.meanings(bare);
}

namespace {

void read_cells(const templates::Library& library, std::string_view bytes, Reading& reading) {
  for (const syntax::Cell& cell : syntax::read_row(reading.block, bytes)) {
    CellReading read{cell, {}, {}, nullptr};
    read.value = read_value(read.text());
    if (read.is_words() && read.text().size() <= longest_label) {
      read.folded = text::fold(read.text());
      read.meanings = label_meanings(library, read.text(), read.folded);
    }
    reading.cells.push_back(std::move(read));
  }
}

// What the line says, and where: `words` as a range of the line, without # and space at its ends.
void read_words(const templates::Library& library, std::string_view line, std::string_view words, Reading& reading) {
  reading.heading = match_heading(library, line);
  reading.finished = words.ends_with("。");
  if (words.size() <= longest_title_line) {
    reading.text = std::string(words);
    if (!reading.heading) reading.title = read_title(library, words);
    reading.page_number = is_page_number(library.narrative(), words);
  }
  if (words.size() <= longest_label) reading.folded = text::fold(words);
  reading.period_year = period_year_of(reading.remarks);
  reading.leading_year = leading_year_of(reading.remarks);
}

void read_prose(const templates::Library& library, std::string_view bytes, Reading& reading) {
  const std::string_view line = bytes.substr(0, syntax::line_break_in(bytes));
  if (syntax::has_tag(line)) {
    // What a piece of HTML shows is read; places are those of its source, from the first to the last visible character.
    const syntax::VisibleText visible = syntax::visible_text(line);
    reading.words = visible.range;
    reading.remarks = read_remarks(library.narrative(), visible.text, visible.range.begin);
    if (line.substr(visible.range.begin, visible.range.size()) != visible.text)
      place_all(reading.remarks, visible.range);
    read_words(library, visible.text, visible.text, reading);
    if (reading.heading) reading.heading->words = visible.range;
    return;
  }
  int level = 0;
  reading.words = heading_words(line, level);
  const std::string_view words = line.substr(reading.words.begin, reading.words.size());
  reading.remarks = read_remarks(library.narrative(), words, reading.words.begin);
  read_words(library, line, words, reading);
  if (!reading.heading && !reading.title && !reading.page_number && reading.words.begin < line.size())
    reading.cells = read_loose(library, line);
}

}  // namespace

std::shared_ptr<Reading> read_block(const templates::Library& library, const syntax::Block& block,
                                    std::string_view bytes) {
  auto reading = std::make_shared<Reading>();
  reading->block = block;
  if (reading->is_row())
    read_cells(library, bytes, *reading);
  else if (reading->is_prose()) {
    read_prose(library, bytes, *reading);
    reading->prose = read_sentences(library.phrasebook(), bytes);
  }
  reading->directives = read_directives(block, bytes);
  return reading;
}

}  // namespace gouji::model
