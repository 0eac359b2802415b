// Lines in, answers out: several at once, in the order of the lines, at a memory that does not grow with their number.
// Tested by tests/cli.test.py.
#pragma once

#include <cstdio>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace annotator {

struct Answer {
  std::string line;                   // for stdout, with its line end
  std::vector<std::string> messages;  // for stderr
  bool failed = false;
};

// answer(line, number) is called in as many threads as there are jobs, with lines that are not blank, numbered from 1;
// deliver(answer) in one thread at a time, in the order of the lines, as soon as an answer and all before it are there.
// No line is read before a thread is free for it. Returns the number of lines; ferror(file) tells if they are all.
size_t answer_lines(FILE* file, unsigned jobs, const std::function<Answer(std::string_view, size_t)>& answer,
                    const std::function<void(const Answer&)>& deliver);

}  // namespace annotator
