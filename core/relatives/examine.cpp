// Puts each report beside its relatives and runs the rules that hold between them.
#include "core/relatives/examine.h"

#include <algorithm>

#include "core/checks/control.h"
#include "core/relatives/rules.h"

namespace gouji::relatives {

namespace {

void examine_report(const Index& index, const std::string& document, const Digest& digest, checks::Findings& findings) {
  if (const auto last = index.last_year(document, digest)) {
    const Pair pair{digest, *last->member.digest, last->member.document, last->named};
    find_carry(pair, findings);
    find_in_force(pair, findings);
    find_growth(pair, findings);
    find_same_text(pair, findings);
  }
  if (const auto parts = index.parts(document, digest)) find_parts(digest, *parts, findings);
  for (model::Finding& finding : findings)
    for (model::Related& related : finding.related)
      if (related.document == document) related.document.clear();
}

}  // namespace

checks::Findings examine(const Index& index, const std::string& document, const model::Settings& settings) {
  const Digests* digests = index.digests(document);
  return digests == nullptr ? checks::Findings() : examine(index, document, *digests, settings);
}

checks::Findings examine(const Index& index, const std::string& document, const Digests& digests,
                         const model::Settings& settings) {
  checks::Findings all;
  for (const auto& digest : digests) {
    checks::Findings findings;
    examine_report(index, document, *digest, findings);
    std::erase_if(findings, [&digest](const model::Finding& finding) {
      return std::any_of(digest->silences.begin(), digest->silences.end(),
                         [&finding](const checks::Silence& silence) { return silence.takes(finding); });
    });
    all.insert(all.end(), std::make_move_iterator(findings.begin()), std::make_move_iterator(findings.end()));
  }
  std::stable_sort(all.begin(), all.end(), [](const model::Finding& a, const model::Finding& b) {
    return a.range.begin != b.range.begin ? a.range.begin < b.range.begin : a.code < b.code;
  });
  checks::set_severities(settings, all);
  return all;
}

}  // namespace gouji::relatives
