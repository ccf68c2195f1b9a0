"""A window comes in; scored mentions, relations and sayers go out: the trained reader, run by onnxruntime."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import numpy as np
import onnxruntime as ort
from tokenizers import Tokenizer

from aiscape.extract.encode import Window, pair_scopes
from aiscape.extract.labels import KINDS, REFERENCE, TAGS, pair_features

WEIGHTS = Path(__file__).with_name("weights")
_KIND = {name: index for index, name in enumerate(KINDS)}


@dataclass(frozen=True)
class Tagged:
    """A mention that the network sees: words `begin` to `end` (included) of a window, its kind and how sure it is.

    `others` are the kinds that it might be as well.
    """

    begin: int
    end: int
    kind: str
    score: float
    others: tuple[str, ...] = ()


@dataclass(frozen=True)
class PairScores:
    """What the network thinks of pairs of mentions; all but `same` are probabilities, `same` is a log-odds.

    `relations` (P, R), `flags` (P, F), `same` (P,), `said` (P, M) for `pairs` (P, 2).
    """

    pairs: np.ndarray
    relations: np.ndarray
    flags: np.ndarray
    same: np.ndarray
    said: np.ndarray


class Network:
    """The encoder and the pair head, each an ONNX graph on one core.

    One window is read at a time: the encoder's activations are quantised by their range, so that a window's scores
    would depend on its neighbours in a batch.
    """

    def __init__(self, folder: Path = WEIGHTS) -> None:
        options = ort.SessionOptions()
        options.intra_op_num_threads = options.inter_op_num_threads = 1
        options.log_severity_level = 3
        self._encoder = ort.InferenceSession(folder / "encoder.onnx", options, providers=["CPUExecutionProvider"])
        self._pairs = ort.InferenceSession(folder / "pairs.onnx", options, providers=["CPUExecutionProvider"])
        self.tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
        self.tokenizer.no_truncation()
        self.tokenizer.no_padding()

    def encode(self, window: Window) -> tuple[np.ndarray, np.ndarray]:
        """(T, H) vectors and (T, tags) scores of a window's pieces."""
        feed = {"ids": window.ids[None], "case": window.case[None], "mask": np.ones((1, len(window.ids)), np.int64)}
        hidden, tags = self._encoder.run(None, feed)
        return hidden[0], tags[0]

    def read(self, window: Window) -> tuple[np.ndarray, list[Tagged]]:
        """(T, H) vectors of the window and the mentions tagged in it."""
        hidden, tags = self.encode(window)
        first = np.array([word[2] for word in window.words], np.int64)
        return hidden, decode(tags[first]) if len(first) else []

    def score(
        self,
        hidden: np.ndarray,
        window: Window,
        spans: Sequence[tuple[int, int]],
        kinds: Sequence[str],
        pairs: np.ndarray,
    ) -> PairScores:
        """Score pairs of mentions, given as spans of words (last included) with their kinds."""
        places = [begin for begin, _ in spans]
        distance, apart = pair_features(places, [window.sentence[begin] for begin in places], pairs)
        first = np.array([window.words[begin][2] for begin, _ in spans], np.int64)
        last = np.array([window.words[end][3] for _, end in spans], np.int64)
        kind = np.array([_KIND[kind] for kind in kinds], np.int64)
        feed = {
            "hidden": hidden,
            "first": first,
            "last": last,
            "kind": kind,
            "pairs": pairs,
            "distance": distance,
            "apart": apart,
            "scope": pair_scopes(window, places, pairs),
        }
        relations, flags, same, said = self._pairs.run(None, feed)
        return PairScores(pairs, _sigmoid(relations), _sigmoid(flags), same, _sigmoid(said))


def decode(scores: np.ndarray) -> list[Tagged]:
    """Word tag scores (W, tags) -> mentions: the best legal sequence of tags (Viterbi)."""
    scores = scores - scores.max(1, keepdims=True)
    logs = scores - np.log(np.exp(scores).sum(1, keepdims=True))
    path = _viterbi(logs)
    found: list[Tagged] = []
    begin = None
    for at, tag in enumerate([*path, 0]):
        inside = tag > 0 and TAGS[tag][0] == "I"
        if begin is not None and not inside:
            kind = TAGS[path[begin]][2:]
            columns = [path[begin]] + [path[i] for i in range(begin + 1, at)]
            score = float(np.exp(logs[np.arange(begin, at), columns].mean()))
            found.append(Tagged(begin, at - 1, kind, score, _others(logs, begin, at, kind)))
            begin = None
        if tag > 0 and not inside:
            begin = at
    return found


#: Probability from which another kind than the likeliest is kept in mind.
_DOUBT = 0.1


def _others(logs: np.ndarray, begin: int, end: int, kind: str) -> tuple[str, ...]:
    """The kinds of name that words `begin` up to `end` might be besides `kind`, the likeliest first."""
    odds = logs[begin, 1::2] + logs[begin + 1 : end, 2::2].sum(0)
    likely = np.exp(odds - odds.max())
    order = np.argsort(-likely, kind="stable")
    doubtful = [KINDS[index] for index in order if likely[index] >= _DOUBT * likely.sum()]
    return tuple(name for name in doubtful if name not in (kind, REFERENCE))


@cache
def _legal() -> np.ndarray:
    """(tags, tags) 0 where the second may follow the first, else a large penalty."""
    allowed = np.zeros((len(TAGS), len(TAGS)), np.float32)
    for j, tag in enumerate(TAGS):
        if tag.startswith("I-"):
            allowed[:, j] = -1e4
            for i, before in enumerate(TAGS):
                if before[2:] == tag[2:] and before != "O":
                    allowed[i, j] = 0
    return allowed


def _viterbi(logs: np.ndarray) -> list[int]:
    legal, count = _legal(), len(logs)
    back = np.zeros(logs.shape, np.int64)
    best = logs[0] + np.where(np.char.startswith(np.array(TAGS), "I-"), -1e4, 0)
    for at in range(1, count):
        step = best[:, None] + legal
        back[at] = step.argmax(0)
        best = step[back[at], np.arange(len(TAGS))] + logs[at]
    path = [int(best.argmax())]
    for at in range(count - 1, 0, -1):
        path.append(int(back[at][path[-1]]))
    return path[::-1]


def _sigmoid(x: np.ndarray) -> np.ndarray:
    return np.asarray(1 / (1 + np.exp(-np.clip(x, -30, 30))))
