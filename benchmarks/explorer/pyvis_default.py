"""The page that pyvis writes of a graph, as its documentation has it; run as a process so that it can be stopped."""

from __future__ import annotations

import pickle
import sys
import time
from pathlib import Path

from pyvis.network import Network


def write(source: Path, target: Path, still: bool, directed: bool) -> float:
    """Write the page, with all inside it so that it works offline, and say how many seconds of processor time that took.

    A Network is undirected unless told otherwise, and then looks through all edges for each that is added.
    """
    graph, points = pickle.loads(source.read_bytes())
    start = time.process_time()
    network = Network(height="100vh", width="100%", directed=directed, cdn_resources="in_line")
    for at, entity in enumerate(graph.entities):
        place = {"x": float(points[at][0]), "y": float(points[at][1])} if still else {}
        network.add_node(entity.iri, label=entity.label, title=", ".join(entity.types), group=entity.type, **place)
    for claim in graph.claims:
        network.add_edge(claim.subject.iri, claim.object.iri, label=claim.predicate, title=claim.quote)
    if still:
        network.toggle_physics(False)
    target.write_text(network.generate_html(), "utf-8")
    return time.process_time() - start


if __name__ == "__main__":
    print(write(Path(sys.argv[1]), Path(sys.argv[2]), "still" in sys.argv[3:], "directed" in sys.argv[3:]))
