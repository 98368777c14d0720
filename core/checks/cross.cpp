// Mends what the reports of other years tell; what they tell is found where they are at hand (core/relatives).

#include "core/checks/families.h"
#include "core/checks/words.h"

namespace gouji::checks {

namespace {

using messages::Code;

// All carried values of the row in one edit, where several are wrong, is what authors want; but a finding knows of its
// own cell alone.
void fix(const edits::Source& source, const model::Finding& finding, std::vector<Fix>& fixes) {
  const std::string expected = argument(finding, "expected");
  if (expected.empty() || expected.front() == '-') return;
  if (finding.code == Code::cross_carry || finding.code == Code::cross_in_force)
    fixes.push_back(make_fix("fix.set-cell", {{"cell", argument(finding, "cell")}, {"value", expected}},
                             {finding.range, expected}, FixKind::quickfix, finding.code == Code::cross_carry));
  const std::string written = source.slice(finding.range);
  const std::size_t digits = written.find(argument(finding, "found"));
  if (finding.code == Code::cross_growth && finding.message.key == messages::name(finding.code) &&
      digits != written.npos) {
    const std::size_t begin = finding.range.begin + digits;
    fixes.push_back(
        make_fix("fix.replace", {{"text", expected}}, {{begin, begin + argument(finding, "found").size()}, expected}));
  }
}

constexpr Code codes[] = {Code::cross_carry, Code::cross_in_force, Code::cross_growth, Code::cross_same_text,
                          Code::cross_aggregate};

}  // namespace

const Check cross_check{codes, nullptr, fix};

}  // namespace gouji::checks
