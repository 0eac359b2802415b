// --jsonl: a request a line in, a document a line out. Tested by tests/cli.test.py.
#pragma once

#include "encoder/encoder.h"
#include "options.h"

namespace annotator {

// The lines of each of settings.files, settings.jobs of them at once. What stands in the place of a document that could
// not be made is {"id"?,"error","line"}.
ExitCode annotate_batches(const Settings& settings, const Encoder& encoder);

}  // namespace annotator
