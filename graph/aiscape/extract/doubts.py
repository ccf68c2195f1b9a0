"""Things whose type the network doubts come in; each goes out with the type that fits best what is said of it.

"Lunit bought Volpara" is likelier to speak of a company than of a chip: a relation that the network is sure of is evidence
of what its ends are, as their names are.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Container, Iterator, Mapping
from typing import TYPE_CHECKING

import numpy as np

from aiscape.extract.chain import Chain
from aiscape.extract.labels import RELATIONS
from aiscape.ontology import load_ontology

if TYPE_CHECKING:
    from aiscape.extract.reader import Reading

#: Probability from which a relation says what its ends are.
_SURE = 0.4


def settle_types(reading: Reading) -> None:
    """Let what is said of each doubtful thing decide between the types that it may be."""
    speaks: dict[int, dict[str, float]] = defaultdict(lambda: defaultdict(float))
    kinds = {chain.number: {chain.types[0], *found} for chain in reading.chains if (found := _alternatives(chain))}
    for number, wanted, probability in _evidence(reading, kinds):
        for kind in kinds[number]:
            speaks[number][kind] += probability if load_ontology().is_a((kind,), wanted) else 0.0
    for chain in reading.chains:
        if chain.number in speaks:
            _settle(chain, speaks[chain.number])


def _evidence(reading: Reading, doubtful: Container[int]) -> Iterator[tuple[int, frozenset[str], float]]:
    """Each doubtful end of a likely relation, by its number, with the types that the relation takes there."""
    relations = load_ontology().relations
    for scored in reading.scored:
        for column in np.flatnonzero(scored.relations >= _SURE):
            rule = relations[RELATIONS[column]]
            for end, wanted in ((scored.subject, rule.subjects), (scored.object, rule.objects)):
                chain = reading.chain_of.get(end)
                if chain is not None and chain.number in doubtful:
                    yield chain.number, wanted, float(scored.relations[column])


def _alternatives(chain: Chain) -> list[str]:
    """The types that as many of its names may be as not; none of what the lexicon knows."""
    if chain.entry is not None:
        return []
    return [kind for kind, doubtful in chain.doubts.items() if 2 * doubtful >= sum(chain.votes.values())]


def _settle(chain: Chain, speaks: Mapping[str, float]) -> None:
    best = max(speaks, key=lambda kind: (speaks[kind], kind == chain.types[0], chain.votes[kind], kind))
    if speaks[best] > speaks[chain.types[0]]:
        chain.votes[best] += 1 + sum(chain.votes.values())
