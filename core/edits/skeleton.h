// Writes what a report must contain and does not yet: sections, tables and whole reports, with places to type in.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/templates/template.h"

namespace gouji::edits {

// Text, or a place to type that holds the text until something better is typed.
struct Piece {
  std::string text;
  bool placeholder = false;

  friend bool operator==(const Piece&, const Piece&) = default;
};

using Skeleton = std::vector<Piece>;

// How the surroundings are written, and what is known to fill in.
struct Style {
  bool markdown_headings = true;  // # in front of headings
  bool traditional = false;
  std::string line_break = "\n";
  std::string organ;        // empty: a place to type
  std::optional<int> year;  // empty: a place to type
};

// Each ends in one line break. Tables are Markdown, one per section, merged cells left empty, zeros as places to type.
Skeleton section(const templates::Template& form, const templates::Section& section, const Style& style);
Skeleton aspect(const templates::Aspect& aspect, const Style& style);
Skeleton tables(const templates::Template& form, const std::vector<std::size_t>& tables, const Style& style);
Skeleton title(const templates::Template& form, const Style& style);
Skeleton whole_report(const templates::Template& form, const Style& style);

// A sentence of the form without a line break: {year} and {organ} filled in, {{words}} places to type.
Skeleton sentence(std::string_view words, const Style& style);

// The skeleton with its placeholders' texts in place.
std::string plain(const Skeleton& skeleton);

// The same with each placeholder's words in 【】, so that it is seen what is still to be written; numbers stay bare.
std::string bracketed(const Skeleton& skeleton);

// An official heading or label in the script of the surroundings.
std::string in_script(std::string_view official, bool traditional);

}  // namespace gouji::edits
