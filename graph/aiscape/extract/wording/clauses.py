"""A sentence and the places of a relation's ends come in; the clause that states the relation goes out.

"Kelda, which was founded in 2013, has bought Orbis" has two: what the one tells of a day or a sum is not the other's.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from aiscape.extract.encode import Span

#: Verbs that say what somebody did or does.
_FINITE = (
    r"(?:has|have|had|is|are|was|were|will|would|can|could|may|might|must|should|did|does|said|says|sold|bought|sued|made|built"
    r"|led|put|took|won|lost|gave|began|left|became|paid|ran|kept|held|met|got|went|came|fell|rose|sank|grew|told|set up|plans|wants|uses|makes"
    r"|sells|counts|owns|runs|serves|employs|expects|hopes|supplies|buys|works|remains|(?!unnamed|limited|unspecified)[a-z]{2,}ed)\b"
)
_VERB = re.compile(rf"\b{_FINITE}")
_LETTERS = r"[\w.&'\u2019-]*(?: [A-Z0-9][\w.&'\u2019-]*)*"
#: A name as it is written, and one that no digit begins; where the network saw names does not matter here.
NAME, LETTERED_NAME = rf"[A-Z0-9]{_LETTERS}", rf"[A-Z]{_LETTERS}"
#: What a clause may be about: "it", "the bank", "Norden".
_SUBJECT = rf"(?:it|he|she|they|we|(?:its|the) [a-z]+|{NAME})"
#: Two statements in one sentence: "; ", "and has bought", "but Norden sued", "and in 2021 Norden bought".
_AND = re.compile(
    rf";\s|,? (?:and|but|yet|or)(?: (?:then|later|also|now|has since|so|never))? (?={_FINITE})"
    rf"|,? (?:and|but|yet) (?={_SUBJECT} {_FINITE})"
    r"|,? (?:and|but|yet),? (?=(?:in|since|on|by) (?:\d{4}|[A-Z][a-z]+(?:ber|ary|ch|il|ay|une|uly|ust|day))\b)"
    rf"|,? (?:whereas|while) (?=[^,;]*\b{_FINITE})|, but "
)
#: Those that part two statements whatever stands before them.
_PARTS = re.compile(r";|but|whereas|while")
#: What opens an aside after a comma, and what does so only after a name: ", which ", "Google, worth ", "Orbis, a maker of ".
_ASIDE = re.compile(
    r", (?:(?:in|of|for|from|with|to|by|at|on|under|through) )?(?:which|who|whose|whom)\b(?! (?:was|is|were) (?:co-)?led by)"
    r"|, (?:where|although|though|once|formerly|itself|now|until|after|before|because|since|as)\b(?! of\b)"
    rf"(?= [^,;]*\b{_FINITE}|[^,;]*,)"
)
_ASIDE_OF_NAME = re.compile(
    r", (?:an?|the|its|his|her|worth|with|(?P<verb>valued|fined|sued|bought|built|led|run|made|sold|begun|set up|[a-z]{2,}ed))\b"
    r"(?![^,;]* (?:said|says|wrote|announced|reported|confirmed|showed|shows)\b)"
)
#: A clause that stands within another without a comma: "fell after it released", "when Khosla Ventures invested"; "before the vote in May".
_UNDER = re.compile(
    rf" (?:after|before|when|because|although|though|once|until|since) (?={_SUBJECT} {_FINITE})"
    r"| (?:before|until|ahead of) (?=(?:the|an?) )"
)
#: What opens a sentence with a clause of its own: "Founded in 2015, ...", "Two years after it was sued, ...".
_FRONT = re.compile(
    r"(?:(?:[A-Z][a-z]+ed|Sued|Bought|Built|Led|Run|Sold|Made|Set up)\b"
    r"|(?:Since|After|Before|When|While|Although|Though|Until|Once|As|If|Because|[A-Z][a-z]+ (?:[a-z]+ )?(?:after|before|since))"
    rf" (?={_SUBJECT} {_FINITE}))"
)
#: A comma that closes nothing: in a list of names, before a year.
_LISTED = re.compile(rf", (?:{NAME})(?=, | (?:and|or) [A-Z])|, \d{{4}}\b")
#: The last word before a comma, if it is part of a name and neither a day, a month, nor the letter of a round.
_NAMED = re.compile(
    r"(?<![\w.])(?!(?:[A-K]\d?|\w+day|(?:Jan|Febr)uary|March|April|May|June|July|August|(?:Sept|Nov|Dec)ember|October)$)"
    r"[A-Z][\w.&'\u2019-]*(?: \d[\w.]*)?$"
)


@dataclass(frozen=True)
class Piece:
    """A stretch of a sentence; `clause` is 0 for the main one and its number for every other."""

    start: int
    end: int
    clause: int
    aside: bool = False


def clause_of(sentence: str, first: Span, second: Span) -> list[Piece]:
    """The stretches of the clause that joins two mentions; of two clauses, the one that is not the main one.

    Args:
        sentence: its text.
        first, second: characters of the two mentions (one of a sentence before has a negative start).

    """
    found = pieces(sentence)
    places = sorted(start for start, _ in (first, second) if start >= 0) or [0]
    numbers = [next(p.clause for p in found if place < p.end or p is found[-1]) for place in places]
    own = next((number for number in reversed(numbers) if number), 0)
    return [piece for piece in found if piece.clause == own]


@lru_cache(maxsize=64)
def pieces(sentence: str) -> tuple[Piece, ...]:
    """A sentence cut where clauses begin and asides end, in order and without gaps; remembered, as each relation in it asks."""
    return tuple(piece for piece in _cut(sentence) if piece.start < piece.end)


def _cut(sentence: str) -> Iterator[Piece]:
    clause, last, start = 0, 0, 0
    if _FRONT.match(sentence) and "," in sentence:
        last, start = 1, _close(sentence, 0)
        yield Piece(0, start, 1, aside=True)
    place = begun = start
    while place < len(sentence):
        joint = _AND.match(sentence, place)
        if joint and (_PARTS.search(joint.group()) or _VERB.search(sentence, begun, place)):
            yield Piece(start, place, clause)
            last += 1
            clause, start, begun, place = last, place, place, joint.end()
        elif _opens_aside(sentence, begun, place, closes=place == start > 0):
            yield Piece(start, place, clause)
            last += 1
            start = _close(sentence, place + 1)
            yield Piece(place, start, last, aside=True)
            place = start
        else:
            place += 1
    yield Piece(start, len(sentence), clause)


def _opens_aside(sentence: str, begun: int, place: int, *, closes: bool) -> bool:
    """Whether an aside begins here; a comma that closes one opens none of those that only a name has."""
    if sentence[place] not in ", ":
        return False
    if _ASIDE.match(sentence, place) or _UNDER.match(sentence, place):
        return True
    opener = _ASIDE_OF_NAME.match(sentence, place)
    if closes or opener is None or not _NAMED.search(sentence, 0, place):
        return False
    elsewhere = _VERB.search(sentence, begun, place) or _VERB.search(sentence, _close(sentence, opener.end()))
    return not opener["verb"] or bool(elsewhere)


def _close(sentence: str, place: int) -> int:
    """Where an aside ends: at the next comma that does not stand in a list of names or a date, or at the sentence's end."""
    for mark in re.finditer(r"[,;](?= )", sentence[place:]):
        at = place + mark.start()
        if mark.group() == ";" or not _LISTED.match(sentence, at):
            return at
    return len(sentence)
