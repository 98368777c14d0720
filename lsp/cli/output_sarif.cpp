// Says in SARIF's words what the findings are: rules from the pages of the codes, places in code points, cells as logical
// locations, and fingerprints that do not know of lines.
#include "lsp/cli/output_sarif.h"

#include <cstdint>
#include <filesystem>
#include <map>
#include <system_error>

#include "core/checks/registry.h"
#include "lsp/cli/place.h"
#include "lsp/code_page.h"
#include "lsp/files/paths.h"
#include "lsp/version.h"

namespace gouji::cli {

namespace {

constexpr std::string_view schema = "https://json.schemastore.org/sarif-2.1.0.json";
constexpr std::string_view levels[] = {"error", "warning", "note", "note"};  // by severity
constexpr std::string_view languages[] = {"zh-CN", "zh-TW", "en"};           // SARIF knows no scripts
constexpr std::string_view fingerprint_name = "gouji/finding/v1";
constexpr std::size_t depth_of_results = 4;

// FNV-1a: short, and the same on every machine for ever.
class Hash {
 public:
  Hash& add(std::string_view text) {
    for (const char c : text) add(static_cast<unsigned char>(c));
    return add(0xFF), *this;  // no text holds it: "a" "bc" is not "ab" "c"
  }
  std::string hex() const {
    constexpr char digits[] = "0123456789abcdef";
    std::string out;
    for (int shift = 60; shift >= 0; shift -= 4) out += digits[(value_ >> shift) & 15];
    return out;
  }

 private:
  void add(unsigned char byte) { value_ = (value_ ^ byte) * 0x100000001b3u; }

  std::uint64_t value_ = 0xcbf29ce484222325u;
};

// Writes the findings of one file, each as a text of its own.
class FileResults {
 public:
  FileResults(const Checked& file, const Catalog& catalog)
      : file_(file), text_(file.snapshot.text()), uri_(uri_reference(file.path)), catalog_(catalog) {}

  std::vector<std::string> write() {
    std::vector<std::string> results;
    for (const model::Finding& finding : file_.findings) {
      std::string& result = results.emplace_back();
      JsonWriter json(result, JsonLayout::indented, depth_of_results);
      write(json, finding);
    }
    return results;
  }

 private:
  void write(JsonWriter& json, const model::Finding& finding) {
    json.begin_object().key("ruleId").string(messages::name(finding.code));
    json.key("ruleIndex").number(static_cast<std::size_t>(finding.code));
    json.key("level").string(levels[static_cast<std::size_t>(finding.severity)]);
    message(json, "message", finding.message);
    json.key("locations").begin_array().begin_object();
    physical_location(json, finding.range);
    if (!finding.cell.empty()) {
      json.key("logicalLocations").begin_array().begin_object();
      json.key("fullyQualifiedName").string(finding.cell).key("kind").string("cell").end_object().end_array();
    }
    json.end_object().end_array();
    related(json, finding);
    json.key("partialFingerprints").begin_object().key(fingerprint_name).string(fingerprint(finding)).end_object();
    fixes(json, finding);
    json.key("properties").begin_object().key("severity").string(name(finding.severity)).end_object();
    json.end_object();
  }

  void related(JsonWriter& json, const model::Finding& finding) {
    if (finding.related.empty()) return;
    json.key("relatedLocations").begin_array();
    std::size_t id = 0;
    for (const model::Related& related : finding.related) {
      json.begin_object().key("id").number(id++);
      if (const OtherFile* other = file_.other(related))
        physical_location(json, related.range, uri_reference(other->path), other->text);
      else
        physical_location(json, related.range);
      message(json, "message", related.message);
      json.end_object();
    }
    json.end_array();
  }

  void fixes(JsonWriter& json, const model::Finding& finding) {
    const std::vector<checks::Fix> fixes = checks::fixes(file_.snapshot, finding);
    if (fixes.empty()) return;
    json.key("fixes").begin_array();
    for (const checks::Fix& fix : fixes) {
      json.begin_object();
      message(json, "description", fix.title);
      json.key("artifactChanges").begin_array().begin_object();
      artifact(json);
      json.key("replacements").begin_array();
      for (const text::Edit& edit : fix.edits) {
        json.begin_object();
        region(json, "deletedRegion", edit.range);
        json.key("insertedContent").begin_object().key("text").string(edit.text).end_object().end_object();
      }
      json.end_array().end_object().end_array().end_object();
    }
    json.end_array();
  }

  void message(JsonWriter& json, std::string_view key, const messages::Message& message) {
    json.key(key).begin_object().key("text").string(catalog_.render(message)).end_object();
  }

  void physical_location(JsonWriter& json, text::Range range) { physical_location(json, range, uri_, text_); }

  void physical_location(JsonWriter& json, text::Range range, const std::string& uri, const text::Text& text) {
    json.key("physicalLocation").begin_object();
    json.key("artifactLocation").begin_object().key("uri").string(uri).end_object();
    region(json, "region", range, text);
    json.end_object();
  }

  void artifact(JsonWriter& json) { json.key("artifactLocation").begin_object().key("uri").string(uri_).end_object(); }

  void region(JsonWriter& json, std::string_view key, text::Range range) { region(json, key, range, text_); }

  void region(JsonWriter& json, std::string_view key, text::Range range, const text::Text& text) {
    const Place begin = place_of(text, range.begin);
    const Place end = place_of(text, range.end);
    json.key(key).begin_object();
    json.key("startLine").number(begin.line).key("startColumn").number(begin.column);
    json.key("endLine").number(end.line).key("endColumn").number(end.column).end_object();
  }

  // What is found, in which cell and in which words, but not where: it is the same after lines are added above. Findings
  // that are alike are counted.
  std::string fingerprint(const model::Finding& finding) {
    Hash hash;
    hash.add(messages::name(finding.code)).add(finding.cell).add(finding.subject).add(finding.message.key);
    for (const messages::Argument& argument : finding.message.arguments) {
      hash.add(argument.name);
      if (const auto* word = std::get_if<std::string>(&argument.value))
        hash.add(*word);
      else
        for (const std::string& one : std::get<std::vector<std::string>>(argument.value)) hash.add(one);
    }
    hash.add(text_.slice(finding.range));
    const std::string hex = hash.hex();
    return hex + ":" + std::to_string(++alike_[hex]);
  }

  const Checked& file_;
  const text::Text& text_;
  const std::string uri_;
  const Catalog& catalog_;
  std::map<std::string, std::size_t> alike_;
};

// Services look for files in the repository they know, not on this machine.
std::string below_working_folder(std::string_view path) {
  std::error_code unknown;
  const std::filesystem::path full = files::native(path).lexically_normal();
  const std::filesystem::path relative =
      full.is_absolute() ? full.lexically_relative(std::filesystem::current_path(unknown)) : full;
  const bool inside = !unknown && !relative.empty() && *relative.begin() != "..";
  return (inside || !full.is_absolute() ? relative : full).generic_string();
}

void text_object(JsonWriter& json, std::string_view key, std::string_view text) {
  json.key(key).begin_object().key("text").string(text).end_object();
}

}  // namespace

std::string uri_reference(std::string_view path) {
  constexpr std::string_view plain = "-._~/!$&'()*+,;=@";
  constexpr char digits[] = "0123456789ABCDEF";
  const std::string own = below_working_folder(path);
  path = own;
  std::string out = path.starts_with("/") ? "file://" : "";
  for (const char c : path) {
    const auto byte = static_cast<unsigned char>(c);
    const bool word = (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
    if (word || plain.find(c) != plain.npos)
      out += c;
    else
      out.append({'%', digits[byte >> 4], digits[byte & 15]});
  }
  return out;
}

std::vector<std::string> SarifOutput::parts(const Checked& file) const { return FileResults(file, catalog_).write(); }

void SarifOutput::begin() {
  json_.begin_object().key("$schema").string(schema).key("version").string("2.1.0");
  json_.key("runs").begin_array().begin_object();
  driver();
  json_.key("language").string(languages[static_cast<std::size_t>(language_)]);
  json_.key("columnKind").string("unicodeCodePoints");
  json_.key("results").begin_array();
}

void SarifOutput::driver() {
  json_.key("tool").begin_object().key("driver").begin_object().key("name").string("Gouji");
  json_.key("version").string(version).key("semanticVersion").string(version);
  json_.key("rules").begin_array();
  for (const messages::CodeInfo& code : messages::codes()) rule(code.code);
  json_.end_array().end_object().end_object();
}

void SarifOutput::rule(messages::Code code) {
  const std::string page(code_page(code, language_));
  json_.begin_object().key("id").string(messages::name(code));
  text_object(json_, "shortDescription", code_summary(code, language_));
  text_object(json_, "fullDescription", code_meaning(code, language_));
  json_.key("help").begin_object().key("text").string(plain(page)).key("markdown").string(page).end_object();
  const auto level = levels[static_cast<std::size_t>(messages::info(code).severity)];
  json_.key("defaultConfiguration").begin_object().key("level").string(level).end_object().end_object();
}

void SarifOutput::add(const std::vector<std::string>& parts) {
  for (const std::string& part : parts) json_.raw(part);
}

void SarifOutput::end(const Totals& totals) {
  json_.end_array().key("invocations").begin_array().begin_object();
  json_.key("executionSuccessful").boolean(totals.failures.empty());
  if (!totals.failures.empty()) {
    json_.key("toolExecutionNotifications").begin_array();
    for (const std::string& failure : totals.failures) {
      json_.begin_object().key("level").string("error");
      text_object(json_, "message", failure);
      json_.end_object();
    }
    json_.end_array();
  }
  json_.end_object().end_array().end_object().end_array().end_object();
}

}  // namespace gouji::cli
