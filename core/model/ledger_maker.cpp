// Lets go of a report as soon as its ledger is written, but for what is kept of one that is being edited.
#include "core/model/ledger_maker.h"

#include <algorithm>
#include <utility>

namespace gouji::model {

namespace {

bool uses_crlf(const text::Text& text, std::size_t begin, std::size_t end) {
  std::string buffer;
  const std::string_view head = text.view({begin, std::min(end, begin + 4096)}, buffer);
  const std::size_t at = head.find('\n');
  return at != head.npos && at > 0 && head[at - 1] == '\r';
}

}  // namespace

std::shared_ptr<const Reading> BlockReader::read(const syntax::Block& block, std::size_t begin) {
  const std::string_view bytes = version_.text.view({begin, begin + block.bytes}, buffer_);
  std::shared_ptr<Reading> reading = read_block(version_.library, block, bytes);
  if (version_.examiner.block != nullptr) version_.examiner.block(version_.library, bytes, *reading);
  return reading;
}

std::shared_ptr<Report> put_together(const Version& version, std::size_t begin, Readings readings,
                                     std::optional<BoundTables> tables) {
  std::shared_ptr<Report> report = assemble(version.library, std::move(readings), std::move(tables));
  if (uses_crlf(version.text, begin, begin + report->bytes)) report->line_break = "\r\n";
  return report;
}

ReportEntry write_entry(const Version& version, std::size_t begin, Readings readings, Keep keep,
                        std::optional<BoundTables> tables) {
  ReportEntry entry;
  entry.blocks = readings.size();
  if (keep == Keep::all) entry.readings = std::make_shared<const Readings>(readings);
  const auto report = put_together(version, begin, std::move(readings), std::move(tables));
  entry.bytes = report->bytes;
  auto ledger = std::make_shared<Ledger>();
  if (version.examiner.report != nullptr)
    version.examiner.report(*report, version.settings, version.text, begin, *ledger);
  if (keep == Keep::all)
    entry.tables = std::make_shared<const BoundTables>(BoundTables{std::move(report->tables), report->expected});
  ledger->grids = std::move(report->grids);
  ledger->frame = std::make_shared<const Frame>(std::move(static_cast<Frame&>(*report)));
  entry.ledger = entry.whole = std::move(ledger);
  return entry;
}

std::shared_ptr<const Reading> KeptReadings::at(std::size_t block) {
  while (report_ < reports_.size() && block >= first_block_ + reports_[report_].blocks)
    first_block_ += reports_[report_++].blocks;
  if (report_ == reports_.size()) return nullptr;
  const ReportEntry& entry = reports_[report_];
  const std::size_t index = block - first_block_;
  for (const EditedReading& edited : entry.edited)
    if (edited.block == index) return edited.reading;
  return entry.readings == nullptr ? nullptr : (*entry.readings)[index];
}

LedgerMaker::LedgerMaker(const Version& version, Keep keep, std::size_t begin)
    : version_(version), keep_(keep), reader_(version), begin_(begin), end_(begin) {
  cutter_.emplace(version.library);
}

std::optional<std::size_t> LedgerMaker::begins_report(const Reading& reading) {
  const std::optional<std::size_t> taken = cutter_->cuts(readings_, reading);
  if (!taken) return std::nullopt;
  const Readings next(readings_.end() - static_cast<std::ptrdiff_t>(*taken), readings_.end());
  readings_.resize(readings_.size() - *taken);
  for (const auto& taken_along : next) end_ -= taken_along->block.bytes;
  close(end_);
  cutter_.emplace(version_.library);
  for (const auto& taken_along : next) add(taken_along);
  return taken;
}

void LedgerMaker::add(std::shared_ptr<const Reading> reading) {
  cutter_->add(readings_, *reading);
  end_ += reading->block.bytes;
  readings_.push_back(std::move(reading));
}

std::vector<ReportEntry> LedgerMaker::take_all() {
  close(end_);
  return std::move(entries_);
}

void LedgerMaker::close(std::size_t end) {
  if (!readings_.empty()) entries_.push_back(write_entry(version_, begin_, std::move(readings_), keep_));
  readings_.clear();
  begin_ = end;
}

}  // namespace gouji::model
