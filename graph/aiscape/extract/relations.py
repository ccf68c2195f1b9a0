"""Scored pairs of mentions come in; what the article states, each relation once and with its best evidence, goes out."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

import numpy as np

from aiscape.extract.chains import Chain
from aiscape.extract.encode import Span
from aiscape.extract.labels import FLAGS, RELATIONS, SYMMETRIC
from aiscape.model import Finding, Mention, Modality, Polarity
from aiscape.ontology import load_ontology

if TYPE_CHECKING:
    from aiscape.extract.reader import Reading

#: The default lowest confidence of a claim.
THRESHOLD = 0.5


@dataclass(frozen=True)
class Scored:
    """A pair of mentions (indices) in a sentence, with the network's probabilities."""

    subject: int
    object: int
    sentence: int
    relations: np.ndarray
    flags: np.ndarray
    said: dict[int, float]


@dataclass(frozen=True)
class _Candidate:
    probability: float
    scored: Scored


def findings(reading: Reading, threshold: float | None = None) -> list[Finding]:
    """Judge every pair of things: one finding for each relation, polarity and modality that is likely enough."""
    limit = THRESHOLD if threshold is None else threshold
    best: dict[tuple[int, str, int, Polarity, Modality], _Candidate] = {}
    for scored in reading.scored:
        subject, obj = reading.chain_of.get(scored.subject), reading.chain_of.get(scored.object)
        if subject is None or obj is None or subject is obj:
            continue
        polarity, modality = stance(scored.flags)
        for column in np.flatnonzero(scored.relations >= limit):
            predicate = RELATIONS[column]
            if not load_ontology().allows(predicate, subject.types, obj.types):
                continue
            ends = (subject.number, obj.number)
            if predicate in SYMMETRIC:
                ends = (min(ends), max(ends))
            key = (ends[0], predicate, ends[1], polarity, modality)
            candidate = _Candidate(float(scored.relations[column]), scored)
            if key not in best or candidate.probability > best[key].probability:
                best[key] = candidate
    return [_finding(reading, key, candidate) for key, candidate in _strongest(best)]


def stance(flags: np.ndarray) -> tuple[Polarity, Modality]:
    """Polarity and modality from the probabilities of the flags."""
    on = {name for name, p in zip(FLAGS, flags, strict=True) if p > 0.5}
    if "denied" in on:
        return "negated", "denied"
    modality: Literal["stated", "expected", "possible"] = "stated"
    if "possible" in on:
        modality = "possible"
    elif "expected" in on:
        modality = "expected"
    return ("negated" if "negated" in on else "asserted"), modality


def _strongest(
    best: dict[tuple[int, str, int, Polarity, Modality], _Candidate],
) -> Iterable[tuple[tuple[int, str, int, Polarity, Modality], _Candidate]]:
    """In order of the text; a planned or possible reading falls where the same relation is plainly stated."""
    stated = {key[:3] for key in best if key[3:] == ("asserted", "stated")}
    by_place: dict[tuple[int, ...], list[tuple[tuple[int, str, int, Polarity, Modality], _Candidate]]] = defaultdict(
        list
    )
    for key, candidate in best.items():
        if key[3] == "asserted" and key[4] != "stated" and key[:3] in stated:
            continue
        scored = candidate.scored
        by_place[scored.sentence, scored.subject, scored.object].append((key, candidate))
    for place in sorted(by_place):
        yield from sorted(by_place[place], key=lambda item: item[0])


def _finding(reading: Reading, key: tuple[int, str, int, Polarity, Modality], candidate: _Candidate) -> Finding:
    scored = candidate.scored
    first, second = scored.subject, scored.object
    if reading.chain_of[first].number != key[0]:
        first, second = second, first
    start, end = reading.sentences[scored.sentence]
    return Finding(
        mention(reading, first), key[1], mention(reading, second), start, end, key[3], key[4],
        attributed_to=_said_by(reading, scored, (start, end)),
        confidence=round(candidate.probability, 3),
        method="network",
    )  # fmt: skip


def mention(reading: Reading, index: int) -> Mention:
    """A mention as the rest of the build knows it."""
    seen, chain = reading.mentions[index], reading.chain_of[index]
    kind: Literal["name", "nominal", "pronoun"] = "name"
    if seen.is_reference:
        kind = "nominal" if " " in seen.text else "pronoun"
    entity = chain.entry.name if chain.entry else None
    return Mention(
        seen.start, seen.stop, seen.text, chain.types, chain.name, kind, entity, tuple(sorted(chain.surfaces))
    )


_SPEAKERS = frozenset(["Organization", "Person", "Document", "Country", "Region", "Benchmark"])


def _said_by(reading: Reading, scored: Scored, _sentence: Span) -> tuple[Mention, ...]:
    """Whoever says so, likeliest first, each once."""
    found: dict[int, tuple[float, int]] = {}
    for index, probability in scored.said.items():
        chain = reading.chain_of.get(index)
        if chain is None or probability <= 0.5 or not _may_speak(chain):
            continue
        if chain.number not in found or found[chain.number][0] < probability:
            found[chain.number] = (probability, index)
    order = sorted(found.values(), key=lambda item: -item[0])
    return tuple(mention(reading, index) for _, index in order[:2])


def _may_speak(chain: Chain) -> bool:
    return load_ontology().is_a(chain.types, _SPEAKERS)
