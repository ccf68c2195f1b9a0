"""A sentence and its article's date come in; the one day, month or year that it, or one clause of it, names goes out. Nothing is guessed."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator, Sequence

from aiscape.extract.encode import Span
from aiscape.extract.wording.clauses import clause_of

_MONTHS = {name: number for number, name in enumerate(
    ["january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december"], 1)}  # fmt: skip
_MONTH = (
    r"(?P<month>Jan(?:uary|\.)?|Feb(?:ruary|\.)?|Mar(?:ch|\.)?|Apr(?:il|\.)?|May|June?|July?|Aug(?:ust|\.)?"
    r"|Sept?(?:ember|\.)?|Oct(?:ober|\.)?|Nov(?:ember|\.)?|Dec(?:ember|\.)?)"
)
_DAYS = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"]
_DATES = (
    re.compile(rf"\b(?P<day>\d{{1,2}})(?:st|nd|rd|th)? {_MONTH},? (?P<year>(?:19|20)\d\d)\b"),
    re.compile(rf"\b{_MONTH} (?P<day>\d{{1,2}})(?:st|nd|rd|th)?,? (?P<year>(?:19|20)\d\d)\b"),
    re.compile(r"\b(?P<year>20\d\d)-(?P<number>\d\d)-(?P<day>\d\d)\b"),
    re.compile(rf"\b{_MONTH},? (?:of )?(?P<year>(?:19|20)\d\d)\b"),
    re.compile(rf"\b(?P<day>\d{{1,2}})(?:st|nd|rd|th)? {_MONTH}\b"),
    re.compile(rf"\b{_MONTH} (?P<day>\d{{1,2}})(?:st|nd|rd|th)?\b(?! (?:per cent|percent|million|billion|models))"),
    re.compile(rf"\b(?i:in|since|last|this|late|early|mid-?)\s(?:late |early |mid-)?{_MONTH}(?![\w-])(?P<last>)"),
    re.compile(r"\b(?i:in|since|during|by|of) (?:late |early |mid-)?(?P<year>(?:19|20)\d\d)\b"),
    re.compile(rf"\b(?:on|last|this) (?P<weekday>{'|'.join(_DAYS)})\b", re.IGNORECASE),
    re.compile(r"\b(?P<relative>today|yesterday|last year|this year|last month|this month)\b", re.IGNORECASE),
)
#: A dateline: the place and day from which an agency reports.
_DATELINE = re.compile(
    r"^[A-Z][A-Z .,'\u2019-]{2,60}(?:,? [A-Z][a-z]+\.?)*,? \(?[A-Z][a-z]{2,8}\.? \d{1,2}(?:,? \d{4})?\)?[^-\u2013\u2014]{0,40}[-\u2013\u2014]+ "
)


#: Words before a day on which something was merely said: "two people said on Thursday", "told reporters late on Monday".
_SAID = re.compile(
    r"\b(?:said|says|told (?:[\w.]+ ){1,4}?|reported|wrote)(?: in an? [a-z ]{3,30})?(?: late| early)? ?$", re.IGNORECASE
)
#: Verbs that a day belongs to, for relations that are often read from a noun or a possessive alone: "OpenAI's o1", "its founder".
_HAPPENS = {
    "develops": re.compile(
        r"\b(?:re-?leas(?:e|ed|es|ing)|launch(?:ed|es|ing)?|unveil\w*|introduc\w+|announc\w+|present(?:ed|s|ing)|publish\w*|debut\w*|shipp?(?:ed|s|ing)?"
        r"|reveal\w*|develop(?:ed|s|ing)?|creat(?:ed|es|ing)|designed|buil(?:t|ds|ding)|trained|made|roll(?:ed|s|ing)? out|open[- ]sourc\w+"
        r"|begun|began|(?:brought|brings?|bringing|came|comes?|coming|put|puts) (?:it |them )?out"
        r"|out (?:on|in|since|last|this)|appear(?:ed|s)|start(?:ed|s) on"
        r"|show(?:ed|n|s)|went live|put online|made public)\b",
        re.IGNORECASE,
    ),
    "founded": re.compile(
        r"\b(?:(?:co-?)?found(?:ed|s|ing)|to (?:co-?)?found|started|to start|set(?: [\w-]+){0,4} up|set up|established|to establish|created|to create"
        r"|launched|to launch|began|begun|born|formed|spun|incorporated|opened|built)\b",
        re.IGNORECASE,
    ),
}


def event_date(predicate: str, sentence: str, subject: Span, obj: Span, published: str | None) -> str | None:
    """The date of an event: the only one in the clause that tells of it.

    Args:
        predicate: the relation.
        sentence: the sentence that states it.
        subject, obj: where in it the two ends stand (an end that stands before it has a negative start).
        published: the day of the article (ISO 8601).

    Returns:
        As `only_date`; None too where the clause says no more than that the one is the other's.

    """
    clause = [(piece.start, piece.end) for piece in clause_of(sentence, subject, obj)]
    verb = _HAPPENS.get(predicate)
    if verb and not any(verb.search(sentence, *span) for span in clause):
        return None
    return only_date(sentence, published, clause)


def only_date(sentence: str, published: str | None, within: Sequence[Span] | None = None) -> str | None:
    """The date that a sentence names, if it names one and no other.

    Args:
        sentence: its text.
        published: the day of the article (ISO 8601); without it, no date is worked out that the sentence gives in part.
        within: the stretches of it that count (all).

    Returns:
        ISO 8601: a day, a month (2025-07) or a year; None for no date, or more than one.

    """
    day = datetime.date.fromisoformat(published) if published else None
    dateline = _DATELINE.match(sentence)
    first = dateline.end() if dateline else 0
    spans = within if within is not None else [(0, len(sentence))]
    found = {
        _resolve(match, day)
        for match in _dates(sentence, first)
        if any(start <= match.start() < end for start, end in spans) and not _is_of_saying(match)
    }
    return found.pop() if len(found) == 1 and None not in found else None


def _is_of_saying(match: re.Match[str]) -> bool:
    """Whether the day is that of the words, not of what they tell."""
    part = match.groupdict()
    daily = part.get("weekday") or part.get("relative") in ("today", "yesterday")
    return bool(daily and _SAID.search(match.string, 0, match.start()))


def _dates(text: str, first: int) -> Iterator[re.Match[str]]:
    taken: list[Span] = []
    for pattern in _DATES:
        for match in pattern.finditer(text, first):
            if not any(match.start() < end and match.end() > start for start, end in taken):
                taken.append(match.span())
                yield match


def _resolve(match: re.Match[str], published: datetime.date | None) -> str | None:
    part = match.groupdict()
    try:
        if part.get("relative"):
            return _relative(part["relative"].lower(), published)
        if part.get("weekday"):
            return _weekday(part["weekday"].lower(), published)
        month = int(part["number"]) if part.get("number") else _month(part.get("month"))
        if part.get("year"):
            return _written(int(part["year"]), month, part.get("day"))
        if published is None or month is None:
            return None
        return _recent(month, part.get("day"), published)
    except ValueError:  # a day that no month has, such as 31 June: the text names no date
        return None


def _month(name: str | None) -> int | None:
    if not name:
        return None
    start = name.lower().rstrip(".")[:3]
    return next(number for full, number in _MONTHS.items() if full.startswith(start))


def _written(year: int, month: int | None, day: str | None) -> str:
    if month is None:
        return f"{year:04d}"
    return datetime.date(year, month, int(day)).isoformat() if day else f"{year:04d}-{month:02d}"


def _recent(month: int, day: str | None, published: datetime.date) -> str | None:
    """A month without a year is the last such month, the article's own included; a day after the article is none."""
    year = published.year if month <= published.month else published.year - 1
    if day:
        found = datetime.date(year, month, int(day))
        return found.isoformat() if found <= published else None
    return f"{year:04d}-{month:02d}"


def _weekday(name: str, published: datetime.date | None) -> str | None:
    """The last day of that name, the article's own included."""
    if published is None:
        return None
    back = (published.weekday() - _DAYS.index(name)) % 7
    return (published - datetime.timedelta(days=back)).isoformat()


def _relative(words: str, published: datetime.date | None) -> str | None:
    if published is None:
        return None
    if words in ("today", "yesterday"):
        return (published - datetime.timedelta(days=words == "yesterday")).isoformat()
    if words.endswith("year"):
        return f"{published.year - words.startswith('last'):04d}"
    first = published.replace(day=1)
    chosen = first - datetime.timedelta(days=1) if words.startswith("last") else first
    return f"{chosen.year:04d}-{chosen.month:02d}"
