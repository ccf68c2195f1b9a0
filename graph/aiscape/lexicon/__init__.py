"""What is known beforehand: entities and their names, from the project's own file, a gazetteer and watchlists."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from pathlib import Path

from aiscape.lexicon.entries import Entry, own_lexicon, read_entries
from aiscape.lexicon.matcher import Lexicon, Match
from aiscape.lexicon.places import places

__all__ = ["Entry", "Lexicon", "Match", "load_lexicon", "own_lexicon", "read_entries"]


def load_lexicon(watchlists: Sequence[Path] = (), *, own: bool = True) -> Lexicon:
    """The lexicon with the user's watchlists before it.

    Raises:
        LexiconError: a file or an entry cannot be used.

    """
    if not watchlists:
        return _shipped(own)
    entries = [entry for path in watchlists for entry in read_entries(path, watchlist=True)]
    return Lexicon([*entries, *_shipped(own).entries])


@cache
def _shipped(own: bool) -> Lexicon:
    """The gazetteer, and before it the project's own lexicon if it is wanted; read once."""
    return Lexicon([*(read_entries(own_lexicon()) if own else ()), *places()])
