// How fast the core reads: milliseconds by stage for articles, then the kernels of the network on each instruction set
// that this build and this machine have. The same source runs in node as WASM (bench/RESULTS.md has the commands).
//
//   speed [--repeat 9] model/annotator.bin tests/articles/*/source.txt
//
// Out, on stdout: Markdown for bench/RESULTS.md. Medians of CPU time (in WASM of time passed), on one thread. Absolute
// times vary with the machine and what else it does: compare within one run.
#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

#include "annotate.h"
#include "article/tokens.h"
#include "article/utf8.h"
#include "encoder/kernels.h"
#include "encoder/linear.h"
#include "json/annotation_json.h"

namespace annotator {
namespace {

int repeat = 9;

double milliseconds() { return 1000.0 * double(std::clock()) / CLOCKS_PER_SEC; }

double median(std::vector<double> values) {
  std::sort(values.begin(), values.end());
  return values[values.size() / 2];
}

template <class Work>
double median_ms(Work work) {
  std::vector<double> times;
  for (int i = 0; i < repeat; ++i) {
    const double start = milliseconds();
    work();
    times.push_back(milliseconds() - start);
  }
  return median(times);
}

std::string read_file(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  if (!file) {
    std::fprintf(stderr, "%s: cannot be read\n", path.c_str());
    std::exit(2);
  }
  return {std::istreambuf_iterator<char>(file), {}};
}

// ---- articles --------------------------------------------------------------------------------------------------

struct Stages {
  std::vector<double> article, first, windows, rest, json;  // ms of each run
};

void read_once(const std::string& text, const Encoder& encoder, Stages& stages) {
  double last = milliseconds();
  const auto lap = [&] {
    const double now = milliseconds(), passed = now - last;
    last = now;
    return passed;
  };
  Reading reading(text, encoder, {});
  stages.article.push_back(lap());
  reading.step();
  stages.first.push_back(lap());
  while (reading.step()) {
  }
  stages.windows.push_back(stages.first.back() + lap());
  const Annotation article = std::move(reading).finish();
  stages.rest.push_back(lap());
  const std::string document = write_document(article, {encoder.name(), encoder.sha256()}, Unit::utf16);
  stages.json.push_back(lap());
  if (document.empty()) std::abort();
}

// "tests/articles/seed/source.txt" -> "seed"; "seed.txt" stays.
std::string title(const std::string& path) {
  const size_t end = path.rfind("/source.txt");
  if (end == std::string::npos) return path.substr(path.rfind('/') + 1);
  return path.substr(path.rfind('/', end - 1) + 1, end - path.rfind('/', end - 1) - 1);
}

void time_articles(const Encoder& encoder, const std::vector<std::string>& paths) {
  std::printf("| article | words | windows | until the first window | first window | all windows | the rest | json |"
              " whole | words/s |\n"
              "|---|--:|--:|--:|--:|--:|--:|--:|--:|--:|\n");
  for (const std::string& path : paths) {
    const std::string text = read_file(path);
    Stages stages;
    for (int i = 0; i < repeat; ++i) read_once(text, encoder, stages);
    const double whole = median(stages.article) + median(stages.windows) + median(stages.rest) + median(stages.json);
    const uint32_t words = count_words(valid_utf8(text));
    const size_t windows = Reading(text, encoder, {}).windows();
    std::printf("| %s | %u | %zu | %.2f | %.1f | %.1f | %.2f | %.2f | %.1f | %.0f |\n", title(path).c_str(), words,
                windows, median(stages.article), median(stages.first), median(stages.windows), median(stages.rest),
                median(stages.json), whole, 1000 * words / std::max(whole, 0.001));
  }
}

// ---- kernels ---------------------------------------------------------------------------------------------------

constexpr int rows = 120, hidden = 384, heads = 6, width = heads * head_size, ffn = 384;  // a usual window and layer

std::vector<float> some_numbers(size_t count) {
  std::vector<float> numbers(count);
  for (size_t i = 0; i < count; ++i) numbers[i] = float(int(i * 7919 % 4001) - 2000) / 1000;
  return numbers;
}

// Billions of multiplications of weights with activations a second, rounding the rows included.
double gigamacs(int outputs, int inputs) {
  Linear linear = Linear::of_nibbles(outputs, inputs);
  std::vector<uint8_t> nibbles(inputs / 2);
  for (int i = 0; i < inputs / 2; ++i) nibbles[i] = uint8_t(i * 31);
  const std::vector<float> scales(inputs / group_size, 0.01f);
  for (int o = 0; o < outputs; ++o) linear.set_output(o, nibbles, scales, 0.1f);
  const std::vector<float> x = some_numbers(size_t(rows) * inputs);
  Rows rounded(rows, inputs);
  std::vector<float> y(size_t(rows) * outputs);
  const int times = 10;  // the clock is coarse
  const double ms = median_ms([&] {
    for (int i = 0; i < times; ++i) {
      multiply(x.data(), rows, linear, rounded, y.data());
    }
  });
  return double(times) * rows * outputs * inputs / ms * 1e-6;
}

double attention_ms() {
  const std::vector<float> qkv = some_numbers(size_t(rows) * 3 * width);
  std::vector<float> context(size_t(rows) * width);
  std::vector<int16_t> scratch(attention_scratch(rows));
  const int times = 5;
  return median_ms([&] {
           for (int i = 0; i < times; ++i) {
             attention(qkv.data(), rows, heads, scratch.data(), context.data());
           }
         }) / times;
}

double gelu_ns() {
  const std::vector<float> numbers = some_numbers(size_t(rows) * ffn);
  const int times = 10;
  const double ms = median_ms([&] {
    for (int i = 0; i < times; ++i) {
      std::vector<float> values = numbers;
      gelu(values);
    }
  });
  return ms * 1e6 / double(numbers.size()) / times;
}

void time_kernels() {
  std::printf("\n| instruction set | qkv GMAC/s | attention out | ffn in | ffn out | attention, ms a layer |"
              " gelu, ns |\n"
              "|---|--:|--:|--:|--:|--:|--:|\n");
  for (const std::string_view name : instruction_sets()) {
    use_instruction_set(name);
    std::printf("| %.*s | %.1f | %.1f | %.1f | %.1f | %.2f | %.2f |\n", int(name.size()), name.data(),
                gigamacs(3 * width, hidden), gigamacs(hidden, width), gigamacs(ffn, hidden), gigamacs(hidden, ffn),
                attention_ms(), gelu_ns());
  }
  use_instruction_set({});
}

int run(std::vector<std::string> arguments) {
  if (arguments.size() >= 2 && arguments[0] == "--repeat") {
    repeat = std::max(1, std::atoi(arguments[1].c_str()));
    arguments.erase(arguments.begin(), arguments.begin() + 2);
  }
  if (arguments.size() < 2) {
    std::fprintf(stderr, "usage: speed [--repeat 9] model/annotator.bin ARTICLE.txt ...\n");
    return 2;
  }
  const std::string bytes = read_file(arguments[0]);
  std::optional<Encoder> encoder;
  std::string why;
  const auto model = std::as_bytes(std::span(bytes.data(), bytes.size()));
  const double load = median_ms([&] { encoder = load_encoder(model, &why); });
  if (!encoder) {
    std::fprintf(stderr, "%s: %s\n", arguments[0].c_str(), why.c_str());
    return 2;
  }
  const std::string best(instruction_sets().front());
  std::printf("Model %s, checked and expanded in %.0f ms. Instruction set %s. Milliseconds, medians of %d:\n\n",
              encoder->name().c_str(), load, best.c_str(), repeat);
  time_articles(*encoder, {arguments.begin() + 1, arguments.end()});
  time_kernels();
  return 0;
}

}  // namespace
}  // namespace annotator

int main(int count, char** arguments) { return annotator::run({arguments + 1, arguments + count}); }
