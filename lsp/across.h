// Is what is found in an open document beside other files, ready to be shown: places in other files are known already,
// so that nobody waits for the disk while an editor waits for findings.
#pragma once

#include <array>
#include <functional>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "core/model/finding.h"
#include "core/text/edit.h"
#include "lsp/diagnostics.h"
#include "lsp/protocol/base.h"

namespace gouji {

// A place in another document.
struct Elsewhere {
  std::string uri;
  protocol::Range range;
  messages::Message message;

  friend bool operator==(const Elsewhere& a, const Elsewhere& b) {
    const auto places = [](const protocol::Range& range) {
      return std::array{range.start.line, range.start.character, range.end.line, range.end.character};
    };
    return a.uri == b.uri && places(a.range) == places(b.range) && a.message == b.message;
  }
};

struct AcrossFinding {
  model::Finding finding;  // in bytes of the document; its related places are in the document itself
  std::vector<Elsewhere> elsewhere;

  friend bool operator==(const AcrossFinding&, const AcrossFinding&) = default;
};

// Of one document, in document order; null: none.
using AcrossFindings = std::shared_ptr<const std::vector<AcrossFinding>>;

// The findings after an edit, at the places where their words stand now; those whose words are gone are left out.
AcrossFindings moved(const AcrossFindings& findings, const text::Edit& edit);

// The URI and text of a document by the name that findings have for it; no text where it cannot be read.
using TextOf = std::function<std::pair<std::string, const text::Text*>(const std::string& document)>;

// The findings with their places in other documents turned into what is shown.
std::vector<AcrossFinding> across(std::vector<model::Finding> findings, const TextOf& text_of, text::Encoding encoding);

// The diagnostic as JSON text.
std::string render(const AcrossFinding& found, const text::Text& text, const DiagnosticTerms& terms);

}  // namespace gouji
