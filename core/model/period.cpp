// Takes the two dates behind the words that name a period, on the same line or, where it is broken, on the next one.
#include "core/model/period.h"

namespace gouji::model {

namespace {

PeriodEnd end_at(const Report& report, std::size_t passage, const WrittenDate& date) {
  PeriodEnd end{passage, date};
  const Passage& place = report.passages[passage];
  for (WrittenNumber* number : {&end.date.year, &end.date.month, &end.date.day})
    number->range = place.at(number->range);
  end.date.range = place.at(date.range);
  return end;
}

bool is_day(const WrittenDate& date) { return date.month.value != 0 && date.day.value != 0; }

// The next line of prose; the number of passages where none follows.
std::size_t next_prose(const Report& report, std::size_t passage) {
  do ++passage;
  while (passage < report.passages.size() && report.passages[passage].reading->block.kind == syntax::BlockKind::blank);
  const bool prose = passage < report.passages.size() && report.passages[passage].reading->is_prose() &&
                     !report.passages[passage].reading->heading;
  return prose ? passage : report.passages.size();
}

// The dates of the sentence that names the period; empty where it tells no time at all.
std::optional<Period> period_behind(const Report& report, std::size_t passage, const PhraseRemark& phrase) {
  const Remarks& remarks = report.passages[passage].reading->remarks;
  Period period;
  period.exact = remarks.exact;
  std::vector<const DateRemark*> dates;
  for (const DateRemark& remark : remarks.dates)
    if (remark.sentence == phrase.sentence && (!remarks.exact || remark.date.range.begin >= phrase.range.end))
      dates.push_back(&remark);
  if (dates.size() > 2) return period;
  if (dates.size() == 2) {
    if (!dates[1]->joined || !is_day(dates[0]->date) || !is_day(dates[1]->date)) return period;
    period.from = end_at(report, passage, dates[0]->date);
    period.to = end_at(report, passage, dates[1]->date);
    return period;
  }
  // Broken over lines: the sentence is not finished, and the rest of it begins the next line.
  const std::size_t next = next_prose(report, passage);
  const std::optional<Period> in_doubt = dates.empty() ? std::nullopt : std::optional(period);
  if (phrase.sentence != remarks.sentences || next == report.passages.size()) return in_doubt;
  const Remarks& rest = report.passages[next].reading->remarks;
  const std::size_t wanted = 2 - dates.size();
  if (rest.dates.size() < wanted || !rest.dates.front().joined_to_begin) return in_doubt;
  if (wanted == 1 && !dates[0]->joined_to_end) return in_doubt;
  if (wanted == 2 && !rest.dates[1].joined) return in_doubt;
  const WrittenDate& from = wanted == 1 ? dates[0]->date : rest.dates[0].date;
  const WrittenDate& to = rest.dates[wanted - 1].date;
  if (!is_day(from) || !is_day(to)) return in_doubt;
  period.exact = remarks.exact && rest.exact;
  period.from = end_at(report, wanted == 1 ? passage : next, from);
  period.to = end_at(report, next, to);
  return period;
}

// A whole year from its first to its last day, in whatever words.
bool has_whole_year(const Remarks& remarks) {
  for (std::size_t i = 1; i < remarks.dates.size(); ++i)
    if (remarks.dates[i].joined && remarks.dates[i - 1].date.is(1, 1) && remarks.dates[i].date.is(12, 31)) return true;
  return false;
}

}  // namespace

std::vector<Period> find_periods(const Report& report) {
  std::vector<Period> periods;
  for (std::size_t i = 0; i < report.passages.size(); ++i) {
    const Remarks& remarks = report.passages[i].reading->remarks;
    if (remarks.tells(templates::period_cue)) {
      std::size_t behind = 0;  // several words of one sentence name one period: 所列数据的统计期限
      for (std::size_t at = 0; at < remarks.phrases.size(); ++at) {
        const PhraseRemark& phrase = remarks.phrases[at];
        const bool names = (phrase.cues & templates::period_cue) != 0;
        if (!names || (behind > phrase.sentence)) continue;
        behind = phrase.sentence + 1;
        if (std::optional<Period> period = period_behind(report, i, phrase)) periods.push_back(std::move(*period));
      }
    } else if (has_whole_year(remarks)) {
      periods.emplace_back();
    }
  }
  return periods;
}

}  // namespace gouji::model
