// Implements label folding by one table lookup per character.
//
// Why a table. The same label is written "（三）不予公开", "(三) 不予公開" or, copied from a PDF, with Kangxi radicals that only
// look the same. Each cell of each table is folded before it is matched, when a document is opened and when it is
// edited, so folding must cost about as much as copying. Everything it does is decided by the single character:
// normal form KC, radicals, variants, lower case, and whether a letter or digit is left. So all of it is computed
// once, on first use, for the 65,536 characters of the Basic Multilingual Plane. Characters beyond (rare ideographs,
// emoji, mathematical letters) ask ICU each time.
//
// Compatibility characters may become several letters (㈠ 一, ㎡ m2): those answers stand aside in a list. Normalising
// character by character does not compose across characters; since combining marks are dropped, that only loses
// accents.
#include "core/text/fold.h"

#include <unicode/normalizer2.h>
#include <unicode/translit.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>
#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <vector>

#include "core/text/unicode.h"
#include "core/text/variants.h"

namespace gouji::text {
namespace {

constexpr std::size_t plane = 0x10000;

/// Which script form a character belongs to.
enum Form : std::uint8_t { both_forms = 0, only_traditional = 1, only_simplified = 2 };

/// The plain form of each character of the Basic Multilingual Plane in prose, and which form of script it shows.
struct Simplification {
  std::vector<char16_t> simple = std::vector<char16_t>(plane);
  std::vector<std::uint8_t> form = std::vector<std::uint8_t>(plane);

  Simplification() {
    for (std::size_t c = 0; c < plane; ++c) simple[c] = static_cast<char16_t>(c);
    each_pair(simplified_pairs, [&](char16_t from, char16_t to) {
      simple[from] = to;
      form[from] = only_traditional;
      form[to] = only_simplified;
    });
    each_pair(shared_pairs, [&](char16_t from, char16_t to) {
      simple[from] = to;
      form[from] = only_traditional;
    });
    // A radical stands for its character, and that may be a traditional one (⻑ 長 长).
    each_pair(radical_pairs, [&](char16_t from, char16_t to) { simple[from] = simple[to]; });
    UErrorCode status = U_ZERO_ERROR;
    const icu::Normalizer2* normalizer = icu::Normalizer2::getNFKCInstance(status);
    if (U_FAILURE(status)) return;
    icu::UnicodeString normal;
    for (char16_t c = 0x2F00; c < 0x2FE0; ++c) {
      if (normalizer->getDecomposition(c, normal) && normal.length() == 1) simple[c] = simple[normal.charAt(0)];
    }
  }

  template <class Fn>
  static void each_pair(std::u16string_view pairs, Fn fn) {
    for (std::size_t i = 0; i + 1 < pairs.size(); i += 2) fn(pairs[i], pairs[i + 1]);
  }
};

const Simplification& simplification() {
  static const Simplification table;
  return table;
}

/// What folding makes of each character of the Basic Multilingual Plane: up to three bytes of UTF-8 with their number
/// in the highest byte, or `aside` there and an index into `long_answers` below.
struct FoldTable {
  static constexpr std::uint32_t aside = 0xFF;

  std::vector<std::uint32_t> answers = std::vector<std::uint32_t>(plane);
  std::vector<std::string> long_answers;

  FoldTable() {
    UErrorCode status = U_ZERO_ERROR;
    const icu::Normalizer2* normalizer = icu::Normalizer2::getNFKCInstance(status);
    if (U_FAILURE(status)) normalizer = nullptr;
    std::string answer;
    icu::UnicodeString decomposition;
    for (std::uint32_t c = 0; c < plane; ++c) {
      if (c >= 0xAC00 && c < 0xF900) {  // syllables fold to themselves, surrogates and private characters to nothing
        if (c < 0xD7A4) set(c, encode(c));
        continue;
      }
      answer.clear();
      if (is_plain_ideograph(c)) {
        append(answer, simplification().simple[c]);
      } else if (normalizer && normalizer->getDecomposition(static_cast<UChar32>(c), decomposition)) {
        const icu::UnicodeString normal = normalizer->normalize(icu::UnicodeString(static_cast<UChar32>(c)), status);
        append_letters(answer, normal);
      } else {
        append_letter(answer, static_cast<UChar32>(c));
      }
      if (!answer.empty()) set(c, answer);
    }
  }

  /// Characters beyond the plane, one by one.
  static void append_rare(std::string& out, char32_t c) {
    UErrorCode status = U_ZERO_ERROR;
    const icu::Normalizer2* normalizer = icu::Normalizer2::getNFKCInstance(status);
    icu::UnicodeString normal(static_cast<UChar32>(c));
    if (U_SUCCESS(status)) normal = normalizer->normalize(normal, status);
    append_letters(out, normal);
  }

 private:
  static bool is_plain_ideograph(std::uint32_t c) { return (c >= 0x4E00 && c < 0xA000) || (c >= 0x3400 && c < 0x4DC0); }

  /// Appends a normalised character in its simple lower-case form, or nothing when it is no letter or digit.
  static void append_letter(std::string& out, UChar32 c) {
    const bool rare = c >= static_cast<UChar32>(plane);
    const UChar32 simple = rare ? c : UChar32{simplification().simple[static_cast<std::size_t>(c)]};
    const auto folded = static_cast<char32_t>(u_tolower(simple));
    if (is_letter_or_digit(folded)) append(out, folded);
  }

  static void append_letters(std::string& out, const icu::UnicodeString& normal) {
    for (std::int32_t i = 0; i < normal.length(); i = normal.moveIndex32(i, 1)) append_letter(out, normal.char32At(i));
  }

  void set(std::uint32_t c, const std::string& answer) {
    if (answer.size() > 3) {
      answers[c] = aside << 24 | static_cast<std::uint32_t>(long_answers.size());
      long_answers.push_back(answer);
      return;
    }
    std::uint32_t packed = static_cast<std::uint32_t>(answer.size()) << 24;
    for (std::size_t i = 0; i < answer.size(); ++i) {
      packed |= std::uint32_t{static_cast<unsigned char>(answer[i])} << (8 * i);
    }
    answers[c] = packed;
  }
};

/// Each character of the plane in its plain form, see `plain`.
struct PlainTable {
  std::vector<char16_t> answers = std::vector<char16_t>(plane);

  PlainTable() {
    UErrorCode status = U_ZERO_ERROR;
    const icu::Normalizer2* normalizer = icu::Normalizer2::getNFKCInstance(status);
    if (U_FAILURE(status)) normalizer = nullptr;
    icu::UnicodeString normal;
    for (std::uint32_t c = 0; c < plane; ++c) {
      char16_t simple = simplification().simple[c];
      const bool surrogate = c >= 0xD800 && c < 0xE000;
      if (simple == c && !surrogate && normalizer && normalizer->getDecomposition(static_cast<UChar32>(c), normal) &&
          normal.length() == 1)
        simple = simplification().simple[normal.charAt(0)];
      const UChar32 lower = surrogate ? simple : u_tolower(simple);
      answers[c] = lower < static_cast<UChar32>(plane) ? static_cast<char16_t>(lower) : simple;
    }
  }
};

const FoldTable& fold_table() {
  static const FoldTable table;
  return table;
}

/// Calls fn(code point, bytes) for each character, decoding the usual three bytes of an ideograph in place.
template <class Fn>
void each_character(std::string_view bytes, Fn fn) {
  const auto* data = reinterpret_cast<const unsigned char*>(bytes.data());
  for (std::size_t at = 0; at < bytes.size();) {
    const unsigned char first = data[at];
    if (first < 0x80) {
      fn(char32_t{first}, bytes.substr(at, 1));
      ++at;
    } else if (first > 0xE0 && first < 0xED && at + 2 < bytes.size() && (data[at + 1] & 0xC0) == 0x80 &&
               (data[at + 2] & 0xC0) == 0x80) {
      const auto c = static_cast<char32_t>((first & 0x0F) << 12 | (data[at + 1] & 0x3F) << 6 | (data[at + 2] & 0x3F));
      fn(c, bytes.substr(at, 3));
      at += 3;
    } else {
      const Decoded decoded = decode(bytes, at);
      fn(decoded.code_point, bytes.substr(at, decoded.length));
      at += decoded.length;
    }
  }
}

/// ICU's transliterator, which knows phrases; none when ICU's data are missing.
const icu::Transliterator* traditional_transliterator() {
  static const std::unique_ptr<const icu::Transliterator> transliterator = [] {
    UErrorCode status = U_ZERO_ERROR;
    std::unique_ptr<const icu::Transliterator> made(
        icu::Transliterator::createInstance("Simplified-Traditional", UTRANS_FORWARD, status));
    if (U_FAILURE(status)) made.reset();
    return made;
  }();
  return transliterator.get();
}

}  // namespace

std::string fold(std::string_view bytes) {
  const FoldTable& table = fold_table();
  std::string out;
  out.reserve(bytes.size());
  each_character(bytes, [&](char32_t c, std::string_view) {
    if (c >= plane) return FoldTable::append_rare(out, c);
    const std::uint32_t answer = table.answers[c];
    const std::uint32_t length = answer >> 24;
    if (length == 1) {
      out.push_back(static_cast<char>(answer & 0xFF));
    } else if (length == FoldTable::aside) {
      out.append(table.long_answers[answer & 0xFFFFFF]);
    } else if (length > 0) {
      const std::array<char, 3> letter = {static_cast<char>(answer & 0xFF), static_cast<char>(answer >> 8 & 0xFF),
                                          static_cast<char>(answer >> 16 & 0xFF)};
      out.append(letter.data(), length);
    }
  });
  return out;
}

char32_t plain(char32_t character) {
  static const PlainTable table;
  return character < plane ? table.answers[character] : character;
}

std::string strip_number(std::string_view folded) {
  static constexpr std::u32string_view han_digits = U"〇一二三四五六七八九十百";
  std::size_t end = 0;
  while (end < folded.size() && folded[end] >= '0' && folded[end] <= '9') ++end;
  if (end == 0) {
    while (end < folded.size()) {
      const Decoded decoded = decode(folded, end);
      if (han_digits.find(decoded.code_point) == std::u32string_view::npos) break;
      end += decoded.length;
    }
  }
  return std::string(end == folded.size() ? folded : folded.substr(end));
}

std::string simplify(std::string_view bytes) {
  const Simplification& table = simplification();
  std::string out;
  out.reserve(bytes.size());
  each_character(bytes, [&](char32_t c, std::string_view written) {
    if (c < plane && table.simple[c] != c) {
      append(out, table.simple[c]);
    } else {
      out.append(written);
    }
  });
  return out;
}

char16_t simple_form(char16_t c) { return simplification().simple[c]; }

char32_t plain_ideograph(char32_t c) {
  if (c >= 0x2E80 && c < 0x2F00) {
    char16_t plain = 0;
    Simplification::each_pair(radical_pairs, [&](char16_t from, char16_t to) { plain = from == c ? to : plain; });
    return plain;
  }
  const bool ideograph = (c >= 0x2F00 && c < 0x2FD6) || (c >= 0xF900 && c < 0xFB00) || (c >= 0x2F800 && c < 0x2FA20);
  UErrorCode status = U_ZERO_ERROR;
  const icu::Normalizer2* normalizer = ideograph ? icu::Normalizer2::getNFKCInstance(status) : nullptr;
  icu::UnicodeString normal;
  if (normalizer == nullptr || U_FAILURE(status)) return 0;
  if (!normalizer->getDecomposition(static_cast<UChar32>(c), normal) || normal.countChar32() != 1) return 0;
  return static_cast<char32_t>(normal.char32At(0));
}

std::string to_traditional(std::string_view bytes) {
  const icu::Transliterator* transliterator = traditional_transliterator();
  if (!transliterator) return std::string(bytes);
  icu::UnicodeString text = icu::UnicodeString::fromUTF8(to_valid_utf8(bytes));
  transliterator->transliterate(text);
  // Words of the forms in which a character has another traditional form than it usually has.
  text.findAndReplace(u"重復", u"重複");
  text.findAndReplace(u"反復", u"反覆");
  std::string out;
  text.toUTF8String(out);
  return out;
}

bool is_traditional(std::string_view bytes) {
  const Simplification& table = simplification();
  std::size_t traditional = 0;
  std::size_t simplified = 0;
  each_character(bytes, [&](char32_t c, std::string_view) {
    if (c >= plane) return;
    traditional += table.form[c] == only_traditional ? 1 : 0;
    simplified += table.form[c] == only_simplified ? 1 : 0;
  });
  return traditional > simplified;
}

}  // namespace gouji::text
