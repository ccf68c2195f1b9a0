"""A graph comes in; the JSON of Cytoscape, graphology or networkx goes out: a node for each entity, an edge for each claim."""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from aiscape.export.records import Record, edge, node
from aiscape.model import Entity, Graph


def write_cytoscape(graph: Graph, path: Path) -> None:
    """Cytoscape JSON (.cyjs), for Cytoscape and Cytoscape.js."""
    nodes = ({"data": {"id": e.iri, "name": e.label, "value": e.iri, **_about(e)}} for e in graph.entities)
    edges = (
        {
            "data": {
                "id": f"claim:{c.id}",
                "source": c.subject.iri,
                "target": c.object.iri,
                "interaction": c.predicate,
                "key": c.id,
                **edge(c),
            }
        }
        for c in graph.claims
    )
    start = '{"format_version": "1.0", "generated_by": "aiscape", "data": {"name": "aiscape"}, "elements": {'
    _write(path, start, (("nodes", nodes), ("edges", edges)), "}}")


def write_graphology(graph: Graph, path: Path) -> None:
    """The JSON of graphology, which sigma.js draws."""
    nodes = ({"key": e.iri, "attributes": _about(e)} for e in graph.entities)
    edges = (
        {"key": c.id, "source": c.subject.iri, "target": c.object.iri, "attributes": edge(c)} for c in graph.claims
    )
    options = {"type": "directed", "multi": True, "allowSelfLoops": True}
    start = '{"options": ' + json.dumps(options) + ', "attributes": {"name": "aiscape"}, '
    _write(path, start, (("nodes", nodes), ("edges", edges)), "}")


def write_node_link(graph: Graph, path: Path) -> None:
    """The node-link JSON of networkx, as `networkx.node_link_graph(data, edges="edges")` reads it."""
    nodes = ({"id": e.iri, **_about(e)} for e in graph.entities)
    edges = ({"source": c.subject.iri, "target": c.object.iri, "key": c.id, **edge(c)} for c in graph.claims)
    start = '{"directed": true, "multigraph": true, "graph": {"name": "aiscape"}, '
    _write(path, start, (("nodes", nodes), ("edges", edges)), "}")


def _about(entity: Entity) -> Record:
    return {name: value for name, value in node(entity).items() if name != "iri"}


def _write(path: Path, start: str, lists: Iterable[tuple[str, Iterable[dict[str, Any]]]], end: str) -> None:
    """Write the lists of an object in a stream, a member a line."""
    with path.open("w", encoding="utf-8", newline="\n") as file:
        file.write(start)
        between = ""
        for name, members in lists:
            file.write(f'{between}"{name}": [')
            comma = "\n"
            for member in members:
                file.write(comma + json.dumps(member, ensure_ascii=False))
                comma = ",\n"
            file.write("\n]")
            between = ", "
        file.write(end + "\n")
