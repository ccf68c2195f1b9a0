"""A sentence and its article's date come in; the one day, month or year that it names goes out. Nothing is guessed."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator

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


def only_date(sentence: str, published: str | None) -> str | None:
    """The date that a sentence names, if it names one and no other.

    Args:
        sentence: its text.
        published: the day of the article (ISO 8601); without it, no date is worked out that the sentence gives in part.

    Returns:
        ISO 8601: a day, a month (2025-07) or a year; None for no date, or more than one.

    """
    day = datetime.date.fromisoformat(published) if published else None
    dateline = _DATELINE.match(sentence)
    found = set(_dates(sentence[dateline.end() :] if dateline else sentence, day))
    return found.pop() if len(found) == 1 and None not in found else None


def _dates(text: str, published: datetime.date | None) -> Iterator[str | None]:
    taken: list[tuple[int, int]] = []
    for pattern in _DATES:
        for match in pattern.finditer(text):
            if any(match.start() < end and match.end() > start for start, end in taken):
                continue
            taken.append(match.span())
            yield _resolve(match, published)


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
