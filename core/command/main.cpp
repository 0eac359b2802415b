// The command `annotate`: articles in, annotation documents out (or, on a terminal, what a person wants to read).
// Data goes to stdout, messages to stderr, nothing is asked; what the exit codes mean stands in options.h.
// Tested by tests/cli.test.py.
#include <fcntl.h>
#include <unistd.h>

#include <csignal>

#include "articles.h"
#include "compare.h"
#include "files.h"
#include "lines.h"
#include "options.h"

namespace annotator {
namespace {

std::optional<Encoder> read_model(const std::string& path) {
  std::string why;
  const auto bytes = read_file(path, &why);
  auto encoder = bytes ? load_encoder(std::as_bytes(std::span(*bytes)), &why) : std::nullopt;
  if (!encoder) complain("no model in " + path + ": " + why + " (--model names another file)");
  return encoder;
}

ExitCode run(int argc, char** argv) {
  Settings settings;
  const auto done = read_options(argc, argv, settings);
  if (done) return *done;
  if (fcntl(STDOUT_FILENO, F_GETFD) < 0) return complain("stdout is closed"), engine_error;
  if (settings.from) return convert_files(settings, nullptr);
  const auto encoder = read_model(settings.model);
  if (!encoder) return engine_error;
  if (settings.verbose) complain(ANNOTATOR_VERSION ", " + encoder->name() + ", " + encoder->sha256());
  if (!settings.compare.empty()) return compare_files(settings, *encoder);
  return settings.jsonl ? annotate_batches(settings, *encoder) : convert_files(settings, &*encoder);
}

}  // namespace
}  // namespace annotator

int main(int argc, char** argv) {
  signal(SIGPIPE, SIG_DFL);  // even where our parent ignores it
  return annotator::run(argc, argv);
}
