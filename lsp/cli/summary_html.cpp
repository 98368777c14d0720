// Fills in the page of core/data/publish; the page makes its table from the data itself.
#include "lsp/cli/summary_html.h"

#include <map>

#include "core/base/embedded.h"
#include "lsp/cli/chart_library.h"
#include "lsp/cli/json_writer.h"
#include "lsp/page_html.h"

namespace gouji::cli {

namespace {

// No text in the data may end the script element that holds it.
std::string inside_script(std::string_view json) {
  std::string out;
  for (const char c : json) c == '<' ? out += "\\u003c" : out += c;
  return out;
}

// The data with the words that the page shows.
std::string with_words(std::string_view data, const Catalog& catalog) {
  std::string words;
  JsonWriter json(words);
  json.begin_object();
  for (const std::string_view word : {"organ", "year", "state", "there", "missing", "sum"})
    json.key(word).string(catalog("summary." + std::string(word)));
  json.end_object();
  return std::string(data.substr(0, data.rfind('}'))) + ",\"words\":" + words + "}";
}

}  // namespace

std::string summary_html(std::string_view data, const Catalog& catalog, Language language) {
  const std::map<std::string_view, std::string, std::less<>> values = {
      {"language", std::string(name(language))},
      {"title", escaped_html(catalog("summary.title"))},
      {"filter", escaped_html(catalog("summary.filter"))},
      {"data", inside_script(with_words(data, catalog))},
      {"library", std::string(chart_library())}};
  std::string_view page = base::embedded("publish/summary.html").value_or("");
  std::string out;
  for (std::size_t open = page.find("{{"); open != page.npos; open = page.find("{{")) {
    const std::size_t close = page.find("}}", open);
    const auto value = values.find(page.substr(open + 2, close - open - 2));
    out.append(page.substr(0, open)).append(value == values.end() ? "" : value->second);
    page.remove_prefix(close + 2);
  }
  return out.append(page);
}

}  // namespace gouji::cli
