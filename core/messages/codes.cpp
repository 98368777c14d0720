// Holds the table of codes with the severities that the contract gives them.
#include "core/messages/codes.h"

namespace gouji::messages {

namespace {

constexpr CodeInfo table[] = {
    {Code::title_missing, "title.missing", Severity::error},
    {Code::title_year, "title.year", Severity::error},
    {Code::title_form, "title.form", Severity::warning},
    {Code::section_missing, "section.missing", Severity::error},
    {Code::section_duplicate, "section.duplicate", Severity::error},
    {Code::section_order, "section.order", Severity::error},
    {Code::section_numbering, "section.numbering", Severity::warning},
    {Code::section_empty, "section.empty", Severity::warning},
    {Code::section_title_variant, "section.title-variant", Severity::hint},
    {Code::subsection_missing, "subsection.missing", Severity::hint},
    {Code::table_missing, "table.missing", Severity::error},
    {Code::table_template_mismatch, "table.template-mismatch", Severity::error},
    {Code::row_missing, "row.missing", Severity::error},
    {Code::row_duplicate, "row.duplicate", Severity::error},
    {Code::row_order, "row.order", Severity::warning},
    {Code::row_unknown, "row.unknown", Severity::hint},
    {Code::row_label, "row.label", Severity::warning},
    {Code::column_label, "column.label", Severity::warning},
    {Code::column_missing, "column.missing", Severity::error},
    {Code::cell_missing, "cell.missing", Severity::error},
    {Code::cell_extra, "cell.extra", Severity::warning},
    {Code::cell_blank, "cell.blank", Severity::warning},
    {Code::cell_placeholder, "cell.placeholder", Severity::hint},
    {Code::cell_non_numeric, "cell.non-numeric", Severity::error},
    {Code::cell_negative, "cell.negative", Severity::error},
    {Code::cell_not_integer, "cell.not-integer", Severity::error},
    {Code::cell_unit, "cell.unit", Severity::hint},
    {Code::sum_row, "sum.row", Severity::error},
    {Code::sum_column, "sum.column", Severity::error},
    {Code::sum_balance, "sum.balance", Severity::error},
    {Code::sum_review, "sum.review", Severity::error},
    {Code::sum_culprit, "sum.culprit", Severity::error},
    {Code::prose_count, "prose.count", Severity::warning},
    {Code::prose_zero, "prose.zero", Severity::warning},
    {Code::prose_breakdown, "prose.breakdown", Severity::warning},
    {Code::prose_ratio, "prose.ratio", Severity::warning},
    {Code::prose_contradiction, "prose.contradiction", Severity::warning},
    {Code::period_missing, "period.missing", Severity::warning},
    {Code::period_wrong, "period.wrong", Severity::error},
    {Code::year_mismatch, "year.mismatch", Severity::warning},
    {Code::date_before_period_end, "date.before-period-end", Severity::error},
    {Code::date_after_deadline, "date.after-deadline", Severity::warning},
    {Code::agency_self_reference, "agency.self-reference", Severity::warning},
    {Code::fee_statement_missing, "fee.statement-missing", Severity::warning},
    {Code::style_punctuation, "style.punctuation", Severity::hint},
    {Code::style_unbalanced, "style.unbalanced", Severity::hint},
    {Code::style_typo, "style.typo", Severity::hint},
    {Code::style_spacing, "style.spacing", Severity::hint},
    {Code::style_compat_char, "style.compat-char", Severity::hint},
    {Code::style_number_format, "style.number-format", Severity::hint},
    {Code::style_terse, "style.terse", Severity::hint},
    {Code::cross_carry, "cross.carry", Severity::warning},
    {Code::cross_in_force, "cross.in-force", Severity::warning},
    {Code::cross_growth, "cross.growth", Severity::warning},
    {Code::cross_same_text, "cross.same-text", Severity::warning},
    {Code::cross_aggregate, "cross.aggregate", Severity::warning},
    {Code::suppression_unused, "suppression.unused", Severity::warning},
    {Code::suppression_unknown_code, "suppression.unknown-code", Severity::warning},
    {Code::draft_carried, "draft.carried", Severity::information},
    {Code::template_invalid, "template.invalid", Severity::error},
};

constexpr bool table_follows_the_enumeration() {
  for (std::size_t i = 0; i < std::size(table); ++i)
    if (static_cast<std::size_t>(table[i].code) != i) return false;
  return true;
}
static_assert(table_follows_the_enumeration());
static_assert(std::size(table) <= CodeSet().size());

}  // namespace

std::span<const CodeInfo> codes() { return table; }

const CodeInfo& info(Code code) { return table[static_cast<std::size_t>(code)]; }

std::optional<Code> find_code(std::string_view name) {
  for (const CodeInfo& row : table)
    if (row.name == name) return row.code;
  return std::nullopt;
}

CodeSet find_codes(std::string_view word) {
  CodeSet found;
  const bool family = word.size() > 2 && word.ends_with(".*");
  const std::string_view begin = family ? word.substr(0, word.size() - 1) : word;
  for (const CodeInfo& row : table)
    if (family ? row.name.starts_with(begin) : row.name == word) found |= set_of(row.code);
  return found;
}

}  // namespace gouji::messages
