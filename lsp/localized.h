// Chooses the session's language among the texts that templates bring along.
#pragma once

#include <string>

#include "core/templates/template.h"
#include "lsp/catalog.h"

namespace gouji {

inline const std::string& in(Language language, const templates::Localized& text) {
  const std::string& chosen = language == Language::zh_hans   ? text.zh_hans
                              : language == Language::zh_hant ? text.zh_hant
                                                              : text.en;
  return chosen.empty() ? text.zh_hans : chosen;
}

}  // namespace gouji
