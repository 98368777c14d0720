// Is one version of one document: its text, its blocks and its reports, sharing with the version before all that an edit
// did not touch.
#pragma once

#include <memory>
#include <optional>
#include <utility>
#include <vector>

#include "core/base/sum_tree.h"
#include "core/model/report.h"
#include "core/model/settings.h"
#include "core/syntax/tree.h"
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
  // Of a whole report: its findings, those of its blocks among them, what was found and what its comments suppress in the
  // whole document. Offsets as in the report, which begins at the byte `begin` of the text.
  void (*report)(Report& report, const Settings& settings, const text::Text& text, std::size_t begin) = nullptr;
  // Adds to the reading what is found in its block, whatever stands around it; offsets as in the block.
  void (*block)(const templates::Library& library, std::string_view bytes, Reading& reading) = nullptr;
  // What is left of a report's findings where comments somewhere in the document suppress some codes, and which of the
  // report's own comments suppress nothing. `document` has seen all reports.
  std::vector<Finding> (*document)(const Report& report, const Settings& settings,
                                   const DocumentCodes& document) = nullptr;
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

  std::shared_ptr<const Report> report;
  std::shared_ptr<const Report> whole;  // the same with what the document suppresses; mostly it is the same

  Summary summary() const {
    return {
        report->bytes, report->passages.size(), report->findings.size(), {report->found_codes, report->ignored_codes}};
  }
};

// A report and the offset of its first byte in the document.
struct PlacedReport {
  const Report* report = nullptr;
  std::size_t begin = 0;

  text::Range at(text::Range in_report) const { return {begin + in_report.begin, begin + in_report.end}; }
};

class Snapshot {
 public:
  static Snapshot open(std::shared_ptr<const templates::Library> library, text::Text text, Examiner examiner,
                       std::shared_ptr<const Settings> settings = std::make_shared<const Settings>());

  // The version after the edit; equal to `open` of the new text.
  Snapshot edited(const text::Edit& edit) const;

  const text::Text& text() const { return text_; }
  const syntax::Tree& tree() const { return tree_; }
  const base::SumTree<ReportEntry>& reports() const { return reports_; }
  const templates::Library& library() const { return *library_; }
  const Settings& settings() const { return *settings_; }

  // The report that holds the byte; of the last one for an offset at the text's end; none in an empty text.
  std::optional<PlacedReport> report_at(std::size_t offset) const;
  std::vector<PlacedReport> all_reports() const;

  // The first `limit` findings in document order, with ranges in bytes of the document.
  std::vector<Finding> findings(std::size_t limit) const;
  // Those of the reports that the range touches.
  std::vector<Finding> findings_in(text::Range range) const;
  std::size_t finding_count() const { return reports_.summary().findings; }

 private:
  Snapshot(std::shared_ptr<const templates::Library> library, Examiner examiner,
           std::shared_ptr<const Settings> settings)
      : library_(std::move(library)), examiner_(examiner), settings_(std::move(settings)) {}

  // Has the comments for whole documents do their work; `before` are the codes of the version that entries come from.
  void suppress(const DocumentCodes& before);

  std::shared_ptr<const templates::Library> library_;
  Examiner examiner_;
  std::shared_ptr<const Settings> settings_;
  text::Text text_;
  syntax::Tree tree_;
  base::SumTree<ReportEntry> reports_;
};

}  // namespace gouji::model
