"""Scored pairs and pattern hits come in; what the article states, each relation once and with its best evidence, goes out.

Network and patterns propose; one scorer decides how sure a relation is; the ontology says between which types it may be.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

import numpy as np

from aiscape.extract.attribution import sayers
from aiscape.extract.chain import Chain
from aiscape.extract.dates import only_date
from aiscape.extract.evidence import weigh
from aiscape.extract.labels import RELATIONS, SYMMETRIC
from aiscape.extract.patterns import Hit
from aiscape.extract.qualifiers import qualifiers
from aiscape.extract.scorer import load_scorer
from aiscape.extract.stance import Stance, stance, stance_of
from aiscape.model import Finding, Mention, Modality, Polarity
from aiscape.ontology import load_ontology

if TYPE_CHECKING:
    from aiscape.extract.network import PairScores
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
Key = tuple[int, str, int, Polarity, Modality]
#: Mentions that the network holds less likely to have said it are not remembered.
_SAID = 0.2


@dataclass(frozen=True)
class Scored:
    """A pair of mentions (indices) in a sentence, with the network's probabilities."""

    subject: int
    object: int
    sentence: int
    relations: np.ndarray
    flags: np.ndarray
    said: dict[int, float]

    @classmethod
    def of(cls, scores: PairScores, row: int, mentions: Sequence[int], sentences: np.ndarray) -> Scored:
        """One pair of a window, whose mentions have these indices and stand in these sentences."""
        first, second = scores.pairs[row].tolist()
        said = {mentions[k]: float(scores.said[row, k]) for k in np.flatnonzero(scores.said[row] > _SAID).tolist()}
        where = max(int(sentences[first]), int(sentences[second]))
        return cls(mentions[first], mentions[second], where, scores.relations[row], scores.flags[row], said)


@dataclass
class Candidate:
    """One relation between two things of an article, with all that speaks for it."""

    key: Key
    subject: int
    object: int
    sentence: int
    probability: float = 0.0
    reverse: float = 0.0
    support: int = 0
    said: dict[int, float] = field(default_factory=dict)
    pattern: Hit | None = None

    @property
    def predicate(self) -> str:
        """The relation."""
        return self.key[1]

    @property
    def method(self) -> str:
        """What proposed it."""
        parts = ["network"] if self.probability > 0 else []
        if self.pattern is not None:
            parts.append(f"pattern {self.pattern.pattern.name!r}")
        return " and ".join(parts)


def findings(reading: Reading, threshold: float | None = None) -> list[Finding]:
    """Every relation that is likely enough, one finding for each polarity and modality, in the order of the text."""
    scorer = load_scorer()
    limit = scorer.least(threshold)
    found = candidates(reading)
    sure = [(c, max(scorer.confidence(e), _alone(c))) for c, e in zip(found, weigh(reading, found), strict=True)]
    likely = _unrivalled([(c, confidence) for c, confidence in sure if confidence >= limit])
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


_EXCLUDES = {"acquires": ("investsIn",), "investsIn": ("acquires",)}


def _alone(candidate: Candidate) -> float:
    """The confidence that a pattern's word alone gives."""
    return candidate.pattern.pattern.alone if candidate.pattern is not None else 0.0


def candidates(reading: Reading) -> list[Candidate]:
    """Every relation that the network or a pattern proposes and the ontology allows."""
    found: dict[Key, Candidate] = {}
    strongest = _strongest(reading)
    for scored in reading.scored:
        ends = _ends(reading, scored.subject, scored.object)
        if ends is None or _is_range(reading, scored):
            continue
        for column in np.flatnonzero(scored.relations >= FLOOR):
            predicate = RELATIONS[column]
            if allowed(predicate, *ends):
                key = _key(ends, predicate, _stance(reading, scored, predicate))
                probability = float(scored.relations[column])
                _propose(found, key, scored, probability, strongest[ends[1].number, ends[0].number][column])
    for sentence, hit in reading.hits:
        ends = _ends(reading, hit.subject, hit.object)
        if ends is not None and allowed(hit.pattern.relation, *ends):
            _propose_pattern(found, reading, ends, sentence, hit)
    return list(found.values())


def allowed(predicate: str, subject: Chain, obj: Chain) -> bool:
    """Whether the ontology lets the relation join the two; a thing whose type the user left open may be what it takes.

    A known platform that is a company too ("Microsoft's GitHub") is owned by another, not developed.
    """
    rule = load_ontology().relations[predicate]
    for chain, wanted in ((subject, rule.subjects), (obj, rule.objects)):
        if not load_ontology().is_a(chain.types, wanted):
            if not chain.is_open:
                return False
            chain.votes["Company" if "Organization" in wanted else min(wanted)] += 1
    organizations = [load_ontology().is_a(chain.types[:2], ("Organization",)) for chain in (subject, obj)]
    return not (predicate == "develops" and all(organizations) and obj.entry is not None)


#: The network's probability below which a relation is no candidate.
FLOOR = 0.04


def _strongest(reading: Reading) -> dict[tuple[int, int], np.ndarray]:
    """The highest probability of each relation between two things, in each direction."""
    best: dict[tuple[int, int], np.ndarray] = defaultdict(lambda: np.zeros(len(RELATIONS), np.float32))
    for scored in reading.scored:
        ends = _ends(reading, scored.subject, scored.object)
        if ends is not None:
            key = (ends[0].number, ends[1].number)
            best[key] = np.maximum(best[key], scored.relations)
    return best


def _ends(reading: Reading, subject: int, obj: int) -> tuple[Chain, Chain] | None:
    first, second = reading.chain_of.get(subject), reading.chain_of.get(obj)
    return None if first is None or second is None or first is second else (first, second)


def _key(ends: tuple[Chain, Chain], predicate: str, how: Stance) -> Key:
    numbers = (ends[0].number, ends[1].number)
    if predicate in SYMMETRIC:
        numbers = (min(numbers), max(numbers))
    return (numbers[0], predicate, numbers[1], *how)


def _propose(found: dict[Key, Candidate], key: Key, scored: Scored, probability: float, reverse: float) -> None:
    candidate = found.setdefault(key, Candidate(key, scored.subject, scored.object, scored.sentence))
    candidate.support += 1
    candidate.reverse = max(candidate.reverse, float(reverse)) if key[1] not in SYMMETRIC else 0.0
    if probability > candidate.probability:
        candidate.probability, candidate.said = probability, scored.said
        candidate.subject, candidate.object, candidate.sentence = scored.subject, scored.object, scored.sentence


def _propose_pattern(
    found: dict[Key, Candidate], reading: Reading, ends: tuple[Chain, Chain], sentence: int, hit: Hit
) -> None:
    """Add a pattern's word to what the network said of the same pair, or make a candidate of its own."""
    flag = hit.pattern.flag
    numbers = _key(ends, hit.pattern.relation, ("asserted", "stated"))[:3]
    known = [c for key, c in found.items() if key[:3] == numbers and (not flag or stance_of(flag) == key[3:])]
    if not flag:  # a plain statement speaks for what is asserted, where that is proposed too
        known = [c for c in known if c.key[3] == "asserted"] or known
    if not known:
        key = (*numbers, *stance_of(flag))
        known = [found.setdefault(key, Candidate(key, hit.subject, hit.object, sentence))]
    for candidate in known:
        if candidate.pattern is None or candidate.pattern.pattern.precision < hit.pattern.precision:
            candidate.pattern = hit
            candidate.subject, candidate.object, candidate.sentence = hit.subject, hit.object, sentence


def _is_range(reading: Reading, scored: Scored) -> bool:
    """Whether the two merely mark out a list: "suppliers from Nvidia to AMD"."""
    first, second = sorted((reading.mentions[scored.subject], reading.mentions[scored.object]), key=lambda m: m.start)
    text = reading.article.text
    return (
        text[first.stop : second.start] == " to " and text[max(0, first.start - 5) : first.start].casefold() == "from "
    )


def _stance(reading: Reading, scored: Scored, predicate: str) -> Stance:
    start, stop = reading.sentences[scored.sentence]
    ends = (reading.mentions[scored.subject], reading.mentions[scored.object])
    spans = [(max(0, end.start - start), max(0, end.stop - start)) for end in ends]
    return stance(predicate, scored.flags, reading.article.text[start:stop], spans)


def _finding(reading: Reading, candidate: Candidate, confidence: float) -> Finding:
    first, second = candidate.subject, candidate.object
    if reading.chain_of[first].number != candidate.key[0]:
        first, second = second, first
    start, end = reading.sentences[candidate.sentence]
    sentence = reading.article.text[start:end]
    spans = [(reading.mentions[i].start - start, reading.mentions[i].stop - start) for i in (first, second)]
    return Finding(
        mention(reading, first),
        candidate.predicate,
        mention(reading, second),
        start,
        end,
        candidate.key[3],
        candidate.key[4],
        attributed_to=tuple(mention(reading, index) for index in sayers(reading, candidate)),
        qualifiers=qualifiers(candidate.predicate, sentence, spans[0], spans[1]),
        date=only_date(sentence, reading.article.date) if candidate.predicate in EVENTS else None,
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
