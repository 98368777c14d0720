// Cuts a document into reports and keeps them true under edits.
//
// A document is usually one report; a compendium holds many. Where a report begins depends only on what has been seen
// since the one before began: another title behind headings, or section 一 again behind later sections. So the cut is a
// machine that starts afresh at every report, and after an edit it runs from the report before the edit until it meets
// an old boundary behind the edit. The first line of a title and comments above it go with the report that it begins.
// Reports on either side are shared, and within a rebuilt report the readings of untouched blocks are shared too.
#include "core/model/snapshot.h"

#include <algorithm>
#include <string>

namespace gouji::model {

namespace {

using Readings = std::vector<std::shared_ptr<const Reading>>;

// Tells at which blocks a new report begins. A page's running header repeats the report's own title and begins none.
class Cutter {
 public:
  explicit Cutter(const templates::Library& library) : library_(library) {}

  // Whether a new report begins with the reading: then how many of the blocks `before` it, back to where this report
  // began, go with it. They must be shown again before the reading itself.
  std::optional<std::size_t> cuts(const Readings& before, const Reading& reading) {
    std::size_t lines = 0;  // blocks before this one that are the title's first line
    const std::optional<Name> name = name_at(before, reading, lines);
    if (headings_ > 0 && name && name != title_) return with_comments(before, lines);
    if (restarts(reading)) return with_comments(before, repeated_ ? before.size() - *repeated_ : 0);
    return std::nullopt;
  }

  void add(const Readings& before, const Reading& reading) {
    std::size_t lines = 0;
    if (std::optional<Name> name = name_at(before, reading, lines)) {
      if (!title_) title_ = std::move(name);
      repeated_ = before.size() - lines;
    }
    if (!reading.heading || !reading.heading->aspect.empty()) return;
    ++headings_;
    repeated_.reset();
    if (first_.empty()) first_ = reading.heading->section;
    if (reading.heading->section != first_) ++others_;
  }

 private:
  using Name = std::pair<std::string, int>;  // organ and year

  static bool shows_nothing(const Reading& reading) {
    return reading.block.kind == syntax::BlockKind::blank || reading.block.kind == syntax::BlockKind::note;
  }

  // The organ and year of the title that ends with the reading.
  std::optional<Name> name_at(const Readings& before, const Reading& reading, std::size_t& lines) const {
    if (!reading.is_prose() || reading.heading || reading.text.empty()) return std::nullopt;
    std::optional<TitleWords> words = reading.title;
    if (!words || !words->complete || words->organ.empty()) {
      std::size_t back = 1;
      while (back <= before.size() && shows_nothing(*before[before.size() - back])) ++back;
      if (back > before.size()) return std::nullopt;
      words = read_title_lines(library_, *before[before.size() - back], reading);
      lines = back;
    }
    if (!words || !words->complete || !words->year || words->organ.empty()) return std::nullopt;
    return Name(words->organ, *words->year);
  }

  // The section that the report began with comes again after at least three others.
  bool restarts(const Reading& reading) const {
    return reading.heading && reading.heading->aspect.empty() && others_ >= 3 && reading.heading->section == first_ &&
           reading.heading->quality != HeadingQuality::misprint;
  }

  // `taken`, and the comments and the blank lines between and behind them that stand before those.
  static std::size_t with_comments(const Readings& before, std::size_t taken) {
    std::size_t comments = taken;
    for (std::size_t i = taken + 1; i <= before.size() && shows_nothing(*before[before.size() - i]); ++i)
      if (before[before.size() - i]->block.kind == syntax::BlockKind::note) comments = i;
    return comments;
  }

  const templates::Library& library_;
  std::optional<Name> title_;            // the report's own
  std::optional<std::size_t> repeated_;  // where a title stands behind the last section heading
  std::string_view first_;
  std::size_t headings_ = 0;
  std::size_t others_ = 0;
};

// The finding with its ranges in bytes of the document, for a report that begins at this byte.
Finding placed(Finding finding, std::size_t begin) {
  finding.range = {begin + finding.range.begin, begin + finding.range.end};
  for (Related& related : finding.related) related.range = {begin + related.range.begin, begin + related.range.end};
  return finding;
}

bool uses_crlf(const text::Text& text, std::size_t begin, std::size_t end) {
  std::string buffer;
  const std::string_view head = text.view({begin, std::min(end, begin + 4096)}, buffer);
  const std::size_t at = head.find('\n');
  return at != head.npos && at > 0 && head[at - 1] == '\r';
}

// Collects readings and makes a report of them when the next one begins.
class ReportMaker {
 public:
  ReportMaker(const templates::Library& library, const text::Text& text, const Examiner& examiner,
              const Settings& settings, std::size_t begin)
      : library_(library), text_(text), examiner_(examiner), settings_(settings), begin_(begin), end_(begin) {
    cutter_.emplace(library);
  }

  std::shared_ptr<const Reading> read(const syntax::Block& block) {
    const std::string_view bytes = text_.view({end_, end_ + block.bytes}, buffer_);
    std::shared_ptr<Reading> reading = read_block(library_, block, bytes);
    if (examiner_.block != nullptr) examiner_.block(library_, bytes, *reading);
    return reading;
  }

  // Whether the reading begins a new report: then the number of blocks before it that begin the report with it, and the
  // report before them is made.
  std::optional<std::size_t> begins_report(const Reading& reading) {
    const std::optional<std::size_t> taken = cutter_->cuts(readings_, reading);
    if (!taken) return std::nullopt;
    const Readings next(readings_.end() - static_cast<std::ptrdiff_t>(*taken), readings_.end());
    readings_.resize(readings_.size() - *taken);
    for (const auto& taken_along : next) end_ -= taken_along->block.bytes;
    close(end_);
    cutter_.emplace(library_);
    for (const auto& taken_along : next) add(taken_along);
    return taken;
  }

  void add(std::shared_ptr<const Reading> reading) {
    cutter_->add(readings_, *reading);
    end_ += reading->block.bytes;
    readings_.push_back(std::move(reading));
  }

  // The reports made so far; what was added since the last one began is left out.
  std::vector<ReportEntry> take_made() { return std::move(entries_); }

  std::vector<ReportEntry> take_all() {
    close(end_);
    return std::move(entries_);
  }

 private:
  void close(std::size_t end) {
    if (readings_.empty()) return;
    std::shared_ptr<Report> report = assemble(library_, std::move(readings_));
    if (uses_crlf(text_, begin_, end)) report->line_break = "\r\n";
    if (examiner_.report != nullptr) examiner_.report(*report, settings_, text_, begin_);
    entries_.push_back({report, report});
    readings_.clear();
    begin_ = end;
  }

  const templates::Library& library_;
  const text::Text& text_;
  const Examiner& examiner_;
  const Settings& settings_;
  std::size_t begin_;  // of the report under way
  std::size_t end_;    // where the next block stands in the text
  std::string buffer_;
  std::optional<Cutter> cutter_;
  Readings readings_;
  std::vector<ReportEntry> entries_;
};

}  // namespace

Snapshot Snapshot::open(std::shared_ptr<const templates::Library> library, text::Text text, Examiner examiner,
                        std::shared_ptr<const Settings> settings) {
  Snapshot snapshot(std::move(library), examiner, std::move(settings));
  snapshot.text_ = std::move(text);
  snapshot.tree_ = syntax::parse(snapshot.text_);

  ReportMaker maker(*snapshot.library_, snapshot.text_, examiner, *snapshot.settings_, 0);
  snapshot.tree_.for_each(0, snapshot.tree_.size(), [&](const syntax::Block& block) {
    std::shared_ptr<const Reading> reading = maker.read(block);
    maker.begins_report(*reading);
    maker.add(std::move(reading));
    return true;
  });
  snapshot.reports_ = base::SumTree<ReportEntry>::from(maker.take_all());
  snapshot.suppress({});
  return snapshot;
}

Snapshot Snapshot::edited(const text::Edit& edit) const {
  Snapshot next(library_, examiner_, settings_);
  next.text_ = text_.edited(edit);
  syntax::Reparse reparse = syntax::reparse(tree_, edit, next.text_);
  next.tree_ = std::move(reparse.tree);

  const auto blocks = [](const ReportEntry::Summary& summary) { return summary.blocks; };
  // The reports that the changed blocks touch, and the one before: a title's second line may have changed.
  std::size_t first_report = reports_.empty() ? 0 : reports_.find(reparse.first, blocks).index;
  if (first_report == reports_.size() && first_report > 0) --first_report;
  if (first_report > 0) --first_report;
  const ReportEntry::Summary before = reports_.before(first_report);

  const std::size_t added = reparse.new_last - reparse.first;
  const std::size_t removed = reparse.old_last - reparse.first;
  const auto old_block_of = [&](std::size_t block) { return block - added + removed; };

  std::size_t old_report = first_report;         // walks along the old reports
  std::size_t old_report_block = before.blocks;  // first block of that report
  const auto old_reading = [&](std::size_t old_block) -> std::shared_ptr<const Reading> {
    while (old_report < reports_.size() &&
           old_block >= old_report_block + reports_[old_report].report->passages.size()) {
      old_report_block += reports_[old_report].report->passages.size();
      ++old_report;
    }
    return reports_[old_report].report->passages[old_block - old_report_block].reading;
  };

  ReportMaker maker(*library_, next.text_, examiner_, *settings_, before.bytes);
  std::size_t block_index = before.blocks;
  std::size_t last_report = reports_.size();
  bool met = false;
  next.tree_.for_each(before.blocks, next.tree_.size(), [&](const syntax::Block& block) {
    const bool touched = block_index >= reparse.first && block_index < reparse.new_last;
    std::shared_ptr<const Reading> reading =
        touched ? maker.read(block)
                : old_reading(block_index < reparse.first ? block_index : old_block_of(block_index));
    // Behind the edit, a boundary that the old version has too: from here on nothing differs.
    const std::optional<std::size_t> taken = maker.begins_report(*reading);
    if (taken && block_index - *taken >= reparse.new_last && old_block_of(block_index - *taken) == old_report_block) {
      last_report = old_report;
      met = true;
      return false;
    }
    maker.add(std::move(reading));
    ++block_index;
    return true;
  });
  next.reports_ = reports_.replaced(first_report, last_report, met ? maker.take_made() : maker.take_all());
  next.suppress(reports_.summary().codes);
  return next;
}

void Snapshot::suppress(const DocumentCodes& before) {
  const DocumentCodes& now = reports_.summary().codes;
  if (examiner_.document == nullptr || (now.ignored.none() && before.ignored.none())) return;
  std::vector<ReportEntry> entries;
  reports_.for_each(0, reports_.size(), [&](ReportEntry entry) {
    const bool concerned = (entry.whole->found_codes & now.ignored).any() || entry.whole->ignored_codes.any();
    const bool done = entry.report != entry.whole && now == before;
    if (!concerned) entry.report = entry.whole;
    if (concerned && !done) {
      const auto shown = std::make_shared<Report>(*entry.whole);
      shown->findings = examiner_.document(*shown, *settings_, now);
      entry.report = shown;
    }
    entries.push_back(std::move(entry));
    return true;
  });
  reports_ = base::SumTree<ReportEntry>::from(std::move(entries));
}

std::optional<PlacedReport> Snapshot::report_at(std::size_t offset) const {
  if (reports_.empty()) return std::nullopt;
  const auto found = reports_.find(offset, [](const ReportEntry::Summary& summary) { return summary.bytes; });
  const std::size_t index = std::min(found.index, reports_.size() - 1);
  return PlacedReport{reports_[index].report.get(), reports_.before(index).bytes};
}

std::vector<PlacedReport> Snapshot::all_reports() const {
  std::vector<PlacedReport> placed;
  std::size_t begin = 0;
  reports_.for_each(0, reports_.size(), [&](const ReportEntry& entry) {
    placed.push_back({entry.report.get(), begin});
    begin += entry.report->bytes;
    return true;
  });
  return placed;
}

std::vector<Finding> Snapshot::findings_in(text::Range range) const {
  std::vector<Finding> list;
  if (reports_.empty()) return list;
  const auto bytes = [](const ReportEntry::Summary& summary) { return summary.bytes; };
  const std::size_t first = std::min(reports_.find(range.begin, bytes).index, reports_.size() - 1);
  std::size_t begin = reports_.before(first).bytes;
  reports_.for_each(first, reports_.size(), [&](const ReportEntry& entry) {
    if (begin > range.end) return false;
    for (const Finding& finding : entry.report->findings) list.push_back(placed(finding, begin));
    begin += entry.report->bytes;
    return true;
  });
  return list;
}

std::vector<Finding> Snapshot::findings(std::size_t limit) const {
  std::vector<Finding> list;
  // Reports without findings are skipped by their sums.
  const auto count = [](const ReportEntry::Summary& summary) { return summary.findings; };
  while (list.size() < std::min(limit, finding_count())) {
    const auto found = reports_.find(list.size(), count);
    const std::size_t begin = found.before.bytes;
    for (const Finding& finding : found.item->report->findings) {
      if (list.size() == limit) break;
      list.push_back(placed(finding, begin));
    }
  }
  return list;
}

}  // namespace gouji::model
