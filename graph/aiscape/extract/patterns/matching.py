"""A sentence with its mentions comes in; where patterns match it, and which mentions they join, goes out."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from aiscape.extract.patterns.loading import Pattern

_WORD = re.compile(r"[^\W_]+(?:[.\-][^\W_]+)*|'s\b|'|[^\w\s]|_")
_NUMBER = re.compile(r"<(\d+):")
_ASIDE = re.compile(r"\( [^()]*\) ")
_TOKEN = re.compile(r"[^\s<>|:]+")
_POSSESSIVE = frozenset(["its", "their", "his", "my", "our", "your", "whose"])
_PLURAL = re.compile(r"s\b(?!['-])")
_LATE_POSSESSIVE = re.compile(r"' (?=\w)")
#: How many words before a match may hold a word of doubt, in the same clause.
_REACH = 6


@dataclass(frozen=True)
class Rendered:
    """A sentence as patterns see it: lower-case words and marks, each mention as `<number:Type|Type>`."""

    text: str
    words: frozenset[str]


@dataclass(frozen=True)
class Hit:
    """A pattern that matched, joining two mentions by their numbers."""

    pattern: Pattern
    subject: int
    object: int


def render(text: str, start: int, end: int, mentions: Sequence[tuple[int, int, int, Sequence[str]]]) -> Rendered:
    """Render text[start:end]. A possessive pronoun is followed by 's like a name; the s of a plural is dropped.

    Args:
        text: the article.
        start, end: the sentence.
        mentions: (start, end, number, types) of its mentions, by place, not overlapping.

    """
    plain = text.replace("\u2019", "'").replace("\u2018", "'").replace("\u201c", '"').replace("\u201d", '"')
    parts: list[str] = []
    at = start
    for first, last, number, types in mentions:
        parts += _words(plain[at:first])
        parts.append(f"<{number}:{'|'.join(types)}>")
        at = last
        surface = plain[first:last].lower()
        if surface in _POSSESSIVE or (surface == "her" and plain[last : last + 2].strip().isalpha()):
            parts.append("'s")
        elif surface.endswith("s") and _LATE_POSSESSIVE.match(plain, last, end):
            parts.append("'s")
            at += 1
        elif _PLURAL.match(plain, last, end):
            at += 1
    parts += _words(plain[at:end])
    line = " " + " ".join(parts) + " "
    return Rendered(line, frozenset(_TOKEN.findall(line)) | ({":"} if " : " in line else frozenset()))


def _words(plain: str) -> list[str]:
    return [word.lower() for word in _WORD.findall(plain)]


def match(rendered: Rendered, patterns: Sequence[Pattern]) -> Iterator[Hit]:
    """Every pair that a pattern joins; a list gives one pair for each of its members."""
    if rendered.text.count("<") < 2:
        return
    words, text = rendered.words, rendered.text
    for pattern in patterns:
        for required in pattern.required:
            if words.isdisjoint(required):
                break
        else:
            yield from _hits(text, pattern)


def _hits(text: str, pattern: Pattern) -> Iterator[Hit]:
    seen: set[tuple[int, int]] = set()
    found = pattern.expression.search(text)
    while found:
        if not _doubted(text, found.start(), pattern.doubt):
            for subject in _numbers(found["S"]):
                for obj in _numbers(found["O"]):
                    if subject != obj and (subject, obj) not in seen:
                        seen.add((subject, obj))
                        yield Hit(pattern, subject, obj)
        found = pattern.expression.search(text, found.start() + 1)


def _numbers(group: str) -> list[int]:
    """The members of a list, without what stands in brackets or in the genitive."""
    plain = _ASIDE.sub("", group)
    return [int(found[1]) for found in _NUMBER.finditer(plain) if not _modifier(plain, found.start())]


def _modifier(plain: str, start: int) -> bool:
    after = plain[plain.index(">", start) + 2 :]
    return after.startswith(("'s ", "<"))


def _doubted(text: str, start: int, doubt: frozenset[str]) -> bool:
    before = text[:start].split()[-_REACH:]
    for word in reversed(before):
        if word in doubt:
            return True
        if word in (",", ";", ":", '"'):
            return False
    return False
