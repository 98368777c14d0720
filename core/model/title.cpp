// Takes a title apart around its year.
#include "core/model/title.h"

#include "core/syntax/line.h"
#include "core/text/fold.h"
#include "core/text/unicode.h"

namespace gouji::model {

namespace {

constexpr std::size_t longest_title = 300;  // bytes: a hundred characters
constexpr std::string_view subject = "政府信息公开";

int digit_of(char32_t c) {
  if (c >= U'0' && c <= U'9') return static_cast<int>(c - U'0');
  if (c >= U'０' && c <= U'９') return static_cast<int>(c - U'０');
  constexpr std::u32string_view han = U"〇一二三四五六七八九";
  if (const std::size_t at = han.find(c); at != han.npos) return static_cast<int>(at);
  return c == U'○' || c == U'零' ? 0 : -1;
}

bool is_sentence(std::string_view words) {
  for (const std::string_view mark : {"。", "；", "，", "！", "？", "：", "《", "|", "\t"})
    if (words.find(mark) != words.npos) return true;
  return false;
}

// The words without a bracket at their end, which may hold a number or a remark.
std::string_view without_last_bracket(std::string_view words) {
  if (!words.ends_with("）") && !words.ends_with(")")) return words;
  const std::size_t open = std::max(words.rfind("（") + 1, words.rfind("(") + 1);
  return open == 0 ? words : syntax::trim(words.substr(0, open - 1));
}

bool is_known_tail(const templates::Library& library, std::string_view folded) {
  for (const templates::Template& form : library.templates()) {
    if (text::fold(form.title_tail) == folded) return true;
    for (const std::string& variant : form.title_variants)
      if (text::fold(variant) == folded) return true;
  }
  return false;
}

}  // namespace

std::optional<WrittenYear> read_year(std::string_view text) {
  int year = 0;
  std::size_t at = 0;
  for (int digits = 0; digits < 4; ++digits) {
    if (at >= text.size()) return std::nullopt;
    const text::Decoded next = text::decode(text, at);
    const int digit = digit_of(next.code_point);
    if (digit < 0) return std::nullopt;
    year = year * 10 + digit;
    at += next.length;
  }
  if (year < 1990 || year > 2099) return std::nullopt;
  if (at < text.size() && digit_of(text::decode(text, at).code_point) >= 0) return std::nullopt;
  return WrittenYear{year, at};
}

std::optional<TitleWords> read_title(const templates::Library& library, std::string_view words) {
  if (words.empty() || words.size() > longest_title || is_sentence(words)) return std::nullopt;
  const std::string folded = text::fold(words);
  TitleWords title;
  title.year_at = words.size();
  title.reporting = folded.find(subject) != folded.npos;
  const std::string end = text::fold(without_last_bracket(words));
  title.complete = end.ends_with("报告") || end.ends_with("年报");
  if (!title.reporting) return std::nullopt;

  // The last year before the subject; a year in a bracket behind the title counts when there is no other.
  std::size_t digits = 0;
  bool behind_digit = false;  // four digits of a longer number are no year
  for (std::size_t at = 0; at < words.size();) {
    const text::Decoded next = text::decode(words, at);
    const bool digit = digit_of(next.code_point) >= 0;
    const std::optional<WrittenYear> year = behind_digit ? std::nullopt : read_year(words.substr(at));
    behind_digit = digit;
    if (year && (!title.year || text::fold(words.substr(at)).find(subject) != std::string::npos)) {
      title.year = year->year;
      title.year_at = at;
      digits = year->bytes;
      at += digits;
    } else {
      at += next.length;
    }
  }
  if (!title.year) {
    // Without a year only a line that ends as a title does is one.
    if (!title.complete) return std::nullopt;
    return title;
  }
  const std::size_t subject_at = std::min(words.find("政府信息公开"), words.find("政府信息公開"));
  if (subject_at < title.year_at) {
    if (!title.complete) return std::nullopt;  // a row of a table, with numbers
    title.organ = std::string(syntax::trim(words.substr(0, subject_at)));
    title.well_formed = is_known_tail(library, text::fold(without_last_bracket(words.substr(subject_at))));
    return title;
  }
  std::string_view organ = syntax::trim(words.substr(0, title.year_at));
  if (organ.starts_with("关于")) organ = syntax::trim(organ.substr(std::string_view("关于").size()));
  title.organ = std::string(organ);
  std::string_view behind = syntax::trim(words.substr(title.year_at + digits));
  const bool year_word = behind.starts_with("年");
  if (!year_word && !title.complete) return std::nullopt;
  if (year_word) behind = syntax::trim(behind.substr(std::string_view("年").size()));
  if (year_word && behind.starts_with("度")) behind = behind.substr(std::string_view("度").size());
  title.well_formed = year_word && is_known_tail(library, text::fold(without_last_bracket(behind)));
  return title;
}

}  // namespace gouji::model
