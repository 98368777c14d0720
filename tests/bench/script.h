// Turns typing and erasing into frames that are ready before the clock starts.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "tests/bench/documents.h"

namespace gouji::bench {

// What is typed: characters behind a comma of the prose, or digits in front of a number of table 三.
enum class Typing { prose, digits };

// What is awaited after the change.
enum class Awaited { diagnostics, hover, symbols };

std::string_view name(Typing typing);
std::string_view name(Awaited awaited);

// One edit: its change, followed in the same write by the request whose reply is awaited, if any.
struct Step {
  std::string frames;
  int version = 0;  // of the document after it; also the id of the request
};

// Every place that is typed at is left as it was found, so the document keeps its text and its size.
struct Script {
  Awaited awaited = Awaited::diagnostics;
  std::vector<Step> steps;
  std::size_t session = 1;  // after each multiple of so many steps the text is as at the beginning
};

// At least so many steps at places drawn at random from the whole document; the first makes version `first_version`.
Script script(const Document& document, const std::string& uri, Typing typing, Awaited awaited, std::size_t steps,
              int first_version);

std::string open_frame(const std::string& uri, Notation notation, const std::string& text);

}  // namespace gouji::bench
