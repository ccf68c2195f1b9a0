"""The mentions of an article come in; which of them are one thing goes out (coreference).

Names are tied by their forms (the same name, an acronym in parentheses, a surname, a short form); pronouns and
descriptions follow the network, which scores each mention before them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from aiscape.extract.chain import Chain
from aiscape.extract.kinds import group
from aiscape.extract.mentions import Seen
from aiscape.extract.references import Resolver
from aiscape.extract.short_forms import fits, initials, tie_short_forms
from aiscape.extract.variants import name_variants
from aiscape.names import fold


def build_chains(
    text: str, mentions: Sequence[Seen], antecedents: dict[int, list[tuple[float, int]]], publisher: str = ""
) -> tuple[list[Chain], dict[int, Chain]]:
    """Tie the mentions of one article together.

    Args:
        text: the article's text.
        mentions: all mentions, by place.
        antecedents: for each reference, the log-odds that each mention before it is the same thing.
        publisher: whoever published the article: its "we" outside of quotations.

    Returns:
        The chains, and the chain of each mention that has one.

    """
    chains: list[Chain] = []
    of: dict[int, Chain] = {}
    for index, mention in enumerate(mentions):
        if mention.is_reference:
            continue
        chain = _acronym_of(text, mentions, index, of) or _same_name(mention, chains)
        if chain is None:
            chain = Chain(len(chains))
            chains.append(chain)
        _add(chain, index, mention)
        of[index] = chain
    tie_short_forms(text, mentions, chains, of)
    name_variants([chain for chain in chains if chain.mentions])
    Resolver(text, mentions, chains, of, publisher).run(antecedents)
    return [chain for chain in chains if chain.mentions], of


def _add(chain: Chain, index: int, mention: Seen) -> None:
    chain.mentions.append(index)
    chain.surfaces[mention.text] += 1
    chain.votes[mention.kind] += 1
    chain.doubts.update(mention.others)
    if chain.entry is None:
        chain.entry = mention.entry


def _same_name(mention: Seen, chains: Iterable[Chain]) -> Chain | None:
    for chain in chains:
        if mention.entry is not None and chain.entry is not None:
            if mention.entry.name == chain.entry.name:
                return chain
            continue
        if fits(mention.kind, chain) and any(fold(surface) == fold(mention.text) for surface in chain.surfaces):
            return chain
    return None


def _acronym_of(text: str, mentions: Sequence[Seen], index: int, of: dict[int, Chain]) -> Chain | None:
    """The chain of the name that stands before '(ACRONYM)'."""
    mention = mentions[index]
    if index == 0 or index - 1 not in of:
        return None
    before = mentions[index - 1]
    between = text[before.stop : mention.start]
    if (
        not re.fullmatch(r"\s*\((?:the |[\"\u201c'])?", between)
        or text[mention.stop : mention.stop + 2].strip("\"\u201d'")[:1] != ")"
    ):
        return None
    if mention.entry is not None and of[index - 1].entry is not None and mention.entry.name != of[index - 1].entry.name:  # type: ignore[union-attr]
        return None
    same = group(before.kind) == group(mention.kind) or initials(before.text, mention.text)
    return of[index - 1] if same else None
