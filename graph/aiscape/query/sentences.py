"""A question comes in; if a verb joins its phrases (which European start-ups raised money from Nvidia), its answer goes out."""

from __future__ import annotations

import re
from functools import cache

from aiscape.names import fold
from aiscape.query.asked import Answer, claims, listed, shown
from aiscape.query.english import Wording, wordings
from aiscape.query.meaning import Phrase
from aiscape.query.phrases import NotAPhraseError, bare, phrase, placed
from aiscape.query.table import Table
from aiscape.query.times import Period
from aiscape.store import KnowledgeGraph


def by_phrases(kg: KnowledgeGraph, text: str, period: Period | None) -> Answer | None:
    """The answer to a question with phrases (which European start-ups raised money from Nvidia), if it is one.

    Raises:
        NotAPhraseError: it is, but one of its phrases is not understood.

    """
    wrong: NotAPhraseError | None = None
    words = frozenset(re.findall(r"[\w-]+", text.casefold()))
    for wording in wordings():
        for pattern in _forms(wording) if wording.may_be_in(words) else ():
            match = pattern.fullmatch(text)
            if match is not None:
                try:
                    return _claimed(kg, wording, match, period)
                except NotAPhraseError as error:
                    wrong = _smaller(wrong, error)
    match = _LIST.fullmatch(text)
    if match is not None and not _ASKING.match(match["np"]):
        try:
            found = phrase(kg, match["np"])
            if found.nodes is not None and not found.links and period is None:
                return shown(kg, bare(match["np"]))
            if found.links or found.nodes is None:
                return _made(found.all_notes, period, *listed(kg, found, period))
        except NotAPhraseError as error:
            wrong = wrong or error
    if wrong is not None:
        raise wrong
    return None


def _smaller(one: NotAPhraseError | None, two: NotAPhraseError) -> NotAPhraseError:
    """That of two failures which understood more."""
    return one if one is not None and len(one.word) <= len(two.word) else two


def _made(notes: tuple[str, ...], period: Period | None, command: str, sparql: str, table: Table) -> Answer:
    when = (f"{period.said!r} is taken as {days(period)}",) if period else ()
    return Answer(command, sparql, table, (*notes, *when))


def days(period: Period) -> str:
    """A period in words."""
    if period.since is None:
        return f"until {period.until}"
    return f"since {period.since}" if period.until is None else f"from {period.since} to {period.until}"


_LIST = re.compile(
    r"(?P<list>(?:list|show(?: me)?|find|name|give me|what are|which are|who are|what|which)\s+)?(?P<np>.+?)"
    r"(?:\s+(?:are there|do you know|are in the graph))?",
    re.I,
)
#: No list begins like this.
_ASKING = re.compile(
    r"(?:who|whom|what|which|when|where|how|why|did|do|does|has|have|is|are|was|were|will|can|could|would|should)\b",
    re.I,
)
_NOBODY = frozenset({"whom", "what", "who", "anything", "something", "anyone", "someone", "anybody", "somebody"})


def _claimed(kg: KnowledgeGraph, wording: Wording, match: re.Match[str], period: Period | None) -> Answer:
    """The claims between what stands before a verb (`s`) and after it (`o`)."""
    said = match.groupdict()
    ends = [_end(kg, wording, end, said.get(end)) for end in ("s", "o")]
    notes = tuple(dict.fromkeys(note for end in ends for note in end.all_notes))
    subject, obj = reversed(ends) if wording.inverse else ends
    return _made(notes, period, *claims(kg, wording.relation, subject, obj, period))


def _end(kg: KnowledgeGraph, wording: Wording, end: str, text: str | None) -> Phrase:
    """What stands at one end of a verb; who is based in a country is based in a place of it."""
    if text is None or fold(text) in _NOBODY:
        return Phrase()
    place = placed(kg, bare(text)) if wording.relation == "basedIn" and end == "o" else None
    return place or phrase(kg, text)


@cache
def _forms(wording: Wording) -> tuple[re.Pattern[str], ...]:
    """Every way to ask by one wording; `s` and `o` are what stands before and after the verb."""
    be, do = r"(?:is|are|was|were|has been|have been)", r"(?:does|do|did|has|have|will)"
    first, last = r"(?P<s>.+?)", r"(?P<o>.+?)"
    who, whom = r"(?:who|what|(?:which|what) (?P<s>.+?))", r"(?:who|whom|what|(?:which|what) (?P<o>.+?))"
    if wording.copula:
        patterns = [
            rf"{who} {be} {wording.participle} {last}",
            rf"{whom} {be} {first} {wording.participle}",
            rf"(?:when )?{be} {first} {wording.participle} {last}",
            rf"where {be} {first} {wording.participle.split()[0]}" if wording.relation == "basedIn" else "",
        ]
    else:
        tail = wording.particle
        patterns = [
            rf"{who} {wording.finite} {last}",
            rf"{whom} {do} {first} (?:{wording.plain}|{wording.participle}){tail}",
            rf"(?:when )?{do} {first} (?:{wording.plain}|{wording.participle}){tail} {last}",
            rf"{whom} {be} {wording.participle}{tail} by {first}",
            rf"(?:when )?{be} {last} {wording.participle}{tail} by {first}",
            rf"{who} {be} {last} {wording.participle}{tail} by",
            rf"{first} that {wording.finite} {last}",
            rf"{whom} {be} {wording.participle}" if not tail else "",
        ]
    return tuple(re.compile(pattern, re.I) for pattern in patterns if pattern)
