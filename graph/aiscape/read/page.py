"""A web page comes in; the article in it goes out, found by trafilatura."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from pathlib import Path

from aiscape.errors import SourceError
from aiscape.model import Article
from aiscape.read.articles import Defaults, make_article, parse_date


def read_page(text: str, path: Path, defaults: Defaults) -> Iterator[Article]:
    """Read the article of one HTML page with the title, site, date and address that the page gives.

    Raises:
        SourceError: no article can be found in it.

    """
    import trafilatura

    logging.getLogger("trafilatura").addHandler(logging.NullHandler())  # what it cannot read is told below
    document = trafilatura.bare_extraction(
        text, include_comments=False, include_tables=False, favor_precision=True, with_metadata=True
    )
    found = document if isinstance(document, dict) else document.as_dict() if document else {}
    body = found.get("text") or _all_text(text)
    if not body:
        raise SourceError(path, "no article can be found in this page")
    meta = {
        "title": found.get("title"),
        "publisher": found.get("sitename"),
        "date": _date(found.get("date"), path),
        "url": found.get("url"),
    }
    yield make_article(body, meta, path, defaults)


def _all_text(page: str) -> str:
    """What a page that is broken or bare shows, for the furniture to be told by its words."""
    import trafilatura

    if "<" not in page:
        return page
    text: str = trafilatura.html2txt(page, clean=True)
    return text


def _date(value: str | None, path: Path) -> str | None:
    """The page's date, if it gives one: what a page says in passing is not worth an error."""
    try:
        return parse_date(value, path)
    except SourceError:
        return None
