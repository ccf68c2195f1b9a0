"""One thing in one article: all its mentions, what it is called, and what it is."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field

from aiscape.lexicon import Entry


@dataclass
class Chain:
    """One thing in one article: its mentions (indices), the surfaces that name it, its types by vote."""

    number: int
    mentions: list[int] = field(default_factory=list)
    surfaces: Counter[str] = field(default_factory=Counter)
    votes: Counter[str] = field(default_factory=Counter)
    entry: Entry | None = None

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
        """The lexicon's label, else the fullest name that the article uses."""
        if self.entry:
            return self.entry.name
        return max(self.surfaces, key=lambda s: (_fullness(s), self.surfaces[s], s), default="")


def _fullness(surface: str) -> int:
    """Prefer a full name to an acronym or a surname, but not a legal form to the name in use."""
    words = surface.split()
    while len(words) > 1 and words[-1].strip(".,").casefold() in {
        "inc",
        "corp",
        "ltd",
        "llc",
        "plc",
        "co",
        "limited",
        "nv",
        "ag",
        "gmbh",
    }:
        words.pop()
    return 10 * min(len(words), 6) - (3 if len(words) < len(surface.split()) else 0)
