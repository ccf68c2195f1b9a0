"""The chains of one article come in; those that are short forms of another ("Moen", "Halden") are tied to its full name."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Container, Sequence

from aiscape.extract.chain import Chain
from aiscape.extract.kinds import group
from aiscape.extract.mentions import FORMS_OF_FIRMS, LEGAL_FORMS, Seen
from aiscape.extract.sentences import SENTENCE_END
from aiscape.names import fold, tokens


def tie_short_forms(text: str, mentions: Sequence[Seen], chains: list[Chain], of: dict[int, Chain]) -> None:
    """Merge a chain of short forms into the one whose full name they shorten, where only one such is there.

    Args:
        text: the article's text.
        mentions: all mentions, by place.
        chains: all chains; those that are merged into others lose their mentions.
        of: the chain of each mention, which is kept true.

    """
    for short in sorted(chains, key=lambda c: max((len(tokens(s)) for s in c.surfaces), default=0)):
        if not short.mentions:
            continue
        others = [c for c in chains if c is not short and c.mentions]
        full = _named_last(short, [c for c in others if _mergeable(short, c)])
        if full is not None:
            full.entry = full.entry or short.entry
        else:
            full = _introduced(text, mentions, short, others)
        if full is not None:
            _merge(short, full, of)


def _merge(short: Chain, full: Chain, of: dict[int, Chain]) -> None:
    for index in short.mentions:
        of[index] = full
    full.mentions += short.mentions
    full.surfaces.update(short.surfaces)
    if "Person" not in full.votes:
        full.votes.update(short.votes)
        full.doubts.update(short.doubts)
    short.mentions = []


def _named_last(short: Chain, wide: list[Chain]) -> Chain | None:
    """Of several full names the one last named before the short form."""
    first = min(short.mentions)
    before = [c for c in wide if min(c.mentions) < first]
    if len(wide) < 2:
        return wide[0] if wide else None
    return min(before, key=lambda c: -max(m for m in c.mentions if m < first), default=None)


def _mergeable(short: Chain, full: Chain) -> bool:
    if short.entry is not None and full.entry is not None and short.entry.name != full.entry.name:
        return False
    if "Person" in full.votes and short.entry is None:  # a surname alone is easily taken for a company
        return any(_shortens(a, b, Counter({"Person": 1})) for a in short.surfaces for b in full.surfaces)
    if not any(fits(kind, full) for kind in short.votes):
        return False
    if short.entry is not None and full.entry is None and not any(_is_legal_form(short, b) for b in full.surfaces):
        return False
    return any(_shortens(a, b, short.votes | full.votes) for a in short.surfaces for b in full.surfaces)


def fits(kind: str, chain: Chain) -> bool:
    """Whether a mention of a type may be of that thing."""
    mixed = {"organization", "artefact"}
    groups = {group(k) for k in chain.votes}
    return group(kind) in groups or (group(kind) in mixed and bool(groups & mixed))


def _shortens(short: str, full: str, votes: Counter[str]) -> bool:
    a, b = tokens(short), tokens(full)
    if not a or len(a) >= len(b) or fold(short) == fold(full):
        return len(a) == 1 == len(b) and fold(full) == f"{fold(short)}ai" and "Company" in votes
    kinds = {group(kind) for kind in votes}
    if "Person" in kinds:
        return b[-len(a) :] == a or (len(a) == 1 and b[0] == a[0])  # a family name may stand first
    if "organization" in kinds:
        return _adds_only(a, b, FORMS_OF_FIRMS) or initials(full, short)
    if "artefact" in kinds:
        dropped = b[: len(b) - len(a)]
        return (
            b[-len(a) :] == a
            and any(c.isdigit() for c in short)
            and all(not any(d.isdigit() for d in w) for w in dropped)
        )
    return initials(full, short) and short.isupper()


def initials(full: str, short: str) -> bool:
    """Whether a name is the initials of another."""
    letters = "".join(word[0] for word in re.findall(r"\w+", full) if word[0].isupper()).casefold()
    return len(short) > 1 and fold(short).replace(".", "") in (letters, letters.replace("o", ""))


def _is_legal_form(short: Chain, full: str) -> bool:
    """Whether a name says no more than a known one: "Alibaba Group"; "Baidu Ventures" is not what the lexicon knows as Baidu."""
    return any(initials(full, a) or _adds_only(tokens(a), tokens(full), LEGAL_FORMS) for a in short.surfaces)


def _adds_only(short: Sequence[str], full: Sequence[str], words: Container[str]) -> bool:
    """Whether a name goes on from another with nothing but words of a kind."""
    return full[: len(short)] == short and all(word in words for word in full[len(short) :] if word.isalnum())


def _introduced(text: str, mentions: Sequence[Seen], short: Chain, others: Sequence[Chain]) -> Chain | None:
    """The organisation that the article has introduced by a longer name, if only one begins with the short form.

    So "Helio" after "Helio Compute", and "Scale", which the lexicon takes for Scale AI, after "Scale Computing". A known name
    that is no common word stays what it is ("Baidu" after "Baidu Ventures"), and so do two that stand in one sentence.
    """
    if not _organization(short) or not _is_loose(short):
        return None
    longer = [c for c in others if _organization(c) and (_begins(short, c) or _ends_body(short, c))]
    if len(longer) != 1 or min(longer[0].mentions) > min(short.mentions):
        return None
    spans = ([mentions[i] for i in sorted(chain.mentions)] for chain in (longer[0], short))
    return None if _in_one_sentence(text, *spans) else longer[0]


def _organization(chain: Chain) -> bool:
    return {group(kind) for kind in chain.votes} == {"organization"}


def _is_loose(short: Chain) -> bool:
    """Whether its names may well be another's: the lexicon does not know them, or knows them for common words."""
    entry = short.entry
    if entry is None:
        return True
    return not entry.watchlist and (entry.word or any(entry.is_ambiguous(surface) for surface in short.surfaces))


def _begins(short: Chain, full: Chain) -> bool:
    """Whether every name of one is the beginning of a name of the other, which the lexicon does not know."""
    names = [tokens(b) for b in full.surfaces if full.entry is None]
    return all(any(len(a) < len(b) and b[: len(a)] == a for b in names) for a in map(tokens, short.surfaces) if a)


def _ends_body(short: Chain, full: Chain) -> bool:
    """Whether one is the last word of a public body's name: "the Commission" of the European Commission."""
    names = [tokens(b) for b in full.surfaces if "GovernmentBody" in full.votes]
    ends = [any(len(a) == 1 < len(b) and b[-1:] == a for b in names) for a in map(tokens, short.surfaces)]
    return bool(ends) and all(ends) and short.entry is None and "GovernmentBody" in short.votes


def _in_one_sentence(text: str, some: Sequence[Seen], others: Sequence[Seen]) -> bool:
    """Whether two things are ever named in the same sentence."""
    return any(not SENTENCE_END.search(text, min(a.stop, b.stop), max(a.start, b.start)) for a in some for b in others)
