// Lets libzip write the archive, so that our reader is tested against another hand.
#include "tests/support/docx.h"

#include <zip.h>

#include <stdexcept>

namespace gouji::support {

namespace {

constexpr std::string_view head =
    "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>"
    "<w:document xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\" "
    "xmlns:mc=\"http://schemas.openxmlformats.org/markup-compatibility/2006\" xmlns:v=\"urn:v\" xmlns:wps=\"urn:wps\"><w:body>";

constexpr std::string_view rels =
    "<?xml version=\"1.0\" encoding=\"UTF-8\"?><Relationships "
    "xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship Id=\"r1\" "
    "Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument\" "
    "Target=\"word/document.xml\"/></Relationships>";

std::string wrapped(std::string_view root, std::string_view inner) {
  return "<w:" + std::string(root) + " xmlns:w=\"urn:w\">" + std::string(inner) + "</w:" + std::string(root) + ">";
}

}  // namespace

std::string zip_of(const std::vector<DocxPart>& parts) {
  zip_error_t error;
  zip_source_t* buffer = zip_source_buffer_create(nullptr, 0, 0, &error);
  zip_source_keep(buffer);
  zip_t* archive = zip_open_from_source(buffer, ZIP_TRUNCATE, &error);
  if (archive == nullptr) throw std::runtime_error("libzip makes no archive");
  for (const DocxPart& part : parts) {
    zip_source_t* source = zip_source_buffer(archive, part.bytes.data(), part.bytes.size(), 0);
    const zip_int64_t index = zip_file_add(archive, part.name.c_str(), source, ZIP_FL_ENC_UTF_8);
    zip_set_file_compression(archive, static_cast<zip_uint64_t>(index), part.stored ? ZIP_CM_STORE : ZIP_CM_DEFLATE, 0);
  }
  if (zip_close(archive) != 0) throw std::runtime_error("libzip writes no archive");
  zip_source_open(buffer);
  zip_source_seek(buffer, 0, SEEK_END);
  std::string bytes(static_cast<std::size_t>(zip_source_tell(buffer)), '\0');
  zip_source_seek(buffer, 0, SEEK_SET);
  zip_source_read(buffer, bytes.data(), bytes.size());
  zip_source_close(buffer);
  zip_source_free(buffer);
  return bytes;
}

std::string docx_of(std::string_view body, std::string_view styles, std::string_view numbering) {
  std::vector<DocxPart> parts = {
      {"_rels/.rels", std::string(rels), true},
      {"word/document.xml", std::string(head) + std::string(body) + "</w:body></w:document>", false}};
  if (!styles.empty()) parts.push_back({"word/styles.xml", wrapped("styles", styles), false});
  if (!numbering.empty()) parts.push_back({"word/numbering.xml", wrapped("numbering", numbering), false});
  return zip_of(parts);
}

std::string docx_paragraph(std::string_view words) {
  return "<w:p><w:r><w:t xml:space=\"preserve\">" + std::string(words) + "</w:t></w:r></w:p>";
}

std::string docx_table(const std::vector<std::vector<std::string>>& rows) {
  std::string out = "<w:tbl>";
  for (const auto& row : rows) {
    out += "<w:tr>";
    for (std::string cell : row) {
      std::string properties;
      if (const auto at = cell.find('@'); at != std::string::npos) {
        properties += "<w:gridSpan w:val=\"" + cell.substr(at + 1) + "\"/>";
        cell.resize(at);
      }
      if (cell == "^")
        properties += "<w:vMerge/>";
      else if (cell.ends_with("^"))
        properties += "<w:vMerge w:val=\"restart\"/>";
      if (cell.ends_with("^")) cell.pop_back();
      out += "<w:tc><w:tcPr>" + properties + "</w:tcPr>" + docx_paragraph(cell) + "</w:tc>";
    }
    out += "</w:tr>";
  }
  return out + "</w:tbl>";
}

}  // namespace gouji::support
