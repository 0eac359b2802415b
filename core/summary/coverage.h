// What a summary tells of and what it leaves out, and which names are the main ones.
// Tested in tests/summary/summary.test.cpp with tests/cases/summary.txt.
#pragma once

#include <cstdint>
#include <vector>

#include "../annotation.h"

namespace annotator {

// Whether an article comes back to a name, or says what it is: the one rule for "main names", here, in the document
// ("main" of an entity) and on the page. Dates and numbers are no names.
bool is_main_name(const Entity& entity);

// The blocks that the chosen sentences, in text order, stand in.
std::vector<uint32_t> covered_blocks(const Annotation& article, const std::vector<SummarySentence>& chosen);

// The main names of people, organizations, places, products, events, works and laws that no chosen sentence mentions,
// the most salient first. A people or adjective ("Ukrainian") mentions its country.
std::vector<uint32_t> missing_names(const Annotation& article, const std::vector<SummarySentence>& chosen);

}  // namespace annotator
