// Reads the comments by which authors tell that findings are known and meant to stay.
//
//   <!-- gouji-ignore CODE... [理由=…] [至=YYYY-MM-DD] -->      for the next line of text or row of a table
//   <!-- gouji-ignore-begin CODE... -->                         from here …
//   <!-- gouji-ignore-end -->                                   … to here, at the most to the end of the report
//   <!-- gouji-ignore-file CODE... -->                          for the whole document
//   %% gouji-ignore CODE...                                     the same in plain text, in a line of its own
//   <!-- gouji-carried … -->                                    the next line speaks of last year still: what is wrong
//                                                               with it is for later, that it stands there is told
//
// No code means all of them, style.* all of a family. A word with / in it is the address of a cell, or of a row, and
// narrows a comment to findings about it: between the rows of a Markdown table no comment can stand, so one above the
// table must say which cell it means.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/messages/codes.h"
#include "core/model/settings.h"
#include "core/syntax/block.h"
#include "core/text/range.h"

namespace gouji::model {

struct DirectiveWord {
  text::Range range;
  std::string text;
  messages::CodeSet codes;  // none: no code is called so
};

// Places are relative to the block.
struct Directive {
  enum class Kind : unsigned char { line, begin, end, file, carried };

  Kind kind = Kind::line;
  text::Range range;    // with its marks
  text::Range keyword;  // the word that begins it
  std::vector<DirectiveWord> words;
  std::vector<std::string> addresses;
  std::optional<Date> until;          // the last day on which it holds
  std::optional<text::Range> target;  // of `line`: the next line, where that belongs to its own block

  // What it suppresses while it holds; comments themselves are never among it unless they are named.
  messages::CodeSet codes() const;
  bool holds(const Settings& settings) const { return !until || !settings.today || *settings.today <= *until; }
};

std::vector<Directive> read_directives(const syntax::Block& block, std::string_view bytes);

}  // namespace gouji::model
