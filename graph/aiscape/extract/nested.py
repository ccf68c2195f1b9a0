"""Names of policies come in ("US export restrictions on advanced semiconductors"); what the names themselves state goes out.

Whose rule it is stands before the noun, what it restricts after "on".
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from aiscape.extract.chain import Chain
from aiscape.extract.mentions import Seen
from aiscape.extract.patterns import Pattern
from aiscape.lexicon import Entry, Lexicon, Match

_TARGET = re.compile(
    r"\b(?:controls?|restrictions?|curbs?|bans?|sanctions?|limits?|rules?|embargo) (?:on|against|of|over) (?:the )?"
    r"(?:sales? of |exports? of |shipments? of |imports? of )?(.+)$",
    re.IGNORECASE,
)
_TRADE = re.compile(r"\b(?:export|import|trade|chip|entity|sanction|control|ban|tariff)", re.IGNORECASE)


@dataclass(frozen=True)
class Nested:
    """A relation in a policy's name: the policy's mention, the relation, the other entity and where its words stand.

    The other entity is the subject of `imposes` and the object of `restricts`.
    """

    policy: int
    relation: str
    entry: Entry
    start: int
    end: int


def nested_relations(
    text: str, mentions: Sequence[Seen], of: Mapping[int, Chain], lexicon: Lexicon
) -> Iterator[Nested]:
    """Every relation that the names of an article's policies state."""
    for index, seen in enumerate(mentions):
        if seen.kind != "Policy" or index not in of or not _TRADE.search(seen.text):
            continue
        whose = _country(seen.text, lexicon)
        if whose is not None:
            yield Nested(index, "imposes", whose[0], seen.start, seen.start + whose[1])
        name = _extended(text, seen)
        target = _TARGET.search(name)
        what = _known(target.group(1), lexicon) if target else None
        if target and what:
            at = seen.start + target.start(1)
            yield Nested(index, "restricts", what.entries[0], at, at + what.end)


@cache
def named_policy(relation: str) -> Pattern:
    """The pattern that such a relation is reported as."""
    return Pattern("in the policy's name", relation, "", "", 0.9, "", (), frozenset(), (), (), alone=0.8)


def _extended(text: str, seen: Seen) -> str:
    """The policy's name with an 'on …' that follows it directly."""
    following = re.match(r" (?:on|against|over) (?:[\w-]+ ?){1,4}", text[seen.stop :])
    return seen.text + (following.group().rstrip() if following else "")


def _country(name: str, lexicon: Lexicon) -> tuple[Entry, int] | None:
    """The country that a policy's name begins with, and how many characters it takes."""
    for words in (2, 1):
        first = " ".join(name.split()[:words])
        for entry in lexicon.lookup(first):
            if "Country" in entry.types and len(first) < len(name):
                return entry, len(first)
    return None


def _known(words: str, lexicon: Lexicon) -> Match | None:
    """The place, line of business or chip that the words begin with."""
    for match in lexicon.find(words):
        fitting = tuple(e for e in match.entries if {"Country", "Sector", "Chip"} & set(e.types))
        if match.start == 0 and fitting:
            return Match(match.start, match.end, fitting)
    return None
