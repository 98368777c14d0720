// Keeps all templates together with one vocabulary of their labels, so that a label is looked up once for all of them.
#pragma once

#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "core/base/result.h"
#include "core/templates/lexicon.h"
#include "core/templates/narrative.h"
#include "core/templates/phrasebook.h"
#include "core/templates/template.h"

namespace gouji::templates {

enum class Part : unsigned char { table_heading, corner, row, row_group, column, column_group };

// How a label came to be known.
enum class Match : unsigned char {
  official,    // the label itself, however its width, brackets or spaces are
  variant,     // a listed variant
  unnumbered,  // the label without its ordinal
};

// One thing that a label can mean.
struct Meaning {
  std::size_t form = 0;     // index of the template
  std::size_t table = 0;    // index of the table in it
  std::size_t heading = 0;  // index into the axis' headings
  Part part = Part::row;
  Match match = Match::official;
};

using Meanings = std::vector<Meaning>;

// What a heading of the text can mean: a section, or an aspect of a section. Ids live as long as the library.
struct HeadingMeaning {
  std::string_view section;
  std::string_view aspect;  // empty for a section
  Match match = Match::official;
};

class Library {
 public:
  // Reads the built-in templates. An error names the file and the reason.
  static base::Result<std::shared_ptr<const Library>> built_in();
  static base::Result<std::shared_ptr<const Library>> from(std::vector<Template> templates, Lexicon lexicon = {});
  const Phrasebook& phrasebook() const { return *phrasebook_; }

  // What a claim denies in this template; null where it denies nothing.
  const ClaimSpec* claim(const Template& form, std::uint8_t claim, std::uint8_t subject) const;

  // What a number means in this template; null where it has no cell for it. Indices are those of the phrasebook.
  const FigureSpec* figure(const Template& form, std::uint8_t subject, std::uint8_t measure, std::uint8_t within) const;

  std::span<const Template> templates() const { return templates_; }
  const Template* find(std::string_view id) const;

  // The template for reports of this year: the newest that covers it. Null when there is none.
  const Template* for_year(int year) const;

  // The words of the prose, the same for all templates.
  const Narrative& narrative() const { return *narrative_; }

  // All meanings of a folded label (text::fold), best match first; null where it has none. Lives as long as the library.
  const Meanings* meanings(std::string_view folded) const;

  // What the style of prose is judged by; the same for all templates.
  const Lexicon& lexicon() const { return lexicon_; }

  // Whether some label, folded, begins with these words.
  bool begins_label(std::string_view folded) const;

  // The meanings of a folded heading, sections before aspects; null where it has none.
  const std::vector<HeadingMeaning>* headings(std::string_view folded) const;

  // All folded section titles with their meaning, for finding misprints; official ones first.
  const std::vector<std::pair<std::string, HeadingMeaning>>& section_titles() const { return section_titles_; }

 private:
  struct Hash {
    using is_transparent = void;
    std::size_t operator()(std::string_view key) const { return std::hash<std::string_view>{}(key); }
  };

  void learn(std::string_view label, Meaning meaning);
  void learn_heading(std::string_view title, HeadingMeaning meaning);
  void learn_headings();

  std::shared_ptr<const Phrasebook> phrasebook_;
  std::vector<Template> templates_;
  Lexicon lexicon_;
  std::shared_ptr<const Narrative> narrative_;
  std::unordered_map<std::string, Meanings, Hash, std::equal_to<>> vocabulary_;
  std::vector<std::string> sorted_labels_;  // all of the vocabulary
  std::unordered_map<std::string, std::vector<HeadingMeaning>, Hash, std::equal_to<>> headings_;
  std::vector<std::pair<std::string, HeadingMeaning>> section_titles_;
};

}  // namespace gouji::templates
