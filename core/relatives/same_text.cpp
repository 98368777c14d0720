// Knows copied sentences by their fingerprints. That a report repeats itself is usual and a hint at most; that it gives
// last year's year to this year's facts is not.
#include <algorithm>
#include <unordered_map>

#include "core/relatives/rules.h"

namespace gouji::relatives {

namespace {

using messages::Code;

constexpr std::size_t least_text = 600;    // bytes of a section: below it there is little to say anew
constexpr std::size_t least_percent = 80;  // of it that is copied

struct Share {
  std::size_t all = 0;
  std::size_t copied = 0;
};

}  // namespace

void find_same_text(const Pair& pair, checks::Findings& findings) {
  std::unordered_map<std::uint64_t, const Sentence*> before;
  for (const Sentence& sentence : pair.before.sentences) before.emplace(sentence.print, &sentence);
  std::unordered_map<std::uint16_t, Share> shares;
  for (const Sentence& sentence : pair.now.sentences) {
    Share& share = shares[sentence.section];
    share.all += sentence.place.size;
    const auto found = before.find(sentence.print);
    if (found == before.end()) continue;
    share.copied += sentence.place.size;
    if (sentence.year == 0 || sentence.year != pair.before.year) continue;
    model::Finding finding = checks::make_finding(Code::cross_same_text, sentence.place.range(),
                                                  {{"year", std::to_string(*pair.before.year)}});
    finding.related.push_back({found->second->place.range(), {"related.copied", {}}, pair.document});
    findings.push_back(std::move(finding));
  }
  for (const auto& [section, place] : pair.now.headings) {
    const Share share = shares[section];
    const std::size_t percent = share.all == 0 ? 0 : share.copied * 100 / share.all;
    if (share.all < least_text || percent < least_percent) continue;
    model::Finding finding =
        checks::make_finding(Code::cross_same_text, place.range(), {{"percent", std::to_string(percent)}});
    finding.message.key = "cross.same-text.share";
    finding.severity = messages::Severity::hint;
    finding.subject = pair.now.form->sections[section - 1].id;
    shares[section] = {};
    findings.push_back(std::move(finding));
  }
}

}  // namespace gouji::relatives
