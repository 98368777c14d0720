// Writes tags around escaped words, and nothing else.
#include "lsp/page_html.h"

#include "core/base/embedded.h"

namespace gouji {

namespace {

using features::CellKind;
using features::PageBlock;
using features::PageCell;
using features::PageKind;

std::string attribute(std::string_view name, std::string_view value) {
  return " " + std::string(name) + "=\"" + escaped_html(value) + "\"";
}

std::string_view severity_class(messages::Severity severity) {
  switch (severity) {
    case messages::Severity::error: return " gj-error";
    case messages::Severity::warning: return " gj-warning";
    default: return " gj-information";
  }
}

class Writer {
 public:
  Writer(const PageBlock& block, const PreviewTerms* terms) : block_(block), terms_(terms) {
    if (terms_) first_line_ = terms_->text.line_of(block.range.begin);
  }

  std::string write() {
    switch (block_.kind) {
      case PageKind::title: return element("h1", "gj-title");
      case PageKind::heading: return element(block_.level == 2 ? "h2" : "h3", level_class());
      case PageKind::paragraph:
        return element("p", block_.carried && terms_ ? "gj-paragraph gj-carried" : "gj-paragraph");
      case PageKind::signature: return element("p", "gj-signature");
      case PageKind::table: break;
    }
    std::string out = "<table" + classes(block_.official ? "gj-table" : "gj-table gj-plain", block_.finding.get()) +
                      place(block_.words) + ">\n";
    for (const std::vector<PageCell>& row : block_.rows) {
      out += "<tr>";
      for (const PageCell& one : row) out += cell(one);
      out += "</tr>\n";
    }
    return out + "</table>\n";
  }

 private:
  std::string level_class() const { return "gj-heading gj-level-" + std::to_string(block_.level); }

  std::string element(std::string_view tag, std::string_view name) const {
    std::string out = "<" + std::string(tag) + classes(std::string(name), block_.finding.get()) + place(block_.words);
    return out + ">" + escaped_html(block_.text) + "</" + std::string(tag) + ">\n";
  }

  // The class attribute, and the sentence of the finding.
  std::string classes(std::string names, const model::Finding* finding) const {
    if (!terms_ || finding == nullptr) return attribute("class", names);
    names += severity_class(finding->severity);
    return attribute("class", names) + attribute("title", terms_->catalog.render(finding->message));
  }

  std::string place(const std::optional<text::Range>& range) const {
    if (!terms_ || !range) return {};
    const text::Position at = text::position_of(terms_->text, range->begin, terms_->encoding);
    const std::size_t line = at.line >= first_line_ ? at.line - first_line_ : 0;
    return attribute("data-line", std::to_string(line)) + attribute("data-character", std::to_string(at.column));
  }

  std::string cell(const PageCell& cell) const {
    const std::string tag = cell.kind == CellKind::value ? "td" : "th";
    std::string names = cell.kind == CellKind::value  ? "gj-value"
                        : cell.kind == CellKind::head ? "gj-head"
                                                      : "gj-label";
    if (terms_ && cell.missing) names += " gj-missing";
    std::string out = "<" + tag + classes(names, cell.finding.get());
    if (cell.rowspan > 1) out += attribute("rowspan", std::to_string(cell.rowspan));
    if (cell.colspan > 1) out += attribute("colspan", std::to_string(cell.colspan));
    out += place(cell.range) + ">" + escaped_html(cell.text);
    if (terms_ && !cell.ghost.empty()) out += "<span class=\"gj-ghost\">" + escaped_html(cell.ghost) + "</span>";
    return out + "</" + tag + ">";
  }

  const PageBlock& block_;
  const PreviewTerms* const terms_;
  std::size_t first_line_ = 0;
};

// FNV-1a over all that the HTML depends on.
class Hash {
 public:
  Hash& operator<<(std::string_view bytes) {
    for (const char c : bytes) add(static_cast<unsigned char>(c));
    add(0xFF);
    return *this;
  }
  Hash& operator<<(std::uint64_t number) {
    for (int i = 0; i < 8; ++i) add(static_cast<unsigned char>(number >> (8 * i)));
    return *this;
  }
  Hash& operator<<(const model::Finding* finding) {
    if (finding == nullptr) return *this << std::uint64_t{0};
    *this << std::uint64_t{1} << static_cast<std::uint64_t>(finding->severity) << finding->message.key;
    for (const messages::Argument& argument : finding->message.arguments) {
      if (const auto* text = std::get_if<std::string>(&argument.value)) *this << *text;
      if (const auto* list = std::get_if<std::vector<std::string>>(&argument.value))
        for (const std::string& text : *list) *this << text;
    }
    return *this;
  }
  std::uint64_t value() const { return value_; }

 private:
  void add(unsigned char byte) { value_ = (value_ ^ byte) * 1099511628211u; }

  std::uint64_t value_ = 14695981039346656037u;
};

}  // namespace

std::string escaped_html(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (const char c : text) {
    switch (c) {
      case '&': out += "&amp;"; break;
      case '<': out += "&lt;"; break;
      case '>': out += "&gt;"; break;
      case '"': out += "&quot;"; break;
      case '\'': out += "&#39;"; break;
      case '\0': out += "\xEF\xBF\xBD"; break;
      default: out += c;
    }
  }
  return out;
}

std::string block_html(const PageBlock& block, const PreviewTerms* terms) { return Writer(block, terms).write(); }

std::uint64_t block_id(const PageBlock& block, const PreviewTerms& terms) {
  Hash hash;
  const std::size_t first = terms.text.line_of(block.range.begin);
  const auto place = [&](const std::optional<text::Range>& range) {
    if (!range) return void(hash << std::uint64_t{0});
    const text::Position at = text::position_of(terms.text, range->begin, terms.encoding);
    hash << std::uint64_t{1} << at.line - first << at.column;
  };
  hash << static_cast<std::uint64_t>(block.kind) << static_cast<std::uint64_t>(block.level) << block.text
       << std::uint64_t{block.carried} << std::uint64_t{block.official} << block.finding.get();
  place(block.words);
  for (const std::vector<PageCell>& row : block.rows) {
    hash << row.size();
    for (const PageCell& cell : row) {
      hash << static_cast<std::uint64_t>(cell.kind) << cell.text << cell.rowspan << cell.colspan << cell.ghost
           << std::uint64_t{cell.missing} << cell.finding.get();
      place(cell.range);
    }
  }
  return hash.value();
}

std::string document_html(const std::vector<PageBlock>& blocks, std::string_view title, std::string_view language) {
  std::string out =
      "<!DOCTYPE html>\n<html" + attribute("lang", language) + ">\n<head>\n<meta charset=\"utf-8\">\n<title>";
  out += escaped_html(title) + "</title>\n<style>\n";
  out += base::embedded("publish/page.css").value_or("");
  out += "</style>\n</head>\n<body>\n";
  for (const PageBlock& block : blocks) out += block_html(block, nullptr);
  return out + "</body>\n</html>\n";
}

}  // namespace gouji
