// Bytes in from files and stdin, bytes out to files and stdout, messages to stderr. Tested by tests/cli.test.py.
#pragma once

#include <cstdint>
#include <cstdio>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

namespace annotator {

// A byte that is not UTF-8 becomes three (U+FFFD), and a Span counts bytes in 32 bits.
inline constexpr size_t max_input_bytes = UINT32_MAX / 3;
inline constexpr const char* too_long = "longer than 1.4 GB";

// A line on stderr.
void complain(const std::string& message);

// To stdout. Ends the program where stdout takes no more; a reader that went away ends it without a word, by SIGPIPE.
void print(std::string_view data);

struct CloseFile {
  void operator()(FILE* file) const;
};
using OpenFile = std::unique_ptr<FILE, CloseFile>;

// "-" is stdin. Null, and errno says why, where it cannot be opened.
OpenFile open_file(const std::string& name);
std::string display_name(const std::string& name);

// The whole of a file. Empty if it cannot be read; *why then says why.
std::optional<std::string> read_file(const std::string& name, std::string* why);

// False, with a complaint, where it cannot be written.
bool write_file(const std::string& path, const std::string& bytes);

}  // namespace annotator
