"""What network and patterns propose comes in; what the article states, each relation once and with its best evidence, goes out.

One scorer decides how sure a relation is; of two readings that exclude each other the surer stands.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from typing import TYPE_CHECKING, Literal

from aiscape.extract.candidates import Candidate, candidates
from aiscape.extract.evidence import weigh
from aiscape.extract.scorer import load_scorer
from aiscape.extract.wording.attribution import sayers
from aiscape.extract.wording.dates import event_date
from aiscape.extract.wording.qualifiers import qualifiers
from aiscape.extract.wording.scores import outscored
from aiscape.model import Finding, Mention, Polarity

if TYPE_CHECKING:
    from aiscape.extract.reader import Reading

#: Relations that happen on a day, so that a date in their sentence is theirs.
EVENTS = frozenset(
    [
        "develops",
        "founded",
        "availableOn",
        "integratedIn",
        "partnersWith",
        "investsIn",
        "acquires",
        "suppliesTo",
        "imposes",
        "restricts",
        "investigates",
        "sues",
        "publishes",
        "evaluatedOn",
    ]
)


def findings(reading: Reading, threshold: float | None = None) -> list[Finding]:
    """Every relation that is likely enough, one finding for each polarity and modality, in the order of the text."""
    scorer = load_scorer()
    limit = scorer.least(threshold)
    found = candidates(reading)
    sure = [(c, max(scorer.confidence(e), _alone(c))) for c, e in zip(found, weigh(reading, found), strict=True)]
    likely = _unrivalled(
        [(c, confidence) for c, confidence in sure if confidence >= limit and not _outscored(reading, c)]
    )
    stated = {c.key[:3] for c, _ in likely if c.key[3:] == ("asserted", "stated")}
    kept = [(c, s) for c, s in likely if c.key[3] == "negated" or c.key[4] == "stated" or c.key[:3] not in stated]
    kept.sort(key=lambda item: (item[0].sentence, item[0].subject, item[0].object, item[0].key))
    return [_finding(reading, c, confidence) for c, confidence in kept]


def _unrivalled(likely: list[tuple[Candidate, float]]) -> list[tuple[Candidate, float]]:
    """Of two readings of one sentence that exclude each other (a relation and its reverse or its denial, a purchase and a stake), the surer."""
    best = {(c.sentence, *c.key): confidence for c, confidence in likely}
    sides: dict[tuple[int, int, str, int, Polarity], float] = defaultdict(float)
    for c, confidence in likely:
        side = (c.sentence, *c.key[:3], c.key[3])
        sides[side] = max(sides[side], confidence)

    def stands(c: Candidate, confidence: float) -> bool:
        subject, predicate, obj, polarity, modality = c.key
        other: Polarity = "negated" if polarity == "asserted" else "asserted"
        if sides.get((c.sentence, *c.key[:3], other), 0.0) > confidence:
            return False
        rivals = [(obj, predicate, subject), *((subject, near, obj) for near in _EXCLUDES.get(predicate, ()))]
        return all(best.get((c.sentence, *rival, polarity, modality), 0.0) <= confidence for rival in rivals)

    return [(c, confidence) for c, confidence in likely if stands(c, confidence)]


_EXCLUDES = {"acquires": ("investsIn",), "investsIn": ("acquires", "owns"), "owns": ("investsIn",)}


def _alone(candidate: Candidate) -> float:
    """The confidence that a pattern's word alone gives."""
    return candidate.pattern.pattern.alone if candidate.pattern is not None else 0.0


def _outscored(reading: Reading, candidate: Candidate) -> bool:
    """Whether the figures of its own sentence give the lie to what is said to be better."""
    if candidate.predicate != "outperforms" or candidate.key[3] == "negated":
        return False
    sentence, (winner, loser) = reading.placed(candidate.sentence, *_in_order(reading, candidate))
    return outscored(sentence, winner, loser)


def _in_order(reading: Reading, candidate: Candidate) -> tuple[int, int]:
    """The mentions of subject and object."""
    first, second = candidate.subject, candidate.object
    return (first, second) if reading.chain_of[first].number == candidate.key[0] else (second, first)


def _finding(reading: Reading, candidate: Candidate, confidence: float) -> Finding:
    first, second = _in_order(reading, candidate)
    start, end = reading.sentences[candidate.sentence]
    sentence, (subject, obj) = reading.placed(candidate.sentence, first, second)
    return Finding(
        mention(reading, first),
        candidate.predicate,
        mention(reading, second),
        start,
        end,
        candidate.key[3],
        candidate.key[4],
        attributed_to=tuple(mention(reading, index) for index in sayers(reading, candidate)),
        qualifiers=qualifiers(candidate.predicate, sentence, subject, obj),
        date=event_date(candidate.predicate, sentence, subject, obj, reading.article.date)
        if candidate.predicate in EVENTS
        else None,
        confidence=round(confidence, 3),
        method=candidate.method,
    )


def mention(reading: Reading, index: int) -> Mention:
    """A mention as the rest of the build knows it."""
    seen, chain = reading.mentions[index], reading.chain_of[index]
    kind: Literal["name", "nominal", "pronoun"] = "name"
    if seen.is_reference:
        kind = "nominal" if " " in seen.text else "pronoun"
    entity = chain.entry.name if chain.entry else None
    forms = tuple(sorted(chain.surfaces))
    return Mention(seen.start, seen.stop, seen.text, chain.types, chain.name, kind, entity, forms)


def pattern_mentions(reading: Reading, start: int, end: int) -> Iterator[tuple[int, int, int, tuple[str, ...]]]:
    """The mentions of one sentence as patterns take them: place, index and the types of what they stand for."""
    last = start
    for index, seen in enumerate(reading.mentions):
        if start <= seen.start < end and seen.start >= last:
            chain = reading.chain_of.get(index)
            last = seen.stop
            yield seen.start, seen.stop, index, chain.types if chain else ("Reference",)
