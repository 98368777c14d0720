// Looks at the comments that suppress findings: words that are no codes, and how needless ones are taken out.
#include <algorithm>

#include "core/checks/families.h"
#include "core/syntax/line.h"

namespace gouji::checks {

namespace {

using messages::Code;
using model::Directive;
using model::Passage;

// How many characters must be changed, added or taken away to make one word of the other.
std::size_t distance(std::string_view from, std::string_view to) {
  std::vector<std::size_t> row(to.size() + 1);
  for (std::size_t j = 0; j <= to.size(); ++j) row[j] = j;
  for (std::size_t i = 1; i <= from.size(); ++i) {
    std::size_t diagonal = row[0];
    row[0] = i;
    for (std::size_t j = 1; j <= to.size(); ++j) {
      const std::size_t above = row[j];
      row[j] = std::min({row[j] + 1, row[j - 1] + 1, diagonal + (from[i - 1] == to[j - 1] ? 0 : 1)});
      diagonal = above;
    }
  }
  return row[to.size()];
}

// The code that the word is meant to be; empty where none is near.
std::string_view nearest_code(std::string_view word) {
  std::string_view best;
  std::size_t least = 4;
  for (const messages::CodeInfo& info : messages::codes()) {
    const std::size_t off = word.size() > 60 ? least : distance(word, info.name);
    if (off >= least) continue;
    least = off;
    best = info.name;
  }
  return best;
}

void find_in_block(const templates::Library&, std::string_view, model::Reading& reading) {
  for (const Directive& directive : reading.directives) {
    if (directive.kind == Directive::Kind::carried)
      reading.findings.push_back(make_finding(Code::draft_carried, directive.range));
    for (const model::DirectiveWord& word : directive.words)
      if (word.codes.none())
        reading.findings.push_back(make_finding(Code::suppression_unknown_code, word.range, {{"word", word.text}}));
  }
}

// A comment with its passage.
struct Place {
  const Passage* passage = nullptr;
  const Directive* directive = nullptr;

  text::Range range() const { return passage->at(directive->range); }
};

std::vector<Place> places(const model::Report& report) {
  std::vector<Place> all;
  for (const Passage& passage : report.passages)
    for (const Directive& directive : passage.reading->directives) all.push_back({&passage, &directive});
  return all;
}

// The comment with its line, where it stands there alone.
text::Range with_line(const edits::Source& source, text::Range comment, text::Range block) {
  const std::string text = source.slice(block);
  std::size_t begin = comment.begin - block.begin;
  std::size_t end = comment.end - block.begin;
  while (begin > 0 && (text[begin - 1] == ' ' || text[begin - 1] == '\t')) --begin;
  while (end < text.size() && (text[end] == ' ' || text[end] == '\t')) ++end;
  const bool alone = (begin == 0 || text[begin - 1] == '\n' || text[begin - 1] == '\r') &&
                     (end == text.size() || text[end] == '\n' || text[end] == '\r');
  if (!alone) return comment;
  if (text.compare(end, 2, "\r\n") == 0)
    end += 2;
  else if (end < text.size())
    end += 1;
  return {block.begin + begin, block.begin + end};
}

// The comment that ends the block which the one at `at` begins; none where it does not end.
std::optional<std::size_t> end_of(const std::vector<Place>& all, std::size_t at) {
  std::size_t depth = 0;
  for (std::size_t i = at; i < all.size(); ++i) {
    if (all[i].directive->kind == Directive::Kind::begin) ++depth;
    if (all[i].directive->kind == Directive::Kind::end && --depth == 0) return i;
  }
  return std::nullopt;
}

Fix remove_comment(const edits::Source& source, const std::vector<Place>& all, std::size_t at) {
  const auto line = [&](std::size_t i) { return with_line(source, all[i].range(), all[i].passage->range()); };
  Fix fix = make_fix("fix.remove-suppression", {}, {line(at), ""});
  if (all[at].directive->kind == Directive::Kind::begin)
    if (const auto end = end_of(all, at)) fix.edits.add({line(*end), ""});
  return fix;
}

void fix(const edits::Source& source, const model::Finding& finding, std::vector<Fix>& fixes) {
  const std::vector<Place> all = places(source.report);
  std::size_t at = 0;
  while (at < all.size() && !all[at].range().contains(finding.range)) ++at;
  if (at == all.size()) return;
  const Directive& directive = *all[at].directive;
  if (directive.kind == Directive::Kind::carried) {
    fixes.push_back(remove_comment(source, all, at));
    fixes.back().title = {"fix.remove-carried", {}};
    fixes.back().preferred = true;
    return;
  }
  const text::Range keyword = all[at].passage->at(directive.keyword);
  const auto* word = std::get_if<std::string>(&finding.message.arguments.front().value);
  const std::string_view near = finding.code == Code::suppression_unknown_code && word ? nearest_code(*word) : "";
  if (!near.empty() && finding.range != keyword)
    fixes.push_back(make_fix("fix.replace", {{"text", std::string(near)}}, {finding.range, std::string(near)}));
  if (directive.words.size() <= 1 || finding.range == keyword) {
    fixes.push_back(remove_comment(source, all, at));
  } else {
    // With the space in front of it.
    const std::string before = source.slice({keyword.end, finding.range.begin});
    const std::size_t gap = before.size() - syntax::trim("x" + before).size() + 1;
    fixes.push_back(make_fix("fix.remove-suppression-code", {{"word", word ? *word : ""}},
                             {{finding.range.begin - gap, finding.range.end}, ""}));
  }
  fixes.back().preferred = fixes.size() == 1;
}

constexpr Code codes[] = {Code::suppression_unused, Code::suppression_unknown_code, Code::draft_carried};

}  // namespace

const Check suppression_check{codes, nullptr, fix, find_in_block};

}  // namespace gouji::checks
