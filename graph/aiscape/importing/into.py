"""An RDF file and an output folder come in; the folder then holds the graph of both."""

from __future__ import annotations

from pathlib import Path

import pyoxigraph as ox

from aiscape.export.rdf import write_nquads
from aiscape.importing.merge import merge
from aiscape.importing.reading import Imported, read_graph
from aiscape.model import Graph
from aiscape.output import Output
from aiscape.store import KnowledgeGraph, open_graph

#: Everything that was ever imported into a folder; a build can merge it in again.
KEPT = "imported.nq"


def import_into(path: Path, folder: Path, mapping: str | None = None) -> tuple[Imported, Graph]:
    """Merge an RDF file into an output folder, which is made if it is not there.

    Returns:
        What the file held, and the graph that the folder holds now.

    Raises:
        SourceError: the file cannot be read.
        OutputError: the folder cannot be written; what stood there is unchanged.

    """
    found = read_graph(path, mapping)
    with Output.at(folder) as output:
        before = open_graph(folder).graph if (folder / "store").is_dir() else Graph()
        graph = merge(before, found.graph)
        output.write_graph(graph)
        write_nquads(merge(imported(folder), found.graph), output.file(KEPT))
        output.swap()
    return found, graph


def imported(folder: Path) -> Graph:
    """Everything that was imported into a folder so far."""
    path = folder / KEPT
    if not path.is_file():
        return Graph()
    store = ox.Store()
    store.bulk_load(path=str(path), format=ox.RdfFormat.N_QUADS)
    return KnowledgeGraph(store).graph
