// Annotation -> plain text for people, as `annotate` prints it on a terminal. Tested by tests/cli.test.py.
#pragma once

#include <string>
#include <string_view>

#include "annotation.h"
#include "json/parts.h"

namespace annotator {

// Title, source and length, the summary with the number of each sentence's paragraph, and the names by group with their
// counts, other forms and roles; of these the parts that are asked for. What could steer a terminal (escape characters
// in the article) is shown as U+FFFD. in_color: headings are bold, and what we say of a sentence is dim, by the sequences
// that terminals know.
std::string write_report(const Annotation& annotation, Parts parts = {}, bool in_color = false);

// On one line, and without what could steer a terminal.
std::string printable(std::string_view text);

// The number of a block among the paragraphs, from 1, as the page counts them.
uint32_t paragraph_number(const Annotation& annotation, uint32_t block);

}  // namespace annotator
