"""A graph comes in; its quads go out: as terms, and as a file in the order of its lines."""

from __future__ import annotations

import io
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

import pyoxigraph as ox

from aiscape.errors import StoreError
from aiscape.model import Graph

if TYPE_CHECKING:
    from typing_extensions import Buffer

#: Characters of N-Quads that are held at a time.
AT_ONCE = 1 << 18


def quads(graph: Graph) -> Iterator[ox.Quad]:
    """Every quad of a graph, no two alike.

    Raises:
        StoreError: a text is too long to be read as RDF.

    """
    for text in texts(graph):
        yield from parsed(text)


def parsed(lines: bytes) -> Iterator[ox.Quad]:
    """The quads of lines that were written here, so that every IRI in them was tried.

    Raises:
        StoreError: a text is too long to be read as RDF.

    """
    with readable():
        yield from ox.parse(input=lines, format=ox.RdfFormat.N_QUADS, lenient=True)


@contextmanager
def readable() -> Iterator[None]:
    """Tell of a text that is longer than the engine reads, which it calls a lack of memory."""
    try:
        yield
    except MemoryError as error:
        raise StoreError("the graph", "has a text of more than 16 MB, the most that can be stored") from error


def texts(graph: Graph, *, named: bool = True) -> Iterator[bytes]:
    """The blocks of a graph's lines as bytes, many at a time."""
    from aiscape.store.lines import blocks  # not needed to read

    held, size = [], 0
    for block in blocks(graph, named=named):
        held.append(block)
        size += len(block)
        if size >= AT_ONCE:
            yield "".join(held).encode()
            held, size = [], 0
    yield "".join(held).encode()


def quad_file(graph: Graph) -> io.BufferedReader:
    """The quads of a graph as a file of N-Quads to read, for those who take no terms."""
    return io.BufferedReader(_Texts(texts(graph)), AT_ONCE)


class _Texts(io.RawIOBase):
    """Texts as a file to read."""

    def __init__(self, given: Iterator[bytes]) -> None:
        self._given = given
        self._left = memoryview(b"")

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Buffer) -> int:
        view = memoryview(buffer)
        while not self._left and (more := next(self._given, None)) is not None:
            self._left = memoryview(more)
        size = min(len(view), len(self._left))
        view[:size] = self._left[:size]
        self._left = self._left[size:]
        return size
