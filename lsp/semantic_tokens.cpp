// Counts each token from its report's first line: where a report has moved, but for its place nothing is counted again.
#include "lsp/semantic_tokens.h"

#include <algorithm>
#include <unordered_map>
#include <utility>

namespace gouji {

namespace {

using features::TokenKind;

// Names that the protocol knows, where they fit: then every theme has colours for them.
enum Type : std::uint32_t {
  class_type,
  name_space,
  structure,
  type,
  property,
  parameter,
  number,
  comment,
  keyword,
  enum_member
};
constexpr std::string_view types[] = {"class",     "namespace", "struct",  "type",    "property",
                                      "parameter", "number",    "comment", "keyword", "enumMember"};

enum Modifier : std::uint32_t { declaration = 1, total = 2, broken = 4, figure = 8 };
constexpr std::string_view modifiers[] = {"declaration", "total", "broken", "figure"};

struct Coded {
  std::uint32_t type;
  std::uint32_t modifiers = 0;
};

Coded coded(TokenKind kind) {
  switch (kind) {
    case TokenKind::title: return {class_type, declaration};
    case TokenKind::heading: return {name_space, declaration};
    case TokenKind::table: return {structure};
    case TokenKind::group: return {type};
    case TokenKind::row: return {property};
    case TokenKind::column: return {parameter};
    case TokenKind::value: return {number};
    case TokenKind::figure: return {number, figure};
    case TokenKind::comment: return {comment};
    case TokenKind::keyword: return {keyword};
    case TokenKind::code: return {enum_member};
  }
  return {number};
}

std::uint32_t length(const text::Text& text, text::Range range, text::Encoding encoding) {
  std::string buffer;
  const text::Counts counts = text::count(text.view(range, buffer));
  switch (encoding) {
    case text::Encoding::utf8: return static_cast<std::uint32_t>(counts.bytes);
    case text::Encoding::utf16: return static_cast<std::uint32_t>(counts.utf16_units);
    case text::Encoding::utf32: return static_cast<std::uint32_t>(counts.code_points);
  }
  return 0;
}

// Appends tokens; positions count from the line `first_line`. `last` is where the one before stands.
void append(const std::vector<features::Token>& tokens, const text::Text& text, text::Encoding encoding,
            std::size_t first_line, text::Position& last, TokenNumbers& out) {
  out.reserve(out.size() + tokens.size() * 5);
  for (const features::Token& token : tokens) {
    text::Position at = text::position_of(text, token.range.begin, encoding);
    at.line -= first_line;
    const Coded code = coded(token.kind);
    out.push_back(static_cast<std::uint32_t>(at.line - last.line));
    out.push_back(static_cast<std::uint32_t>(at.line == last.line ? at.column - last.column : at.column));
    out.push_back(length(text, token.range, encoding));
    out.push_back(code.type);
    out.push_back(code.modifiers | (token.total ? total : 0U) | (token.broken ? broken : 0U));
    last = at;
  }
}

// Takes the numbers of a document's reports one after the other.
class Joiner {
 public:
  void add(const ReportTokens& report, std::size_t first_line, TokenNumbers& out) {
    if (report.numbers.empty()) return;
    const std::size_t begin = out.size();
    out.insert(out.end(), report.numbers.begin(), report.numbers.end());
    const std::size_t line = first_line + report.numbers[0];
    out[begin] = static_cast<std::uint32_t>(line - last_.line);
    if (line == last_.line) out[begin + 1] -= static_cast<std::uint32_t>(last_.column);
    last_ = {first_line + report.last.line, report.last.column};
  }

 private:
  text::Position last_;
};

class Known {
 public:
  explicit Known(const DocumentTokens* before) {
    if (before == nullptr) return;
    for (const auto& report : before->reports) reports_.emplace(report->ledger.get(), report);
  }

  // Null where the report is another one than it was.
  std::shared_ptr<const ReportTokens> find(const model::PlacedLedger& placed, std::size_t column) const {
    const auto found = reports_.find(placed.ledger.get());
    if (found == reports_.end()) return nullptr;
    const ReportTokens& known = *found->second;
    const bool same =
        known.column == column && known.bytes == placed.bytes && !placed.drift->touched_since(known.drift);
    return same ? found->second : nullptr;
  }

 private:
  std::unordered_map<const model::Ledger*, std::shared_ptr<const ReportTokens>> reports_;
};

}  // namespace

rpc::Json token_legend() { return {{"tokenTypes", types}, {"tokenModifiers", modifiers}}; }

TokenNumbers encode(const std::vector<features::Token>& tokens, const text::Text& text, text::Encoding encoding) {
  TokenNumbers numbers;
  text::Position last;
  append(tokens, text, encoding, 0, last, numbers);
  return numbers;
}

DocumentTokens document_tokens(const model::Snapshot& snapshot, text::Encoding encoding, const DocumentTokens* before,
                               const rpc::Stop& stop) {
  const Known known(before);
  DocumentTokens out;
  Joiner joiner;
  snapshot.for_each_ledger([&](const model::PlacedLedger& placed) {
    const text::Position begin = text::position_of(snapshot.text(), placed.begin, encoding);
    std::shared_ptr<const ReportTokens> report = known.find(placed, begin.column);
    if (!report) {
      ReportTokens made{placed.ledger, *placed.drift, placed.bytes, begin.column, {}, {}};
      if (placed.ledger->frame->recognised)
        append(features::tokens(*snapshot.report_at(placed.begin), snapshot.text()), snapshot.text(), encoding,
               begin.line, made.last, made.numbers);
      report = std::make_shared<const ReportTokens>(std::move(made));
    }
    joiner.add(*report, begin.line, out.numbers);
    out.reports.push_back(std::move(report));
    return !stop();
  });
  return out;
}

std::optional<TokenEdit> difference(const TokenNumbers& before, const TokenNumbers& after) {
  constexpr std::size_t token = 5;
  const std::size_t most = std::min(before.size(), after.size()) / token * token;
  const auto apart = std::mismatch(before.begin(), before.begin() + static_cast<std::ptrdiff_t>(most), after.begin());
  const std::size_t same = static_cast<std::size_t>(apart.first - before.begin()) / token * token;
  if (same == before.size() && same == after.size()) return std::nullopt;
  const auto behind =
      std::mismatch(before.rbegin(), before.rbegin() + static_cast<std::ptrdiff_t>(most - same), after.rbegin());
  const std::size_t tail = static_cast<std::size_t>(behind.first - before.rbegin()) / token * token;
  return TokenEdit{
      same, before.size() - same - tail,
      TokenNumbers(after.begin() + static_cast<std::ptrdiff_t>(same), after.end() - static_cast<std::ptrdiff_t>(tail))};
}

std::shared_ptr<const DocumentTokens> TokenMemory::last(const std::string& uri) const {
  const std::lock_guard lock(mutex_);
  const auto found = last_.find(uri);
  return found == last_.end() ? nullptr : found->second;
}

std::shared_ptr<const DocumentTokens> TokenMemory::keep(const std::string& uri, DocumentTokens tokens) {
  const std::lock_guard lock(mutex_);
  tokens.id = std::to_string(++ids_);
  return last_[uri] = std::make_shared<const DocumentTokens>(std::move(tokens));
}

void TokenMemory::forget(const std::string& uri) {
  const std::lock_guard lock(mutex_);
  last_.erase(uri);
}

}  // namespace gouji
