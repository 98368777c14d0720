// Looks for the nouns of a denial behind its word, or before it where nothing follows.
#include "core/model/prose_denials.h"

#include <algorithm>
#include <span>

namespace gouji::model {

namespace {

using templates::MeasureRole;
using templates::no_id;
using templates::WordKind;

constexpr std::size_t too_far = 30;  // characters over which a word denies nothing

class Denial {
 public:
  Denial(const Words& words, std::size_t sentence, std::vector<Count>& counts)
      : words_(words), tokens_(words.tokens()), sentence_(sentence), counts_(counts) {}

  // 未收到…申请; 未发生行政复议、行政诉讼; 行政复议、行政诉讼均无.
  void read(std::size_t at) {
    const std::size_t begin = clause_begin(tokens_, at);
    for (std::size_t i = begin; i < at; ++i)
      if (tokens_[i].is(WordKind::conditional) || tokens_[i].is(WordKind::plan) || tokens_[i].is(WordKind::narrowing))
        return;
    std::size_t end = at + 1;
    while (end < tokens_.size() && end - at < longest_sentence &&
           (!tokens_[end].is_mark() || tokens_[end].kind == TokenKind::pause) && !is_number(tokens_[end]) &&
           !tokens_[end].is(WordKind::none))
      ++end;
    if (end < tokens_.size() && is_number(tokens_[end])) return;
    const bool nothing_behind = end == at + 1 && (end == tokens_.size() || tokens_[end].gap == 0);
    if (nothing_behind) return deny(begin, at, at);
    std::size_t gap = 0;
    for (std::size_t i = at + 1; i < end; ++i) {
      gap += tokens_[i].gap;
      if (tokens_[i].is(WordKind::narrowing) || tokens_[i].is(WordKind::excuse)) return deny_measure(at, end);
      if (tokens_[i].is(WordKind::aftermath) && !tokens_[i].is(WordKind::subject)) return deny_measure(at, end);
    }
    if (gap > too_far) return;
    if (has_described_noun(at + 1, end)) return;
    if (const std::size_t part = part_in(at + 1, end); part != end) return deny_part(at, part);
    deny(at + 1, end, at);
  }

 private:
  // 无下年度结转: a measure right behind the word.
  void deny_measure(std::size_t at, std::size_t end) {
    const std::size_t i = at + 1;
    if (i < end && tokens_[i].gap == 0 && is(i, MeasureRole::carry)) deny_part(at, i);
  }

  // 没有逾期未答复的申请: what has been done with the cases that there are none of.
  bool has_described_noun(std::size_t begin, std::size_t end) const {
    for (std::size_t i = begin; i + 2 < end; ++i) {
      const std::uint8_t measure = Words::measure_of(tokens_[i]);
      if (measure == no_id || !tokens_[i + 1].is(WordKind::modifier) || !tokens_[i + 2].is(WordKind::subject)) continue;
      const templates::Measure& done = words_.phrasebook().measures()[measure];
      const std::uint8_t zero = words_.phrasebook().subjects()[words_.subject_of(i + 2)].zero;
      if (done.role == MeasureRole::verb && done.of.empty() && measure != zero) return true;
    }
    return false;
  }

  bool is(std::size_t at, MeasureRole role) const {
    const std::uint8_t measure = Words::measure_of(tokens_[at]);
    return measure != no_id && words_.role(measure) == role;
  }

  // The word that says which cases there are none of (无结转至下年度的申请); `end` where all are meant, as where several
  // sorts of applicants or ways of asking are told.
  std::size_t part_in(std::size_t begin, std::size_t end) const {
    std::size_t alike = end;
    std::size_t count = 0;
    bool all = false;
    for (std::size_t i = begin; i < end; ++i) {
      if (tokens_[i].is(WordKind::subject)) continue;
      if (is(i, MeasureRole::carry) || is(i, MeasureRole::outcome)) return i;
      const bool channel = is(i, MeasureRole::channel);
      if (!channel && !is(i, MeasureRole::applicant)) continue;
      if (++count == 1) alike = i;
      const bool completes = words_.phrasebook().measures()[Words::measure_of(tokens_[i])].completes != no_id;
      all = all || ((channel || completes) && is_listed(i, end));
    }
    return all ? end : alike;
  }

  // Whether the word has others beside it: 书面、网络等形式.
  bool is_listed(std::size_t at, std::size_t end) const {
    return words_.is_joined(at) || (at + 1 < end && words_.is_joined(at + 2));
  }

  void deny_part(std::size_t at, std::size_t part) {
    Count count;
    count.measure = Words::measure_of(tokens_[part]);
    if (words_.role(count.measure) == MeasureRole::channel) return;
    count.inherited = true;
    words_.inherit(part, words_.phrasebook().measures()[count.measure], count);
    if (count.subject != words_.other()) add_denied(at, at, part, count);
  }

  // Words that nobody knows behind the noun: what is denied is something about it (申请积压).
  bool has_unknown_tail(std::size_t at) const { return at + 1 < tokens_.size() && tokens_[at + 1].gap > 0; }

  // Says 0 of the cases that the subjects in [begin, end) name.
  void deny(std::size_t begin, std::size_t end, std::size_t at) {
    std::vector<std::size_t> named;
    for (std::size_t i = begin; i < end; ++i) {
      if (!tokens_[i].is(WordKind::subject) || words_.describes(i)) continue;
      // The last of nouns that stand side by side is what is meant.
      if (!named.empty() && named.back() + 1 == i && tokens_[i].gap == 0) named.pop_back();
      named.push_back(i);
    }
    for (const std::size_t i : named) {
      if (has_unknown_tail(i)) continue;
      const templates::Subject& subject = words_.phrasebook().subjects()[words_.subject_of(i)];
      if (subject.zero == no_id) continue;
      Count count;
      count.subject = words_.subject_of(i);
      count.measure = subject.zero;
      add_denied(at, std::min(at, i), std::max(at, i), count);
    }
  }

  void add_denied(std::size_t at, std::size_t first, std::size_t last, Count count) {
    count.sentence = sentence_;
    count.denied = true;
    count.phrase = {tokens_[first].range.begin, tokens_[last].range.end};
    count.number = count.phrase;
    words_.tell_text(count);
    words_.tell_circumstances(first, at + 1, count);
    const std::size_t first_count = counts_.size() > longest_sentence ? counts_.size() - longest_sentence : 0;
    for (const Count& other : std::span(counts_).subspan(first_count))
      if (other.denied && other.sentence == sentence_ && other.subject == count.subject &&
          other.measure == count.measure)
        return;
    counts_.push_back(count);
  }

  const Words& words_;
  const std::vector<Token>& tokens_;
  const std::size_t sentence_;
  std::vector<Count>& counts_;
};

// The number of cases that the claim at the token is about, in front of their noun or of the claim itself: 新收到的39件申请
// 均已答复, 39件均已答复. In 收到申请39件均已办结 the number is that of another verb, and the claim is about all.
std::optional<base::Decimal> counted(const Words& words, const std::vector<Token>& tokens, std::size_t at) {
  const std::size_t clause = clause_begin(tokens, at);
  if (clause == 0 || !is_number(tokens[clause - 1]) || tokens[clause - 1].vague) return std::nullopt;
  bool before_noun = false;
  for (std::size_t i = clause; i < at; ++i)
    before_noun = before_noun || (tokens[i].is(WordKind::subject) && !words.describes(i));
  const bool first = clause == 1 || tokens[clause - 2].is_mark();
  return before_noun || first ? std::optional(tokens[clause - 1].value) : std::nullopt;
}

}  // namespace

void read_denial(const Words& words, std::size_t at, std::size_t sentence, std::vector<Count>& counts) {
  Denial(words, sentence, counts).read(at);
}

void read_claim(const Words& words, std::size_t at, std::vector<Claim>& claims) {
  const std::vector<Token>& tokens = words.tokens();
  Claim claim;
  claim.claim = tokens[at].word->claim;
  claim.phrase = tokens[at].range;
  const std::size_t begin = sentence_begin(tokens, at);
  for (std::size_t i = begin; i < at; ++i)
    if (tokens[i].is(WordKind::conditional) || tokens[i].is(WordKind::plan) || tokens[i].is(WordKind::narrowing))
      return;
  for (std::size_t i = begin; i < tokens.size() && i < at + longest_sentence && tokens[i].kind != TokenKind::stop;
       ++i) {
    const std::uint8_t measure = Words::measure_of(tokens[i]);
    if (tokens[i].is(WordKind::excuse) || (measure != no_id && words.role(measure) == MeasureRole::carry))
      claim.excused = true;
  }
  for (std::size_t i = at; i-- > 0 && at - i < longest_sentence;) {
    if (!tokens[i].is(WordKind::subject) || words.describes(i)) continue;
    claim.subject = words.subject_of(i);
    claim.inherited = i < clause_begin(tokens, at);
    break;
  }
  if (claim.subject == words.other()) return;
  claim.counted = counted(words, tokens, at);
  words.tell_text(claim);
  words.tell_circumstances(at, at, claim);
  claims.push_back(claim);
}

}  // namespace gouji::model
