"""A web page comes in; the article in it goes out, found by trafilatura."""

from __future__ import annotations

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

    document = trafilatura.bare_extraction(
        text, include_comments=False, include_tables=False, favor_precision=True, with_metadata=True
    )
    if document is None or not document.text:
        raise SourceError(path, "no article can be found in this page")
    meta = {
        "title": document.title,
        "publisher": document.sitename,
        "date": _date(document.date, path),
        "url": document.url,
    }
    yield make_article(document.text, meta, path, defaults)


def _date(value: str | None, path: Path) -> str | None:
    """The page's date, if it gives one: what a page says in passing is not worth an error."""
    try:
        return parse_date(value, path)
    except SourceError:
        return None
