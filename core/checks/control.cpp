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

// A comment at work: what it reaches, and which of its words have suppressed something.
struct Reach {
  const Directive* directive = nullptr;
  const Passage* passage = nullptr;
  text::Range range;
  CodeSet used;
  bool any = false;  // something of any code was suppressed

  bool takes(const Finding& finding) {
    if (!(directive->codes() & messages::set_of(finding.code)).any()) return false;
    const std::vector<std::string>& addresses = directive->addresses;
    if (!addresses.empty() && std::none_of(addresses.begin(), addresses.end(), [&](const std::string& address) {
          return address == finding.cell || address == finding.subject;
        }))
      return false;
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

void add_unused(const Passage& passage, text::Range range, std::string_view word, Findings& findings) {
  findings.push_back(make_finding(Code::suppression_unused, passage.at(range), {{"word", std::string(word)}}));
}

// The words of the comment that have suppressed nothing, where `used` are codes that something was suppressed of.
void add_unused_words(const Passage& passage, const Directive& directive, const CodeSet& used, bool any,
                      Findings& findings) {
  if (directive.words.empty() && !any) add_unused(passage, directive.keyword, syntax::suppression_word, findings);
  for (const model::DirectiveWord& word : directive.words)
    if (word.codes.any() && (word.codes & used).none()) add_unused(passage, word.range, word.text, findings);
}

// Finds out what each comment of the report reaches.
class Comments {
 public:
  Comments(Report& report, const model::Settings& settings) : report_(report), settings_(settings) {
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

  void add_unused_ones(Findings& findings) const {
    for (const Reach& reach : reaches_)
      add_unused_words(*reach.passage, *reach.directive, reach.used, reach.any, findings);
    for (const auto& [passage, range] : stray_ends_)
      add_unused(report_.passages[passage], range, "gouji-ignore-end", findings);
  }

 private:
  void take(std::size_t index, const Directive& directive) {
    const Passage& passage = report_.passages[index];
    const bool holds = directive.holds(settings_);
    switch (directive.kind) {
      case Directive::Kind::file:
        if (holds) report_.ignored_codes |= directive.codes();
        break;
      case Directive::Kind::line:
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

  Report& report_;
  const model::Settings& settings_;
  std::vector<Reach> reaches_;
  std::vector<std::size_t> begun_;  // blocks not yet ended, by their reach; none: one that holds no more
  std::vector<std::pair<std::size_t, text::Range>> stray_ends_;
  std::size_t next_ = 0;           // the first reach that no finding has come to
  std::vector<std::size_t> open_;  // reaches that the last finding lies in
};

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

void obey_comments(Report& report, const model::Settings& settings, Findings& findings) {
  const bool comments = std::any_of(report.passages.begin(), report.passages.end(),
                                    [](const Passage& passage) { return !passage.reading->directives.empty(); });
  if (comments) {
    Comments told(report, settings);
    std::erase_if(findings, [&](const Finding& finding) { return told.suppresses(finding); });
    told.add_unused_ones(findings);
    sort(findings);
  }
  for (const Finding& finding : findings) report.found_codes |= messages::set_of(finding.code);
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

void accept(Report& report, const model::Settings& settings, const text::Text& text, std::size_t begin,
            Findings& findings) {
  if (settings.accepted.empty()) return;
  model::Baseline left = settings.accepted;
  std::erase_if(findings, [&](const Finding& finding) {
    const auto found = left.find(accepted_key(report, finding, text, begin));
    if (found == left.end() || found->second == 0) return false;
    --found->second;
    report.accepted.push_back(found->first);
    return true;
  });
}

model::Accepted accepted_key(const Report& report, const Finding& finding, const text::Text& text, std::size_t begin) {
  model::Accepted key{finding.code, report.organ, finding.cell.empty() ? finding.subject : finding.cell, {}};
  if (report.year) key.report += (key.report.empty() ? "" : " ") + std::to_string(*report.year);
  if (is_sum(finding.code))
    key.detail = remainder_of(finding);
  else if (!finding.cell.empty() || key.place.empty())
    key.detail = words_of(text, {begin + finding.range.begin, begin + finding.range.end});
  return key;
}

Findings obey_document(const Report& report, const model::Settings& settings, const model::DocumentCodes& document) {
  Findings findings = report.findings;
  std::erase_if(findings,
                [&](const Finding& finding) { return (document.ignored & messages::set_of(finding.code)).any(); });
  Findings unused;
  for (const Passage& passage : report.passages)
    for (const Directive& directive : passage.reading->directives)
      if (directive.kind == Directive::Kind::file && directive.holds(settings))
        add_unused_words(passage, directive, document.found, (directive.codes() & document.found).any(), unused);
  set_severities(settings, unused);
  findings.insert(findings.end(), unused.begin(), unused.end());
  sort(findings);
  return findings;
}

model::Baseline accepted_all(const model::Snapshot& snapshot) {
  model::Baseline baseline;
  for (const model::PlacedReport& placed : snapshot.all_reports())
    for (const Finding& finding : placed.report->findings)
      ++baseline[accepted_key(*placed.report, finding, snapshot.text(), placed.begin)];
  return baseline;
}

}  // namespace gouji::checks
