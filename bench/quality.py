"""How good the core is: runs the command `annotate` over texts with gold labels and prints tables in Markdown.

    python bench/quality.py                          # every table, on ../shared/data and build/native/annotate
    python bench/quality.py --table names --table speech
    python bench/quality.py --data DIR --annotate PROGRAM --model FILE

One function a table; each says above itself what it counts. Offsets are code points. Needs only the standard library,
and rouge-score for ROUGE. The gold labels of news-gold are a language model's reading under a guideline: figures on
them say how well the core agrees with that reading; GUM and UNER are labelled by people. bench/RESULTS.md keeps the
results.
"""

import argparse
import json
import os
import re
import subprocess
import sys
from collections import Counter

HERE = os.path.dirname(os.path.abspath(__file__))
TYPES = ("PERSON NORP FAC ORG GPE LOC PRODUCT EVENT WORK_OF_ART LAW LANGUAGE "
         "DATE TIME PERCENT MONEY QUANTITY ORDINAL CARDINAL").split()
THREE = {"PERSON": "PERSON", "ORG": "ORG", "GPE": "LOC", "LOC": "LOC", "FAC": "LOC"}
RARE = ("EVENT", "FAC", "PRODUCT", "WORK_OF_ART", "LAW", "LOC")
CLUSTERED = {"PERSON", "ORG", "GPE", "LOC", "FAC", "EVENT", "LAW"}  # what the guideline of news-gold puts together


# ---- reading and annotating ------------------------------------------------------------------------------------------

class Data:
    """The gold documents of a folder, and what the program makes of their texts (each set is annotated once)."""

    def __init__(self, folder, program, model, sentences):
        self.folder, self.command = folder, [program, "--jsonl", "-n", str(sentences)]
        if model:
            self.command += ["--model", model]
        self.done = {}

    def read(self, name):
        with open(os.path.join(self.folder, name + ".jsonl"), encoding="utf-8") as lines:
            return [json.loads(line) for line in lines]

    def annotate(self, name, change=None):
        """(gold, document) of each text; change: a function of the text that keeps its length."""
        key = (name, change)
        if key not in self.done:
            gold = self.read(name)
            texts = [change(g["text"]) if change else g["text"] for g in gold]
            requests = "".join(json.dumps({"id": g["id"], "text": t}) + "\n" for g, t in zip(gold, texts))
            run = subprocess.run(self.command, input=requests, capture_output=True, text=True, encoding="utf-8")
            if run.returncode:
                sys.exit(f"{' '.join(self.command)}: exit code {run.returncode}\n{run.stderr}")
            self.done[key] = list(zip(gold, [json.loads(line) for line in run.stdout.splitlines()]))
        return self.done[key]


def each_character(change):
    """A change of the whole text that keeps every offset: characters whose change has another length stay."""
    return lambda text: "".join(changed if len(changed := change(c)) == 1 else c for c in text)


def headline_case(text):
    return re.sub(r"\b[a-z](?=\w{3})", lambda m: m.group().upper(), text)


LOWER, UPPER = each_character(str.lower), each_character(str.upper)


def f1(right, found, gold):
    return 2 * right / (found + gold) if found + gold else 0.0


def percent(value):
    return f"{100 * value:.1f}"


def scores(right, found, gold):
    precision, recall = right / found if found else 0, right / gold if gold else 0
    return [percent(precision), percent(recall), percent(f1(right, found, gold)), str(gold)]


def table(title, head, rows):
    print(f"\n### {title}\n\n| {' | '.join(head)} |\n|{'---|' * len(head)}")
    for row in rows:
        print(f"| {' | '.join(row)} |")


# ---- names -----------------------------------------------------------------------------------------------------------

def normalised(text, span):
    """A span without leading article and final possessive."""
    start, end = span
    article = re.match(r"(?:the|a|an)\s+", text[start:end], re.IGNORECASE)
    if article:
        start += article.end()
    possessive = re.search(r"\s*['’]s?$", text[start:end])
    return start, (start + possessive.start() if possessive else end)


def count_names(pairs, labels, normalise=False):
    """By label: right, found, gold. labels: a map from an entity's type to the label counted."""
    counts = {label: Counter() for label in labels.values()}
    for gold, document in pairs:
        def spans(items, key):
            found = set()
            for item in items:
                span = (item["start"], item["end"])
                if item[key] in labels:
                    found.add((normalised(gold["text"], span) if normalise else span, labels[item[key]]))
            return found
        truth, ours = spans(gold["entities"], "label"), spans(document["mentions"], "type")
        for kind, items in (("right", truth & ours), ("found", ours), ("gold", truth)):
            for _, label in items:
                counts[label][kind] += 1
    return counts


def total(counts):
    return [sum(c[kind] for c in counts.values()) for kind in ("right", "found", "gold")]


def names_table(data):
    """Exact span and type on news-gold dev, and how much of it is left when the text's capitals change."""
    every = {t: t for t in TYPES}
    counts = count_names(data.annotate("news-gold/dev"), every)
    rows = [[t] + scores(counts[t]["right"], counts[t]["found"], counts[t]["gold"]) for t in TYPES]
    rows.append(["these together: " + ", ".join(RARE)] + scores(*total({t: counts[t] for t in RARE})))
    rows.append(["**all**"] + scores(*total(counts)))
    for name, change in (("all lower case", LOWER), ("all capitals", UPPER), ("headline case", headline_case)):
        rows.append([name] + scores(*total(count_names(data.annotate("news-gold/dev", change), every))))
    table("Names: news-gold dev, 18 types, exact spans", ["type", "P", "R", "F1", "gold"], rows)


def other_names_table(data):
    """PERSON, ORG and LOC (with GPE and FAC) on texts that people labelled, without articles and possessives."""
    rows = []
    for name in ("names/gum.dev", "names/uner_ewt.dev"):
        counts = count_names(data.annotate(name), THREE, normalise=True)
        rows += [[name, label] + scores(c["right"], c["found"], c["gold"]) for label, c in sorted(counts.items())]
        rows.append([name, "**all**"] + scores(*total(counts)))
    table("Names elsewhere: PERSON, ORG, LOC, normalised", ["set", "type", "P", "R", "F1", "gold"], rows)


def calibration_table(data):
    """Whether a mention's score is its chance to be right: by score, and the expected calibration error. Names that a
    rule has marked again have no score."""
    bins = [Counter() for _ in range(10)]
    for gold, document in data.annotate("news-gold/dev"):
        truth = {(e["start"], e["end"], e["label"]) for e in gold["entities"]}
        for m in document["mentions"]:
            if m["score"] is None:
                continue
            b = bins[min(9, int(10 * m["score"]))]
            b["n"] += 1
            b["score"] += m["score"]
            b["right"] += (m["start"], m["end"], m["type"]) in truth
    n = sum(b["n"] for b in bins)
    error = sum(abs(b["score"] - b["right"]) for b in bins) / n
    rows = [[f"{i / 10:.1f} to {(i + 1) / 10:.1f}", str(b["n"])] + [f"{b[k] / b['n']:.3f}" for k in ("score", "right")]
            for i, b in enumerate(bins) if b["n"]]
    rows.append(["**expected calibration error**", str(n), f"{error:.3f}", ""])
    table("Scores of names: news-gold dev", ["score", "names", "mean score", "right"], rows)


# ---- which names are one, and their roles ----------------------------------------------------------------------------

def one_line(text):
    return " ".join(text.split())


def pairs_of(forms):
    forms = sorted(set(forms))
    return {(a, b) for i, a in enumerate(forms) for b in forms[i + 1:]}


def gold_groups(gold):
    """[(type, forms that are mentions of the text)] of the clusters."""
    text = gold["text"]
    named = {(e["label"], one_line(text[e["start"]:e["end"]])) for e in gold["entities"]}
    for c in gold["clusters"]:
        forms = [one_line(f) for f in [c["name"]] + c["forms"]]
        yield c["type"], [f for f in forms if (c["type"], f) in named]


def aliases_table(data):
    """Pairs of different forms said to be one name; and B3 over the mentions that are right."""
    counts = {t: Counter() for t in sorted(CLUSTERED)}
    b3 = Counter()
    for gold, document in data.annotate("news-gold/dev"):
        truth = {(t,) + p for t, forms in gold_groups(gold) for p in pairs_of(forms)}
        ours = {(e["type"],) + p for e in document["entities"] if e["type"] in CLUSTERED
                for p in pairs_of([e["name"]] + e["aliases"])}
        for kind, items in (("right", truth & ours), ("found", ours), ("gold", truth)):
            for item in items:
                counts[item[0]][kind] += 1
        add_b3(b3, gold, document)
    rows = [[t] + scores(c["right"], c["found"], c["gold"]) for t, c in counts.items() if c["gold"]]
    rows.append(["**all**"] + scores(*total(counts)))
    precision, recall = b3["precision"] / b3["n"], b3["recall"] / b3["n"]
    rows.append(["B3 of mentions", percent(precision), percent(recall),
                 percent(2 * precision * recall / (precision + recall)), str(b3["n"])])
    table("Aliases: news-gold dev, found names", ["type", "P", "R", "F1", "gold"], rows)


def add_b3(b3, gold, document):
    text = gold["text"]
    cluster_of = {(t, form): (t, i) for i, (t, forms) in enumerate(gold_groups(gold)) for form in forms}
    truth = {}
    for e in gold["entities"]:
        form = (e["label"], one_line(text[e["start"]:e["end"]]))
        if e["label"] in CLUSTERED:
            truth[(e["start"], e["end"], e["label"])] = cluster_of.get(form, form)
    both = [(truth[key], m["entity"]) for m in document["mentions"]
            if (key := (m["start"], m["end"], m["type"])) in truth]
    gold_sizes, our_sizes, joint = Counter(g for g, _ in both), Counter(o for _, o in both), Counter(both)
    for g, o in both:
        b3["n"] += 1
        b3["precision"] += joint[g, o] / our_sizes[o]
        b3["recall"] += joint[g, o] / gold_sizes[g]


def roles_table(data):
    """Roles of people, as text and person."""
    def plain(role):
        return one_line(role).lower().replace("’", "'")
    counts = Counter()
    for gold, document in data.annotate("news-gold/dev"):
        people = [e for e in document["entities"] if e["type"] == "PERSON"]
        owner = {form: e["id"] for e in reversed(people) for form in [e["name"]] + e["aliases"]}
        truth = {(owner.get(one_line(c["name"]), c["name"]), plain(r))
                 for c in gold["clusters"] if c["type"] == "PERSON" for r in c["roles"]}
        ours = {(e["id"], plain(r["text"])) for e in people for r in e["roles"]}
        counts.update(right=len(truth & ours), found=len(ours), gold=len(truth))
    table("Roles: news-gold dev", ["", "P", "R", "F1", "gold"],
          [["roles"] + scores(counts["right"], counts["found"], counts["gold"])])


# ---- reported speech -------------------------------------------------------------------------------------------------

def overlap_at_least_half(a, b):
    return 2 * (min(a[1], b[1]) - max(a[0], b[0])) >= max(a[1] - a[0], b[1] - b[0])


def right_speaker(gold, statement, ours, entities):
    """Named: the same name. Unnamed or nobody: no name."""
    named = ours["speaker"] and ours["speaker"].get("entity")
    who = statement["speaker_name"]
    if who in "?-":
        return not named
    forms = {one_line(who)}
    for c in gold["clusters"]:
        if one_line(c["name"]) == one_line(who):
            forms |= {one_line(f) for f in c["forms"]}
    return bool(named) and bool(forms & entities[named])


def speech_table(data):
    """Statements whose content overlaps by at least half (of the longer); of those the right speaker, cue and kind."""
    kinds = {"D": "direct", "I": "indirect", "M": "mixed"}
    counts = {k: Counter() for k in kinds}
    found = 0
    for gold, document in data.annotate("news-gold/dev"):
        entities = {e["id"]: {e["name"], *e["aliases"]} for e in document["entities"]}
        ours = list(document["speech"])
        found += len(ours)
        for statement in gold["speech"]:
            for content in statement["content"]:
                count = counts[statement["kind"]]
                count["gold"] += 1
                match = next((s for s in ours if overlap_at_least_half(content, (s["start"], s["end"]))), None)
                if not match:
                    continue
                ours.remove(match)
                count["right"] += 1
                count["kind"] += match["kind"] == kinds[statement["kind"]]
                count["speaker"] += right_speaker(gold, statement, match, entities)
                verb = match.get("verb")
                cue = statement["cue"]
                count["cue"] += bool(verb) == bool(cue) and (not cue or verb["start"] < cue[1] and cue[0] < verb["end"])
    rows = []
    for k, c in list(counts.items()) + [("all", sum(counts.values(), Counter()))]:
        precision, recall, f, gold = scores(c["right"], found, c["gold"])
        if k != "all":  # what is found has our kind, not the gold one
            precision = f = ""
        of_right = [percent(c[what] / max(1, c["right"])) for what in ("speaker", "cue", "kind")]
        rows.append([kinds.get(k, "**all**"), precision, recall, f] + of_right + [gold])
    table("Reported speech: news-gold dev",
          ["kind", "P", "R", "F1", "right speaker", "right cue", "right kind", "gold"], rows)


# ---- summaries -------------------------------------------------------------------------------------------------------

def summary_sentences(document):
    by_id = {s["id"]: s for s in document["sentences"]}
    return [by_id[s["sentence"]] for s in document["summary"]["sentences"]]


def summary_table(data):
    """Weight of the chosen sentences, of the first three and of the best three, as a share of the best three's."""
    ours = first = best = 0
    documents = 0
    for gold, document in data.annotate("news-gold/dev"):
        chosen = summary_sentences(document)
        if not gold.get("weights") or not chosen:
            continue
        def weight(sentence):
            def shared(g):
                return min(g[1], sentence["end"]) - max(g[0], sentence["start"])
            at = max(range(len(gold["sentences"])), key=lambda i: shared(gold["sentences"][i]))
            return int(gold["weights"][at])
        weights = [int(w) for w in gold["weights"]]
        n = len(chosen)
        documents += 1
        ours += sum(weight(s) for s in chosen)
        first += sum(weights[:n])
        best += sum(sorted(weights)[-n:])
    table(f"Summaries: news-gold dev, {documents} articles, weight as a share of the best possible", ["", "%"],
          [["chosen", percent(ours / best)], ["the first", percent(first / best)]])


def rouge_table(data):
    """ROUGE F1 with stemming, of three sentences against each human summary, averaged."""
    from rouge_score import rouge_scorer
    kinds = ["rouge1", "rouge2", "rougeL"]
    scorer = rouge_scorer.RougeScorer(kinds, use_stemmer=True)
    sums = {"chosen": Counter(), "first three": Counter()}
    n = 0
    for gold, document in data.annotate("summaries/gum.dev"):
        chosen = summary_sentences(document)
        if not chosen:
            continue
        prose = [gold["text"][a:b] for a, b in gold["sentences"] if len(gold["text"][a:b].split()) > 4]
        texts = {"chosen": " ".join(gold["text"][s["start"]:s["end"]] for s in chosen),
                 "first three": " ".join(prose[:3])}
        references = [r if isinstance(r, str) else r["text"] for r in gold["summaries"]]
        n += 1
        for name, text in texts.items():
            for reference in references:
                for kind, score in scorer.score(reference, text).items():
                    sums[name][kind] += score.fmeasure / len(references)
    table(f"Summaries: GUM dev, {n} documents, ROUGE-1 / 2 / L", ["", "ROUGE-1", "ROUGE-2", "ROUGE-L"],
          [[name] + [percent(s[k] / n) for k in kinds] for name, s in sums.items()])


# ---- sentences -------------------------------------------------------------------------------------------------------

def sentences_table(data):
    """Sentence ends that are the same."""
    rows = []
    for name in ("news-gold/dev", "sentences/ewt.dev"):
        counts = Counter()
        for gold, document in data.annotate(name):
            truth, ours = {e for _, e in gold["sentences"]}, {s["end"] for s in document["sentences"]}
            counts.update(right=len(truth & ours), found=len(ours), gold=len(truth))
        rows.append([name] + scores(counts["right"], counts["found"], counts["gold"]))
    table("Sentence ends", ["set", "P", "R", "F1", "gold"], rows)


TABLES = {"names": names_table, "other-names": other_names_table, "calibration": calibration_table,
          "aliases": aliases_table, "roles": roles_table, "speech": speech_table, "summary": summary_table,
          "rouge": rouge_table, "sentences": sentences_table}


def main():
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--data", default=os.path.join(HERE, "../../shared/data"), help="folder with the gold labels")
    options.add_argument("--annotate", default=os.path.join(HERE, "../build/native/annotate"), help="the program")
    options.add_argument("--model", help="the weights, where they are not beside the program")
    options.add_argument("--table", action="append", choices=TABLES, help="only these tables")
    options.add_argument("--sentences", type=int, default=3, help="length of the summaries")
    given = options.parse_args()
    data = Data(given.data, given.annotate, given.model, given.sentences)
    for name in given.table or TABLES:
        TABLES[name](data)


if __name__ == "__main__":
    main()
