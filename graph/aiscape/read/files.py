"""Paths come in; every article in them, and one error for each thing that cannot be read, go out, in a fixed order."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path

from aiscape.errors import SourceError
from aiscape.model import Article
from aiscape.read.articles import Defaults
from aiscape.read.page import read_page
from aiscape.read.records import read_json, read_lines
from aiscape.read.text import read_text

Reader = Callable[[str, Path, Defaults], Iterable[Article | SourceError]]

READERS: dict[str, Reader] = {
    ".txt": read_text,
    ".text": read_text,
    ".md": read_text,
    ".markdown": read_text,
    ".html": read_page,
    ".htm": read_page,
    ".xhtml": read_page,
    ".json": read_json,
    ".jsonl": read_lines,
    ".ndjson": read_lines,
}
#: One file of more bytes than this is refused; a collection larger than this is best cut into several.
LARGEST = 64 * 1024 * 1024
#: Files that explain a folder and are no articles.
_NOT_ARTICLES = frozenset({"readme", "license", "contributing", "changelog"})


def read_sources(sources: Sequence[Path | str], defaults: Defaults) -> Iterator[Article | SourceError]:
    """Read files, folders and `-` (standard input); what cannot be read comes out as an error in its place."""
    for source in sources:
        if str(source) == "-":
            yield from _read_bytes(sys.stdin.buffer.read(LARGEST + 1), Path("standard-input"), defaults)
            continue
        path = Path(source)
        if path.is_dir():
            for file in _files(path):
                yield from _read_file(file, defaults)
        else:
            yield from _read_file(path, defaults)


def _files(folder: Path) -> Iterator[Path]:
    """The readable files below a folder, by name; a folder that links back to one above it is entered once."""
    seen: set[tuple[int, int]] = set()
    for root, folders, names in os.walk(folder, followlinks=True):
        status = os.stat(root)
        if (status.st_dev, status.st_ino) in seen:
            folders.clear()
            continue
        seen.add((status.st_dev, status.st_ino))
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(names):
            path = Path(root, name)
            if (
                path.suffix.lower() in READERS
                and path.stem.casefold() not in _NOT_ARTICLES
                and not name.startswith(".")
            ):
                yield path


def _read_file(path: Path, defaults: Defaults) -> Iterator[Article | SourceError]:
    try:
        if path.is_file() and path.stat().st_size > LARGEST:
            yield _too_large(path)
            return
        data = path.read_bytes()
    except FileNotFoundError:
        yield SourceError(path, "there is no such file")
        return
    except OSError as error:
        yield SourceError(path, f"cannot be read: {error.strerror or error}")
        return
    yield from _read_bytes(data, path, defaults)


def _read_bytes(data: bytes, path: Path, defaults: Defaults) -> Iterator[Article | SourceError]:
    if len(data) > LARGEST:
        yield _too_large(path)
        return
    try:
        text = decode(data, path)
        reader = READERS.get(path.suffix.lower()) or _guess(text)
        yield from reader(text, path, defaults)
    except SourceError as error:
        yield error


def _too_large(path: Path) -> SourceError:
    return SourceError(
        path, f"larger than {LARGEST // 1024 // 1024} MB: too large for an article; cut a collection into several files"
    )


def _guess(text: str) -> Reader:
    """The reader for text that comes without a name."""
    start = text.lstrip()[:200].casefold()
    if start.startswith("{") or start.startswith("["):
        return read_json if start.startswith("[") else read_lines
    if start.startswith(("<!doctype html", "<html")):
        return read_page
    return read_text


def decode(data: bytes, path: Path) -> str:
    """Text from bytes: Unicode by its mark, UTF-8, else by what the bytes look like.

    Raises:
        SourceError: the file is empty, binary, or in no encoding that can be told.

    """
    if not data.strip():
        raise SourceError(path, "is empty")
    for mark, encoding in ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16")):
        if data.startswith(mark):
            try:
                return data.decode(encoding)
            except UnicodeDecodeError as error:
                raise SourceError(path, f"is not the {encoding} that it says it is") from error
    if b"\x00" in data[:8192]:
        raise SourceError(path, "is binary, not text")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return _decode_by_looks(data, path)


def _decode_by_looks(data: bytes, path: Path) -> str:
    from charset_normalizer import from_bytes

    best = from_bytes(data[:200_000]).best()
    if best is None:
        raise SourceError(path, "is neither UTF-8 nor any other encoding that can be told")
    try:
        return data.decode(best.encoding)
    except UnicodeDecodeError as error:
        raise SourceError(path, f"is not UTF-8, and not {best.encoding} throughout") from error
