"""What speaks for a relation comes in; how sure it is goes out: a logistic regression fitted on articles kept for it."""

from __future__ import annotations

import json
import math
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from aiscape.extract.labels import RELATIONS

_FILE = Path(__file__).with_name("weights") / "scorer.json"


@dataclass(frozen=True)
class Evidence:
    """All that is weighed.

    `network` and `reverse` are the network's probabilities of the relation and of the same the other way round;
    `pattern` the measured precision of the best pattern (0: none matched); `support` how many pairs of mentions
    propose it; `references` how many ends are pronouns or descriptions; `across` whether an end stands in an earlier
    sentence; `tagged` how sure the less sure end is; `known` how many ends the lexicon knows; `plain` whether the
    relation is asserted and neither planned nor hedged; `rival_subject` and `rival_object` the network's probability of
    the likeliest other thing in the place of that end, in the same sentence; `distance` how many characters the two
    stand apart; `resolved` the probability that each end stands for its thing (0.5 for a name); `salience` how
    often the article mentions each; `negated` whether the relation is proposed as one that does not hold.
    """

    predicate: str
    network: float
    reverse: float
    pattern: float
    support: int
    references: int
    across: bool
    tagged: float
    known: int
    plain: bool
    rival_subject: float
    rival_object: float
    distance: int
    resolved: tuple[float, float]
    salience: tuple[int, int]
    negated: bool


FEATURES = (
    "bias", "network", "reverse", "pattern", "patterned", "both", "unseen", "support", "references", "across", "tagged", "known", "plain",
    "rival_subject", "rival_object", "distance", "resolved_subject", "resolved_object", "salience_subject", "salience_object",
    "negated",
    *RELATIONS,
)  # fmt: skip


def features(e: Evidence) -> list[float]:
    """The numbers that are weighed, in the order of `FEATURES`."""
    return [
        1.0,
        _logit(e.network) if e.network > 0 else 0.0,
        _logit(e.reverse) / 4 if e.reverse > 0 else -1.5,
        _logit(e.pattern) if e.pattern > 0 else 0.0,
        float(e.pattern > 0),
        _logit(e.network) if e.pattern > 0 and e.network > 0 else 0.0,
        float(e.network == 0),
        math.log(max(e.support, 1)),
        float(e.references),
        float(e.across),
        _logit(e.tagged) / 2,
        float(e.known),
        float(e.plain),
        _logit(e.rival_subject) / 4,
        _logit(e.rival_object) / 4,
        math.log1p(e.distance) / 2,
        *(_logit(p) / 4 for p in e.resolved),
        *(math.log(n) for n in e.salience),
        float(e.negated),
        *(float(e.predicate == name) for name in RELATIONS),
    ]


def _logit(p: float) -> float:
    p = min(max(p, 0.002), 0.998)
    return math.log(p / (1 - p))


@dataclass(frozen=True)
class Scorer:
    """Fitted weights, and the confidence from which a claim is kept by default."""

    weights: tuple[float, ...]
    threshold: float

    def least(self, asked: float | None) -> float:
        """The confidence from which a claim is kept: the one asked for, or the default."""
        return self.threshold if asked is None else asked

    def confidence(self, evidence: Evidence) -> float:
        """The share of relations with this evidence that are right."""
        total = sum(w * x for w, x in zip(self.weights, features(evidence), strict=True))
        return 1 / (1 + math.exp(-max(-30.0, min(30.0, total))))


@cache
def load_scorer(path: Path = _FILE) -> Scorer:
    """The shipped scorer."""
    data = json.loads(path.read_text(encoding="utf-8"))
    return Scorer(tuple(data["weights"][name] for name in FEATURES), float(data["threshold"]))
