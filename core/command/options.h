// The options of the command `annotate` and what its exit codes mean. Tested by tests/cli.test.py.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "annotate.h"
#include "json/parts.h"

namespace annotator {

enum ExitCode {
  all_done = 0,
  engine_error = 1,  // no model, or nowhere to write
  usage_error = 2,
  bad_input = 3,    // the one input is unreadable or empty
  some_failed = 4,  // some files or lines of several; the others are done
};

struct Settings {
  std::vector<std::string> files;  // at least one; "-" is stdin
  std::string format;              // "text" or that of an export
  std::string offsets = "codepoint";
  std::string output;  // a file or folder; empty: stdout
  Options options;
  Parts parts;  // of the document
  std::string model;
  std::string compare;  // the other text; empty: none
  bool from = false;  // the files are documents, not articles
  bool jsonl = false;
  unsigned jobs = 1;
  bool color = false;    // in format text
  bool quiet = false;    // no warnings; errors are told all the same
  bool verbose = false;  // what was read, with what, and how long it took
};

// Reads the command line into settings, with what was not given filled in. Where there is nothing left to do, as after
// --help or a usage error, whatever is to be said is said and the exit code is returned.
std::optional<ExitCode> read_options(int argc, char** argv, Settings& settings);

}  // namespace annotator
