"""One thing in one article: all its mentions, what it is called, and what it is."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field

from aiscape.lexicon import Entry
from aiscape.names import fold


@dataclass
class Chain:
    """One thing in one article: its mentions (indices), the surfaces that name it, its types by vote, and others that its
    mentions may be.
    """

    number: int
    mentions: list[int] = field(default_factory=list)
    surfaces: Counter[str] = field(default_factory=Counter)
    votes: Counter[str] = field(default_factory=Counter)
    entry: Entry | None = None
    doubts: Counter[str] = field(default_factory=Counter)

    @property
    def types(self) -> tuple[str, ...]:
        """Types, those of the lexicon first, then by votes."""
        known = self.entry.types if self.entry else ()
        voted = sorted(self.votes, key=lambda kind: (-self.votes[kind], kind))
        if known and not voted:
            return known
        agreed = [kind for kind in voted if kind in known]
        return tuple(dict.fromkeys((*agreed, *known, *(k for k in voted if not known or self.votes[k] >= 2))))

    @property
    def is_open(self) -> bool:
        """Whether the user named it and left its type to the text."""
        return self.entry is not None and self.entry.watchlist and not self.entry.types

    @property
    def name(self) -> str:
        """What it is called here: the lexicon's name where the article uses it, else the form that the article uses.

        Places, sectors and policies always go by the lexicon's name ("Chinese" is China), and so does what the article
        calls only by a form that is short for it among other things ("R1").
        """
        if self.entry is None:
            return max(self.surfaces, key=lambda s: (_fullness(s), self.surfaces[s], s), default="")
        own = [s for s in self.surfaces if not self.entry.is_ambiguous(s)]
        named = any(fold(self.entry.name) in fold(s) for s in own)
        if named or not own or self.entry.watchlist or _CANONICAL & set(self.entry.types):
            return self.entry.name
        return max(own, key=lambda s: (self.surfaces[s], _fullness(s), s))


#: Types whose surfaces are adjectives and common nouns as often as names.
_CANONICAL = frozenset({"Country", "City", "Region", "Sector", "Policy"})


def _fullness(surface: str) -> int:
    """Prefer a full name to an acronym or a surname, but not a legal form to the name in use."""
    words = surface.split()
    full = len(words)
    while len(words) > 1 and words[-1].strip(".,").casefold() in _LEGAL_FORMS:
        words.pop()
    return 10 * min(len(words), 6) - (3 if len(words) < full else 0)


_LEGAL_FORMS = frozenset("inc corp ltd llc plc co limited nv ag gmbh".split())
