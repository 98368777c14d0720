// Takes every string of the data files for words: they were written for all reports, so no name of one is among them.
#include "lsp/replay/vocabulary.h"

#include <algorithm>

#include "core/base/embedded.h"
#include "core/text/fold.h"
#include "core/text/unicode.h"
#include "lsp/rpc/json.h"

namespace gouji::replay {

namespace {

constexpr std::size_t piece = 4;  // so many characters of a phrase are no accident
constexpr std::u32string_view numerals = U"〇零一二三四五六七八九十百千万亿两";
constexpr std::u32string_view marks = U"年月日号第条款项章节件次个份人元类起名篇期";

void each_string(const rpc::Json& value, const auto& fn) {
  if (value.is_string()) fn(value.get_ref<const std::string&>());
  if (value.is_structured())
    for (const rpc::Json& part : value) each_string(part, fn);
}

void each_run(std::u32string_view text, const auto& fn) {
  for (std::size_t at = 0; at < text.size();) {
    std::size_t end = at;
    while (end < text.size() && is_ideograph(text[end])) ++end;
    if (end > at) fn(at, end);
    at = std::max(end, at + 1);
  }
}

std::u32string plain(std::u32string_view text) {
  std::u32string out(text);
  std::transform(out.begin(), out.end(), out.begin(), text::plain);
  return out;
}

std::uint64_t beginning(std::u32string_view word) { return std::uint64_t{word[0]} << 32 | word[1]; }

bool is_data_for_reports(std::string_view path) {
  return (path.starts_with("templates/") || path.starts_with("lexicon/")) && !path.ends_with(".schema.json");
}

}  // namespace

std::u32string characters(std::string_view bytes) {
  std::u32string out;
  out.reserve(bytes.size());
  for (std::size_t at = 0; at < bytes.size();) {
    const text::Decoded next = text::decode(bytes, at);
    out += next.code_point;
    at += next.length;
  }
  return out;
}

std::string bytes(std::u32string_view text) {
  std::string out;
  for (const char32_t character : text) text::append(out, character);
  return out;
}

bool is_ideograph(char32_t character) {
  return text::is_han(character) && text::is_letter_or_digit(text::plain(character));
}

Vocabulary::Vocabulary() {
  for (const char32_t numeral : numerals) single_words_.insert(numeral);
  for (const char32_t mark : marks) single_words_.insert(mark);
  for (const base::EmbeddedFile& file : base::embedded_files()) {
    if (!is_data_for_reports(file.path)) continue;
    each_string(rpc::parse(file.bytes).value_or(rpc::Json()), [this](const std::string& text) {
      const std::u32string words = plain(characters(text));
      each_run(words, [&](std::size_t begin, std::size_t end) {
        learn(std::u32string_view(words).substr(begin, end - begin));
      });
    });
  }
  characters_.insert(single_words_.begin(), single_words_.end());
}

void Vocabulary::learn(std::u32string_view run) {
  characters_.insert(run.begin(), run.end());
  if (run.size() == 1) single_words_.insert(run.front());
  if (run.size() > 1) words_.emplace(run);
  for (std::size_t at = 0; at + piece <= run.size(); ++at) words_.emplace(run.substr(at, piece));
  for (std::size_t at = 0; at + piece <= run.size(); ++at) beginnings_.insert(beginning(run.substr(at)));
  if (run.size() > 1) beginnings_.insert(beginning(run));
  longest_ = std::max(longest_, std::min<std::size_t>(run.size(), 12));  // longer ones are known by their pieces
}

std::vector<bool> Vocabulary::known(std::u32string_view text) const {
  std::vector<bool> known(text.size());
  const std::u32string words = plain(text);
  each_run(text, [&](std::size_t begin, std::size_t end) {
    mark_words(words, begin, end, known);
    for (std::size_t at = begin; at < end;) {
      std::size_t gap = at;
      while (gap < end && !known[gap]) ++gap;
      if (gap > at) mark_rest(words, at, gap, known);
      at = std::max(gap, at + 1);
    }
  });
  return known;
}

void Vocabulary::mark_words(std::u32string_view plain, std::size_t begin, std::size_t end,
                            std::vector<bool>& known) const {
  for (std::size_t at = begin; at + 1 < end; ++at) {
    if (!beginnings_.contains(beginning(plain.substr(at)))) continue;
    for (std::size_t size = std::min(longest_, end - at); size > 1; --size) {
      if (!words_.contains(std::u32string(plain.substr(at, size)))) continue;
      std::fill_n(known.begin() + static_cast<std::ptrdiff_t>(at), size, true);
      break;
    }
  }
}

void Vocabulary::mark_rest(std::u32string_view plain, std::size_t begin, std::size_t end,
                           std::vector<bool>& known) const {
  const auto is = [&](std::size_t at, std::u32string_view set) { return set.find(plain[at]) != set.npos; };
  const bool alone =
      std::all_of(plain.begin() + static_cast<std::ptrdiff_t>(begin), plain.begin() + static_cast<std::ptrdiff_t>(end),
                  [this](char32_t character) { return single_words_.contains(character); });
  for (std::size_t at = begin; at < end;) {
    std::size_t after = at;
    while (after < end && is(after, numerals)) ++after;
    if (alone || (after > at && after < end && is(after, marks)))
      for (std::size_t i = at; i <= std::min(after, end - 1); ++i) known[i] = true;
    at = std::max(after, at + 1);
  }
}

}  // namespace gouji::replay
