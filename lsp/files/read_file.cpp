// Writes beside the file first and then takes its place, because a report must survive a full disk and a power cut.
#include "lsp/files/read_file.h"

#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <iterator>

#include "lsp/files/paths.h"

namespace gouji::files {

namespace {

base::Error failure(const std::string& path, const char* otherwise) {
  return {path + ": " + (errno ? std::strerror(errno) : otherwise)};
}

bool write_all(int descriptor, std::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t written = ::write(descriptor, bytes.data(), bytes.size());
    if (written < 0 && errno == EINTR) continue;
    if (written <= 0) return false;
    bytes.remove_prefix(static_cast<std::size_t>(written));
  }
  return true;
}

}  // namespace

base::Result<std::string> read_bytes(const std::string& path) {
  std::string bytes;
  if (path == "-") {
    bytes.assign(std::istreambuf_iterator<char>(std::cin), {});
  } else {
    std::error_code error;
    if (std::filesystem::is_directory(native(path), error)) return base::Error{path + ": Is a directory"};
    errno = 0;
    std::ifstream file(native(path), std::ios::binary);
    if (file) bytes.assign(std::istreambuf_iterator<char>(file), {});
    if (!file || file.bad()) return failure(path, "cannot be read");
  }
  return bytes;
}

base::Result<FileText> read_text(const std::string& path, const std::string& encoding) {
  base::Result<std::string> bytes = read_bytes(path);
  if (!bytes) return bytes.error();
  base::Result<FileText> text = decoded(std::move(bytes.value()), encoding);
  if (!text) return base::Error{path + ": " + text.error().reason};
  return text;
}

base::Result<std::string> read_file(const std::string& path) {
  base::Result<FileText> file = read_text(path);
  if (!file) return file.error();
  return std::move(file.value().text);
}

std::optional<base::Error> write_file(const std::string& path, std::string_view bytes) {
  std::error_code none;
  const std::filesystem::path resolved = std::filesystem::canonical(native(path), none);
  const std::filesystem::path target = none ? native(path) : resolved;
  errno = 0;
  struct stat before {};
  const bool exists = ::stat(target.c_str(), &before) == 0;
  if (exists && ::access(target.c_str(), W_OK) != 0) return failure(path, "cannot be written");
  std::string beside = (target.parent_path() / ("." + target.filename().string() + ".XXXXXX")).string();
  errno = 0;
  const int descriptor = ::mkstemp(beside.data());
  if (descriptor < 0) return failure(path, "cannot be written");
  constexpr mode_t readable_by_all = 0644;
  bool written = ::fchmod(descriptor, exists ? before.st_mode & 07777 : readable_by_all) == 0;
  written = written && write_all(descriptor, bytes) && ::fsync(descriptor) == 0;
  written = ::close(descriptor) == 0 && written;
  if (written && ::rename(beside.c_str(), target.c_str()) == 0) return std::nullopt;
  const base::Error error = failure(path, "cannot be written");
  ::unlink(beside.c_str());
  return error;
}

base::Result<std::string> bytes_for(const std::string& path, const FileText& file, std::string_view text) {
  std::optional<std::string> bytes = encoded(text, file.encoding);
  if (!bytes) return base::Error{path + ": left as it is: the new text cannot be written in " + file.encoding};
  if (!file.exact)
    return base::Error{path + ": left as it is: " + file.encoding + " does not give back all of its text"};
  return *std::move(bytes);
}

}  // namespace gouji::files
