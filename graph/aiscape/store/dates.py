"""A date as people write it comes in (2025, 2025-04, 2025-04-29); the days it may mean go out."""

from __future__ import annotations

import re

from aiscape.errors import QueryError

_DATE = re.compile(r"(\d{4})(?:-(\d\d))?(?:-(\d\d))?")


def span(value: str, name: str = "date") -> tuple[str, str]:
    """The first and the last day of a year, month or day.

    >>> span("2025-04")
    ('2025-04-01', '2025-04-30')

    Raises:
        QueryError: it is no date.

    """
    import calendar
    import datetime

    match = _DATE.fullmatch(value.strip())
    try:
        if match is None:
            raise ValueError
        year, month, day = (int(part) if part else None for part in match.groups())
        assert year is not None
        last_month = month or 12
        last_day = day or calendar.monthrange(year, last_month)[1]
        first = datetime.date(year, month or 1, day or 1)
        return first.isoformat(), datetime.date(year, last_month, last_day).isoformat()
    except ValueError:
        raise QueryError(f"{name}: {value!r} is no date: write 2025, 2025-04 or 2025-04-29") from None


def within(value: str | None, since: str | None, until: str | None) -> bool:
    """Whether a date touches the days from `since` to `until`; no date does, unless neither is set."""
    if since is None and until is None:
        return True
    if not value:
        return False
    first, last = span(value)
    return (since is None or last >= span(since, "since")[0]) and (until is None or first <= span(until, "until")[1])
