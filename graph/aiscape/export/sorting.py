"""Quads in any order come in; their lines go out sorted, each once, in memory that does not grow with their number."""

from __future__ import annotations

import heapq
import tempfile
from collections.abc import Callable, Iterable, Iterator
from contextlib import ExitStack, contextmanager
from itertools import islice
from typing import IO

import pyoxigraph as ox

#: How many quads, or bytes of a store's lines, are held at a time; more are sorted in parts on disk, and merged.
AT_ONCE, BYTES = 50_000, 1 << 23

Lines = Callable[[bytes], Iterable[bytes]]


@contextmanager
def sorted_lines(
    quads: Iterable[ox.Quad] | ox.Store, change: Lines, *, named: bool, at_once: int = AT_ONCE
) -> Iterator[Iterator[bytes]]:
    """The sorted lines of N-Quads that quads make; equal ones come once.

    Args:
        quads: in any order, any number of times; a store is much the faster.
        change: cuts N-Quads into lines that end with a line feed, changed as they are to be sorted.
        named: whether quads of named graphs are wanted.
        at_once: how many quads are held at a time.

    """
    with ExitStack() as stack:
        given = _dumped(quads, named) if isinstance(quads, ox.Store) else _serialized(quads, named, at_once)
        parts: list[Iterable[bytes]] = []
        held: list[bytes] | None = None
        for data in given:
            if held is not None:
                parts.append(stack.enter_context(_spooled(held)))
            held = sorted(set(change(data)))
        if not parts:
            yield iter(held or ())
            return
        yield _once(heapq.merge(*parts, held or ()))


def _serialized(quads: Iterable[ox.Quad], named: bool, at_once: int) -> Iterator[bytes]:
    default = ox.DefaultGraph()
    given = iter(quads) if named else (quad for quad in quads if quad.graph_name == default)
    while batch := list(islice(given, at_once)):
        yield ox.serialize(batch, format=ox.RdfFormat.N_QUADS) or b""


def _dumped(store: ox.Store, named: bool) -> Iterator[bytes]:
    """The lines of a store, which writes them itself, some at a time."""
    with tempfile.TemporaryFile(prefix="aiscape-") as file:
        if named:
            store.dump(file, ox.RdfFormat.N_QUADS)
        else:
            store.dump(file, ox.RdfFormat.N_TRIPLES, from_graph=ox.DefaultGraph())
        file.seek(0)
        while data := file.read(BYTES):
            yield data + file.readline()


@contextmanager
def _spooled(part: list[bytes]) -> Iterator[IO[bytes]]:
    with tempfile.TemporaryFile(prefix="aiscape-") as file:
        file.writelines(part)
        file.seek(0)
        yield file


def _once(lines: Iterable[bytes]) -> Iterator[bytes]:
    before = b""
    for line in lines:
        if line != before:
            yield line
            before = line
