// Sorts the phrases into rows by their first character and compares only those of a character's row.
#include "core/templates/narrative.h"

#include <algorithm>
#include <array>

#include "core/text/fold.h"
#include "core/text/unicode.h"

namespace gouji::templates {

namespace {

constexpr std::size_t plane = 0x10000;
constexpr std::size_t longest_phrase = 64;  // characters

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

// The characters of a text from a place on, each read once however many phrases are compared with them.
class Ahead {
 public:
  Ahead(std::string_view text, std::size_t at) : text_(text.substr(at)) {}

  // How many bytes the words take; 0 where something else stands there, and for phrases too long to be any of ours.
  std::size_t bytes_of(std::u16string_view words) {
    if (words.size() > longest_phrase) return 0;
    for (std::size_t i = 0; i < words.size(); ++i) {
      if (i == known_ && !read()) return 0;
      if (characters_[i] != words[i]) return 0;
    }
    return ends_[words.size() - 1];
  }

 private:
  bool read() {
    const std::size_t at = known_ == 0 ? 0 : ends_[known_ - 1];
    if (at >= text_.size()) return false;
    const text::Decoded next = text::decode(text_, at);
    characters_[known_] = simple(next.code_point);
    ends_[known_++] = at + next.length;
    return true;
  }

  std::string_view text_;
  std::array<char32_t, longest_phrase> characters_;
  std::array<std::size_t, longest_phrase> ends_;
  std::size_t known_ = 0;
};

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
  const char32_t first = text::decode(text, at).code_point;
  if (!begins(first)) return std::nullopt;
  Ahead ahead(text, at);
  const auto [begin, end] = rows_[row_of_[first]];
  for (std::size_t i = begin; i < end; ++i)
    if (const std::size_t bytes = ahead.bytes_of(phrases_[i].words)) return PhraseMatch{&phrases_[i], bytes};
  return std::nullopt;
}

std::uint32_t Narrative::aspect_cue(std::string_view id) const {
  for (std::size_t i = 0; i < aspects.size(); ++i)
    if (aspects[i].id == id) return first_aspect_cue << i;
  return 0;
}

}  // namespace gouji::templates
