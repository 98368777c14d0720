// Answers what the readers of a paragraph's numbers and denials ask of its words.
#pragma once

#include <string_view>
#include <vector>

#include "core/model/prose.h"
#include "core/model/prose_tokens.h"

namespace gouji::model {

// The words of one paragraph. All places are indices of tokens.
class Words {
 public:
  Words(const templates::Phrasebook& phrasebook, const std::vector<Token>& tokens, std::string_view bytes);

  const templates::Phrasebook& phrasebook() const { return phrasebook_; }
  const std::vector<Token>& tokens() const { return tokens_; }

  // The subject of things that no form counts: 建议, 信访.
  std::uint8_t other() const { return other_; }
  templates::MeasureRole role(std::uint8_t measure) const { return phrasebook_.measures()[measure].role; }
  // The measure that the word is; no_id where it is none.
  static std::uint8_t measure_of(const Token& token) {
    return token.is(templates::WordKind::measure) ? token.word->measure : templates::no_id;
  }

  // The subject that the word names; no_id where it names none. A bare 申请 behind other words is one of something
  // else (低保申请).
  std::uint8_t subject_of(std::size_t at) const;

  // Whether the noun only describes what follows: 申请引发的行政复议.
  bool describes(std::size_t at) const;

  // Whether the word stands in a list with the word before it: 行政复议和行政诉讼.
  bool is_joined(std::size_t at) const;

  // Whether the second word stands in a list that begins with the first: 不予公开或因不掌握无法提供.
  bool lists(std::size_t first, std::size_t second) const;

  // Takes the nearest subject before the token that fits the measure; `other` ends the search.
  void inherit(std::size_t begin, const templates::Measure& measure, Said& said) const;

  // Says the phrase as it stands there.
  void tell_text(Said& said) const;

  // Says year, time and whose cases they are, for words that begin at `first` and end before `at`.
  void tell_circumstances(std::size_t first, std::size_t at, Said& said) const;

 private:
  const templates::Phrasebook& phrasebook_;
  const std::vector<Token>& tokens_;
  const std::string_view bytes_;
  const std::uint8_t other_;
  const bool in_context_;
  const bool on_behalf_;
};

}  // namespace gouji::model
