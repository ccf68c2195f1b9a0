"""A graph, a store, or quads in any order, come in; their lines go out sorted, each once, in memory that does not grow with them."""

from __future__ import annotations

import heapq
import tempfile
from collections.abc import Callable, Iterable, Iterator
from contextlib import ExitStack, contextmanager
from itertools import islice
from typing import IO

import pyoxigraph as ox

from aiscape.model import Graph
from aiscape.store.lines import in_order
from aiscape.store.quads import texts
from aiscape.store.stored import Stored

Quads = Graph | Stored | Iterable[ox.Quad]
Change = Callable[[bytes], Iterable[bytes]]

#: How many quads are held at a time, how many texts of a graph or store, how many merged lines; the more are sorted in parts on disk.
AT_ONCE, TEXTS, LINES = 50_000, 16, 2_000


@contextmanager
def sorted_lines(
    given: Quads, change: Change | None = None, *, named: bool, across: bool = False, at_once: int = AT_ONCE
) -> Iterator[Iterator[bytes]]:
    """The sorted lines of N-Quads that quads make, each once, many of them at a time.

    Args:
        given: quads in any order, any number of times; or a store or a graph, which are much the faster.
        change: cuts N-Quads into lines that end with a line feed, changed as they are to be sorted (None: as they are).
        named: whether quads of named graphs are wanted.
        across: whether the change moves lines past those of other subjects.
        at_once: how many quads are held at a time.

    """
    if isinstance(given, Graph) and not across and in_order(given):
        parts = texts(given, named=named)
        yield parts if change is None else (b"".join(sorted(change(part))) for part in parts)
        return
    with ExitStack() as stack:
        yield _merged(_parts(given, named, at_once), change or _lines, stack)


def _parts(given: Quads, named: bool, at_once: int) -> Iterator[bytes]:
    """Lines in any order, as many at a time as are sorted in memory."""
    if isinstance(given, Graph):
        return _joined(texts(given, named=named))
    if isinstance(given, Stored):
        return _joined(given.texts(named=named))
    return _serialized(given, named, at_once)


def _merged(parts: Iterable[bytes], change: Change, stack: ExitStack) -> Iterator[bytes]:
    """Sort part by part, all but the last of them on disk, and merge."""
    spooled: list[Iterable[bytes]] = []
    held: list[bytes] | None = None
    for data in parts:
        if held is not None:
            spooled.append(stack.enter_context(_spooled(held)))
        held = sorted(set(change(data)))
    return _batches(_once(heapq.merge(*spooled, held or ())))


def _serialized(quads: Iterable[ox.Quad], named: bool, at_once: int) -> Iterator[bytes]:
    default = ox.DefaultGraph()
    given = iter(quads) if named else (quad for quad in quads if quad.graph_name == default)
    while batch := list(islice(given, at_once)):
        yield ox.serialize(batch, format=ox.RdfFormat.N_QUADS) or b""


def _joined(given: Iterator[bytes]) -> Iterator[bytes]:
    while batch := list(islice(given, TEXTS)):
        yield b"".join(batch)


def _lines(data: bytes) -> list[bytes]:
    return data.splitlines(keepends=True)


@contextmanager
def _spooled(part: list[bytes]) -> Iterator[IO[bytes]]:
    with tempfile.TemporaryFile(prefix="aiscape-") as file:
        file.writelines(part)
        del part  # or it would be held for as long as the file is
        file.seek(0)
        yield file


def _once(lines: Iterable[bytes]) -> Iterator[bytes]:
    before = b""
    for line in lines:
        if line != before:
            yield line
            before = line


def _batches(lines: Iterator[bytes]) -> Iterator[bytes]:
    while batch := b"".join(islice(lines, LINES)):
        yield batch
