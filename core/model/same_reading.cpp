// Everything that a reading holds is compared here; what a new field means for an edit is to be decided here, too.
#include "core/model/same_reading.h"

#include <algorithm>
#include <memory>

namespace gouji::model {

namespace {

constexpr std::size_t shortest_paragraph = 120;  // bytes: forty characters, more than any label or title line has

class Comparison {
 public:
  explicit Comparison(const Shift& shift) : shift_(shift) {}

  bool same(text::Range before, text::Range after) const { return shift_.at(before) == std::optional(after); }

  // A range that is not there stays so.
  bool same_or_none(text::Range before, text::Range after) const {
    return before == text::Range{} ? after == text::Range{} : same(before, after);
  }

  bool same(const WrittenNumber& before, const WrittenNumber& after) const {
    return before.value == after.value && before.numerals == after.numerals && same_or_none(before.range, after.range);
  }

  bool same(const DateRemark& before, const DateRemark& after) const {
    return same(before.date.year, after.date.year) && same(before.date.month, after.date.month) &&
           same(before.date.day, after.date.day) && same(before.date.range, after.date.range) &&
           before.sentence == after.sentence && before.sentence_cues == after.sentence_cues &&
           same_or_none(before.since, after.since) && before.quoted == after.quoted && before.first == after.first &&
           before.own == after.own && before.report == after.report && before.joined == after.joined &&
           before.joined_to_begin == after.joined_to_begin && before.joined_to_end == after.joined_to_end;
  }

  bool same(const PhraseRemark& before, const PhraseRemark& after) const {
    return before.cues == after.cues && before.form == after.form && same(before.range, after.range) &&
           before.sentence == after.sentence && before.quoted == after.quoted;
  }

  bool same(const Remarks& before, const Remarks& after) const {
    return before.cues == after.cues && before.sentences == after.sentences && !before.dated && !after.dated &&
           before.exact && after.exact && same(before.dates, after.dates) && same(before.phrases, after.phrases);
  }

  bool same_said(const Said& before, const Said& after) const {
    return before.subject == after.subject && same(before.phrase, after.phrase) && before.text == after.text &&
           before.year == after.year && before.whose == after.whose && before.other_time == after.other_time &&
           before.on_behalf == after.on_behalf && before.in_context == after.in_context &&
           before.inherited == after.inherited;
  }

  bool same(const Count& before, const Count& after) const {
    return same_said(before, after) && before.measure == after.measure && before.also == after.also &&
           before.within == after.within && before.sentence == after.sentence && before.value == after.value &&
           before.value.scale == after.value.scale && before.style == after.style &&
           same(before.number, after.number) && before.denied == after.denied && before.vague == after.vague &&
           before.doubtful == after.doubtful;
  }

  bool same(const Claim& before, const Claim& after) const {
    return same_said(before, after) && before.claim == after.claim && before.excused == after.excused &&
           before.counted == after.counted;
  }

  // Lists and percents that are wrong by themselves are findings of the paragraph.
  bool same(const Prose& before, const Prose& after) const {
    return same(before.counts, after.counts) && same(before.claims, after.claims) && before.breakdowns.empty() &&
           after.breakdowns.empty() && before.ratios.empty() && after.ratios.empty();
  }

  bool same(const std::shared_ptr<const Prose>& before, const std::shared_ptr<const Prose>& after) const {
    if (before == nullptr || after == nullptr) return before == after;
    return same(*before, *after);
  }

  bool same(const Mark& before, const Mark& after) const {
    return before.code == after.code && before.kind == after.kind && before.detail == after.detail &&
           same(before.range(), after.range());
  }

  bool same(const Finding& before, const Finding& after) const {
    if (before.code != after.code || before.severity != after.severity || before.cell != after.cell ||
        before.message != after.message || before.subject != after.subject || !same(before.range, after.range) ||
        before.related.size() != after.related.size())
      return false;
    for (std::size_t i = 0; i < before.related.size(); ++i)
      if (before.related[i].message != after.related[i].message ||
          !same(before.related[i].range, after.related[i].range))
        return false;
    return true;
  }

  template <class Item>
  bool same(const std::vector<Item>& before, const std::vector<Item>& after) const {
    return std::equal(before.begin(), before.end(), after.begin(), after.end(),
                      [this](const Item& one, const Item& other) { return same(one, other); });
  }

 private:
  const Shift& shift_;
};

bool is_count(const CellReading& cell) {
  return cell.value.kind == ValueKind::number && !cell.value.remark && cell.value.unit.empty() &&
         cell.value.number.scale == 0 && !cell.value.number.is_negative();
}

}  // namespace

std::optional<text::Range> Shift::at(text::Range range) const {
  const auto moved = [this](std::size_t offset) { return offset - replaced.size() + size; };
  if (range.end < replaced.begin || (range.end == replaced.begin && (!range.empty() || !replaced.empty())))
    return range;
  if (range.begin > replaced.end || (range.begin == replaced.end && (!range.empty() || !replaced.empty())))
    return text::Range{moved(range.begin), moved(range.end)};
  if (range.begin <= replaced.begin && range.end >= replaced.end && !range.empty() &&
      (!replaced.empty() || (range.begin < replaced.begin && range.end > replaced.end)))
    return text::Range{range.begin, moved(range.end)};
  return std::nullopt;
}

bool is_paragraph(const Reading& reading) {
  return reading.is_prose() && !reading.heading && !reading.title && reading.cells.empty() &&
         reading.directives.empty() && !reading.page_number && reading.words.size() >= shortest_paragraph &&
         reading.finished;
}

bool is_same_prose(const Reading& before, const Reading& after, const Shift& shift) {
  if (!is_paragraph(before) || !is_paragraph(after)) return false;
  const Comparison compare(shift);
  return before.text.empty() == after.text.empty() && before.folded.empty() == after.folded.empty() &&
         before.period_year == after.period_year && before.leading_year == after.leading_year &&
         compare.same(before.words, after.words) && compare.same(before.remarks, after.remarks) &&
         compare.same(before.prose, after.prose) && compare.same(before.findings, after.findings) &&
         compare.same(before.marks, after.marks);
}

std::optional<std::size_t> only_new_number(const Reading& before, const Reading& after, const Shift& shift) {
  if (!before.is_row() || before.cells.size() != after.cells.size() || !before.directives.empty()) return std::nullopt;
  const Comparison compare(shift);
  if (!compare.same(before.findings, after.findings) || !compare.same(before.marks, after.marks)) return std::nullopt;
  std::optional<std::size_t> changed;
  for (std::size_t i = 0; i < before.cells.size(); ++i) {
    const CellReading& old = before.cells[i];
    const CellReading& now = after.cells[i];
    if (!compare.same(old.cell.slot, now.cell.slot) || !compare.same(old.cell.content, now.cell.content))
      return std::nullopt;
    if (old.cell.content == shift.replaced) {
      if (!is_count(old) || !is_count(now)) return std::nullopt;
      changed = i;
    } else if (old.text() != now.text()) {
      return std::nullopt;
    }
  }
  return changed;
}

}  // namespace gouji::model
