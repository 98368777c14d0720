// Keeps the shape of section 3.1 of the contract, member by member.
#include "lsp/cli/output_json.h"

#include "core/checks/registry.h"
#include "lsp/cli/place.h"

namespace gouji::cli {

namespace {

// Writes one file with its findings.
class FileJson {
 public:
  FileJson(JsonWriter& json, const Checked& file, const Catalog& catalog, Language language)
      : json_(json), file_(file), catalog_(catalog), language_(language) {}

  void write() {
    json_.begin_object().key("path").string(file_.path).key("findings").begin_array();
    for (const model::Finding& one : file_.findings) finding(one);
    json_.end_array().end_object();
  }

 private:
  void finding(const model::Finding& finding) {
    json_.begin_object();
    json_.key("code").string(messages::name(finding.code));
    json_.key("severity").string(name(finding.severity));
    json_.key("message").string(catalog_.render(finding.message));
    json_.key("language").string(gouji::name(language_));
    range(finding.range);
    if (!finding.cell.empty()) json_.key("cell").string(finding.cell);
    json_.key("related").begin_array();
    for (const model::Related& related : finding.related) {
      const OtherFile* other = file_.other(related);
      json_.begin_object();
      if (other != nullptr) json_.key("path").string(other->path);
      range(related.range, other == nullptr ? file_.snapshot.text() : other->text);
      json_.key("message").string(catalog_.render(related.message)).end_object();
    }
    json_.end_array();
    fixes(finding);
    json_.end_object();
  }

  void fixes(const model::Finding& finding) {
    json_.key("fixes").begin_array();
    for (const checks::Fix& fix : checks::fixes(file_.snapshot, finding)) {
      json_.begin_object().key("title").string(catalog_.render(fix.title)).key("preferred").boolean(fix.preferred);
      json_.key("edits").begin_array();
      for (const text::Edit& edit : fix.edits) {
        json_.begin_object();
        range(edit.range);
        json_.key("newText").string(edit.text).end_object();
      }
      json_.end_array().end_object();
    }
    json_.end_array();
  }

  void range(text::Range range) { this->range(range, file_.snapshot.text()); }

  void range(text::Range range, const text::Text& text) {
    json_.key("range").begin_object();
    place("start", range.begin, text);
    place("end", range.end, text);
    json_.end_object();
  }

  void place(std::string_view key, std::size_t offset, const text::Text& text) {
    const Place at = place_of(text, offset);
    json_.key(key).begin_object().key("line").number(at.line).key("column").number(at.column).end_object();
  }

  JsonWriter& json_;
  const Checked& file_;
  const Catalog& catalog_;
  Language language_;
};

constexpr std::size_t depth_of_files = 2;

}  // namespace

std::vector<std::string> JsonOutput::parts(const Checked& file) const {
  std::string part;
  JsonWriter json(part, JsonLayout::indented, depth_of_files);
  FileJson(json, file, catalog_, language_).write();
  return {std::move(part)};
}

void JsonOutput::begin() { json_.begin_object().key("files").begin_array(); }

void JsonOutput::add(const std::vector<std::string>& parts) {
  for (const std::string& part : parts) json_.raw(part);
}

void JsonOutput::end(const Totals& totals) {
  const Tally& tally = totals.tally;
  json_.end_array().key("summary").begin_object().key("files").number(tally.files);
  for (std::size_t i = 0; i < severity_names.size(); ++i) json_.key(severity_names[i]).number(tally.findings[i]);
  json_.end_object().end_object();
}

std::vector<std::string> NdjsonOutput::parts(const Checked& file) const {
  std::string part;
  JsonWriter json(part, JsonLayout::one_line);
  FileJson(json, file, catalog_, language_).write();
  return {std::move(part)};
}

void NdjsonOutput::add(const std::vector<std::string>& parts) {
  for (const std::string& part : parts) out_ += part;
}

}  // namespace gouji::cli
