// Makes findings of what the style of single lines told: one for each cause in a report, with a fix for all its places.
//
// A typo is found where it stands. Half-width marks, spaces, radicals and wide digits are habits: one finding says how
// often, and stands on the first place. A bracket without a counterpart may have it in a line near by.
#include <array>
#include <optional>

#include "core/checks/families.h"
#include "core/checks/style_brackets.h"
#include "core/checks/style_lists.h"
#include "core/checks/style_marks.h"
#include "core/checks/style_scan.h"
#include "core/checks/style_text.h"
#include "core/syntax/line.h"
#include "core/text/fold.h"
#include "core/text/unicode.h"

namespace gouji::checks {

namespace {

using messages::Code;
using model::Mark;
using model::Passage;
using model::Report;

constexpr std::size_t most_related = 8;     // places shown beside the first
constexpr std::size_t farthest_closer = 6;  // passages from an opening bracket to one that may close it

void find_in_block(const templates::Library& library, std::string_view bytes, model::Reading& reading) {
  scan_style(library.lexicon(), bytes, reading);
}

StyleMark kind_of(const Mark& mark) { return static_cast<StyleMark>(mark.kind); }

bool is_bracket(const Mark& mark) { return mark.code == Code::style_unbalanced; }

// One habit: where it is seen first, how often, and some of the other lines.
struct Habit {
  std::size_t count = 0;
  text::Range first;
  std::size_t last_passage = 0;
  std::vector<model::Related> others;

  void add(std::size_t passage, text::Range range) {
    if (count++ == 0) {
      first = range;
    } else if (passage != last_passage && others.size() < most_related) {
      others.push_back({range, {"related.also-here", {}}});
    }
    last_passage = passage;
  }
};

// The habits, in the order of StyleMark; what follows them are brackets.
constexpr std::size_t habits = static_cast<std::size_t>(StyleMark::unbroken) + 1;

constexpr std::string_view habit_key(StyleMark kind) {
  switch (kind) {
    case StyleMark::heading_stop: return "style.punctuation.heading";
    case StyleMark::wide_digit: return "style.number-format.wide";
    case StyleMark::separated:
    case StyleMark::unbroken: return "style.number-format.thousands";
    case StyleMark::space: return "style.spacing";
    case StyleMark::look_alike: return "style.compat-char";
    default: return "style.punctuation";
  }
}

constexpr Code habit_code(StyleMark kind) {
  switch (kind) {
    case StyleMark::wide_digit:
    case StyleMark::separated:
    case StyleMark::unbroken: return Code::style_number_format;
    case StyleMark::space: return Code::style_spacing;
    case StyleMark::look_alike: return Code::style_compat_char;
    default: return Code::style_punctuation;
  }
}

model::Finding bracket_finding(const Mark& mark, text::Range range) {
  const std::string text(bracket_text(mark.detail));
  switch (kind_of(mark)) {
    case StyleMark::nested: {
      model::Finding finding = make_finding(Code::style_unbalanced, range);
      finding.message.key = "style.unbalanced.nested";
      return finding;
    }
    case StyleMark::wrong_kind: {
      model::Finding finding = make_finding(Code::style_unbalanced, range, {{"expected", text}});
      finding.message.key = "style.unbalanced.other";
      return finding;
    }
    default: return make_finding(Code::style_unbalanced, range, {{"text", text}});
  }
}

// Brackets whose counterpart may come in one of the next lines.
class OpenBrackets {
 public:
  explicit OpenBrackets(Findings& findings) : findings_(findings) {}

  void add(std::size_t passage, const Mark& mark, text::Range range) {
    switch (kind_of(mark)) {
      case StyleMark::unclosed_in_sentence:
        // Only a quotation runs on behind the end of a sentence.
        if (mark.detail != quote_bracket) break;
        [[fallthrough]];
      case StyleMark::unclosed: open_.push_back({passage, mark, range}); return;
      case StyleMark::unopened:
        for (std::size_t i = open_.size(); i > 0; --i) {
          const Open& open = open_[i - 1];
          if (open.mark.detail + 1 != mark.detail || passage == open.passage ||
              passage - open.passage > farthest_closer)
            continue;
          open_.erase(open_.begin() + static_cast<std::ptrdiff_t>(i - 1));
          return;
        }
        break;
      default: break;
    }
    findings_.push_back(bracket_finding(mark, range));
  }

  void finish() {
    for (const Open& open : open_) findings_.push_back(bracket_finding(open.mark, open.range));
  }

 private:
  struct Open {
    std::size_t passage = 0;
    Mark mark;
    text::Range range;
  };

  Findings& findings_;
  std::vector<Open> open_;
};

// Either way of writing thousands is good; both in one report are not. What is rarer is odd, and separators where both
// are as frequent.
void keep_odd_thousands(Habit& separated, Habit& unbroken) {
  const bool mixed = separated.count > 0 && unbroken.count > 0;
  const bool fewer_separated = separated.count <= unbroken.count;
  if (!mixed || fewer_separated) unbroken = {};
  if (!mixed || !fewer_separated) separated = {};
}

void find(const Report& report, const model::Settings&, Findings& findings) {
  std::array<Habit, habits> seen;
  OpenBrackets brackets(findings);
  NumberedLists lists(report, findings);
  each_mark(report, [&](std::size_t passage, const Mark& mark, text::Range range) {
    if (is_bracket(mark))
      brackets.add(passage, mark, range);
    else if (is_ordinal(mark))
      lists.add(passage, ordinal_of(mark), range);
    else
      seen[mark.kind].add(passage, range);
  });
  brackets.finish();
  lists.finish();
  keep_odd_thousands(seen[static_cast<std::size_t>(StyleMark::separated)],
                     seen[static_cast<std::size_t>(StyleMark::unbroken)]);
  for (std::size_t i = 0; i < habits; ++i) {
    Habit& habit = seen[i];
    if (habit.count == 0) continue;
    const auto kind = static_cast<StyleMark>(i);
    model::Finding finding = make_finding(habit_code(kind), habit.first, {{"count", std::to_string(habit.count)}});
    finding.message.key = habit_key(kind);
    finding.related = std::move(habit.others);
    findings.push_back(std::move(finding));
  }
}

// ２９ as 29.
std::string narrow_digits(const std::string& wide) {
  std::string digits;
  for (std::size_t at = 0; at + 2 < wide.size(); at += 3) digits += static_cast<char>('0' + wide[at + 2] - '\x90');
  return digits;
}

// 12,345 as 12345, and the other way round.
std::string other_thousands(const std::string& written) {
  std::string digits;
  for (const char c : written)
    if (is_digit(c)) digits += c;
  if (digits.size() != written.size()) return digits;
  for (std::size_t at = digits.size(); at > 3;) digits.insert(at -= 3, 1, ',');
  return digits;
}

std::string mended(StyleMark kind, const std::string& written) {
  switch (kind) {
    case StyleMark::half_width: return std::string(full_width(written.front()));
    case StyleMark::look_alike: return text::encode(text::plain_ideograph(text::decode(written, 0).code_point));
    case StyleMark::wide_digit: return narrow_digits(written);
    case StyleMark::separated:
    case StyleMark::unbroken: return other_thousands(written);
    default: return {};
  }
}

// Whether another finding's fix writes these words anew.
bool is_rewritten(const Report& report, text::Range range) {
  for (const model::Finding& finding : report.findings) {
    switch (finding.code) {
      case Code::title_form:
      case Code::section_title_variant:
      case Code::section_numbering:
      case Code::row_label:
      case Code::column_label:
        if (finding.range.intersects(range)) return true;
        break;
      default: break;
    }
  }
  return false;
}

void fix_habit(const edits::Source& source, StyleMark kind, std::vector<Fix>& fixes) {
  const bool digits = kind == StyleMark::separated || kind == StyleMark::unbroken;
  Fix fix{{"fix.all-places", {}}, digits ? FixKind::quickfix : FixKind::safe, true, {}};
  each_mark(source.report, [&](std::size_t, const Mark& mark, text::Range range) {
    if (is_bracket(mark) || is_ordinal(mark) || kind_of(mark) != kind || is_rewritten(source.report, range)) return;
    fix.edits.add({range, mended(kind, source.slice(range))});
  });
  if (fix.edits.empty()) return;
  fix.title.arguments = {{"count", std::to_string(fix.edits.size())}};
  fixes.push_back(std::move(fix));
}

// Two kinds of marks share a key; one of them has its first place where the finding stands.
bool stands_on(const edits::Source& source, StyleMark kind, text::Range range) {
  bool found = false;
  each_mark(source.report, [&](std::size_t, const Mark& mark, text::Range place) {
    found = found || (!is_bracket(mark) && kind_of(mark) == kind && place == range);
  });
  return found;
}

// The edit that makes the words of the range others, and leaves alone what both have at their ends.
text::Edit smallest_edit(text::Range range, std::string_view before, std::string_view after) {
  const auto size_at = [](std::string_view text, std::size_t at) { return text::decode(text, at).length; };
  std::size_t head = 0;
  while (head < before.size() && head < after.size()) {
    const std::size_t size = size_at(before, head);
    if (before.substr(head, size) != after.substr(head, size)) break;
    head += size;
  }
  std::size_t tail = 0;
  for (std::size_t size = 1; tail + size <= std::min(before.size(), after.size()) - head; ++size) {
    const std::string_view end = before.substr(before.size() - tail - size, size);
    if ((static_cast<unsigned char>(end.front()) & 0xC0) == 0x80) continue;
    if (!after.substr(0, after.size() - tail).ends_with(end)) break;
    tail += size;
    size = 0;
  }
  return {{range.begin + head, range.end - tail}, std::string(after.substr(head, after.size() - tail - head))};
}

// What the finding says should stand there.
std::optional<std::string> expected(const model::Finding& finding) {
  for (const messages::Argument& argument : finding.message.arguments)
    if (argument.name == "expected") return std::get<std::string>(argument.value);
  return std::nullopt;
}

bool same_digits(std::string_view before, std::string_view after) {
  const auto digits = [](std::string_view text) {
    std::string found;
    for (const char c : text)
      if (c >= '0' && c <= '9') found += c;
    return found;
  };
  return digits(before) == digits(after);
}

void fix_words(const edits::Source& source, const model::Finding& finding, std::vector<Fix>& fixes) {
  const std::optional<std::string> words = expected(finding);
  if (!words) return;
  const std::string written = source.slice(finding.range);
  // A number of a list may be right, and an item be missing: that is for the author to say.
  const bool safe = finding.message.key == "style.number-format" && same_digits(written, *words);
  fixes.push_back(make_fix("fix.replace", {{"text", *words}}, smallest_edit(finding.range, written, *words),
                           safe ? FixKind::safe : FixKind::quickfix));
}

void fix_bracket(const edits::Source& source, const model::Finding& finding, std::vector<Fix>& fixes) {
  each_mark(source.report, [&](std::size_t, const Mark& mark, text::Range range) {
    if (!is_bracket(mark) || range != finding.range || !fixes.empty()) return;
    switch (kind_of(mark)) {
      case StyleMark::doubled: fixes.push_back(make_fix("fix.delete-doubled", {}, {range, ""})); return;
      case StyleMark::wrong_kind: {
        const std::string right(bracket_text(mark.detail));
        fixes.push_back(make_fix("fix.replace", {{"text", right}}, {range, right}));
        return;
      }
      case StyleMark::nested: {
        const std::string words = source.slice(range);
        const std::size_t opener = words.starts_with('<') ? 1 : bracket_text(title_bracket).size();
        const std::size_t closer = words.ends_with('>') ? 1 : bracket_text(title_bracket).size();
        Fix fix{{"fix.nested-title", {}}, FixKind::safe, true, {}};
        fix.edits.add({{range.begin, range.begin + opener}, std::string(bracket_text(inner_title_bracket))});
        fix.edits.add({{range.end - closer, range.end}, std::string(bracket_text(inner_title_bracket + 1))});
        fixes.push_back(std::move(fix));
        return;
      }
      default: return;
    }
  });
}

void fix(const edits::Source& source, const model::Finding& finding, std::vector<Fix>& fixes) {
  if (finding.code == Code::style_unbalanced) return fix_bracket(source, finding, fixes);
  for (std::size_t i = 0; i < habits; ++i) {
    const auto kind = static_cast<StyleMark>(i);
    if (finding.message.key == habit_key(kind) && finding.code == habit_code(kind) &&
        stands_on(source, kind, finding.range))
      return fix_habit(source, kind, fixes);
  }
  fix_words(source, finding, fixes);
}

constexpr Code codes[] = {Code::style_punctuation, Code::style_unbalanced,  Code::style_typo,
                          Code::style_spacing,     Code::style_compat_char, Code::style_number_format};

}  // namespace

const Check style_check{codes, find, fix, find_in_block};

}  // namespace gouji::checks
