"""A sentence with "respectively" and the places of its names come in; whether two of them belong together goes out."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from aiscape.extract.encode import Span

_ORDERED = re.compile(r"\brespectively\b|\bin that order\b|\bin this order\b", re.IGNORECASE)
#: From one member of a list to the next: ", ", " and ", " and Vega AI's ".
_NEXT = re.compile(r"(?:,|,? and|,? or|,? &) (?:the |its |their )?(?:[^,;]{1,30}['\u2019]s )?")
#: After an owner, what it owns.
_OWNER = re.compile("['\u2019]s? ")


def out_of_order(sentence: str, names: Iterable[Span], first: Span, second: Span) -> bool:
    """Whether two names have different places in two lists of one length: "X and Y bought V and W respectively" joins X and V.

    Args:
        sentence: its text.
        names: characters of all its mentions, looked at only where the sentence sets an order.
        first, second: characters of the two.

    """
    if not _ORDERED.search(sentence):
        return False
    placed = sorted(names)
    one, other = (next((found for found in _lists(sentence, placed) if span in found), []) for span in (first, second))
    if one == other or len(one) != len(other):
        return False
    return one.index(first) != other.index(second)


def _lists(sentence: str, names: Sequence[Span]) -> Iterator[list[Span]]:
    """The lists of two or more names, without the owners of what is listed ("Vega AI's Foo 2 and Orbis's Bar 3")."""
    members: list[Span] = []
    for name in (span for span in names if not _OWNER.match(sentence, span[1])):
        if members and not _NEXT.fullmatch(sentence, members[-1][1], name[0]):
            if len(members) > 1:
                yield members
            members = []
        members.append(name)
    if len(members) > 1:
        yield members
