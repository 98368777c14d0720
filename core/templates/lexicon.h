// Knows the mistakes that occur in office prose: real typos, doubled and lost characters, and words that announce a
// number which is easily written wrong. The mistakes are data; this finds them in a text.
//
// How a clue is found. Prose is read on every keystroke, so that looking for each of some two hundred words is out of
// the question. Every clue has a telling pair: the first two neighbouring characters of the wrong words that the right
// words do not have side by side. 政府信息公工作 for 政府信息公开工作 is told by 公工, which next to no correct sentence
// holds. One bit of a small field answers for nearly every pair of characters that no clue has it; only for the rest is
// a clue looked up and compared. Traditional spelling is entered into the same field when it is made.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

namespace gouji::templates {

enum class ClueKind : std::uint8_t {
  typo,          // the wrong words are to be replaced by the right ones
  chinese_year,  // begins a year in Chinese numerals
  telephone,     // announces a telephone number
};

// Words that are wrong, unless their surroundings make them right. Surroundings are words; ^ stands for the begin of
// the line. All in simplified characters.
struct Clue {
  ClueKind kind = ClueKind::typo;
  std::string wrong;
  std::string right;
  std::vector<std::string> behind;      // it stands behind one of these; empty: behind anything
  std::vector<std::string> before;      // it stands before one of these; empty: before anything
  std::vector<std::string> not_behind;  // it is right behind these
  std::vector<std::string> not_before;  // and before these
  std::size_t pair_at = 0;              // where in `wrong` the telling pair begins
};

struct FoundClue {
  const Clue* clue = nullptr;
  std::size_t begin = 0;  // of the wrong words
};

class Lexicon {
 public:
  Lexicon() = default;
  // `numbered` are the characters that follow a number that counts something: 年, 件, ….
  Lexicon(std::vector<Clue> clues, const std::vector<std::string>& numbered);

  // Whether a clue may have these characters side by side.
  bool maybe(char32_t first, char32_t second) const {
    const std::uint32_t bit = bit_of(first, second);
    return (pairs_[bit / 64] >> (bit % 64) & 1) != 0;
  }

  // The clue in the line whose telling pair begins at this byte; none where the words or their surroundings differ.
  FoundClue find(std::string_view line, std::size_t pair) const;

  // Whether the text begins with a character that follows a number.
  bool begins_with_unit(std::string_view text) const;

  const std::vector<Clue>& clues() const { return clues_; }

 private:
  static constexpr std::uint32_t bits = 1 << 15;
  static std::uint32_t bit_of(char32_t first, char32_t second) {
    return (static_cast<std::uint32_t>(first) * 0x9E3779B1u ^ static_cast<std::uint32_t>(second) * 0x85EBCA6Bu) >> 17;
  }

  using Pair = std::pair<char32_t, char32_t>;
  // Enters a clue under its pair.
  Pair learn(std::size_t index);

  std::vector<Clue> clues_;
  std::vector<std::string> units_;
  std::unordered_map<std::string, std::vector<std::size_t>> by_pair_;  // the pair in simplified UTF-8
  std::array<std::uint64_t, bits / 64> pairs_{};
};

// Where the pair begins that tells the wrong words from the right ones; the first pair where none does.
std::size_t telling_pair(std::string_view wrong, std::string_view right);

}  // namespace gouji::templates
