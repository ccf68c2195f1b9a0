"""Pairs scored within their article come in; out they go averaged with what the network makes of a few words around them.

In a window full of other names the network overlooks what it sees at once in the bare sentence, so that each pair that
stands close together is scored twice, and the log-odds are averaged.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import replace

import numpy as np

from aiscape.extract.candidates import CANDIDATE, Scored
from aiscape.extract.encode import Span, Window, windows
from aiscape.extract.labels import within_reach
from aiscape.extract.mentions import Seen
from aiscape.extract.network import Network

#: Word pieces that are read at once: long sentences alone, short ones with a neighbour or two.
SIZE = 96
#: Weight of the second score.
SHARE = 0.4
#: What the first look is taken to have seen of a pair that it forgot.
_FORGOTTEN = 0.005


def look_closer(
    scored: Sequence[Scored], mentions: list[Seen], text: str, sentences: list[Span], network: Network
) -> list[Scored]:
    """Average each pair's score with that of a second look; pairs that only the second look sees come last."""
    known = {(first.subject, first.object) for first in scored}
    seconds = {
        pair: second
        for second in _seconds(mentions, text, sentences, network)
        if (pair := (second.subject, second.object)) in known or second.relations.max() > CANDIDATE
    }
    averaged = [_averaged(first, seconds.pop((first.subject, first.object), None)) for first in scored]
    forgotten = ((replace(s, relations=np.full_like(s.relations, _FORGOTTEN)), s) for s in seconds.values())
    return [*averaged, *(_averaged(first, second) for first, second in forgotten)]


def _averaged(first: Scored, second: Scored | None) -> Scored:
    if second is None:
        return first
    return replace(first, relations=_mean(first.relations, second.relations), flags=_mean(first.flags, second.flags))


def _mean(first: np.ndarray, second: np.ndarray) -> np.ndarray:
    """The probability at the weighted mean of two probabilities' log-odds."""
    odds = [np.log(p / (1 - p)) for p in (np.clip(first, 1e-3, 1 - 1e-3), np.clip(second, 1e-3, 1 - 1e-3))]
    return np.asarray(1 / (1 + np.exp(-((1 - SHARE) * odds[0] + SHARE * odds[1]))))


def _seconds(mentions: list[Seen], text: str, sentences: list[Span], network: Network) -> Iterator[Scored]:
    begins = [seen.start for seen in mentions]  # in the order of the text
    for window in windows(text, sentences, network.tokenizer, size=SIZE, context=0):
        inside = range(bisect_left(begins, window.core[0]), bisect_left(begins, window.core[1]))
        whole = [i for i in inside if mentions[i].start in window.begins and mentions[i].stop in window.ends]
        yield from _scores(window, whole, mentions, network)


def _scores(window: Window, whole: list[int], mentions: list[Seen], network: Network) -> Iterator[Scored]:
    """The pairs of those mentions that a window holds whole."""
    spans = [(window.begins[mentions[i].start], window.ends[mentions[i].stop]) for i in whole]
    sentence = np.array([window.sentence[begin] for begin, _ in spans])
    pairs = np.argwhere(within_reach(sentence)).astype(np.int64)
    if not len(pairs):
        return
    hidden, _ = network.encode(window)
    scores = network.score(hidden, window, spans, [mentions[i].kind for i in whole], pairs)
    for row in range(len(pairs)):
        yield Scored.of(scores, row, whole, sentence)
