"""bench/spark.py on a cluster of two workers, and annotate under GNU parallel: the answers are those of one process.

    pip install pyspark==4.3.0; python bench/spark.test.py     tests build/native/annotate; ANNOTATE=path another

What is not installed (pyspark and Java, parallel) is left out, and said to be.
"""

import importlib.util
import json
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile
import unittest

ROOT = pathlib.Path(__file__).resolve().parent.parent
ANNOTATE = os.environ.get("ANNOTATE", str(ROOT / "build/native/annotate"))


class Pipes(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = pathlib.Path(folder.name)
        articles = sorted(ROOT.glob("tests/articles/*/source.txt"))
        lines = [json.dumps({"id": f"{i} 😀", "text": articles[i % len(articles)].read_text()}) for i in range(40)]
        lines[7] = "no JSON"
        self.requests = self.folder / "articles.jsonl"
        self.requests.write_text("\n".join(lines) + "\n")
        run = subprocess.run([ANNOTATE, "--jsonl", str(self.requests)], capture_output=True)
        self.assertEqual(run.returncode, 4, run.stderr.decode())
        self.expected = [without_line(line) for line in run.stdout.decode().split("\n")[:-1]]
        self.assertEqual(len(self.expected), 40)

    @unittest.skipUnless(importlib.util.find_spec("pyspark") and shutil.which("java"), "pyspark or Java is not here")
    def test_two_workers_of_spark_give_the_same_documents_in_the_same_order(self):
        out = self.folder / "documents"
        run = subprocess.run([sys.executable, str(ROOT / "bench/spark.py"), str(self.requests), str(out),
                              "--annotate", ANNOTATE], capture_output=True, timeout=600)
        self.assertEqual(run.returncode, 0, run.stderr.decode()[-2000:])
        told = json.loads(run.stdout.decode().splitlines()[-1])
        self.assertEqual((told["lines"], told["errors"]), (40, 1))
        parts = sorted(out.glob("part-*"))
        self.assertGreater(len(parts), 1)
        answers = [line for part in parts for line in part.read_text().split("\n")[:-1]]
        self.assertEqual([without_line(line) for line in answers], self.expected)

    @unittest.skipUnless(shutil.which("parallel"), "GNU parallel is not here")
    def test_gnu_parallel_gives_the_same_documents_in_the_same_order(self):
        with open(self.requests, "rb") as requests:
            run = subprocess.run(["parallel", "--will-cite", "--pipe", "--keep-order", "--jobs", "2", "--block", "20k",
                                  ANNOTATE, "--jsonl"], stdin=requests, capture_output=True, timeout=600)
        answers = run.stdout.decode().split("\n")[:-1]
        self.assertEqual([without_line(line) for line in answers], self.expected)


def without_line(answer):
    """An answer without the number of its line, which differs where lines are divided among processes."""
    answer = json.loads(answer)
    return {key: value for key, value in answer.items() if key != "line"} if "error" in answer else answer


if __name__ == "__main__":
    unittest.main()
