// Follows the documents of a session twice, as they are and as they are shown, and turns the client's messages from the
// one into the other.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "lsp/from_lsp.h"
#include "lsp/replay/recording.h"
#include "lsp/replay/scrub_text.h"

namespace gouji::replay {

class SessionScrubber {
 public:
  SessionScrubber(const Recording& recording, std::shared_ptr<const templates::Library> library, Disguise& disguise)
      : recording_(recording), disguise_(disguise), scrubber_(std::move(library), disguise) {}

  // The message of the entry with this index, in the order of the session.
  rpc::Json shown(std::size_t entry);

 private:
  struct Document {
    std::string real;
    std::string shown;  // as many bytes, with the same characters but for ideographs and digits
  };

  void open(std::size_t entry, rpc::Json& params);
  void change(std::size_t entry, rpc::Json& params);
  void apply(std::size_t entry, const std::string& uri, Document& document, const rpc::Json& change, rpc::Json& out);
  rpc::Json other(const rpc::Json& value) const;
  std::string other_string(const std::string& text) const;
  std::vector<bool> touched_later(std::size_t entry, const std::string& uri, const std::string& real) const;

  const Recording& recording_;
  Disguise& disguise_;
  TextScrubber scrubber_;
  text::Encoding encoding_ = text::Encoding::utf16;
  std::map<std::string, Document> documents_;  // by their real URIs
};

}  // namespace gouji::replay
