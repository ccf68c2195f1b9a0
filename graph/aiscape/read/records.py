"""JSON or JSON Lines comes in; its articles go out, one an object with at least `text`."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from aiscape.errors import SourceError
from aiscape.model import Article
from aiscape.read.articles import Defaults, make_article


def read_json(text: str, path: Path, defaults: Defaults) -> Iterator[Article | SourceError]:
    """Read one object, or a list of objects.

    Raises:
        SourceError: the file is no JSON.

    """
    try:
        data = json.loads(text)
    except json.JSONDecodeError as error:
        raise SourceError(path, f"is no JSON: {error.msg}", line=error.lineno) from error
    for number, record in enumerate(data if isinstance(data, list) else [data], 1):
        yield _article(record, path, defaults, f"object {number}" if isinstance(data, list) else "")


def read_lines(text: str, path: Path, defaults: Defaults) -> Iterator[Article | SourceError]:
    """Read one object a line; a line that is none is an error of its own, and the next goes on."""
    lines = text.split("\n")
    if sum(bool(line.strip()) for line in lines[:3]) > 1 and lines[0].strip() in ("{", "["):
        yield from read_json(text, path, defaults)
        return
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        try:
            record = json.loads(line)
        except json.JSONDecodeError as error:
            yield SourceError(path, f"is no JSON: {error.msg}", line=number)
            continue
        yield _article(record, path, defaults, "", number)


def _article(record: Any, path: Path, defaults: Defaults, where: str, line: int | None = None) -> Article | SourceError:
    if not isinstance(record, dict):
        return SourceError(path, f"{where or 'a line'} is no JSON object", line=line)
    try:
        return make_article(record.get("text"), record, path, defaults, line=line)
    except SourceError as error:
        return SourceError(path, f"{where}: {error.reason}" if where else error.reason, line=line)
