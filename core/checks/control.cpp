// Sweeps once over findings and comments, both in document order.
#include "core/checks/control.h"

#include <algorithm>

#include "core/base/decimal.h"
#include "core/syntax/line.h"

namespace gouji::checks {

namespace {

using messages::Code;
using messages::CodeSet;
using model::Directive;
using model::Finding;
using model::Passage;
using model::Report;

bool shows_nothing(const Passage& passage) {
  const syntax::BlockKind kind = passage.reading->block.kind;
  return kind == syntax::BlockKind::blank || kind == syntax::BlockKind::note;
}

// No addresses: whatever the finding is about.
bool is_about(const Finding& finding, const std::vector<std::string>& addresses) {
  return addresses.empty() || std::any_of(addresses.begin(), addresses.end(), [&](const std::string& address) {
           return address == finding.cell || address == finding.subject;
         });
}

// A comment at work: what it reaches, and which of its words have suppressed something.
struct Reach {
  const Directive* directive = nullptr;
  const Passage* passage = nullptr;
  text::Range range;
  CodeSet used;
  bool any = false;  // something of any code was suppressed

  bool takes(const Finding& finding) {
    if (!(directive->codes() & messages::set_of(finding.code)).any()) return false;
    if (!is_about(finding, directive->addresses)) return false;
    used |= messages::set_of(finding.code);
    any = true;
    return true;
  }
};

text::Range next_block(const Report& report, std::size_t passage) {
  std::size_t next = passage + 1;
  while (next < report.passages.size() && shows_nothing(report.passages[next])) ++next;
  return next < report.passages.size() ? report.passages[next].range() : text::Range{report.bytes, report.bytes};
}

void add_unused(std::size_t begin, text::Range range, std::string_view word, Findings& findings) {
  findings.push_back(make_finding(Code::suppression_unused, range.shifted(static_cast<std::ptrdiff_t>(begin)),
                                  {{"word", std::string(word)}}));
}

// What only the reports of other years and organs tell: nobody knows here whether a comment suppresses it.
CodeSet found_elsewhere() { return messages::find_codes("cross.*"); }

// The words of the comment that have suppressed nothing, where `used` are codes that something was suppressed of.
void add_unused_words(std::size_t begin, const Directive& directive, const CodeSet& used, bool any,
                      Findings& findings) {
  if (directive.words.empty() && !any) add_unused(begin, directive.keyword, syntax::suppression_word, findings);
  for (const model::DirectiveWord& word : directive.words)
    if (word.codes.any() && (word.codes & (used | found_elsewhere())).none())
      add_unused(begin, word.range, word.text, findings);
}

// Finds out what each comment of the report reaches.
class Comments {
 public:
  Comments(const Report& report, const model::Settings& settings, model::Ledger& ledger)
      : report_(report), settings_(settings), ledger_(ledger) {
    for (std::size_t i = 0; i < report.passages.size(); ++i)
      for (const Directive& directive : report.passages[i].reading->directives) take(i, directive);
    std::stable_sort(reaches_.begin(), reaches_.end(),
                     [](const Reach& a, const Reach& b) { return a.range.begin < b.range.begin; });
  }

  bool suppresses(const Finding& finding) {
    const std::size_t at = finding.range.begin;
    while (next_ < reaches_.size() && reaches_[next_].range.begin <= at) open_.push_back(next_++);
    std::erase_if(open_, [&](std::size_t i) {
      return reaches_[i].range.end < at || (reaches_[i].range.end == at && at < report_.bytes);
    });
    bool taken = false;
    for (const std::size_t i : open_) taken = reaches_[i].takes(finding) || taken;
    return taken;
  }

  std::vector<Silence> silences() const {
    std::vector<Silence> all;
    for (const Reach& reach : reaches_)
      all.push_back({reach.range, reach.directive->codes(), reach.directive->addresses});
    for (const model::DocumentComment& comment : ledger_.comments)
      all.push_back({{0, report_.bytes}, comment.directive.codes(), comment.directive.addresses});
    return all;
  }

  void add_unused_ones(Findings& findings) const {
    for (const Reach& reach : reaches_)
      if (reach.directive->kind != Directive::Kind::carried)
        add_unused_words(reach.passage->begin, *reach.directive, reach.used, reach.any, findings);
    for (const auto& [passage, range] : stray_ends_)
      add_unused(report_.passages[passage].begin, range, "gouji-ignore-end", findings);
  }

 private:
  void take(std::size_t index, const Directive& directive) {
    const Passage& passage = report_.passages[index];
    const bool holds = directive.holds(settings_);
    switch (directive.kind) {
      case Directive::Kind::file:
        if (holds) ledger_.ignored_codes |= directive.codes();
        if (holds) ledger_.comments.push_back({passage.begin, directive});
        break;
      case Directive::Kind::line:
      case Directive::Kind::carried:
        if (!holds) break;
        reaches_.push_back({&directive,
                            &passage,
                            directive.target ? passage.at(*directive.target) : next_block(report_, index),
                            {},
                            false});
        break;
      case Directive::Kind::begin:
        begun_.push_back(holds ? reaches_.size() : none);
        if (holds)
          reaches_.push_back({&directive, &passage, {passage.at(directive.range).end, report_.bytes}, {}, false});
        break;
      case Directive::Kind::end:
        if (begun_.empty()) {
          stray_ends_.emplace_back(index, directive.keyword);
        } else {
          if (begun_.back() != none) reaches_[begun_.back()].range.end = passage.at(directive.range).begin;
          begun_.pop_back();
        }
        break;
    }
  }

  static constexpr std::size_t none = static_cast<std::size_t>(-1);

  const Report& report_;
  const model::Settings& settings_;
  model::Ledger& ledger_;
  std::vector<Reach> reaches_;
  std::vector<std::size_t> begun_;  // blocks not yet ended, by their reach; none: one that holds no more
  std::vector<std::pair<std::size_t, text::Range>> stray_ends_;
  std::size_t next_ = 0;           // the first reach that no finding has come to
  std::vector<std::size_t> open_;  // reaches that the last finding lies in
};

Finding placed(Finding finding, std::size_t begin) {
  finding.range = finding.range.shifted(static_cast<std::ptrdiff_t>(begin));
  return finding;
}

void sort(Findings& findings) {
  std::stable_sort(findings.begin(), findings.end(),
                   [](const Finding& a, const Finding& b) { return a.range.begin < b.range.begin; });
}

// What a sum is off by, whatever its numbers are now: the first two numbers of the finding's sentence tell.
std::string remainder_of(const Finding& finding) {
  std::vector<base::Decimal> numbers;
  std::string words;
  for (const messages::Argument& argument : finding.message.arguments) {
    const auto* text = std::get_if<std::string>(&argument.value);
    if (text == nullptr) continue;
    words += (words.empty() ? "" : " ") + *text;
    if (const auto number = base::Decimal::parse(*text)) numbers.push_back(*number);
  }
  if (numbers.size() < 2) return words;
  const auto remainder = base::subtract(numbers[1], numbers[0]);
  return remainder ? remainder->to_string() : words;
}

// The words that the finding stands on, as far as they are needed to know them again.
std::string words_of(const text::Text& text, text::Range range) {
  constexpr std::size_t most = 120;  // bytes
  std::string words = text.slice({range.begin, std::min(range.end, range.begin + most)});
  std::erase_if(words, [](char c) { return c == '\n' || c == '\r' || c == '\t' || c == ' '; });
  // Half a character at the end would be no text.
  if (range.size() > most) {
    while (!words.empty() && (static_cast<unsigned char>(words.back()) & 0xC0) == 0x80) words.pop_back();
    if (!words.empty()) words.pop_back();
  }
  return words;
}

bool is_sum(Code code) { return messages::name(code).starts_with("sum."); }

}  // namespace

void obey_comments(const Report& report, const model::Settings& settings, Findings& findings, model::Ledger& ledger) {
  ledger.commented = std::any_of(report.passages.begin(), report.passages.end(),
                                 [](const Passage& passage) { return !passage.reading->directives.empty(); });
  if (ledger.commented) {
    Comments told(report, settings, ledger);
    std::erase_if(findings, [&](const Finding& finding) { return told.suppresses(finding); });
    told.add_unused_ones(findings);
    sort(findings);
  }
  for (const Finding& finding : findings) ledger.found_codes |= messages::set_of(finding.code);
}

bool Silence::takes(const Finding& finding) const {
  return (codes & messages::set_of(finding.code)).any() && range.touches(finding.range.begin) &&
         is_about(finding, addresses);
}

std::vector<Silence> silences(const Report& report, const model::Settings& settings) {
  model::Ledger ledger;
  return Comments(report, settings, ledger).silences();
}

void set_severities(const model::Settings& settings, Findings& findings) {
  if (settings.severities.empty()) return;
  const auto wanted = [&settings](const Finding& finding) { return settings.severities.find(finding.code); };
  std::erase_if(findings, [&](const Finding& finding) {
    const auto found = wanted(finding);
    return found != settings.severities.end() && !found->second;
  });
  for (Finding& finding : findings) {
    const auto found = wanted(finding);
    if (found == settings.severities.end()) continue;
    // What doubt has made weaker than its code usually is stays at least as weak.
    const bool weakened = finding.severity > messages::info(finding.code).severity;
    finding.severity = weakened ? std::max(finding.severity, *found->second) : *found->second;
  }
}

void accept(const Report& report, const model::Settings& settings, const text::Text& text, std::size_t begin,
            Findings& findings, model::Ledger& ledger) {
  if (settings.accepted.empty()) return;
  model::Baseline left = settings.accepted;
  std::erase_if(findings, [&](const Finding& finding) {
    const auto found = left.find(accepted_key(report, placed(finding, begin), text));
    if (found == left.end() || found->second == 0) return false;
    --found->second;
    ledger.accepted.push_back(found->first);
    return true;
  });
}

model::Accepted accepted_key(const model::Frame& report, const Finding& finding, const text::Text& text) {
  model::Accepted key{finding.code, report.organ, finding.cell.empty() ? finding.subject : finding.cell, {}};
  if (report.year) key.report += (key.report.empty() ? "" : " ") + std::to_string(*report.year);
  if (is_sum(finding.code))
    key.detail = remainder_of(finding);
  else if (!finding.cell.empty() || key.place.empty())
    key.detail = words_of(text, finding.range);
  return key;
}

model::FindingList obey_document(const model::Ledger& ledger, const model::Settings& settings,
                                 const model::DocumentCodes& document) {
  model::FindingList findings = ledger.findings;
  std::erase_if(findings,
                [&](const auto& finding) { return (document.ignored & messages::set_of(finding->code)).any(); });
  Findings unused;
  for (const model::DocumentComment& comment : ledger.comments)
    add_unused_words(comment.begin, comment.directive, document.found,
                     (comment.directive.codes() & document.found).any(), unused);
  set_severities(settings, unused);
  for (Finding& finding : unused) findings.push_back(std::make_shared<const Finding>(std::move(finding)));
  std::stable_sort(findings.begin(), findings.end(),
                   [](const auto& a, const auto& b) { return a->range.begin < b->range.begin; });
  return findings;
}

model::Baseline accepted_all(const model::Snapshot& snapshot) {
  model::Baseline baseline;
  snapshot.for_each_ledger([&](const model::PlacedLedger& placed) {
    for (const auto& finding : placed.ledger->findings)
      ++baseline[accepted_key(*placed.ledger->frame, placed.at(*finding), snapshot.text())];
    return true;
  });
  return baseline;
}

}  // namespace gouji::checks
