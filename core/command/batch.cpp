// Every thread does the same: it takes a line and a turn, works, and puts its answer where the turns are served.
// Whoever completes the row serves it. An answer that is far ahead of its turn waits, so that a slow line holds up few others.
#include "batch.h"

#include <condition_variable>
#include <cstdlib>
#include <map>
#include <mutex>
#include <thread>

namespace annotator {
namespace {

constexpr size_t ahead = 4;  // answers a thread that may wait for their turn

class Batch {
 public:
  Batch(FILE* file, unsigned jobs, const std::function<Answer(std::string_view, size_t)>& answer,
        const std::function<void(const Answer&)>& deliver)
      : file_(file), answer_(answer), deliver_(deliver), most_waiting_(jobs * ahead) {}

  void work() {
    Line line;
    while (read(line)) serve(line.turn, answer_({line.bytes, line.size}, line.number));
    free(line.bytes);
  }

  size_t lines() const { return lines_; }

 private:
  struct Line {
    char* bytes = nullptr;  // getline's
    size_t capacity = 0, size = 0;
    size_t number = 0, turn = 0;
  };

  bool read(Line& line) {
    const std::lock_guard lock(reading_);
    for (ssize_t size; (size = getline(&line.bytes, &line.capacity, file_)) >= 0;) {
      line.size = static_cast<size_t>(size);
      line.number = ++lines_;
      if (std::string_view(line.bytes, line.size).find_first_not_of(" \t\r\n") == std::string_view::npos) continue;
      line.turn = turns_++;
      return true;
    }
    return false;
  }

  void serve(size_t turn, Answer answer) {
    std::unique_lock lock(serving_);
    served_.wait(lock, [&] { return turn < next_ + most_waiting_; });
    waiting_.emplace(turn, std::move(answer));
    for (auto first = waiting_.begin(); first != waiting_.end() && first->first == next_; ++next_) {
      deliver_(first->second);
      first = waiting_.erase(first);
    }
    served_.notify_all();
  }

  FILE* file_;
  const std::function<Answer(std::string_view, size_t)>& answer_;
  const std::function<void(const Answer&)>& deliver_;
  const size_t most_waiting_;

  std::mutex reading_;
  size_t lines_ = 0, turns_ = 0;

  std::mutex serving_;
  std::condition_variable served_;
  std::map<size_t, Answer> waiting_;  // by turn
  size_t next_ = 0;                   // the turn to be served
};

}  // namespace

size_t answer_lines(FILE* file, unsigned jobs, const std::function<Answer(std::string_view, size_t)>& answer,
                    const std::function<void(const Answer&)>& deliver) {
  Batch batch(file, jobs, answer, deliver);
  std::vector<std::thread> others;
  for (unsigned i = 1; i < jobs; ++i) others.emplace_back(&Batch::work, &batch);
  batch.work();
  for (std::thread& other : others) other.join();
  return batch.lines();
}

}  // namespace annotator
