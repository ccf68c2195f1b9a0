"""A pair's flags and the words of its sentence come in; whether its relation holds, and how surely, goes out."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from aiscape.extract.encode import Span
from aiscape.extract.labels import FLAGS
from aiscape.extract.negation import denied, verb_denied
from aiscape.model import Modality, Polarity

Stance = tuple[Polarity, Modality]

#: Relations that a clause tells in passing, whatever it denies ("did not name its Spanish rival Climasur").
_STANDING = frozenset("basedIn activeIn worksFor founded owns develops partOf evaluatedOn".split())
_STANCES: dict[str, Stance] = {
    "": ("asserted", "stated"),
    "negated": ("negated", "stated"),
    "denied": ("negated", "denied"),
    "expected": ("asserted", "expected"),
    "possible": ("asserted", "possible"),
}


def stance(predicate: str, flags: np.ndarray, sentence: str, ends: Sequence[Span]) -> Stance:
    """What the network makes of a relation, unless it overlooks words that deny it.

    Args:
        predicate: the relation.
        flags: (F,) probabilities in the order of `FLAGS`.
        sentence: the text of its sentence.
        ends: characters of both ends within it (one of a sentence before stands at 0).

    """
    seen = _flagged(flags)
    if seen[0] == "negated":
        return seen
    denies = verb_denied if predicate in _STANDING else denied
    return stance_of("negated") if denies(sentence, *sorted(ends)) else seen


def stance_of(flag: str) -> Stance:
    """Polarity and modality of a flag; none is a plain statement."""
    return _STANCES[flag]


def _flagged(flags: np.ndarray) -> Stance:
    likely = {name for p, name in zip(flags, FLAGS, strict=True) if p > 0.5}
    return stance_of(next((name for name in ("denied", "negated", "possible", "expected") if name in likely), ""))
