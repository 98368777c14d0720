// Keeps equations readable: labels are cut short, and where there are many terms the zeros are only counted.
#include "lsp/hover_text.h"

#include <algorithm>

#include "lsp/localized.h"

namespace gouji {

namespace {

constexpr std::size_t longest_label = 14;  // characters, in an equation
constexpr std::size_t many_terms = 8;      // from here on zeros are left out

// The first characters of the text, with … where some are left out.
std::string shortened(const std::string& text, std::size_t characters) {
  std::size_t at = 0;
  for (; at < text.size(); ++at)
    if ((static_cast<unsigned char>(text[at]) & 0xC0) != 0x80 && characters-- == 0) return text.substr(0, at) + "…";
  return text;
}

class Writer {
 public:
  Writer(const features::Hover& hover, const Catalog& catalog, Language language, Markup markup)
      : hover_(hover), catalog_(catalog), language_(language), markdown_(markup == Markup::markdown) {}

  std::string write() {
    paragraph(heading());
    if (hover_.kind == features::HoverKind::cell) paragraph(value());
    if (hover_.expected) paragraph(catalog_("hover.culprit", {{"value", bold(hover_.expected->to_string())}}));
    if (hover_.determined) paragraph(catalog_("hover.determined", {{"value", bold(hover_.determined->to_string())}}));
    if (!hover_.unknown.empty()) paragraph(catalog_("hover.undetermined", {{"cells", escaped(hover_.unknown)}}));
    for (const features::HoverEquation& equation : hover_.equations) paragraph(line(equation));
    if (hover_.tally)
      paragraph(tally_text(hover_.tally->holding, hover_.tally->failing, hover_.tally->unknown, catalog_));
    if (!hover_.sums.empty()) paragraph(catalog_("hover.sums", {{"sums", sums()}}));
    if (!hover_.quotes.empty()) paragraph(catalog_("hover.quotes", {{"phrases", quotes()}}));
    if (hover_.about) paragraph(escaped(in(language_, *hover_.about)));
    if (hover_.about_column) paragraph(escaped(in(language_, *hover_.about_column)));
    if (!hover_.unit.empty()) paragraph(catalog_("hover.unit", {{"unit", hover_.unit}}));
    if (hover_.basis) paragraph(catalog_("hover.basis", {{"basis", escaped(in(language_, *hover_.basis))}}));
    return std::move(out_);
  }

 private:
  void paragraph(const std::string& text) {
    if (!out_.empty()) out_ += markdown_ ? "\n\n" : "\n";
    out_ += text;
  }

  std::string escaped(std::string_view text) const { return markdown_ ? gouji::escaped(text) : std::string(text); }

  std::vector<std::string> escaped(std::vector<std::string> texts) const {
    for (std::string& text : texts) text = escaped(text);
    return texts;
  }

  std::string bold(const std::string& text) const { return markdown_ ? "**" + text + "**" : text; }

  std::string path(const std::vector<std::string>& labels) const {
    std::string out;
    for (const std::string& label : labels) out += (out.empty() ? "" : " › ") + escaped(label);
    return out;
  }

  std::string heading() const {
    if (hover_.row.empty() || hover_.column.empty()) return bold(path(hover_.row) + path(hover_.column));
    return bold(path(hover_.row)) + " · " + bold(path(hover_.column));
  }

  std::string value() const {
    const std::vector<messages::Argument> text = {{"text", escaped(hover_.text)}};
    switch (hover_.value.kind) {
      case model::ValueKind::blank: return catalog_("hover.value.blank");
      case model::ValueKind::dash: return catalog_("hover.value.dash", text);
      case model::ValueKind::text: return catalog_("hover.value.text", text);
      case model::ValueKind::number: break;
    }
    return catalog_("hover.value.number", {{"text", bold(escaped(hover_.text))}});
  }

  std::string number(const std::optional<base::Decimal>& value) const {
    return value ? value->to_string() : catalog_("hover.unknown");
  }

  std::string term(const features::HoverTerm& term) const {
    const std::string label = term.label.empty() ? "" : escaped(shortened(term.label, longest_label)) + " ";
    const std::string text = label + number(term.value);
    return term.hovered ? bold(text) : text;
  }

  std::string side(const std::vector<features::HoverTerm>& terms) const {
    std::string out;
    std::size_t zeros = 0;
    for (const features::HoverTerm& one : terms) {
      const bool zero = one.value && one.value->is_zero() && !one.hovered;
      if (zero && terms.size() >= many_terms && ++zeros > 0) continue;
      out += (out.empty() ? "" : " + ") + term(one);
    }
    if (zeros == terms.size()) return "0";
    if (zeros > 0) out += catalog_("hover.zeros", {{"count", std::to_string(zeros)}});
    return out;
  }

  // "✓ A 1 + B 2 = total 3", or "✗ A 1 + B 2 = 3 ≠ total 4" and what the cell hovered should be.
  std::string line(const features::HoverEquation& equation) const {
    const bool fails = equation.truth == model::Truth::fails;
    const auto sum = [&](const std::vector<features::HoverTerm>& terms, const std::optional<base::Decimal>& value) {
      return side(terms) + (fails && terms.size() > 1 ? " = " + number(value) : "");
    };
    std::string out = equation.truth == model::Truth::holds ? "✓ " : fails ? "✗ " : "? ";
    out += sum(equation.left, equation.left_sum) + (fails ? " ≠ " : " = ") + sum(equation.right, equation.right_sum);
    if (equation.truth != model::Truth::holds && equation.computed)
      out += catalog_("hover.computed", {{"value", bold(equation.computed->to_string())}});
    return out;
  }

  std::string quotes() const {
    std::string out;
    for (const std::string& phrase : hover_.quotes) out += (out.empty() ? "" : " · ") + escaped(phrase);
    return out;
  }

  std::string sums() const {
    std::string out;
    for (const features::GroupSum& sum : hover_.sums)
      out += (out.empty() ? "" : " · ") + escaped(sum.column) + " " + bold(number(sum.sum));
    return out;
  }

  const features::Hover& hover_;
  const Catalog& catalog_;
  const Language language_;
  const bool markdown_;
  std::string out_;
};

}  // namespace

std::string escaped(std::string_view text) {
  std::string out;
  for (const char c : text) {
    if (std::string_view("\\`*_{}[]<>#|~").find(c) != std::string_view::npos) out += '\\';
    out += c;
  }
  return out;
}

std::string tally_text(std::size_t holding, std::size_t failing, std::size_t unknown, const Catalog& catalog) {
  const std::string_view key = failing > 0 && unknown > 0 ? "lens.fail-and-lack"
                               : failing > 0              ? "lens.fail"
                               : unknown > 0              ? "lens.lack"
                                                          : "lens.hold";
  return catalog(key, {{"holding", std::to_string(holding)},
                       {"count", std::to_string(holding + failing + unknown)},
                       {"failing", std::to_string(failing)},
                       {"unknown", std::to_string(unknown)}});
}

std::string hover_text(const features::Hover& hover, const Catalog& catalog, Language language, Markup markup) {
  return Writer(hover, catalog, language, markup).write();
}

}  // namespace gouji
