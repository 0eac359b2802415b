// annotate --compare OTHER FILE: what the two tell differently. Tested by tests/cli.test.py.
#pragma once

#include "annotate.h"
#include "options.h"

namespace annotator {

// settings.files[0] with settings.compare, as json or text.
ExitCode compare_files(const Settings& settings, const Encoder& encoder);

}  // namespace annotator
