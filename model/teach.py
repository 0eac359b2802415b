"""What larger trained networks teach a smaller one: their scores, and one its vectors, on any text.

In: the teachers' checkpoints and vocabulary; documents. Out: Lesson, by token and sentence, and the loss of a student
beside it. The teachers read the text as it was printed, the student with other cases, quotes and dashes, so it learns
to read these as well; of several the mean is taught. A single teacher with as many layers as the student, and the same
hidden size, teaches its vectors too; their word pieces may differ, so they meet at each token's first piece. A window is
cut by the teachers' pieces.
"""
from dataclasses import dataclass

import torch
import torch.nn.functional as F

import text
from network import load_network, make_batch

FEW_SENTENCES = 4  # a shorter document has no salience worth learning


@dataclass
class Lesson:
    names: torch.Tensor  # [T, labels] probabilities
    speech: torch.Tensor  # [T, channels, 3] probabilities
    salience: torch.Tensor  # [S] probabilities
    states: torch.Tensor  # [layers, T, hidden], or None
    few: torch.Tensor  # [S] true where the document is too short for salience


class Teacher:
    """checkpoints: of networks that were trained on what lies in `prepared`; student: the network that is taught."""

    def __init__(self, checkpoints, prepared, student, bfloat16=False):
        self.networks = [load_network(checkpoint).eval() for checkpoint in checkpoints]
        self.vocabulary = text.read_vocabulary(prepared)
        self.has_vectors = len(self.networks) == 1 and len(self.networks[0].layers) == len(student.layers)
        self.bfloat16 = bfloat16

    def read(self, document):
        return text.read_sentences(document["text"], document["sentences"], self.vocabulary)

    @torch.no_grad()
    def lesson(self, inputs):
        """inputs: (sentences, windows) of each document, in the teachers' pieces."""
        batch = make_batch(inputs, self.networks[0].config)
        with torch.autocast("cpu", torch.bfloat16, enabled=self.bfloat16):
            states = [network.encode(batch)[1:] for network in self.networks]
            answers = [network.answer(rows[-1], batch) for network, rows in zip(self.networks, states)]
        names, speech, salience = ([scores.float() for scores in one] for one in zip(*answers))
        mean = lambda probabilities: torch.stack(probabilities).mean(0)
        few = torch.cat([torch.full((end - begin,), end - begin < FEW_SENTENCES) for begin, end in batch.documents])
        return Lesson(mean([scores.softmax(-1) for scores in names]), mean([scores.softmax(-1) for scores in speech]),
                      mean([scores.sigmoid() for scores in salience]),
                      torch.stack([rows[batch.first] for rows in states[0]]) if self.has_vectors else None, few)


def divergence(scores, right):
    """Mean cross entropy of scores [N, labels] to probabilities, less the probabilities' own."""
    own = (right * right.clamp_min(1e-9).log()).sum(-1)
    return (-(right * scores.log_softmax(-1)).sum(-1) + own).mean()


def losses_beside(lesson, states, first, names, speech, salience):
    """(names, speech, salience, vectors) losses of a student with these outputs."""
    distance = 0.0
    if lesson.states is not None:
        vectors = torch.stack([state[first] for state in states])
        distance = F.mse_loss(vectors, lesson.states) / lesson.states.square().mean()
    enough = ~lesson.few
    weight = F.binary_cross_entropy_with_logits(salience[enough], lesson.salience[enough], reduction="sum")
    return (divergence(names, lesson.names), divergence(speech.flatten(0, 1), lesson.speech.flatten(0, 1)) * 3,
            weight / enough.sum().clamp_min(1), distance)
