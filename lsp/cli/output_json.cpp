// Keeps the shape of section 3.1 of the contract, member by member.
#include "lsp/cli/output_json.h"

#include "core/checks/registry.h"
#include "lsp/cli/place.h"

namespace gouji::cli {

JsonOutput::JsonOutput(std::string& out, const Catalog& catalog, Language language)
    : json_(out), catalog_(catalog), language_(language) {}

void JsonOutput::begin() {
  if (begun_) return;
  begun_ = true;
  json_.begin_object().key("files").begin_array();
}

void JsonOutput::add(const Checked& file) {
  begin();
  tally_.add(file);
  json_.begin_object().key("path").string(file.path).key("findings").begin_array();
  for (const model::Finding& one : file.findings) finding(file, one);
  json_.end_array().end_object();
}

void JsonOutput::finish() {
  begin();
  json_.end_array().key("summary").begin_object().key("files").number(tally_.files);
  for (std::size_t i = 0; i < severity_names.size(); ++i) json_.key(severity_names[i]).number(tally_.findings[i]);
  json_.end_object().end_object();
}

void JsonOutput::finding(const Checked& file, const model::Finding& finding) {
  const text::Text& text = file.snapshot.text();
  json_.begin_object();
  json_.key("code").string(messages::name(finding.code));
  json_.key("severity").string(name(finding.severity));
  json_.key("message").string(catalog_.render(finding.message));
  json_.key("language").string(gouji::name(language_));
  json_.key("range");
  range(text, finding.range);
  if (!finding.cell.empty()) json_.key("cell").string(finding.cell);
  json_.key("related").begin_array();
  for (const model::Related& related : finding.related) {
    json_.begin_object().key("range");
    range(text, related.range);
    json_.key("message").string(catalog_.render(related.message)).end_object();
  }
  json_.end_array();
  fixes(file, finding);
  json_.end_object();
}

void JsonOutput::fixes(const Checked& file, const model::Finding& finding) {
  json_.key("fixes").begin_array();
  for (const checks::Fix& fix : checks::fixes(file.snapshot, finding)) {
    json_.begin_object().key("title").string(catalog_.render(fix.title)).key("preferred").boolean(fix.preferred);
    json_.key("edits").begin_array();
    for (const text::Edit& edit : fix.edits) {
      json_.begin_object().key("range");
      range(file.snapshot.text(), edit.range);
      json_.key("newText").string(edit.text).end_object();
    }
    json_.end_array().end_object();
  }
  json_.end_array();
}

void JsonOutput::range(const text::Text& text, text::Range range) {
  const auto place = [&](std::string_view key, std::size_t offset) {
    const Place at = place_of(text, offset);
    json_.key(key).begin_object().key("line").number(at.line).key("column").number(at.column).end_object();
  };
  json_.begin_object();
  place("start", range.begin);
  place("end", range.end);
  json_.end_object();
}

}  // namespace gouji::cli
