"""The command line, from outside: options, streams, exit codes, --jsonl, damaged models.

    python3 tests/cli.test.py            tests build/native/annotate
    ANNOTATE=path python3 tests/cli.test.py

Only Python's own library is needed.
"""

import json
import os
import pathlib
import pty
import re
import signal
import subprocess
import tempfile
import unittest

ROOT = pathlib.Path(__file__).resolve().parent.parent
ANNOTATE = os.environ.get("ANNOTATE", str(ROOT / "build/native/annotate"))
MODEL = ROOT / "model/annotator.bin"
COURT = str(ROOT / "tests/articles/court/source.txt")
STORM = str(ROOT / "tests/articles/storm/source.txt")
ENGINE_ERROR, USAGE, BAD_INPUT, SOME_FAILED = 1, 2, 3, 4


def annotate(*options, stdin=b"", env=None):
    """Runs the command; the result has returncode, stdout and stderr (bytes)."""
    environment = {key: value for key, value in os.environ.items() if key != "ANNOTATOR_MODEL"}
    return subprocess.run([ANNOTATE, *options], input=stdin, capture_output=True, timeout=300,
                          env={**environment, **(env or {})})


class Test(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = pathlib.Path(folder.name)

    def write(self, name, data):
        path = self.folder / name
        path.write_bytes(data)
        return str(path)

    def done(self, run, code=0):
        self.assertEqual(run.returncode, code, run.stderr.decode())
        return run.stdout.decode("utf-8")

    def fails(self, run, code, *words):
        """Nothing on stdout, and one line on stderr that holds the words."""
        self.assertEqual((run.returncode, run.stdout), (code, b""), run.stderr.decode())
        message = run.stderr.decode()
        self.assertEqual(message.count("\n"), 1, message)
        for word in words:
            self.assertIn(word, message)


class Options(Test):
    def test_help_starts_with_three_examples(self):
        lines = self.done(annotate("--help")).splitlines()
        self.assertEqual(lines[0], "Examples:")
        self.assertEqual([line.split()[0] for line in lines[1:4]], ["annotate"] * 3)
        for option in ("--format", "--output", "--from", "--offsets", "--sentences", "--published", "--url", "--abstract", "--only",
                       "--no-text", "--compare", "--model", "--jsonl", "--jobs", "--color", "--quiet", "--verbose", "--version"):
            self.assertIn(option, "\n".join(lines))

    def test_version(self):
        self.assertRegex(self.done(annotate("--version")), r"^annotate \d+\.\d+\.\d+ \(article-annotation/1\)\n$")

    def test_usage_errors(self):
        for options in (["--colour"], ["--format", "xml"], ["--offsets", "utf32"], ["-n", "0"], ["-n", "8"],
                        ["-n", "many"], ["--published", "yesterday"], ["--published", "2025-02-30"], ["--model"],
                        ["--url", "apnews.com"], ["--url", "javascript:alert(1)"], ["--url", "https://a.org/b", COURT, STORM],
                        ["--url", "https://a.org/b", "--jsonl"], ["--url", "https://a.org/b", "--from"],
                        ["--jsonl", "--format", "text"], ["--jsonl", "--format", "w3c"], ["--jsonl", "--from"],
                        ["--from", "--format", "text"], ["--format", "brat", "--offsets", "utf8"], ["--jobs", "-1"],
                        ["--format", "md", COURT, STORM], ["--only", "quotes"], ["--only", "text"], ["--only", ""],
                        ["--abstract", "last"], ["--color", "yes"], ["--no-text", "--format", "w3c"],
                        ["--no-text", "--format", "text"], ["--from", "--only", "times"], ["--from", "--no-text"],
                        ["--compare", COURT, "--jsonl"], ["--compare", COURT, STORM, COURT],
                        ["--compare", COURT, "--format", "md", STORM], ["--compare", COURT, "--only", "times", STORM],
                        ["--compare", COURT, "--from", STORM], ["--compare", "-"]):
            with self.subTest(options):
                run = annotate(*options)
                self.assertEqual((run.returncode, run.stdout), (USAGE, b""))
                self.assertNotEqual(run.stderr, b"")

    def test_json_is_the_format_where_stdout_is_no_terminal(self):
        self.assertEqual(self.done(annotate(COURT)), self.done(annotate("--format", "json", COURT)))

    def test_summary_length_date_and_offsets_reach_the_document(self):
        document = json.loads(self.done(annotate("-n", "5", "--published", "2025-02-19", "--offsets", "utf16", COURT)))
        self.assertEqual(document["summary"]["length"], 5)
        self.assertEqual(len(document["summary"]["sentences"]), 5)
        self.assertEqual(document["meta"]["published"], "2025-02-19")
        self.assertEqual(document["offsets"], "utf16")

    def test_the_address_of_an_article_reaches_document_and_text(self):
        address = ("--url", "https://example.org/a?b=1")
        self.assertEqual(json.loads(self.done(annotate(*address, COURT)))["meta"]["url"], address[1])
        self.assertEqual(self.done(annotate(*address, "--format", "text", COURT)).splitlines()[2], address[1])

    def test_only_some_parts_of_the_document(self):
        whole = json.loads(self.done(annotate(COURT)))
        some = json.loads(self.done(annotate("--only", "summary,times", COURT)))
        self.assertEqual(some.pop("parts"), ["text", "summary", "times"])
        self.assertEqual(some["summary"]["coverage"].keys(), {"blocks"})
        always = ["format", "engine", "offsets", "text", "textSha256", "language", "meta", "blocks", "sentences"]
        self.assertEqual(list(some), always + ["summary", "times", "timeline"])
        for key in always + ["times", "timeline"]:
            self.assertEqual(some[key], whole[key])
        self.assertNotIn("parts", whole)
        report = self.done(annotate("--format", "text", "--only", "summary", COURT))
        self.assertIn("Summary\n", report)
        self.assertNotIn("People\n", report)
        rows = self.done(annotate("--format", "conll", "--only", "summary", COURT))
        self.assertNotIn("\tB-", rows)
        self.assertIn("\tB-", self.done(annotate("--format", "conll", "--only", "entities", COURT)))

    def test_without_the_text_no_words_of_it_go_out_but_names(self):
        whole = json.loads(self.done(annotate(COURT)))
        output = self.done(annotate("--no-text", COURT))
        document = json.loads(output)
        self.assertNotIn('"text":', output)
        self.assertEqual(document["textSha256"], whole["textSha256"])
        places = [[(item["start"], item["end"]) for item in d["speech"] + d["mentions"]] for d in (whole, document)]
        self.assertEqual(*places)
        quotes = [item["text"] for item in whole["speech"] if " " in item["text"]]
        self.assertGreater(len(quotes), 5)
        for quote in quotes:
            self.assertNotIn(json.dumps(quote, ensure_ascii=False)[1:-1], output)

    def test_the_caller_says_what_the_abstract_is(self):
        def abstracts(which):
            blocks = json.loads(self.done(annotate("--abstract", which, COURT)))["blocks"]
            return [(block["id"], block["by"]) for block in blocks if block["role"] == "abstract"]
        blocks = json.loads(self.done(annotate(COURT)))["blocks"]
        first = next(block["id"] for block in blocks if block["role"] in ("abstract", "body", "closing"))
        self.assertEqual(abstracts("first"), [(first, "user")])
        self.assertEqual(abstracts("none"), [])
        self.assertEqual(abstracts("auto"), [(b["id"], "rule") for b in blocks if b["role"] == "abstract"])
        checks = json.loads(self.done(annotate("--abstract", "first", COURT)))["checks"]
        self.assertIn("abstract-vs-body", {check["kind"] for check in checks})

    def test_two_hyphens_end_the_options(self):
        self.write("--help", pathlib.Path(COURT).read_bytes())
        run = subprocess.run([ANNOTATE, "--", "--help"], cwd=self.folder, capture_output=True, timeout=300)
        self.assertEqual(self.done(run), self.done(annotate(COURT)))


class Files(Test):
    def test_a_file_stdin_and_a_hyphen_give_the_same(self):
        text = pathlib.Path(COURT).read_bytes()
        expected = self.done(annotate(COURT))
        self.assertEqual(expected.count("\n"), 1)
        self.assertEqual(self.done(annotate(stdin=text)), expected)
        self.assertEqual(self.done(annotate("-", stdin=text)), expected)

    def test_of_several_files_each_document_is_a_line_with_the_name_as_its_id(self):
        lines = self.done(annotate(COURT, STORM)).splitlines()
        self.assertEqual([json.loads(line)["id"] for line in lines], [COURT, STORM])
        self.assertEqual(json.loads(lines[0])["mentions"], json.loads(self.done(annotate(COURT)))["mentions"])

    def test_what_cannot_be_read_is_bad_input(self):
        self.fails(annotate(str(self.folder / "none.txt")), BAD_INPUT, "none.txt", "No such file")
        self.fails(annotate(str(self.folder)), BAD_INPUT, "directory")

    def test_what_has_no_text_is_bad_input(self):
        for text in (b"", b"   ", b"\n\n\r\n", "\u00a0\u2003".encode()):
            with self.subTest(text):
                self.fails(annotate(stdin=text), BAD_INPUT, "stdin", "no text")

    def test_one_bad_file_of_several_does_not_stop_the_others(self):
        run = annotate(COURT, str(self.folder / "none.txt"), self.write("empty.txt", b""), STORM)
        lines = self.done(run, SOME_FAILED).splitlines()
        self.assertEqual([json.loads(line)["id"] for line in lines], [COURT, STORM])
        self.assertEqual(run.stderr.decode().count("\n"), 2)

    def test_bytes_that_are_not_utf8_are_replaced_with_a_warning(self):
        run = annotate(stdin=b"Ana Ruiz left Madrid\xff on Monday.")
        self.assertEqual(json.loads(self.done(run))["text"], "Ana Ruiz left Madrid\ufffd on Monday.")
        self.assertIn("not UTF-8", run.stderr.decode())

    def test_quiet_and_verbose(self):
        bad = b"Ana Ruiz left Madrid\xff on Monday."
        self.assertEqual(annotate("-q", stdin=bad).stderr, b"")
        self.fails(annotate("-q", stdin=b""), BAD_INPUT, "no text")
        lines = annotate("-v", stdin=bad).stderr.decode().splitlines()
        self.assertRegex(lines[0], r"^annotate: \d+\.\d+\.\d+, [a-z0-9-]+, [0-9a-f]{64}$")
        self.assertIn("not UTF-8", lines[1])
        self.assertRegex(lines[2], r"^annotate: stdin: 6 words, \d+ names, \d+ quotes in \d+\.\d\d s$")
        self.assertEqual(len(lines), 3)
        request = json.dumps({"text": "Ana left."}).encode() + b"\n"
        lines = annotate("-v", "--jsonl", "-j", "2", stdin=request * 3).stderr.decode().splitlines()
        self.assertEqual([line.split(": ")[1:3] for line in lines[1:]],
                         [["stdin", f"line {number}"] for number in (1, 2, 3)])

    def test_three_words_are_read_and_too_short(self):
        document = json.loads(self.done(annotate(stdin=b"Ana left Madrid")))
        self.assertEqual(document["summary"]["sentences"], [])
        self.assertEqual(document["summary"]["reason"], "too-short")

    def test_a_full_disk_is_told(self):
        with open("/dev/full", "wb") as full:
            run = subprocess.run([ANNOTATE, COURT], stdout=full, stderr=subprocess.PIPE, timeout=300)
        self.assertEqual(run.returncode, ENGINE_ERROR)
        self.assertIn("cannot write", run.stderr.decode())

    def test_a_reader_that_goes_away_is_no_error_worth_a_word(self):
        request = json.dumps({"text": pathlib.Path(COURT).read_text()}).encode() + b"\n"
        process = subprocess.Popen([ANNOTATE, "--jsonl"], stdin=subprocess.PIPE, stdout=subprocess.PIPE,
                                   stderr=subprocess.PIPE, restore_signals=False)
        process.stdout.close()
        process.stdin.write(request * 2)
        process.stdin.close()
        self.assertEqual(process.stderr.read(), b"")
        process.stderr.close()
        process.wait(timeout=300)


class Text(Test):
    def test_people_read_a_summary_and_names_with_counts_and_roles(self):
        lines = self.done(annotate("--format", "text", str(ROOT / "tests/articles/seed/source.txt"))).splitlines()
        self.assertEqual(lines[0], "apnews.com · 533 words")
        summary = lines[lines.index("Summary") + 1:]
        self.assertEqual([line[line.rindex("["):] for line in summary[:summary.index("")]], ["[¶2]", "[¶2]", "[¶3]"])
        self.assertIn("  Marco Rubio ×5 (U.S. Secretary of State, “Rubio”)", lines)
        self.assertEqual(lines.count("People"), 1)

    def test_people_read_who_said_what_and_how_sure_that_is(self):
        lines = self.done(annotate("--format", "text", str(ROOT / "tests/articles/seed/source.txt"))).splitlines()
        said = lines[lines.index("Who said what") + 1:]
        said = said[:said.index("")]
        self.assertIn("  Marco Rubio revealed: plans to reopen diplomatic missions in Washington and Moscow [¶2, planned]", said)
        self.assertIn("  Observers emphasize: ", "\n".join(said))

    def test_paragraphs_are_numbered_without_title_and_byline(self):
        report = self.done(annotate("--format", "text", COURT))
        self.assertRegex(report, r"BALTIMORE — .* \[¶1\]")

    def test_lines_of_the_page_are_no_paragraphs_and_not_in_the_summary(self):
        told = ["Fire destroyed a warehouse in the port of Leeds on Monday, the mayor said.",
                "Police are looking for a witness who called at six in the morning and gave no name.",
                "The harbour was closed for three hours while engines pumped water from the docks.",
                "The port authority put the damage at two million euros and ordered new engines."]
        page = "\n\n".join([told[0], "ADVERTISEMENT", told[1], "Read more: The port of Leeds in numbers", *told[2:]])
        report = self.done(annotate("--format", "text", "--sentences", "7", stdin=page.encode()))
        summary = report[report.index("Summary\n"):report.index("\n\nPlaces")].splitlines()
        self.assertIn(f"  {told[3]} [¶4]", summary)
        self.assertLessEqual(set(summary[1:]), {f"  {sentence} [¶{number}]" for number, sentence in enumerate(told, 1)})

    def test_of_several_files_each_has_its_name_above(self):
        report = self.done(annotate("--format", "text", COURT, STORM))
        self.assertEqual([line for line in report.splitlines() if line.startswith("==>")],
                         [f"==> {COURT} <==", f"==> {STORM} <=="])

    def on_terminal(self, *options, **env):
        """What a terminal gets to see."""
        master, terminal = pty.openpty()
        environment = {key: value for key, value in os.environ.items() if key not in ("NO_COLOR", "ANNOTATOR_MODEL")}
        process = subprocess.Popen([ANNOTATE, *options, COURT], stdout=terminal, env={**environment, **env})
        os.close(terminal)
        seen = b""
        while True:
            try:
                part = os.read(master, 1 << 16)
            except OSError:  # how Linux tells that the other end is closed
                break
            if not part:
                break
            seen += part
        os.close(master)
        self.assertEqual(process.wait(timeout=300), 0)
        return seen.decode().replace("\r\n", "\n")

    def test_colors_are_for_terminals_and_whoever_asks(self):
        plain = self.done(annotate("--format", "text", COURT))
        self.assertNotIn("\x1b", plain)
        colored = self.done(annotate("--format", "text", "--color", "always", COURT, env={"NO_COLOR": "1"}))
        self.assertIn("\x1b[1mSummary\x1b[0m\n", colored)
        self.assertIn("\x1b[2m [¶1]\x1b[0m\n", colored)
        self.assertEqual(re.sub("\x1b\\[[0-9]m", "", colored), plain)
        self.assertEqual(self.on_terminal(), colored)
        self.assertEqual(self.on_terminal(NO_COLOR=""), colored)
        self.assertEqual(self.on_terminal(NO_COLOR="1"), plain)
        self.assertEqual(self.on_terminal("--color", "never"), plain)
        self.assertEqual(self.on_terminal("--color", "always", NO_COLOR="1"), colored)

    def test_articles_cannot_steer_the_terminal(self):
        article = pathlib.Path(COURT).read_text().replace("Boone", "Bo\x1b[2Jone\u009b")
        text = "Breaking \x1b]0;owned\x07 news\n\n" + article
        report = self.done(annotate("--format", "text", stdin=text.encode()))
        self.assertIn("\ufffd", report)
        self.assertNotRegex(report, "[\x00-\x09\x0b-\x1f\x7f-\x9f]")
        colored = self.done(annotate("--format", "text", "--color", "always", stdin=text.encode()))
        self.assertNotRegex(re.sub("\x1b\\[[012]m", "", colored), "[\x00-\x09\x0b-\x1f\x7f-\x9f]")


class Compare(Test):
    def test_two_versions_of_a_story_differ_by_content(self):
        before = "Mayor Ana Ruiz opened the dam near Oslo. It may flood 12 villages in the valley below it."
        now = before.replace("may flood 12", "will flood 15") + " Prime Minister Emma Clarke came from London."
        other, this = self.write("before.txt", before.encode()), self.write("now.txt", now.encode())
        found = json.loads(self.done(annotate("--compare", other, this)))
        self.assertEqual(found["format"], "article-comparison/1")
        self.assertEqual((found["a"]["text"], found["b"]["text"], found["same"]), (now, before, False))
        [number] = found["numbers"]["changed"]
        self.assertEqual((number["a"]["text"], number["b"]["text"]), ("15", "12"))
        [certainty] = found["certainty"]
        self.assertEqual([mark["class"] for mark in certainty["a"] + certainty["b"]], ["planned", "hedged"])
        self.assertIn("Emma Clarke", [name["text"] for name in found["entities"]["onlyA"]])
        self.assertEqual(found["entities"]["onlyB"], [])

        text = self.done(annotate("--compare", other, "--format", "text", this))
        self.assertIn("It [-may-] {+will+} flood [-12-] {+15+} villages", text)
        self.assertIn("Only in this text\n", text)
        self.assertNotIn("Only in the other text\n", text)

    def test_a_text_has_no_differences_from_itself(self):
        self.assertEqual(self.done(annotate("--compare", COURT, "--format", "text", COURT)), "No differences.\n")
        self.assertTrue(json.loads(self.done(annotate("--compare", COURT, COURT)))["same"])

    def test_one_text_may_be_stdin_and_the_result_a_file(self):
        output = self.folder / "differences.json"
        storm = pathlib.Path(STORM).read_bytes()
        self.assertEqual(self.done(annotate("--compare", "-", "-o", str(output), COURT, stdin=storm)), "")
        self.assertEqual(output.read_text(), self.done(annotate("--compare", STORM, COURT)))

    def test_what_cannot_be_read_is_bad_input(self):
        self.fails(annotate("--compare", "/nowhere/a.txt", COURT), BAD_INPUT, "/nowhere/a.txt")
        self.fails(annotate("--compare", COURT, self.write("blank.txt", b" ")), BAD_INPUT, "no text")


class Jsonl(Test):
    def lines(self, *requests, options=(), code=0):
        """(documents, messages) of requests, each a value or bytes as they are."""
        data = b"".join((r if isinstance(r, bytes) else json.dumps(r).encode()) + b"\n" for r in requests)
        run = annotate("--jsonl", *options, stdin=data)
        return [json.loads(line) for line in self.done(run, code).splitlines()], run.stderr.decode().splitlines()

    def test_documents_come_in_order_with_their_ids(self):
        requests = [{"id": i, "text": f"Article {i} is about Madrid."} for i in ("a", 2, "", -7, 1.5, 2**64 - 1)]
        documents, messages = self.lines(*requests)
        self.assertEqual([d["id"] for d in documents], [r["id"] for r in requests])
        self.assertEqual([d["text"] for d in documents], [r["text"] for r in requests])
        self.assertEqual(messages, [])

    def test_a_request_without_an_id_gives_the_document_of_the_file(self):
        text = pathlib.Path(COURT).read_text()
        run = annotate("--jsonl", stdin=json.dumps({"text": text}).encode())
        self.assertEqual(self.done(run), self.done(annotate(COURT)))

    def test_requests_go_before_options(self):
        documents, _ = self.lines({"text": "Madrid 😀 Rome"},
                                  {"text": "Madrid 😀 Rome", "offsets": "utf8", "published": "2024-02-29", "url": "https://example.org/a",
                                   "summary": {"sentences": 7}},
                                  {"text": "Madrid", "published": None},
                                  options=("--offsets", "utf16", "-n", "2", "--published", "2020-01-01"))
        self.assertEqual([d["offsets"] for d in documents], ["utf16", "utf8", "utf16"])
        self.assertEqual([d["sentences"][0]["end"] for d in documents], [14, 16, 6])
        self.assertEqual([d["summary"]["length"] for d in documents], [2, 7, 2])
        self.assertEqual([d["meta"]["url"] for d in documents], [None, "https://example.org/a", None])
        self.assertEqual([d["meta"]["published"] for d in documents], ["2020-01-01", "2024-02-29", None])

    def test_a_request_says_what_blocks_are_for(self):
        text = pathlib.Path(COURT).read_text()
        plain, given = self.lines({"text": text}, {"text": text, "blocks": [{"id": "p2", "role": "abstract"}]})[0]
        self.assertEqual([(b["role"], b["by"]) for b in given["blocks"][1:3]], [("abstract", "user"), ("body", "rule")])
        self.assertEqual({b["by"] for b in plain["blocks"]}, {"rule"})
        self.assertNotIn("p2", given["summary"]["coverage"]["blocks"])
        messages = self.lines({"text": text, "blocks": [{"id": "p99", "role": "body"}]}, code=SOME_FAILED)[1]
        self.assertIn("the text has no p99", messages[0])

    def test_parts_and_abstract_of_a_line_go_before_those_of_the_options(self):
        text = pathlib.Path(COURT).read_text()
        documents, _ = self.lines({"text": text}, {"text": text, "include": ["speech"], "abstract": "first"},
                                  {"text": text, "include": []}, options=("--only", "times", "--no-text"))
        self.assertEqual([d["parts"] for d in documents], [["times"], ["speech"], []])
        self.assertEqual(["text" in d for d in documents], [False] * 3)
        self.assertIn("abstract", {block["role"] for block in documents[1]["blocks"]})

    def test_a_bad_line_is_an_error_in_its_place_and_the_rest_is_done(self):
        requests = ({"id": 1, "text": "One."}, b"{", b"", {"id": 4}, b"  \r", {"id": 6, "text": " "},
                    {"id": "7", "text": "Seven.", "offsets": "x"}, b'{"id":8,"text":"\xff"}', {"id": 9, "text": "Nine."})
        for jobs in ("1", "3"):
            answers, messages = self.lines(*requests, options=("--jobs", jobs), code=SOME_FAILED)
            self.assertEqual([(a.get("id"), a.get("line"), "error" in a) for a in answers],
                             [(1, None, False), (None, 2, True), (4, 4, True), (6, 6, True), ("7", 7, True),
                              (8, None, False), (9, None, False)])
            self.assertEqual(answers[1], {"error": "not JSON (stopped at byte 3)", "line": 2})
            self.assertEqual(answers[3], {"id": 6, "error": "there is no text in it", "line": 6})
            self.assertEqual([m.split(": ")[1:3] for m in messages],
                             [["stdin", f"line {number}"] for number in (2, 4, 6, 7, 8)])
            self.assertIn("warning", messages[-1])

    def test_several_jobs_give_the_same_documents_in_the_same_order(self):
        # Long and short by turns, so that some are done before others that were begun earlier.
        court = pathlib.Path(COURT).read_text()
        data = b"".join(json.dumps({"id": i, "text": court if i % 5 == 0 else f"Article {i}."}).encode() + b"\n"
                        for i in range(40))
        one = self.done(annotate("--jsonl", stdin=data))
        self.assertEqual([json.loads(line)["id"] for line in one.splitlines()], list(range(40)))
        for jobs in ("2", "7", "0"):
            self.assertEqual(self.done(annotate("--jsonl", "--jobs", jobs, stdin=data)), one)

    def test_half_a_surrogate_pair_is_read(self):
        documents, _ = self.lines(b'{"text":"Madrid \\ud83d and \\ud83d\\ude00"}')
        self.assertEqual(documents[0]["text"], "Madrid \ufffd and 😀")

    def test_files_of_lines(self):
        first = self.write("a.jsonl", b'{"text":"One."}\n{"text":"Two."}')
        second = self.write("b.jsonl", b'{"text":"Three."}\nno\n')
        run = annotate("--jsonl", first, second)
        texts = [json.loads(line).get("text") for line in self.done(run, SOME_FAILED).splitlines()]
        self.assertEqual(texts, ["One.", "Two.", "Three.", None])
        self.assertIn("b.jsonl: line 2: not JSON", run.stderr.decode())

    def test_no_lines_are_no_error(self):
        self.assertEqual(self.done(annotate("--jsonl")), "")

    def test_a_file_that_is_not_there_is_bad_input(self):
        self.fails(annotate("--jsonl", str(self.folder / "none.jsonl")), BAD_INPUT, "none.jsonl")

    def test_each_document_comes_before_the_next_line_is_read(self):
        for jobs in ("1", "2"):
            process = subprocess.Popen([ANNOTATE, "--jsonl", "--jobs", jobs], stdin=subprocess.PIPE,
                                       stdout=subprocess.PIPE)
            for number in range(3):
                process.stdin.write(json.dumps({"id": number, "text": "Madrid."}).encode() + b"\n")
                process.stdin.flush()
                self.assertEqual(json.loads(process.stdout.readline())["id"], number)
            process.stdin.close()
            process.stdout.close()
            self.assertEqual(process.wait(timeout=60), 0)

    def test_memory_does_not_grow_with_the_lines(self):
        peaks = []
        for count in (200, 2000):
            with tempfile.TemporaryFile() as lines:
                lines.writelines(b'{"text":"Ana Ruiz left Madrid in 2022, she said."}\n' for _ in range(count))
                lines.seek(0)
                peaks.append(self.peak_kb("--jsonl", "--jobs", "4", stdin=lines))
        self.assertLess(peaks[1], peaks[0] * 1.1, "kB at 200 and 2,000 lines")

    def test_half_a_million_lines_of_a_letter_take_two_of_their_document(self):
        with tempfile.TemporaryFile() as letters:
            letters.write(b"a\n" * 500_000)  # a document of 68 MB
            letters.seek(0)
            self.assertLess(self.peak_kb("--format", "json", stdin=letters), 150_000)

    def peak_kb(self, *arguments, stdin):
        process = subprocess.Popen([ANNOTATE, *arguments], stdin=stdin, stdout=subprocess.DEVNULL)
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        self.assertEqual(process.returncode, 0)
        return usage.ru_maxrss

    def test_an_output_that_is_full_or_closed_or_gone_ends_it(self):
        data = b'{"text":"Madrid."}\n' * 50
        with open("/dev/full", "wb") as full:
            run = subprocess.run([ANNOTATE, "--jsonl", "--jobs", "3"], input=data, stdout=full,
                                 stderr=subprocess.PIPE, timeout=300)
        self.assertEqual((run.returncode, run.stderr.decode().count("cannot write")), (ENGINE_ERROR, 1))
        run = subprocess.run([ANNOTATE, "--jsonl"], input=data, stderr=subprocess.PIPE, timeout=300,
                             preexec_fn=lambda: os.close(1))
        self.assertEqual((run.returncode, run.stderr), (ENGINE_ERROR, b"annotate: stdout is closed\n"))
        process = subprocess.Popen([ANNOTATE, "--jsonl", "--jobs", "3"], stdin=subprocess.PIPE,
                                   stdout=subprocess.PIPE, stderr=subprocess.PIPE)
        process.stdout.close()
        _, errors = process.communicate(data, timeout=300)
        self.assertEqual((process.returncode, errors), (-signal.SIGPIPE, b""))


class Model(Test):
    def test_a_model_that_is_not_there_is_an_engine_error(self):
        missing = str(self.folder / "none.bin")
        self.fails(annotate("--model", missing, COURT), ENGINE_ERROR, "none.bin", "No such file")
        self.fails(annotate(COURT, env={"ANNOTATOR_MODEL": missing}), ENGINE_ERROR, "none.bin")

    def test_a_damaged_model_is_an_engine_error(self):
        model = MODEL.read_bytes()
        altered = bytearray(model)
        altered[len(model) // 2] ^= 1
        damaged = {"empty": b"", "no model": b"<!doctype html>", "truncated": model[:-1],
                   "half": model[:len(model) // 2], "header only": model[:40], "altered": bytes(altered),
                   "longer": model + b"\0"}
        for name, data in damaged.items():
            with self.subTest(name):
                self.fails(annotate("--model", self.write("model.bin", data), COURT), ENGINE_ERROR, "model.bin")

    def test_the_model_option_goes_before_the_variable(self):
        run = annotate("--model", str(MODEL), stdin=b"Madrid.", env={"ANNOTATOR_MODEL": "/none"})
        self.done(run)


if __name__ == "__main__":
    unittest.main()
