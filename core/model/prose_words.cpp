// Looks back over the words of a paragraph.
#include "core/model/prose_words.h"

#include <algorithm>

#include "core/syntax/html.h"

namespace gouji::model {

using templates::no_id;
using templates::WordKind;

namespace {

bool has(const std::vector<Token>& tokens, WordKind kind) {
  return std::any_of(tokens.begin(), tokens.end(), [kind](const Token& token) { return token.is(kind); });
}

}  // namespace

Words::Words(const templates::Phrasebook& phrasebook, const std::vector<Token>& tokens, std::string_view bytes)
    : phrasebook_(phrasebook),
      tokens_(tokens),
      bytes_(bytes),
      other_(phrasebook.subject("other")),
      in_context_(has(tokens, WordKind::context)),
      on_behalf_(has(tokens, WordKind::on_behalf)) {}

std::uint8_t Words::subject_of(std::size_t at) const {
  const Token& token = tokens_[at];
  if (!token.is(WordKind::subject)) return no_id;
  const std::uint8_t subject = token.word->subject;
  const bool bare = phrasebook_.subjects()[subject].needs_context && !token.is(WordKind::context) &&
                    phrasebook_.subjects()[subject].alone == no_id;
  const bool of_other = at > 0 && tokens_[at - 1].is(WordKind::subject) && tokens_[at - 1].word->subject == other_;
  return bare && (token.gap > 0 || of_other) ? other_ : subject;
}

bool Words::describes(std::size_t at) const {
  return at + 1 < tokens_.size() && tokens_[at + 1].gap == 0 && tokens_[at + 1].is(WordKind::modifier) &&
         at + 2 < tokens_.size() && tokens_[at + 2].kind == TokenKind::word;
}

bool Words::is_joined(std::size_t at) const {
  return at > 0 && (tokens_[at - 1].kind == TokenKind::pause || tokens_[at - 1].is(WordKind::connector));
}

bool Words::lists(std::size_t first, std::size_t second) const {
  for (std::size_t i = first + 1; i < second; ++i)
    if (tokens_[i].kind == TokenKind::pause || tokens_[i].is(WordKind::connector)) return true;
  return false;
}

void Words::inherit(std::size_t begin, const templates::Measure& measure, Said& said) const {
  for (std::size_t i = begin; i-- > 0 && begin - i < longest_sentence;) {
    if (!tokens_[i].is(WordKind::subject) || describes(i)) continue;
    const std::uint8_t subject = subject_of(i);
    if (subject != other_ && !measure.can_be_of(subject)) continue;
    said.subject = subject;
    return;
  }
}

void Words::tell_text(Said& said) const {
  const std::string_view written = bytes_.substr(said.phrase.begin, said.phrase.size());
  said.text = syntax::has_tag(written) ? syntax::visible_text(written).text : std::string(written);
}

void Words::tell_circumstances(std::size_t first, std::size_t at, Said& said) const {
  said.in_context = in_context_;
  said.on_behalf = on_behalf_;
  const std::size_t clause = clause_begin(tokens_, first);
  for (std::size_t i = sentence_begin(tokens_, first); i < at; ++i) {
    const Token& token = tokens_[i];
    if (token.kind == TokenKind::year) said.year = static_cast<int>(token.value.mantissa);
    if (said.whose == Whose::unsaid && token.is(WordKind::area)) said.whose = Whose::area;
    if (i < clause) continue;
    if (token.is(WordKind::office)) said.whose = Whose::office;
    if (token.is(WordKind::part)) said.whose = Whose::part;
    if (token.is(WordKind::other_time) || token.is(WordKind::part_time)) said.other_time = true;
  }
}

}  // namespace gouji::model
