// Reads tests/cases/*.txt: prose with pairs of an input and what is expected of it, for people first, run as tests.
//
//   ## A pronoun speaker is the last person named before it
//   Maria Silva opened the meeting. "We are ready," she said.
//   ---
//   "We are ready," | Maria Silva | said
//
// `## ` opens a case and says what holds; then the input, a line `---`, the expected lines. Text before the first
// `## ` is prose. Blank lines around input and expected are trimmed; those within them count.
// Tested by tests/cases.test.cpp.
#pragma once

#include <catch2/catch.hpp>

#include <fstream>
#include <optional>
#include <stdexcept>
#include <string>
#include <vector>

namespace annotator {

struct Case {
  std::string heading;
  int line = 0;  // of the heading, from 1
  std::string input;
  std::string expected;
};

// Without the blank lines before its first and after its last line of text, and without the last line end.
inline std::string trim_blank_lines(const std::string& text) {
  const size_t first = text.find_first_not_of("\n");
  if (first == std::string::npos) return "";
  return text.substr(first, text.find_last_not_of("\n") + 1 - first);
}

// Throws std::runtime_error, naming the file and line, where there is nothing to read or a case has no `---`:
// a test that reads no cases must not pass.
inline std::vector<Case> read_cases(std::istream& lines, const std::string& name) {
  std::vector<Case> cases;
  bool divided = true;  // the case being read has had its ---
  const auto finish = [&] {
    if (!divided) throw std::runtime_error(name + ":" + std::to_string(cases.back().line) + ": a case without ---");
    if (cases.empty()) return;
    cases.back().input = trim_blank_lines(cases.back().input);
    cases.back().expected = trim_blank_lines(cases.back().expected);
  };

  std::string line;
  for (int number = 1; std::getline(lines, line); ++number) {
    if (line.starts_with("## ")) {
      finish();
      cases.push_back({.heading = line.substr(3), .line = number});
      divided = false;
    } else if (line == "---" && !divided) {
      divided = true;
    } else if (!cases.empty()) {
      (divided ? cases.back().expected : cases.back().input) += line + "\n";
    }
  }
  finish();
  if (cases.empty()) throw std::runtime_error(name + ": no cases");
  return cases;
}

// file: relative to tests/cases.
inline std::vector<Case> read_cases(const std::string& file) {
  const std::string path = ANNOTATOR_TESTS_DIR "/cases/" + file;
  std::ifstream lines(path);
  if (!lines) throw std::runtime_error(path + ": cannot be read");
  return read_cases(lines, file);
}

// Each case of a file as a section: what is read from its input is what is expected.
template <typename Read>
void check_cases(const std::string& file, Read read) {
  for (const Case& c : read_cases(file)) {
    SECTION(c.heading + " (" + file + ":" + std::to_string(c.line) + ")") { CHECK(read(c.input) == c.expected); }
  }
}

}  // namespace annotator
