// CLI11 reads and checks each option; here stands what they are, and which do not go together.
#include "options.h"

#include <unistd.h>

#include <filesystem>
#include <thread>

#include <CLI/CLI.hpp>

#include "files.h"
#include "json/request.h"

namespace annotator {
namespace {

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

// Beside the program, or where the source tree had it when the program was built.
std::string default_model() {
  std::error_code error;
  const std::filesystem::path program = std::filesystem::read_symlink("/proc/self/exe", error);
  const std::filesystem::path beside = program.parent_path() / "annotator.bin";
  return !error && std::filesystem::exists(beside, error) ? beside.string() : ANNOTATOR_MODEL_PATH;
}

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

}  // namespace

std::optional<ExitCode> read_options(int argc, char** argv, Settings& settings) {
  CLI::App app(examples, "annotate");
  describe(app, settings);
  try {
    app.parse(argc, argv);
  } catch (const CLI::ParseError& error) {
    return app.exit(error) == 0 ? all_done : usage_error;
  }
  complete(settings);
  const std::string wrong = contradiction(settings);
  if (wrong.empty()) return std::nullopt;
  return complain(wrong), usage_error;
}

}  // namespace annotator
