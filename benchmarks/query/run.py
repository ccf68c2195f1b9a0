"""Twelve queries through aiscape, bare pyoxigraph and rdflib's memory store, on one graph, in one run.

    python benchmarks/query/run.py [FOLDER] [--quads N] [--rounds N] [--limit SECONDS]

FOLDER is what a build wrote; without it, a graph of N quads is made (1,000,000 unless told otherwise). Times are of the
processor, the least of the rounds, of which aiscape and pyoxigraph take turns; rdflib, in a process of its own, answers as often, or
twice where that takes over a second, and is given up after the limit, which then counts as its time. All three must give the same
rows. Prints a table and, with --out, writes it.
"""

from __future__ import annotations

import argparse
import gc
import math
import multiprocessing
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pyoxigraph as ox
from big_graph import big_graph
from questions import QUESTIONS

from aiscape.store import KnowledgeGraph, open_graph, write_store
from aiscape.store.terms import PREFIXES


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    arguments.add_argument("folder", type=Path, nargs="?")
    arguments.add_argument("--quads", type=int, default=1_000_000)
    arguments.add_argument("--rounds", type=int, default=5)
    arguments.add_argument("--limit", type=float, default=60.0)
    arguments.add_argument("--out", type=Path)
    given = arguments.parse_args()
    with tempfile.TemporaryDirectory() as scratch:
        folder = given.folder or made(Path(scratch) / "output", given.quads)
        report = measure(folder, Path(scratch) / "all.nq", given.rounds, given.limit)
    print(report)
    if given.out:
        given.out.write_text(report + "\n", encoding="utf-8")


def made(folder: Path, quads: int) -> Path:
    """A generated graph on disk."""
    (folder / "store").mkdir(parents=True)
    write_store(big_graph(round(quads / 23.6)), folder / "store")
    return folder


def measure(folder: Path, data: Path, rounds: int, limit: float) -> str:
    """All times of a graph as a table; `data` is where its quads are written for rdflib."""
    disk = open_graph(folder)
    queries = {name: filled(disk, text) for name, text in QUESTIONS.items()}
    disk.store.dump(str(data), format=ox.RdfFormat.N_QUADS)
    kg, bare = open_graph(folder, memory=True), ox.Store()
    bare.bulk_load(path=str(data), format=ox.RdfFormat.N_QUADS)
    dataset = load(data)
    gc.freeze()
    lines = [
        f"{len(bare):,} quads; milliseconds of the processor, least of {rounds}", "",
        "| query | rows | aiscape | pyoxigraph | rdflib | to pyoxigraph | rdflib to aiscape | aiscape, from disk |",
        "|---|---|---|---|---|---|---|---|",
    ]  # fmt: skip
    totals, gains, shares = [0.0, 0.0], [], []
    for name, text in queries.items():
        ours, theirs = pair(kg, bare, text, rounds)
        cold = pair(disk, None, text, rounds)[0]
        rows, other = rdflib_time(dataset, text, limit, rounds)
        found = same([tuple(row) for row in kg.sparql(text)])  # type: ignore[union-attr]
        answers = {
            "pyoxigraph": same([tuple(s) for s in bare.query(text, prefixes=PREFIXES)]),  # type: ignore[union-attr]
            "aiscape, from disk": same([tuple(row) for row in disk.sparql(text)]),  # type: ignore[union-attr]
            "rdflib": rows if rows is not None else found,
        }
        for engine, answer in answers.items():
            if answer != found:
                raise SystemExit(f"{name}: {engine} gives other rows than aiscape: {len(answer)} and {len(found)}")
        more = "over " if rows is None else ""
        gains.append(other / ours)
        shares.append(ours / theirs)
        totals = [totals[0] + ours, totals[1] + theirs]
        lines.append(
            f"| {name} | {len(found)} | {ours * 1000:.2f} | {theirs * 1000:.2f} | {more}{other * 1000:.1f} "
            f"| {ours / theirs:.2f} | {more}{other / ours:.0f} | {cold * 1000:.2f} |"
        )
    lines += [
        "",
        f"In all {totals[0] * 1000:.1f} ms, {totals[0] / totals[1]:.2f} times bare pyoxigraph (geometric mean {mean(shares):.2f}); "
        f"{mean(gains):.0f} times faster than rdflib (geometric mean). All three in memory, but for the last column.",
    ]
    return "\n".join(lines)


def mean(numbers: list[float]) -> float:
    """The geometric mean."""
    return math.exp(sum(map(math.log, numbers)) / len(numbers))


def same(rows: list[tuple[Any, ...]]) -> list[tuple[str, ...]]:
    """Rows as texts and in order, so that those of one engine can be compared with those of another."""
    return sorted(tuple("" if cell is None else str(getattr(cell, "value", cell)) for cell in row) for row in rows)


def filled(kg: KnowledgeGraph, text: str) -> str:
    """A query about the company that is in most claims."""
    busiest = kg.sparql(
        "SELECT ?e ?label { { SELECT ?e (COUNT(*) AS ?n) {"
        " ?c rdf:subject ?e . ?e aiscape:leadingType aiscape:Company } "
        "GROUP BY ?e ORDER BY DESC(?n) ?e LIMIT 1 } ?e rdfs:label ?label }"
    )
    node, label = busiest[0]  # type: ignore[index,misc]
    return text.replace("{node}", node).replace("{label}", label)


def pair(kg: KnowledgeGraph, bare: ox.Store | None, text: str, rounds: int) -> tuple[float, float]:
    """The least times of aiscape and of bare pyoxigraph, in turn; all rows are taken, as values and as terms."""
    ours = theirs = math.inf
    for _ in range(rounds):
        ours = min(ours, timed(lambda: [tuple(row) for row in kg.sparql(text)]))  # type: ignore[union-attr]
        if bare is not None:
            theirs = min(theirs, timed(lambda: [tuple(s) for s in bare.query(text, prefixes=PREFIXES)]))  # type: ignore
    return ours, theirs


def timed(work: Callable[[], Any]) -> float:
    """How long something takes."""
    start = time.process_time()
    work()
    return time.process_time() - start


def rdflib_time(dataset: Any, text: str, limit: float, rounds: int) -> tuple[list[tuple[str, ...]] | None, float]:
    """Rows and seconds of a query in rdflib, run in a fork that can be ended; no rows and the limit if it was."""
    context = multiprocessing.get_context("fork")
    reader, writer = context.Pipe(duplex=False)
    process = context.Process(target=_ask, args=(dataset, text, rounds, writer))
    process.start()
    found: tuple[list[tuple[str, ...]] | None, float] = reader.recv() if reader.poll(limit) else (None, limit)
    process.kill()
    process.join()
    return found


def _ask(dataset: Any, text: str, rounds: int, writer: Any) -> None:
    best, rows = math.inf, []
    for number in range(rounds):
        start = time.process_time()
        rows = [tuple(row) for row in dataset.query(text, initNs=PREFIXES)]
        best = min(best, time.process_time() - start)
        if best > 1 and number:
            break
    writer.send((same([tuple(None if cell is None else str(cell) for cell in row) for row in rows]), best))


def load(data: Path) -> Any:
    """The same quads in rdflib's memory store; parsed by pyoxigraph, which is faster and is not measured."""
    import rdflib

    dataset = rdflib.Dataset()
    known: dict[Any, Any] = {}

    def term(value: Any) -> Any:
        if value not in known:
            if isinstance(value, ox.NamedNode):
                known[value] = rdflib.URIRef(value.value)
            elif value.language:
                known[value] = rdflib.Literal(value.value, lang=value.language)
            else:
                plain = value.datatype.value == PREFIXES["xsd"] + "string"
                known[value] = rdflib.Literal(
                    value.value, datatype=None if plain else rdflib.URIRef(value.datatype.value)
                )
        return known[value]

    graphs: dict[Any, Any] = {}
    for quad in ox.parse(path=str(data), format=ox.RdfFormat.N_QUADS):
        name = quad.graph_name
        if name not in graphs:
            default = isinstance(name, ox.DefaultGraph)
            graphs[name] = dataset.default_graph if default else dataset.graph(rdflib.URIRef(name.value))
        graphs[name].add((term(quad.subject), term(quad.predicate), term(quad.object)))
    return dataset


if __name__ == "__main__":
    main()
