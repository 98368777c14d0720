// Reads the directory at the archive's end; zlib does the unpacking.
#include "lsp/import/zip.h"

#include <zlib.h>

#include <algorithm>

namespace gouji::import {

namespace {

constexpr std::uint32_t end_mark = 0x06054b50;
constexpr std::uint32_t directory_mark = 0x02014b50;
constexpr std::uint32_t local_mark = 0x04034b50;
constexpr std::size_t end_size = 22;
constexpr std::size_t directory_size = 46;
constexpr std::size_t local_size = 30;
constexpr std::size_t longest_comment = 0xFFFF;
constexpr std::size_t most_entries = 20'000;

// Numbers are little-endian; 0 behind the end.
std::uint32_t number(std::string_view bytes, std::size_t at, std::size_t size) {
  std::uint32_t value = 0;
  for (std::size_t i = 0; i < size && at + i < bytes.size(); ++i)
    value |= static_cast<std::uint32_t>(static_cast<unsigned char>(bytes[at + i])) << (8 * i);
  return value;
}

std::size_t find_end(std::string_view bytes) {
  if (bytes.size() < end_size) return bytes.npos;
  const std::size_t lowest = bytes.size() - std::min(bytes.size(), end_size + longest_comment);
  for (std::size_t at = bytes.size() - end_size + 1; at-- > lowest;)
    if (number(bytes, at, 4) == end_mark) return at;
  return bytes.npos;
}

base::Result<std::string> inflated(std::string_view packed, std::size_t most) {
  z_stream stream{};
  if (inflateInit2(&stream, -MAX_WBITS) != Z_OK) return base::Error{"cannot be unpacked"};
  std::string out;
  stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(packed.data()));
  stream.avail_in = static_cast<uInt>(packed.size());
  int state = Z_OK;
  while (state == Z_OK && out.size() <= most) {
    char buffer[65536];
    stream.next_out = reinterpret_cast<Bytef*>(buffer);
    stream.avail_out = sizeof buffer;
    state = inflate(&stream, Z_NO_FLUSH);
    out.append(buffer, sizeof buffer - stream.avail_out);
  }
  inflateEnd(&stream);
  if (out.size() > most) return base::Error{"is too large"};
  if (state != Z_STREAM_END) return base::Error{"is damaged"};
  return out;
}

}  // namespace

base::Result<Zip> Zip::open(std::string_view bytes) {
  const std::size_t end = find_end(bytes);
  if (end == bytes.npos) return base::Error{"is no zip archive, or only the begin of one"};
  const std::size_t count = number(bytes, end + 10, 2);
  std::size_t at = number(bytes, end + 16, 4);
  if (count == 0xFFFF || at == 0xFFFFFFFF || count > most_entries) return base::Error{"holds too many files"};
  Zip zip(bytes);
  for (std::size_t i = 0; i < count; ++i) {
    if (at + directory_size > bytes.size() || number(bytes, at, 4) != directory_mark)
      return base::Error{"has a damaged directory"};
    const std::size_t name = number(bytes, at + 28, 2);
    const std::size_t more = number(bytes, at + 30, 2) + number(bytes, at + 32, 2);
    const Entry entry{static_cast<std::uint16_t>(number(bytes, at + 8, 2)),
                      static_cast<std::uint16_t>(number(bytes, at + 10, 2)),
                      number(bytes, at + 16, 4),
                      number(bytes, at + 20, 4),
                      number(bytes, at + 24, 4),
                      number(bytes, at + 42, 4)};
    if (at + directory_size + name > bytes.size()) return base::Error{"has a damaged directory"};
    zip.entries_.emplace(bytes.substr(at + directory_size, name), entry);
    at += directory_size + name + more;
  }
  return zip;
}

base::Result<std::string> Zip::extract(const std::string& name, std::size_t most) const {
  const auto failed = [&name](std::string_view why) { return base::Error{name + " " + std::string(why)}; };
  const auto found = entries_.find(name);
  if (found == entries_.end()) return failed("is missing");
  const Entry& entry = found->second;
  constexpr std::uint16_t encrypted = 1;
  if (entry.flags & encrypted) return failed("is encrypted");
  const std::size_t local = entry.offset;
  if (local + local_size > bytes_.size() || number(bytes_, local, 4) != local_mark) return failed("is damaged");
  const std::size_t begin = local + local_size + number(bytes_, local + 26, 2) + number(bytes_, local + 28, 2);
  if (begin > bytes_.size() || entry.packed > bytes_.size() - begin) return failed("is cut off");
  const std::string_view packed = bytes_.substr(begin, entry.packed);
  constexpr std::uint16_t stored = 0, deflated = 8;
  if (entry.method != stored && entry.method != deflated) return failed("is packed in a way that is not known");
  if (entry.unpacked > most || (entry.method == stored && packed.size() > most)) return failed("is too large");
  base::Result<std::string> out = entry.method == stored ? std::string(packed) : inflated(packed, most);
  if (!out) return failed(out.error().reason);
  const auto crc = crc32(0, reinterpret_cast<const Bytef*>(out->data()), static_cast<uInt>(out->size()));
  if (crc != entry.crc) return failed("is damaged");
  return out;
}

}  // namespace gouji::import
