// Negotiates the session's terms from the initialize request.
#include "lsp/session.h"

namespace gouji {

namespace {

struct Named {
  text::Encoding encoding;
  std::string_view name;
};
constexpr Named encodings[] = {
    {text::Encoding::utf8, "utf-8"}, {text::Encoding::utf16, "utf-16"}, {text::Encoding::utf32, "utf-32"}};

}  // namespace

text::Encoding negotiated(const protocol::InitializeParams& params) {
  for (const std::string& wish : params.position_encodings)
    for (const Named& row : encodings)
      if (row.name == wish) return row.encoding;
  return text::Encoding::utf16;
}

std::string_view name(text::Encoding encoding) {
  for (const Named& row : encodings)
    if (row.encoding == encoding) return row.name;
  return {};
}

Session open_session(const protocol::InitializeParams& params) {
  Session session;
  session.client = params.client;
  session.encoding = negotiated(params);
  session.locale =
      params.locale ? language_of_locale(*params.locale) : language_of_environment().value_or(Language::en);
  if (params.language) session.preferred = find_language(*params.language);
  session.pull = params.pull || !params.client.publish_diagnostics;
  session.folders = params.folders;
  if (session.client.code_description) session.documentation = params.documentation;
  if (!session.documentation.empty() && !session.documentation.ends_with('/')) session.documentation += '/';
  return session;
}

}  // namespace gouji
