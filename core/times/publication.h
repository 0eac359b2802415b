// The day of publication as the article says it. Tested in tests/times/times.test.cpp.
#pragma once

#include <optional>

#include "../annotation.h"
#include "calendar.h"

namespace annotator {

struct Publication {
  Day day;
  Span span;  // the words that say it
};

// The first date with day, month and year in a line of place, author, date or source ("Published 19 February 2025"),
// else before the dash that opens the first paragraph ("RIYADH, Feb. 18, 2025 (AP) —"). A date behind "updated" is
// taken only where there is no other. Reads text and blocks.
std::optional<Publication> find_publication(const Annotation& article);

}  // namespace annotator
