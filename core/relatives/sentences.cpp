// Cuts paragraphs at full stops; two sentences are one when they differ in nothing but spaces.
#include "core/relatives/sentences.h"

#include <algorithm>
#include <string_view>

namespace gouji::relatives {

namespace {

constexpr std::size_t shortest = 36;  // bytes: twelve characters

bool is_space(char c) { return c == ' ' || c == '\t' || c == '\r' || c == '\n'; }

// FNV-1a over what is no space; U+3000 is one.
std::uint64_t fingerprint(std::string_view bytes) {
  std::uint64_t print = 14695981039346656037ULL;
  for (std::size_t i = 0; i < bytes.size(); ++i) {
    if (is_space(bytes[i])) continue;
    if (bytes.substr(i).starts_with("\xE3\x80\x80")) {
      i += 2;
      continue;
    }
    print = (print ^ static_cast<unsigned char>(bytes[i])) * 1099511628211ULL;
  }
  return print;
}

// The end of the sentence that begins at `at`, its mark included.
std::size_t sentence_end(std::string_view bytes, std::size_t at) {
  std::size_t end = bytes.size();
  for (const std::string_view mark : {"。", "！", "？"}) {
    const std::size_t found = bytes.substr(0, end).find(mark, at);
    if (found != bytes.npos) end = std::min(end, found + mark.size());
  }
  return end;
}

// A year that the words in the range give to the report's own facts; 0 where they give none.
int own_year(const model::Remarks& remarks, text::Range range) {
  for (const model::DateRemark& remark : remarks.dates)
    if ((remark.own || remark.report) && !remark.quoted && remark.since.empty() && remark.date.month.value == 0 &&
        range.contains(remark.date.year.range))
      return remark.date.year.value;
  return 0;
}

}  // namespace

void read_sentences(const model::PlacedReport& placed, const text::Text& text, Digest& digest) {
  const model::Report& report = *placed.report;
  std::uint16_t section = 0;
  std::size_t heading = 0;
  std::string buffer;
  for (std::size_t i = 0; i < report.passages.size(); ++i) {
    const model::Passage& passage = report.passages[i];
    for (; heading < report.headings.size() && report.headings[heading].passage <= i; ++heading) {
      const auto& sections = report.form->sections;
      const auto found = std::find_if(sections.begin(), sections.end(), [&](const templates::Section& one) {
        return one.id == report.headings[heading].id;
      });
      if (found == sections.end() || report.headings[heading].aspect()) continue;
      section = static_cast<std::uint16_t>(found - sections.begin() + 1);
      digest.headings.emplace_back(section, Place::of(placed.at(report.headings[heading].words)));
    }
    if (!passage.reading->is_prose() || passage.reading->words.size() < shortest) continue;
    const text::Range words = passage.reading->words;
    const text::Range range = placed.at(passage.at(words));
    const std::string_view bytes = text.view(range, buffer);
    for (std::size_t at = 0; at < bytes.size();) {
      const std::size_t end = sentence_end(bytes, at);
      while (at < end && is_space(bytes[at])) ++at;
      if (end - at >= shortest)
        digest.sentences.push_back(
            {fingerprint(bytes.substr(at, end - at)), Place::of({range.begin + at, range.begin + end}), section,
             static_cast<std::int16_t>(own_year(passage.reading->remarks, {words.begin + at, words.begin + end}))});
      at = end;
    }
  }
}

}  // namespace gouji::relatives
