// Forms of dates that name their place in the calendar: "the 1990s", "the third quarter of 2024", "summer 2024",
// "Christmas", "19 February 2025"; and the edge of one: "early 2025", "the end of May".
// Tested by tests/cases/times.txt.
#pragma once

#include <optional>
#include <string_view>

#include "../numbers/lexemes.h"
#include "time_placing.h"

namespace annotator {

enum class Edge : uint8_t { none, early, mid, late, begin, end };

Edge read_edge(Cursor& cursor);

// "early", "mid", "late"
std::string_view part_of(Edge edge);

// Early, mid and late are thirds, beginning and end about the first and last month or day.
Point at_edge(Point point, Edge edge);

std::optional<Point> read_calendar(Cursor& cursor, const TimeContext& context);

}  // namespace annotator
