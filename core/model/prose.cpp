// Finds for each number of a sentence the words that govern it.
//
// How a number is read. A sentence is cut into clauses at its commas; within a clause the words before the number govern
// it, back to the number before, because authors write 收到…申请29件 and also 收到29件申请. Where none of these words
// measures anything, the clause before them is asked (收到…申请，共计12件), then the words behind (3件予以公开). The
// subject is the nearest noun that is counted; where the clause has none, that of the clause before, and so on. A noun
// that is no case of the form (建议, 信访) takes the number away, and so does everything that says that only some cases
// are meant, other years, or a difference.
#include "core/model/prose.h"

#include <algorithm>
#include <utility>

#include "core/model/prose_denials.h"
#include "core/model/prose_lists.h"

namespace gouji::model {

namespace {

using templates::Measure;
using templates::MeasureRole;
using templates::no_id;
using templates::Phrasebook;
using templates::WordKind;

constexpr std::size_t far = 12;            // characters that leave a doubt whether a word governs a number
constexpr std::size_t too_far = 30;        // characters over which no word does
constexpr std::size_t longest_parts = 14;  // tokens behind a number that may tell what it includes

class Reader {
 public:
  Reader(const Phrasebook& phrasebook, const std::vector<Token>& tokens, std::string_view bytes)
      : phrasebook_(phrasebook), tokens_(tokens), words_(phrasebook, tokens, bytes) {}

  void read(Prose& prose) {
    for (std::size_t at = 0; at < tokens_.size(); ++at) {
      const Token& token = tokens_[at];
      if (token.kind == TokenKind::stop || token.kind == TokenKind::semicolon) {
        ++sentence_;
        whole_before_ = std::exchange(whole_, {});
      } else if (token.kind == TokenKind::open) {
        whole_outside_ = whole_;
      } else if (token.kind == TokenKind::close) {
        whole_ = whole_outside_;
      } else if (token.is(WordKind::of_which) && at > 0 && tokens_[at - 1].kind == TokenKind::stop) {
        whole_ = whole_before_;  // 收到42件。其中，…
      } else if (is_number(token)) {
        read_number(at, prose.counts);
      } else if (token.is(WordKind::none)) {
        read_denial(words_, at, sentence_, prose.counts);
      }
      if (token.is(WordKind::claim)) read_claim(words_, at, prose.claims);
    }
    tell_absorbed(prose.counts);
  }

 private:
  // The words that govern a number.
  struct Governor {
    std::uint8_t measure = no_id;
    std::uint8_t also = no_id;
    std::uint8_t subject = no_id;
    std::uint8_t joined = no_id;  // another subject that shares the number
    std::size_t place = 0;        // the token of the measure
    std::size_t first = 0;        // the first token that governs
    std::size_t last = 0;         // the last one, which may stand behind the number
    bool cancelled = false;
    std::size_t channels = 0;  // ways of asking that the clause names
    std::size_t gap = 0;
  };

  // What the parts behind 其中 are parts of.
  struct Whole {
    std::uint8_t measure = no_id;
    base::Decimal value;
  };

  // The last token but one of the words behind the number that still belong to it.
  std::size_t behind_end(std::size_t at) const {
    std::size_t end = at + 1;
    while (end < tokens_.size() && (!tokens_[end].is_mark() || tokens_[end].kind == TokenKind::pause) &&
           end < at + longest_sentence && !is_number(tokens_[end]) && tokens_[end].kind != TokenKind::percent)
      ++end;
    if (end == tokens_.size() || !is_number(tokens_[end])) return end;
    // What stands between two numbers of a clause belongs to the second, unless that one begins an item of its own.
    return std::max(at + 1, std::min(end, clause_begin(tokens_, end)));
  }

  static bool cancels(const Token& token) {
    for (const WordKind kind : {WordKind::narrowing, WordKind::part_time, WordKind::versus, WordKind::rise,
                                WordKind::fall, WordKind::conditional, WordKind::plan, WordKind::share})
      if (token.is(kind)) return true;
    return false;
  }

  // Takes in the words [begin, end) before the number.
  void govern_before(std::size_t begin, std::size_t end, Governor& found) const {
    bool verb_between = false;
    for (std::size_t i = begin; i < end; ++i) {
      const Token& token = tokens_[i];
      if (cancels(token) && Words::measure_of(token) == no_id && !token.is(WordKind::subject)) found.cancelled = true;
      if (const std::uint8_t measure = Words::measure_of(token); measure != no_id) {
        take_measure(measure, i, verb_between, found);
        verb_between = true;
      }
      if (token.is(WordKind::subject) && !words_.describes(i)) {
        const bool joined = found.subject != no_id && found.subject != words_.subject_of(i) && words_.is_joined(i);
        found.joined = joined ? found.subject : no_id;
        if (found.first == no_token || found.measure == no_id) found.first = std::min(found.first, i);
        found.subject = words_.subject_of(i);
      }
    }
    if (found.measure == no_id) return;
    found.gap = 0;
    for (std::size_t i = measure_at(found.measure, begin, end) + 1; i <= end && i < tokens_.size(); ++i)
      found.gap += tokens_[i].gap;
  }

  std::size_t measure_at(std::uint8_t measure, std::size_t begin, std::size_t end) const {
    for (std::size_t i = end; i-- > begin;)
      if (Words::measure_of(tokens_[i]) == measure) return i;
    return begin;
  }

  // 不予公开或无法提供: outcomes or applicants that share the number.
  bool is_second_part(MeasureRole role, std::size_t at, const Governor& found) const {
    const bool part = role == MeasureRole::outcome || role == MeasureRole::applicant;
    return part && found.measure != no_id && words_.role(found.measure) == role && words_.lists(found.place, at);
  }

  void take_measure(std::uint8_t measure, std::size_t at, bool verb_between, Governor& found) const {
    const MeasureRole now = words_.role(measure);
    if (now == MeasureRole::channel) {
      ++found.channels;
      if (found.measure == no_id) found.first = at;
      found.measure = measure;
      return;
    }
    // 予以公开的答复: the outcome says more than the verb behind it.
    const bool says_less =
        now == MeasureRole::verb && !phrasebook_.is_other(measure) && found.measure != no_id &&
        (words_.role(found.measure) == MeasureRole::outcome || words_.role(found.measure) == MeasureRole::applicant);
    if (says_less) return;
    const bool two_verbs = now == MeasureRole::verb && verb_between && found.measure != no_id &&
                           found.measure != measure && words_.role(found.measure) == MeasureRole::verb &&
                           !phrasebook_.is_other(found.measure) && words_.is_joined(at);
    const bool two_parts = is_second_part(now, at, found);
    found.cancelled = found.cancelled || (two_parts && found.also != no_id);
    found.also = two_verbs || two_parts ? found.measure : no_id;
    if (!two_verbs && (found.measure == no_id || found.subject == no_id)) found.first = std::min(found.first, at);
    found.measure = measure;
    found.place = at;
  }

  static constexpr std::size_t no_token = static_cast<std::size_t>(-1);

  void read_number(std::size_t at, std::vector<Count>& counts) {
    const Token& number = tokens_[at];
    if (number.ordinal) return;
    Governor found;
    found.first = no_token;
    const std::size_t begin = clause_begin(tokens_, at);
    govern_before(begin, at, found);
    if (found.cancelled) return;
    if (found.measure == no_id) ask_clause_before(begin, at, found);
    found.last = at;
    ask_behind(at, found);
    if (found.cancelled || phrasebook_.is_other(found.measure) || found.subject == words_.other()) return;
    // One way of asking out of several: a part of the whole.
    if (found.channels == 1 || (found.measure != no_id && words_.role(found.measure) == MeasureRole::channel)) return;
    if (found.joined != no_id && !(number.value.is_zero() || (at > 0 && tokens_[at - 1].is(WordKind::each)))) return;
    Count count;
    count.sentence = sentence_;
    count.value = number.value;
    count.style = number.style;
    count.number = number.range;
    count.vague = number.vague || (at > begin && number.gap == 0 && tokens_[at - 1].is(WordKind::about_before));
    count.measure = found.measure;
    count.also = found.also;
    count.within = within(found.measure, number);
    count.doubtful = found.gap > far;
    if (found.gap > too_far) return;
    if (!settle_subject(begin, found, number, count)) return;
    if (const std::uint8_t widened = widened_by_parts(at, count.measure); widened != no_id) count.within = widened;
    place(found, at, count);
    counts.push_back(count);
    if (found.joined != no_id && found.joined != words_.other()) {
      count.subject = found.joined;
      counts.push_back(count);
    }
    last_number_ = at;
    last_measure_ = count.measure;
    if (words_.role(count.measure) == MeasureRole::verb || words_.role(count.measure) == MeasureRole::carry)
      whole_ = {is_widened(count.within) ? count.within : count.measure, count.value};
    if (const std::uint8_t widened = phrasebook_.measures()[count.measure].widens; widened != no_id) widest_ = widened;
    if (is_widened(count.within)) widest_ = count.within;
  }

  // The clause before says what is counted where this one only says how many: 收到…申请，共计12件.
  void ask_clause_before(std::size_t begin, std::size_t at, Governor& found) const {
    for (std::size_t i = begin; i < at; ++i)
      if (!tokens_[i].is(WordKind::total) && !tokens_[i].is(WordKind::filler)) return;
    std::size_t gap = tokens_[at].gap;
    for (std::size_t i = begin; i < at; ++i) gap += tokens_[i].gap;
    if (gap > 2 || begin == 0 || tokens_[begin - 1].kind != TokenKind::comma) return;
    const std::size_t end = begin - 1;
    const std::size_t before = clause_begin(tokens_, end);
    if (before > 0 && is_number(tokens_[before - 1])) return;
    for (std::size_t i = before; i < end; ++i)
      if (tokens_[i].is(WordKind::none) || tokens_[i].is(WordKind::claim)) return;
    govern_before(before, end, found);
  }

  void ask_behind(std::size_t at, Governor& found) const {
    const std::size_t end = behind_end(at);
    const bool asks_measure = found.measure == no_id;
    const bool asks_subject = found.subject == no_id;
    for (std::size_t i = at + 1; i < end; ++i) {
      const Token& token = tokens_[i];
      if (asks_subject && found.subject == no_id && token.is(WordKind::subject)) {
        if (token.gap > 6) return;
        found.subject = words_.subject_of(i);
        found.last = i;
        found.first = std::min(found.first, at);
      }
      if (const std::uint8_t measure = Words::measure_of(token); asks_measure && measure != no_id) {
        const bool second = is_second_part(words_.role(measure), i, found);
        if (found.measure != no_id && !second) continue;
        found.cancelled = found.cancelled || found.also != no_id;
        (second ? found.also : found.measure) = measure;
        found.place = i;
        found.last = i;
        found.first = std::min(found.first, at);
        if (!second) found.gap = token.gap;
      }
      if (asks_measure && cancels(token) && Words::measure_of(token) == no_id) found.cancelled = true;
    }
  }

  // Tells what is counted; false where it is nothing that a form has.
  bool settle_subject(std::size_t begin, const Governor& found, const Token& number, Count& count) const {
    count.subject = found.subject;
    if (count.subject != no_id && count.measure == no_id) {
      count.measure = phrasebook_.subjects()[count.subject].alone;
      if (count.measure == no_id) count.measure = shared_verb(begin, count.subject);
      count.doubtful = count.doubtful || number.gap > far;
    }
    if (count.measure == no_id) return false;
    const Measure& measure = phrasebook_.measures()[count.measure];
    if (count.subject != no_id) return measure.can_be_of(count.subject) || find_other_subject(begin, measure, count);
    if (number.word != nullptr && !number.word->is(WordKind::case_unit)) return false;
    count.inherited = true;
    words_.inherit(begin, measure, count);
    return count.subject != words_.other();
  }

  // Of what the number is a part. Applicants are told of all cases, with those carried over, where these are named
  // before and nothing smaller is meant.
  std::uint8_t within(std::uint8_t measure, const Token& number) const {
    // 受理42件，其中本年新收39件: a verb of its own.
    if (measure != no_id && words_.role(measure) == MeasureRole::verb && is_widened(whole_.measure)) return no_id;
    const bool too_small = whole_.measure != no_id && whole_.value < number.value;
    if (measure == no_id || words_.role(measure) != MeasureRole::applicant) return whole_.measure;
    return whole_.measure == no_id || too_small ? widest_ : whole_.measure;
  }

  bool is_widened(std::uint8_t measure) const {
    return measure != no_id && std::any_of(phrasebook_.measures().begin(), phrasebook_.measures().end(),
                                           [&](const Measure& part) { return part.widens == measure; });
  }

  // 收到申请42件（含上年结转3件）: what was carried over may be part of the number. no_id where nothing says so.
  std::uint8_t widened_by_parts(std::size_t at, std::uint8_t of) const {
    bool includes = false;
    for (std::size_t i = at + 1; i < tokens_.size() && i < at + longest_parts; ++i) {
      const Token& token = tokens_[i];
      const std::uint8_t measure = Words::measure_of(token);
      const bool ends = token.kind == TokenKind::stop || token.kind == TokenKind::semicolon ||
                        token.kind == TokenKind::close || (is_number(token) && !includes);
      if (ends) break;
      includes = includes || token.kind == TokenKind::open || token.is(WordKind::of_which);
      if (measure == no_id) continue;
      if (const std::uint8_t widened = phrasebook_.measures()[measure].widens; widened != no_id)
        return includes ? widened : no_id;
      if (words_.role(measure) == MeasureRole::carry || (words_.role(measure) == MeasureRole::verb && measure != of))
        break;
    }
    return no_id;
  }

  // 制定规章1件、行政规范性文件4件: the verb of the number before, where it is one of such subjects alone.
  std::uint8_t shared_verb(std::size_t begin, std::uint8_t subject) const {
    if (begin < 2 || last_number_ + 2 != begin || last_measure_ == no_id) return no_id;
    const Measure& measure = phrasebook_.measures()[last_measure_];
    const bool fits = measure.role == MeasureRole::verb && !measure.of.empty() && measure.can_be_of(subject);
    return fits ? last_measure_ : no_id;
  }

  // The subject of the clause cannot be measured so; an earlier one may.
  bool find_other_subject(std::size_t begin, const Measure& measure, Count& count) const {
    if (count.subject == words_.other()) return false;
    count.subject = no_id;
    count.inherited = true;
    words_.inherit(begin, measure, count);
    return count.subject != words_.other();
  }

  void place(const Governor& found, std::size_t at, Said& said) const {
    const std::size_t first = std::min(found.first, at);
    const Token& last = tokens_[found.last];
    said.phrase = {tokens_[first].range.begin, std::max(last.end, tokens_[at].end)};
    words_.tell_text(said);
    words_.tell_circumstances(first, at, said);
  }

  // A measure is counted in another's number where the paragraph does not name it apart.
  void tell_absorbed(std::vector<Count>& counts) const {
    std::vector<bool> named(phrasebook_.measures().size());
    for (const Token& token : tokens_)
      if (Words::measure_of(token) != no_id) named[Words::measure_of(token)] = true;
    for (Count& count : counts) {
      const std::uint8_t absorbed = phrasebook_.measures()[count.measure].absorbs;
      if (absorbed != no_id && !named[absorbed]) count.within = count.measure;
    }
  }

  const Phrasebook& phrasebook_;
  const std::vector<Token>& tokens_;
  const Words words_;
  std::size_t sentence_ = 0;
  std::size_t last_number_ = no_token;  // the token of the last figure
  std::uint8_t last_measure_ = no_id;
  Whole whole_;
  Whole whole_outside_;          // of the bracket
  Whole whole_before_;           // of the last sentence
  std::uint8_t widest_ = no_id;  // the measure of all cases, where the paragraph names some that it adds
};

}  // namespace

std::shared_ptr<const Prose> read_sentences(const Phrasebook& phrasebook, std::string_view bytes) {
  if (!phrasebook.may_say_something(bytes)) return nullptr;
  const std::vector<Token> tokens = read_tokens(phrasebook, bytes);
  auto prose = std::make_shared<Prose>();
  Reader(phrasebook, tokens, bytes).read(*prose);
  find_breakdowns(phrasebook, tokens, prose->breakdowns);
  find_ratios(tokens, prose->ratios);
  const bool silent =
      prose->counts.empty() && prose->claims.empty() && prose->breakdowns.empty() && prose->ratios.empty();
  return silent ? nullptr : prose;
}

}  // namespace gouji::model
