// Shows how bytes are decoded and how many cells a text takes.
#include "core/text/unicode.h"

#include <catch2/catch.hpp>
#include <string>

#include "tests/core/base/random.h"
#include "tests/core/text/samples.h"

using namespace gouji::text;
using gouji::tests::Random;
using gouji::tests::random_bytes;

TEST_CASE("every character survives encoding and decoding") {
  for (char32_t c = 0; c <= 0x10FFFF; ++c) {
    if (c >= 0xD800 && c <= 0xDFFF) continue;
    const std::string bytes = encode(c);
    const Decoded decoded = decode(bytes, 0);
    if (decoded.code_point != c || decoded.length != bytes.size()) FAIL("U+" << std::hex << static_cast<unsigned>(c));
  }
  CHECK(encode(0xD800) == "\uFFFD");
  CHECK(encode(0x110000) == "\uFFFD");
}

TEST_CASE("invalid bytes become U+FFFD, a cut character one of them") {
  CHECK(to_valid_utf8("a\xFF"
                      "b") == "a\uFFFDb");
  CHECK(to_valid_utf8("\xE4\xB8") == "\uFFFD");
  CHECK(to_valid_utf8("\xE4\xB8\xE4\xB8\xAD") == "\uFFFD中");
  CHECK(to_valid_utf8("\xC0\x80") == "\uFFFD\uFFFD");
  CHECK(to_valid_utf8("\xED\xA0\x80") == "\uFFFD\uFFFD\uFFFD");
  CHECK(to_valid_utf8("\xF4\x90\x80\x80") == "\uFFFD\uFFFD\uFFFD\uFFFD");
  CHECK(to_valid_utf8("\uFFFD") == "\uFFFD");
  CHECK(is_valid_utf8("中\uFFFD𠮷"));
  CHECK_FALSE(is_valid_utf8("\xF0\x9F\x98"));
  CHECK(is_valid_utf8(std::string_view("\0", 1)));
}

TEST_CASE("any bytes become valid UTF-8 of as many code points as were read") {
  Random random;
  INFO("seed " << random.seed);
  for (std::size_t round = 0; round < 200; ++round) {
    const std::string bytes = random_bytes(random, random.upto(300));
    const std::string valid = to_valid_utf8(bytes);
    REQUIRE(is_valid_utf8(valid));
    REQUIRE(to_valid_utf8(valid) == valid);
    REQUIRE((is_valid_utf8(bytes) ? bytes : valid) == valid);
    REQUIRE(display_width(bytes) >= 0);
    REQUIRE(is_valid_utf8(nfkc(bytes)));
  }
}

TEST_CASE("normal form KC makes compatibility characters plain") {
  CHECK(nfkc("１２，ＡＢ") == "12,AB");
  CHECK(nfkc("⼀⾏") == "一行");
  CHECK(nfkc("e\u0301") == "\u00E9");
  CHECK(nfkc("plain") == "plain");
}

TEST_CASE("Han characters are known") {
  for (const char32_t c : {U'中', U'〇', U'々', U'⺠', U'⼀', char32_t{0x20BB7}, char32_t{0x3400}}) CHECK(is_han(c));
  for (const char32_t c : {U'a', U'，', U'　', U'あ', U'1', char32_t{0x1F600}}) CHECK_FALSE(is_han(c));
}

TEST_CASE("letters and digits are known") {
  for (const char32_t c : {U'a', U'1', U'中', U'〇', U'々', U'１', char32_t{0x20BB7}}) CHECK(is_letter_or_digit(c));
  for (const char32_t c : {U' ', U'、', U'-', U'　', char32_t{0x301}, char32_t{0xFFFD}, char32_t{0xE000}}) {
    CHECK_FALSE(is_letter_or_digit(c));
  }
}

TEST_CASE("a narrow character takes one cell and a wide one two") {
  CHECK(display_width("a") == 1);
  CHECK(display_width("中") == 2);
  CHECK(display_width("| （一）予以公开 | 12 |") == 23);
  CHECK(display_width("１２　，") == 8);
  CHECK(display_width("ｱ") == 1);
  CHECK(display_width("𠮷") == 2);
  CHECK(display_width("\u00A0") == 1);
  CHECK(display_width("⼀⺠") == 4);
  CHECK(display_width("") == 0);
}

TEST_CASE("ambiguous characters take what the caller says") {
  CHECK(display_width("“…”①") == 4);
  CHECK(display_width("“…”①", 2) == 8);
  CHECK(display_width("a中", 2) == 3);
}

TEST_CASE("marks and invisible characters take no cell") {
  CHECK(display_width("e\u0301") == 1);
  CHECK(display_width("a\u200Bb\u200D\uFEFF") == 2);
  CHECK(display_width(std::string_view("\0\x1F\x7F\xC2\x85", 5)) == 0);
  CHECK(display_width("中\uFE00") == 2);
  CHECK(display_width("か\u3099") == 2);
}

TEST_CASE("what is seen as one character takes the cells of one") {
  CHECK(display_width("😀") == 2);
  CHECK(display_width("👍🏽") == 2);
  CHECK(display_width("👨‍👩‍👧") == 2);
  CHECK(display_width("🇨🇳") == 2);
  CHECK(display_width("1\uFE0F\u20E3") == 2);
  CHECK(display_width("☎") == 1);
  CHECK(display_width("☎\uFE0F") == 2);
  CHECK(display_width("\u1112\u1161\u11AB") == 2);
  CHECK(display_width("中👍🏽a") == 5);
}
