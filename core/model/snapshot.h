// Is one version of one document: its text, its blocks and its reports, sharing with the version before all that an edit
// did not touch.
#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <utility>
#include <vector>

#include "core/base/sum_tree.h"
#include "core/model/entry.h"
#include "core/model/settings.h"
#include "core/syntax/tree.h"
#include "core/templates/library.h"
#include "core/text/text.h"

namespace gouji::model {

struct SmallEdit;
struct Version;

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

  // The report that holds the byte; of the last one for an offset at the text's end; none in an empty text. It is read
  // from the text.
  std::optional<PlacedReport> report_at(std::size_t offset) const;
  // The same for all reports, one after the other, until `fn` returns false.
  void for_each_report(const std::function<bool(const PlacedReport&)>& fn) const;
  std::vector<PlacedReport> all_reports() const;

  // What is kept of them, at no cost.
  std::optional<PlacedLedger> ledger_at(std::size_t offset) const;
  void for_each_ledger(const std::function<bool(const PlacedLedger&)>& fn) const;

  // The first `limit` findings in document order, with ranges in bytes of the document.
  std::vector<Finding> findings(std::size_t limit) const;
  // Those of the reports that the range touches.
  std::vector<Finding> findings_in(text::Range range) const;
  std::size_t finding_count() const { return reports_.summary().findings; }

 private:
  Snapshot(std::shared_ptr<const templates::Library> library, Examiner examiner,
           std::shared_ptr<const Settings> settings)
      : library_(std::move(library)), examiner_(examiner), settings_(std::move(settings)) {}

  Version version() const;
  PlacedReport read(std::size_t index) const;

  // Text and blocks are those after an edit; these make the reports. The first does for an edit that leaves a report
  // what it is, but for a number or the words between what it says, the second for one that changes what a paragraph
  // says and leaves the tables what they are; they answer false for any other. What was read on the way is left in
  // `fresh`, with its index in the document.
  bool follow_small_edit(const Snapshot& old, const text::Edit& edit, const syntax::Reparse& reparse,
                         EditedReading& fresh);
  bool write_prose_again(const Snapshot& old, std::size_t index, const SmallEdit& small, const EditedReading& fresh);
  void cut_again(const Snapshot& old, const syntax::Reparse& reparse, const EditedReading& fresh);

  // Has the comments for whole documents do their work; `before` are the codes of the version that entries come from.
  void suppress(const DocumentCodes& before);

  std::shared_ptr<const templates::Library> library_;
  Examiner examiner_;
  std::shared_ptr<const Settings> settings_;
  text::Text text_;
  syntax::Tree tree_;
  base::SumTree<ReportEntry> reports_;
  // The report that was asked for last, for who asks one thing asks another. Read and written atomically.
  struct Asked {
    std::size_t index = 0;
    PlacedReport report;
  };
  mutable std::shared_ptr<const Asked> asked_;
};

}  // namespace gouji::model
