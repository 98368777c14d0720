// Tells what the characters of prose are to the rules of style.
#pragma once

#include <cstddef>
#include <string_view>

namespace gouji::checks {

// The Chinese mark for a half-width one; empty for other characters.
constexpr std::string_view full_width(char mark) {
  switch (mark) {
    case ',': return "，";
    case ';': return "；";
    case ':': return "：";
    case '?': return "？";
    case '!': return "！";
    case '(': return "（";
    case ')': return "）";
    default: return {};
  }
}

constexpr bool is_digit(char c) { return c >= '0' && c <= '9'; }
constexpr bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

// Whether the character is a Chinese numeral.
bool is_numeral(char32_t c);

// Whether the character is one of the circles that stand for nought.
bool is_circle(char32_t c);

// The size of the number that the line begins with, （一） or 1. or 二、, and of the space around it.
std::size_t numbering(std::string_view line);

// Where the entity ends that begins with & at this byte; the next byte where it is none.
std::size_t entity_end(std::string_view line, std::size_t at);

// Where the address ends that goes on at `from`: a mark at its end belongs to the sentence.
std::size_t address_end(std::string_view line, std::size_t from);

}  // namespace gouji::checks
