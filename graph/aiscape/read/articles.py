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
_STRAIGHT = str.maketrans(
    {
        "\r": "\n",
        "\u2028": "\n",
        "\u2029": "\n",
        "\x0c": "\n",
        "\x0b": "\n",
        "\x85": "\n",
        "\ufeff": None,
        "\u200b": None,
        "\u00ad": None,
    }
)


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
    """Clean a text and give it its identity: the same text and source name give the same id.

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
    text = text.replace("\r\n", "\n").translate(_STRAIGHT)
    title = _string(meta.get("title"))
    if page:
        title, text = article_of_page(text, title, _string(meta.get("publisher")))
    text = re.sub(r"[ \t\u00a0]+(?=\n)|[ \t]+$", "", text).strip("\n ")
    if sum(c.isalpha() for c in text) < SHORTEST:
        raise SourceError(source, "holds no text to read", line=line)
    return Article(
        id=_identity(meta, source, text),
        text=text,
        title=title,
        publisher=_string(meta.get("publisher")) or defaults.publisher,
        date=parse_date(meta.get("date"), source, line) or defaults.date,
        url=_string(meta.get("url")),
        source=str(source),
        references=_strings(meta.get("references")),
        language=_string(meta.get("language")) or defaults.language,
    )


def _identity(meta: Mapping[str, Any], source: Path | str, text: str) -> str:
    given = _string(meta.get("id"))
    if given:
        return given
    return f"{slug(Path(str(source)).stem) or 'article'}-{digest(fold(text))[:8]}"


def parse_date(value: Any, source: Path | str, line: int | None = None) -> str | None:
    """A day in ISO 8601 from what a source gives as its date, or None where it gives none.

    Raises:
        SourceError: something is given that is no date.

    """
    if value is None or value == "":
        return None
    if isinstance(value, datetime.datetime):
        return value.date().isoformat()
    if isinstance(value, datetime.date):
        return value.isoformat()
    from dateutil import parser

    two = []
    try:
        for day in (1, 2):  # a part that is missing would be filled in: ask twice and see
            default = datetime.datetime(2000 + day, day, day)
            two.append(parser.parse(str(value), default=default).date())
    except (ValueError, OverflowError) as error:
        raise SourceError(source, f"{value!r} is no date: write it as 2025-04-29", line=line) from error
    if two[0] != two[1]:
        raise SourceError(source, f"{value!r} is no full date: write it as 2025-04-29", line=line)
    return two[0].isoformat()


def _string(value: Any) -> str:
    return "" if value is None else str(value).strip()


def _strings(value: Any) -> tuple[str, ...]:
    if isinstance(value, (list, tuple)):
        return tuple(_string(item) for item in value)
    return (_string(value),) if value else ()
