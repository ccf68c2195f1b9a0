"""Descriptions of known units come in ("Alibaba's cloud computing unit"); the units that the lexicon knows by that owner go out."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from aiscape.lexicon import Entry, Lexicon, Match
from aiscape.names import fold

_HEAD = r"((?:[\w-]+ ){1,3}?(?:unit|arm|division|business|subsidiary|lab))\b"
_OF_NAME = re.compile(rf"['\u2019]s? (?:own |new |main |big )?{_HEAD}")
_OF_PRONOUN = re.compile(rf"\b(?:its|the (?:company|group|firm|giant)['\u2019]s) (?:own |new |main |big )?{_HEAD}")
#: How far back the owner of "its … unit" may be named, in characters.
_NEAR = 400


def unit_matches(text: str, matches: Sequence[Match], lexicon: Lexicon) -> list[Match]:
    """Where the text describes, without naming it, a unit of an organisation that it names.

    Args:
        text: the article's text.
        matches: the names that the lexicon found in it, by place.
        lexicon: knows whose unit is which.

    """
    return sorted((*_named(text, matches, lexicon), *_pronominal(text, matches, lexicon)), key=lambda m: m.start)


def _named(text: str, matches: Sequence[Match], lexicon: Lexicon) -> Iterator[Match]:
    for match in matches:
        found = _OF_NAME.match(text, match.end)
        unit = _unit(found.group(1), match.entries, lexicon) if found else None
        if found and unit:
            yield Match(found.start(1), found.end(1), (unit,), described=True)


def _pronominal(text: str, matches: Sequence[Match], lexicon: Lexicon) -> Iterator[Match]:
    for found in _OF_PRONOUN.finditer(text):
        before = [m for m in matches if found.start() - _NEAR < m.start < found.start()]
        for match in reversed(before):
            unit = _unit(found.group(1), match.entries, lexicon)
            if unit:
                yield Match(found.start(1), found.end(1), (unit,), described=True)
                break


def _unit(description: str, owners: Sequence[Entry], lexicon: Lexicon) -> Entry | None:
    """The one unit of an owner whose name shares the description's first word."""
    word = fold(description).split()[0].removesuffix("s")
    for owner in owners:
        fitting = [unit for unit in lexicon.units(owner.name) if any(word in fold(form).split() for form in unit.forms)]
        if len(fitting) == 1:
            return fitting[0]
    return None
