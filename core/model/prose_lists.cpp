// Follows lists of parts (其中A a件，B b件) and comparisons in percent through a paragraph.
//
// A list is told wrong only where nothing else can be meant. Its parts must be of one kind and in the unit of the whole;
// they make too much only if they exceed every number that may be the whole, and too little only if the list leaves
// nothing out: ways of asking, applicants of both sorts, outcomes with what is carried forward, or few things of a
// number that is called a total (共). Round numbers and 等 end the question.
#include "core/model/prose_lists.h"

#include <algorithm>
#include <string>

namespace gouji::model {

namespace {

using base::Decimal;
using templates::MeasureRole;
using templates::no_id;
using templates::Phrasebook;
using templates::WordKind;

constexpr std::int64_t few = 30;           // things of which a list names all
constexpr std::int64_t largest = 1000000;  // beyond it products might not fit

bool clause_has(const std::vector<Token>& tokens, std::size_t at, std::initializer_list<WordKind> kinds) {
  for (std::size_t i = clause_begin(tokens, at); i < at; ++i)
    for (const WordKind kind : kinds)
      if (tokens[i].is(kind)) return true;
  return false;
}

// A number of another year, or how much more or less there is.
bool is_comparison(const std::vector<Token>& tokens, std::size_t at) {
  return clause_has(tokens, at, {WordKind::versus, WordKind::rise, WordKind::fall, WordKind::other_time});
}

class ListFinder {
 public:
  ListFinder(const Phrasebook& phrasebook, const std::vector<Token>& tokens)
      : phrasebook_(phrasebook), tokens_(tokens) {}

  void find(std::vector<Breakdown>& found) {
    for (std::size_t at = 0; at < tokens_.size(); ++at) {
      if (tokens_[at].is(WordKind::of_which))
        check(at, at + 1, found);
      else if (opens_list(at))
        check(at, at + 1, found);
    }
  }

 private:
  // What a part counts; lists are of one kind.
  enum class Kind { things, channel, applicant, outcome, verb };

  struct Part {
    Kind kind = Kind::things;
    std::uint8_t measure = no_id;
  };

  struct List {
    std::vector<std::size_t> parts;
    std::vector<std::uint8_t> measures;
    Kind kind = Kind::things;
    Decimal sum;
    bool open = false;
    bool spoilt = false;  // holds a number that is none to add
  };

  // Where a look ahead ends.
  std::size_t limit(std::size_t at) const { return std::min(tokens_.size(), at + longest_sentence); }

  // （网络申请16件，…） behind a number.
  bool opens_list(std::size_t at) const {
    if (tokens_[at].kind != TokenKind::open || at == 0 || !is_number(tokens_[at - 1]) || tokens_[at].gap > 0)
      return false;
    for (std::size_t i = at + 1; i < limit(at) && tokens_[i].kind != TokenKind::close; ++i) {
      if (tokens_[i].is(WordKind::of_which)) return false;
      if (is_number(tokens_[i])) return part_at(i).kind == Kind::channel || part_at(i).kind == Kind::applicant;
    }
    return false;
  }

  Part part_at(std::size_t at) const {
    Part part;
    for (std::size_t i = clause_begin(tokens_, at); i < at; ++i) take(i, part);
    for (std::size_t i = at + 1; part.measure == no_id && i < limit(at) && tokens_[i].kind == TokenKind::word; ++i)
      take(i, part);
    return part;
  }

  void take(std::size_t at, Part& part) const {
    if (!tokens_[at].is(WordKind::measure)) return;
    const std::uint8_t measure = tokens_[at].word->measure;
    if (phrasebook_.is_other(measure)) return;
    const MeasureRole role = phrasebook_.measures()[measure].role;
    const bool says_less = role == MeasureRole::verb && part.measure != no_id;
    if (says_less) return;
    part.measure = measure;
    part.kind = role == MeasureRole::channel     ? Kind::channel
                : role == MeasureRole::applicant ? Kind::applicant
                : role == MeasureRole::verb      ? Kind::verb
                                                 : Kind::outcome;
  }

  // The numbers before the list that may be its whole, the nearest first.
  std::vector<std::size_t> wholes(std::size_t at) const {
    std::vector<std::size_t> found;
    int depth = 0;
    const bool first = at == 0 || tokens_[at - 1].kind == TokenKind::stop;
    std::size_t stops = first ? 0 : 1;
    for (std::size_t i = at; i-- > 0 && at - i < longest_sentence;) {
      const Token& token = tokens_[i];
      if (token.kind == TokenKind::stop && stops++ > 0) break;
      if (token.kind == TokenKind::close) ++depth;
      if (token.kind == TokenKind::open) --depth;
      if (depth > 0 || !is_number(token) || token.ordinal || is_comparison(tokens_, i)) continue;
      found.push_back(i);
    }
    return found;
  }

  List parts(std::size_t at, const Token& whole) const {
    List list;
    int depth = 0;
    for (std::size_t i = at; i < limit(at) && tokens_[i].kind != TokenKind::stop; ++i) {
      const Token& token = tokens_[i];
      if (token.kind == TokenKind::open) ++depth;
      if (token.kind == TokenKind::close && --depth < 0) break;
      if (depth > 0) continue;
      if (token.kind == TokenKind::semicolon && !list.parts.empty() && list.sum == whole.value) break;
      if (token.is(WordKind::of_which) || token.is(WordKind::versus) || token.is(WordKind::other_time)) {
        list.open = true;
        break;
      }
      if (token.is(WordKind::open_end) && token.gap == 0 && is_number(tokens_[i - 1])) list.open = true;
      if (is_number(token) && !take_part(i, whole, list)) break;
    }
    return list;
  }

  // False where the list is over.
  bool take_part(std::size_t at, const Token& whole, List& list) const {
    const Token& token = tokens_[at];
    if (token.ordinal || (at > 0 && (tokens_[at - 1].is(WordKind::each)))) {
      list.spoilt = true;
      return false;
    }
    const bool round = token.vague || (token.gap == 0 && tokens_[at - 1].is(WordKind::about_before));
    if (round || clause_has(tokens_, at, {WordKind::rise, WordKind::fall, WordKind::total, WordKind::each})) {
      list.open = true;
      list.spoilt = list.spoilt || round;
      return false;
    }
    if (token.word != whole.word ||
        (token.style == text::NumeralStyle::han) != (whole.style == text::NumeralStyle::han)) {
      list.open = true;
      return true;
    }
    const Part part = part_at(at);
    if (list.parts.empty())
      list.kind = part.kind;
    else if (part.kind != list.kind)
      return false;
    list.parts.push_back(at);
    list.measures.push_back(part.measure);
    list.sum = base::add(list.sum, token.value).value_or(list.sum);
    return true;
  }

  // Whether the list leaves nothing out.
  bool is_complete(const List& list, std::size_t whole) const {
    if (list.open || list.parts.size() < 2) return false;
    switch (list.kind) {
      case Kind::channel: return true;
      case Kind::verb: return false;
      case Kind::applicant:
        return std::any_of(list.measures.begin(), list.measures.end(), [&](std::uint8_t measure) {
          const std::uint8_t rest = phrasebook_.measures()[measure].completes;
          return rest != no_id && std::find(list.measures.begin(), list.measures.end(), rest) != list.measures.end();
        });
      case Kind::outcome:
        return std::any_of(list.measures.begin(), list.measures.end(), [&](std::uint8_t measure) {
          return phrasebook_.measures()[measure].role == MeasureRole::carry;
        });
      case Kind::things: break;
    }
    const std::int64_t said = tokens_[whole].value.mantissa;
    return clause_has(tokens_, whole, {WordKind::total}) && said <= few && list.sum.mantissa * 4 >= said * 3;
  }

  void check(std::size_t at, std::size_t first, std::vector<Breakdown>& found) const {
    const std::vector<std::size_t> candidates = wholes(at);
    if (candidates.empty()) return;
    const Token& whole = tokens_[candidates.front()];
    const bool round = whole.vague || (candidates.front() > 0 && whole.gap == 0 &&
                                       tokens_[candidates.front() - 1].is(WordKind::about_before));
    if (round || !whole.value.is_integer() || whole.value.mantissa > largest) return;
    const List list = parts(first, whole);
    if (list.parts.empty() || list.spoilt || list.kind == Kind::verb) return;
    bool exceeds = true;
    Decimal together;  // 新收39件，上年结转3件，其中…: a list of both
    for (const std::size_t candidate : candidates) {
      if (tokens_[candidate].word != whole.word) continue;
      together = base::add(together, tokens_[candidate].value).value_or(together);
      if (tokens_[candidate].value == list.sum || together == list.sum) return;
      exceeds = exceeds && list.sum > tokens_[candidate].value;
    }
    if (!exceeds && !(list.sum < whole.value && is_complete(list, candidates.front()))) return;
    Breakdown breakdown{whole.range, whole.value, list.sum, {}};
    for (const std::size_t part : list.parts) breakdown.parts.push_back(tokens_[part].range);
    found.push_back(std::move(breakdown));
  }

  const Phrasebook& phrasebook_;
  const std::vector<Token>& tokens_;
};

class RatioFinder {
 public:
  explicit RatioFinder(const std::vector<Token>& tokens) : tokens_(tokens) {}

  void find(std::vector<Ratio>& found) const {
    for (std::size_t at = 0; at < tokens_.size(); ++at) {
      const Token& token = tokens_[at];
      if (token.kind != TokenKind::percent || token.ordinal) continue;
      const bool rises = clause_has(tokens_, at, {WordKind::rise});
      const bool falls = clause_has(tokens_, at, {WordKind::fall});
      if (clause_has(tokens_, at, {WordKind::share, WordKind::each})) {
        if (!rises && !falls && clause_has(tokens_, at, {WordKind::share})) check_share(at, found);
      } else if (rises != falls) {
        check_change(at, rises, found);
      }
    }
  }

 private:
  bool usable(std::size_t at) const {
    const Token& token = tokens_[at];
    return is_number(token) && !token.ordinal && !is_round(at) && token.value.is_integer() &&
           token.value.mantissa <= largest;
  }

  bool is_round(std::size_t at) const {
    return tokens_[at].vague || (at > 0 && tokens_[at].gap == 0 && tokens_[at - 1].is(WordKind::about_before));
  }

  // 10 to the number of decimals of the percent, 0 where there are too many to reckon with.
  static std::int64_t scale_of(const Token& percent) {
    if (percent.value.scale > 4 || percent.value.mantissa > largest * 100) return 0;
    std::int64_t scale = 1;
    for (int i = 0; i < percent.value.scale; ++i) scale *= 10;
    return scale;
  }

  static std::string rounded(std::int64_t part, std::int64_t whole, const Token& percent) {
    const std::int64_t scale = scale_of(percent);
    Decimal value;
    value.mantissa = (part * 200 * scale + whole) / (whole * 2);
    value.scale = percent.value.scale;
    return value.to_string();
  }

  // 较去年的66件，受理量下降56%: one number of this year and one of the last must stand before the percent.
  void check_change(std::size_t at, bool rises, std::vector<Ratio>& found) const {
    std::vector<std::size_t> now;
    std::vector<std::size_t> before;
    for (std::size_t i = sentence_begin(tokens_, at); i < at; ++i) {
      if (tokens_[i].is(WordKind::of_which)) return;
      if (!is_number(tokens_[i])) continue;
      const bool change = clause_has(tokens_, i, {WordKind::rise, WordKind::fall});
      if (change || !usable(i)) {
        if (!change) return;
        continue;
      }
      (is_comparison(tokens_, i) ? before : now).push_back(i);
    }
    if (now.size() != 1 || before.size() != 1 || tokens_[now[0]].word != tokens_[before[0]].word) return;
    const std::int64_t current = tokens_[now[0]].value.mantissa;
    const std::int64_t last = tokens_[before[0]].value.mantissa;
    if (last == 0 || (current == last && tokens_[at].value.is_zero())) return;
    const std::int64_t change = current > last ? current - last : last - current;
    const bool wrong_way = current != last && (current > last) != rises;
    const std::int64_t scale = scale_of(tokens_[at]);
    if (scale == 0) return;
    const std::int64_t off = change * 100 * scale - tokens_[at].value.mantissa * last;
    const bool fits = off < last && -off < last;
    if (!wrong_way && (fits || is_round(at))) return;
    found.push_back({tokens_[at].range, wrong_way, tokens_[now[0]].range, tokens_[before[0]].range,
                     rounded(change, last, tokens_[at])});
  }

  // 予以公开10件，占37.04%: of any greater number before, because authors do not always say of which.
  void check_share(std::size_t at, std::vector<Ratio>& found) const {
    if (is_round(at)) return;
    std::size_t part = at;
    while (part > 0 && !is_number(tokens_[part - 1]) && tokens_[part - 1].kind != TokenKind::stop &&
           tokens_[part - 1].kind != TokenKind::percent)
      --part;
    if (part == 0 || !usable(part - 1)) return;
    --part;
    const std::int64_t scale = scale_of(tokens_[at]);
    if (scale == 0 || is_comparison(tokens_, part)) return;
    const std::int64_t value = tokens_[part].value.mantissa;
    std::size_t whole = at;
    for (std::size_t i = part > longest_sentence ? part - longest_sentence : 0; i < part; ++i) {
      if (!is_number(tokens_[i]) || tokens_[i].word != tokens_[part].word) continue;
      if (!usable(i)) return;
      const std::int64_t base = tokens_[i].value.mantissa;
      if (is_share(tokens_[part], tokens_[at], base)) return;
      const bool may_be_whole = base >= value && base > 0 && !is_comparison(tokens_, i);
      if (may_be_whole && i >= sentence_begin(tokens_, part) && whole == at) whole = i;
    }
    if (whole == at || has_another_base(at, part)) return;
    found.push_back({tokens_[at].range, false, tokens_[part].range, tokens_[whole].range,
                     rounded(value, tokens_[whole].value.mantissa, tokens_[at])});
  }

  // Whether another share of the paragraph has the same base, which the text does not tell then: 予以公开13件，占32.5%；
  // 部分公开4件，占10%.
  bool has_another_base(std::size_t at, std::size_t part) const {
    const std::int64_t tenfold = scale_of(tokens_[at]) * 100 * tokens_[part].value.mantissa;
    const std::int64_t percent = tokens_[at].value.mantissa;
    const std::int64_t base = percent == 0 ? 0 : (tenfold + percent / 2) / percent;
    if (base < tokens_[part].value.mantissa || !is_share(tokens_[part], tokens_[at], base)) return false;
    const std::size_t first = at > longest_sentence ? at - longest_sentence : 0;
    for (std::size_t i = first; i + 1 < tokens_.size() && i < at + longest_sentence; ++i) {
      const std::size_t share = i == part ? at : share_of(i);
      if (share != i && share != at && base >= tokens_[i].value.mantissa && is_share(tokens_[i], tokens_[share], base))
        return true;
    }
    return false;
  }

  // The percent that tells the share of the number; the number's place where none does.
  std::size_t share_of(std::size_t number) const {
    if (!usable(number)) return number;
    for (std::size_t i = number + 1; i < tokens_.size() && i < number + 6 && !is_number(tokens_[i]); ++i)
      if (tokens_[i].kind == TokenKind::percent) return clause_has(tokens_, i, {WordKind::share}) ? i : number;
    return number;
  }

  static bool is_share(const Token& part, const Token& percent, std::int64_t base) {
    const std::int64_t scale = scale_of(percent);
    const std::int64_t off = part.value.mantissa * 100 * scale - percent.value.mantissa * base;
    return scale != 0 && off <= base && -off <= base;
  }

  const std::vector<Token>& tokens_;
};

}  // namespace

void find_breakdowns(const Phrasebook& phrasebook, const std::vector<Token>& tokens, std::vector<Breakdown>& found) {
  ListFinder(phrasebook, tokens).find(found);
}

void find_ratios(const std::vector<Token>& tokens, std::vector<Ratio>& found) { RatioFinder(tokens).find(found); }

}  // namespace gouji::model
