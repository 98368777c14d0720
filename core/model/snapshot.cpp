// Cuts a document into reports and keeps them true under edits.
//
// A document is usually one report; a compendium holds many. The cut (`cutter.h`) is a machine that starts afresh at every
// report, and after an edit it runs from the report before the edit until it meets an old boundary behind the edit.
// Reports on either side are shared.
//
// Most edits do not get that far. A letter in a paragraph, a digit in a cell: the block reads as it did, but for places,
// or but for one number. Then the ledger that is kept of the report stays, and only its drift learns of the edit
// (`small_edit.h`); what was read to write the ledger is read again only when somebody asks for it.
#include "core/model/snapshot.h"

#include <algorithm>
#include <string>

#include "core/model/ledger_maker.h"
#include "core/model/moved_tables.h"
#include "core/model/same_reading.h"
#include "core/model/small_edit.h"

namespace gouji::model {

namespace {

std::size_t bytes_of(const ReportEntry::Summary& summary) { return summary.bytes; }
std::size_t blocks_of(const ReportEntry::Summary& summary) { return summary.blocks; }

void keep(std::vector<EditedReading>& list, EditedReading now) {
  const auto known =
      std::find_if(list.begin(), list.end(), [&now](const EditedReading& edited) { return edited.block == now.block; });
  if (known == list.end())
    list.push_back(std::move(now));
  else
    *known = std::move(now);
}

// Whether a change of blocks from this byte of the report on may let it begin elsewhere: what makes a report begin is
// its title or its first heading, and never stands behind that.
bool may_part(const ReportEntry& entry, std::size_t first_byte) {
  const std::vector<SectionHeading>& headings = entry.ledger->frame->headings;
  return headings.empty() || first_byte <= entry.drift.at(headings.front().words).end;
}

}  // namespace

Version Snapshot::version() const { return {*library_, text_, examiner_, *settings_}; }

Snapshot Snapshot::open(std::shared_ptr<const templates::Library> library, text::Text text, Examiner examiner,
                        std::shared_ptr<const Settings> settings) {
  Snapshot snapshot(std::move(library), examiner, std::move(settings));
  snapshot.text_ = std::move(text);
  snapshot.tree_ = syntax::parse(snapshot.text_);

  LedgerMaker maker(snapshot.version(), Keep::none, 0);
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
  EditedReading fresh;
  if (!next.follow_small_edit(*this, edit, reparse, fresh)) next.cut_again(*this, reparse, fresh);
  return next;
}

bool Snapshot::follow_small_edit(const Snapshot& old, const text::Edit& edit, const syntax::Reparse& reparse,
                                 EditedReading& fresh) {
  if (old.reports_.empty()) return false;
  const auto found = old.reports_.find(edit.range.begin, bytes_of);
  if (found.item == nullptr || edit.range.end >= found.before.bytes + found.item->bytes) return false;
  const std::optional<EditedBlock> block = edited_block(old.tree_, tree_, edit, reparse);
  if (!block) return false;
  std::shared_ptr<const Reading> before = KeptReadings(old.reports_, found.index).at(block->index);
  if (before == nullptr) before = BlockReader(old.version()).read(block->before, block->begin);
  fresh = {block->index, BlockReader(version()).read(block->after, block->begin)};

  ReportEntry entry = *found.item;
  const SmallEdit small{edit, block->begin, found.before.bytes, *before, *fresh.reading};
  if (!learn(entry, small, examiner_, *settings_)) return write_prose_again(old, found.index, small, fresh);
  keep(entry.edited, {block->index - found.before.blocks, fresh.reading});
  reports_ = old.reports_.replaced(found.index, found.index + 1, {std::move(entry)});
  return true;
}

bool Snapshot::write_prose_again(const Snapshot& old, std::size_t index, const SmallEdit& small,
                                 const EditedReading& fresh) {
  const ReportEntry& entry = old.reports_[index];
  if (entry.tables == nullptr || !is_paragraph(small.before) || !is_paragraph(small.after)) return false;
  // A paragraph that becomes as short as a label no longer ends the table before it.
  if (small.before.folded.empty() != small.after.folded.empty()) return false;
  Readings readings;
  readings.reserve(entry.blocks);
  KeptReadings kept(old.reports_, index);
  const std::size_t first = old.reports_.before(index).blocks;
  for (std::size_t block = first; block < first + entry.blocks; ++block)
    readings.push_back(block == fresh.block ? fresh.reading : kept.at(block));
  Drift drift = entry.drift;
  drift.add(small.edit.range.shifted(-static_cast<std::ptrdiff_t>(small.report_begin)), small.edit.text.size());
  BoundTables tables{moved(entry.tables->tables, drift), entry.tables->expected};
  reports_ = old.reports_.replaced(
      index, index + 1,
      {write_entry(version(), small.report_begin, std::move(readings), Keep::all, std::move(tables))});
  suppress(old.reports_.summary().codes);
  return true;
}

void Snapshot::cut_again(const Snapshot& old, const syntax::Reparse& reparse, const EditedReading& fresh) {
  // The reports that the changed blocks touch, and the one before where the blocks may be those that part the two.
  std::size_t first_report = old.reports_.empty() ? 0 : old.reports_.find(reparse.first, blocks_of).index;
  if (first_report == old.reports_.size() && first_report > 0) --first_report;
  const std::size_t first_byte = old.tree_.before(reparse.first).bytes;
  if (first_report > 0 && may_part(old.reports_[first_report], first_byte - old.reports_.before(first_report).bytes))
    --first_report;
  const ReportEntry::Summary before = old.reports_.before(first_report);

  LedgerMaker maker(version(), Keep::all, before.bytes);
  KeptReadings kept(old.reports_, first_report);
  std::size_t block_index = before.blocks;
  std::size_t last_report = old.reports_.size();
  bool met = false;
  tree_.for_each(before.blocks, tree_.size(), [&](const syntax::Block& block) {
    std::shared_ptr<const Reading> reading;
    if (fresh.reading != nullptr && block_index == fresh.block) reading = fresh.reading;
    if (block_index < reparse.first) reading = kept.at(block_index);
    if (block_index >= reparse.new_last) reading = kept.at(block_index - reparse.new_last + reparse.old_last);
    if (reading == nullptr) reading = maker.read(block);
    // Behind the edit, a boundary that the old version has too: from here on nothing differs.
    if (const std::optional<std::size_t> taken = maker.begins_report(*reading)) {
      const std::size_t begin = block_index - *taken;
      if (begin >= reparse.new_last) {
        const auto same = old.reports_.find(begin - reparse.new_last + reparse.old_last, blocks_of);
        if (same.before.blocks == begin - reparse.new_last + reparse.old_last) {
          last_report = same.index;
          met = true;
          return false;
        }
      }
    }
    maker.add(std::move(reading));
    ++block_index;
    return true;
  });
  reports_ = old.reports_.replaced(first_report, last_report, met ? maker.take_made() : maker.take_all());
  suppress(old.reports_.summary().codes);
}

void Snapshot::suppress(const DocumentCodes& before) {
  const DocumentCodes& now = reports_.summary().codes;
  if (examiner_.document == nullptr || (now.ignored.none() && before.ignored.none())) return;
  std::vector<ReportEntry> entries;
  reports_.for_each(0, reports_.size(), [&](ReportEntry entry) {
    const bool concerned = (entry.whole->found_codes & now.ignored).any() || entry.whole->ignored_codes.any();
    const bool done = entry.ledger != entry.whole && now == before;
    if (!concerned) entry.ledger = entry.whole;
    if (concerned && !done) {
      const auto shown = std::make_shared<Ledger>(*entry.whole);
      shown->findings = examiner_.document(*shown, *settings_, now);
      entry.ledger = shown;
    }
    entries.push_back(std::move(entry));
    return true;
  });
  reports_ = base::SumTree<ReportEntry>::from(std::move(entries));
}

Finding PlacedLedger::at(Finding finding) const {
  finding.range = at(finding.range);
  for (Related& related : finding.related) related.range = at(related.range);
  return finding;
}

PlacedReport Snapshot::read(std::size_t index) const {
  const ReportEntry& entry = reports_[index];
  const ReportEntry::Summary before = reports_.before(index);
  BlockReader reader(version());
  KeptReadings kept(reports_, index);
  Readings readings;
  readings.reserve(entry.blocks);
  std::size_t at = before.bytes;
  std::size_t next = before.blocks;
  tree_.for_each(before.blocks, before.blocks + entry.blocks, [&](const syntax::Block& block) {
    std::shared_ptr<const Reading> reading = kept.at(next++);
    readings.push_back(reading != nullptr ? std::move(reading) : reader.read(block, at));
    at += block.bytes;
    return true;
  });
  const auto report = put_together(version(), before.bytes, std::move(readings));
  const PlacedLedger ledger{entry.ledger, 0, entry.bytes, &entry.drift};
  for (const auto& finding : entry.ledger->findings) report->findings.push_back(ledger.at(*finding));
  return {report, before.bytes};
}

std::optional<PlacedReport> Snapshot::report_at(std::size_t offset) const {
  if (reports_.empty()) return std::nullopt;
  const std::size_t index = std::min(reports_.find(offset, bytes_of).index, reports_.size() - 1);
  std::shared_ptr<const Asked> asked = std::atomic_load(&asked_);
  if (asked == nullptr || asked->index != index) {
    asked = std::make_shared<const Asked>(Asked{index, read(index)});
    std::atomic_store(&asked_, asked);
  }
  return asked->report;
}

void Snapshot::for_each_report(const std::function<bool(const PlacedReport&)>& fn) const {
  const std::shared_ptr<const Asked> asked = std::atomic_load(&asked_);
  for (std::size_t index = 0; index < reports_.size(); ++index) {
    const bool known = asked != nullptr && asked->index == index;
    if (!fn(known ? asked->report : read(index))) return;
  }
}

std::vector<PlacedReport> Snapshot::all_reports() const {
  std::vector<PlacedReport> all;
  for_each_report([&](const PlacedReport& placed) {
    all.push_back(placed);
    return true;
  });
  return all;
}

std::optional<PlacedLedger> Snapshot::ledger_at(std::size_t offset) const {
  if (reports_.empty()) return std::nullopt;
  const std::size_t index = std::min(reports_.find(offset, bytes_of).index, reports_.size() - 1);
  const ReportEntry& entry = reports_[index];
  return PlacedLedger{entry.ledger, reports_.before(index).bytes, entry.bytes, &entry.drift};
}

void Snapshot::for_each_ledger(const std::function<bool(const PlacedLedger&)>& fn) const {
  std::size_t begin = 0;
  reports_.for_each(0, reports_.size(), [&](const ReportEntry& entry) {
    const bool goes_on = fn({entry.ledger, begin, entry.bytes, &entry.drift});
    begin += entry.bytes;
    return goes_on;
  });
}

std::vector<Finding> Snapshot::findings_in(text::Range range) const {
  std::vector<Finding> list;
  if (reports_.empty()) return list;
  const std::size_t first = std::min(reports_.find(range.begin, bytes_of).index, reports_.size() - 1);
  std::size_t begin = reports_.before(first).bytes;
  reports_.for_each(first, reports_.size(), [&](const ReportEntry& entry) {
    if (begin > range.end) return false;
    const PlacedLedger placed{entry.ledger, begin, entry.bytes, &entry.drift};
    for (const auto& finding : entry.ledger->findings) list.push_back(placed.at(*finding));
    begin += entry.bytes;
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
    const PlacedLedger placed{found.item->ledger, found.before.bytes, found.item->bytes, &found.item->drift};
    for (const auto& finding : found.item->ledger->findings) {
      if (list.size() == limit) break;
      list.push_back(placed.at(*finding));
    }
  }
  return list;
}

}  // namespace gouji::model
