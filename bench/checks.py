"""How many planted edits the checks flag with the network reading: tests/cases/checks.txt without its marks.

    python3 bench/checks.py            reads with build/native/annotate
    ANNOTATE=path python3 bench/checks.py

The unit test gives the checks perfect names and speech; here the network finds them. Prints, for each kind of edit, how
many sentences are flagged, and which are not what the case says. Only Python's own library is needed.
"""

import collections
import json
import os
import pathlib
import re
import subprocess

ROOT = pathlib.Path(__file__).resolve().parent.parent
ANNOTATE = os.environ.get("ANNOTATE", str(ROOT / "build/native/annotate"))


def read_cases():
    """(heading, abstract, body, verdict) of each case."""
    body = ""
    for case in re.split(r"^## ", (ROOT / "tests/cases/checks.txt").read_text(), flags=re.M)[1:]:
        heading, rest = case.split("\n", 1)
        text, expected = rest.split("\n---", 1)
        text = re.sub(r"\[[A-Z]+ ([^]]*)\]", r"\1", text)
        text = re.sub(r"\[[A-Z]+ ([^]]*)\]", r"\1", text)  # a mark within a mark
        if heading.startswith("Body"):
            body = text.split("\n", 1)[1].strip()
        else:
            yield heading, text.strip(), body, expected.split()[0]


def annotate(cases):
    lines = []
    for _, abstract, body, _ in cases:
        # The first block is the abstract; how the rules split the rest is left to them, but for its roles.
        count = len(re.split(r"\n\s*\n", abstract + "\n\n" + body))
        roles = [{"id": f"p{n + 1}", "role": "body" if n else "abstract"} for n in range(count)]
        lines.append(json.dumps({"text": abstract + "\n\n" + body, "blocks": roles}))
    run = subprocess.run([ANNOTATE, "--jsonl"], input="\n".join(lines), capture_output=True, text=True, check=True)
    return [json.loads(line) for line in run.stdout.splitlines()]


def main():
    cases = list(read_cases())
    counts = collections.defaultdict(lambda: [0, 0])
    for (heading, abstract, _, expected), document in zip(cases, annotate(cases)):
        said = [check["verdict"] for check in document["checks"]]
        flagged = any(verdict != "found" for verdict in said)
        for kind in (heading.split(":")[0], "all edits" if not heading.startswith("untouched") else None):
            if kind:
                counts[kind][0] += flagged
                counts[kind][1] += 1
        if flagged != (not heading.startswith("untouched")):
            print(f"{heading}: {' '.join(said)}, not {expected}: {abstract}")
    for kind, (flagged, of) in sorted(counts.items()):
        print(f"{kind:16} {flagged:3} of {of:3} flagged")


if __name__ == "__main__":
    main()
