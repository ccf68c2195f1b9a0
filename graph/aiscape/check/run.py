"""A file or an output folder comes in; every fault of the graph in it goes out, the worst first."""

from __future__ import annotations

import codecs
import json
import re
from collections import Counter
from collections.abc import Iterable
from pathlib import Path

import pyoxigraph as ox

from aiscape.check.claims import claim_faults
from aiscape.check.entities import entity_faults
from aiscape.check.faults import Fault
from aiscape.check.reading import Facts
from aiscape.check.shapes import shape_faults
from aiscape.check.traps import trap
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
    if held and not (facts.claims or facts.articles or facts.entities):
        return [_foreign(held)]
    found = {*shape_faults(held, facts), *entity_faults(facts), *claim_faults(facts)}
    return sorted(found, key=lambda fault: (fault.check.level != "error", fault))


def _foreign(quads: list[ox.Quad]) -> Fault:
    """That a graph is of other vocabularies altogether."""
    spaces = Counter(re.split(r"[^/#]*$", quad.predicate.value)[0] for quad in quads)
    (most, _), *_ = sorted(spaces.items(), key=lambda item: (-item[1], item[0]))
    message = f"no claim, article or entity of this vocabulary is here, but {len(quads)} statements, most of {most}"
    return Fault("foreign", most, message)


def read_rdf(path: Path) -> list[ox.Quad]:
    """The quads of an RDF file; its name tells the format.

    Raises:
        SourceError: it cannot be read; the error has the line where the file has lines.

    """
    form = SUFFIXES.get(path.suffix.lower())
    if form is None:
        raise SourceError(path, f"is no RDF by its name: it must end with one of {', '.join(SUFFIXES)}")
    try:
        data = path.read_bytes().removeprefix(codecs.BOM_UTF8)
        if reason := trap(data, form):
            raise SourceError(path, reason)
        return list(dict.fromkeys(ox.parse(input=data, format=form, base_iri=path.resolve().as_uri())))
    except SyntaxError as error:
        reason = "".join(char if char.isprintable() else "\ufffd" for char in error.msg)
        raise SourceError(path, f"cannot be read as RDF: {reason}", line=error.lineno) from error
    except MemoryError as error:
        raise SourceError(path, "has a text of more than 16 MB, the most that is read") from error
    except OSError as error:
        raise SourceError(path, f"cannot be read: {error.strerror or error}") from error


def read_texts(folder: Path) -> dict[str, str]:
    """The texts of articles that a build keeps beside its graph, by identifier.

    Articles that share an identifier are told apart in the graph only, and left out here.

    Raises:
        SourceError: the file is damaged.

    """
    path = folder / "extracted.jsonl"
    if not path.is_file():
        return {}
    found: dict[str, list[str]] = {}
    with path.open("rb") as file:
        for number, line in enumerate(file, 1):
            try:
                article = json.loads(line)["article"]
                found.setdefault(article["id"], []).append(article["text"])
            except (ValueError, KeyError, TypeError) as error:
                raise SourceError(path, "is damaged: build with --fresh", line=number) from error
    return {identifier: texts[0] for identifier, texts in found.items() if len(texts) == 1}


_REIFIES = "http://www.w3.org/1999/02/22-rdf-syntax-ns#reifies"
