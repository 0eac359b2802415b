"""The files of `annotate --format`, from outside and by the tools of others: brat files by bioc's reader and validator and
by brat's own rules, CoNLL there and back, CSV by Python's csv, schema.org by what the document says; and that an article,
its document and a document that JavaScript wrote give the same bytes.

    build/venv/bin/python tests/exports/exports.test.py     tests build/native/annotate; ANNOTATE=path another

Needs bioc (tests/exports/requirements.txt). Without it brat is read by its rules alone, and this says so.
"""

import csv
import hashlib
import io
import json
import os
import pathlib
import re
import subprocess
import tempfile
import unittest
import zipfile

try:
    from bioc import brat
    from bioc.brat import validator
except ImportError:
    brat = None

ROOT = pathlib.Path(__file__).resolve().parent.parent.parent
ANNOTATE = os.environ.get("ANNOTATE", str(ROOT / "build/native/annotate"))
SOURCES = sorted(ROOT.glob("tests/articles/*/source.txt"))
FORMATS = ["json", "w3c", "schema", "brat", "conll", "csv", "md", "html"]

# Names over line ends and tabs, characters of one to four bytes, what looks like markup or formulas.
ODD = [("Łódź 😀 met ", "New\nYork City"), (" and ", "a\tb"), (" or ", "c\u2028d\x85e"), (" then ", "=1+1"),
       (" \u202eso ", "שלום"), (' said "', "👨\u200d👩\u200d👧"), ('" in ', "T1\tPERSON 0 3\tAna"), (" by ", "𝔄 # * e\u0301"),
       ("\n# text = ", "O"), ("\n\n", "@x")]


def run(*options, stdin=b""):
    result = subprocess.run([ANNOTATE, *options], input=stdin, capture_output=True, timeout=300)
    if result.returncode != 0:
        raise AssertionError(result.stderr.decode())
    return result.stdout


def odd_document():
    """A document, in code points, with a name for each of ODD."""
    text, mentions = "", []
    for before, name in ODD:
        text += before
        mentions.append({"id": f"m{len(mentions) + 1}", "entity": f"ent-{len(mentions) + 1}", "type": "ORG",
                         "start": len(text), "end": len(text) + len(name), "text": name, "score": 1, "why": [],
                         "by": "user"})
        text += name
    text += " ended."
    return {"format": "article-annotation/1", "offsets": "codepoint", "text": text,
            "textSha256": hashlib.sha256(text.encode()).hexdigest(),
            "blocks": [{"id": "p1", "role": "body", "start": 0, "end": len(text), "by": "rule"}],
            "sentences": [{"id": "s1", "block": "p1", "start": 0, "end": len(text)}],
            "entities": [{"id": m["entity"], "type": "ORG", "name": m["text"], "aliases": ["=x"], "roles": [],
                          "mentions": [m["id"]]} for m in mentions],
            "mentions": mentions,
            "speech": [{"id": "q1", "kind": "direct", "speaker": {"entity": "ent-1", "named": True},
                        "speakerSpan": [mentions[1]["start"], mentions[1]["end"]], "verb": None, "start": 0,
                        "end": len(text), "text": text, "sentence": "s1", "score": 0, "by": "model"}]}


class Test(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.documents = [json.loads(run("--published", "2025-02-19", str(source))) for source in SOURCES]
        cls.documents.append(odd_document())

    def files(self, document, format):
        """{name: bytes} of --output."""
        with tempfile.TemporaryDirectory() as folder:
            run("--from", "-", "--format", format, "-o", folder + "/", stdin=json.dumps(document).encode())
            return {path.name: path.read_bytes() for path in pathlib.Path(folder).iterdir()}


class Everywhere(Test):
    def test_an_article_its_document_and_what_javascript_made_of_it_give_the_same_bytes(self):
        for source in SOURCES[:3]:
            for format in FORMATS:
                expected = run("--format", format, str(source))
                for unit in ("codepoint", "utf16", "utf8"):
                    document = run("--offsets", unit, str(source))
                    # JavaScript has no 1.0, and puts its own key beside the others.
                    script = re.sub(rb"\b([01])\.0\b(?=[,}])", rb"\1", document)
                    for given in (document, script):
                        self.assertEqual(run("--from", "-", "--format", format, stdin=given), expected, format)

    def test_a_document_comes_out_in_any_unit(self):
        source = str(SOURCES[0])
        for unit in ("codepoint", "utf16", "utf8"):
            self.assertEqual(run("--from", "-", "--offsets", unit, stdin=run("--offsets", "utf16", source)),
                             run("--offsets", unit, source))

    def test_a_page_opens_as_its_document(self):
        for document in self.documents:
            data = json.dumps(document).encode()
            self.assertEqual(run("--from", "-", stdin=run("--from", "-", "--format", "html", stdin=data)),
                             run("--from", "-", stdin=data))

    def test_several_files_are_a_zip_that_holds_them(self):
        for format in ("brat", "csv"):
            files = self.files(self.documents[0], format)
            data = run("--from", "-", "--format", format, stdin=json.dumps(self.documents[0]).encode())
            with zipfile.ZipFile(io.BytesIO(data)) as archive:
                self.assertIsNone(archive.testzip())
                self.assertEqual({name: archive.read(name) for name in archive.namelist()}, files)

    def test_files_are_called_after_the_articles(self):
        with tempfile.TemporaryDirectory() as folder:
            copies = [pathlib.Path(folder) / name for name in ("a.txt", "b.txt", "other/a.txt")]
            copies[2].parent.mkdir()
            for copy in copies:
                copy.write_bytes(SOURCES[0].read_bytes())
            out = pathlib.Path(folder) / "out"
            run("--format", "brat", "-o", str(out), *map(str, copies[:2]))
            self.assertEqual(sorted(path.name for path in out.iterdir()),
                             ["a.ann", "a.txt", "annotation.conf", "b.ann", "b.txt"])
            run("--format", "md", "-o", str(out / "one.md"), str(copies[0]))
            self.assertTrue((out / "one.md").read_bytes().startswith(b"# "))
            twice = subprocess.run([ANNOTATE, "--format", "md", "-o", str(out), *map(str, copies)], capture_output=True)
            self.assertEqual(twice.returncode, 4)
            self.assertIn(b"other/a.txt: another file of this name", twice.stderr)

    def test_what_is_no_document_is_bad_input(self):
        for data, words in ((b"", "not a complete"), (b"Ana left.", "not a complete"), (b"{}", "format"),
                            (run(str(SOURCES[0]))[:1000], "stopped at byte 10")):
            result = subprocess.run([ANNOTATE, "--from", "-"], input=data, capture_output=True)
            self.assertEqual((result.returncode, result.stdout), (3, b""))
            self.assertIn(words, result.stderr.decode())


class Brat(Test):
    def test_by_its_rules_every_annotation_has_its_text(self):
        for document in self.documents:
            files = self.files(document, "brat")
            text = files["article.txt"].decode()
            self.assertEqual(text, document["text"])
            types = set(files["annotation.conf"].decode().split("[relations]")[0].split()[1:])
            ids, spans = set(), []
            for line in files["article.ann"].decode().splitlines():  # by every line end that Python knows
                id, rest = line.split("\t", 1)
                self.assertTrue(id == "*" or id not in ids, id)
                ids.add(id)
                if id[0] == "T":
                    place, words = rest.split("\t")
                    type, places = place.split(" ", 1)
                    self.assertIn(type, types)
                    parts = [tuple(map(int, part.split())) for part in places.split(";")]
                    self.assertEqual(" ".join(text[start:end] for start, end in parts), words)
                    self.assertTrue(all(end <= after for (_, end), (after, _) in zip(parts, parts[1:])))
                    spans.append((type, parts[0][0], parts[-1][1]))
                else:
                    for named in re.findall(r"(?<=[ :])T\d+", " " + rest.split("\t")[0]):
                        self.assertIn(named, ids)
            for mention in document["mentions"]:
                self.assertIn((mention["type"], mention["start"], mention["end"]), spans)

    @unittest.skipIf(brat is None, "bioc is not here: pip install -r tests/exports/requirements.txt")
    def test_biocs_reader_takes_all_and_its_validator_finds_nothing(self):
        for document in self.documents[:-1]:  # it joins fragments without the space that brat asks for
            files = self.files(document, "brat")
            read = brat.loads(files["article.txt"].decode(), files["article.ann"].decode())
            validator.validate(read)
            types = [entity.type for entity in read.entities]
            self.assertEqual([type for type in types if type.isupper() and type not in ("SPEECH", "SPEAKER", "CERTAINTY",
                                                                                      "CHECKED")],
                             [mention["type"] for mention in document["mentions"]])
            self.assertEqual(types.count("SPEECH"), len(document["speech"]))


class Conll(Test):
    def test_there_and_back(self):
        for document in self.documents:
            text = document["text"]
            found, sentences = [], []
            data = run("--from", "-", "--format", "conll", stdin=json.dumps(document).encode()).decode()
            for line in data.split("\n"):
                if line.startswith("# text = "):
                    sentences.append(line[9:])
                if not line or line.startswith("# "):
                    continue
                token, start, end, tag = line.split("\t")
                self.assertEqual(text[int(start):int(end)], token)
                if tag.startswith("B-"):
                    found.append([tag[2:], int(start), int(end)])
                elif tag.startswith("I-"):
                    self.assertEqual(tag[2:], found[-1][0])
                    found[-1][2] = int(end)
            self.assertEqual(found, [[m["type"], m["start"], m["end"]] for m in document["mentions"]])
            plain = [" ".join(text[s["start"]:s["end"]].split()) for s in document["sentences"]]
            self.assertEqual([" ".join(sentence.split()) for sentence in sentences], plain)


class SchemaOrg(Test):
    def test_it_says_what_the_document_says_and_nothing_that_is_not_known(self):
        for document in self.documents:
            files = self.files(document, "schema")
            article = json.loads(files["article-schema.jsonld"])
            self.assertEqual([article["@context"], article["@type"]], ["https://schema.org", "NewsArticle"])
            meta, blocks = document.get("meta", {}), document["blocks"]
            self.assertEqual(article.get("datePublished"), meta.get("published"))
            self.assertEqual(article.get("headline"), meta.get("title"))
            self.assertEqual("dateline" in article, any(block["role"] == "dateline" for block in blocks))
            parts = {role: [document["text"][b["start"]:b["end"]] for b in blocks if b["role"] == role]
                     for role in ("abstract", "body", "closing")}
            self.assertEqual(article["articleBody"], "\n\n".join(parts["body"] + parts["closing"]))
            if parts["abstract"]:
                self.assertEqual(article["abstract"], "\n\n".join(parts["abstract"]))
            things = [e for e in document["entities"] if e["type"] in ("PERSON", "ORG", "GPE", "LOC", "FAC", "EVENT",
                                                                      "PRODUCT", "WORK_OF_ART", "LAW", "LANGUAGE")]
            self.assertEqual([thing["name"] for thing in article["mentions"]], [e["name"] for e in things])
            people = [e for e in things if e["type"] == "PERSON"]
            self.assertEqual([thing.get("jobTitle", []) for thing in article["mentions"] if thing["@type"] == "Person"],
                             [[" ".join(role["text"].split()) for role in e["roles"]] for e in people])


class Csv(Test):
    def test_python_reads_what_the_document_says(self):
        for document in self.documents:
            tables = {}
            for name, data in self.files(document, "csv").items():
                self.assertTrue(data.startswith("\ufeff".encode()), name)
                rows = csv.DictReader(io.StringIO(data.decode("utf-8-sig"), newline=""), strict=True)
                tables[name.removeprefix("article-").removesuffix(".csv")] = list(rows)
            unguarded = [re.sub("^'(?=[=+@-])", "", row["text"]) for row in tables["mentions"]]
            self.assertEqual(unguarded, [m["text"] for m in document["mentions"]])
            self.assertEqual([(row["mention"], int(row["start"]), int(row["end"])) for row in tables["mentions"]],
                             [(m["id"], m["start"], m["end"]) for m in document["mentions"]])
            self.assertEqual([row["name_id"] for row in tables["names"]], [e["id"] for e in document["entities"]])
            self.assertEqual([row["statement"] for row in tables["speech"]], [q["id"] for q in document["speech"]])
            for table in tables.values():
                for row in table:
                    self.assertNotIn(None, row)
                    for cell in row.values():
                        self.assertNotRegex(cell, r"^[=+@\t\r\n]|^-(?!\d+(\.\d+)?$)")


if __name__ == "__main__":
    unittest.main()
