// Puts a report's ledger at its place in a document, and names those who examine it.
#pragma once

#include <cstddef>
#include <memory>
#include <optional>
#include <string_view>
#include <vector>

#include "core/model/ledger.h"
#include "core/model/reading.h"
#include "core/model/settings.h"
#include "core/model/table.h"
#include "core/templates/library.h"
#include "core/text/text.h"

namespace gouji::model {

// What is found in a whole document, and what its comments suppress in all of it.
struct DocumentCodes {
  messages::CodeSet found;
  messages::CodeSet ignored;

  friend bool operator==(const DocumentCodes&, const DocumentCodes&) = default;
};

// What the floor above has to say; null says nothing.
struct Examiner {
  // Of a whole report: its findings, those of its blocks among them, and what its comments say. Offsets as in the report,
  // which begins at the byte `begin` of the text.
  void (*report)(const Report& report, const Settings& settings, const text::Text& text, std::size_t begin,
                 Ledger& ledger) = nullptr;
  // Adds to the reading what is found in its block, whatever stands around it; offsets as in the block.
  void (*block)(const templates::Library& library, std::string_view bytes, Reading& reading) = nullptr;
  // Finds again what the ledger's numbers tell, which have become others; no comment has a say in it.
  void (*numbers)(const Settings& settings, Ledger& ledger) = nullptr;
  // What is left of a report's findings where comments somewhere in the document suppress some codes, and which of the
  // report's own comments suppress nothing. `document` has seen all reports.
  FindingList (*document)(const Ledger& ledger, const Settings& settings, const DocumentCodes& document) = nullptr;
};

// How a block of a report is read since it was edited.
struct EditedReading {
  std::size_t block = 0;  // its index in the report, or in the document
  std::shared_ptr<const Reading> reading;
};

// A report in its document: how much of the text and of the blocks is its.
struct ReportEntry {
  struct Summary {
    std::size_t bytes = 0;
    std::size_t blocks = 0;
    std::size_t findings = 0;
    DocumentCodes codes;

    Summary& operator+=(const Summary& other) {
      bytes += other.bytes;
      blocks += other.blocks;
      findings += other.findings;
      codes.found |= other.codes.found;
      codes.ignored |= other.codes.ignored;
      return *this;
    }
  };

  std::shared_ptr<const Ledger> ledger;
  std::shared_ptr<const Ledger> whole;  // the same with what the document suppresses; mostly it is the same
  std::size_t bytes = 0;
  std::size_t blocks = 0;
  Drift drift;  // since the ledger was written
  // How its blocks were read when the ledger was written; null where nobody has edited the report: then it is one of many
  // that nobody looks at, and its readings would take many times the room of its text.
  std::shared_ptr<const Readings> readings;
  std::shared_ptr<const BoundTables> tables;  // as they were then; null, too, where a number has changed since
  std::vector<EditedReading> edited;          // the blocks that were edited since

  Summary summary() const {
    return {bytes, blocks, ledger->findings.size(), {ledger->found_codes, ledger->ignored_codes}};
  }
};

// A report as it is read from the text, and the offset of its first byte in the document.
struct PlacedReport {
  std::shared_ptr<const Report> report;
  std::size_t begin = 0;

  text::Range at(text::Range in_report) const { return {begin + in_report.begin, begin + in_report.end}; }
};

// What is kept of a report, and where the places it speaks of stand in the document.
struct PlacedLedger {
  std::shared_ptr<const Ledger> ledger;
  std::size_t begin = 0;
  std::size_t bytes = 0;
  const Drift* drift = nullptr;  // lives as long as the snapshot

  text::Range at(text::Range in_ledger) const {
    const text::Range now = drift->at(in_ledger);
    return {begin + now.begin, begin + now.end};
  }
  // The place of which the ledger speaks; empty for what was inserted since, of which it does not.
  std::optional<std::size_t> before(std::size_t offset) const { return drift->before(offset - begin); }
  Finding at(Finding finding) const;
};

}  // namespace gouji::model
