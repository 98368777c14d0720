// Makes a new report of what a user says of it, for the command line and for editors alike.
#pragma once

#include <memory>
#include <optional>
#include <string>

#include "core/base/result.h"
#include "core/features/new_report.h"
#include "lsp/catalog.h"

namespace gouji {

struct NewReportRequest {
  std::string form;         // a template's id; empty: that of the year
  std::string organ;        // empty: last year's
  std::optional<int> year;  // empty: the year after last year's, else the one before this year
};

struct WrittenReport {
  features::NewReport report;
  const templates::Template* form = nullptr;
  int year = 0;
};

// `last` may be null. An error says, in the catalogue's language, what is wrong with the request.
base::Result<WrittenReport> write_report(const std::shared_ptr<const templates::Library>& library,
                                         const Catalog& catalog, const NewReportRequest& request,
                                         const model::Snapshot* last);

// By the clock.
int this_year();

}  // namespace gouji
