// Annotation -> plain text for people, as `annotate` prints it on a terminal. Tested by tests/cli.test.py.
#pragma once

#include <string>

#include "annotation.h"

namespace annotator {

// Title, source and length, the summary with the number of each sentence's paragraph, and the names by group with their
// counts, other forms and roles. What could steer a terminal (escape characters in the article) is shown as U+FFFD.
std::string write_report(const Annotation& annotation);

}  // namespace annotator
