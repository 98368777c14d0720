// Gives access to the data files (templates, messages, codes, lexicon) that are compiled into the program.
#pragma once

#include <optional>
#include <span>
#include <string_view>

namespace gouji::base {

/// One file of core/data; the path is relative to that folder, for example "templates/ogi-2021.json".
struct EmbeddedFile {
  std::string_view path;
  std::string_view bytes;
};

/// All embedded files, sorted by path; they live as long as the program.
std::span<const EmbeddedFile> embedded_files();

/// The bytes of one embedded file; empty optional when there is no such file.
std::optional<std::string_view> embedded(std::string_view path);

}  // namespace gouji::base
