"""A graph comes in; a file for Graphviz goes out."""

from __future__ import annotations

import json
from pathlib import Path

from aiscape.export import Format
from aiscape.model import Graph


def write_dot(graph: Graph, path: Path) -> None:
    """Write each plainly asserted fact as an arrow, once, however many articles state it."""
    names = {entity.iri: f"n{number}" for number, entity in enumerate(graph.entities)}
    facts = {(c.subject.iri, c.predicate, c.object.iri) for c in graph.claims if c.is_plain}
    lines = ["digraph aiscape {"]
    lines += [
        f"  {names[entity.iri]} [label={json.dumps(entity.label, ensure_ascii=False)}];" for entity in graph.entities
    ]
    lines += [f"  {names[one]} -> {names[two]} [label={relation}];" for one, relation, two in sorted(facts)]
    path.write_text("\n".join([*lines, "}", ""]), encoding="utf-8")


FORMAT = Format(write_dot, ".dot", "Graphviz")
