"""The raw text and metadata of one article come in; an `Article` goes out."""

from __future__ import annotations

import datetime
import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from aiscape.errors import SourceError
from aiscape.model import Article
from aiscape.names import digest, fold, slug
from aiscape.read.furniture import article_of_page

#: A text with fewer letters than this is no article.
SHORTEST = 20
_LINE_ENDS = dict.fromkeys(map(ord, "\r\u2028\u2029\x0b\x0c\x85"), "\n")
_CONTROLS = dict.fromkeys([*range(9), *range(14, 32), *range(127, 133), *range(134, 160), 0xFEFF, 0x200B, 0xAD])
_STRAIGHT: dict[int, str | None] = {**_CONTROLS, **_LINE_ENDS, 0xA0: " ", 0x202F: " "}
_ONE_DAY = re.compile(r"(\d{1,2})([./-])(\d{1,2})\2\d{4}")


@dataclass(frozen=True)
class Defaults:
    """What to take for a publisher, date and language that a source does not tell itself."""

    publisher: str = ""
    date: str | None = None
    language: str = "en"


def make_article(
    text: Any,
    meta: Mapping[str, Any],
    source: Path | str,
    defaults: Defaults,
    *,
    line: int | None = None,
    page: bool = True,
) -> Article:
    """Clean a text and give it its identity: the same text, source name, publisher and address give the same id.

    Args:
        text: the article, or the page that it was saved with.
        meta: title, publisher, date, url, id, references, language, as far as they are known.
        source: where it was read from.
        defaults: what to take for what is missing.
        line: the line of a file that holds many articles.
        page: whether menus, other stories and the like may stand around the article.

    Raises:
        SourceError: there is no text, or the date is none.

    """
    if not isinstance(text, str):
        raise SourceError(source, "the article has no text", line=line)
    text, title, publisher = clean(text), _string(meta.get("title")), _string(meta.get("publisher"))
    if page:
        title, text = article_of_page(text, title, publisher)
    if sum(map(str.isalpha, text)) < SHORTEST:
        raise SourceError(source, "holds no text to read", line=line)
    publisher, url = publisher or clean(defaults.publisher), _string(meta.get("url"))
    return Article(
        id=_string(meta.get("id")) or _identity(source, text, publisher, url),
        text=text,
        title=title,
        publisher=publisher,
        date=parse_date(meta.get("date"), source, line) or defaults.date,
        url=url,
        source=clean(str(source)),
        references=_strings(meta.get("references")),
        language=_string(meta.get("language")) or defaults.language,
    )


def clean(text: str) -> str:
    """A text with one kind of line end and space, and without what cannot be seen or written."""
    text = text.replace("\r\n", "\n").translate(_STRAIGHT)
    text = text.encode("utf-8", "replace").decode("utf-8")  # half a surrogate pair
    return "\n".join(line.rstrip() for line in text.split("\n")).strip("\n ")


def _identity(source: Path | str, text: str, publisher: str, url: str) -> str:
    """What tells an article apart that has no id of its own: where it stands, what it says, and who publishes it."""
    return f"{slug(clean(Path(str(source)).stem)) or 'article'}-{digest(fold(text), publisher, url)[:8]}"


def parse_date(value: Any, source: Path | str, line: int | None = None) -> str | None:
    """A day in ISO 8601 from what a source gives as its date, or None where it gives none.

    Raises:
        SourceError: something is given that is no date, or that can be read as two.

    """
    if value is None or value == "":
        return None
    if isinstance(value, datetime.datetime):
        return value.date().isoformat()
    if isinstance(value, datetime.date):
        return value.isoformat()
    days = _days(value) if isinstance(value, (str, int)) and not isinstance(value, bool) else set()
    said = clean(str(value))[:40]
    if not days:
        raise SourceError(source, f"{said!r} is no date: write it as 2025-04-29", line=line)
    if len(days) > 1:
        raise SourceError(source, f"{said!r} can be more than one day: write it as 2025-04-29", line=line)
    return days.pop().isoformat()


def _days(value: str | int) -> set[datetime.date]:
    """Every day that a date can mean: a part that is missing would be filled in, so fill it in twice and see."""
    from dateutil import parser

    text = clean(str(value)).strip()[:80]
    days: set[datetime.date] = set()
    for day_first in (False, True) if _ONE_DAY.match(text) else (False,):
        for number in (1, 2):
            default = datetime.datetime(2000 + number, number, number)
            try:
                days.add(parser.parse(text, default=default, dayfirst=day_first, ignoretz=True).date())
            except (ValueError, OverflowError, TypeError, AttributeError, RecursionError):
                return set()
    return days


def _string(value: Any) -> str:
    """One line of text from a value of metadata; a list is joined, of an object its name is taken."""
    if isinstance(value, dict):
        value = value.get("name")
    if isinstance(value, list):
        value = ", ".join(_string(item) for item in value[:20] if isinstance(item, (str, int, float)))
    if value is None or isinstance(value, (dict, tuple)):
        return ""
    return " ".join(clean(str(value)).split())


def _strings(value: Any) -> tuple[str, ...]:
    values = value if isinstance(value, list) else [value]
    return tuple(dict.fromkeys(filter(None, map(_string, values))))
