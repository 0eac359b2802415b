// Files -> a ZIP archive (APPNOTE 6.3), stored as they are: local headers with the bytes, then the directory. Its dates
// are all the first that the format knows, so that the same files give the same archive. Tested by
// tests/exports/exports.test.py.
#include <array>
#include <cstdint>

#include "formats.h"

namespace annotator {
namespace {

constexpr std::array<uint32_t, 256> make_crc_table() {
  std::array<uint32_t, 256> table{};
  for (uint32_t i = 0; i < table.size(); ++i) {
    uint32_t c = i;
    for (int bit = 0; bit < 8; ++bit) c = c & 1 ? 0xEDB88320u ^ (c >> 1) : c >> 1;
    table[i] = c;
  }
  return table;
}
constexpr std::array<uint32_t, 256> crc_table = make_crc_table();

uint32_t crc32(std::string_view bytes) {
  uint32_t crc = 0xFFFFFFFF;
  for (const char byte : bytes) crc = crc_table[(crc ^ static_cast<unsigned char>(byte)) & 0xFF] ^ (crc >> 8);
  return ~crc;
}

void put16(std::string& out, size_t value) {
  for (int shift = 0; shift < 16; shift += 8) out += static_cast<char>(value >> shift & 0xFF);
}
void put32(std::string& out, size_t value) {
  for (int shift = 0; shift < 32; shift += 8) out += static_cast<char>(value >> shift & 0xFF);
}

// What local header and directory say alike of a file.
void put_facts(std::string& out, const File& file) {
  constexpr uint16_t first_date = 1 << 5 | 1;  // 1 January 1980
  put16(out, 20);                              // version needed: 2.0
  put16(out, 1 << 11);                         // names are UTF-8
  put16(out, 0);                               // stored
  put16(out, 0);                               // time
  put16(out, first_date);
  put32(out, crc32(file.bytes));
  put32(out, file.bytes.size());
  put32(out, file.bytes.size());
  put16(out, file.name.size());
  put16(out, 0);  // no extra field
}

}  // namespace

std::string write_zip(const std::vector<File>& files) {
  std::string archive, directory;
  for (const File& file : files) {
    const size_t place = archive.size();
    put32(archive, 0x04034B50);
    put_facts(archive, file);
    archive += file.name + file.bytes;

    put32(directory, 0x02014B50);
    put16(directory, 20);  // version made by
    put_facts(directory, file);
    put16(directory, 0);   // no comment
    put16(directory, 0);   // disk
    put16(directory, 0);   // internal attributes
    put32(directory, 0);   // external attributes
    put32(directory, place);
    directory += file.name;
  }
  const size_t place = archive.size();
  archive += directory;
  put32(archive, 0x06054B50);
  put32(archive, 0);  // disks
  put16(archive, files.size());
  put16(archive, files.size());
  put32(archive, directory.size());
  put32(archive, place);
  put16(archive, 0);  // no comment
  return archive;
}

}  // namespace annotator
