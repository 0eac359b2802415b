// The command `annotate`: articles in, annotation documents out (or, on a terminal, what a person wants to read).
// Data goes to stdout, messages to stderr, nothing is asked; what the exit codes mean stands in ExitCode.
// Tested by tests/cli.test.py.
#include <fcntl.h>
#include <stdio.h>
#include <unistd.h>

#include <cerrno>
#include <csignal>
#include <cstdlib>
#include <cstring>
#include <filesystem>
#include <memory>
#include <set>
#include <thread>

#include <CLI/CLI.hpp>

#include "annotate.h"
#include "batch.h"
#include "exports/exports.h"
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
    "  annotate --from a.json --format html > a.html   the same document, or one that was corrected, as a page\n"
    "\n"
    "Finds the summary and the names of English news articles. Reads stdin where no FILE is given.\n";

constexpr const char* exit_codes =
    "Exit codes: 0 done, 1 engine error, 2 usage, 3 unreadable or empty input, 4 some files or lines failed.";

struct Settings {
  std::vector<std::string> files;
  std::string format;  // "text" or that of an export
  std::string offsets = "codepoint";
  std::string output;  // a file or folder; empty: stdout
  Options options;
  std::string model;
  bool from = false;  // the files are documents, not articles
  bool jsonl = false;
  unsigned jobs = 1;
};

void complain(const std::string& message) { fprintf(stderr, "annotate: %s\n", message.c_str()); }

// Ends the program where stdout takes no more. (A reader that went away ends it without a word, by SIGPIPE.)
void print(std::string_view data) {
  if (fwrite(data.data(), 1, data.size(), stdout) == data.size() && fflush(stdout) == 0) return;
  complain(std::string("cannot write: ") + strerror(errno));
  _exit(engine_error);  // at once: other threads may be at work
}

// ---- reading files -------------------------------------------------------------------------------------------

struct CloseFile {
  void operator()(FILE* file) const {
    if (file != stdin) fclose(file);
  }
};
using OpenFile = std::unique_ptr<FILE, CloseFile>;

OpenFile open_file(const std::string& name) { return OpenFile(name == "-" ? stdin : fopen(name.c_str(), "rb")); }

std::string display_name(const std::string& name) { return name == "-" ? "stdin" : name; }

// The whole of a file. Empty if it cannot be read; *why then says why.
std::optional<std::string> read_file(const std::string& name, std::string* why) {
  const OpenFile file = open_file(name);
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

// ---- writing files -------------------------------------------------------------------------------------------

namespace fs = std::filesystem;

// What files of an article are called: "dam" after "news/dam.txt", in a folder; what goes to stdout is called the same
// whatever it is of.
std::string stem_of(const std::string& name, const Settings& settings) {
  return settings.output.empty() || name == "-" ? "article" : fs::path(name).stem().string();
}

// Whether the output is a folder, as several files need it: it is one already, or is called so.
bool is_folder(const Settings& settings, const std::vector<File>& files) {
  std::error_code error;
  return settings.files.size() > 1 || files.size() > 1 || settings.output.back() == '/' ||
         fs::is_directory(settings.output, error);
}

bool write_file(const fs::path& path, const std::string& bytes) {
  const std::unique_ptr<FILE, int (*)(FILE*)> file(fopen(path.c_str(), "wb"), fclose);
  if (file && fwrite(bytes.data(), 1, bytes.size(), file.get()) == bytes.size() && fflush(file.get()) == 0) return true;
  return complain("cannot write " + path.string() + ": " + strerror(errno)), false;
}

// Where they are several, stdout gets them as one archive.
bool write_files(const std::vector<File>& files, const Settings& settings) {
  if (settings.output.empty()) {
    print(as_one_file(files).bytes);
    return true;
  }
  if (!is_folder(settings, files)) return write_file(settings.output, files[0].bytes);
  std::error_code error;
  fs::create_directories(settings.output, error);
  return std::all_of(files.begin(), files.end(), [&](const File& file) {
    return write_file(fs::path(settings.output) / file.name, file.bytes);
  });
}

// ---- articles ------------------------------------------------------------------------------------------------

// Annotates one article. Empty, and *why says so, if there is no text in it.
std::optional<Annotation> annotate_text(const std::string& text, const Encoder& encoder, const Options& options,
                                        std::string* why) {
  Reading reading(text, encoder, options);
  if (reading.annotation().blocks.empty()) return *why = "there is no text in it", std::nullopt;
  return std::move(reading).finish();
}

constexpr const char* repaired = "warning: bytes that are not UTF-8 were read as U+FFFD";

Engine engine_of(const Encoder& encoder) { return {encoder.name(), encoder.sha256()}; }

// The article as the files of the format. Empty, and *why says what is wrong, where there is nothing to annotate.
std::vector<File> files_of_article(const std::string& text, const std::string& name, const Settings& settings,
                                   const Encoder& encoder, std::string* why) {
  const auto annotation = annotate_text(text, encoder, settings.options, why);
  if (!annotation) return {};
  if (annotation->repaired) complain(display_name(name) + ": " + repaired);
  if (settings.format == "text") return {{stem_of(name, settings) + ".txt", write_report(*annotation)}};

  // Of several files each document says which it is of.
  const std::string id = settings.files.size() > 1 ? json_string(display_name(name)) : "";
  const Unit unit = *unit_from_name(settings.offsets);
  const std::string json = write_document(*annotation, engine_of(encoder), unit, id);
  const Format format = *format_from_name(settings.format);
  if (format == Format::json) return {{stem_of(name, settings) + ".json", json + "\n"}};
  const auto document = read_document(json, unit, why);
  return document ? export_files(*document, format, stem_of(name, settings)) : std::vector<File>();
}

// encoder: null with --from, which reads documents.
bool convert_file(const std::string& name, const Settings& settings, const Encoder* encoder) {
  std::string why;
  std::vector<File> files;
  const auto bytes = read_file(name, &why);
  if (bytes && encoder) {
    files = files_of_article(*bytes, name, settings, *encoder, &why);
  } else if (bytes) {
    const auto document = read_document(*bytes, *unit_from_name(settings.offsets), &why);
    if (document) files = export_files(*document, *format_from_name(settings.format), stem_of(name, settings));
  }
  if (files.empty()) return complain(display_name(name) + ": " + why), false;

  const bool heads = settings.format == "text" && settings.files.size() > 1 && settings.output.empty();
  if (heads) files[0].bytes = "==> " + display_name(name) + " <==\n" + files[0].bytes + "\n";
  return write_files(files, settings);
}

int convert_files(const Settings& settings, const Encoder* encoder) {
  bool failed = false;
  std::set<std::string> stems;
  for (const std::string& name : settings.files) {
    if (!settings.output.empty() && !stems.insert(stem_of(name, settings)).second) {
      complain(display_name(name) + ": another file of this name was written to " + settings.output);
      failed = true;
    } else {
      failed |= !convert_file(name, settings, encoder);
    }
  }
  if (!failed) return all_done;
  return settings.files.size() > 1 ? some_failed : bad_input;
}

// ---- --jsonl -------------------------------------------------------------------------------------------------

// What stands in the place of a document that could not be made.
Answer refusal(std::string_view line, size_t number, const std::string& where, const std::string& why) {
  const std::string id = request_id(line);
  return {.line = "{" + (id.empty() ? "" : "\"id\":" + id + ",") + "\"error\":" + json_string(why) +
                  ",\"line\":" + std::to_string(number) + "}\n",
          .complaint = where + ": " + why,
          .failed = true};
}

Answer annotate_line(std::string_view line, size_t number, const std::string& file, const Settings& settings,
                     const Encoder& encoder) {
  const std::string where = file + ": line " + std::to_string(number);
  if (line.size() > max_input_bytes) return refusal({}, number, where, "longer than 1.4 GB");
  Request defaults;
  defaults.offsets = *unit_from_name(settings.offsets);
  defaults.summary_sentences = settings.options.summary_sentences;
  defaults.published = settings.options.published;
  std::string why;
  const auto request = parse_request(line, defaults, &why);
  if (!request) return refusal(line, number, where, why);
  const Options options{.summary_sentences = request->summary_sentences,
                        .published = request->published,
                        .roles = request->roles};
  const auto annotation = annotate_text(request->text, encoder, options, &why);
  if (!annotation) return refusal(line, number, where, why);
  return {.line = write_document(*annotation, engine_of(encoder), request->offsets, request->id) + "\n",
          .complaint = request->repaired ? where + ": " + repaired : ""};
}

// Blank lines are no requests.
int annotate_lines(const std::string& name, const Settings& settings, const Encoder& encoder) {
  const OpenFile file = open_file(name);
  if (!file) return complain(display_name(name) + ": " + strerror(errno)), bad_input;
  int result = all_done;
  const auto answer = [&](std::string_view line, size_t number) {
    return annotate_line(line, number, display_name(name), settings, encoder);
  };
  const auto deliver = [&](const Answer& answer) {
    if (!answer.complaint.empty()) complain(answer.complaint);
    if (answer.failed) result = some_failed;
    print(answer.line);
  };
  const size_t lines = answer_lines(file.get(), settings.jobs, answer, deliver);
  if (!ferror(file.get())) return result;
  complain(display_name(name) + ": " + strerror(errno));
  return lines == 0 ? bad_input : some_failed;
}

int annotate_batches(const Settings& settings, const Encoder& encoder) {
  if (!settings.output.empty() && !freopen(settings.output.c_str(), "wb", stdout)) {
    return complain("cannot write " + settings.output + ": " + strerror(errno)), engine_error;
  }
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
  app.add_option("-f,--format", settings.format,
                 "text (on a terminal), json (otherwise), w3c, brat, conll, csv, md or html")
      ->check(one_of({"text", "json", "w3c", "brat", "conll", "csv", "md", "markdown", "html"}))->type_name("FORMAT");
  app.add_option("-o,--output", settings.output,
                 "a file, or a folder where there are several files to write (default: stdout, several as a zip)")
      ->type_name("PATH");
  app.add_flag("--from", settings.from, "FILE is an annotation document, or a page that html made, not an article");
  app.add_option("--offsets", settings.offsets,
                 "what start and end of json count: codepoint (default, and in other formats), utf16 or utf8")
      ->check(one_of({"codepoint", "utf16", "utf8"}))->type_name("UNIT");
  app.add_option("-n,--sentences", settings.options.summary_sentences, "length of the summary, 1 to 7 (default 3)")
      ->check(CLI::Range(1, 7).description(""))->type_name("N");
  app.add_option("--published", settings.options.published, "when the article appeared, YYYY-MM-DD")
      ->check(check_date)->type_name("DATE");
  app.add_option("--model", settings.model, "the weights (default: annotator.bin beside the program)")
      ->envname("ANNOTATOR_MODEL")->type_name("FILE");
  app.add_flag("--jsonl", settings.jsonl,
               "each line is a request, each document a line, with the same id, in order; {\"error\"} for a bad line");
  app.add_option("-j,--jobs", settings.jobs, "lines that are read at once (default 1; 0: as many as there are cores)")
      ->check(CLI::Range(0, 1024).description(""))->type_name("N");
  app.set_version_flag("--version", "annotate " ANNOTATOR_VERSION " (article-annotation/1)");
  app.footer(exit_codes);
}

// What is wrong with options that are right each by itself; empty: nothing.
std::string contradiction(const Settings& settings) {
  const bool is_json = settings.format == "json";
  if (settings.jsonl && settings.from) return "--jsonl reads articles; --from does not go with it";
  if (settings.jsonl && !is_json) return "--jsonl writes json; --format " + settings.format + " does not go with it";
  if (settings.from && settings.format == "text") return "--from has no format text; md is for people too";
  if (settings.offsets != "codepoint" && !is_json && settings.format != "text") {
    return "--offsets is for --format json; " + settings.format + " counts code points";
  }
  if (settings.files.size() > 1 && settings.output.empty() && !is_json && settings.format != "text") {
    return "of several files " + settings.format + " needs a folder to write to: --output";
  }
  return {};
}

// Fills in what was not given.
void complete(Settings& settings) {
  const bool for_people = isatty(STDOUT_FILENO) && settings.output.empty() && !settings.jsonl && !settings.from;
  if (settings.files.empty()) settings.files = {"-"};
  if (settings.format.empty()) settings.format = for_people ? "text" : "json";
  if (settings.model.empty()) settings.model = default_model();
  if (settings.jobs == 0) settings.jobs = std::max(1u, std::thread::hardware_concurrency());
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
  complete(settings);
  const std::string wrong = contradiction(settings);
  if (!wrong.empty()) return complain(wrong), usage_error;
  if (fcntl(STDOUT_FILENO, F_GETFD) < 0) return complain("stdout is closed"), engine_error;
  if (settings.from) return convert_files(settings, nullptr);
  const auto encoder = read_model(settings.model);
  if (!encoder) return engine_error;
  return settings.jsonl ? annotate_batches(settings, *encoder) : convert_files(settings, &*encoder);
}

}  // namespace
}  // namespace annotator

int main(int argc, char** argv) {
  signal(SIGPIPE, SIG_DFL);  // even where our parent ignores it
  return annotator::run(argc, argv);
}
