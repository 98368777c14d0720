// Names in an item's data only what an edit leaves as it is: ids of the form, and a place that may be a little off.
#include "lsp/completion_items.h"

#include <algorithm>
#include <array>
#include <optional>

#include "core/features/hover.h"
#include "lsp/hover_text.h"
#include "lsp/localized.h"

namespace gouji {

namespace {

using features::CompletionItem;
using features::CompletionKind;
using features::CompletionNote;
using features::CompletionSubject;
using rpc::Json;

constexpr std::array<std::pair<CompletionKind, std::string_view>, 8> kinds = {{{CompletionKind::report, "report"},
                                                                               {CompletionKind::title, "title"},
                                                                               {CompletionKind::section, "section"},
                                                                               {CompletionKind::aspect, "aspect"},
                                                                               {CompletionKind::tables, "tables"},
                                                                               {CompletionKind::row, "row"},
                                                                               {CompletionKind::value, "value"},
                                                                               {CompletionKind::sentence, "sentence"}}};

std::string_view name(CompletionKind kind) {
  for (const auto& [each, word] : kinds)
    if (each == kind) return word;
  return {};
}

std::optional<CompletionKind> find_kind(std::string_view word) {
  for (const auto& [kind, each] : kinds)
    if (each == word) return kind;
  return std::nullopt;
}

// The placeholders as tab stops, in the syntax of snippets.
std::string snippet(const edits::Skeleton& skeleton) {
  std::string out;
  int stop = 0;
  for (const edits::Piece& piece : skeleton) {
    std::string text;
    for (const char c : piece.text) {
      if (c == '$' || c == '}' || c == '\\') text += '\\';
      text += c;
    }
    out += piece.placeholder ? "${" + std::to_string(++stop) + ":" + text + "}" : text;
  }
  return out;
}

// Kinds behind the first eighteen are for clients that say so.
int completion_kind(features::CompletionKind kind, const Terms& terms) {
  constexpr int text = 1, class_kind = 7, module = 9, unit = 11, value = 12, snippet_kind = 15, structure = 22;
  switch (kind) {
    case features::CompletionKind::report: return snippet_kind;
    case features::CompletionKind::title:
    case features::CompletionKind::sentence: return text;
    case features::CompletionKind::section: return module;
    case features::CompletionKind::aspect: return unit;
    case features::CompletionKind::tables: return terms.session.client.later_completion_kinds ? structure : class_kind;
    case features::CompletionKind::row:
    case features::CompletionKind::value: return value;
  }
  return text;
}

Json range(text::Range range, const Terms& terms) { return json(to_lsp(terms.text, range, terms.encoding())); }

Json text_edit(const CompletionItem& item, const Terms& terms) {
  // Without tab stops nobody is led to the places of a sentence: they must be seen.
  const std::string text = terms.session.client.snippets           ? snippet(item.insert)
                           : item.kind == CompletionKind::sentence ? edits::bracketed(item.insert)
                                                                   : edits::plain(item.insert);
  if (!terms.session.client.writing.insert_replace) return {{"range", range(item.replace, terms)}, {"newText", text}};
  return {{"insert", range(item.replace, terms)}, {"replace", range(item.replace_all, terms)}, {"newText", text}};
}

// Words for Markdown or for plain text, as the client has it.
class Documentation {
 public:
  explicit Documentation(const Terms& terms)
      : terms_(terms), markdown_(terms.session.client.writing.markdown_completion) {}

  void add(const CompletionNote& note) {
    if (note.about) paragraph(in(terms_.session.language(), *note.about));
    if (!note.reason.empty()) paragraph(terms_.catalog(note.reason));
    if (!note.parts.empty()) paragraph(terms_.catalog("completion.holds", {{"parts", parts(note)}}));
    if (note.basis) paragraph(terms_.catalog("hover.basis", {{"basis", in(terms_.session.language(), *note.basis)}}));
  }

  // What hovering over the cell tells.
  void add(const features::Hover& hover) {
    text_ = hover_text(hover, terms_.catalog, terms_.session.language(), markdown_ ? Markup::markdown : Markup::plain);
  }

  Json take() { return {{"kind", markdown_ ? "markdown" : "plaintext"}, {"value", std::move(text_)}}; }
  bool empty() const { return text_.empty(); }

 private:
  void paragraph(const std::string& words) {
    if (!text_.empty()) text_ += markdown_ ? "\n\n" : "\n";
    text_ += markdown_ ? escaped(words) : words;
  }

  std::vector<std::string> parts(const CompletionNote& note) const {
    std::vector<std::string> out;
    for (const std::string& part : note.parts)
      out.push_back(edits::in_script(part, terms_.session.language() == Language::zh_hant));
    return out;
  }

  const Terms& terms_;
  const bool markdown_;
  std::string text_;
};

void document(Json& item, const CompletionSubject& subject, const model::Snapshot& snapshot, std::size_t near,
              const Terms& terms) {
  Documentation documentation(terms);
  if (subject.kind != CompletionKind::value) {
    if (const auto note = features::completion_note(snapshot.library(), subject)) documentation.add(*note);
  } else if (const auto place = features::completion_cell(snapshot, near, subject.id)) {
    const auto hover = features::hover(snapshot, *place);
    // A cell that is written meanwhile has nothing more to explain.
    if (hover && hover->determined) documentation.add(*hover);
  }
  if (!documentation.empty()) item["documentation"] = documentation.take();
}

Json data_of(const CompletionSubject& subject, std::size_t offset, const Terms& terms) {
  Json data = {{"uri", terms.uri}, {"kind", name(subject.kind)}, {"form", subject.form}};
  if (!subject.id.empty()) data["id"] = subject.id;
  if (subject.kind == CompletionKind::value) data["at"] = offset;
  return data;
}

}  // namespace

Json completion_item(const CompletionItem& item, const model::Snapshot& snapshot, std::size_t offset,
                     const Terms& terms) {
  const protocol::WritingTraits& client = terms.session.client.writing;
  constexpr int plain_format = 1, snippet_format = 2;
  Json out = {{"label", item.label},
              {"kind", completion_kind(item.kind, terms)},
              {"detail", terms.catalog.render(item.detail)},
              {"filterText", item.filter_text},
              {"sortText", item.sort_text},
              {"insertTextFormat", terms.session.client.snippets ? snippet_format : plain_format},
              {"textEdit", text_edit(item, terms)}};
  if (client.label_details && !item.where.empty()) out["labelDetails"] = {{"description", item.where}};
  if (client.late_documentation)
    out["data"] = data_of(item.subject, offset, terms);
  else
    document(out, item.subject, snapshot, offset, terms);
  return out;
}

void add_documentation(Json& item, const rpc::Field& data, const model::Snapshot& snapshot, const Terms& terms) {
  const std::optional<CompletionKind> kind = find_kind(data["kind"].string_or(""));
  if (!kind) return;
  const Json& at = data["at"].json();
  const std::size_t near = at.is_number_unsigned() ? at.get<std::size_t>() : 0;
  document(item, {*kind, data["form"].string_or(""), data["id"].string_or("")}, snapshot, near, terms);
}

}  // namespace gouji
