"""Pairs scored within their article come in; out they go averaged with what the network makes of a few words around them.

In a window full of other names the network overlooks what it sees at once in the bare sentence, so that each pair that
stands close together is scored twice, and the log-odds are averaged.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

import numpy as np

from aiscape.extract.encode import Span, Window, windows
from aiscape.extract.labels import REACH
from aiscape.extract.mentions import Seen
from aiscape.extract.network import Network
from aiscape.extract.relations import Scored

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
        if (pair := (second.subject, second.object)) in known or second.relations.max() > _FRESH
    }
    averaged = [_averaged(first, seconds.pop((first.subject, first.object), None)) for first in scored]
    forgotten = ((replace(s, relations=np.full_like(s.relations, _FORGOTTEN)), s) for s in seconds.values())
    return [*averaged, *(_averaged(first, second) for first, second in forgotten)]


#: Pairs that the first look forgot are taken up only if the second sees a relation at least this likely.
_FRESH = 0.04


def _averaged(first: Scored, second: Scored | None) -> Scored:
    if second is None:
        return first
    return replace(first, relations=_mean(first.relations, second.relations), flags=_mean(first.flags, second.flags))


def _mean(first: np.ndarray, second: np.ndarray) -> np.ndarray:
    """The probability at the weighted mean of two probabilities' log-odds."""
    odds = [np.log(p / (1 - p)) for p in (np.clip(first, 1e-3, 1 - 1e-3), np.clip(second, 1e-3, 1 - 1e-3))]
    return np.asarray(1 / (1 + np.exp(-((1 - SHARE) * odds[0] + SHARE * odds[1]))))


@dataclass(frozen=True)
class _Placed:
    """A mention by its index, with its first and last word (included) in a window."""

    index: int
    begin: int
    end: int


def _seconds(mentions: list[Seen], text: str, sentences: list[Span], network: Network) -> Iterator[Scored]:
    order = sorted(range(len(mentions)), key=lambda index: mentions[index].start)
    begins = [mentions[index].start for index in order]
    for window in windows(text, sentences, network.tokenizer, size=SIZE, context=0):
        inside = order[bisect_left(begins, window.core[0]) : bisect_left(begins, window.core[1])]
        placed = _placed(window, mentions, inside)
        if len(placed) > 1:
            yield from _scores(window, placed, mentions, network)


def _placed(window: Window, mentions: list[Seen], inside: Iterable[int]) -> list[_Placed]:
    """Where those mentions stand whose words the window holds whole."""
    starts = {word[0]: index for index, word in enumerate(window.words)}
    ends = {word[1]: index for index, word in enumerate(window.words)}
    return [
        _Placed(index, starts[mentions[index].start], ends[mentions[index].stop])
        for index in inside
        if mentions[index].start in starts and mentions[index].stop in ends
    ]


def _scores(window: Window, placed: list[_Placed], mentions: list[Seen], network: Network) -> Iterator[Scored]:
    sentence = np.array([window.sentence[p.begin] for p in placed])
    near = np.abs(sentence[:, None] - sentence[None, :]) <= REACH
    pairs = np.argwhere(near & ~np.eye(len(placed), dtype=bool)).astype(np.int64)
    if not len(pairs):
        return
    hidden, _ = network.read(window)
    spans, kinds = [(p.begin, p.end) for p in placed], [mentions[p.index].kind for p in placed]
    scores = network.score(hidden, window, spans, kinds, pairs)
    for row, (i, j) in enumerate(pairs.tolist()):
        said = {placed[k].index: float(scores.said[row, k]) for k in np.flatnonzero(scores.said[row] > 0.2).tolist()}
        where = max(int(sentence[i]), int(sentence[j]))
        yield Scored(placed[i].index, placed[j].index, where, scores.relations[row], scores.flags[row], said)
