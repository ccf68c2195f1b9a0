"""Models called by their size alone ("the 32B model") come in; their full names, by the line that the article is about, go out."""

from __future__ import annotations

import re
from collections.abc import Sequence

from aiscape.extract.chain import Chain

_SIZE = re.compile(r"\d+(?:\.\d+)?[BM](?:-A\d+(?:\.\d+)?B)?", re.IGNORECASE)
_ENDS_IN_SIZE = re.compile(rf"[ -]{_SIZE.pattern}$", re.IGNORECASE)
_MODELS = frozenset(["Model", "ModelFamily"])


def name_variants(chains: Sequence[Chain]) -> None:
    """Give each model that is called by its size alone the name of the line that the article speaks of most before it."""
    for chain in chains:
        if chain.entry is None and _MODELS & set(chain.votes) and all(map(_SIZE.fullmatch, chain.surfaces)):
            line = _line(chain, chains)
            if line is not None:
                size = max(chain.surfaces, key=lambda s: (chain.surfaces[s], s))
                chain.surfaces[f"{_ENDS_IN_SIZE.sub('', line.name)} {size}"] += 1


def _line(variant: Chain, chains: Sequence[Chain]) -> Chain | None:
    first = min(variant.mentions)
    before = [
        chain
        for chain in chains
        if _MODELS & set(chain.votes)
        and chain is not variant
        and min(chain.mentions) < first
        and not all(map(_SIZE.fullmatch, chain.surfaces))
    ]
    return max(before, key=lambda c: (len(c.mentions), -c.number), default=None)
