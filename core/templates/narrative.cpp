// Sorts the phrases into rows by their first character and compares only those of a character's row.
#include "core/templates/narrative.h"

#include <algorithm>

#include "core/text/fold.h"
#include "core/text/unicode.h"

namespace gouji::templates {

namespace {

constexpr std::size_t plane = 0x10000;

char32_t simple(char32_t c) { return c < plane ? char32_t{text::simple_form(static_cast<char16_t>(c))} : c; }

std::u16string characters_of(std::string_view words) {
  std::u16string characters;
  for (std::size_t at = 0; at < words.size();) {
    const text::Decoded next = text::decode(words, at);
    characters.push_back(static_cast<char16_t>(simple(next.code_point)));
    at += next.length;
  }
  return characters;
}

// How many bytes the words take at this offset; 0 where something else stands there.
std::size_t bytes_of(std::u16string_view words, std::string_view text, std::size_t at) {
  const std::size_t begin = at;
  for (const char16_t c : words) {
    if (at >= text.size()) return 0;
    const text::Decoded next = text::decode(text, at);
    if (simple(next.code_point) != c) return 0;
    at += next.length;
  }
  return at - begin;
}

}  // namespace

void Narrative::learn(const std::vector<std::string>& words, std::uint32_t cues, std::uint32_t form) {
  for (const std::string& word : words) {
    std::u16string characters = characters_of(word);
    const auto known = std::find_if(phrases_.begin(), phrases_.end(),
                                    [&characters](const Phrase& phrase) { return phrase.words == characters; });
    Phrase& phrase = known == phrases_.end() ? phrases_.emplace_back(Phrase{std::move(characters)}) : *known;
    phrase.cues |= cues;
    if ((cues & self_reference_cue) != 0) phrase.form = form;
  }
}

void Narrative::finish() {
  std::sort(phrases_.begin(), phrases_.end(), [](const Phrase& a, const Phrase& b) {
    if (a.words.front() != b.words.front()) return a.words.front() < b.words.front();
    return a.words.size() != b.words.size() ? a.words.size() > b.words.size() : a.words < b.words;
  });
  row_of_.assign(plane, 0);
  rows_.assign(1, {0, 0});
  for (std::size_t i = 0; i < phrases_.size(); ++i) {
    if (i == 0 || phrases_[i].words.front() != phrases_[i - 1].words.front()) {
      row_of_[phrases_[i].words.front()] = static_cast<std::uint16_t>(rows_.size());
      rows_.emplace_back(i, i);
    }
    rows_.back().second = i + 1;
  }
  for (char32_t c = 0x80; c < plane; ++c)
    if (const char32_t plain = simple(c); plain != c) row_of_[c] = row_of_[plain];
}

std::optional<PhraseMatch> Narrative::match(std::string_view text, std::size_t at) const {
  if (at >= text.size()) return std::nullopt;
  const text::Decoded first = text::decode(text, at);
  if (!begins(first.code_point)) return std::nullopt;
  const std::size_t behind = at + first.length;
  const char32_t second = behind < text.size() ? simple(text::decode(text, behind).code_point) : 0;
  const auto [begin, end] = rows_[row_of_[first.code_point]];
  for (std::size_t i = begin; i < end; ++i) {
    const std::u16string_view words = phrases_[i].words;
    if (words.size() > 1 && words[1] != second) continue;
    if (const std::size_t bytes = bytes_of(words, text, at)) return PhraseMatch{&phrases_[i], bytes};
  }
  return std::nullopt;
}

std::uint32_t Narrative::aspect_cue(std::string_view id) const {
  for (std::size_t i = 0; i < aspects.size(); ++i)
    if (aspects[i].id == id) return first_aspect_cue << i;
  return 0;
}

}  // namespace gouji::templates
