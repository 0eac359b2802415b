// DATE and TIME mentions -> what they mean, and the article's dates in order. The values, after ISO 8601 and EDTF:
//
//   2025-02-19, 2025-02, 2025        a day, a month, a year; 2022-02~ is about that ("three years ago")
//   2025-02-10/2025-02-16            from the first to the last day ("last week"); "early 2025" is 2025-01/2025-04
//   /2025-02-19, 2025-02-19/         one end is not known ("recent weeks"); ../2019, 2019/.. lies open ("since 2019")
//   2024-22                          summer 2024; 21 to 24 are the seasons from spring on, wherever that is
//   2025-02-19T14:29Z, T17:00        a time of day, local unless Z
//   P3Y, PT1H30M, P1M/P4M            a length or age; from the shortest to the longest
//   R/P1W                            weekly
//
// Relative times are reckoned from Annotation::published and from nothing else, never from today. Where it is empty, or
// where the words have two readings, there is no value; where it is a month or year, what holds for all its days.
// Tested in tests/times/times.test.cpp and tests/cases/times.txt.
#pragma once

#include <vector>

#include "../annotation.h"

namespace annotator {

// Where the caller named no day of publication, takes the one that the article says. Reads text and blocks.
void set_published(Annotation& article);

// One for each DATE and TIME mention. Reads text, published, sentences, tokens and mentions.
std::vector<Time> find_times(const Annotation& article);

// The dates and times of day that are known to the day, month or year, in the order of time; of the same time in text
// order. Indices into times.
std::vector<uint32_t> order_times(const std::vector<Time>& times);

}  // namespace annotator
