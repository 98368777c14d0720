// Walks over the passages of each report once; tables are laid out where they begin.
#include "core/features/page.h"

#include <algorithm>
#include <map>

#include "core/checks/report_parts.h"
#include "core/edits/line_words.h"
#include "core/edits/table_region.h"
#include "core/features/page_table.h"
#include "core/model/heading.h"

namespace gouji::features {

namespace {

using edits::PassageSpan;
using edits::Source;
using messages::Severity;
using model::Finding;
using model::Report;

constexpr std::size_t longest_label = 120;  // bytes of a line that may be part of a table's header

// Tables of one section that follow each other, and the passages that they take.
struct Group {
  std::vector<std::size_t> tables;
  PassageSpan span;
};

class ReportPage {
 public:
  ReportPage(const model::Snapshot& snapshot, const model::PlacedReport& placed, const PageOptions& options,
             std::vector<PageBlock>& blocks)
      : report_(*placed.report), source_{report_, snapshot.text(), placed.begin}, options_(options), blocks_(blocks) {
    for (Finding& finding : snapshot.findings_in({placed.begin, placed.begin + report_.bytes})) {
      if (finding.severity == Severity::hint) continue;
      finding.range = finding.range.shifted(-static_cast<std::ptrdiff_t>(placed.begin));
      auto kept = std::make_shared<const Finding>(std::move(finding));
      if (!kept->cell.empty()) keep_worse(by_cell_[kept->cell], kept);
      findings_.push_back(std::move(kept));
    }
    group_tables();
  }

  void write() {
    for (std::size_t i = 0; i < report_.passages.size();) i = passage(i);
  }

 private:
  static void keep_worse(std::shared_ptr<const Finding>& kept, const std::shared_ptr<const Finding>& other) {
    if (!kept || other->severity < kept->severity) kept = other;
  }

  std::shared_ptr<const Finding> finding_of(const std::string& address, text::Range range) const {
    std::shared_ptr<const Finding> found;
    if (const auto cell = by_cell_.find(address); !address.empty() && cell != by_cell_.end()) found = cell->second;
    auto at = std::lower_bound(findings_.begin(), findings_.end(), range.begin,
                               [](const auto& finding, std::size_t begin) { return finding->range.begin < begin; });
    for (; at != findings_.end() && (*at)->range.begin < std::max(range.end, range.begin + 1); ++at)
      if ((*at)->range.end <= range.end) keep_worse(found, *at);
    return found;
  }

  // Whether nothing stands between two tables that would be lost between them.
  bool follow(std::size_t one, std::size_t other) const {
    for (std::size_t i = report_.tables[one].last_passage; i < report_.tables[other].first_passage; ++i)
      if (shows_words(i)) return false;
    return report_.tables[one].spec().section == report_.tables[other].spec().section &&
           report_.tables[one].form == report_.tables[other].form;
  }

  // A line of prose that is no piece of a table.
  bool shows_words(std::size_t passage) const {
    const model::Reading& reading = *report_.passages[passage].reading;
    if (!reading.is_prose() || reading.page_number) return false;
    return reading.finished || reading.heading || reading.words.size() > longest_label;
  }

  void group_tables() {
    for (std::size_t i = 0; i < report_.tables.size(); ++i) {
      if (!groups_.empty() && follow(groups_.back().tables.back(), i))
        groups_.back().tables.push_back(i);
      else
        groups_.push_back({{i}, {}});
    }
    std::size_t behind = 0;
    for (Group& group : groups_) {
      group.span = edits::passages_of(report_, group.tables);
      group.span.first = std::max(group.span.first, behind);
      behind = group.span.last = std::max(group.span.last, group.span.first);
    }
  }

  // Adds what begins at this passage; answers the next one to look at.
  std::size_t passage(std::size_t index) {
    for (const Group& group : groups_)
      if (index >= group.span.first && index < group.span.last) return table(group, index);
    if (report_.title && index <= report_.title->last_passage &&
        report_.passages[index].range().end > report_.title->range.begin) {
      block(PageKind::title, index, report_.title->last_passage + 1, report_.title->text);
      blocks_.back().words = shifted(report_.title->range);
      blocks_.back().finding = finding_of({}, report_.title->range);
      return report_.title->last_passage + 1;
    }
    const model::Reading& reading = *report_.passages[index].reading;
    if (reading.is_row()) return rows(index);
    if (reading.is_prose() && !reading.page_number) prose(index);
    return index + 1;
  }

  std::size_t table(const Group& group, std::size_t index) {
    if (index != group.span.first) return index + 1;
    PageBlock made =
        official_table(source_, group.tables, options_,
                       [this](const std::string& address, text::Range at) { return finding_of(address, at); });
    place(made, group.span.first, group.span.last);
    for (const std::size_t one : group.tables) {
      auto found = finding_of({}, report_.tables[one].first_line);
      if (found && (!made.finding || found->severity < made.finding->severity)) made.finding = found;
    }
    blocks_.push_back(std::move(made));
    for (std::size_t i = group.span.first; i < group.span.last; ++i)
      if (shows_words(i) && !is_of_table(i)) prose(i);
    return group.span.last;
  }

  // Whether the passage holds a label of some table's row.
  bool is_of_table(std::size_t passage) const {
    return std::any_of(report_.tables.begin(), report_.tables.end(), [passage](const model::Table& table) {
      const auto holds = [passage](const model::BoundRow& row) {
        return row.first_passage <= passage && passage <= row.last_passage;
      };
      return std::any_of(table.rows.begin(), table.rows.end(),
                         [&](const std::optional<model::BoundRow>& row) { return row && holds(*row); }) ||
             std::any_of(table.duplicates.begin(), table.duplicates.end(), holds) ||
             std::any_of(table.header.begin(), table.header.end(),
                         [passage](const model::HeaderCell& cell) { return cell.passage == passage; });
    });
  }

  std::size_t rows(std::size_t first) {
    std::size_t last = first;
    while (last < report_.passages.size() && (report_.passages[last].reading->is_row() ||
                                              report_.passages[last].reading->block.kind == syntax::BlockKind::rule))
      ++last;
    PageBlock made = plain_table(source_, first, last);
    place(made, first, last);
    blocks_.push_back(std::move(made));
    return last;
  }

  void prose(std::size_t index) {
    const model::Reading& reading = *report_.passages[index].reading;
    std::string words = edits::line_words(source_, index);
    if (words.empty()) return;
    const bool whole_heading = reading.heading && reading.heading->words.size() == reading.words.size();
    const bool marked = source_.slice(report_.passages[index].range()).starts_with("#");
    if (checks::is_signature(report_, index)) return block(PageKind::signature, index, index + 1, std::move(words));
    if (!whole_heading && !marked) {
      block(PageKind::paragraph, index, index + 1, std::move(words));
      blocks_.back().carried = is_carried(index);
    } else {
      const bool section = whole_heading && reading.heading->aspect.empty();
      block(PageKind::heading, index, index + 1, std::move(words));
      blocks_.back().level = section ? 2 : 3;
    }
    blocks_.back().finding = finding_of({}, report_.passages[index].range());
  }

  bool is_carried(std::size_t index) const {
    while (index-- > 0) {
      const model::Reading& reading = *report_.passages[index].reading;
      for (const model::Directive& directive : reading.directives)
        if (directive.kind == model::Directive::Kind::carried) return true;
      if (reading.block.kind != syntax::BlockKind::note && reading.block.kind != syntax::BlockKind::blank) return false;
    }
    return false;
  }

  text::Range shifted(text::Range in_report) const {
    return in_report.shifted(static_cast<std::ptrdiff_t>(source_.begin));
  }

  void place(PageBlock& made, std::size_t first, std::size_t last) const {
    made.range = shifted({report_.passages[first].begin, report_.passages[last - 1].range().end});
    made.words = made.range;
  }

  void block(PageKind kind, std::size_t first, std::size_t last, std::string words) {
    PageBlock made;
    made.kind = kind;
    made.text = std::move(words);
    place(made, first, last);
    const model::Passage& passage = report_.passages[first];
    made.words = shifted(passage.at(passage.reading->words));
    blocks_.push_back(std::move(made));
  }

  const Report& report_;
  const Source source_;
  const PageOptions& options_;
  std::vector<PageBlock>& blocks_;
  std::vector<std::shared_ptr<const Finding>> findings_;  // without hints, in order; ranges count in the report
  std::map<std::string, std::shared_ptr<const Finding>> by_cell_;
  std::vector<Group> groups_;
};

}  // namespace

std::vector<PageBlock> page(const model::Snapshot& snapshot, const PageOptions& options,
                            const std::function<bool()>& stop) {
  std::vector<PageBlock> blocks;
  snapshot.for_each_report([&](const model::PlacedReport& placed) {
    if (stop && stop()) return false;
    ReportPage(snapshot, placed, options, blocks).write();
    return true;
  });
  return blocks;
}

}  // namespace gouji::features
