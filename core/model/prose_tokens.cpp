// Walks over a paragraph once, the longest word first.
#include "core/model/prose_tokens.h"

#include <algorithm>
#include <optional>

#include "core/syntax/html.h"
#include "core/text/fold.h"
#include "core/text/unicode.h"

namespace gouji::model {

namespace {

using templates::Phrasebook;
using templates::WordKind;

std::optional<TokenKind> mark_of(char32_t plain) {
  switch (plain) {
    case U'、': return TokenKind::pause;
    case U',': return TokenKind::comma;
    case U':': return TokenKind::colon;
    case U';': return TokenKind::semicolon;
    case U'。':
    case U'!':
    case U'?':
    case U'|':
    case U'\t': return TokenKind::stop;
    case U'(': return TokenKind::open;
    case U')': return TokenKind::close;
    default: return std::nullopt;
  }
}

bool is_range_mark(char32_t plain) {
  return plain == U'-' || plain == U'~' || plain == U'—' || plain == U'–' || plain == U'至' || plain == U'到';
}

constexpr std::size_t most_at_once = 256;  // tokens that room is made for
constexpr std::size_t no_item = static_cast<std::size_t>(-1);

class Tokeniser {
 public:
  Tokeniser(const Phrasebook& phrasebook, std::string_view bytes)
      : phrasebook_(phrasebook), bytes_(bytes), html_(syntax::has_tag(bytes)) {}

  std::vector<Token> read() {
    tokens_.reserve(std::min<std::size_t>(bytes_.size() / 8, most_at_once));
    while (at_ < bytes_.size()) step();
    if (gap_ > 0) add(TokenKind::stop, 0);  // so that the words at the end are not lost
    return std::move(tokens_);
  }

 private:
  void step() {
    const text::Decoded next = text::decode(bytes_, at_);
    const char32_t c = text::plain(next.code_point);
    if (c == U' ' || c == U'\r' || c == U'\n' || c == U'*' || c == 0xFEFF) return pass(next.length);
    if (html_ && c == U'<') return pass_to('>');
    if (html_ && c == U'&' && bytes_.find(';', at_) - at_ < 9) return pass_to(';');
    if (const auto mark = mark_of(c)) {
      add(*mark, next.length);
      return;
    }
    if (phrasebook_.begins(c)) {
      if (const Phrasebook::Found found = phrasebook_.find(bytes_.substr(at_)); found.word != nullptr) {
        add(TokenKind::word, found.bytes).word = found.word;
        return;
      }
    }
    if (text::begins_numeral(c) && take_number()) return;
    ++gap_;
    range_mark_ = bare_number_end_ == at_ && is_range_mark(c);
    pass(next.length);
  }

  void pass(std::size_t bytes) { at_ += bytes; }

  void pass_to(char end) {
    const std::size_t found = bytes_.find(end, at_);
    at_ = found == bytes_.npos ? bytes_.size() : found + 1;
  }

  Token& add(TokenKind kind, std::size_t bytes) {
    Token token;
    token.kind = kind;
    token.range = {at_, at_ + bytes};
    token.end = token.range.end;
    token.gap = gap_;
    gap_ = 0;
    at_ = token.end;
    tokens_.push_back(token);
    return tokens_.back();
  }

  std::size_t behind_space(std::size_t at) const {
    while (at < bytes_.size()) {
      const text::Decoded next = text::decode(bytes_, at);
      if (text::plain(next.code_point) != U' ') break;
      at += next.length;
    }
    return at;
  }

  // Takes the numeral here with what belongs to it; false where there is none.
  bool take_number() {
    const std::optional<text::Numeral> numeral = text::read_numeral(bytes_.substr(at_));
    if (!numeral) return false;
    const std::size_t begin = at_;
    const std::size_t end = at_ + numeral->bytes;
    bool vague = numeral->vague || range_mark_;
    range_mark_ = false;
    std::size_t behind = behind_space(end);
    const char32_t next = behind < bytes_.size() ? text::plain(text::decode(bytes_, behind).code_point) : 0;
    if (next == U'年' && is_year(*numeral)) return take_year(*numeral, behind);
    if (const Phrasebook::Found more = phrasebook_.find(bytes_.substr(behind));
        more.word != nullptr && more.word->is(WordKind::about_behind)) {
      vague = true;
      behind = behind_space(behind + more.bytes);
    }
    TokenKind kind = TokenKind::number;
    Phrasebook::Found unit = phrasebook_.find_unit(bytes_.substr(behind));
    if (next == U'%') {
      kind = TokenKind::percent;
      unit = {nullptr, text::decode(bytes_, behind).length};
    } else if (unit.word == nullptr && is_said_zero(*numeral, behind)) {
      // 均为0。
    } else if (unit.word == nullptr || unit.word->is(WordKind::no_unit)) {
      return take_bare(end);
    }
    const bool ordinal = !tokens_.empty() && gap_ == 0 && tokens_.back().is(WordKind::ordinal) &&
                         behind_space(tokens_.back().range.end) == begin;
    Token& token = add(kind, behind + unit.bytes - begin);
    token.range.end = end;
    token.word = unit.word;
    token.value = numeral->value;
    token.style = numeral->style;
    token.vague = vague;
    token.ordinal = ordinal;
    if (const Phrasebook::Found more = phrasebook_.find(bytes_.substr(at_));
        more.word != nullptr && more.word->is(WordKind::about_behind))
      token.vague = true;
    return true;
  }

  static bool is_year(const text::Numeral& numeral) {
    return numeral.value.scale == 0 && numeral.value.mantissa >= 1990 && numeral.value.mantissa <= 2099;
  }

  bool take_year(const text::Numeral& numeral, std::size_t mark) {
    const std::size_t end = mark + text::decode(bytes_, mark).length;
    add(TokenKind::year, end - at_).value = numeral.value;
    return true;
  }

  // A zero needs no unit where a clause ends with it.
  bool is_said_zero(const text::Numeral& numeral, std::size_t behind) const {
    const bool ends = behind == bytes_.size() || mark_of(text::plain(text::decode(bytes_, behind).code_point));
    return ends && numeral.value.is_zero() && numeral.value.scale == 0 && gap_ == 0 && !tokens_.empty() &&
           tokens_.back().is(WordKind::filler) && tokens_.back().end == at_;
  }

  // A number without a unit says nothing, but may begin a range: 5—6件.
  bool take_bare(std::size_t end) {
    ++gap_;
    at_ = end;
    bare_number_end_ = end;
    return true;
  }

  const Phrasebook& phrasebook_;
  std::string_view bytes_;
  bool html_;
  std::size_t at_ = 0;
  std::size_t gap_ = 0;
  std::size_t bare_number_end_ = std::string_view::npos;
  bool range_mark_ = false;
  std::vector<Token> tokens_;
};

// Where a number stands before its words, 、 or 和 parts it from the one before: 2件予以公开、1件部分公开. The first token
// behind that mark; no_item where there is none.
std::size_t item_begin(const std::vector<Token>& tokens, std::size_t number) {
  for (std::size_t i = number; i > 0 && tokens[i].gap == 0; --i) {
    const Token& before = tokens[i - 1];
    if (before.kind == TokenKind::pause || before.is(WordKind::connector)) return i;
    if (!before.is(WordKind::filler) || before.is(WordKind::subject)) break;
  }
  return no_item;
}

}  // namespace

std::size_t clause_begin(const std::vector<Token>& tokens, std::size_t at) {
  if (at < tokens.size() && is_number(tokens[at]))
    if (const std::size_t item = item_begin(tokens, at); item != no_item) return item;
  for (std::size_t steps = 0; at > 0 && steps < longest_sentence; ++steps) {
    const Token& before = tokens[at - 1];
    if ((before.is_mark() && before.kind != TokenKind::pause) || is_number(before) || before.kind == TokenKind::percent)
      break;
    --at;
  }
  return at;
}

std::size_t sentence_begin(const std::vector<Token>& tokens, std::size_t at) {
  for (std::size_t steps = 0; at > 0 && steps < longest_sentence && tokens[at - 1].kind != TokenKind::stop; ++steps)
    --at;
  return at;
}

std::vector<Token> read_tokens(const Phrasebook& phrasebook, std::string_view bytes) {
  return Tokeniser(phrasebook, bytes).read();
}

}  // namespace gouji::model
