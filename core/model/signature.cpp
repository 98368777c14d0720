// Looks from the report's end upwards for a line that is nothing but a date, as far as the last heading or table.
#include "core/model/signature.h"

#include <algorithm>

#include "core/model/organ.h"
#include "core/syntax/line.h"

namespace gouji::model {

namespace {

constexpr std::size_t lines_below = 8;  // of attachments, contacts and the like behind the signature

bool is_blank(const Passage& passage) { return passage.reading->block.kind == syntax::BlockKind::blank; }

// The first passage behind the last heading and the last table; the number of passages where there is no heading.
std::size_t first_behind_form(const Report& report) {
  if (report.headings.empty()) return report.passages.size();
  std::size_t first = report.headings.back().passage + 1;
  for (const Table& table : report.tables) first = std::max(first, table.last_passage);
  return first;
}

void add_name(const Report& report, std::size_t first, Signature& signature) {
  const Passage& dated = report.passages[signature.passage];
  const std::string& words = dated.reading->text;
  const DateRemark& remark = dated.reading->remarks.dates.front();
  if (dated.reading->remarks.exact && remark.date.range.begin > dated.reading->words.begin) {
    const std::size_t size = remark.date.range.begin - dated.reading->words.begin;
    signature.name = std::string(syntax::trim(std::string_view(words).substr(0, size)));
    const std::size_t begin = dated.reading->words.begin;
    signature.name_range = dated.at({begin, begin + signature.name.size()});
    return;
  }
  for (std::size_t i = signature.passage; i-- > first;) {
    const Passage& above = report.passages[i];
    if (is_blank(above)) continue;
    if (!above.reading->is_prose() || !is_organ_line(above.reading->text)) return;
    signature.name = above.reading->text;
    signature.name_range = above.at(above.reading->words);
    return;
  }
}

}  // namespace

std::optional<Signature> find_signature(const Report& report) {
  const std::size_t first = first_behind_form(report);
  std::size_t seen = 0;
  for (std::size_t i = report.passages.size(); i-- > first && seen < lines_below;) {
    const Passage& passage = report.passages[i];
    if (is_blank(passage)) continue;
    ++seen;
    if (!passage.reading->is_prose() || !passage.reading->remarks.dated) continue;
    Signature signature;
    signature.passage = i;
    signature.date = passage.reading->remarks.dates.front().date;
    signature.exact = passage.reading->remarks.exact;
    for (WrittenNumber* number : {&signature.date.year, &signature.date.month, &signature.date.day})
      number->range = passage.at(number->range);
    signature.date.range = passage.at(signature.date.range);
    add_name(report, first, signature);
    return signature;
  }
  return std::nullopt;
}

}  // namespace gouji::model
