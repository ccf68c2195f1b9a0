"""Compare the explorer with pyvis and write results.md: python benchmarks/explorer/run.py [--claims FILE] [--quick].

Both write the same graph and are opened by the same browser, one after the other, in one run.
"""

from __future__ import annotations

import argparse
import os
import pickle
import platform
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
from playwright.sync_api import Browser, sync_playwright

HERE = Path(__file__).parent
sys.path[:0] = [str(HERE), str(HERE.parents[1] / "graph")]

from browsing import Seen, browse  # noqa: E402
from graphs import made_up, real  # noqa: E402

from aiscape.explore.communities import communities  # noqa: E402
from aiscape.explore.layout import layout  # noqa: E402
from aiscape.explore.page import write_page  # noqa: E402
from aiscape.explore.picture import picture  # noqa: E402
from aiscape.model import Graph  # noqa: E402

FLAGS = [
    "--headless=new",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
SOFTWARE_GL = ["--use-angle=swiftshader", "--enable-unsafe-swiftshader"]
WRITE_LIMIT, READY_LIMIT = 100.0, 120.0


@dataclass
class Row:
    """One graph, written and opened by both."""

    name: str
    nodes: int
    ours: Seen = field(default_factory=Seen)
    moving: Seen = field(default_factory=Seen)
    still: Seen = field(default_factory=Seen)
    write: tuple[float, float | None] = (0.0, None)
    arrows: float | None = None
    size: tuple[int, int | None] = (0, None)


def compare(browser: Browser, name: str, graph: Graph, folder: Path) -> Row:
    """Write and open one graph with both."""
    row = Row(name, len(graph.entities))
    path = folder / f"{row.nodes}.html"
    start = time.process_time()
    write_page(graph, path)
    row.write = (time.process_time() - start, None)
    row.size = (path.stat().st_size, None)
    row.ours = min((browse(browser, path, "ours", limit=60) for _ in range(3)), key=lambda seen: seen.ready or 99)
    source, moving, still = (folder / f"{row.nodes}.{end}" for end in ("pickle", "moving.html", "still.html"))
    source.write_bytes(pickle.dumps((graph, picture(graph).points * 4)))
    row.write = (row.write[0], _pyvis(source, moving))
    row.arrows = _pyvis(source, still, "still", "directed")
    if row.write[1] is not None:
        row.size = (row.size[0], moving.stat().st_size)
        row.moving = browse(browser, moving, "moving", limit=READY_LIMIT, pan=False)
    if row.arrows is not None:
        row.still = browse(browser, still, "still", limit=60)
    print(row, flush=True)
    return row


def _pyvis(source: Path, target: Path, *how: str) -> float | None:
    """Let pyvis write its page, unless that takes too long."""
    command = [sys.executable, str(HERE / "pyvis_default.py"), str(source), str(target), *how]
    paths = os.pathsep.join([str(HERE.parents[1] / "graph"), os.environ.get("PYTHONPATH", "")])
    around = {**os.environ, "PYTHONPATH": paths}
    try:
        done = subprocess.run(command, capture_output=True, text=True, timeout=WRITE_LIMIT, check=True, env=around)
    except subprocess.TimeoutExpired:
        return None
    return float(done.stdout)


def layouts() -> list[tuple[int, float, float]]:
    """How long a layout takes, communities included, and how many near neighbours are of one community."""
    from scipy.spatial import cKDTree

    found = []
    for n in (10_000, 100_000):
        graph = made_up(n)
        number = {entity.iri: at for at, entity in enumerate(graph.entities)}
        edges = np.array([(number[claim.subject.iri], number[claim.object.iri]) for claim in graph.claims])
        start = time.process_time()
        groups = communities(n, edges)
        points = layout(n, edges, communities=groups)
        taken = time.process_time() - start
        near = cKDTree(points).query(points, k=11)[1][:, 1:]
        found.append((n, taken, float((groups[near] == groups[:, None]).mean())))
    return found


def _number(value: float | None, limit: str = "–") -> str:
    return limit if value is None else f"{value:.2f}" if value < 10 else f"{value:.0f}"


def _goals(rows: list[Row], placed: list[tuple[int, float, float]]) -> list[str]:
    """Each goal with what was measured."""
    by = {row.nodes: row for row in rows if row.name == "made up"}
    lines = ["| goal | measured | met |", "|---|---|---|"]

    def line(goal: str, value: float | None, most: float, text: str) -> None:
        lines.append(f"| {goal} | {text} | {'–' if value is None else 'yes' if value <= most else 'no'} |")

    for n, part in ((200, 20), (1000, 50)):
        ready = by[n].ours.ready if n in by else None
        if ready:
            share = ready / (by[n].moving.ready or READY_LIMIT)
            line(f"ready at {n:,} in at most 1/{part} of pyvis' time", share, 1 / part, f"1/{1 / share:.0f}")
    if 5000 in by:
        row = by[5000]
        line("ready at 5,000 in at most 2 s", row.ours.ready, 2, f"{_number(row.ours.ready)} s")
        if row.still.script and row.ours.script:
            share = row.ours.script / row.still.script
            line("script per panned frame at 5,000 at most 1/15", share, 1 / 15, f"1/{1 / share:.0f}")
        if row.still.rate and row.ours.rate:
            share = row.still.rate / row.ours.rate
            line("canvas frames a second at 5,000 at least twice", share, 0.5, f"{1 / share:.1f} times")
        if row.write[1]:
            share = row.write[0] / row.write[1]
            line("writing at 5,000 at most 1/3 of its time", share, 1 / 3, f"1/{1 / share:.1f}")
        if 20000 in by:
            share = by[20000].write[0] / row.write[0]
            line("writing 20,000 at most 6 times dearer than 5,000", share, 6, f"{share:.1f} times")
    for row in rows:
        if row.size[1]:
            share = row.size[0] / row.size[1]
            line(f"file at most 1/4 of its size ({row.name}, {row.nodes:,})", share, 0.25, f"1/{1 / share:.1f}")
    for (n, taken, pure), most in zip(placed, (2, 15), strict=False):
        text = f"{taken:.1f} s, {pure:.2f} of ten nearest in one community"
        line(f"layout of {n:,} in at most {most} s", taken, most, text)
    return lines


def report(rows: list[Row], placed: list[tuple[int, float, float]], webgl: Seen, browser: str) -> str:
    """The tables, as Markdown."""
    about = f"{platform.processor() or platform.machine()}, {os.cpu_count()} cores, no GPU, Chromium {browser}"
    head = [
        "# The explorer beside pyvis",
        "",
        f"Written by `python benchmarks/explorer/run.py` on {about}, Python {platform.python_version()}.",
        "One run on a shared, busy machine: compare within a row. Writing and layout are in seconds of processor time,",
        "which other work on the machine changes least.",
        "",
    ]
    lines = [f"| {' | '.join(COLUMNS)} |", f"{'|---' * len(COLUMNS)}|", *(_cells(row) for row in rows)]
    drew = ", ".join(sorted({row.ours.renderer for row in rows}))
    notes = [
        "",
        'pyvis writes with `cdn_resources="in_line"`. Moving is its default page, with physics; still has physics off,',
        "our positions and `directed=True`: only an undirected Network, the default, looks through all edges for each",
        "that is added, and drops all but one between two nodes. Our time to write includes the layout, which pyvis",
        f"leaves to the browser. It is stopped after {WRITE_LIMIT:.0f} s of writing, {READY_LIMIT:.0f} s of loading.",
        f"What its page asks of the network fails at once here. The explorer drew on: {drew}.",
    ]
    if webgl.script is not None:
        notes += [
            f"Sigma on WebGL in software (`?renderer=webgl`), smallest graph: {webgl.script:.2f} ms of script a frame,",
            f"{_number(webgl.rate)} frames a second; that is why a canvas draws where there is no GPU.",
        ]
    notes.append("")
    return "\n".join([*head, *_goals(rows, placed), "", *lines, *notes])


COLUMNS = [
    *(
        "graph",
        "nodes",
        "write CPU s",
        "pyvis",
        "pyvis directed",
        "kB",
        "pyvis",
        "ready s",
        "pyvis moving",
        "pyvis still",
    ),
    *("script ms a frame", "pyvis still", "frames a second", "pyvis still"),
]


def _cells(row: Row) -> str:
    """One line of the table."""
    size, theirs = row.size
    late = f"> {READY_LIMIT:.0f}" if theirs else "–"
    cells = [
        *(row.name, f"{row.nodes:,}"),
        *(_number(row.write[0]), _number(row.write[1], f"> {WRITE_LIMIT:.0f}"), _number(row.arrows)),
        *(f"{size / 1000:.0f}", f"{theirs / 1000:.0f}" if theirs else "–"),
        *(_number(row.ours.ready), _number(row.moving.ready, late), _number(row.still.ready)),
        *(_number(row.ours.script), _number(row.still.script), _number(row.ours.rate), _number(row.still.rate)),
    ]
    return f"| {' | '.join(cells)} |"


def main() -> None:
    """Measure and write results.md."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--claims", type=Path, help="the claims.jsonl of a build, compared too")
    options.add_argument("--quick", action="store_true", help="200 nodes only, results are printed and not written")
    given = options.parse_args()
    sizes = (200,) if given.quick else (200, 1000, 5000, 20000)
    placed = [] if given.quick else layouts()
    executable = os.environ.get("CHROMIUM", "/usr/bin/chromium")
    with sync_playwright() as playwright, tempfile.TemporaryDirectory() as folder:
        browser = playwright.chromium.launch(executable_path=executable, args=FLAGS)
        graphs = [("made up", made_up(n)) for n in sizes]
        if given.claims:
            graphs.insert(0, ("real", real(given.claims)))
        rows = [compare(browser, name, graph, Path(folder)) for name, graph in graphs]
        gpu = playwright.chromium.launch(executable_path=executable, args=[*FLAGS, *SOFTWARE_GL])
        small = Path(folder) / f"{rows[0].nodes}.html"
        webgl = browse(gpu, small, "ours", limit=60, search="?renderer=webgl")
        gpu.close()
        text = report(rows, placed, webgl, browser.version)
        browser.close()
    print(text)
    if not given.quick:
        (HERE / "results.md").write_text(text, "utf-8")


if __name__ == "__main__":
    main()
