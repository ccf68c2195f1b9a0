"""Scored pairs and pattern hits come in; the relations that they propose between the things of an article go out.

The ontology says between which types a relation may be, the words around it whether it holds at all.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import numpy as np

from aiscape.extract.chain import Chain
from aiscape.extract.labels import RELATIONS, SYMMETRIC
from aiscape.extract.patterns import Hit
from aiscape.extract.wording.stance import Stance, stance, stance_of
from aiscape.extract.wording.vetoes import vetoed
from aiscape.model import Modality, Polarity
from aiscape.ontology import load_ontology

if TYPE_CHECKING:
    from aiscape.extract.network import PairScores
    from aiscape.extract.reader import Reading

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


def candidates(reading: Reading) -> list[Candidate]:
    """Every relation that the network or a pattern proposes and the ontology allows."""
    found: dict[Key, Candidate] = {}
    strongest = _strongest(reading)
    for scored in reading.scored:
        ends = _ends(reading, scored.subject, scored.object)
        if ends is None or _is_range(reading, scored):
            continue
        for column in np.flatnonzero(scored.relations >= CANDIDATE):
            predicate = RELATIONS[column]
            pair = (scored.subject, scored.object)
            if not vetoed(reading, predicate, *pair, scored.sentence) and allowed(predicate, *ends):
                key = _key(ends, predicate, _stance(reading, pair, scored.sentence, predicate, scored.flags))
                probability = float(scored.relations[column])
                _propose(found, key, scored, probability, strongest[ends[1].number, ends[0].number][column])
    for sentence, hit in reading.hits:
        ends = _ends(reading, hit.subject, hit.object)
        if ends is None or vetoed(reading, hit.pattern.relation, hit.subject, hit.object, sentence):
            continue
        if allowed(hit.pattern.relation, *ends):
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
CANDIDATE = 0.04


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
    how = stance_of(hit.pattern.flag)
    if hit.pattern.doubt:  # neither flagged nor taken for granted
        how = _stance(reading, (hit.subject, hit.object), sentence, hit.pattern.relation, None)
    plain = how == stance_of("")
    numbers = _key(ends, hit.pattern.relation, how)[:3]
    known = [c for key, c in found.items() if key[:3] == numbers and (plain or how == key[3:])]
    if plain:  # a plain statement speaks for what is asserted, where that is proposed too
        known = [c for c in known if c.key[3] == "asserted"] or known
    if not known:
        key = (*numbers, *how)
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


def _stance(reading: Reading, pair: tuple[int, int], sentence: int, predicate: str, flags: np.ndarray | None) -> Stance:
    """How the words of a sentence, and the network where it was asked, put a relation between two mentions."""
    text, spans = reading.placed(sentence, *pair)
    clipped = [(max(0, start), max(0, stop)) for start, stop in spans]
    return stance(predicate, flags, text, clipped, _following(reading, sentence))


def _following(reading: Reading, sentence: int) -> str:
    """The sentence after one, if the line goes on."""
    if sentence + 1 == len(reading.sentences):
        return ""
    (_, stop), (begin, end) = reading.sentences[sentence : sentence + 2]
    return "" if "\n" in reading.article.text[stop:begin] else reading.article.text[begin:end]
