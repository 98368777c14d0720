// Replaces, compares the findings, and gives back what it has to where others would be found.
#include "lsp/replay/scrub_text.h"

#include <algorithm>
#include <utility>

#include "core/checks/registry.h"
#include "core/text/unicode.h"
#include "lsp/replay/numbers_of.h"

namespace gouji::replay {

namespace {

model::Snapshot read(const std::shared_ptr<const templates::Library>& library, const std::string& text) {
  return model::Snapshot::open(library, text::Text::from(text), checks::examiner);
}

void fill(std::vector<bool>& flags, text::Range range) {
  for (std::size_t at = range.begin; at < std::min(range.end, flags.size()); ++at) flags[at] = true;
}

// The bytes of what templates know by more than its words: labels with misprints in them, too.
void mark_labels(const model::PlacedReport& placed, std::vector<bool>& flags) {
  for (const model::Table& table : placed.report->tables) {
    for (const auto& row : table.rows)
      if (row) fill(flags, placed.at(row->label));
    for (const model::BoundRow& row : table.duplicates) fill(flags, placed.at(row.label));
    for (const model::GroupLabel& group : table.groups) fill(flags, placed.at(group.range));
    for (const model::HeaderCell& cell : table.header)
      if (cell.heading) fill(flags, placed.at(cell.range));
  }
  for (const model::SectionHeading& heading : placed.report->headings) fill(flags, placed.at(heading.words));
}

void each_place(const std::string& text, std::string_view words, const auto& fn) {
  if (words.empty()) return;
  for (std::size_t at = text.find(words); at != text.npos; at = text.find(words, at + words.size())) fn(at);
}

// An organ is called the same everywhere, and by its last character one knows what kind of organ it is.
std::string other_organ(const std::string& organ, Disguise& disguise) {
  std::u32string letters = characters(organ);
  const std::vector<bool> known = disguise.vocabulary().known(letters);
  for (std::size_t i = 0; i < letters.size(); ++i)
    if (is_ideograph(letters[i]) && !known[i] && i + 1 < letters.size()) letters[i] = disguise.character(letters[i]);
  return bytes(letters);
}

}  // namespace

std::string TextScrubber::other_words(const std::string& text) const {
  const model::Snapshot snapshot = read(library_, text);
  std::vector<bool> labels(text.size());
  std::vector<std::string> organs;
  snapshot.for_each_report([&](const model::PlacedReport& placed) {
    mark_labels(placed, labels);
    organs.push_back(placed.report->organ);
    if (placed.report->signature) organs.push_back(placed.report->signature->name);
    return true;
  });
  const std::u32string letters = characters(text);
  const std::vector<bool> known = disguise_.vocabulary().known(letters);
  std::string out;
  out.reserve(text.size());
  for (std::size_t i = 0; i < letters.size(); ++i) {
    const bool stays = known[i] || labels[out.size()] || !is_ideograph(letters[i]);
    text::append(out, stays ? letters[i] : disguise_.character(letters[i]));
  }
  std::sort(organs.begin(), organs.end(), [](const auto& a, const auto& b) { return a.size() < b.size(); });
  for (const std::string& organ : organs) {
    const std::string other = other_organ(organ, disguise_);
    each_place(text, organ, [&](std::size_t at) { out.replace(at, other.size(), other); });
  }
  return Disguise::without_addresses(std::move(out));
}

std::string TextScrubber::with_numbers(const std::string& text, const std::string& words,
                                       const std::vector<bool>& keep) const {
  std::string out = words;
  std::vector<bool> done = keep;
  for (const Numbers& numbers : numbers_of(read(library_, text), text, keep)) {
    const std::vector<std::int64_t> others = balanced(numbers.values, numbers.equations, disguise_.random());
    for (std::size_t i = 0; i < others.size(); ++i) {
      out.replace(numbers.places[i].begin, numbers.places[i].size(), std::to_string(others[i]));
      fill(done, numbers.places[i]);
    }
  }
  for (const text::Range place : loose_numbers(text)) {
    const bool kept =
        std::any_of(done.begin() + static_cast<std::ptrdiff_t>(place.begin),
                    done.begin() + static_cast<std::ptrdiff_t>(place.end), [](bool flag) { return flag; });
    if (!kept) out.replace(place.begin, place.size(), disguise_.digits(words.substr(place.begin, place.size())));
  }
  return out;
}

std::string TextScrubber::other_words_and_numbers(const std::string& text, const std::vector<bool>& keep) const {
  constexpr int rounds = 4;
  const std::string words = other_words(text);
  const auto wanted = findings(text);
  std::vector<bool> kept = keep;
  std::string out;
  for (int round = 0; round < rounds; ++round) {
    out = with_numbers(text, words, kept);
    const auto found = findings(out);
    if (found == wanted) break;
    std::vector<Place> others;
    std::set_symmetric_difference(wanted.begin(), wanted.end(), found.begin(), found.end(), std::back_inserter(others));
    for (const auto& [from, to, code] : others) {  // the numbers of these lines are left as they were
      const std::size_t begin = from == 0 ? 0 : text.rfind('\n', from - 1) + 1;
      fill(kept, {begin, std::min(text.find('\n', to), text.size())});
    }
  }
  return out;
}

std::vector<TextScrubber::Place> TextScrubber::findings(const std::string& text) const {
  std::vector<Place> out;
  for (const model::Finding& finding : read(library_, text).findings(text.size() + 1))
    out.emplace_back(finding.range.begin, finding.range.end, finding.code);
  std::sort(out.begin(), out.end());
  return out;
}

}  // namespace gouji::replay
