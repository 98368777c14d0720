// Goes through what the style of lines left in a report, and passes over what nobody wrote as prose.
#pragma once

#include <cstddef>

#include "core/checks/style_scan.h"
#include "core/model/report.h"

namespace gouji::checks {

inline bool is_style(messages::Code code) {
  using messages::Code;
  switch (code) {
    case Code::style_punctuation:
    case Code::style_unbalanced:
    case Code::style_spacing:
    case Code::style_compat_char:
    case Code::style_number_format: return true;
    default: return false;
  }
}

// Knows, passage by passage, whether the text is front matter or code.
class Fences {
 public:
  // Whether the passage is inside one of them, or begins or ends it. To be asked of passages in order; those without
  // marks may be left out.
  bool cover(std::size_t passage, const model::Reading& reading) {
    if (reading.marks.empty() || !is_fence(reading.marks.front())) return inside_;
    const bool dashes = reading.marks.front().detail != 0;
    if (inside_) {
      inside_ = dashes != dashes_;
    } else if (!dashes || passage == 0) {
      inside_ = true;
      dashes_ = dashes;
    }
    return true;
  }

 private:
  static bool is_fence(const model::Mark& mark) {
    return mark.code == messages::Code::style_punctuation && mark.kind == static_cast<std::uint8_t>(StyleMark::fence);
  }

  bool inside_ = false;
  bool dashes_ = false;  // it is front matter between ---, else code between ```
};

inline bool in_table(const model::Report& report, std::size_t passage) {
  for (const model::Table& table : report.tables)
    if (table.first_passage <= passage && passage < table.last_passage) return true;
  return false;
}

// Calls fn(passage, mark, range) for every mark of style that counts; ranges count from the report's first byte.
template <class Fn>
void each_mark(const model::Report& report, Fn fn) {
  Fences fences;
  for (std::size_t i = 0; i < report.passages.size(); ++i) {
    const model::Passage& passage = report.passages[i];
    if (passage.reading->marks.empty() || fences.cover(i, *passage.reading)) continue;
    const bool table = in_table(report, i);
    for (const model::Mark& mark : passage.reading->marks)
      if (is_style(mark.code) && (!table || mark.code == messages::Code::style_compat_char))
        fn(i, mark, passage.at(mark.range()));
  }
}

}  // namespace gouji::checks
