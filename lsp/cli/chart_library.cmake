# Writes the chart library, which comes from the system (libjs-chart.js), as a C++ source: cmake -DSCRIPT= -DOUTPUT= -P.
# Without a script the library is empty.
set(bytes "")
set(size 0)
if(SCRIPT)
  file(READ "${SCRIPT}" hex HEX)
  string(LENGTH "${hex}" digits)
  math(EXPR size "${digits} / 2")
  string(REGEX REPLACE "(..)" "\\\\x\\1" bytes "${hex}")
endif()
file(WRITE "${OUTPUT}" "// Holds the chart library; written by chart_library.cmake.
#include \"lsp/cli/chart_library.h\"

namespace gouji::cli {

std::string_view chart_library() { return {\"${bytes}\", ${size}}; }

}  // namespace gouji::cli
")
