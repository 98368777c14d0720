// Counts positions in the client's encoding at the last moment, so that nothing before needs to know of it.
#include "lsp/to_lsp.h"

#include <algorithm>

#include "lsp/diagnostics.h"
#include "lsp/tasks.h"

namespace gouji {

namespace {

using rpc::Json;

Json range(text::Range range, const Terms& terms) { return json(to_lsp(terms.text, range, terms.encoding())); }

Json text_edits(const text::EditList& edits, const Terms& terms) {
  Json out = Json::array();
  for (const text::Edit& edit : edits) out.push_back({{"range", range(edit.range, terms)}, {"newText", edit.text}});
  return out;
}

int symbol_kind(features::SymbolKind kind) {
  constexpr int module = 2, namespace_kind = 3, field = 8, string = 15, array = 18;
  switch (kind) {
    case features::SymbolKind::report: return module;
    case features::SymbolKind::section: return namespace_kind;
    case features::SymbolKind::aspect: return string;
    case features::SymbolKind::table: return array;
    case features::SymbolKind::row: return field;
  }
  return module;
}

bool is_ascii(std::string_view text) {
  return std::all_of(text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) < 0x80; });
}

// A table without a heading has only its id, which tells the user nothing.
std::string symbol_name(const features::Symbol& symbol, const Terms& terms) {
  const bool nameless = symbol.name.empty() || (symbol.kind == features::SymbolKind::table && is_ascii(symbol.name));
  return nameless ? terms.catalog("symbol.table") : symbol.name;
}

Json symbol_tree(const std::vector<features::Symbol>& symbols, const Terms& terms) {
  Json out = Json::array();
  for (const features::Symbol& symbol : symbols) {
    const text::Range selection = symbol.range.contains(symbol.selection) ? symbol.selection : symbol.range;
    out.push_back({{"name", symbol_name(symbol, terms)},
                   {"kind", symbol_kind(symbol.kind)},
                   {"range", range(symbol.range, terms)},
                   {"selectionRange", range(selection, terms)},
                   {"children", symbol_tree(symbol.children, terms)}});
  }
  return out;
}

void add_flat(const std::vector<features::Symbol>& symbols, const std::string& container, const Terms& terms,
              Json& out) {
  for (const features::Symbol& symbol : symbols) {
    const std::string own = symbol_name(symbol, terms);
    out.push_back({{"name", own},
                   {"kind", symbol_kind(symbol.kind)},
                   {"location", {{"uri", terms.uri}, {"range", range(symbol.range, terms)}}}});
    if (!container.empty()) out.back()["containerName"] = container;
    add_flat(symbol.children, own, terms, out);
  }
}

}  // namespace

Json workspace_edit(const text::EditList& edits, const Terms& terms) {
  if (!terms.session.client.document_changes) return {{"changes", {{terms.uri, text_edits(edits, terms)}}}};
  const Json document = {{"uri", terms.uri}, {"version", terms.version}};
  return {{"documentChanges", Json::array({{{"textDocument", document}, {"edits", text_edits(edits, terms)}}})}};
}

protocol::Position to_lsp(const text::Text& text, std::size_t offset, text::Encoding encoding) {
  const text::Position position = text::position_of(text, offset, encoding);
  return {static_cast<std::uint32_t>(position.line), static_cast<std::uint32_t>(position.column)};
}

protocol::Range to_lsp(const text::Text& text, text::Range range, text::Encoding encoding) {
  return {to_lsp(text, range.begin, encoding), to_lsp(text, range.end, encoding)};
}

bool is_asked_for(std::string_view kind, const std::vector<std::string>& only) {
  return only.empty() || std::any_of(only.begin(), only.end(), [&](const std::string& wish) {
           return kind == wish || wish.empty() ||
                  (kind.size() > wish.size() && kind.substr(0, wish.size()) == wish && kind[wish.size()] == '.');
         });
}

Json to_lsp(const text::EditList& edits, const Terms& terms) { return text_edits(edits, terms); }

Json to_lsp(const features::CodeAction& action, const Terms& terms) {
  Json out = {{"title", terms.catalog.render(action.title)}, {"kind", name(action.kind)}};
  if (action.disabled)
    out["disabled"] = {{"reason", terms.catalog.render(*action.disabled)}};
  else if (!action.edits.empty())
    out["edit"] = workspace_edit(action.edits, terms);
  else if (action.task)
    out["data"] = task_data(*action.task, terms.uri);
  if (action.preferred && terms.session.client.is_preferred) out["isPreferred"] = true;
  if (action.finding) {
    const DiagnosticTerms how = diagnostic_terms(terms.session, terms.catalog, terms.uri);
    out["diagnostics"] =
        Json::array({rpc::parse(render(*action.finding, terms.text, 0, how).text).value_or(Json::object())});
  }
  return out;
}

Json to_lsp(const std::vector<features::Symbol>& symbols, const Terms& terms) {
  if (terms.session.client.hierarchical_symbols) return symbol_tree(symbols, terms);
  Json out = Json::array();
  add_flat(symbols, {}, terms, out);
  return out;
}

}  // namespace gouji
