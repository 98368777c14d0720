# Turns the data files of core/data into one C++ source, so that the program needs no files beside it.
#
# Included, it says how to make that source and names it in GOUJI_EMBEDDED_SOURCE; run as a script (cmake -P), it
# writes it. Every byte becomes \xNN in a string literal, so that no content needs quoting and none is misread in
# another character set.

# The data files under ROOT, sorted, as paths relative to it.
function(gouji_data_files root result)
  set(patterns "")
  foreach(folder IN ITEMS codes lexicon messages publish templates)
    list(APPEND patterns "${root}/${folder}/*")
  endforeach()
  if(CMAKE_SCRIPT_MODE_FILE)
    file(GLOB files LIST_DIRECTORIES false RELATIVE "${root}" ${patterns})
  else()
    file(GLOB files LIST_DIRECTORIES false RELATIVE "${root}" CONFIGURE_DEPENDS ${patterns})
  endif()
  list(FILTER files EXCLUDE REGEX "(^|/)\\.[^/]*$")
  list(SORT files)
  set(${result} "${files}" PARENT_SCOPE)
endfunction()

if(NOT CMAKE_SCRIPT_MODE_FILE)
  gouji_data_files("${CMAKE_CURRENT_LIST_DIR}" GOUJI_DATA_FILES)
  set(GOUJI_EMBEDDED_SOURCE "${CMAKE_CURRENT_BINARY_DIR}/embedded.cpp")
  # The list itself is an input: a removed file leaves no newer input behind, but changes this file.
  set(list_file "${CMAKE_CURRENT_BINARY_DIR}/embedded_files.txt")
  file(CONFIGURE OUTPUT "${list_file}" CONTENT "${GOUJI_DATA_FILES}" @ONLY)
  set(inputs "")
  foreach(path IN LISTS GOUJI_DATA_FILES)
    list(APPEND inputs "${CMAKE_CURRENT_LIST_DIR}/${path}")
  endforeach()
  add_custom_command(
    OUTPUT "${GOUJI_EMBEDDED_SOURCE}"
    COMMAND "${CMAKE_COMMAND}" "-DROOT=${CMAKE_CURRENT_LIST_DIR}" "-DOUTPUT=${GOUJI_EMBEDDED_SOURCE}"
            -P "${CMAKE_CURRENT_LIST_DIR}/embed.cmake"
    DEPENDS "${CMAKE_CURRENT_LIST_DIR}/embed.cmake" "${list_file}" ${inputs}
    COMMENT "Embedding the data files"
    VERBATIM)
  return()
endif()

gouji_data_files("${ROOT}" files)
set(rows "")
set(count 0)
foreach(path IN LISTS files)
  file(READ "${ROOT}/${path}" hex HEX)
  string(LENGTH "${hex}" digits)
  math(EXPR size "${digits} / 2")
  string(REGEX REPLACE "(..)" "\\\\x\\1" bytes "${hex}")
  string(APPEND rows "    {\"${path}\", {\"${bytes}\", ${size}}},\n")
  math(EXPR count "${count} + 1")
endforeach()
# An array needs an element even when there is no file.
if(count EQUAL 0)
  set(rows "    {{}, {}},\n")
endif()

file(WRITE "${OUTPUT}" "// Holds the data files of core/data; written by embed.cmake.
#include \"core/base/embedded.h\"

#include <algorithm>
#include <array>

#ifdef __clang__
#pragma clang diagnostic ignored \"-Woverlength-strings\"
#endif

namespace gouji::base {
namespace {

constexpr std::array<EmbeddedFile, ${count} + (${count} == 0)> files = {{
${rows}}};

}  // namespace

std::span<const EmbeddedFile> embedded_files() { return std::span(files).first(${count}); }

std::optional<std::string_view> embedded(std::string_view path) {
  const auto all = embedded_files();
  const auto found = std::lower_bound(all.begin(), all.end(), path,
                                      [](const EmbeddedFile& file, std::string_view p) { return file.path < p; });
  if (found == all.end() || found->path != path) return std::nullopt;
  return found->bytes;
}

}  // namespace gouji::base
")
