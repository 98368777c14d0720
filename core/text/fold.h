// Makes labels comparable that look or mean the same: width, radicals, traditional characters, brackets, spaces.
#pragma once

#include <string>
#include <string_view>

namespace gouji::text {

/// The letters and digits of the text in plain simplified lower case: NFKC, radicals as characters, traditional as
/// simplified; spaces, punctuation, brackets and quotes are dropped. "（一）予以公開" gives "一予以公开".
std::string fold(std::string_view bytes);

/// Drops the ordinal (digits or 一二三…) at the begin of a folded label: "一予以公开" gives "予以公开".
/// A label that is nothing but a number stays.
std::string strip_number(std::string_view folded);

/// The text with traditional characters and radicals as simplified characters; everything else stays as it is.
std::string simplify(std::string_view bytes);

/// One character in its plain simplified lower case form: full-width and compatibility characters as what they stand for,
/// U+3000 and U+00A0 as a space. Punctuation stays; a character that stands for several stays as it is.
char32_t plain(char32_t character);

/// The text with simplified characters as traditional ones, for writing into a traditional document.
std::string to_traditional(std::string_view bytes);

/// The plain simplified form of one character of the Basic Multilingual Plane; itself where it has no other.
char16_t simple_form(char16_t c);

/// The character that a radical or a compatibility ideograph only looks like (⽂ 文); 0 for every other character.
char32_t plain_ideograph(char32_t c);

/// Whether the text has a character that only traditional spelling uses.
bool is_traditional(std::string_view bytes);

}  // namespace gouji::text
