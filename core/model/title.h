// Reads the title of a report: which organ, which year, and whether the words between are the prescribed ones.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "core/templates/library.h"

namespace gouji::model {

struct TitleWords {
  std::string organ;  // what stands before the year, brackets included
  std::optional<int> year;
  std::size_t year_at = 0;   // byte offset of the year's first digit in the words; their size where there is none
  bool complete = false;     // says 报告 or 年报 at its end
  bool well_formed = false;  // 年 behind the year, then the official words or a listed variant
  bool reporting = false;    // says 政府信息公开
};

// `words` is a line without # and space at its ends, or two such lines joined. Empty when they are a sentence, too long,
// or nothing that a title would say.
std::optional<TitleWords> read_title(const templates::Library& library, std::string_view words);

// A year written at the start of the text, 2023 or ２０２３ or 二〇二三, and how many bytes it takes.
struct WrittenYear {
  int year = 0;
  std::size_t bytes = 0;
};
std::optional<WrittenYear> read_year(std::string_view text);

}  // namespace gouji::model
