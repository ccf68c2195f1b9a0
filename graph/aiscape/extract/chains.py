"""The mentions of an article come in; which of them are one thing goes out (coreference).

Names are tied by their forms (the same name, an acronym in parentheses, a surname, a short form); pronouns and
descriptions follow the network, which scores each mention before them.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence

from aiscape.extract.chain import Chain
from aiscape.extract.kinds import group
from aiscape.extract.mentions import FORMS_OF_FIRMS, Seen
from aiscape.extract.references import Resolver
from aiscape.extract.variants import name_variants
from aiscape.names import fold, tokens


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
    _tie_short_forms(chains, of)
    name_variants([chain for chain in chains if chain.mentions])
    Resolver(mentions, chains, of, publisher).run(antecedents)
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
        if _fits(mention.kind, chain) and any(fold(surface) == fold(mention.text) for surface in chain.surfaces):
            return chain
    return None


def _fits(kind: str, chain: Chain) -> bool:
    mixed = {"organization", "artefact"}
    groups = {group(k) for k in chain.votes}
    return group(kind) in groups or (group(kind) in mixed and bool(groups & mixed))


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
    same = group(before.kind) == group(mention.kind) or _initials(before.text, mention.text)
    return of[index - 1] if same else None


def _initials(full: str, short: str) -> bool:
    letters = "".join(word[0] for word in re.findall(r"\w+", full) if word[0].isupper()).casefold()
    return len(short) > 1 and fold(short).replace(".", "") in (letters, letters.replace("o", ""))


def _tie_short_forms(chains: list[Chain], of: dict[int, Chain]) -> None:
    """Merge a chain of short forms into the one whose full name they shorten, where only one such is there."""
    for short in sorted(chains, key=lambda c: max((len(tokens(s)) for s in c.surfaces), default=0)):
        if not short.mentions:
            continue
        wide = [c for c in chains if c is not short and c.mentions and _mergeable(short, c)]
        if len(wide) > 1:  # the one last named before the short form
            first = min(short.mentions)
            wide = sorted(
                (c for c in wide if min(c.mentions) < first), key=lambda c: -max(m for m in c.mentions if m < first)
            )[:1]
        if len(wide) == 1:
            full = wide[0]
            for index in short.mentions:
                of[index] = full
            full.mentions += short.mentions
            full.surfaces.update(short.surfaces)
            if "Person" not in full.votes:
                full.votes.update(short.votes)
                full.doubts.update(short.doubts)
            full.entry = full.entry or short.entry
            short.mentions = []


def _mergeable(short: Chain, full: Chain) -> bool:
    if short.entry is not None and full.entry is not None and short.entry.name != full.entry.name:
        return False
    if "Person" in full.votes and short.entry is None:  # a surname alone is easily taken for a company
        return any(_shortens(a, b, Counter({"Person": 1})) for a in short.surfaces for b in full.surfaces)
    if not any(_fits(kind, full) for kind in short.votes):
        return False
    return any(_shortens(a, b, short.votes | full.votes) for a in short.surfaces for b in full.surfaces)


def _shortens(short: str, full: str, votes: Counter[str]) -> bool:
    a, b = tokens(short), tokens(full)
    if not a or len(a) >= len(b) or fold(short) == fold(full):
        return len(a) == 1 == len(b) and fold(full) == f"{fold(short)}ai" and "Company" in votes
    kinds = {group(kind) for kind in votes}
    if "Person" in kinds:
        return b[-len(a) :] == a or (len(a) == 1 and b[0] == a[0])  # a family name may stand first
    if "organization" in kinds:
        rest = b[len(a) :]
        return (b[: len(a)] == a and all(word in FORMS_OF_FIRMS or not word.isalnum() for word in rest)) or _initials(
            full, short
        )
    if "artefact" in kinds:
        dropped = b[: len(b) - len(a)]
        return (
            b[-len(a) :] == a
            and any(c.isdigit() for c in short)
            and all(not any(d.isdigit() for d in w) for w in dropped)
        )
    return _initials(full, short) and short.isupper()
