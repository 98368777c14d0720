// Cuts a paragraph into what matters for its numbers: words of the phrasebook, numbers with their units, years, marks.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "core/base/decimal.h"
#include "core/templates/phrasebook.h"
#include "core/text/numeral.h"
#include "core/text/range.h"

namespace gouji::model {

enum class TokenKind : std::uint8_t {
  word,
  number,  // with a unit behind it
  percent,
  year,   // 2023年
  pause,  // 、
  comma,
  colon,
  semicolon,
  stop,   // 。 and the like
  open,   // （
  close,  // ）
};

struct Token {
  TokenKind kind = TokenKind::word;
  text::Range range;                      // of a number: its numerals alone; in bytes of the block
  std::size_t end = 0;                    // of a number: behind its unit
  std::size_t gap = 0;                    // characters that are no word between this token and the one before
  const templates::Word* word = nullptr;  // of a number: its unit; null of a zero without one
  base::Decimal value;                    // of a year: the year
  text::NumeralStyle style = text::NumeralStyle::arabic;
  bool vague = false;    // 余, 左右, 两三, 5—6
  bool ordinal = false;  // 第3件, 每件

  bool is(templates::WordKind what) const { return kind == TokenKind::word && word->is(what); }
  bool is_mark() const { return kind >= TokenKind::pause; }
};

// How many tokens are looked back or ahead, so that no text takes more than its length in time.
constexpr std::size_t longest_sentence = 300;

inline bool is_number(const Token& token) { return token.kind == TokenKind::number; }

// The first token of the clause that holds the token: behind the mark or the number before it.
std::size_t clause_begin(const std::vector<Token>& tokens, std::size_t at);

// The first token of the sentence that holds the token.
std::size_t sentence_begin(const std::vector<Token>& tokens, std::size_t at);

// `bytes` are a block of prose; tags and entities of HTML are passed over.
std::vector<Token> read_tokens(const templates::Phrasebook& phrasebook, std::string_view bytes);

}  // namespace gouji::model
