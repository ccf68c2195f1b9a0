"""Time the exports against rdflib's serializers, on a million quads shaped like claims with their evidence.

Both sides write the same quads, held in memory, to a file: ours out of a pyoxigraph store, theirs out of an
rdflib Dataset. Ours are sorted besides. Memory is the largest that the process held while it wrote, over what it held
before; it is measured at two sizes, to see whether it grows.

    python benchmarks/export/run.py            # a million quads; rdflib takes ten minutes and more for its Turtle
    python benchmarks/export/run.py 100000
"""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import psutil
import pyoxigraph as ox

from aiscape.export.rdf import write_nquads_of, write_turtle_of
from aiscape.model import Article, Claim, Entity, Graph
from aiscape.store import quads

#: Quads that a claim of the made graph comes to, with its share of entities and articles.
EACH = 23


def made(number: int) -> Graph:
    """A graph of some number of quads, nearly."""
    claims = number // EACH
    known = [
        Entity(f"https://w3id.org/aiscape/id/e{n}", f"Entity number {n}", ("Company",), (f"E{n}",))
        for n in range(max(2, claims // 5))
    ]
    articles = [Article(f"a{n}", "", f"Article {n}", "A wire", "2025-04-29") for n in range(max(1, claims // 20))]
    said = [
        Claim(
            f"c{n:09}", known[n * 7 % len(known)], "competesWith", known[(n * 11 + 1) % len(known)], "asserted",
            "stated", (), (("what", "speed"),), "2025-04", articles[n % len(articles)].id,
            f"Entity number {n * 7} is said to compete with number {n * 11 + 1} in what they do.", n, n + 60, 0.93,
            "made",
        )
        for n in range(claims)
    ]  # fmt: skip
    return Graph(tuple(articles), tuple(known), tuple(said))


def timed(run: Callable[[], object]) -> dict[str, float]:
    """Seconds, and the most megabytes held while it ran over those held before."""
    import threading

    process = psutil.Process()
    before = most = process.memory_info().rss
    stop = threading.Event()

    def watch() -> None:
        nonlocal most
        while not stop.wait(0.02):
            most = max(most, process.memory_info().rss)

    watcher = threading.Thread(target=watch)
    watcher.start()
    start = time.perf_counter()
    run()
    seconds = time.perf_counter() - start
    stop.set()
    watcher.join()
    return {"seconds": round(seconds, 2), "megabytes": round((most - before) / 1e6)}


def ours(number: int, format: str, path: Path) -> dict[str, float]:
    store = ox.Store()
    store.bulk_extend(quads(made(number)))
    write = {"nquads": write_nquads_of, "turtle": write_turtle_of}[format]
    return {"quads": len(store), **timed(lambda: write(store, path))}


def theirs(number: int, format: str, path: Path) -> dict[str, float]:
    import rdflib

    dataset = rdflib.Dataset()
    for quad in quads(made(number)):
        graph = dataset.default_graph
        if isinstance(quad.graph_name, ox.NamedNode):
            graph = dataset.graph(rdflib.URIRef(quad.graph_name.value))
        graph.add((_rdflib(quad.subject), _rdflib(quad.predicate), _rdflib(quad.object)))
    held = dataset if format == "nquads" else dataset.default_graph
    return {"quads": len(dataset), **timed(lambda: held.serialize(path, format=format))}


def _rdflib(term: object) -> object:
    import rdflib

    if isinstance(term, ox.Literal):
        if term.language:
            return rdflib.Literal(term.value, lang=term.language)
        return rdflib.Literal(term.value, datatype=rdflib.URIRef(term.datatype.value))
    assert isinstance(term, ox.NamedNode)
    return rdflib.URIRef(term.value)


def cases(number: int) -> Iterator[tuple[str, str, int]]:
    for format in ("nquads", "turtle"):
        yield "ours", format, number // 4
        yield "ours", format, number
        yield "theirs", format, number


def main() -> None:
    if len(sys.argv) == 4:
        side, format, size = sys.argv[1:]
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder, "graph")
            print(json.dumps({"ours": ours, "theirs": theirs}[side](int(size), format, path)))
        return
    number = int(sys.argv[1]) if len(sys.argv) > 1 else 1_000_000
    seconds: dict[tuple[str, str], float] = {}
    for side, format, size in cases(number):
        command = [sys.executable, __file__, side, format, str(size)]
        found = json.loads(subprocess.run(command, capture_output=True, text=True, check=True).stdout)
        seconds[side, format] = found["seconds"]
        name = "aiscape" if side == "ours" else "rdflib"
        print(f"{format:7} {name:8} {found['quads']:>9,} quads {found['seconds']:>7.2f} s {found['megabytes']:>6} MB")
        if side == "theirs":
            print(f"{format:7} {seconds['theirs', format] / seconds['ours', format]:.1f} times faster")


if __name__ == "__main__":
    main()
