"""Jobs come in as JSON lines on standard input; answers go out on standard output, each with a line before it.

The query engine cannot be interrupted, so each worker is a process that its server kills when time is up.
"""

from __future__ import annotations

import io
import json
import os
import sys
import threading
import traceback
from collections.abc import Callable
from pathlib import Path
from typing import IO, Any, BinaryIO, cast

import pyoxigraph as ox

from aiscape.errors import AiscapeError, QueryError, StoreError, UnknownName
from aiscape.serve.formats import GRAPHS, RESULTS, choose
from aiscape.store import KnowledgeGraph, open_graph
from aiscape.store.folder import find_store
from aiscape.store.seal import reading
from aiscape.store.terms import PREFIXES

#: What stands between two rows of each result format; in JSON no text can hold it, for its quotes are escaped.
_ROW = {
    ox.QueryResultsFormat.JSON: b'},{"',
    ox.QueryResultsFormat.XML: b"<result>",
    ox.QueryResultsFormat.CSV: b"\n",
    ox.QueryResultsFormat.TSV: b"\n",
}


class TooMuch(Exception):  # noqa: N818
    """An answer outgrew its limits."""


class Limited(io.RawIOBase):
    """A sink of bytes that holds so many rows and bytes and no more."""

    def __init__(self, rows: int, size: int, mark: bytes = b"") -> None:
        super().__init__()
        self.data = bytearray()
        self._rows, self._size, self._mark, self._seen = rows, size, mark, 0

    def writable(self) -> bool:
        """It is."""
        return True

    def write(self, chunk: Any) -> int:
        """Take more bytes.

        Raises:
            TooMuch: they would be too many.

        """
        start = max(0, len(self.data) - len(self._mark) + 1)
        self.data += chunk
        if self._mark:
            self._seen += self.data.count(self._mark, start)
        if len(self.data) > self._size:
            raise TooMuch(f"the answer is larger than {self._size} bytes: add a LIMIT")
        if self._seen > self._rows + 1:
            raise TooMuch(f"the answer has more than {self._rows} rows: add a LIMIT")
        return len(chunk)


class Graphs:
    """The graph in a folder, opened again after a build has put a new one there."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._state: tuple[int, int] | None = None
        self._graph: KnowledgeGraph | None = None

    def current(self) -> KnowledgeGraph:
        """The graph that is there now.

        Raises:
            StoreError: there is none.

        """
        try:
            found = (find_store(self._folder) / "CURRENT").stat()
        except OSError as error:
            raise StoreError(self._folder, "holds no graph now") from error
        state = (found.st_ino, found.st_mtime_ns)
        if self._graph is None or state != self._state:
            self._graph, self._state = open_graph(self._folder), state
        return self._graph


def sparql(kg: KnowledgeGraph, job: dict[str, Any]) -> tuple[str, bytes]:
    """Run a query; give the media type and the bytes of its answer."""
    options: dict[str, Any] = {}
    if job.get("default"):
        options["default_graph"] = [_graph(iri) for iri in job["default"]]
    if job.get("named"):
        options["named_graphs"] = [_graph(iri) for iri in job["named"]]
    if job.get("default") and not job.get("named"):
        options["named_graphs"] = []
    if job.get("named") and not job.get("default"):
        options["default_graph"] = []
    result = kg.solve(job["query"], **options)
    with reading(kg.folder):
        return _written(result, job)


def _written(result: Any, job: dict[str, Any]) -> tuple[str, bytes]:
    """The media type and the bytes of a result."""
    if isinstance(result, ox.QueryTriples):
        media = _accepted(job["accept"], GRAPHS)
        triples = []
        for triple in result:
            triples.append(triple)
            if len(triples) > job["rows"]:
                raise TooMuch(f"the answer has more than {job['rows']} triples: add a LIMIT")
        sink = Limited(job["rows"], job["size"])
        ox.serialize(triples, cast(IO[bytes], sink), format=GRAPHS[media], prefixes=PREFIXES)
        return media, bytes(sink.data)
    media = _accepted(job["accept"], RESULTS)
    sink = Limited(job["rows"], job["size"], _ROW[RESULTS[media]])
    result.serialize(sink, format=RESULTS[media])
    return media, bytes(sink.data)


def _accepted(accept: str, offered: Any) -> str:
    media = choose(accept, offered)
    if media is None:
        raise Refused(406, f"none of {accept} can be given: ask for one of {', '.join(offered)}")
    return media


class Refused(Exception):  # noqa: N818
    """A job is refused with a status of HTTP."""

    def __init__(self, status: int, reason: str) -> None:
        self.status = status
        super().__init__(reason)


def _graph(iri: str) -> ox.NamedNode:
    try:
        return ox.NamedNode(iri)
    except ValueError as error:
        raise QueryError(f"{iri!r} is no IRI of a graph") from error


def answer(graphs: Graphs, job: dict[str, Any]) -> tuple[int, str, bytes]:
    """Do one job: the status of HTTP, the media type, the answer."""
    from aiscape.query.ask import NotUnderstoodError
    from aiscape.serve.lookups import LOOKUPS

    try:
        kg = graphs.current()
        if job["kind"] == "sparql":
            return 200, *sparql(kg, job)
        data = json.dumps(LOOKUPS[job["kind"]](kg, job["given"]), ensure_ascii=False, default=str).encode()
        if len(data) > job["size"]:
            raise TooMuch(f"the answer is larger than {job['size']} bytes: ask for less")
        return 200, "application/json", data
    except Refused as error:
        return error.status, "text/plain", str(error).encode()
    except TooMuch as error:
        return 413, "text/plain", str(error).encode()
    except (UnknownName, NotUnderstoodError) as error:
        return 404, "text/plain", str(error).encode()
    except StoreError as error:
        return 503, "text/plain", str(error).encode()
    except AiscapeError as error:
        return 400, "text/plain", str(error).encode("utf-8", "replace")
    except (MemoryError, RecursionError):
        return 507, "text/plain", b"the question needs more memory or depth than is allowed here"
    except Exception as error:
        traceback.print_exc()
        return 500, "text/plain", f"a fault of the server, not of the question: {type(error).__name__}".encode()


def main(folder: str, memory: int, source: BinaryIO, sink: BinaryIO) -> None:
    """Do jobs until there are no more."""
    graphs = Graphs(Path(folder))
    try:
        graphs.current()
    except StoreError:
        pass
    _bound(memory)
    sink.write(b'{"ready": true}\n')
    sink.flush()
    while line := source.readline():
        job = json.loads(line)
        stop = _alarm(job["seconds"] + 5)
        status, media, data = answer(graphs, job)
        stop()
        sink.write(json.dumps({"status": status, "media": media, "size": len(data)}).encode() + b"\n" + data)
        sink.flush()


def _alarm(seconds: float) -> Callable[[], None]:
    """End the process if its server has not: it may be gone."""
    timer = threading.Timer(seconds, lambda: os._exit(3))
    timer.daemon = True
    timer.start()
    return timer.cancel


def _bound(memory: int) -> None:
    """Take no more memory than this beyond what the process has now, where the system can hold it to that."""
    try:
        import resource

        with open("/proc/self/statm", encoding="ascii") as file:
            now = int(file.read().split()[0]) * resource.getpagesize()
        resource.setrlimit(resource.RLIMIT_AS, (now + memory, now + memory))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    except (ImportError, OSError, ValueError):
        pass


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]), sys.stdin.buffer, sys.stdout.buffer)
