// Times of day with their day, or one of the two: "today at 1429 UTC", "5 p.m.", "late Monday", "this morning".
// Tested by tests/cases/times.txt.
#pragma once

#include "../numbers/lexemes.h"
#include "time_placing.h"

namespace annotator {

bool read_moment(Cursor& cursor, const TimeContext& context, Time& time);

}  // namespace annotator
