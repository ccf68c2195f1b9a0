"""Quads in any order come in; their lines go out sorted, each once, in memory that does not grow with their number."""

from __future__ import annotations

import heapq
import tempfile
from collections.abc import Callable, Iterable, Iterator
from contextlib import ExitStack, contextmanager
from itertools import islice
from typing import IO

import pyoxigraph as ox

#: How many quads are held at a time; more are sorted in parts on disk, and the parts merged.
AT_ONCE = 50_000

Lines = Callable[[list[ox.Quad]], Iterable[bytes]]


@contextmanager
def sorted_lines(quads: Iterable[ox.Quad], lines: Lines, *, at_once: int = AT_ONCE) -> Iterator[Iterator[bytes]]:
    """The sorted lines that `lines` makes of the quads; equal ones come once.

    Args:
        quads: in any order, any number of times.
        lines: turns some quads into lines that end with a line feed.
        at_once: how many quads are held at a time.

    """
    given = iter(quads)
    with ExitStack() as stack:
        parts: list[Iterable[bytes]] = []
        while batch := list(islice(given, at_once)):
            part = sorted(set(lines(batch)))
            if len(batch) < at_once and not parts:
                parts.append(part)
                break
            parts.append(stack.enter_context(_spooled(part)))
        yield iter(parts[0]) if len(parts) == 1 else _once(heapq.merge(*parts))


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
