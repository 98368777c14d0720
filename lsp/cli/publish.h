// Turns reports into files to publish, and published files into reports.
#pragma once

#include <string>

namespace gouji::cli {

struct PublishOptions {
  std::string path;
  std::string output;  // empty: standard output
};

// One HTML file in the official layout, ready to print. Returns the exit code: 0, or 2 when a file cannot be read or
// written.
int export_html(const PublishOptions& options);

// The report in Markdown; of .docx, .html, .md and .txt. The same exit codes.
int import_report(const PublishOptions& options);

}  // namespace gouji::cli
