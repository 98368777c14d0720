// Checks that the organ speaks of itself as what it is, and that the name under the report is that of its title.
//
// 我厅 in a bureau's report is the mark of a copied text. A form such as 我局 is wrong only where nothing in the organ's
// whole name says so; places (我区), neutral words (本单位) and organs whose names tell no kind are never blamed.
#include <algorithm>
#include <map>

#include "core/checks/families.h"
#include "core/checks/report_parts.h"
#include "core/edits/skeleton.h"
#include "core/model/organ.h"
#include "core/text/fold.h"

namespace gouji::checks {

namespace {

using messages::Code;
using model::PhraseRemark;
using model::Report;
using templates::SelfReference;

constexpr std::string_view signature_key = "agency.self-reference.signature";

// The form that organs of this kind use; null where the name tells no kind. `name` is plain.
const SelfReference* form_of(const templates::Narrative& narrative, std::string_view name) {
  const SelfReference* best = nullptr;
  std::size_t longest = 0;
  for (const SelfReference& form : narrative.forms) {
    for (const std::string& ending : form.endings) {
      if (!name.ends_with(ending) || ending.size() <= longest) continue;
      best = &form;
      longest = ending.size();
    }
  }
  return best;
}

// `whole` is the organ's name with what stands in brackets, folded.
bool may_say(const SelfReference& form, std::string_view whole) {
  return form.marks.empty() || std::any_of(form.marks.begin(), form.marks.end(),
                                           [whole](const std::string& mark) { return whole.find(mark) != whole.npos; });
}

bool is_reference(const PhraseRemark& phrase) {
  return (phrase.cues & templates::self_reference_cue) != 0 && !phrase.quoted;
}

template <class Fn>
void each_reference(const Report& report, Fn fn) {
  for (std::size_t i = preamble(report).first; i < report.passages.size(); ++i) {
    const model::Reading& reading = *report.passages[i].reading;
    if (!reading.remarks.tells(templates::self_reference_cue) || !is_paragraph(report, i)) continue;
    for (const PhraseRemark& phrase : reading.remarks.phrases)
      if (is_reference(phrase)) fn(report.passages[i], phrase);
  }
}

// The form that the report uses most of those that fit.
const SelfReference& usual_form(const Report& report, std::string_view whole, const SelfReference& of_kind) {
  std::map<std::uint32_t, std::size_t> uses;
  each_reference(report, [&](const model::Passage&, const PhraseRemark& phrase) { ++uses[phrase.form]; });
  const SelfReference* best = &of_kind;
  std::size_t most = 0;
  for (const auto& [form, count] : uses) {
    const SelfReference& candidate = report.narrative->forms[form];
    if (candidate.marks.empty() || !may_say(candidate, whole) || count <= most) continue;
    best = &candidate;
    most = count;
  }
  return *best;
}

void find_references(const Report& report, Findings& findings) {
  const std::string whole = text::fold(report.organ);
  const SelfReference* of_kind = form_of(*report.narrative, model::plain_organ(report.organ));
  if (of_kind == nullptr) return;
  each_reference(report, [&](const model::Passage& passage, const PhraseRemark& phrase) {
    const SelfReference& form = report.narrative->forms[phrase.form];
    if (may_say(form, whole)) return;
    findings.push_back(make_finding(
        Code::agency_self_reference, passage.at(phrase.range),
        {{"found", edits::in_script(form.words.front(), report.traditional)},
         {"organ", report.organ},
         {"expected", edits::in_script(usual_form(report, whole, *of_kind).words.front(), report.traditional)}}));
  });
}

// Another organ of the same kind signs: the end was copied.
void find_signature(const Report& report, Findings& findings) {
  if (!report.signature || report.signature->name.empty()) return;
  const std::string organ = model::plain_organ(report.organ);
  const std::string signer = model::plain_organ(report.signature->name);
  if (text::fold(report.organ) != organ || text::fold(report.signature->name) != signer) return;
  const SelfReference* form = form_of(*report.narrative, organ);
  if (form == nullptr || form_of(*report.narrative, signer) != form || model::same_organ(organ, signer)) return;
  findings.push_back(make_finding(Code::agency_self_reference, report.signature->name_range,
                                  {{"found", report.signature->name}, {"organ", report.organ}}));
  findings.back().message.key = signature_key;
}

void find(const Report& report, const model::Settings&, Findings& findings) {
  if (report.organ.empty()) return;
  find_references(report, findings);
  find_signature(report, findings);
}

void fix(const edits::Source& source, const model::Finding& finding, std::vector<Fix>& fixes) {
  const Report& report = source.report;
  if (finding.message.key == signature_key) {
    const bool exact = report.signature && report.signature->exact;
    if (exact) fixes.push_back(make_fix("fix.replace", {{"text", report.organ}}, {finding.range, report.organ}));
    return;
  }
  const model::Passage& passage = report.passages[report.passage_at(finding.range.begin)];
  if (!passage.reading->remarks.exact) return;
  const SelfReference* of_kind = form_of(*report.narrative, model::plain_organ(report.organ));
  if (of_kind == nullptr) return;
  const SelfReference& usual = usual_form(report, text::fold(report.organ), *of_kind);
  const std::string word = edits::in_script(usual.words.front(), report.traditional);
  fixes.push_back(make_fix("fix.replace", {{"text", word}}, {finding.range, word}));
}

constexpr Code codes[] = {Code::agency_self_reference};

}  // namespace

const Check agency_check{codes, find, fix};

}  // namespace gouji::checks
