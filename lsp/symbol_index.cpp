// Lets the outline tell what has a name, and folds names as labels are folded.
#include "lsp/symbol_index.h"

#include <algorithm>
#include <system_error>

#include "core/features/outline.h"
#include "core/text/fold.h"
#include "core/text/unicode.h"
#include "lsp/files/paths.h"
#include "lsp/files/read_file.h"
#include "lsp/to_lsp.h"

namespace gouji {

namespace {

std::u32string folded(std::string_view words) {
  const std::string plain = text::fold(words);
  std::u32string out;
  for (std::size_t at = 0; at < plain.size();) {
    const text::Decoded next = text::decode(plain, at);
    out += next.code_point;
    at += next.length;
  }
  return out;
}

// How far the name is from the query; empty where it does not match.
std::optional<int> distance(const std::u32string& name, const std::u32string& query) {
  if (name.starts_with(query)) return 0;
  if (name.find(query) != name.npos) return 1;
  std::size_t at = 0;
  for (const char32_t c : query) {
    at = name.find(c, at);
    if (at == name.npos) return std::nullopt;
    ++at;
  }
  return 2;
}

const NamedSymbols& nothing() {
  static const NamedSymbols none = std::make_shared<const std::vector<NamedSymbol>>();
  return none;
}

}  // namespace

NamedSymbols symbols_of(const model::Snapshot& snapshot, const std::string& uri, const Session& session,
                        const Catalog& catalog) {
  Session flat = session;
  flat.client.hierarchical_symbols = false;
  std::vector<NamedSymbol> symbols;
  for (rpc::Json& information : to_lsp(features::outline(snapshot, features::OutlineDepth::tables),
                                       Terms{flat, catalog, snapshot.text(), uri, 0}))
    symbols.push_back({folded(information.at("name").get<std::string>()), std::move(information)});
  return std::make_shared<const std::vector<NamedSymbol>>(std::move(symbols));
}

SymbolMatches::SymbolMatches(std::string_view query) : query_(folded(query)) {}

void SymbolMatches::add(const std::vector<NamedSymbol>& symbols) {
  for (const NamedSymbol& symbol : symbols)
    if (const std::optional<int> far = distance(symbol.folded, query_)) found_.emplace_back(*far, symbol.information);
}

rpc::Json SymbolMatches::best() const {
  constexpr std::size_t most = 1000;
  std::vector<const std::pair<int, rpc::Json>*> order;
  order.reserve(found_.size());
  for (const auto& match : found_) order.push_back(&match);
  std::stable_sort(order.begin(), order.end(), [](auto* one, auto* other) { return one->first < other->first; });
  rpc::Json out = rpc::Json::array();
  for (std::size_t i = 0; i < std::min(most, order.size()); ++i) out.push_back(order[i]->second);
  return out;
}

NamedSymbols SymbolIndex::symbols(const std::string& path, const Session& session, const Catalog& catalog,
                                  const Configuration::AskAnywhere& ask) {
  std::error_code unknown;
  const std::filesystem::path file = files::native(path);
  const auto time = std::filesystem::last_write_time(file, unknown);
  const auto size = unknown ? 0 : std::filesystem::file_size(file, unknown);
  const std::optional<DocumentTerms> terms = ask(path);
  if (unknown || !terms) return nothing();
  {
    const std::lock_guard lock(mutex_);
    const auto known = read_.find(path);
    if (known != read_.end() && known->second.time == time && known->second.size == size &&
        known->second.language == session.language())
      return known->second.symbols;
  }
  const auto text = files::read_text(path);
  if (!text) return nothing();
  // Nobody asks what is wrong in it.
  const auto snapshot = model::Snapshot::open(terms->library, text::Text::from(text->text), model::Examiner{});
  Read read{time, size, session.language(), symbols_of(snapshot, uri_of_path(path), session, catalog)};
  const std::lock_guard lock(mutex_);
  return read_.insert_or_assign(path, std::move(read)).first->second.symbols;
}

}  // namespace gouji
