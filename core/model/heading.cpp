// Looks a line's words up among the titles: the number decides between section and aspect, the words decide which one.
#include "core/model/heading.h"

#include "core/model/label.h"
#include "core/syntax/line.h"
#include "core/text/fold.h"

namespace gouji::model {

namespace {

using templates::HeadingMeaning;
using templates::Match;

constexpr std::size_t longest_heading = 150;  // bytes: fifty characters
constexpr std::string_view han_digits[] = {"一", "二", "三", "四", "五", "六", "七", "八", "九", "十"};

bool take_han_number(std::string_view& text) {
  const std::size_t before = text.size();
  for (bool again = true; again;) {
    again = false;
    for (const std::string_view digit : han_digits) {
      if (!text.starts_with(digit)) continue;
      text.remove_prefix(digit.size());
      again = true;
    }
  }
  return text.size() != before;
}

bool is_sentence(std::string_view words) {
  for (const std::string_view mark : {"。", "；", "，", "！", "？", ";"})
    if (words.find(mark) != words.npos) return true;
  return false;
}

HeadingQuality quality_of(const HeadingMeaning& meaning) {
  return meaning.match == Match::official ? HeadingQuality::official : HeadingQuality::variant;
}

const HeadingMeaning* find_meaning(const templates::Library& library, std::string_view words, bool aspect) {
  const std::string folded = text::fold(words);
  if (folded.empty()) return nullptr;
  const std::string bare = text::strip_number(folded);
  for (const std::string* key : {&folded, &bare}) {
    const std::vector<HeadingMeaning>* meanings = library.headings(*key);
    if (meanings == nullptr) continue;
    for (const HeadingMeaning& meaning : *meanings)
      if (meaning.aspect.empty() != aspect) return &meaning;
  }
  return nullptr;
}

// The first words of a line up to the mark that ends a run-in heading.
std::string_view run_in_words(std::string_view words) {
  std::size_t end = words.npos;
  for (const std::string_view mark : {"。", "：", ":", "．", "　"}) end = std::min(end, words.find(mark, 3));
  return words.substr(0, end);
}

std::optional<HeadingMatch> find_section(const templates::Library& library, std::string_view words, bool numbered,
                                         bool exact) {
  if (words.size() > longest_heading || is_sentence(words)) return std::nullopt;
  if (const HeadingMeaning* meaning = find_meaning(library, words, false)) {
    if (!exact && meaning->match == Match::official) return HeadingMatch{meaning->section, {}, HeadingQuality::variant};
    return HeadingMatch{meaning->section, {}, quality_of(*meaning)};
  }
  if (!numbered) return std::nullopt;
  const std::string folded = text::fold(words);
  const std::string bare = text::strip_number(folded);
  if (length(bare) < 4) return std::nullopt;
  for (const auto& [title, meaning] : library.section_titles())
    if (length(title) >= 4 && distance(bare, title, length(title) / 4) <= length(title) / 4)
      return HeadingMatch{meaning.section, {}, HeadingQuality::misprint};
  return std::nullopt;
}

}  // namespace

text::Range heading_words(std::string_view line, int& level) {
  std::string_view rest = syntax::trim(line);
  level = 0;
  while (rest.starts_with("#")) {
    rest.remove_prefix(1);
    ++level;
  }
  rest = syntax::trim(rest);
  if (level > 0)
    while (rest.ends_with("#")) rest.remove_suffix(1);
  rest = syntax::trim(rest);
  if (rest.empty()) return {0, 0};
  const std::size_t begin = static_cast<std::size_t>(rest.data() - line.data());
  return {begin, begin + rest.size()};
}

Ordinal ordinal_of(std::string_view words) {
  std::string_view rest = words;
  if (rest.starts_with("（"))
    rest.remove_prefix(std::string_view("（").size());
  else if (rest.starts_with("("))
    rest.remove_prefix(1);
  if (rest.size() != words.size()) {
    if (!take_han_number(rest)) return Ordinal::none;
    return rest.starts_with("）") || rest.starts_with(")") ? Ordinal::aspect : Ordinal::none;
  }
  if (take_han_number(rest)) {
    rest = syntax::trim(rest);
    for (const std::string_view mark : {"、", ".", "．", "，", ","})
      if (rest.starts_with(mark)) return Ordinal::section;
    return Ordinal::none;
  }
  while (!rest.empty() && rest.front() >= '0' && rest.front() <= '9') rest.remove_prefix(1);
  if (rest.size() == words.size()) return Ordinal::none;
  for (const std::string_view mark : {"、", ".", "．"})
    if (rest.starts_with(mark)) return Ordinal::arabic;
  return Ordinal::none;
}

int number_of(std::string_view words) {
  if (words.starts_with("（"))
    words.remove_prefix(std::string_view("（").size());
  else if (words.starts_with("("))
    words.remove_prefix(1);
  for (std::size_t i = 0; i < std::size(han_digits); ++i)
    if (words.starts_with(han_digits[i])) return static_cast<int>(i) + 1;
  const bool one_digit = words.size() < 2 || words[1] < '0' || words[1] > '9';
  return !words.empty() && words[0] >= '1' && words[0] <= '9' && one_digit ? words[0] - '0' : 0;
}

std::optional<HeadingMatch> match_heading(const templates::Library& library, std::string_view line) {
  int level = 0;
  const text::Range range = heading_words(line, level);
  if (range.empty()) return std::nullopt;
  const std::string_view words = line.substr(range.begin, range.size());
  const std::string head = text::simplify(words.substr(0, 24));
  const Ordinal ordinal = ordinal_of(head);
  if (words.size() > longest_heading && ordinal == Ordinal::none) return std::nullopt;

  std::optional<HeadingMatch> match;
  if (ordinal != Ordinal::aspect)
    match = find_section(library, words, ordinal != Ordinal::none || level > 0, ordinal == Ordinal::section);
  std::size_t size = words.size();
  if (!match && (ordinal != Ordinal::none || level > 0)) {
    const std::string_view lead = run_in_words(words);
    if (lead.size() <= longest_heading && !is_sentence(lead)) {
      if (const HeadingMeaning* meaning = find_meaning(library, lead, true)) {
        match = HeadingMatch{meaning->section, meaning->aspect, quality_of(*meaning)};
        size = lead.size();
      }
    }
  }
  if (!match) return std::nullopt;
  match->ordinal = ordinal;
  match->number = ordinal == Ordinal::none ? 0 : number_of(head);
  match->level = level;
  match->words = {range.begin, range.begin + size};
  return match;
}

}  // namespace gouji::model
