"""A text comes in; where it names entities of the lexicon goes out."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from aiscape.lexicon.entries import Entry
from aiscape.names import fold, tokens
from aiscape.ontology import load_ontology

_TOKEN = re.compile(r"\w+|[^\w\s]")
#: Names are found by the words after their article.
_ARTICLE = re.compile(r"^[Tt]he (?=\w)")


@dataclass(frozen=True)
class Match:
    """A stretch of text that one or more entries go by, the user's own entries first; `described` if it is no name."""

    start: int
    end: int
    entries: tuple[Entry, ...]
    described: bool = False


class Lexicon:
    """Entries by every form of their names."""

    def __init__(self, entries: Iterable[Entry]) -> None:
        self.entries = tuple(entries)
        self._by_form: dict[tuple[str, ...], list[tuple[str, Entry]]] = defaultdict(list)
        self._longest: dict[str, int] = defaultdict(int)
        self._by_name: dict[str, Entry] = {}
        self._units: dict[str, list[Entry]] = defaultdict(list)
        for entry in self.entries:
            self._by_name.setdefault(fold(entry.name), entry)
            if entry.maker and load_ontology().is_a(entry.types, ("Organization",)):
                self._units[entry.maker].append(entry)
            for form in entry.forms:
                key = tokens(form)
                if key:
                    self._by_form[key].append((form, entry))
                    self._longest[key[0]] = max(self._longest[key[0]], len(key))

    def named(self, name: str) -> Entry | None:
        """The entry of that canonical name."""
        return self._by_name.get(fold(name))

    def units(self, owner: str) -> tuple[Entry, ...]:
        """The organisations that belong to an owner of that canonical name."""
        return tuple(self._units.get(owner, ()))

    def lookup(self, surface: str) -> tuple[Entry, ...]:
        """Every entry that a surface may name, with the case it is written in."""
        return self._written(tokens(surface), surface)

    def find(self, text: str) -> list[Match]:
        """The longest names from left to right, none overlapping another."""
        spans = [(m.start(), m.end()) for m in _TOKEN.finditer(text)]
        words = [fold(text[a:b]) or text[a:b] for a, b in spans]
        found: list[Match] = []
        at = 0
        while at < len(words):
            match = self._longest_at(text, spans, words, at)
            if match is None:
                at += 1
            else:
                length, hit = match
                found.append(hit)
                at += length
        return found

    def _longest_at(
        self, text: str, spans: Sequence[tuple[int, int]], words: Sequence[str], at: int
    ) -> tuple[int, Match] | None:
        for length in range(min(self._longest.get(words[at], 0), len(words) - at), 0, -1):
            key = tuple(words[at : at + length])
            if key in self._by_form:
                start, end = spans[at][0], spans[at + length - 1][1]
                entries = self._written(key, text[start:end])
                if entries:
                    return length, Match(start, end, entries)
        return None

    def _written(self, key: tuple[str, ...], surface: str) -> tuple[Entry, ...]:
        hits = [entry for form, entry in self._by_form.get(key, ()) if _same_case(form, surface)]
        return tuple(sorted(dict.fromkeys(hits), key=lambda e: not e.watchlist))


def _same_case(form: str, surface: str) -> bool:
    """Whether a surface is written as a name's form may be: short acronyms exactly, other names with their capital."""
    form = _ARTICLE.sub("", form)
    letters = [c for c in form if c.isalpha()]
    if len(letters) <= 4 and form.isupper():
        return surface == form
    if form[:1].islower() or not letters:
        return form.islower() or surface[:1] in (form[:1], form[:1].upper())
    return surface[:1].isupper() or surface[:1].isdigit() or surface == form
