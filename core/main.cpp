// The command `annotate`: articles in, annotation documents out (or, on a terminal, what a person wants to read).
// Data goes to stdout, messages to stderr, nothing is asked; what the exit codes mean stands in ExitCode.
// Tested by tests/cli.test.py.
#include <stdio.h>
#include <unistd.h>

#include <cerrno>
#include <csignal>
#include <cstdlib>
#include <cstring>
#include <filesystem>
#include <memory>

#include <CLI/CLI.hpp>

#include "annotate.h"
#include "article/utf8.h"
#include "json/annotation_json.h"
#include "json/request.h"
#include "report.h"

namespace annotator {
namespace {

enum ExitCode {
  all_done = 0,
  engine_error = 1,  // no model, or nowhere to write
  usage_error = 2,
  bad_input = 3,    // the one input is unreadable or empty
  some_failed = 4,  // some files or lines of several; the others are done
};

// A byte that is not UTF-8 becomes three (U+FFFD), and a Span counts bytes in 32 bits.
constexpr size_t max_input_bytes = UINT32_MAX / 3;

constexpr const char* examples =
    "Examples:\n"
    "  annotate article.txt                         summary and names, to read\n"
    "  annotate --format json article.txt > a.json  the annotation document (article-annotation/1)\n"
    "  annotate --jsonl < many.jsonl > out.jsonl    {\"id\",\"text\",\"published\"?} a line in, a document a line out\n"
    "\n"
    "Finds the summary and the names of English news articles. Reads stdin where no FILE is given.\n";

constexpr const char* exit_codes =
    "Exit codes: 0 done, 1 engine error, 2 usage, 3 unreadable or empty input, 4 some files or lines failed.";

struct Settings {
  std::vector<std::string> files;
  std::string format;  // "text" or "json"
  std::string offsets = "codepoint";
  Options options;
  std::string model;
  bool jsonl = false;
};

void complain(const std::string& message) { fprintf(stderr, "annotate: %s\n", message.c_str()); }

// Ends the program where stdout takes no more. (A reader that went away ends it without a word, by SIGPIPE.)
void print(std::string_view data) {
  if (fwrite(data.data(), 1, data.size(), stdout) == data.size() && fflush(stdout) == 0) return;
  complain(std::string("cannot write: ") + strerror(errno));
  exit(engine_error);
}

// ---- reading files -------------------------------------------------------------------------------------------

struct CloseFile {
  void operator()(FILE* file) const {
    if (file != stdin) fclose(file);
  }
};
using File = std::unique_ptr<FILE, CloseFile>;

File open_file(const std::string& name) { return File(name == "-" ? stdin : fopen(name.c_str(), "rb")); }

std::string display_name(const std::string& name) { return name == "-" ? "stdin" : name; }

// The whole of a file. Empty if it cannot be read; *why then says why.
std::optional<std::string> read_file(const std::string& name, std::string* why) {
  const File file = open_file(name);
  std::string bytes;
  char part[1 << 16];
  size_t got = 1;
  while (file && got > 0 && bytes.size() <= max_input_bytes) {
    got = fread(part, 1, sizeof part, file.get());
    bytes.append(part, got);
  }
  if (!file || ferror(file.get())) return *why = strerror(errno), std::nullopt;
  if (bytes.size() > max_input_bytes) return *why = "longer than 1.4 GB", std::nullopt;
  return bytes;
}

// ---- the model -----------------------------------------------------------------------------------------------

// Beside the program, or where the source tree had it when the program was built.
std::string default_model() {
  std::error_code error;
  const std::filesystem::path program = std::filesystem::read_symlink("/proc/self/exe", error);
  const std::filesystem::path beside = program.parent_path() / "annotator.bin";
  return !error && std::filesystem::exists(beside, error) ? beside.string() : ANNOTATOR_MODEL_PATH;
}

std::optional<Encoder> read_model(const std::string& path) {
  std::string why;
  const auto bytes = read_file(path, &why);
  auto encoder = bytes ? load_encoder(std::as_bytes(std::span(*bytes)), &why) : std::nullopt;
  if (!encoder) complain("no model in " + path + ": " + why + " (--model names another file)");
  return encoder;
}

// ---- articles ------------------------------------------------------------------------------------------------

// Annotates one article. False, and a complaint that begins with where, if there is no text in it.
bool annotate_text(const std::string& text, const std::string& where, const Encoder& encoder, const Options& options,
                   Annotation* annotation) {
  Reading reading(text, encoder, options);
  if (reading.annotation().blocks.empty()) return complain(where + ": there is no text in it"), false;
  *annotation = std::move(reading).finish();
  return true;
}

void warn_of_repairs(const std::string& where) {
  complain(where + ": warning: bytes that are not UTF-8 were read as U+FFFD");
}

Engine engine_of(const Encoder& encoder) { return {encoder.name(), encoder.sha256()}; }

bool annotate_file(const std::string& name, const Settings& settings, const Encoder& encoder) {
  const std::string where = display_name(name);
  std::string why;
  const auto text = read_file(name, &why);
  if (!text) return complain(where + ": " + why), false;
  Annotation annotation;
  if (!annotate_text(*text, where, encoder, settings.options, &annotation)) return false;
  if (annotation.repaired) warn_of_repairs(where);

  // Of several files each document says which it is of.
  const bool several = settings.files.size() > 1;
  if (settings.format == "text") {
    print((several ? "==> " + where + " <==\n" : "") + write_report(annotation) + (several ? "\n" : ""));
  } else {
    const std::string id = several ? json_string(where) : "";
    print(write_document(annotation, engine_of(encoder), *unit_from_name(settings.offsets), id) + "\n");
  }
  return true;
}

int annotate_files(const Settings& settings, const Encoder& encoder) {
  bool failed = false;
  for (const std::string& name : settings.files) failed |= !annotate_file(name, settings, encoder);
  if (!failed) return all_done;
  return settings.files.size() > 1 ? some_failed : bad_input;
}

// ---- --jsonl -------------------------------------------------------------------------------------------------

bool annotate_line(std::string_view line, const std::string& where, const Settings& settings, const Encoder& encoder) {
  Request defaults;
  defaults.offsets = *unit_from_name(settings.offsets);
  defaults.summary_sentences = settings.options.summary_sentences;
  defaults.published = settings.options.published;
  std::string why;
  if (line.size() > max_input_bytes) return complain(where + ": longer than 1.4 GB"), false;
  const auto request = parse_request(line, defaults, &why);
  if (!request) return complain(where + ": " + why), false;
  Annotation annotation;
  const Options options{.summary_sentences = request->summary_sentences,
                        .published = request->published,
                        .roles = request->roles};
  if (!annotate_text(request->text, where, encoder, options, &annotation)) return false;
  if (request->repaired) warn_of_repairs(where);
  print(write_document(annotation, engine_of(encoder), request->offsets, request->id) + "\n");
  return true;
}

// A line at a time, so that memory does not grow with their number. Blank lines are no requests.
int annotate_lines(const std::string& name, const Settings& settings, const Encoder& encoder) {
  const File file = open_file(name);
  if (!file) return complain(display_name(name) + ": " + strerror(errno)), bad_input;
  int result = all_done;
  char* buffer = nullptr;
  size_t capacity = 0;
  size_t number = 0;
  ssize_t length;
  while ((length = getline(&buffer, &capacity, file.get())) >= 0) {
    ++number;
    const std::string_view line(buffer, static_cast<size_t>(length));
    if (line.find_first_not_of(" \t\r\n") == std::string_view::npos) continue;
    const std::string where = display_name(name) + ": line " + std::to_string(number);
    if (!annotate_line(line, where, settings, encoder)) result = some_failed;
  }
  free(buffer);
  if (!ferror(file.get())) return result;
  complain(display_name(name) + ": " + strerror(errno));
  return number == 0 ? bad_input : some_failed;
}

int annotate_batches(const Settings& settings, const Encoder& encoder) {
  int worst = all_done;
  for (const std::string& name : settings.files) worst = std::max(worst, annotate_lines(name, settings, encoder));
  return settings.files.size() > 1 && worst != all_done ? some_failed : worst;
}

// ---- options -------------------------------------------------------------------------------------------------

void describe(CLI::App& app, Settings& settings) {
  const auto check_date = [](const std::string& date) {
    return is_date(date) ? "" : "must be a day written YYYY-MM-DD, not " + date;
  };
  // A check without a description leaves the help to our words.
  const auto one_of = [](std::vector<std::string> words) { return CLI::IsMember(std::move(words)).description(""); };
  app.add_option("FILE", settings.files, "articles in UTF-8; - is stdin")->type_name("");
  app.add_option("-f,--format", settings.format, "text (on a terminal) or json (otherwise)")
      ->check(one_of({"text", "json"}))->type_name("FORMAT");
  app.add_option("--offsets", settings.offsets, "what start and end count: codepoint (default), utf16 or utf8")
      ->check(one_of({"codepoint", "utf16", "utf8"}))->type_name("UNIT");
  app.add_option("-n,--sentences", settings.options.summary_sentences, "length of the summary, 1 to 7 (default 3)")
      ->check(CLI::Range(1, 7).description(""))->type_name("N");
  app.add_option("--published", settings.options.published, "when the article appeared, YYYY-MM-DD")
      ->check(check_date)->type_name("DATE");
  app.add_option("--model", settings.model, "the weights (default: annotator.bin beside the program)")
      ->envname("ANNOTATOR_MODEL")->type_name("FILE");
  app.add_flag("--jsonl", settings.jsonl, "each line is a request, each document a line, with the same id, in order");
  app.set_version_flag("--version", "annotate " ANNOTATOR_VERSION " (article-annotation/1)");
  app.footer(exit_codes);
}

int run(int argc, char** argv) {
  Settings settings;
  CLI::App app(examples, "annotate");
  describe(app, settings);
  try {
    app.parse(argc, argv);
  } catch (const CLI::ParseError& error) {
    return app.exit(error) == 0 ? all_done : usage_error;
  }
  if (settings.jsonl && settings.format == "text") {
    complain("--jsonl writes json; --format text does not go with it");
    return usage_error;
  }
  if (settings.files.empty()) settings.files = {"-"};
  if (settings.format.empty()) settings.format = isatty(STDOUT_FILENO) ? "text" : "json";
  if (settings.model.empty()) settings.model = default_model();
  const auto encoder = read_model(settings.model);
  if (!encoder) return engine_error;
  return settings.jsonl ? annotate_batches(settings, *encoder) : annotate_files(settings, *encoder);
}

}  // namespace
}  // namespace annotator

int main(int argc, char** argv) {
  signal(SIGPIPE, SIG_DFL);  // even where our parent ignores it
  return annotator::run(argc, argv);
}
