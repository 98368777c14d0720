// Reads lines when they are asked for, so that who writes one and waits gets his answer.
#include "lsp/cli/check_input.h"

#include <cerrno>
#include <cstring>
#include <iostream>

#include "lsp/files/paths.h"
#include "lsp/files/read_file.h"
#include "lsp/rpc/json.h"

namespace gouji::cli {

namespace {

class Documents final : public InputSource {
 public:
  Documents(files::Expanded found, std::string stdin_path, std::string encoding)
      : found_(std::move(found)), stdin_path_(std::move(stdin_path)), encoding_(std::move(encoding)) {
    files::drop_repeated(found_.files);
  }

  std::optional<Input> next() override {
    if (failed_ < found_.unreadable.size()) {
      const base::Error& error = found_.unreadable[failed_++];
      return Input{error.reason, error, false};
    }
    if (at_ == found_.files.size()) return std::nullopt;
    const std::string& path = found_.files[at_++];
    if (path == "-") return Input{stdin_path_, files::read_text("-", encoding_), true};
    return Input{path, std::nullopt, false};
  }

 private:
  files::Expanded found_;
  std::string stdin_path_;
  std::string encoding_;
  std::size_t failed_ = 0;
  std::size_t at_ = 0;
};

class Lines final : public InputSource {
 public:
  explicit Lines(std::vector<std::string> paths) : paths_(std::move(paths)) {}

  std::optional<Input> next() override {
    while (true) {
      if (!stream_) {
        if (at_ == paths_.size()) return std::nullopt;
        if (std::optional<base::Error> error = open(paths_[at_++])) return Input{paths_[at_ - 1], *error, false};
      }
      std::string line;
      if (!std::getline(*stream_, line)) {
        stream_ = nullptr;
        continue;
      }
      ++number_;
      if (line.find_first_not_of(" \t\r") != line.npos) return input(line);
    }
  }

 private:
  std::optional<base::Error> open(const std::string& path) {
    number_ = 0;
    if (path == "-") {
      stream_ = &std::cin;
      return std::nullopt;
    }
    errno = 0;
    file_ = std::ifstream(files::native(path), std::ios::binary);
    if (!file_) return base::Error{path + ": " + (errno ? std::strerror(errno) : "cannot be read")};
    stream_ = &file_;
    return std::nullopt;
  }

  Input input(std::string_view line) const {
    const std::string where = paths_[at_ - 1] + ":" + std::to_string(number_);
    const auto broken = [&where](std::string_view reason) {
      return Input{where, base::Error{where + ": " + std::string(reason)}, false};
    };
    const std::optional<rpc::Json> json = rpc::parse(line);
    if (!json || !json->is_object()) return broken("not a line of JSON with \"path\" and \"text\"");
    for (const char* key : {"path", "text"})
      if (!json->contains(key) || !json->at(key).is_string())
        return broken(std::string(key) + " is missing or no string");
    return {json->at("path").get<std::string>(), files::FileText{json->at("text").get<std::string>()}, false};
  }

  std::vector<std::string> paths_;
  std::size_t at_ = 0;
  std::size_t number_ = 0;  // of the line read last
  std::ifstream file_;
  std::istream* stream_ = nullptr;
};

}  // namespace

std::unique_ptr<InputSource> documents(const std::vector<std::string>& paths, const std::string& stdin_path,
                                       const std::string& encoding, const files::Excluded& excluded) {
  return std::make_unique<Documents>(files::expanded(paths, excluded, files::Kinds::text_and_word), stdin_path,
                                     encoding);
}

std::unique_ptr<InputSource> ndjson_lines(const std::vector<std::string>& paths) {
  return std::make_unique<Lines>(paths);
}

}  // namespace gouji::cli
