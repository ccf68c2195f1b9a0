"""A graph, a store, or any quads, come in; JSON-LD that a person can read goes out.

It has one object for each thing, a claim's evidence inside it, and is written thing by thing as these are sorted.
"""

from __future__ import annotations

import json
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import cache, lru_cache
from heapq import heappop, heappush
from itertools import groupby
from pathlib import Path
from typing import Any

import pyoxigraph as ox

from aiscape.export.context import context, context_text, terms
from aiscape.export.limits import FormatError
from aiscape.export.sorting import Quads, sorted_lines
from aiscape.ontology import NAMESPACE
from aiscape.store.quads import parsed
from aiscape.store.terms import PREFIXES, term

_TYPE = term("rdf:type").value
_STRING, _INTEGER = term("xsd:string").value, term("xsd:integer").value
_WHOLE = re.compile(r"0|-?[1-9]\d{0,14}")
_LOCAL = re.compile(r"[A-Za-z]\w*")
#: Parts of the graph: what each subject says, as property -> values.
_Nodes = dict[str, dict[str, list[Any]]]


def write_jsonld(given: Quads, path: Path) -> None:
    """All quads as one document, the default graph first, with the published context: it is read without the network.

    Raises:
        FormatError: JSON-LD cannot hold a triple term, or an IRI that looks like a prefixed name of the context.

    """
    head = context_text().rstrip().removesuffix("}").rstrip()
    with (
        path.open("w", encoding="utf-8", newline="\n") as file,
        sorted_lines(given, _by_thing, named=True, across=True) as lines,
    ):
        file.write(f'{head},\n  "@graph": [')
        comma = ""
        for member in _members(_quads(lines)):
            text = json.dumps(member, ensure_ascii=False, indent=2)
            file.write(f"{comma}\n    " + text.replace("\n", "\n    "))
            comma = ","
        file.write("\n  ]\n}\n")


def _by_thing(data: bytes) -> Iterator[bytes]:
    """Lines with what they are sorted by in front: their graph, then their thing, with its parts after it."""
    for quad, line in zip(parsed(data), data.splitlines(keepends=True), strict=True):
        yield f"{_graph(quad)}\t{_whole(quad)}\t{_node(quad.subject)}\t".encode() + line


def _quads(lines: Iterable[bytes]) -> Iterator[ox.Quad]:
    """The quads of sorted lines, in their order."""
    for text in lines:
        yield from parsed(b"".join(line.rpartition(b"\t")[2] for line in text.splitlines(keepends=True)))


def _members(quads: Iterable[ox.Quad]) -> Iterator[dict[str, Any]]:
    """The things of the default graph, then each named graph with its own."""
    for name, found in groupby(quads, _graph):
        things = _things(found)
        yield from [{"@id": name, "@graph": list(things)}] if name else things


def _things(quads: Iterable[ox.Quad]) -> Iterator[dict[str, Any]]:
    """The things of one graph, by IRI, each made when all that its parts say is there."""
    waiting: list[tuple[str, dict[str, Any]]] = []
    for whole, found in groupby(quads, _whole):
        while waiting and waiting[0][0] < whole:
            yield heappop(waiting)[1]
        nodes: _Nodes = defaultdict(lambda: defaultdict(list))
        for quad in found:
            nodes[_node(quad.subject)][quad.predicate.value].append(quad.object)
        for thing in _objects(nodes):
            heappush(waiting, (thing["@id"], thing))
    while waiting:
        yield heappop(waiting)[1]


def _graph(quad: ox.Quad) -> str:
    """The name of a quad's graph; of the default graph, nothing."""
    return "" if isinstance(quad.graph_name, ox.DefaultGraph) else _node(quad.graph_name)


def _whole(quad: ox.Quad) -> str:
    """What a quad's subject is, or is a part of."""
    return _node(quad.subject).partition("#")[0]


def _objects(nodes: _Nodes) -> list[dict[str, Any]]:
    """Some things, by IRI; a part such as `claim:1#quote` stands within the thing that names it."""
    placed: set[str] = set()
    found = []
    for name in sorted(nodes):
        if name not in placed:
            placed.add(name)
            found.append(_object(name, name, nodes, placed))
    return found


def _object(name: str, root: str, nodes: _Nodes, placed: set[str]) -> dict[str, Any]:
    made: dict[str, Any] = {"@id": name}
    given = dict(nodes[name])
    kinds = given.pop(_TYPE, [])
    if all(isinstance(kind, ox.NamedNode | ox.BlankNode) for kind in kinds):
        types = sorted({_type(kind) for kind in kinds})
        if types:
            made["@type"] = types[0] if len(types) == 1 else types
    else:
        given[_TYPE] = kinds
    values: dict[str, list[Any]] = defaultdict(list)
    for iri, objects in given.items():
        for obj in sorted(set(objects), key=str):
            part = _node(obj) if isinstance(obj, ox.NamedNode | ox.BlankNode) else ""
            key, value = _pair(iri, obj)
            if part.startswith(f"{root}#") and part in nodes and part not in placed:
                placed.add(part)
                value = _object(part, root, nodes, placed)
            values[key].append(value)
    order = list(context())
    for key in sorted(values, key=lambda k: (order.index(k) if k in order else len(order), k)):
        several = len(values[key]) > 1 or (key in terms() and "@container" in context()[key])
        made[key] = values[key] if several else values[key][0]
    return made


def _pair(iri: str, obj: Any) -> tuple[str, Any]:
    """The key and value that say in this context what a property and its object say."""
    known = _by_property().get(iri, {})
    plain = known.get(None) or next(iter(known.values()), None) or _key(iri)
    if isinstance(obj, ox.Triple):
        raise FormatError("JSON-LD", str(obj), "it is a triple term")
    if not isinstance(obj, ox.Literal):
        if "@vocab" in known:
            return known["@vocab"], _type(obj)
        return (known["@id"], _node(obj)) if "@id" in known else (plain, {"@id": _node(obj)})
    kind = obj.datatype.value
    if obj.language:
        if obj.language == "en" and "@en" in known:
            return known["@en"], obj.value
        return plain, {"@value": obj.value, "@language": obj.language}
    if kind in known:
        return known[kind], obj.value
    if kind == _STRING:
        return (known[None], obj.value) if None in known else (plain, {"@value": obj.value})
    if kind == _INTEGER and None in known and _WHOLE.fullmatch(obj.value):
        return known[None], int(obj.value)
    return plain, {"@value": obj.value, "@type": _key(kind)}


@cache
def _by_property() -> dict[str, dict[str | None, str]]:
    """Property -> what its values are -> term."""
    found: dict[str, dict[str | None, str]] = {}
    for name, (iri, kind) in terms().items():
        found.setdefault(iri, {})[kind] = name
    return found


def _node(node: Any) -> str:
    return f"_:{node.value}" if isinstance(node, ox.BlankNode) else _iri(node)


def _iri(node: Any) -> str:
    return _node(node) if isinstance(node, ox.BlankNode) else _key(node.value)


def _type(node: Any) -> str:
    """A class or relation: the bare name, where the context reads it as that."""
    if isinstance(node, ox.NamedNode):
        local = node.value.removeprefix(NAMESPACE)
        meant = terms()[local][0] if local in terms() else None if local in context() else node.value
        if local != node.value and meant == node.value and _LOCAL.fullmatch(local):
            return local
    return _node(node)


@lru_cache(1024)
def _key(iri: str) -> str:
    """An IRI with one of the context's prefixes, or whole."""
    for prefix, start in _LONGEST_FIRST:
        rest = iri[len(start) :]
        if iri.startswith(start) and rest and not rest.startswith("//"):
            return f"{prefix}:{rest}"
    scheme, _, rest = iri.partition(":")
    if scheme in context() and not rest.startswith("//"):
        raise FormatError("JSON-LD", iri, f"{scheme}: is a prefix of its context")
    return iri


_LONGEST_FIRST = sorted(PREFIXES.items(), key=lambda item: -len(item[1]))
