// One date of any form, and stretches from one to another: "between March and June 2024".
// Tested by tests/cases/times.txt.
#pragma once

#include <optional>

#include "../numbers/lexemes.h"
#include "time_placing.h"

namespace annotator {

std::optional<Point> read_one(Cursor& cursor, const TimeContext& context);

bool read_date(Cursor& cursor, const TimeContext& context, Time& time);

// "to", "until", "-", "and"
bool take_to(Cursor& cursor);

}  // namespace annotator
