// Holds what one client agreed with us: encoding, language, and what it can show.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "core/text/position.h"
#include "lsp/catalog.h"
#include "lsp/protocol/lifecycle.h"

namespace gouji {

struct Session {
  protocol::ClientTraits client;
  text::Encoding encoding = text::Encoding::utf16;
  Language locale = Language::en;     // of the client, or of the environment where it names none
  std::optional<Language> preferred;  // by the settings, unless they say "auto"
  std::string documentation;          // what the URI of a code's page begins with; empty: diagnostics link to none

  bool pull = false;                 // findings are asked for, never sent unasked
  std::vector<std::string> folders;  // URIs of the workspace's folders

  Language language() const { return preferred.value_or(locale); }
};

// The client's first choice among the encodings we speak; utf-16 when it names none of them.
text::Encoding negotiated(const protocol::InitializeParams& params);

std::string_view name(text::Encoding encoding);

Session open_session(const protocol::InitializeParams& params);

}  // namespace gouji
