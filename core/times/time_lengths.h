// Lengths of time: durations ("two and a half years"), ages ("35-year-old") and what is repeated ("every two weeks").
// Tested by tests/cases/times.txt.
#pragma once

#include "../numbers/lexemes.h"
#include "time_placing.h"

namespace annotator {

bool read_duration(Cursor& cursor, Time& time);
bool read_age(Cursor& cursor, const TimeContext& context, Time& time);
bool read_repeated(Cursor& cursor, Time& time);

}  // namespace annotator
