"""Time the exports against rdflib's serializers, on a million quads shaped like claims with their evidence.

Both sides write the same quads to a file, each out of what it holds in memory: ours out of the graph that a build has,
rdflib out of a Dataset (N-Quads) or a Graph with the same prefixes (Turtle), its texts without a datatype, as they are
cheapest to it. Ours are sorted besides. Each run is a process of its own, the sides take turns, and the least of three
counts, in seconds of processor time: a busy machine disturbs those the least. Memory is the largest that the process
held while it wrote, over what it held before, at two sizes, to see whether it grows. Of Turtle rdflib gets one round,
and is stopped after some minutes: its time grows with the square of the quads.

    python benchmarks/export/run.py             # a million quads; some ten minutes
    python benchmarks/export/run.py 100000 60   # fewer, and seconds until rdflib's Turtle is stopped
"""

from __future__ import annotations

import gc
import json
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import psutil
import pyoxigraph as ox

from aiscape.export.rdf import write_nquads, write_turtle
from aiscape.model import Article, Claim, Entity, Graph
from aiscape.store import quads
from aiscape.store.terms import PREFIXES

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
    """Seconds of processor time, and the most megabytes held while it ran over those held before."""
    gc.collect()
    process = psutil.Process()
    before = most = process.memory_info().rss
    stop = threading.Event()

    def watch() -> None:
        nonlocal most
        while not stop.wait(0.02):
            most = max(most, process.memory_info().rss)

    watcher = threading.Thread(target=watch)
    watcher.start()
    start = time.process_time()
    run()
    seconds = time.process_time() - start
    stop.set()
    watcher.join()
    return {"seconds": round(seconds, 3), "megabytes": round((most - before) / 1e6)}


def ours(number: int, format: str, path: Path) -> dict[str, float]:
    graph = made(number)
    write = {"nquads": write_nquads, "turtle": write_turtle}[format]
    return {**timed(lambda: write(graph, path)), "quads": counted(path, format)}


def theirs(number: int, format: str, path: Path) -> dict[str, float]:
    import rdflib

    held = rdflib.Dataset() if format == "nquads" else rdflib.Graph()
    for prefix, iri in PREFIXES.items():
        held.bind(prefix, iri, override=True)
    for quad in quads(made(number)):
        graph = held.default_graph if isinstance(held, rdflib.Dataset) else held
        if isinstance(quad.graph_name, ox.NamedNode):
            if not isinstance(held, rdflib.Dataset):
                continue
            graph = held.graph(rdflib.URIRef(quad.graph_name.value))
        graph.add((_rdflib(quad.subject), _rdflib(quad.predicate), _rdflib(quad.object)))
    return {**timed(lambda: held.serialize(path, format=format)), "quads": counted(path, format)}


def counted(path: Path, format: str) -> int:
    """How many quads a file says, by another reader than those that wrote it."""
    kind = {"nquads": ox.RdfFormat.N_QUADS, "turtle": ox.RdfFormat.TURTLE}[format]
    return sum(1 for _ in ox.parse(path=str(path), format=kind))


def _rdflib(term: object) -> Any:
    import rdflib

    if isinstance(term, ox.Literal):
        if term.language:
            return rdflib.Literal(term.value, lang=term.language)
        plain = term.datatype.value == PREFIXES["xsd"] + "string"
        return rdflib.Literal(term.value, datatype=None if plain else rdflib.URIRef(term.datatype.value))
    assert isinstance(term, ox.NamedNode)
    return rdflib.URIRef(term.value)


def measured(side: str, format: str, size: int, limit: float | None = None) -> dict[str, float] | None:
    """One side's figures from a process of its own; none if it was stopped at the limit (seconds by the clock)."""
    command = [sys.executable, __file__, side, format, str(size)]
    try:
        done = subprocess.run(command, stdout=subprocess.PIPE, text=True, check=True, timeout=limit)
    except subprocess.TimeoutExpired:
        return None
    found: dict[str, float] = json.loads(done.stdout)
    name = "aiscape" if side == "ours" else "rdflib"
    print(
        f"{format:7} {name:8} {found['quads']:>9,} quads {found['seconds']:>7.2f} s {found['megabytes']:>6} MB",
        flush=True,
    )
    return found


def main() -> None:
    if len(sys.argv) == 4:
        side, format, size = sys.argv[1:]
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder, "graph")
            print(json.dumps({"ours": ours, "theirs": theirs}[side](int(size), format, path)))
        return
    number = int(sys.argv[1]) if len(sys.argv) > 1 else 1_000_000
    limit = float(sys.argv[2]) if len(sys.argv) > 2 else 400
    for format, rounds, most in (("nquads", 3, None), ("turtle", 1, limit)):
        measured("ours", format, number // 4)
        pairs = [(measured("ours", format, number), measured("theirs", format, number, most)) for _ in range(rounds)]
        mine = min(one["seconds"] for one, _ in pairs if one)
        other = min((two["seconds"] for _, two in pairs if two), default=None)
        if other is None:
            print(f"{format:7} rdflib stopped after {limit:.0f} s, aiscape done in {mine:.2f} s")
        else:
            assert len({found["quads"] for pair in pairs for found in pair if found}) == 1, "not the same quads"
            print(f"{format:7} {other / mine:.1f} times faster")


if __name__ == "__main__":
    main()
