// Names every kind of finding once: the code is diagnostic code, message key, settings key, documentation anchor and test folder.
#pragma once

#include <bitset>
#include <optional>
#include <span>
#include <string_view>

namespace gouji::messages {

enum class Severity { error, warning, information, hint };

enum class Code {
  title_missing,
  title_year,
  title_form,
  section_missing,
  section_duplicate,
  section_order,
  section_numbering,
  section_empty,
  section_title_variant,
  subsection_missing,
  table_missing,
  table_template_mismatch,
  row_missing,
  row_duplicate,
  row_order,
  row_unknown,
  row_label,
  column_label,
  column_missing,
  cell_missing,
  cell_extra,
  cell_blank,
  cell_placeholder,
  cell_non_numeric,
  cell_negative,
  cell_not_integer,
  cell_unit,
  sum_row,
  sum_column,
  sum_balance,
  sum_review,
  sum_culprit,
  prose_count,
  prose_zero,
  prose_breakdown,
  prose_ratio,
  prose_contradiction,
  period_missing,
  period_wrong,
  year_mismatch,
  date_before_period_end,
  date_after_deadline,
  agency_self_reference,
  fee_statement_missing,
  style_punctuation,
  style_unbalanced,
  style_typo,
  style_spacing,
  style_compat_char,
  style_number_format,
  style_terse,
  cross_carry,
  cross_in_force,
  cross_growth,
  cross_same_text,
  cross_aggregate,
  suppression_unused,
  suppression_unknown_code,
  draft_carried,
  template_invalid,
};

// A set of codes, by their place in the enumeration.
using CodeSet = std::bitset<96>;

inline CodeSet set_of(Code code) { return CodeSet().set(static_cast<std::size_t>(code)); }

struct CodeInfo {
  Code code;
  std::string_view name;  // as users write it: "sum.row"
  Severity severity;      // unless the settings or the place say otherwise
};

// All codes, in the order of the enumeration.
std::span<const CodeInfo> codes();

const CodeInfo& info(Code code);
inline std::string_view name(Code code) { return info(code).name; }

// Empty when no code has this name.
std::optional<Code> find_code(std::string_view name);

// All codes of a family, which is written "style.*"; the one code for a name; none for any other word.
CodeSet find_codes(std::string_view word);

}  // namespace gouji::messages
