"""A relation with phrases at its ends and a period come in; the claims that fit go out, with the SPARQL that finds them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from shlex import quote

from aiscape.ontology import load_ontology
from aiscape.query import cards
from aiscape.query.meaning import Phrase, relations
from aiscape.query.saved import question
from aiscape.query.table import Table
from aiscape.query.times import Period
from aiscape.store import KnowledgeGraph, Rows

_ANYTHING = Phrase()


@dataclass(frozen=True)
class Answer:
    """An answer, and how it was come by.

    `sparql` is the query that was run, `command` the same on the command line, if there is a command for it; `notes` say how
    words were taken that the graph does not know as such.
    """

    command: str
    sparql: str
    table: Table
    notes: tuple[str, ...] = ()


def shown(kg: KnowledgeGraph, name: str) -> Answer:
    """The card of a node."""
    iri = kg.entity(name).iri
    return Answer(f"aiscape show {quote(name)}", f"DESCRIBE <{iri}>", cards.card(kg, iri))


def claims(
    kg: KnowledgeGraph,
    relation: str,
    subject: Phrase = _ANYTHING,
    object: Phrase = _ANYTHING,
    period: Period | None = None,
) -> tuple[str, str, Table]:
    """The claims of a relation between two phrases: the command that asks for them, if one does, the SPARQL, the rows."""
    symmetric = load_ontology().relations[relation].symmetric
    saved = question("links" if symmetric else "claims")
    ends = (("node", subject), ("near", object)) if symmetric else (("subject", subject), ("object", object))
    given = {"relation": ",".join(relations(relation, object))}
    more: list[str] = []
    for name, phrase in ends:
        if phrase.nodes is not None and len(phrase.nodes) == 1 and not phrase.links:
            given[name] = phrase.nodes[0]
        elif (
            phrase.nodes is None
            and not phrase.links
            and not phrase.sectors
            and f"{name}_type" in {p.name for p in saved.parameters}
        ):
            given |= {f"{name}_type": ",".join(phrase.types)} if phrase.types != ("Thing",) else {}
        else:
            more += _patterns(relation, name, phrase)
    more += _days(period) if period else ()
    sparql = saved.sparql(kg, given, more)
    rows = kg.sparql(sparql)
    assert isinstance(rows, Rows)
    options = "".join(f" -p {name}={quote(_short(kg, value))}" for name, value in given.items())
    command = "" if more else f"aiscape query --saved {saved.name}{options}"
    return command, sparql, Table(tuple(rows.columns), [tuple(row) for row in rows], saved.title)


def listed(kg: KnowledgeGraph, phrase: Phrase, period: Period | None = None) -> tuple[str, str, Table]:
    """What a phrase stands for, with the claims of its last link; without a link, all nodes of its types."""
    if not phrase.links:
        return _nodes(kg, phrase)
    *others, link = phrase.links
    this = replace(phrase, links=tuple(others))
    first, last = (link.end, this) if link.inverse else (this, link.end)
    return claims(kg, link.relation, first, last, period)


def _nodes(kg: KnowledgeGraph, phrase: Phrase) -> tuple[str, str, Table]:
    lines = "".join(f"  {line}\n" for line in phrase.patterns("it"))
    body = f"{lines}  ?it rdfs:label ?node ; aiscape:leadingType ?type .\n"
    sparql = f"SELECT DISTINCT ?node ?type WHERE {{\n{body}}} ORDER BY ?node\n"
    rows = kg.sparql(sparql)
    assert isinstance(rows, Rows)
    return "", sparql, Table(tuple(rows.columns), [tuple(row) for row in rows])


def _patterns(relation: str, name: str, phrase: Phrase) -> Iterator[str]:
    """The lines about one end of a claim; where somebody is based is also what the seat is part of."""
    if relation == "basedIn" and name == "object":
        yield f"?{name} aiscape:partOf* ?{name}_in ."
        name = f"{name}_in"
    yield from phrase.patterns(name)


def _days(period: Period) -> Iterator[str]:
    """The line that keeps to a period: a claim's own date or, where it has none, the day of its article."""
    day = "STR(COALESCE(?date, ?published))"
    if period.since is not None:  # 2025 lasts until 2025-12-31, 2025-04 until 2025-04-31
        yield f'FILTER(CONCAT({day}, SUBSTR("-12-31", STRLEN({day}) - 3)) >= "{period.since}")'
    if period.until is not None:
        yield f'FILTER({day} <= "{period.until}")'


def _short(kg: KnowledgeGraph, value: str) -> str:
    """What is given to a saved question as one writes it: a node by its label, if that is its alone."""
    entity = kg.lookup.node(value)
    if entity is None:
        return value
    return entity.label if kg.lookup.found(entity.label) == entity else entity.iri
