// Takes ordinals off the front of lines and packs them into marks.
#include "core/checks/style_ordinals.h"

#include <algorithm>
#include <iterator>

#include "core/checks/style_scan.h"
#include "core/checks/style_text.h"
#include "core/syntax/line.h"
#include "core/text/unicode.h"

namespace gouji::checks {

namespace {

constexpr int largest = 31;  // what the mark has room for
constexpr std::uint8_t alone_bit = 0x80;
constexpr std::uint8_t spaced_bit = 0x40;
constexpr std::size_t longest_heading = 75;  // bytes: 25 characters
constexpr std::u32string_view numerals = U"一二三四五六七八九十";

struct Form {
  std::string_view opener;
  std::string_view closer;
  bool arabic = false;
};

// In the order of OrdinalForm.
constexpr Form forms[] = {{"", "、", false}, {"（", "）", false}, {"(", ")", false},  {"", ".", true},
                          {"", "．", true},  {"", "、", true},    {"（", "）", true}, {"(", ")", true},
                          {"", "是", false}, {"", "要", false},   {"", "", false}};
static_assert(std::size(forms) == ordinal_forms);

// （一）项 is a piece of a law, and so are （一）、（二） and （一）至（三）.
constexpr std::string_view not_behind_bracket[] = {"项", "項", "款", "条", "條", "目", "类", "類", "种",   "種",
                                                   "至", "到", "和", "及", "与", "與", "－", "—",  "、（", "、("};
constexpr std::string_view sentence_ends[] = {"。", "；", "，", "：", "！", "？", ";", ",", ":"};

constexpr std::string_view before_statement[] = {"：", "；", "。", "，", "、", "）", "！", "？",
                                                 "．", "“",  ":",  ";",  ",",  ".",  ")",  "*"};

std::size_t any_space(std::string_view text) {
  std::size_t size = 0;
  while (const std::size_t space = syntax::space_at(text.substr(size))) size += space;
  return size;
}

// Signs of Markdown, tags and entities in front of the words.
std::size_t words_begin(std::string_view line) {
  std::size_t at = 0;
  while (at < line.size()) {
    if (const std::size_t space = syntax::space_at(line.substr(at)); space > 0) {
      at += space;
    } else if (line[at] == '<') {
      const std::size_t end = line.find('>', at);
      if (end == line.npos) break;
      at = end + 1;
    } else if (line[at] == '&') {
      at = entity_end(line, at);
    } else if (std::string_view("#*_>-+~").find(line[at]) != std::string_view::npos) {
      ++at;
    } else {
      break;
    }
  }
  return at;
}

struct Number {
  int value = 0;
  std::size_t size = 0;
  bool arabic = false;
  bool odd = false;  // in digits that no form has
};

// One to three characters: 十二, 二十一, 12.
Number number_at(std::string_view text) {
  Number number;
  int tens = 0;
  for (int characters = 0; number.size < text.size() && characters < 3; ++characters) {
    const text::Decoded next = text::decode(text, number.size);
    const char32_t c = next.code_point;
    const bool wide = c >= 0xFF10 && c <= 0xFF19;
    if (wide || (c >= '0' && c <= '9')) {
      if (number.size > 0 && !number.arabic) return {};
      number.arabic = true;
      number.odd = number.odd || wide;
      number.value = number.value * 10 + static_cast<int>(wide ? c - 0xFF10 : c - '0');
    } else if (const int digit = single_ordinal(c); digit > 0) {
      if (number.arabic) break;
      number.odd = number.odd || digit > 10 || numerals.find(c) == numerals.npos;
      if (digit == 10 && number.size > 0) {
        tens = number.value * 10;
        number.value = 0;
      } else {
        number.value = number.value == 10 ? 10 + digit : number.value + digit;
      }
    } else {
      break;
    }
    number.size += next.length;
  }
  number.value += tens;
  return number;
}

bool starts_with_any(std::string_view text, const std::string_view* begin, const std::string_view* end) {
  return std::any_of(begin, end, [&](std::string_view word) { return text.starts_with(word); });
}

bool is_heading_text(std::string_view rest) {
  rest = syntax::trim(rest);
  return rest.size() <= longest_heading && std::none_of(std::begin(sentence_ends), std::end(sentence_ends),
                                                        [&](std::string_view mark) { return rest.ends_with(mark); });
}

// The form whose signs stand around a number, unless what follows says that it numbers nothing here.
OrdinalForm form_of(std::string_view opener, std::string_view rest, bool arabic) {
  for (std::size_t i = 0; i <= static_cast<std::size_t>(OrdinalForm::half_inner); ++i) {
    const Form& form = forms[i];
    if (form.arabic != arabic || form.opener != opener || !rest.starts_with(form.closer)) continue;
    rest.remove_prefix(form.closer.size());
    const bool cited =
        !opener.empty() && starts_with_any(rest, std::begin(not_behind_bracket), std::end(not_behind_bracket));
    const bool number_goes_on = arabic && opener.empty() && !rest.empty() && is_digit(rest.front());
    return cited || number_goes_on || syntax::trim(rest).empty() ? OrdinalForm::loose : static_cast<OrdinalForm>(i);
  }
  return OrdinalForm::loose;
}

void add(model::Reading& reading, const Ordinal& ordinal, std::size_t begin, std::size_t end) {
  const auto kind = static_cast<std::uint8_t>(static_cast<std::uint8_t>(StyleMark::ordinal) +
                                              static_cast<std::uint8_t>(ordinal.form));
  const auto detail =
      static_cast<std::uint8_t>(ordinal.number | (ordinal.alone ? alone_bit : 0) | (ordinal.spaced ? spaced_bit : 0));
  reading.marks.push_back(
      style_mark(messages::Code::style_number_format, static_cast<StyleMark>(kind), begin, end, detail));
}

bool is_number(int value) { return value > 0 && value <= largest; }

}  // namespace

int single_ordinal(char32_t c) {
  const std::size_t numeral = numerals.find(c);
  if (numeral != numerals.npos) return static_cast<int>(numeral) + 1;
  if (c >= 0x2460 && c <= 0x2473) return static_cast<int>(c - 0x2460) + 1;  // ①
  if (c >= 0x2474 && c <= 0x2487) return static_cast<int>(c - 0x2474) + 1;  // ⑴
  if (c >= 0x3220 && c <= 0x3229) return static_cast<int>(c - 0x3220) + 1;  // ㈠
  return 0;
}

std::string ordinal_text(OrdinalForm form, int number) {
  const Form& signs = forms[static_cast<std::size_t>(form)];
  std::string text(signs.opener);
  if (signs.arabic) {
    text += std::to_string(number);
  } else {
    if (number >= 20) text += text::encode(numerals[static_cast<std::size_t>(number / 10 - 1)]);
    if (number >= 10) text += text::encode(numerals.back());
    if (number % 10 > 0) text += text::encode(numerals[static_cast<std::size_t>(number % 10 - 1)]);
  }
  return text.append(signs.closer);
}

bool is_ordinal(const model::Mark& mark) {
  return mark.code == messages::Code::style_number_format && mark.kind >= static_cast<std::uint8_t>(StyleMark::ordinal);
}

Ordinal ordinal_of(const model::Mark& mark) {
  return {static_cast<OrdinalForm>(mark.kind - static_cast<std::uint8_t>(StyleMark::ordinal)),
          mark.detail & ~(alone_bit | spaced_bit), (mark.detail & alone_bit) != 0, (mark.detail & spaced_bit) != 0};
}

void mark_first_ordinal(std::string_view line, bool row, model::Reading& reading) {
  constexpr std::string_view ordinal_word = "第";
  const std::size_t begin = words_begin(line);
  std::string_view rest = line.substr(begin);
  std::string_view opener;
  for (const std::string_view sign : {std::string_view("（"), std::string_view("("), ordinal_word})
    if (rest.starts_with(sign)) opener = sign;
  rest.remove_prefix(opener.size());
  const std::size_t before = any_space(rest);
  rest.remove_prefix(before);
  const Number number = number_at(rest);
  if (!is_number(number.value)) return;
  rest.remove_prefix(number.size);
  // The scan of the line meets these.
  for (const OrdinalForm form : {OrdinalForm::statement, OrdinalForm::demand})
    if (opener.empty() && rest.starts_with(forms[static_cast<std::size_t>(form)].closer)) return;
  Ordinal ordinal;
  ordinal.number = number.value;
  std::size_t end = line.size() - rest.size();
  if (!row && before == 0 && !number.odd) ordinal.form = form_of(opener, rest, number.arabic);
  if (ordinal.form != OrdinalForm::loose) {
    rest.remove_prefix(forms[static_cast<std::size_t>(ordinal.form)].closer.size());
    end = line.size() - rest.size();
    ordinal.alone = is_heading_text(rest);
    ordinal.spaced = any_space(rest) > 0;
    // 07. is no form of a number.
    if (ordinal_text(ordinal.form, ordinal.number) != line.substr(begin, end - begin))
      ordinal.form = OrdinalForm::loose;
  }
  add(reading, ordinal, begin, end);
}

void mark_inner_ordinal(std::string_view line, text::Range words, model::Reading& reading) {
  const Number number = number_at(line.substr(words.begin, words.size()));
  if (number.size != words.size() || !is_number(number.value)) return;
  add(reading, {OrdinalForm::loose, number.value, false, false}, words.begin, words.end);
}

void mark_statement(std::string_view line, std::size_t begin, std::size_t end, model::Reading& reading) {
  const text::Decoded numeral = text::decode(line, begin);
  Ordinal ordinal{OrdinalForm::loose, single_ordinal(numeral.code_point), false, false};
  if (ordinal.number == 0) return;
  const std::string_view before = syntax::trim(line.substr(0, begin));
  // Behind a character it may be 唯一是 or 其二是.
  const bool strict = before.empty() || std::any_of(std::begin(before_statement), std::end(before_statement),
                                                    [&](std::string_view mark) { return before.ends_with(mark); });
  if (!strict && ordinal.number == 1) return;
  const std::string_view word = line.substr(begin + numeral.length, end - begin - numeral.length);
  for (const OrdinalForm form : {OrdinalForm::statement, OrdinalForm::demand})
    if (strict && word == forms[static_cast<std::size_t>(form)].closer) ordinal.form = form;
  add(reading, ordinal, begin, end);
}

}  // namespace gouji::checks
