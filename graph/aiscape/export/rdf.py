"""A graph, a store, or any quads, come in; one RDF file goes out: sorted, so that two builds can be compared line by line.

N-Quads and TriG hold the default graph and the named graphs of the articles; Turtle, N-Triples and RDF/XML hold the
default graph, which says everything but which article states which bare fact.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import IO, cast

import pyoxigraph as ox

from aiscape.export.limits import FormatError, not_xml
from aiscape.export.sorting import Quads, sorted_lines
from aiscape.store.quads import parsed
from aiscape.store.terms import PREFIXES, term

_DEFAULT, _RDF_TYPE = ox.DefaultGraph(), term("rdf:type")
_TYPE = b"> <http://www.w3.org/1999/02/22-rdf-syntax-ns#type> "
#: What the property above is written as while lines are sorted: it comes first, and no line can hold it.
_FIRST = b"> \x01 "
#: How the IRI of a property or class must end to be the name of an XML element that every parser takes.
_NAME = re.compile(r"[/#:][\w.-]*?[A-Za-z_][\w.-]*\Z", re.ASCII)


def write_nquads(given: Quads, path: Path) -> None:
    """All quads, one a line, sorted: two builds can be compared line by line."""
    with path.open("wb") as file, sorted_lines(given, named=True) as lines:
        file.writelines(lines)


def write_ntriples(given: Quads, path: Path) -> None:
    """The default graph, one triple a line, sorted."""
    with path.open("wb") as file, sorted_lines(given, named=False) as lines:
        file.writelines(lines)


def write_turtle(given: Quads, path: Path, prefixes: Mapping[str, str] = PREFIXES) -> None:
    """The default graph (facts, entities, claims, articles), by subject, its type first."""
    with sorted_lines(given, _type_first, named=False) as lines:
        _rewrite(_quads(lines), path, ox.RdfFormat.TURTLE, prefixes)


def write_trig(given: Quads, path: Path) -> None:
    """The default graph, then the facts that each article states, each in its named graph, by subject."""
    with sorted_lines(given, _graph_first, named=True, across=True) as lines:
        _rewrite(_quads(map(_graph_last, lines)), path, ox.RdfFormat.TRIG, PREFIXES)


def write_rdfxml(given: Quads, path: Path) -> None:
    """The default graph as RDF/XML, by subject, for tools that know nothing newer.

    Raises:
        FormatError: XML cannot hold a text or name a property.

    """
    with sorted_lines(given, _type_first, named=False) as lines:
        _rewrite(_checked(_quads(lines)), path, ox.RdfFormat.RDF_XML, PREFIXES)


def write_rdf12(given: Quads, path: Path) -> None:
    """The default graph in Turtle 1.2: each claim says by rdf:reifies which triple it is about."""
    with sorted_lines(given, named=False) as lines:
        write_turtle(reified(_quads(lines)), path)


def reified(given: Iterable[ox.Quad]) -> Iterator[ox.Quad]:
    """The quads, and for each claim one more: that it reifies the triple of its subject, predicate and object."""
    parts = {term("rdf:subject"): 0, term("rdf:predicate"): 1, term("rdf:object"): 2}
    claims: dict[ox.NamedNode, dict[int, ox.NamedNode]] = {}
    for quad in given:
        at = parts.get(quad.predicate)
        if at is not None and isinstance(quad.subject, ox.NamedNode) and isinstance(quad.object, ox.NamedNode):
            found = claims.setdefault(quad.subject, {})
            found[at] = quad.object
            if len(found) == len(parts):
                yield ox.Quad(quad.subject, term("rdf:reifies"), ox.Triple(found[0], found[1], found[2]))
                del claims[quad.subject]
        yield quad


def _type_first(data: bytes) -> list[bytes]:
    return data.replace(_TYPE, _FIRST).splitlines(keepends=True)


def _graph_first(data: bytes) -> Iterator[bytes]:
    """Lines with the graph's name and a tab in front of the triple."""
    graphs: dict[object, list[ox.Triple]] = {}
    for quad in parsed(data):
        graphs.setdefault(quad.graph_name, []).append(quad.triple)
    for name, triples in graphs.items():
        before = b"" if name == _DEFAULT else str(name).encode()
        for line in _type_first(ox.serialize(triples, format=ox.RdfFormat.N_TRIPLES) or b""):
            yield before + b"\t" + line


def _graph_last(lines: bytes) -> bytes:
    """Lines of the above as N-Quads again."""
    split = (line.partition(b"\t") for line in lines.splitlines(keepends=True))
    return b"".join(triple[:-2] + name + b" .\n" if name else triple for name, _, triple in split)


def _quads(lines: Iterable[bytes]) -> Iterator[ox.Quad]:
    """The quads of sorted lines, in their order."""
    for text in lines:
        yield from parsed(text.replace(_FIRST, _TYPE))


def _rewrite(ordered: Iterable[ox.Quad], path: Path, form: ox.RdfFormat, prefixes: Mapping[str, str]) -> None:
    """Write quads in another format, in their order."""
    with path.open("wb") as file:
        writer = _XmlFile(file) if form == ox.RdfFormat.RDF_XML else _TurtleFile(file)
        sink = cast(IO[bytes], writer)
        if form.supports_datasets:
            ox.serialize(ordered, sink, form, prefixes=dict(prefixes))
        else:
            ox.serialize((quad.triple for quad in ordered), sink, form, prefixes=dict(prefixes))
        writer.close()


class _TurtleFile:
    """A file whose prefixes are put in order: the serializer gives them in a new one each time."""

    def __init__(self, file: IO[bytes]) -> None:
        self._file = file
        self._head: bytes | None = b""

    def write(self, data: bytes) -> int:
        if self._head is None:
            return self._file.write(data)
        self._head += data
        *whole, rest = self._head.split(b"\n")
        if any(not line.startswith(b"@prefix ") for line in whole):
            self._write_head(whole, rest)
        return len(data)

    def flush(self) -> None:
        """Nothing waits but the head, which waits for its end."""

    def close(self) -> None:
        if self._head is not None:
            *whole, rest = self._head.split(b"\n")
            self._write_head(whole, rest)

    def _write_head(self, whole: list[bytes], rest: bytes) -> None:
        prefixes = [line for line in whole if line.startswith(b"@prefix ")]
        body = whole[len(prefixes) :]
        self._file.write(b"\n".join([*sorted(prefixes), *body, rest]))
        self._head = None


class _XmlFile:
    """A file in which a carriage return stays one: written bare, an XML parser would read a line feed."""

    def __init__(self, file: IO[bytes]) -> None:
        self._file = file
        self._open = True

    def write(self, data: bytes) -> int:
        if self._open:
            start = data.find(b"<rdf:RDF")
            end = data.find(b">", start)
            if start >= 0 and end >= 0:
                name, *attributes = data[start:end].split(b" ")
                data_out = data[:start] + b" ".join([name, *sorted(attributes)]) + data[end:]
                self._open = False
                self._file.write(data_out.replace(b"\r", b"&#13;"))
                return len(data)
        self._file.write(data.replace(b"\r", b"&#13;"))
        return len(data)

    def flush(self) -> None:
        """Nothing waits."""

    def close(self) -> None:
        self._file.write(b"\n")


def _checked(given: Iterable[ox.Quad]) -> Iterator[ox.Quad]:
    """The quads, up to one that RDF/XML cannot hold."""
    for quad in given:
        if isinstance(quad.object, ox.Literal) and (found := not_xml(quad.object.value)):
            raise FormatError("RDF/XML", str(quad.subject), f"its text has the character {found}")
        names = [quad.predicate, *([quad.object] if quad.predicate == _RDF_TYPE else [])]
        for name in names:
            if isinstance(name, ox.NamedNode) and not _NAME.search(name.value):
                raise FormatError("RDF/XML", str(quad.subject), f"{name} ends with no XML name")
        yield quad
