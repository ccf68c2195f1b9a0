"""A file or an output folder comes in; every fault of the graph in it goes out, the worst first."""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path

import pyoxigraph as ox

from aiscape.check.claims import claim_faults
from aiscape.check.entities import entity_faults
from aiscape.check.faults import Fault
from aiscape.check.reading import Facts
from aiscape.check.shapes import shape_faults
from aiscape.errors import SourceError

#: How the files of RDF end.
SUFFIXES = {
    ".ttl": ox.RdfFormat.TURTLE,
    ".trig": ox.RdfFormat.TRIG,
    ".nt": ox.RdfFormat.N_TRIPLES,
    ".nq": ox.RdfFormat.N_QUADS,
    ".rdf": ox.RdfFormat.RDF_XML,
    ".owl": ox.RdfFormat.RDF_XML,
    ".xml": ox.RdfFormat.RDF_XML,
    ".jsonld": ox.RdfFormat.JSON_LD,
    ".json": ox.RdfFormat.JSON_LD,
}


def check(quads: Iterable[ox.Quad], texts: dict[str, str] | None = None) -> list[Fault]:
    """Every fault of a graph, errors first.

    Args:
        quads: the graph.
        texts: the texts of its articles by identifier, to try the offsets on.

    """
    held = [quad for quad in quads if quad.predicate.value != _REIFIES]
    facts = Facts.of(held, texts)
    found = {*shape_faults(held, facts), *entity_faults(facts), *claim_faults(facts)}
    return sorted(found, key=lambda fault: (fault.check.level != "error", fault))


def read_rdf(path: Path) -> list[ox.Quad]:
    """The quads of an RDF file; its name tells the format.

    Raises:
        SourceError: it cannot be read; the error has the line where the file has lines.

    """
    form = SUFFIXES.get(path.suffix.lower())
    if form is None:
        raise SourceError(path, f"is no RDF by its name: it must end with one of {', '.join(SUFFIXES)}")
    try:
        return list(dict.fromkeys(ox.parse(path=str(path), format=form, base_iri=path.resolve().as_uri())))
    except SyntaxError as error:
        raise SourceError(path, f"cannot be read as RDF: {error.msg}", line=error.lineno) from error
    except OSError as error:
        raise SourceError(path, f"cannot be read: {error.strerror or error}") from error


def read_texts(folder: Path) -> dict[str, str]:
    """The texts of articles that a build keeps beside its graph, by identifier.

    Articles that share an identifier are told apart in the graph only, and left out here.
    """
    path = folder / "extracted.jsonl"
    if not path.is_file():
        return {}
    found: dict[str, list[str]] = {}
    with path.open(encoding="utf-8") as file:
        for line in file:
            article = json.loads(line)["article"]
            found.setdefault(article["id"], []).append(article["text"])
    return {identifier: texts[0] for identifier, texts in found.items() if len(texts) == 1}


_REIFIES = "http://www.w3.org/1999/02/22-rdf-syntax-ns#reifies"
