// Says what the numbers of one paragraph count, as far as the paragraph itself tells: the part of a figure that all
// versions share.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/decimal.h"
#include "core/templates/phrasebook.h"
#include "core/text/numeral.h"
#include "core/text/range.h"

namespace gouji::model {

// Whose cases a sentence tells, where it says so.
enum class Whose : std::uint8_t {
  unsaid,
  area,    // 全区: everything the government governs
  office,  // 区政府办: a government's own office
  part,    // 各街道: parts of the organ, or others
};

// What holds for everything that a sentence says about cases. Indices are those of the phrasebook; ranges count from the
// block's first byte.
struct Said {
  std::uint8_t subject = templates::no_id;  // no_id: the paragraph names none, its heading may
  text::Range phrase;                       // from its first word to its last
  std::string text;                         // the phrase as it is shown
  std::optional<int> year;                  // the last year named before it
  Whose whose = Whose::unsaid;
  bool other_time = false;  // 去年, 上半年
  bool on_behalf = false;   // the paragraph tells what an office did for its government, too
  bool in_context = false;  // the paragraph says that it is about disclosure
  bool inherited = false;   // the subject is that of an earlier clause
};

// A number, or a zero that the words make: 未收到…申请.
struct Count : Said {
  std::uint8_t measure = templates::no_id;
  std::uint8_t also = templates::no_id;    // a second measure of the same number: 收到并答复
  std::uint8_t within = templates::no_id;  // the measure of the whole that it is a part of
  std::size_t sentence = 0;
  base::Decimal value;
  text::NumeralStyle style = text::NumeralStyle::arabic;
  text::Range number;     // its numerals; the phrase where it has none
  bool denied = false;    // the words say that there is none
  bool vague = false;     // 余, 约: never compared
  bool doubtful = false;  // other words stand between
};

struct Claim : Said {
  std::uint8_t claim = templates::no_id;
  bool excused = false;                  // the sentence says why not all may be so
  std::optional<base::Decimal> counted;  // the number of cases it is about: 39件申请均已答复
};

// A list of parts that does not make its whole.
struct Breakdown {
  text::Range whole;
  base::Decimal said;
  base::Decimal sum;
  std::vector<text::Range> parts;
};

// A share or a change in percent that its numbers do not make.
struct Ratio {
  text::Range percent;
  bool direction = false;  // it rises where it should fall
  text::Range of;          // the number compared
  text::Range base;        // the number it is compared with
  std::string computed;    // percent, with as many decimals as are written
};

struct Prose {
  std::vector<Count> counts;
  std::vector<Claim> claims;
  std::vector<Breakdown> breakdowns;
  std::vector<Ratio> ratios;
};

// Null where the paragraph says nothing of the kind. `bytes` are a block of prose.
std::shared_ptr<const Prose> read_sentences(const templates::Phrasebook& phrasebook, std::string_view bytes);

}  // namespace gouji::model
