"""Paths come in; every article in them, and one error for each thing that cannot be read, go out, in a fixed order."""

from __future__ import annotations

import os
import re
import stat
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from pathlib import Path

from aiscape.errors import SourceError
from aiscape.model import Article
from aiscape.plugins import functions, refused
from aiscape.read.articles import Defaults
from aiscape.read.encodings import decode
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


def readers() -> dict[str, Reader]:
    """Every reader by the suffix of its files: the project's own, and those of plugins (`aiscape.readers`).

    Raises:
        PluginError: a plugin cannot be loaded, is no function, or its name is no suffix or a taken one.

    """
    found = dict(READERS)
    for suffix, plugin in functions("aiscape.readers").items():
        if suffix in found:
            raise refused("aiscape.readers", suffix, "files that end so have a reader")
        if not suffix.startswith(".") or suffix != suffix.lower():
            raise refused("aiscape.readers", suffix, "its name is no suffix in small letters, as .eml")
        found[suffix] = partial(_by_plugin, plugin)
    return found


def _by_plugin(plugin: Reader, text: str, path: Path, defaults: Defaults) -> Iterator[Article | SourceError]:
    """What a plugin reads; where it fails, or gives something else, that is a fault of the source."""
    try:
        for article in plugin(text, path, defaults):
            if not isinstance(article, Article | SourceError):
                raise TypeError(f"{article!r} is no Article")
            yield article
    except SourceError:
        raise
    except Exception as error:  # a plugin may fail in any way
        raise SourceError(
            path, f"the reader of {path.suffix.lower()} fails: {type(error).__name__}: {error}"
        ) from error


#: One file of more bytes than this is refused; a collection larger than this is best cut into several.
LARGEST = 64 * 1024 * 1024
#: Files that explain a folder and are no articles.
_NOT_ARTICLES = frozenset({"readme", "license", "contributing", "changelog"})


#: What a build writes: a folder that holds the first three is an output, and these files of it are no sources.
_OUTPUTS = ("claims.jsonl", "extracted.jsonl", "report.json", "graph.html", "graph.jsonld")


def read_sources(sources: Sequence[Path | str], defaults: Defaults) -> Iterator[Article | SourceError]:
    """Read files, folders and `-` (standard input); what cannot be read comes out as an error in its place."""
    for source in dict.fromkeys(map(str, sources)):
        if source == "-":
            yield from _read_standard_input(defaults)
        elif os.path.isdir(source):
            yield from _read_folder(Path(source), defaults)
        else:
            yield from _read_file(Path(source), defaults)


def _read_folder(folder: Path, defaults: Defaults) -> Iterator[Article | SourceError]:
    empty = True
    for item in _files(folder):
        empty = False
        yield from [item] if isinstance(item, SourceError) else _read_file(item, defaults)
    if empty:
        yield SourceError(_shown(folder), f"holds no file of a kind that is read ({', '.join(readers())})")


def _files(folder: Path) -> Iterator[Path | SourceError]:
    """The readable files below a folder, by name; a folder that links back to one above it is entered once."""
    seen: set[tuple[int, int]] = set()
    faults: list[OSError] = []
    for root, folders, names in os.walk(folder, followlinks=True, onerror=faults.append):
        status = os.stat(root)
        if (status.st_dev, status.st_ino) in seen:
            folders.clear()
            continue
        seen.add((status.st_dev, status.st_ino))
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        written = _OUTPUTS if set(_OUTPUTS[:3]) <= set(names) else ()
        for name in sorted(set(names) - set(written)):
            path = Path(root, name)
            readable = path.suffix.lower() in readers() and path.stem.casefold() not in _NOT_ARTICLES
            if readable and not name.startswith("."):
                yield path
    for error in faults:
        yield SourceError(_shown(error.filename or folder), f"this folder cannot be read: {error.strerror or error}")


def _read_standard_input(defaults: Defaults) -> Iterator[Article | SourceError]:
    path = Path("standard-input")
    if sys.stdin is None:
        yield SourceError(path, "is closed")
        return
    try:
        data = sys.stdin.buffer.read(LARGEST + 1)
    except OSError as error:
        yield SourceError(path, f"cannot be read: {error.strerror or error}")
        return
    yield from _read_bytes(data, path, defaults)


def _read_file(path: Path, defaults: Defaults) -> Iterator[Article | SourceError]:
    shown = Path(_shown(path))
    try:
        status = path.stat()
        if not stat.S_ISREG(status.st_mode):
            yield SourceError(shown, "is no file but a pipe or device: give what comes through a pipe as '-'")
            return
        if status.st_size > LARGEST:
            yield _too_large(shown)
            return
        data = path.read_bytes()
    except FileNotFoundError:
        yield SourceError(shown, "leads to no file" if path.is_symlink() else "there is no such file")
        return
    except (OSError, ValueError) as error:
        yield SourceError(shown, f"cannot be read: {getattr(error, 'strerror', None) or error}")
        return
    yield from _read_bytes(data, shown, defaults)


def _shown(path: Path | str | bytes) -> str:
    """A path as it can be printed, whatever bytes it is made of."""
    return "".join(c if c.isprintable() else "\ufffd" for c in os.fsdecode(path))


def _read_bytes(data: bytes, path: Path, defaults: Defaults) -> Iterator[Article | SourceError]:
    if len(data) > LARGEST:
        yield _too_large(path)
        return
    try:
        text = decode(data, path).replace("\r\n", "\n").replace("\r", "\n")
        reader = readers().get(path.suffix.lower()) or _guess(text)
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
    if re.match(r"\[\s*[\[{]", start):
        return read_json
    if re.match(r"\{\s*[\"}]", start):
        return read_lines
    if start.startswith(("<!doctype html", "<html", "<?xml")):
        return read_page
    return read_text
