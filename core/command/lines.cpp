#include "lines.h"

#include <algorithm>
#include <cerrno>
#include <cstring>

#include "articles.h"
#include "batch.h"
#include "files.h"
#include "json/request.h"

namespace annotator {
namespace {

// What stands in the place of a document that could not be made.
Answer refusal(std::string_view line, size_t number, const std::string& where, const std::string& why) {
  const std::string id = request_id(line);
  return {.line = "{" + (id.empty() ? "" : "\"id\":" + id + ",") + "\"error\":" + json_string(why) +
                  ",\"line\":" + std::to_string(number) + "}\n",
          .messages = {where + ": " + why},
          .failed = true};
}

Answer annotate_line(std::string_view line, size_t number, const std::string& file, const Settings& settings,
                     const Encoder& encoder) {
  const std::string where = file + ": line " + std::to_string(number);
  if (line.size() > max_input_bytes) return refusal({}, number, where, too_long);
  const auto start = std::chrono::steady_clock::now();
  Request defaults;
  defaults.offsets = *unit_from_name(settings.offsets);
  defaults.summary_sentences = settings.options.summary_sentences;
  defaults.published = settings.options.published;
  defaults.abstract = settings.options.abstract;
  defaults.parts = settings.parts;
  std::string why;
  const auto request = parse_request(line, defaults, &why);
  if (!request) return refusal(line, number, where, why);
  const Options options{.summary_sentences = request->summary_sentences,
                        .published = request->published,
                        .url = request->url,
                        .abstract = request->abstract,
                        .roles = request->roles};
  const auto annotation = annotate_text(request->text, encoder, options, &why);
  if (!annotation) return refusal(line, number, where, why);
  const Engine engine = engine_of(encoder);
  Answer answer;
  answer.line = write_document(*annotation, engine, request->offsets, request->id, request->parts) + "\n";
  if (request->repaired && !settings.quiet) answer.messages.push_back(where + ": " + repaired_warning);
  if (settings.verbose) answer.messages.push_back(where + ": " + what_was_read(*annotation, start));
  return answer;
}

// Blank lines are no requests.
ExitCode annotate_lines(const std::string& name, const Settings& settings, const Encoder& encoder) {
  const OpenFile file = open_file(name);
  if (!file) return complain(display_name(name) + ": " + strerror(errno)), bad_input;
  ExitCode result = all_done;
  const auto answer = [&](std::string_view line, size_t number) {
    return annotate_line(line, number, display_name(name), settings, encoder);
  };
  const auto deliver = [&](const Answer& answer) {
    for (const std::string& message : answer.messages) complain(message);
    if (answer.failed) result = some_failed;
    print(answer.line);
  };
  const size_t lines = answer_lines(file.get(), settings.jobs, answer, deliver);
  if (!ferror(file.get())) return result;
  complain(display_name(name) + ": " + strerror(errno));
  return lines == 0 ? bad_input : some_failed;
}

}  // namespace

ExitCode annotate_batches(const Settings& settings, const Encoder& encoder) {
  if (!settings.output.empty() && !freopen(settings.output.c_str(), "wb", stdout)) {
    return complain("cannot write " + settings.output + ": " + strerror(errno)), engine_error;
  }
  ExitCode worst = all_done;
  for (const std::string& name : settings.files) worst = std::max(worst, annotate_lines(name, settings, encoder));
  return settings.files.size() > 1 && worst != all_done ? some_failed : worst;
}

}  // namespace annotator
