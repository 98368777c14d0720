// Fills in what the user has left out: the year, and the form that is due for it.
#include "lsp/new_report.h"

#include <chrono>

namespace gouji {

int this_year() {
  const auto today = std::chrono::floor<std::chrono::days>(std::chrono::system_clock::now());
  return static_cast<int>(std::chrono::year_month_day(today).year());
}

base::Result<WrittenReport> write_report(const std::shared_ptr<const templates::Library>& library,
                                         const Catalog& catalog, const NewReportRequest& request,
                                         const model::Snapshot* last) {
  std::optional<int> year = request.year;
  if (last != nullptr) {
    const auto placed = features::last_report(*last, request.organ);
    if (!placed) return base::Error{catalog("new.no-report")};
    if (!year && placed->report->year) year = *placed->report->year + 1;
  }
  if (!year) year = this_year() - 1;
  const templates::Template* form = request.form.empty() ? library->for_year(*year) : library->find(request.form);
  if (form == nullptr && !request.form.empty())
    return base::Error{catalog("new.unknown-template", {{"name", request.form}})};
  if (form == nullptr) return base::Error{catalog("new.no-template", {{"year", std::to_string(*year)}})};
  const features::NewReportTerms terms{form, *year, request.organ, catalog("new.carried")};
  return WrittenReport{features::new_report(library, terms, last), form, *year};
}

}  // namespace gouji
