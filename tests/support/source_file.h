// Reads the project's own source files for tests that hold laws over them: includes, code without comments, literals.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace gouji::tests {

struct Literal {
  std::size_t line = 0;  // from 1
  std::string text;      // as written between the quotes
};

struct SourceFile {
  std::string path;  // relative to the project's root, with /
  std::string text;
  std::string code;                   // of C++: comments and the insides of literals are blanks; else empty
  std::vector<Literal> literals;      // of C++
  std::vector<std::string> includes;  // of C++: what stands between the quotes or brackets
  std::size_t lines = 0;
  std::string purpose;  // the first paragraph of the comment that opens the file, without its marks

  bool is_cpp() const { return path.ends_with(".h") || path.ends_with(".cpp"); }
  bool in(std::string_view folder) const { return path.starts_with(folder); }
};

/// All files that are written by hand in a language with comments: C++, TypeScript, JavaScript, CMake, shell.
std::vector<SourceFile> source_files();

/// Where the word stands by itself in the code of the file: line numbers.
std::vector<std::size_t> lines_with_word(const SourceFile& file, std::string_view word);

}  // namespace gouji::tests
