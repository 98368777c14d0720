// Looks through a line of prose once, for everything that the style of a report is judged by.
//
// One pass. A paragraph is read again on every keystroke in it, so each character costs a table look-up or two: a Han
// character asks only whether it and the one before it may be a typo; marks, digits and letters, which are fewer, are
// looked at more closely. Nothing is kept where nothing is found.
//
// Numbers, addresses, code and tags. A half-width mark is wrong only where it stands in Chinese: beside a Han character
// or a Chinese mark. Between digits or letters it belongs to a number, a time, an address or to English. Tags, entities,
// code in backquotes, targets of links and addresses are passed over.
#pragma once

#include <cstdint>
#include <string_view>

#include "core/model/reading.h"
#include "core/templates/lexicon.h"

namespace gouji::checks {

// What a mark of a style code is; the number is kept in model::Mark::kind.
enum class StyleMark : std::uint8_t {
  half_width,    // , for ，
  heading_stop,  // a full stop behind a heading that stands alone
  space,
  look_alike,  // a radical for a character
  wide_digit,
  separated,             // 12,345 with a unit behind it
  unbroken,              // 12345 with a unit behind it
  unclosed,              // these are brackets and quotes; `detail` is a Bracket
  unclosed_in_sentence,  // and the line ends as a sentence, so that no other line closes it
  unopened,
  doubled,     // one too many
  wrong_kind,  // `detail` is the one that should stand there
  nested,      // 《》 inside 《》
  fence,       // --- or ```, which begin and end front matter and code; `detail` is 1 for ---
  ordinal,     // 一、 （一） 1.: the first of OrdinalForm, whose others follow
};

inline model::Mark style_mark(messages::Code code, StyleMark kind, std::size_t begin, std::size_t end,
                              std::uint8_t detail = 0) {
  return {code, static_cast<std::uint8_t>(kind), detail, static_cast<std::uint32_t>(begin),
          static_cast<std::uint32_t>(end)};
}

// A finding whose words should be other words.
inline model::Finding style_finding(messages::Code code, std::string_view key, text::Range range, std::string text,
                                    std::string expected) {
  return {code,
          messages::info(code).severity,
          range,
          {},
          {key, {{"text", std::move(text)}, {"expected", std::move(expected)}}},
          {},
          {}};
}

// Adds to the reading what is found in the line of prose.
void scan_sentence(const templates::Lexicon& lexicon, std::string_view line, model::Reading& reading);

// Adds to the reading of a block what is found in its bytes.
void scan_style(const templates::Lexicon& lexicon, std::string_view bytes, model::Reading& reading);

}  // namespace gouji::checks
