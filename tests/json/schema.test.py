"""Documents against their schemas, core/json/article-annotation-1.schema.json and article-comparison-1.schema.json, and
the schemas against wrong documents.

    /usr/bin/python3 tests/json/schema.test.py            tests build/native/annotate
    ANNOTATE=path /usr/bin/python3 tests/json/schema.test.py

Needs a JSON Schema 2020-12 validator: Debian's python3-jsonschema.
"""

import copy
import json
import os
import pathlib
import subprocess
import unittest

import jsonschema

ROOT = pathlib.Path(__file__).resolve().parent.parent.parent
ANNOTATE = os.environ.get("ANNOTATE", str(ROOT / "build/native/annotate"))
SCHEMA = json.loads((ROOT / "core/json/article-annotation-1.schema.json").read_text())
VALIDATOR = jsonschema.Draft202012Validator(SCHEMA)
SOURCES = sorted(ROOT.glob("tests/articles/*/source.txt"))

HOSTILE = ["x", "Ana left.", "\0A\0", "\u200d", "😀" * 50, "\ufeffOslo", "a" * 10000, "\"" * 10000, "A\r\nB\r\n\r\nC",
           "Łódź 👨\u200d👩\u200d👧 שלום Ruiz\u2028said: “no”", "\ud83d lone"]


def documents(requests, *options):
    """One document for each request, by --jsonl."""
    lines = "".join(json.dumps(request) + "\n" for request in requests)
    run = subprocess.run([ANNOTATE, "--jsonl", *options], input=lines.encode(), stdout=subprocess.PIPE, check=True,
                         timeout=600)
    return [json.loads(line) for line in run.stdout.decode().split("\n")[:-1]]  # U+2028 ends no line of JSON


class Schema(unittest.TestCase):
    def holds(self, document):
        errors = [f"{error.json_path}: {error.message[:200]}" for error in VALIDATOR.iter_errors(document)]
        self.assertEqual(errors, [])

    def test_is_a_schema(self):
        jsonschema.Draft202012Validator.check_schema(SCHEMA)

    def test_holds_for_every_article_in_every_unit(self):
        self.assertGreaterEqual(len(SOURCES), 7)
        requests = [{"id": path.parent.name, "text": path.read_text(), "offsets": unit, "published": "2025-02-19"}
                    for path in SOURCES for unit in ("codepoint", "utf16", "utf8")]
        found = documents(requests)
        self.assertEqual(len(found), len(requests))
        for document in found:
            with self.subTest(document["id"]):
                self.holds(document)

    def test_holds_for_documents_in_parts(self):
        text = (ROOT / "tests/articles/seed/source.txt").read_text()
        parts = ["summary", "phrases", "entities", "speech", "certainty", "times", "numbers", "checks"]
        requests = [{"text": text, "include": some} for some in ([], parts[:3], parts[3:], *([part] for part in parts))]
        found = documents(requests) + documents(requests, "--no-text")
        self.assertEqual(len(found), 2 * len(requests))
        for document in found:
            self.holds(document)
            self.assertFalse(VALIDATOR.is_valid({**document, "parts": parts}), "says it has all parts, and has not")
            for key in set(document) & {"text", "summary", "mentions", "timeline"}:
                self.assertFalse(VALIDATOR.is_valid({**document, "parts": []}), f"has {key} and does not say so")

    def test_holds_for_hostile_texts(self):
        found = documents([{"text": text} for text in HOSTILE])
        self.assertEqual(len(found), len(HOSTILE))
        for document in found:
            self.holds(document)

    def test_holds_for_what_is_expected_of_articles(self):
        for path in SOURCES:
            with self.subTest(path.parent.name):
                self.holds(json.loads((path.parent / "expected.json").read_text()))

    def test_holds_for_what_readers_correct(self):
        """Documents with edits of every kind, as the page makes them: tests/web/corrected.mjs."""
        run = subprocess.run(["node", ROOT / "tests/web/corrected.mjs"], stdout=subprocess.PIPE, check=True, timeout=600)
        corrected = [json.loads(line) for line in run.stdout.decode().split("\n")[:-1]]
        self.assertGreaterEqual(len(corrected), 7)
        self.assertEqual({edit["op"] for document in corrected for edit in document["edits"]}, {op for op, _ in EDITS})
        for document in corrected:
            self.holds(document)


PLACE = {"start": 4, "end": 7, "text": "Ana", "prefix": "", "suffix": " Ruiz"}
EDITS = [("retype", {"where": [PLACE], "all": True, "from": "PERSON", "to": "ORG"}),
         ("add", {"where": [PLACE], "to": "ORG"}),
         ("remove", {"where": [PLACE], "all": False, "from": "PERSON"}),
         ("merge", {"where": [PLACE], "all": True, "with": PLACE}),
         ("split", {"where": [PLACE]}),
         ("role", {"where": [PLACE], "to": "title"}),
         ("publish", {"day": "2025-02-19"}),
         ("address", {"url": "https://a.org/b"}),
         ("dismiss", {"where": [PLACE]})]


class WrongDocuments(unittest.TestCase):
    """A schema that passes everything checks nothing."""

    @classmethod
    def setUpClass(cls):
        # Every part of it has an item, so that every rule is tried.
        cls.document = {
            "format": "article-annotation/1", "id": 7,
            "engine": {"name": "article-annotator", "version": "0.1.0", "model": "m", "modelSha256": "0" * 64,
                       "certaintyWords": 1},
            "offsets": "codepoint", "parts": ["text", "summary", "phrases", "entities", "speech", "certainty", "times",
                                              "numbers", "checks"],
            "text": "Dr. Ana Ruiz said no.", "textSha256": "f" * 64,
            "language": {"english": True, "code": "en"},
            "meta": {"source": "no", "sourceSpan": [18, 20], "url": "https://a.org/b", "urlSpan": [4, 7],
                     "published": "2025-02-19", "publishedSpan": [4, 7],
                     "title": None, "words": 5},
            "blocks": [{"id": "p1", "role": "body", "start": 0, "end": 21, "by": "rule"}],
            "sentences": [{"id": "s1", "block": "p1", "start": 0, "end": 21}],
            "summary": {"length": 1, "sentences": [{"sentence": "s1", "rank": 1, "score": 0.5}],
                        "coverage": {"blocks": ["p1"], "missing": ["ent-1"]}},
            "entities": [{"id": "ent-1", "type": "PERSON", "group": "person", "name": "Ana Ruiz", "aliases": ["Ruiz"],
                          "roles": [{"text": "Dr.", "start": 0, "end": 3}], "salience": 1.0, "country": None, "main": True,
                          "mentions": ["m1"]}],
            "mentions": [{"id": "m1", "entity": "ent-1", "type": "PERSON", "start": 4, "end": 12, "text": "Ana Ruiz",
                          "score": 0.9, "why": ["model"], "by": "model"}],
            "speech": [{"id": "q1", "kind": "indirect", "speaker": {"entity": "ent-1", "named": True},
                        "speakerSpan": [4, 12], "verb": {"text": "said", "start": 13, "end": 17, "class": "say"},
                        "start": 18,
                        "end": 20, "text": "no", "sentence": "s1", "certainty": ["denied"], "score": 0.9, "by": "model"}],
            "times": [{"id": "t1", "start": 4, "end": 7, "text": "Ana", "kind": "date", "value": "2025-02-18",
                       "modifier": "about", "part": "night", "anchor": "published", "sentence": "s1",
                       "relative": {"unit": "day", "n": -1, "approx": False, "to": "published"}}],
            "timeline": [{"time": "t1", "sentence": "s1", "from": "2025-02-18", "to": "2025-02-18"}],
            "certainty": [{"id": "c1", "class": "hedged", "start": 4, "end": 7, "text": "Ana", "sentence": "s1"}],
            "numbers": [{"id": f"n{i}", "start": 4, "end": 7, "text": "Ana", "kind": "money", "value": "2/3",
                         "high": "1.5", "unit": "USD", "assumed": False, "modifier": "about", "sentence": "s1"}
                        for i in (1, 2)],
            "conflicts": [{"kind": "sum", "numbers": ["n1", "n2"], "reckoned": "3"}],
            "phrases": [{"text": "said no", "score": 1.0, "spans": [[13, 20], [14, 20]]}],
            "checks": [{"id": "k1", "kind": "abstract-vs-body", "sentence": "s1", "verdict": "not-found",
                        "parts": [{"start": 0, "end": 20, "verdict": "not-found",
                                   "support": [{"sentence": "s1", "score": 0.4}],
                                   "missing": [{"text": "Ana", "start": 4, "end": 7}]}]}],
            "edits": [{"op": op, "at": "2025-02-19T14:03:00.000Z", **said} for op, said in EDITS]}

    def places(self, node, path=()):
        """(path, value) of everything in the document but the root."""
        for key, value in node.items() if isinstance(node, dict) else enumerate(node):
            yield path + (key,), value
            if isinstance(value, (dict, list)):
                yield from self.places(value, path + (key,))

    def changed(self, path, change):
        document = copy.deepcopy(self.document)
        node = document
        for key in path[:-1]:
            node = node[key]
        change(node, path[-1])
        return document

    def fails(self, document, what):
        self.assertFalse(VALIDATOR.is_valid(document), f"passes: {what}")

    def test_the_right_one_passes(self):
        VALIDATOR.validate(self.document)

    def test_no_key_but_the_id_edits_and_parts_may_be_missing(self):
        for path, _ in self.places(self.document):
            if isinstance(path[-1], str) and path not in (("id",), ("edits",), ("parts",)):
                self.fails(self.changed(path, lambda node, key: node.pop(key)), f"without {path}")

    def test_no_value_may_be_of_another_type(self):
        for path, _ in self.places(self.document):
            for wrong in ({"no": "type"}, [[]], True):
                if path[-1] not in ("named", "english", "approx", "main", "assumed", "all") or wrong is not True:
                    self.fails(self.changed(path, lambda node, key: node.__setitem__(key, wrong)), f"{path} = {wrong}")

    def test_wrong_values_fail(self):
        wrong = [("format", "article-annotation/2"), ("parts", ["quotes"]), ("parts", ["text", "text"]), ("parts", []), ("offsets", "bytes"), ("textSha256", "F" * 64), ("id", None),
                 ("blocks.0.role", "headline"), ("blocks.0.start", -1), ("blocks.0.end", 0), ("blocks.0.id", "b1"),
                 ("sentences.0.id", "s0"), ("sentences.0.start", 0.5), ("summary.length", 8), ("summary.length", 0),
                 ("summary.sentences", []), ("summary.sentences.0.score", 1.1), ("summary.sentences.0.rank", 0),
                 ("summary.reason", "too-short"), ("summary.coverage.blocks", ["p1", "p1"]),
                 ("entities.0.type", "person"), ("entities.0.group", "people"), ("entities.0.mentions", []),
                 ("entities.0.name", ""), ("entities.0.salience", -0.1), ("mentions.0.entity", None),
                 ("mentions.0.text", ""), ("mentions.0.by", "machine"), ("meta.published", "19 February"),
                 ("meta.words", -1), ("meta.url", "javascript:alert(1)"), ("language.code", "German"), ("meta.source", ""), ("meta.sourceSpan", [18]), ("meta.sourceSpan", [18, 20, 22]),
                 ("speech.0.kind", "D"), ("speech.0.speakerSpan", [4]), ("speech.0.id", "s1"), ("text", None),
                 ("times.0.kind", "day"), ("times.0.value", "yesterday"), ("times.0.modifier", ""),
                 ("times.0.relative.unit", "days"), ("times.0.relative.n", 0.5), ("times.0.anchor", "today"),
                 ("timeline.0.from", "2025"), ("timeline.0.time", "m1"), ("certainty.0.class", "doubt"),
                 ("speech.0.certainty", ["doubt"]), ("speech.0.certainty", ["denied", "denied"]),
                 ("numbers.0.value", 1.5), ("numbers.0.value", "1,000"), ("numbers.0.kind", "year"),
                 ("conflicts.0.kind", "odd"), ("conflicts.0.numbers", ["n1"]), ("engine.certaintyWords", 0),
                 ("phrases.0.spans", [[13, 20]]), ("phrases.0.text", ""), ("checks.0.verdict", "true"),
                 ("edits.0.op", "rename"), ("edits.0.op", "role"), ("edits.0.to", "HERO"), ("edits.0.where", []),
                 ("edits.0.where.0.text", ""), ("edits.0.at", "today"), ("edits.5.to", "PERSON"), ("edits.7.url", "javascript:0"),
                 ("checks.0.kind", "abstract"), ("checks.0.parts", []), ("checks.0.parts.0.verdict", "combined")]
        for name, value in wrong:
            path = tuple(int(key) if key.isdigit() else key for key in name.split("."))
            self.fails(self.changed(path, lambda node, key: node.__setitem__(key, value)), f"{name} = {value!r}")

    def test_unknown_may_be_null_and_unknown_keys_are_tolerated(self):
        for name, value in [("meta.published", None), ("language.english", None), ("language.code", None), ("meta.sourceSpan", None), ("meta.url", None), ("meta.urlSpan", None),
                            ("mentions.0.score", None),
                            ("speech.0.verb", None), ("speech.0.speakerSpan", None), ("speech.0.speaker.entity", None),
                            ("times.0.value", None), ("times.0.relative", None), ("times.0.relative.n", None),
                            ("times.0.anchor", None), ("numbers.0.value", None), ("numbers.0.unit", None),
                            ("numbers.0.high", None), ("numbers.0.modifier", None), ("conflicts.0.reckoned", None),
                            ("edits.6.day", None), ("edits.7.url", None), ("edits", []), ("timeline.0.from", None), ("meta.publishedSpan", None),
                            ("more", {}), ("mentions.0.more", 1)]:
            path = tuple(int(key) if key.isdigit() else key for key in name.split("."))
            VALIDATOR.validate(self.changed(path, lambda node, key: node.__setitem__(key, value)))


COMPARISONS = jsonschema.Draft202012Validator(
    json.loads((ROOT / "core/json/article-comparison-1.schema.json").read_text()))


class Comparisons(unittest.TestCase):
    """Of an article with another, with an edited version of itself, and with itself."""

    @classmethod
    def setUpClass(cls):
        cls.found = []
        storm, court = (ROOT / f"tests/articles/{name}/source.txt" for name in ("storm", "court"))
        edited = storm.read_text().replace("may", "will").replace("Monday", "Tuesday") + " Bo Lie said 12 people left."
        for other in (court.read_text(), edited, storm.read_text()):
            for unit in ("codepoint", "utf16", "utf8"):
                run = subprocess.run([ANNOTATE, "--compare", "-", "--offsets", unit, storm], input=other.encode(),
                                     stdout=subprocess.PIPE, check=True, timeout=600)
                cls.found.append(json.loads(run.stdout))

    def test_hold(self):
        COMPARISONS.check_schema(COMPARISONS.schema)
        for found in self.found:
            errors = [f"{error.json_path}: {error.message[:200]}" for error in COMPARISONS.iter_errors(found)]
            self.assertEqual(errors, [])
        self.assertEqual([found["same"] for found in self.found], [False] * 6 + [True] * 3)

    def test_spans_are_those_of_the_words(self):
        for found in self.found[:2] + self.found[3:5]:
            for kind in ("numbers", "times"):
                for side, items in (("a", found[kind]["onlyA"]), ("b", found[kind]["onlyB"])):
                    units = found[side]["text"].encode("utf-16-le") if found["offsets"] == "utf16" else None
                    for item in items:
                        start, end = item["spans"][0]
                        words = (units[2 * start:2 * end].decode("utf-16-le") if units
                                 else found[side]["text"][start:end])
                        self.assertEqual(words, item["text"])

    def test_wrong_ones_fail(self):
        for path, value in (("format", "article-annotation/1"), ("same", None), ("a", "text"), ("entities", []),
                            ("numbers.onlyA", None), ("sentences.changed", [{"id": "d1"}]),
                            ("certainty", [{"pair": "x", "a": [], "b": []}]),
                            ("times.onlyB", [{"time": "t1", "text": "", "spans": [[0, 1]]}]),
                            ("voices.changed", [{"a": {}, "b": {}, "pair": "d1"}])):
            wrong = copy.deepcopy(self.found[0])
            *within, last = path.split(".")
            (wrong[within[0]] if within else wrong)[last] = value
            self.assertFalse(COMPARISONS.is_valid(wrong), path)


if __name__ == "__main__":
    unittest.main()
