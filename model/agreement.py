"""Do the C++ and the Python read texts alike? Tokens, pieces, shapes and windows must be equal, scores almost.

In: --program (agreement.cpp, built as README.md says), --model, and JSON lines of documents with a "text". Prints what
differs, and ends with 1 if anything but the scores does. Sentences are the C++'s.
"""
import argparse
import json
import pathlib
import subprocess
import sys

import numpy

import text
from measure import read_document
from prepare import read_lines
from write import read_network

# Texts that are rarer in print than in what people paste.
ODD_TEXTS = [
    "", " ", "a", "ÉTÉ À PARIS, L’ÉTÉ!", "e\u0301te\u0301 na\u0308ive", "İstanbul’da 5°C, ½ cup, Ⅷ, x²", "北京市长说:好。",
    "조선민주주의인민공화국", "So\u00adft hy\u00adphen and zero\u200bwidth \u200bstart. \u200bNext one.",
    "-" * 300 + " " + "!?" * 5, "9" * 70 + " " + "x" * 64 + " " + "y" * 65, "👩‍👩‍👧 👍🏽👍🏽👍🏽👍🏽👍🏽👍🏽👍🏽👍🏽👍🏽 ok",
    "RUSSIA AND THE U.S. AGREE\n\nU.S. and Russia Agree on Steps Toward Talks\n\nall in lower case here",
    "A sentence without an end " + "and another word, " * 90 + "too long for one window. Short. " + "Word " * 125 + ".",
]


def run_program(program, model, texts):
    lines = "".join(json.dumps(content) + "\n" for content in texts)
    out = subprocess.run([program, model], input=lines, capture_output=True, text=True, check=True).stdout
    return [json.loads(line) for line in out.splitlines()]


def byte_to_char(content):
    """Place of each byte offset in code points."""
    places = {}
    at = 0
    for number, char in enumerate(content):
        places[at] = number
        at += len(char.encode())
    places[at] = len(content)
    return places


def python_windows(sentences):
    """[[id, shapes]] of every window, with [CLS] and [SEP]."""
    special = 1 << text.SHAPE_SPECIAL
    windows = []
    for window in text.make_windows(sentences):
        pieces = [[text.CLS, special]]
        for part in window:
            sentence = sentences[part.sentence]
            bounds = sentence.first + [len(sentence.ids)]
            begin, end = bounds[part.begin], bounds[part.end]
            pieces += map(list, zip(sentence.ids[begin:end], sentence.shapes[begin:end]))
        windows.append(pieces + [[text.SEP, special]])
    return windows


def compare(content, theirs, network, vocabulary, temperature):
    """-> (what differs first or None, greatest difference of scores, tokens, tokens whose best label differs)."""
    place = byte_to_char(content)
    spans = [(place[begin], place[end]) for begin, end in theirs["sentences"]]
    sentences = text.read_sentences(content, spans, vocabulary)
    tokens = [token for sentence in sentences for token in sentence.tokens]
    their_tokens = [(place[begin], place[end]) for begin, end in theirs["tokens"]]
    if tokens != their_tokens:
        return f"tokens {sorted(set(tokens) ^ set(their_tokens))[:4]}", 0, 0, 0
    windows = python_windows(sentences)
    if windows != theirs["windows"]:
        for ours, other in zip(windows, theirs["windows"]):
            for piece, (a, b) in enumerate(zip(ours, other)):
                if a != b:
                    show = lambda id, shapes: f"{vocabulary.pieces[id]} {shapes:b}"
                    return f"piece {piece}: {show(*a)}, {show(*b)}", 0, 0, 0
        return f"windows {list(map(len, windows))}, {list(map(len, theirs['windows']))}", 0, 0, 0
    if not tokens:
        return None, 0, 0, 0
    _, (names, _, _) = read_document({"text": content, "sentences": spans}, network, vocabulary)
    names = (names / temperature).numpy()
    their_names = numpy.array(theirs["names"], names.dtype)
    other_label = names.argmax(1) != their_names.argmax(1)
    return None, float(abs(names - their_names).max()), len(tokens), int(other_label.sum())


def main():
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    options.add_argument("--program", required=True)
    options.add_argument("--model", type=pathlib.Path, default=pathlib.Path(__file__).parent / "annotator.bin")
    options.add_argument("documents", type=pathlib.Path)
    options = options.parse_args()
    network, vocabulary, header = read_network(options.model)
    texts = ODD_TEXTS + [document["text"] for document in read_lines(options.documents)]
    results = [compare(content, theirs, network, vocabulary, header["temperature"]["names"])
               for content, theirs in zip(texts, run_program(options.program, str(options.model), texts), strict=True)]
    for content, (difference, *_) in zip(texts, results):
        if difference:
            print(repr(content[:60]), difference)
    wrong = sum(difference is not None for difference, *_ in results)
    print(f"{len(texts)} texts, {wrong} read differently; {sum(r[2] for r in results)} tokens, greatest difference of "
          f"a score {max(r[1] for r in results):.4f}, best label differs at {sum(r[3] for r in results)}")
    sys.exit(wrong > 0)


if __name__ == "__main__":
    main()
