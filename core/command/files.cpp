#include "files.h"

#include <unistd.h>

#include <cerrno>
#include <cstring>

#include "options.h"

namespace annotator {

void complain(const std::string& message) { fprintf(stderr, "annotate: %s\n", message.c_str()); }

void print(std::string_view data) {
  if (fwrite(data.data(), 1, data.size(), stdout) == data.size() && fflush(stdout) == 0) return;
  complain(std::string("cannot write: ") + strerror(errno));
  _exit(engine_error);  // at once: other threads may be at work
}

void CloseFile::operator()(FILE* file) const {
  if (file != stdin) fclose(file);
}

OpenFile open_file(const std::string& name) { return OpenFile(name == "-" ? stdin : fopen(name.c_str(), "rb")); }

std::string display_name(const std::string& name) { return name == "-" ? "stdin" : name; }

std::optional<std::string> read_file(const std::string& name, std::string* why) {
  const OpenFile file = open_file(name);
  std::string bytes;
  char part[1 << 16];
  size_t got = 1;
  while (file && got > 0 && bytes.size() <= max_input_bytes) {
    got = fread(part, 1, sizeof part, file.get());
    bytes.append(part, got);
  }
  if (!file || ferror(file.get())) return *why = strerror(errno), std::nullopt;
  if (bytes.size() > max_input_bytes) return *why = too_long, std::nullopt;
  return bytes;
}

bool write_file(const std::string& path, const std::string& bytes) {
  const std::unique_ptr<FILE, int (*)(FILE*)> file(fopen(path.c_str(), "wb"), fclose);
  if (file && fwrite(bytes.data(), 1, bytes.size(), file.get()) == bytes.size() && fflush(file.get()) == 0) return true;
  return complain("cannot write " + path + ": " + strerror(errno)), false;
}

}  // namespace annotator
