// Tells lists of parts that do not make their whole, and percents that their numbers do not make.
#include "core/checks/families.h"
#include "core/checks/words.h"
#include "core/text/numeral.h"

namespace gouji::checks {

namespace {

using messages::Code;

std::string words_at(std::string_view bytes, text::Range range) {
  return std::string(bytes.substr(range.begin, range.size()));
}

void find_breakdown(const model::Breakdown& breakdown, std::string_view bytes, Findings& findings) {
  std::vector<std::string> parts;
  for (const text::Range part : breakdown.parts) parts.push_back(words_at(bytes, part));
  model::Finding finding = make_finding(
      Code::prose_breakdown, breakdown.whole,
      {{"found", words_at(bytes, breakdown.whole)}, {"sum", breakdown.sum.to_string()}, {"parts", std::move(parts)}});
  for (const text::Range part : breakdown.parts)
    finding.related.push_back({part, {"related.part", {{"text", words_at(bytes, part)}}}});
  findings.push_back(std::move(finding));
}

void find_ratio(const model::Ratio& ratio, std::string_view bytes, Findings& findings) {
  model::Finding finding = make_finding(Code::prose_ratio, ratio.percent,
                                        {{"found", words_at(bytes, ratio.percent)},
                                         {"number", words_at(bytes, ratio.of)},
                                         {"base", words_at(bytes, ratio.base)},
                                         {"computed", ratio.computed}});
  if (ratio.direction) finding.message.key = "prose.ratio.direction";
  finding.related.push_back({ratio.of, {"related.part", {{"text", words_at(bytes, ratio.of)}}}});
  finding.related.push_back({ratio.base, {"related.part", {{"text", words_at(bytes, ratio.base)}}}});
  findings.push_back(std::move(finding));
}

void find_in_block(const templates::Library&, std::string_view bytes, model::Reading& reading) {
  if (reading.prose == nullptr) return;
  for (const model::Breakdown& breakdown : reading.prose->breakdowns)
    find_breakdown(breakdown, bytes, reading.findings);
  for (const model::Ratio& ratio : reading.prose->ratios) find_ratio(ratio, bytes, reading.findings);
}

// The number as it follows from the others, in the numerals that stand there.
void fix(const edits::Source& source, const model::Finding& finding, std::vector<Fix>& fixes) {
  const std::string written = source.slice(finding.range);
  if (finding.code == Code::prose_ratio) {
    const std::string computed = argument(finding, "computed");
    if (finding.message.key == "prose.ratio.direction" || computed.empty()) return;
    fixes.push_back(make_fix("fix.replace", {{"text", computed}}, {finding.range, computed}));
    return;
  }
  const auto numeral = text::read_numeral(written);
  const auto sum = base::Decimal::parse(argument(finding, "sum"));
  if (!numeral || !sum || !sum->integer()) return;
  const std::string words = text::write_numeral(*sum->integer(), numeral->style);
  fixes.push_back(make_fix("fix.replace", {{"text", words}}, {finding.range, words}, FixKind::quickfix, false));
}

constexpr Code codes[] = {Code::prose_breakdown, Code::prose_ratio};

}  // namespace

const Check prose_breakdown_check{codes, nullptr, fix, find_in_block};

}  // namespace gouji::checks
