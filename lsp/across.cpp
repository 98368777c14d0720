// Adds the places in other files to a diagnostic that is rendered like all others.
#include "lsp/across.h"

#include <optional>

#include "lsp/rpc/json.h"
#include "lsp/to_lsp.h"

namespace gouji {

namespace {

// Where the range stands after the edit; an edit inside it makes it longer or shorter.
std::optional<text::Range> moved(text::Range range, const text::Edit& edit) {
  const std::size_t grown = edit.text.size();
  const std::size_t gone = edit.range.size();
  if (edit.range.end <= range.begin && !(edit.range.begin == range.begin && gone == 0))
    return text::Range{range.begin - gone + grown, range.end - gone + grown};
  if (edit.range.begin >= range.end && !(edit.range.begin == range.end && gone == 0)) return range;
  if (edit.range.begin < range.begin || edit.range.end > range.end) return std::nullopt;
  return text::Range{range.begin, range.end - gone + grown};
}

}  // namespace

AcrossFindings moved(const AcrossFindings& findings, const text::Edit& edit) {
  if (!findings) return findings;
  auto after = std::make_shared<std::vector<AcrossFinding>>();
  for (AcrossFinding found : *findings) {
    const auto range = moved(found.finding.range, edit);
    if (!range) continue;
    found.finding.range = *range;
    std::erase_if(found.finding.related, [&edit](model::Related& related) {
      const auto place = moved(related.range, edit);
      if (place) related.range = *place;
      return !place;
    });
    after->push_back(std::move(found));
  }
  return after->empty() ? nullptr : AcrossFindings(std::move(after));
}

std::vector<AcrossFinding> across(std::vector<model::Finding> findings, const TextOf& text_of,
                                  text::Encoding encoding) {
  std::vector<AcrossFinding> list;
  for (model::Finding& finding : findings) {
    AcrossFinding shown{std::move(finding), {}};
    for (const model::Related& related : shown.finding.related) {
      if (related.document.empty()) continue;
      const auto [uri, text] = text_of(related.document);
      if (text != nullptr) shown.elsewhere.push_back({uri, to_lsp(*text, related.range, encoding), related.message});
    }
    std::erase_if(shown.finding.related, [](const model::Related& related) { return !related.document.empty(); });
    list.push_back(std::move(shown));
  }
  return list;
}

std::string render(const AcrossFinding& found, const text::Text& text, const DiagnosticTerms& terms) {
  std::string out = render(found.finding, text, 0, terms).text;
  if (!terms.related_information || found.elsewhere.empty()) return out;
  std::string places;
  for (const Elsewhere& place : found.elsewhere) {
    const rpc::Json item = {{"location", {{"uri", place.uri}, {"range", protocol::json(place.range)}}},
                            {"message", terms.catalog->render(place.message)}};
    places += (places.empty() ? "" : ",") + rpc::dump(item);
  }
  // Behind the related places of the document itself, where there are some; the text ends in ]} then.
  if (out.ends_with("]}")) return out.insert(out.size() - 2, "," + places);
  return out.insert(out.size() - 1, ",\"relatedInformation\":[" + places + "]");
}

}  // namespace gouji
