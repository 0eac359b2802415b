// Files in, files out: articles or, with --from, documents. Tested by tests/cli.test.py.
#pragma once

#include <chrono>
#include <optional>
#include <string>

#include "annotate.h"
#include "json/annotation_json.h"
#include "options.h"

namespace annotator {

inline constexpr const char* repaired_warning = "warning: bytes that are not UTF-8 were read as U+FFFD";

inline Engine engine_of(const Encoder& encoder) { return {encoder.name(), encoder.sha256()}; }

// Annotates one article. Empty, and *why says so, if there is no text in it.
std::optional<Annotation> annotate_text(const std::string& text, const Encoder& encoder, const Options& options,
                                        std::string* why);

// "533 words, 32 names, 5 quotes in 0.08 s", for --verbose.
std::string what_was_read(const Annotation& annotation, std::chrono::steady_clock::time_point since);

// Each of settings.files in the format that was asked for. encoder: null with --from, which reads documents.
ExitCode convert_files(const Settings& settings, const Encoder* encoder);

}  // namespace annotator
