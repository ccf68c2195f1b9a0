"""A graph, or a store, comes in; one file (or folder of tables) for another tool goes out, one function a format."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

from aiscape.errors import AiscapeError, OutputError
from aiscape.export.aside import written_aside
from aiscape.export.limits import FormatWarning
from aiscape.model import Graph
from aiscape.plugins import plugins, refused

if TYPE_CHECKING:
    from aiscape.store import KnowledgeGraph
    from aiscape.store.stored import Stored

Writer = Callable[[Graph, Path], None]


@dataclass(frozen=True)
class Format:
    """A format: what writes it (a function, or where it is as 'module:name'), how its files end, what it is for.

    `of_quads` tells that the writer, a module's of this folder, takes quads as well: a store need not be loaded for it.
    """

    writer: Writer | str
    suffix: str
    about: str
    of_quads: bool = False

    def write(self, graph: Graph | KnowledgeGraph, path: Path) -> None:
        """Write a graph, or one that was opened."""
        if callable(self.writer):
            self.writer(_loaded(graph), path)
            return
        module, _, name = self.writer.partition(":")
        write = getattr(import_module(f"aiscape.export.{module}"), name)
        write(_quads(graph) if self.of_quads else _loaded(graph), path)


#: name -> (where its writer is, how its files end, what it is for). No suffix: a folder.
FORMATS: dict[str, Format] = {
    "turtle": Format("rdf:write_turtle", ".ttl", "RDF to read by hand; Protégé, GraphDB, Jena", of_quads=True),
    "trig": Format("rdf:write_trig", ".trig", "RDF to read by hand, with a named graph for each article", of_quads=True),
    "ntriples": Format("rdf:write_ntriples", ".nt", "RDF, one triple a line, sorted", of_quads=True),
    "nquads": Format("rdf:write_nquads", ".nq", "RDF with named graphs, one quad a line, sorted; triple stores", of_quads=True),
    "rdfxml": Format("rdf:write_rdfxml", ".rdf", "RDF for tools that know nothing newer", of_quads=True),
    "jsonld": Format("jsonld:write_jsonld", ".jsonld", "RDF as JSON that reads well by hand, with its context", of_quads=True),
    "rdf12": Format("rdf:write_rdf12", ".rdf12.ttl", "Turtle 1.2: each claim reifies a triple term", of_quads=True),
    "void": Format("description:write_description", ".void.ttl", "what the data set holds (VoID, DCAT)"),
    "claims": Format("claims:write_claims", ".jsonl", "claims, one JSON object a line"),
    "graphml": Format("xml_graphs:write_graphml", ".graphml", "networkx, Gephi, Cytoscape, yEd"),
    "gexf": Format("xml_graphs:write_gexf", ".gexf", "Gephi, sigma.js"),
    "cypher": Format("cypher:write_cypher", ".cypher", "a script for Neo4j"),
    "ladybug": Format("cypher:write_ladybug", ".ladybug.cypher", "a script for ladybug, with its tables"),
    "neo4j": Format("cypher:write_neo4j", "-neo4j", "a folder of CSV files for neo4j-admin import"),
    "cytoscape": Format("json_graphs:write_cytoscape", ".cyjs", "Cytoscape, Cytoscape.js"),
    "graphology": Format("json_graphs:write_graphology", ".graphology.json", "graphology, sigma.js"),
    "node-link": Format("json_graphs:write_node_link", ".node-link.json", "networkx, D3"),
    "csv": Format("table_files:write_csv", "-csv", "a folder of CSV tables: nodes, claims, evidence, articles"),
    "parquet": Format("table_files:write_parquet", "-parquet", "the same as Parquet; DuckDB, polars, pandas, Spark"),
    "xlsx": Format("table_files:write_workbook", ".xlsx", "the same as a workbook; Excel, LibreOffice"),
    "pyvis": Format("pyvis_page:write_pyvis", ".pyvis.html", "a page drawn by vis-network"),
}  # fmt: skip


class UnknownFormat(AiscapeError):  # noqa: N818 - the name tells the situation
    """There is no such format."""

    exit_code = 2

    def __init__(self, name: str, known: tuple[str, ...]) -> None:
        self.name, self.known = name, known
        super().__init__(f"there is no format {name!r}: choose one of {', '.join(known)}")


def formats() -> dict[str, Format]:
    """All formats by name: the table above, then those of plugins.

    Raises:
        PluginError: a plugin cannot be loaded, is no Format, or takes the name of another.

    """
    found = dict(FORMATS)
    for name, plugin in plugins("aiscape.exporters").items():
        reason = "the name is taken" if name in found else "" if isinstance(plugin, Format) else "it is no Format"
        if reason:
            raise refused("aiscape.exporters", name, reason)
        found[name] = plugin
    return found


def export(graph: Graph | KnowledgeGraph, name: str, path: Path) -> None:
    """Write a graph in a format; RDF straight from the store, where one is open that is as a build left it.

    Raises:
        StoreError: the store is damaged.
        UnknownFormat: there is none of that name.
        FormatError: the format cannot hold what the graph says.
        MissingExtra: the format needs a package that is not installed.
        OutputError: the file cannot be written; what stood there before is unchanged.

    Warns:
        FormatWarning: the format shows something otherwise than the graph says it.

    """
    known = formats()
    if name not in known:
        raise UnknownFormat(name, tuple(known))
    try:
        with written_aside(path) as aside:
            known[name].write(graph, aside)
    except OutputError as error:
        raise OutputError(path, error.reason) from error
    except OSError as error:
        raise OutputError(path, f"cannot be written: {error.strerror or error}") from error


def _loaded(graph: Graph | KnowledgeGraph) -> Graph:
    return graph if isinstance(graph, Graph) else graph.graph


def _quads(graph: Graph | KnowledgeGraph) -> Graph | Stored:
    """What a writer of quads is given: the store where it holds nothing else, and else what the graph says."""
    from aiscape.store.stored import stored

    return graph if isinstance(graph, Graph) else stored(graph) or graph.graph


__all__ = ["FORMATS", "Format", "FormatWarning", "UnknownFormat", "export", "formats"]
