"""Writes unicode_tables.h, the tables behind unicode.cpp, from Python's own Unicode data.

    python3 core/article/unicode_tables.py > core/article/unicode_tables.h

Needed only when the tables shall change; model/text.py, which must agree with them, asks unicodedata directly, so
run both with one Python (3.11: Unicode 14).
"""
from unicodedata import category, normalize, unidata_version

KINDS = ["space", "other", "extend", "upper", "lower", "letter", "digit", "number"]  # as in unicode.cpp
ALTERNATING = len(KINDS)  # a stretch of pairs, upper case then lower case: "ĀāĂă"
LAST = 0x10FFFF


def kind(code):
    c = category(chr(code))
    if c[0] == "Z" or c == "Cc":
        return KINDS.index("space")
    if c[0] == "M" or c == "Cf":
        return KINDS.index("extend")
    if c[0] == "L":
        return KINDS.index({"Lu": "upper", "Lt": "upper", "Ll": "lower"}.get(c, "letter"))
    if c[0] == "N":
        return KINDS.index("digit" if c == "Nd" else "number")
    return KINDS.index("other")


def kind_starts():
    """(first code point, kind) of each stretch of one kind, ascending from 0."""
    kinds = [kind(code) for code in range(LAST + 1)]
    upper, lower = KINDS.index("upper"), KINDS.index("lower")
    starts, at = [], 0
    while at <= LAST:
        same = pairs = at
        while same <= LAST and kinds[same] == kinds[at]:
            same += 1
        while pairs < LAST and kinds[pairs : pairs + 2] == [upper, lower]:
            pairs += 2
        alternating = pairs >= at + 4
        starts.append((at, ALTERNATING if alternating else kinds[at]))
        at = pairs if alternating else same
    return starts


def fold(code):
    """Lower case without marks, as one code point; the code point itself where nothing is to be done."""
    whole = 0xAC00 <= code <= 0xD7A3 or 0xD800 <= code <= 0xDFFF  # Hangul syllables, surrogates
    if whole or kind(code) == KINDS.index("extend"):
        return code
    kept = [c for c in normalize("NFD", chr(code).lower()) if category(c)[0] != "M" and category(c) != "Cf"]
    assert len(kept) == 1, hex(code)
    return ord(kept[0])


def fold_runs():
    """[first code point, its folds] of each run; what is folded lies in a run, what lies in none is its own fold."""
    runs = []
    for code in range(LAST + 1):
        if fold(code) == code:
            continue
        if runs and code - (runs[-1][0] + len(runs[-1][1])) < 4:  # a short gap costs less than a new run
            first, folds = runs[-1]
            folds += [fold(c) for c in range(first + len(folds), code + 1)]
        else:
            runs.append([code, [fold(code)]])
    return runs


def write(type, name, values):
    print(f"inline constexpr {type} {name}[] = {{")
    line = " "
    for value in values:
        if len(line) + len(value) > 117:
            print(line)
            line = " "
        line += f" {value},"
    print(f"{line}\n}};\n")


starts, runs = kind_starts(), fold_runs()
print(f"// Written by unicode_tables.py from Unicode {unidata_version}; not edited by hand. unicode.cpp explains it.")
print("#pragma once\n\n#include <cstdint>\n\nnamespace annotator {\n")
write("uint32_t", "kind_starts", [f"0x{first << 4 | kind:X}" for first, kind in starts])
write("char32_t", "fold_firsts", [f"0x{first:X}" for first, _ in runs])
offsets = [0]
for _, folds in runs:
    offsets.append(offsets[-1] + len(folds))
write("uint16_t", "fold_offsets", [str(offset) for offset in offsets])
write("char32_t", "fold_targets", [f"0x{target:X}" for _, folds in runs for target in folds])
print("}  // namespace annotator")
