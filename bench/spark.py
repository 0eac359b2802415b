"""More articles than one machine reads: `annotate --jsonl` as a pipe on the workers of an Apache Spark cluster.

    pip install pyspark==4.3.0        (and Java 17: Debian's default-jre-headless)
    python bench/spark.py articles.jsonl documents/ --master 'local-cluster[2,1,1024]'

articles.jsonl: a request a line (core/json/request.h). documents/: part-00000 and so on, a document a line in the order
of the requests, or {"error"} in its place. The program and its model must lie at the same path on every worker. Prints
the lines, how many of them are errors, and the seconds. Tested by bench/spark.test.py.
"""

import argparse
import json
import pathlib
import shlex
import time

from pyspark import SparkConf, SparkContext

ROOT = pathlib.Path(__file__).resolve().parent.parent


def annotated(lines, program):
    """The RDD of answers to an RDD of requests. A worker that cannot annotate at all fails its task; lines that are bad,
    of which the command tells by exit code 4, do not."""
    return lines.pipe("sh -c " + shlex.quote(f"{shlex.quote(program)} --jsonl || [ $? -eq 4 ]"), checkCode=True)


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("articles")
    parser.add_argument("documents")
    parser.add_argument("--master", default="local-cluster[2,1,1024]", help="two workers of one core on this machine")
    parser.add_argument("--partitions", type=int, default=8)
    parser.add_argument("--annotate", default=str(ROOT / "build/native/annotate"))
    options = parser.parse_args()

    context = SparkContext(conf=SparkConf().setMaster(options.master).setAppName("annotate"))
    context.setLogLevel("ERROR")
    start = time.monotonic()
    lines = context.textFile(options.articles, options.partitions)
    annotated(lines, options.annotate).saveAsTextFile(options.documents)
    seconds = time.monotonic() - start
    answers = context.textFile(options.documents)
    errors = answers.filter(lambda answer: "error" in json.loads(answer)).count()
    print(json.dumps({"master": options.master, "lines": answers.count(), "errors": errors,
                      "seconds": round(seconds, 1)}))
    context.stop()


if __name__ == "__main__":
    main()
