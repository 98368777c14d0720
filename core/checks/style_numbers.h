// Judges how numbers, dates and numbers of documents are written in prose.
#pragma once

#include <cstddef>
#include <string_view>

#include "core/model/reading.h"
#include "core/templates/lexicon.h"

namespace gouji::checks {

class NumberStyle {
 public:
  NumberStyle(const templates::Lexicon& lexicon, std::string_view line, model::Reading& reading)
      : lexicon_(lexicon), line_(line), reading_(reading) {}

  // Looks at the run of digits, and of characters that look like digits, which begins at this byte. A run that was
  // looked at as part of a date is passed over. The answer is the end of the run.
  std::size_t number(std::size_t begin);

  // A year in Chinese numerals, and the month and day behind it.
  void chinese_year(std::size_t begin);

  // What stands behind a word that announces a telephone number.
  void telephone(std::size_t behind);

 private:
  void look_alikes(text::Range run);
  void date(text::Range run);
  void document_number(text::Range year);
  void thousands(text::Range run);
  void add(text::Range range, std::string expected);
  bool starts_with(std::size_t at, std::string_view words) const { return line_.substr(at).starts_with(words); }

  const templates::Lexicon& lexicon_;
  std::string_view line_;
  model::Reading& reading_;
  std::size_t done_ = 0;
};

}  // namespace gouji::checks
