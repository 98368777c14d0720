// Holds the table of checks and carries their ranges between report and document.
#include "core/checks/registry.h"

#include <algorithm>
#include <memory>

#include "core/checks/control.h"
#include "core/checks/families.h"
#include "core/checks/style_marks.h"

namespace gouji::checks {

namespace {

void add_shifted(const text::EditList& from, std::size_t by, text::EditList& to) {
  for (const text::Edit& edit : from) to.add({{by + edit.range.begin, by + edit.range.end}, edit.text});
}

// In the order of places; what stands at one place in the order of codes.
bool stands_before(const model::Finding& a, const model::Finding& b) {
  return a.range.begin != b.range.begin ? a.range.begin < b.range.begin : a.code < b.code;
}

void sort(Findings& findings) { std::stable_sort(findings.begin(), findings.end(), stands_before); }

edits::Source source_of(const model::Snapshot& snapshot, const model::PlacedReport& placed) {
  return {*placed.report, snapshot.text(), placed.begin};
}

model::Finding in_report(model::Finding finding, std::size_t begin) {
  finding.range = {finding.range.begin - begin, finding.range.end - begin};
  return finding;
}

void find_in_numbers(const model::Numbers& numbers, const model::Settings& settings, Findings& findings) {
  for (const Check& check : all_checks())
    if (check.find_in_numbers != nullptr) check.find_in_numbers(numbers, settings, findings);
}

void add_findings_of_blocks(const model::Report& report, Findings& findings) {
  Fences fences;
  for (std::size_t i = 0; i < report.passages.size(); ++i) {
    const model::Passage& passage = report.passages[i];
    if (fences.cover(i, *passage.reading)) continue;
    for (const model::Finding& finding : passage.reading->findings) {
      findings.push_back(finding);
      findings.back().range = passage.at(finding.range);
      for (model::Related& related : findings.back().related) related.range = passage.at(related.range);
    }
  }
}

messages::CodeSet codes_of_numbers() {
  messages::CodeSet codes;
  for (const Check& check : all_checks())
    for (const messages::Code code : check.codes)
      if (check.find_in_numbers != nullptr) codes |= messages::set_of(code);
  return codes;
}

// The findings with those of numbers exchanged for the new ones; what is found as it was stays the same object.
model::FindingList with_new_numbers(model::FindingList old, Findings found) {
  const messages::CodeSet codes = codes_of_numbers();
  const auto of_numbers = [&codes](const auto& finding) { return (messages::set_of(finding->code) & codes).any(); };
  const auto rest = std::stable_partition(old.begin(), old.end(), [&](const auto& one) { return !of_numbers(one); });
  model::FindingList numbers;
  for (model::Finding& finding : found) {
    const auto same = std::find_if(rest, old.end(), [&finding](const auto& one) { return one && *one == finding; });
    numbers.push_back(same != old.end() ? *same : std::make_shared<const model::Finding>(std::move(finding)));
  }
  old.erase(rest, old.end());
  old.insert(old.end(), numbers.begin(), numbers.end());
  std::stable_sort(old.begin(), old.end(), [](const auto& a, const auto& b) { return stands_before(*a, *b); });
  return old;
}

// The fixes in bytes of the document, of a finding in bytes of the report.
std::vector<Fix> fixes_in(const model::Snapshot& snapshot, const model::PlacedReport& placed,
                          const model::Finding& finding) {
  std::vector<Fix> found;
  for (const Check& check : all_checks()) {
    if (check.fix == nullptr) continue;
    if (std::find(check.codes.begin(), check.codes.end(), finding.code) == check.codes.end()) continue;
    check.fix(source_of(snapshot, placed), finding, found);
  }
  for (Fix& fix : found) {
    text::EditList shifted;
    add_shifted(fix.edits, placed.begin, shifted);
    fix.edits = std::move(shifted);
  }
  return found;
}

struct SafeFixes {
  text::EditList edits;
  bool one_waits = false;  // a fix could not be taken in beside another one
};

SafeFixes safe_fixes(const model::Snapshot& snapshot) {
  SafeFixes safe;
  snapshot.for_each_report([&](const model::PlacedReport& placed) {
    for (const model::Finding& finding : placed.report->findings) {
      for (const Fix& fix : fixes_in(snapshot, placed, finding)) {
        if (fix.kind != FixKind::safe) continue;
        safe.one_waits = !safe.edits.merge(fix.edits) || safe.one_waits;
        break;
      }
    }
    return true;
  });
  return safe;
}

// The one edit that makes the new text of the old one, cut at whole characters.
text::EditList difference(std::string_view before, std::string_view after) {
  const auto continues = [](char c) { return (static_cast<unsigned char>(c) & 0xC0) == 0x80; };
  const std::size_t shorter = std::min(before.size(), after.size());
  std::size_t begin = 0;
  while (begin < shorter && before[begin] == after[begin]) ++begin;
  while (begin > 0 && begin < before.size() && continues(before[begin])) --begin;
  std::size_t end = 0;
  while (end < shorter - begin && before[before.size() - 1 - end] == after[after.size() - 1 - end]) ++end;
  while (end > 0 && continues(before[before.size() - end])) --end;
  text::EditList edits;
  if (before != after)
    edits.add({{begin, before.size() - end}, std::string(after.substr(begin, after.size() - end - begin))});
  return edits;
}

}  // namespace

std::span<const Check> all_checks() {
  static const Check table[] = {title_check,
                                section_check,
                                table_check,
                                row_check,
                                column_check,
                                cell_check,
                                sum_check,
                                period_check,
                                year_check,
                                date_check,
                                agency_check,
                                fee_check,
                                content_check,
                                prose_count_check,
                                prose_breakdown_check,
                                prose_contradiction_check,
                                style_check,
                                cross_check,
                                suppression_check};
  return table;
}

void examine_block(const templates::Library& library, std::string_view bytes, model::Reading& reading) {
  for (const Check& check : all_checks())
    if (check.find_in_block != nullptr) check.find_in_block(library, bytes, reading);
}

void examine(const model::Report& report, const model::Settings& settings, const text::Text& text, std::size_t begin,
             model::Ledger& ledger) {
  if (!report.recognised) return;
  Findings findings;
  for (const Check& check : all_checks())
    if (check.find != nullptr) check.find(report, settings, findings);
  find_in_numbers(report.numbers(), settings, findings);
  add_findings_of_blocks(report, findings);
  sort(findings);
  obey_comments(report, settings, findings, ledger);
  set_severities(settings, findings);
  accept(report, settings, text, begin, findings, ledger);
  for (model::Finding& finding : findings)
    ledger.findings.push_back(std::make_shared<const model::Finding>(std::move(finding)));
}

void examine_numbers(const model::Settings& settings, model::Ledger& ledger) {
  Findings findings;
  find_in_numbers(ledger.numbers(), settings, findings);
  ledger.found_codes &= ~codes_of_numbers();
  for (const model::Finding& finding : findings) ledger.found_codes |= messages::set_of(finding.code);
  set_severities(settings, findings);
  ledger.findings = with_new_numbers(std::move(ledger.findings), std::move(findings));
}

std::vector<Fix> fixes(const model::Snapshot& snapshot, const model::Finding& finding) {
  const std::optional<model::PlacedReport> placed = snapshot.report_at(finding.range.begin);
  return placed ? fixes_in(snapshot, *placed, in_report(finding, placed->begin)) : std::vector<Fix>();
}

text::EditList fix_all(const model::Snapshot& snapshot) {
  constexpr int most_passes = 4;  // a bound that nothing is known to reach
  SafeFixes safe = safe_fixes(snapshot);
  if (!safe.one_waits) return std::move(safe.edits);
  // Two fixes want the same place: the second one waits until the first is done.
  model::Snapshot fixed = snapshot;
  for (int pass = 0; pass < most_passes && !safe.edits.empty(); ++pass) {
    for (std::size_t i = safe.edits.size(); i-- > 0;) fixed = fixed.edited(safe.edits[i]);
    safe = safe_fixes(fixed);
  }
  return difference(snapshot.text().str(), fixed.text().str());
}

}  // namespace gouji::checks
