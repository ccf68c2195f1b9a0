"""A question comes in; what it says of time (since March, in 2025), as days, and the rest of it go out."""

from __future__ import annotations

import calendar
import datetime
import re
from dataclasses import dataclass

from aiscape.errors import QueryError
from aiscape.store.dates import span


@dataclass(frozen=True)
class Period:
    """Days from `since` to `until`, either perhaps open; `said` is how the question puts it."""

    since: str | None
    until: str | None
    said: str


_MONTHS = {
    name.casefold(): number
    for names in (calendar.month_name, calendar.month_abbr)
    for number, name in enumerate(names)
    if number
} | {"sept": 9}
_MONTH = "|".join(sorted(_MONTHS, key=len, reverse=True))
_WHEN = (
    rf"(?:(?:the )?(?:\d{{1,2}}(?:st|nd|rd|th)? )?(?:of )?(?:{_MONTH})\b\.?(?: \d{{1,2}}(?:st|nd|rd|th)?\b)?(?:,? \d{{4}})?"
    r"|\d{4}-\d\d-\d\d|\d{4}-\d\d|\d{4}\b|(?:the )?(?:first|second|third|fourth|last) quarter(?: of)? \d{4}|q[1-4] \d{4}"
    r"|(?:this|last) (?:year|month))"
)
#: Ways to say when; `one` and `two` are dates.
_FORMS = (
    ("between", rf"between (?P<one>{_WHEN}) and (?P<two>{_WHEN})"),
    ("between", rf"from (?P<one>{_WHEN}) (?:to|until|till|through) (?P<two>{_WHEN})"),
    ("since", rf"(?:ever )?(?:since|from) (?P<one>{_WHEN})(?: on| onwards?)?"),
    ("after", rf"after (?P<one>{_WHEN})"),
    ("before", rf"before (?P<one>{_WHEN})"),
    ("until", rf"(?:until|till|up to|by) (?:the end of )?(?P<one>{_WHEN})"),
    ("in", rf"(?:in|during|on|of|throughout) (?P<one>{_WHEN})"),
    ("in", r"(?P<one>(?:this|last) (?:year|month))"),
)
_QUARTERS = {"first": 1, "second": 2, "third": 3, "fourth": 4, "last": 4}


def split(text: str, latest: str | None) -> tuple[str, Period] | None:
    """A question without what it says of time at its end or start, and that; nothing if it says none.

    Args:
        text: the question.
        latest: the day of the newest article. A month without a year is the last such month up to then.

    Raises:
        QueryError: it names a day that the calendar has not.

    """
    if not re.search(rf"\d|\b(?:month|year|{_MONTH})\b", text, re.I):
        return None
    for how, form in _FORMS:
        end = re.fullmatch(rf"(?P<rest>.+?),? {form}", text, re.I)
        start = re.fullmatch(rf"{form},? (?P<rest>.+)", text, re.I)
        match = end or start
        if match is not None:
            said = text[len(match["rest"]) :] if end else text[: -len(match["rest"])]
            named = [match[name] for name in ("one", "two") if name in match.re.groupindex]
            year = re.search(r"\d{4}", named[-1])
            if year is not None and not re.search(r"\d{4}", named[0]):  # between March and May 2024
                named[0] += " " + year[0]
            dates = [_span(date, latest) for date in named]
            return match["rest"], _period(how, dates, said.strip(" ,"))
    return None


def _period(how: str, dates: list[tuple[str, str]], said: str) -> Period:
    first, last = dates[0]
    if how == "between":
        return Period(first, dates[1][1], said)
    if how == "after":
        return Period(_next(last, 1), None, said)
    if how == "before":
        return Period(None, _next(first, -1), said)
    return Period(None if how == "until" else first, None if how == "since" else last, said)


def _next(day: str, step: int) -> str:
    return (datetime.date.fromisoformat(day) + datetime.timedelta(days=step)).isoformat()


def _span(text: str, latest: str | None) -> tuple[str, str]:
    """The first and the last day of a date in words."""
    words = re.findall(r"[a-z]+|\d{4}(?:-\d\d)*|\d{1,2}", re.sub(r"(?<=\d)(st|nd|rd|th)\b", "", text.casefold()))
    newest = datetime.date.fromisoformat(latest) if latest else datetime.date.today()
    year = next((word for word in words if re.match(r"\d{4}", word)), None)
    if "quarter" in words or re.match(r"q\d \d", text, re.I):
        number = next((_QUARTERS[word] for word in words if word in _QUARTERS), None) or int(re.findall(r"\d", text)[0])
        return span(f"{year}-{3 * number - 2:02}")[0], span(f"{year}-{3 * number:02}")[1]
    if "year" in words:
        return span(str(newest.year - ("last" in words)))
    if words[-1] == "month":
        before = newest.replace(day=1) - datetime.timedelta(days=1)
        return span(f"{before if 'last' in words else newest:%Y-%m}")
    month = next((_MONTHS[word] for word in words if word in _MONTHS), None)
    if month is None:
        return span(year or text)
    day = next((int(word) for word in words if word.isdigit() and len(word) < 3), None)
    try:
        found = datetime.date(int(year or newest.year), month, day or 1)
        if year is None and found > newest:
            found = found.replace(year=found.year - 1)
    except ValueError:
        raise QueryError(f"the calendar has no {text!r}") from None
    return span(found.isoformat() if day else f"{found:%Y-%m}")
