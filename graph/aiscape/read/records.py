"""JSON or JSON Lines comes in; its articles go out, one an object with at least `text`."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from aiscape.errors import SourceError
from aiscape.model import Article
from aiscape.read.articles import Defaults, make_article

#: Of one file, so many lines are named that cannot be read; the rest are counted.
MOST_FAULTS = 20


def read_json(text: str, path: Path, defaults: Defaults) -> Iterator[Article | SourceError]:
    """Read one object, or a list of objects.

    Raises:
        SourceError: the file is no JSON.

    """
    try:
        data = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise _no_json(path, error) from error
    for number, record in enumerate(data if isinstance(data, list) else [data], 1):
        yield _article(record, path, defaults, f"object {number}" if isinstance(data, list) else "the file")


def read_lines(text: str, path: Path, defaults: Defaults) -> Iterator[Article | SourceError]:
    """Read one object a line; a line that is none is an error of its own, and the next goes on."""
    lines = text.split("\n")
    if lines[0].strip() in ("{", "[", "[{"):
        yield from read_json(text, path, defaults)
        return
    faults = 0
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        try:
            item = _article(json.loads(line), path, defaults, "this line", number)
        except (ValueError, RecursionError) as error:
            item = _no_json(path, error, number)
        faults += isinstance(item, SourceError)
        if faults <= MOST_FAULTS or isinstance(item, Article):
            yield item
    if faults > MOST_FAULTS:
        yield SourceError(path, f"{faults - MOST_FAULTS} more lines cannot be read")


def _no_json(path: Path, error: Exception, line: int | None = None) -> SourceError:
    """Why a text is no JSON, and on which line."""
    if isinstance(error, json.JSONDecodeError):
        return SourceError(path, f"is no JSON: {error.msg}", line=line or error.lineno)
    reason = "nested too deeply" if isinstance(error, RecursionError) else "a number too long"
    return SourceError(path, f"is no JSON that can be read: {reason}", line=line)


def _article(record: Any, path: Path, defaults: Defaults, where: str, line: int | None = None) -> Article | SourceError:
    if not isinstance(record, dict):
        return SourceError(path, f"{where} is no JSON object", line=line)
    try:
        return make_article(record.get("text"), record, path, defaults, line=line)
    except SourceError as error:
        return SourceError(path, f"{where}: {error.reason}" if where.startswith("object") else error.reason, line=line)
