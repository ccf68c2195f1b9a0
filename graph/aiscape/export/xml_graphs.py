"""A graph comes in; GraphML or GEXF goes out: a node for each entity, an edge for each claim.

Lists are JSON texts, as neither format has lists that all its readers know. A character that XML cannot hold is shown as
U+FFFD, and told of. A claim goes by its identifier as it ends its IRI.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain
from pathlib import Path
from xml.sax.saxutils import escape

from aiscape.export.limits import Losses
from aiscape.export.records import EDGE, NODE, Record, edge, flat, node
from aiscape.model import Claim, Graph
from aiscape.store.terms import claim_iri, iri_part

_TYPES = {"str": "string", "list": "string", "json": "string", "int": "long", "float": "double"}
_GEXF_TYPES = {**_TYPES, "int": "integer"}
_ENTITIES = {'"': "&quot;", "\r": "&#13;", "\n": "&#10;", "\t": "&#9;", "\x85": "&#133;", "\u2028": "&#8232;"}


def write_graphml(graph: Graph, path: Path) -> None:
    """GraphML, for networkx, Gephi, Cytoscape, yEd; warns of what XML cannot hold."""
    with Losses("GraphML") as lost:
        _write(path, chain(_graphml_head(), _graphml_body(graph, lost), ("</graph>\n</graphml>\n",)))


def write_gexf(graph: Graph, path: Path) -> None:
    """GEXF 1.3, for Gephi and sigma.js; warns of what XML cannot hold."""
    with Losses("GEXF") as lost:
        _write(path, _gexf(graph, lost))


def _write(path: Path, lines: Iterator[str]) -> None:
    with path.open("w", encoding="utf-8", newline="\n") as file:
        file.write('<?xml version="1.0" encoding="UTF-8"?>\n')
        file.writelines(lines)


def _graphml_head() -> Iterator[str]:
    yield '<graphml xmlns="http://graphml.graphdrawing.org/xmlns">\n'
    for where, columns in (("node", _without_iri()), ("edge", EDGE)):
        for name, kind in columns.items():
            yield (f'<key id="{where}-{name}" for="{where}" attr.name="{name}" attr.type="{_TYPES[kind]}"/>\n')
    yield '<graph edgedefault="directed">\n'


def _graphml_body(graph: Graph, lost: Losses) -> Iterator[str]:
    for entity in graph.entities:
        lost.subject = entity.iri
        yield f'<node id="{escape(entity.iri)}">{_data("node", flat(node(entity)), _without_iri(), lost)}</node>\n'
    for claim in graph.claims:
        yield f"<edge {_ends(claim, lost)}>{_data('edge', flat(edge(claim)), EDGE, lost)}</edge>\n"


def _data(where: str, record: Record, columns: dict[str, str], lost: Losses) -> str:
    found = ((name, _text(record[name], lost)) for name in columns if name in record)
    return "".join(f'<data key="{where}-{name}">{text}</data>' for name, text in found)


def _ends(claim: Claim, lost: Losses) -> str:
    """An edge's identifier and ends."""
    lost.subject = claim_iri(claim.id).value
    ends = f'source="{escape(claim.subject.iri)}" target="{escape(claim.object.iri)}"'
    return f'id="{iri_part(claim.id)}" {ends}'


def _gexf(graph: Graph, lost: Losses) -> Iterator[str]:
    yield '<gexf xmlns="http://gexf.net/1.3" version="1.3">\n<graph defaultedgetype="directed" mode="static">\n'
    for where, columns in (("node", _without_iri("label")), ("edge", EDGE)):
        yield f'<attributes class="{where}">\n'
        for name, kind in columns.items():
            yield f'<attribute id="{name}" title="{name}" type="{_GEXF_TYPES[kind]}"/>\n'
        yield "</attributes>\n"
    yield "<nodes>\n"
    for entity in graph.entities:
        lost.subject = entity.iri
        values = _values(flat(node(entity)), _without_iri("label"), lost)
        yield f'<node id="{escape(entity.iri)}" label="{_text(entity.label, lost)}">{values}</node>\n'
    yield "</nodes>\n<edges>\n"
    for claim in graph.claims:
        head = f'<edge {_ends(claim, lost)} label="{_text(claim.predicate, lost)}" weight="1">'
        yield f"{head}{_values(flat(edge(claim)), EDGE, lost)}</edge>\n"
    yield "</edges>\n</graph>\n</gexf>\n"


def _values(record: Record, columns: dict[str, str], lost: Losses) -> str:
    found = ((name, _text(record[name], lost)) for name in columns if name in record)
    values = "".join(f'<attvalue for="{name}" value="{text}"/>' for name, text in found)
    return f"<attvalues>{values}</attvalues>"


def _without_iri(*others: str) -> dict[str, str]:
    """The columns of a node, whose IRI is its id."""
    return {name: kind for name, kind in NODE.items() if name not in ("iri", *others)}


def _text(value: object, lost: Losses) -> str:
    return escape(lost.xml(value) if isinstance(value, str) else repr(value), _ENTITIES)
