// Finds clues by their telling pairs and weighs their surroundings.
#include "core/templates/lexicon.h"

#include <algorithm>
#include <utility>

#include "core/syntax/line.h"
#include "core/text/fold.h"
#include "core/text/unicode.h"

namespace gouji::templates {

namespace {

constexpr std::size_t widest_surroundings = 24;  // bytes: eight characters

std::string_view character(std::string_view text, std::size_t at) {
  return text.substr(at, text::decode(text, at).length);
}

// Which characters are other spellings of a simplified one.
class Spellings {
 public:
  Spellings() {
    for (char16_t c = 0x3400; c < 0xA000; ++c)
      if (const char16_t simple = text::simple_form(c); simple != c) pairs_.push_back({simple, c});
    std::sort(pairs_.begin(), pairs_.end());
  }

  std::vector<char32_t> of(char32_t simple) const {
    std::vector<char32_t> all{simple};
    const std::pair<char32_t, char32_t> from{simple, 0};
    for (auto at = std::lower_bound(pairs_.begin(), pairs_.end(), from); at != pairs_.end() && at->first == simple;
         ++at)
      all.push_back(at->second);
    return all;
  }

 private:
  std::vector<std::pair<char32_t, char32_t>> pairs_;
};

bool begins_with_any(std::string_view text, const std::vector<std::string>& words) {
  return std::any_of(words.begin(), words.end(), [&](const std::string& word) { return text.starts_with(word); });
}

// `start`: nothing stands before the text in its line.
bool ends_with_any(std::string_view text, bool start, const std::vector<std::string>& words) {
  return std::any_of(words.begin(), words.end(),
                     [&](const std::string& word) { return word == "^" ? start : text.ends_with(word); });
}

// The text before the place, simplified, as far as surroundings reach. A cut character at its begin matches nothing.
std::string simple_before(std::string_view line, std::size_t end) {
  const std::size_t begin = end > widest_surroundings ? end - widest_surroundings : 0;
  return text::simplify(line.substr(begin, end - begin));
}

}  // namespace

std::size_t telling_pair(std::string_view wrong, std::string_view right) {
  for (std::size_t at = 0; at < wrong.size();) {
    const std::size_t first = character(wrong, at).size();
    if (at + first >= wrong.size()) break;
    const std::size_t second = character(wrong, at + first).size();
    if (right.find(wrong.substr(at, first + second)) == right.npos) return at;
    at += first;
  }
  // 其中央级 for 其中，中央级: a mark is lost, and all pairs are right.
  return 0;
}

Lexicon::Lexicon(std::vector<Clue> clues, const std::vector<std::string>& numbered)
    : clues_(std::move(clues)), units_(numbered) {
  const Spellings spellings;
  for (std::size_t i = 0; i < clues_.size(); ++i) {
    const Pair pair = learn(i);
    const std::vector<char32_t> seconds = spellings.of(pair.second);
    for (const char32_t first : spellings.of(pair.first)) {
      for (const char32_t second : seconds) {
        const std::uint32_t bit = bit_of(first, second);
        pairs_[bit / 64] |= std::uint64_t{1} << (bit % 64);
      }
    }
  }
}

Lexicon::Pair Lexicon::learn(std::size_t index) {
  const Clue& clue = clues_[index];
  const text::Decoded first = text::decode(clue.wrong, clue.pair_at);
  const text::Decoded second = text::decode(clue.wrong, clue.pair_at + first.length);
  std::vector<std::size_t>& list = by_pair_[clue.wrong.substr(clue.pair_at, first.length + second.length)];
  list.push_back(index);
  // Longer words first: they say more.
  std::stable_sort(list.begin(), list.end(),
                   [this](std::size_t a, std::size_t b) { return clues_[a].wrong.size() > clues_[b].wrong.size(); });
  return {first.code_point, second.code_point};
}

FoundClue Lexicon::find(std::string_view line, std::size_t pair) const {
  const std::size_t first = character(line, pair).size();
  if (pair + first >= line.size()) return {};
  const std::size_t second = character(line, pair + first).size();
  const auto found = by_pair_.find(text::simplify(line.substr(pair, first + second)));
  if (found == by_pair_.end()) return {};
  for (const std::size_t index : found->second) {
    const Clue& clue = clues_[index];
    if (pair < clue.pair_at) continue;
    const std::size_t begin = pair - clue.pair_at;
    // Both scripts take as many bytes.
    if (text::simplify(line.substr(begin, clue.wrong.size())) != clue.wrong) continue;
    const std::string before = simple_before(line, begin);
    const std::string after = text::simplify(line.substr(begin + clue.wrong.size(), widest_surroundings));
    const bool start = syntax::trim(before).empty();
    if (!clue.behind.empty() && !ends_with_any(before, start, clue.behind)) continue;
    if (!clue.before.empty() && !begins_with_any(after, clue.before)) continue;
    if (ends_with_any(before, start, clue.not_behind) || begins_with_any(after, clue.not_before)) continue;
    return {&clue, begin};
  }
  return {};
}

bool Lexicon::begins_with_unit(std::string_view text) const { return begins_with_any(text, units_); }

}  // namespace gouji::templates
