"""The candidates of one article come in; what speaks for each, and against it, goes out."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from aiscape.extract.scorer import Evidence

if TYPE_CHECKING:
    from aiscape.extract.candidates import Candidate
    from aiscape.extract.reader import Reading

End = tuple[str, int, int]


def weigh(reading: Reading, candidates: Sequence[Candidate]) -> list[Evidence]:
    """What the scorer is to weigh for each candidate, in their order."""
    by_object = _by_end(candidates, subject=False)
    by_subject = _by_end(candidates, subject=True)
    return [
        _evidence(
            reading,
            c,
            _rival(by_object[_end(c, subject=False)], c, subject=True),
            _rival(by_subject[_end(c, subject=True)], c, subject=False),
        )
        for c in candidates
    ]


def _end(c: Candidate, *, subject: bool) -> End:
    """What rivals share with a candidate: relation, one thing, and sentence."""
    return c.key[1], c.key[0] if subject else c.key[2], c.sentence


def _by_end(candidates: Iterable[Candidate], *, subject: bool) -> dict[End, list[Candidate]]:
    groups: dict[End, list[Candidate]] = defaultdict(list)
    for c in candidates:
        groups[_end(c, subject=subject)].append(c)
    return groups


def _rival(group: Iterable[Candidate], c: Candidate, *, subject: bool) -> float:
    """The network's probability of the likeliest other thing in the same place of the relation."""
    place = 0 if subject else 2
    return max((other.probability for other in group if other.key[place] != c.key[place]), default=0.0)


def _evidence(reading: Reading, c: Candidate, rival_subject: float, rival_object: float) -> Evidence:
    ends = [reading.mentions[c.subject], reading.mentions[c.object]]
    chains = [reading.chain_of[c.subject], reading.chain_of[c.object]]
    start = reading.sentences[c.sentence][0]
    return Evidence(
        predicate=c.predicate,
        network=c.probability,
        reverse=c.reverse,
        pattern=c.pattern.pattern.precision if c.pattern else 0.0,
        support=c.support,
        references=sum(end.is_reference for end in ends),
        across=any(end.start < start for end in ends),
        tagged=min(end.score for end in ends),
        known=sum(end.entry is not None for end in ends),
        plain=c.key[3:] == ("asserted", "stated"),
        rival_subject=rival_subject,
        rival_object=rival_object,
        distance=abs(ends[0].start - ends[1].start),
        resolved=(_resolved(reading, c.subject), _resolved(reading, c.object)),
        salience=(len(chains[0].mentions), len(chains[1].mentions)),
        negated=c.key[3] == "negated",
    )


def _resolved(reading: Reading, index: int) -> float:
    """The network's probability that a reference stands for the thing that it was given to; 0.5 for a name."""
    if not reading.mentions[index].is_reference:
        return 0.5
    scored = reading.antecedents.get(index, [])
    weights = [(math.exp(min(score, 30.0)), reading.chain_of.get(other)) for score, other in scored]
    chain = reading.chain_of[index]
    return sum(weight for weight, other in weights if other is chain) / (1 + sum(weight for weight, _ in weights))
