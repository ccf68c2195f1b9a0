"""A pair's flags and the words of its sentence come in; whether its relation holds, and how surely, goes out."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from aiscape.extract.encode import Span
from aiscape.extract.labels import FLAGS
from aiscape.extract.wording.frames import framed, taken_back
from aiscape.extract.wording.hedges import hedged
from aiscape.extract.wording.negation import denied, not_done, verb_denied
from aiscape.extract.wording.reach import STANDING
from aiscape.model import Modality, Polarity

Stance = tuple[Polarity, Modality]

_STANCES: dict[str, Stance] = {
    "": ("asserted", "stated"),
    "negated": ("negated", "stated"),
    "denied": ("negated", "denied"),
    "expected": ("asserted", "expected"),
    "possible": ("asserted", "possible"),
}


def stance(
    predicate: str, flags: np.ndarray | None, sentence: str, ends: Sequence[Span], following: str = ""
) -> Stance:
    """What the network makes of a relation, unless it overlooks words that deny it, leave it open or make it a plan.

    Args:
        predicate: the relation.
        flags: (F,) probabilities in the order of `FLAGS`; None of what a pattern alone found.
        sentence: the text of its sentence.
        ends: characters of both ends within it (one of a sentence before stands at 0).
        following: the sentence after it, if the line goes on.

    """
    first, second = sorted(ends)
    if flag := framed(predicate, sentence, first, second):
        return stance_of(flag)
    seen = stance_of("") if flags is None else _flagged(flags)
    if seen[0] == "negated":
        return seen
    denies = verb_denied if predicate in STANDING else denied
    undone = not_done(predicate, sentence, second[1]) or taken_back(predicate, sentence, first, second, following)
    if denies(sentence, first, second) or undone:
        return stance_of("negated")
    return seen if seen != stance_of("") else stance_of(hedged(predicate, sentence, first, second))


def stance_of(flag: str) -> Stance:
    """Polarity and modality of a flag; none is a plain statement."""
    return _STANCES[flag]


def _flagged(flags: np.ndarray) -> Stance:
    likely = {name for p, name in zip(flags, FLAGS, strict=True) if p > 0.5}
    return stance_of(next((name for name in ("denied", "negated", "possible", "expected") if name in likely), ""))
