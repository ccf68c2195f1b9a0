"""A Graph comes in; a small page for a notebook's cell, or the large one in the browser, goes out."""

from __future__ import annotations

import html
import tempfile
import webbrowser
from pathlib import Path

from aiscape.explore.page import page, write_page
from aiscape.model import Graph

SHOWN = 150
HEIGHT = 480


def repr_html(graph: Graph) -> str:
    """The most linked part of a graph as a page within a cell: it can neither reach the notebook nor the network."""
    part = most_linked(graph, SHOWN)
    title = f"{len(graph.entities):,} entities, {len(graph.claims):,} claims"
    if len(part.entities) < len(graph.entities):
        title += f" (the {len(part.entities)} most linked)"
    source = html.escape(page(part, title=title, compact=True), quote=True)
    style = f"width:100%;height:{HEIGHT}px;border:1px solid #8884;border-radius:8px"
    return (
        f'<iframe title="{html.escape(title)}" sandbox="allow-scripts allow-downloads allow-popups" '
        f'style="{style}" srcdoc="{source}"></iframe>'
    )


def explore(graph: Graph, path: Path | None = None, *, title: str = "aiscape") -> Path:
    """Write the large page, open it in the browser and say where it is; without a path it goes to a new folder."""
    target = Path(tempfile.mkdtemp(prefix="aiscape-")) / "graph.html" if path is None else path
    write_page(graph, target, title=title)
    webbrowser.open(target.resolve().as_uri())
    return target


def most_linked(graph: Graph, most: int) -> Graph:
    """The entities with most claims and the claims between them; a graph that is small enough stays as it is."""
    if len(graph.entities) <= most:
        return graph
    count: dict[str, int] = {}
    for claim in graph.claims:
        for entity in (claim.subject, claim.object):
            count[entity.iri] = count.get(entity.iri, 0) + 1
    chosen = set(sorted(count, key=lambda iri: (-count[iri], iri))[:most])
    claims = tuple(claim for claim in graph.claims if claim.subject.iri in chosen and claim.object.iri in chosen)
    entities = tuple(entity for entity in graph.entities if entity.iri in chosen)
    told = {claim.article for claim in claims}
    articles = tuple(article for article in graph.articles if article.id in told)
    copies = {copy: first for copy, first in graph.copies.items() if copy in told and first in told}
    return Graph(articles, entities, claims, copies)
