// Compares the numbers of the prose, and what it says there is none of, with the cells that they refer to.
#include <algorithm>

#include "core/checks/families.h"
#include "core/checks/words.h"
#include "core/model/equation.h"
#include "core/text/numeral.h"

namespace gouji::checks {

namespace {

using messages::Code;
using messages::Severity;
using model::Figure;
using model::Numbers;
using model::Reach;
using model::Report;
using model::Tie;

// Whether a difference may be told, and how loudly; a government's own numbers may be smaller than its tables'.
std::optional<Severity> severity_of(const Figure& figure, const Tie& tie, const model::Settings& settings) {
  const bool settled = settings.scope == model::Scope::area || settings.organ_type == model::OrganType::department;
  if (figure.reach == Reach::open && !settled) {
    if (figure.compared < *tie.expected) return std::nullopt;
    return Severity::hint;
  }
  return figure.doubtful ? Severity::hint : Severity::warning;
}

// Whether the prose is right and a cell is wrong: with the number that the prose asks for, a sum holds that fails now.
// Then the sum is told, and the prose is no second cause.
bool is_told_by_a_sum(const Numbers& numbers, const Figure& figure, const Tie& tie) {
  const auto missing = base::subtract(figure.compared, *tie.expected);
  for (const model::CellRef& ref : tie.refers) {
    const model::Grid& table = *numbers.grids[ref.table];
    const auto value = table.amount(ref.at);
    const auto wanted = missing && value ? base::add(*value, *missing) : std::nullopt;
    for (const templates::Equation& equation : table.equations())
      if (wanted && model::takes_part(equation, ref.at) && model::weigh(table, equation).truth == model::Truth::fails &&
          model::solve(table, equation, ref.at) == wanted)
        return true;
  }
  return false;
}

void find(const Numbers& numbers, const model::Settings& settings, Findings& findings) {
  const std::vector<Figure>& figures = numbers.frame.figures;
  const std::vector<Tie> ties = model::tie_out(figures, numbers.grids);
  for (std::size_t i = 0; i < figures.size(); ++i) {
    const Figure& figure = figures[i];
    const Tie& tie = ties[i];
    if (!figure.speaks_for_all || !tie.differs || is_told_by_a_sum(numbers, figure, tie)) continue;
    const std::optional<Severity> severity = severity_of(figure, tie, settings);
    if (!severity) continue;
    model::Finding finding = make_finding(figure.count->denied ? Code::prose_zero : Code::prose_count, figure.number,
                                          {{"phrase", figure.count->text},
                                           {"found", figure.compared.to_string()},
                                           {"expected", tie.expected->to_string()},
                                           {"cells", cell_words(numbers, tie.refers)}});
    finding.severity = *severity;
    if (tie.refers.size() == 1) finding.cell = numbers.grids[tie.refers[0].table]->address(tie.refers[0].at);
    relate_cells(numbers, tie.refers, finding);
    findings.push_back(std::move(finding));
  }
}

// The number that makes the figure agree; empty where no whole number does.
std::optional<std::int64_t> agreeing_number(const Figure& figure, const Tie& tie) {
  const auto rest = base::subtract(figure.compared, figure.count->value);
  const auto number = rest ? base::subtract(*tie.expected, *rest) : std::nullopt;
  if (!number || number->is_negative()) return std::nullopt;
  return number->integer();
}

// Whether no equation that holds would fail with this value in the cell.
bool is_harmless(const model::Grid& table, templates::CellIndex at, base::Decimal value) {
  return model::may_stand(table, at, value) &&
         std::all_of(table.equations().begin(), table.equations().end(), [&](const templates::Equation& equation) {
           if (!model::takes_part(equation, at) || model::weigh(table, equation).truth != model::Truth::holds)
             return true;
           return model::solve(table, equation, at) == std::optional(value);
         });
}

void offer_cell(const Report& report, const Figure& figure, const Tie& tie, std::vector<Fix>& fixes) {
  if (tie.refers.size() != 1 || figure.compared != figure.count->value) return;
  const model::CellRef& ref = tie.refers[0];
  const model::Table& table = report.tables[ref.table];
  const model::BoundCell* cell = table.cell(ref.at);
  const std::optional<std::int64_t> value = figure.count->value.integer();
  if (cell == nullptr || cell->value.kind != model::ValueKind::number || cell->value.remark || !value ||
      !is_harmless(table, ref.at, figure.count->value))
    return;
  const auto style = text::read_numeral(table.text(ref.at));
  const std::string digits =
      text::write_numeral(*value, style ? style->style : text::NumeralStyle::arabic) + std::string(cell->value.unit);
  fixes.push_back(make_fix("fix.set-cell", {{"cell", cell_words(report.numbers(), ref)}, {"value", digits}},
                           {cell->content, digits}, FixKind::quickfix, false));
}

void fix(const edits::Source& source, const model::Finding& finding, std::vector<Fix>& fixes) {
  const std::vector<Tie> ties = model::tie_out(source.report.figures, source.report.grids);
  for (std::size_t i = 0; i < ties.size(); ++i) {
    const Figure& figure = source.report.figures[i];
    const Tie& tie = ties[i];
    if (figure.number != finding.range || figure.count->denied != (finding.code == Code::prose_zero)) continue;
    if (!tie.differs) continue;
    if (!figure.count->denied) {
      if (const std::optional<std::int64_t> number = agreeing_number(figure, tie)) {
        const std::string words = text::write_numeral(*number, figure.count->style);
        fixes.push_back(make_fix("fix.replace", {{"text", words}}, {figure.number, words}));
      }
    }
    offer_cell(source.report, figure, tie, fixes);
    return;
  }
}

constexpr Code codes[] = {Code::prose_count, Code::prose_zero};

}  // namespace

const Check prose_count_check{codes, nullptr, fix, nullptr, find};

}  // namespace gouji::checks
