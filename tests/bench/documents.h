// Makes documents of any size from the correct samples: the same for the same seed, every report under a name of its own.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace gouji::bench {

enum class Notation { markdown, cells };

std::string_view name(Notation notation);
std::string_view extension(Notation notation);
std::string_view language_id(Notation notation);

// Where something may be typed.
struct Place {
  std::size_t line = 0;
  std::size_t column = 0;  // in UTF-16 units
};

// A compendium of reports. `faulty` is as long and has a wrong digit in table 三 of every report.
struct Document {
  std::string text;
  std::string faulty;
  std::vector<Place> prose;   // behind a comma of a paragraph
  std::vector<Place> digits;  // in front of a number of table 三

  std::size_t bytes() const { return text.size(); }
};

// The correct samples with their tables in this notation; `gouji` is the program that converts them. Those with a title
// over two lines are left out: inside a compendium the second line alone begins no report.
std::vector<std::string> correct_reports(const std::string& gouji, Notation notation);

// The reports again and again, until the document has so many bytes.
Document compendium(const std::vector<std::string>& reports, std::size_t bytes);

// So many documents of one report each; every fifth is faulty.
std::vector<std::string> single_reports(const std::vector<std::string>& reports, std::size_t count);

}  // namespace gouji::bench
