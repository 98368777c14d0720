// Reads the blocks of reports, puts each report together and writes its ledger.
#pragma once

#include <cstddef>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "core/base/sum_tree.h"
#include "core/model/cutter.h"
#include "core/model/entry.h"
#include "core/model/report.h"
#include "core/syntax/block.h"

namespace gouji::model {

// A text, and by what it is read.
struct Version {
  const templates::Library& library;
  const text::Text& text;
  const Examiner& examiner;
  const Settings& settings;
};

// Reads the blocks of a text one after the other.
class BlockReader {
 public:
  explicit BlockReader(const Version& version) : version_(version) {}

  // The block that begins at this byte of the text.
  std::shared_ptr<const Reading> read(const syntax::Block& block, std::size_t begin);

 private:
  Version version_;
  std::string buffer_;
};

// The report of these readings, the first of which begins at this byte of the text. Its tables are those that are given,
// where the readings would be bound to the same form.
std::shared_ptr<Report> put_together(const Version& version, std::size_t begin, Readings readings,
                                     std::optional<BoundTables> tables = std::nullopt);

// Whether the readings of which a report is made, and its tables, are kept with it.
enum class Keep { none, all };

// The same report with its ledger written.
ReportEntry write_entry(const Version& version, std::size_t begin, Readings readings, Keep keep,
                        std::optional<BoundTables> tables = std::nullopt);

// Hands out the readings that were kept of a document's reports, walking along them.
class KeptReadings {
 public:
  KeptReadings(const base::SumTree<ReportEntry>& reports, std::size_t report)
      : reports_(reports), report_(report), first_block_(reports.before(report).blocks) {}

  // Null where the block's reading was not kept. Blocks are to be asked for in order.
  std::shared_ptr<const Reading> at(std::size_t block);

 private:
  const base::SumTree<ReportEntry>& reports_;
  std::size_t report_;
  std::size_t first_block_;
};

// Collects readings and writes a report's ledger when the next one begins.
class LedgerMaker {
 public:
  LedgerMaker(const Version& version, Keep keep, std::size_t begin);

  std::shared_ptr<const Reading> read(const syntax::Block& block) { return reader_.read(block, end_); }

  // Whether the reading begins a new report: then the number of blocks before it that begin the report with it, and the
  // ledger of the report before them is written.
  std::optional<std::size_t> begins_report(const Reading& reading);

  void add(std::shared_ptr<const Reading> reading);

  // The reports made so far; what was added since the last one began is left out.
  std::vector<ReportEntry> take_made() { return std::move(entries_); }
  std::vector<ReportEntry> take_all();

 private:
  void close(std::size_t end);

  Version version_;
  const Keep keep_;
  BlockReader reader_;
  std::size_t begin_;  // of the report under way
  std::size_t end_;    // where the next block stands in the text
  std::optional<Cutter> cutter_;
  Readings readings_;
  std::vector<ReportEntry> entries_;
};

}  // namespace gouji::model
