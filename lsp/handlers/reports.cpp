// Takes along a snapshot and works aside: whole reports take longer than a keystroke may wait.
#include "lsp/handlers/reports.h"

#include <optional>
#include <string>
#include <utility>

#include "lsp/configuration.h"
#include "lsp/import/document.h"
#include "lsp/localized.h"
#include "lsp/new_report.h"
#include "lsp/server.h"
#include "lsp/to_lsp.h"

namespace gouji::handlers {

namespace {

using rpc::Json;

rpc::Answer failed(std::string reason) { return rpc::Error{rpc::ErrorCode::request_failed, std::move(reason)}; }

// What a new report is made of while the session goes on.
struct NewReportWork {
  std::shared_ptr<const templates::Library> library;
  std::shared_ptr<const Catalog> catalog;
  text::Encoding encoding;
  NewReportRequest request;
  std::optional<std::string> text;      // last year's
  std::optional<model::Snapshot> open;  // last year's, where it is open
  std::string uri;                      // last year's, where it is a file

  rpc::Answer run() const {
    std::optional<model::Snapshot> last = open;
    if (!last && text) last = model::Snapshot::open(library, text::Text::from(*text), model::Examiner{});
    if (!last && !uri.empty()) {
      const std::string path = path_of_uri(uri);
      const auto file =
          path.empty() ? base::Result<files::FileText>(base::Error{uri}) : import::read_document(library, path);
      if (!file) return failed(file.error().reason);
      last = model::Snapshot::open(library, text::Text::from(file->text), model::Examiner{});
    }
    const auto written = write_report(library, *catalog, request, last ? &*last : nullptr);
    if (!written) return failed(written.error().reason);
    const auto made = text::Text::from(written->report.text);
    Json marks = Json::array();
    for (const text::Range& mark : written->report.marks) marks.push_back(protocol::json(to_lsp(made, mark, encoding)));
    return Json{{"text", written->report.text},
                {"template", written->form->id},
                {"organ", written->report.organ},
                {"year", written->year},
                {"marks", std::move(marks)}};
  }
};

}  // namespace

rpc::Answer report_templates(Server& server, const rpc::Field&) {
  Json list = Json::array();
  for (const templates::Template& form : server.library()->templates())
    list.push_back({{"id", form.id},
                    {"title", in(server.session().language(), form.name)},
                    {"years", {{"from", form.first_year}, {"to", form.last_year ? Json(*form.last_year) : Json()}}}});
  return list;
}

rpc::Answer new_report(Server& server, const rpc::Field& params) {
  NewReportWork work{server.library(), server.shared_catalog(), server.session().encoding, {}, {}, {}, {}};
  work.request = {params["template"].string_or(""), params["organ"].string_or(""), {}};
  if (params["year"].present()) work.request.year = static_cast<int>(protocol::read_uinteger(params["year"]));
  if (params["fromText"].is_string()) work.text = params["fromText"].string();
  work.uri = params["fromUri"].string_or("");
  if (const Document* document = server.documents().find(work.uri)) {
    work.open = document->snapshot;
    work.library = document->terms.library;
  }
  return rpc::Later{[work = std::move(work)](const rpc::Stop&) { return work.run(); }};
}

}  // namespace gouji::handlers
