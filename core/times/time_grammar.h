// The words of one date or time -> what they mean. Tested by tests/cases/times.txt.
#pragma once

#include <vector>

#include "../annotation.h"
#include "../numbers/lexemes.h"
#include "time_placing.h"

namespace annotator {

// All of it but span and sentence. Words that no form reads to their end leave the value empty.
Time read_time(const std::vector<Lexeme>& lexemes, const TimeContext& context);

}  // namespace annotator
