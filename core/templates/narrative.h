// Knows the words by which the prose of a report is understood, and finds them all in one pass over a text.
//
// The prose is read again at every keystroke, so the words are not looked for one after the other. Each character of
// the Basic Multilingual Plane has a row in a table that says whether any phrase begins with it; the traditional form
// of a character shares the row of the simplified one. Only where one does are the few phrases of the row compared.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/result.h"

namespace gouji::templates {

// What a phrase tells; a phrase may tell several things. Those above `first_aspect` say which aspect is treated.
enum Cue : std::uint32_t {
  period_cue = 1U << 0,      // a period is named: 统计期限
  own_fact_cue = 1U << 1,    // behind a year: the year of the organ's own facts
  report_cue = 1U << 2,      // behind a year in the preamble: the report's year
  other_year_cue = 1U << 3,  // the sentence may well speak of another year
  future_cue = 1U << 4,      // the sentence may well speak of a later year
  this_year_cue = 1U << 5,   // 今年
  self_reference_cue = 1U << 6,
  fee_cue = 1U << 7,
  doubtful_fee_cue = 1U << 8,  // in the section of the fee it counts
  problem_cue = 1U << 9,
  measure_cue = 1U << 10,
  assessment_cue = 1U << 11,   // what only governments must report on
  passed_over_cue = 1U << 12,  // looks like another phrase and is none
  first_aspect_cue = 1U << 16,
};

struct Phrase {
  std::u16string words;  // simplified
  std::uint32_t cues = 0;
  std::uint32_t form = 0;  // of a self-reference: its index in Narrative::forms
};

// One way in which organs speak of themselves.
struct SelfReference {
  std::vector<std::string> words;    // the first one is written
  std::vector<std::string> marks;    // an organ with one of these in its name may say so; none: everybody may
  std::vector<std::string> endings;  // of the names of the organs that usually say so
};

struct AspectWords {
  std::string id;
  std::vector<std::string> words;
};

// What prose says of a thing whose numbers in the tables are all 0.
struct ZeroSentence {
  std::string id;
  std::string aspect;              // id of the aspect that it belongs to
  std::vector<std::string> cells;  // addresses, without those that a form does not have
  std::string sentence;
};

struct PhraseMatch {
  const Phrase* phrase = nullptr;
  std::size_t bytes = 0;
};

class Narrative {
 public:
  std::string period_sentence;  // with {year}
  std::string since;            // 以来
  std::string year_in_words;    // with {year}
  std::vector<std::string> joints;
  std::vector<std::string> years_whole;    // ids of the sections whose sentences are all about the report's year
  std::vector<std::string> years_opening;  // ids of those whose first paragraph is
  std::vector<SelfReference> forms;
  std::vector<std::string> governments;  // endings of names of organs, longest first
  std::vector<std::string> departments;
  std::vector<std::string> pages;  // page numbers without their digits, folded
  int fee_from = 0;                // the first year of which reports tell of the fee
  std::string fee_section;
  std::string fee_sentence;
  std::string parts_section;  // the section of problems and measures
  std::size_t parts_shortest = 0;
  std::string closing_section;
  std::vector<std::string> nothing;
  std::string nothing_sentence;
  std::vector<AspectWords> aspects;
  std::vector<ZeroSentence> zeros;
  std::string assessment_title;

  // Reads the built-in words. An error names the file and the reason.
  static base::Result<std::shared_ptr<const Narrative>> built_in();

  // The first of these words a phrase already has its place; each tells `cues`, besides what it tells already.
  void learn(const std::vector<std::string>& words, std::uint32_t cues, std::uint32_t form = 0);

  // To be called once, when all is learned.
  void finish();

  // Whether a phrase begins with this character.
  bool begins(char32_t c) const { return c < row_of_.size() && row_of_[c] != 0; }

  // The longest phrase that the text has at this offset, whatever script it is written in.
  std::optional<PhraseMatch> match(std::string_view text, std::size_t at) const;

  // The cue of the aspect; 0 for one that is not known.
  std::uint32_t aspect_cue(std::string_view id) const;

 private:
  std::vector<Phrase> phrases_;        // after `finish` in rows by their first character, long before short
  std::vector<std::uint16_t> row_of_;  // by character; 0: no phrase begins with it
  std::vector<std::pair<std::size_t, std::size_t>> rows_;  // [first, last) of phrases_
};

}  // namespace gouji::templates
