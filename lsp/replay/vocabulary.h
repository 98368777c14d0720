// Knows which words every report has, from the templates and lexicons: what is not among them may be somebody's name.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_set>
#include <vector>

namespace gouji::replay {

class Vocabulary {
 public:
  Vocabulary();  // of the embedded data

  // For each character of the text: whether it is part of a word of the forms, or of a longer piece of one. Of the
  // ideographs between two known words only numerals and single words that stand alone are known. Traditional and
  // full-width characters count as what they stand for.
  std::vector<bool> known(std::u32string_view text) const;

  bool has(char32_t character) const { return characters_.contains(character); }

 private:
  void learn(std::u32string_view run);
  void mark_words(std::u32string_view plain, std::size_t begin, std::size_t end, std::vector<bool>& known) const;
  void mark_rest(std::u32string_view plain, std::size_t begin, std::size_t end, std::vector<bool>& known) const;

  std::unordered_set<std::u32string> words_;      // of two characters and more, and pieces of four
  std::unordered_set<std::uint64_t> beginnings_;  // the first two characters of each of them
  std::unordered_set<char32_t> single_words_;     // numerals among them
  std::unordered_set<char32_t> characters_;       // all that occur
  std::size_t longest_ = 0;
};

// The characters of UTF-8, and their bytes again.
std::u32string characters(std::string_view bytes);
std::string bytes(std::u32string_view text);

// Whether the character is an ideograph, numerals among them.
bool is_ideograph(char32_t character);

}  // namespace gouji::replay
