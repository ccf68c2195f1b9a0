"""A relation with phrases at its ends and a period come in; the claims that fit go out, with the SPARQL that finds them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from shlex import quote

from aiscape.ontology import load_ontology
from aiscape.query import cards
from aiscape.query.meaning import Phrase, relations
from aiscape.query.saved import Question, question
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


@dataclass(frozen=True)
class Sought:
    """The claims that are asked for: a saved question, what is given to it, more lines, the variables of both ends."""

    saved: Question
    given: dict[str, str]
    more: tuple[str, ...]
    ends: tuple[str, str]


def sought(
    relation: str, subject: Phrase = _ANYTHING, object: Phrase = _ANYTHING, period: Period | None = None
) -> Sought:
    """The claims of a relation between two phrases."""
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
            and not phrase.within
            and f"{name}_type" in {p.name for p in saved.parameters}
        ):
            given |= {f"{name}_type": ",".join(phrase.types)} if phrase.types != ("Thing",) else {}
        else:
            more += _patterns(relation, name, phrase)
    more += during(period)
    country = "object_in_country" if object.within else ends[1][0]
    return Sought(saved, given, tuple(more), (ends[0][0], country))


def claims(kg: KnowledgeGraph, asked: Sought) -> tuple[str, str, Table]:
    """The claims that are asked for: the command that asks for them, if one does, the SPARQL, the rows."""
    options = "".join(f" -p {name}={quote(_short(kg, value))}" for name, value in asked.given.items())
    command = "" if asked.more else f"aiscape query --saved {asked.saved.name}{options}"
    return command, *rows(kg, asked.saved.sparql(kg, asked.given, asked.more), asked.saved.title)


def listed(kg: KnowledgeGraph, phrase: Phrase, period: Period | None = None) -> tuple[str, str, Table]:
    """What a phrase stands for, with the claims of its last link; without a link, all nodes of its types."""
    if phrase.links:
        return claims(kg, last_link(phrase, period)[0])
    return "", *rows(kg, f"SELECT DISTINCT ?node ?type WHERE {{\n{nodes(phrase)}}} ORDER BY ?node\n")


def last_link(phrase: Phrase, period: Period | None) -> tuple[Sought, int]:
    """The claims of a phrase's last link, and at which of their ends stands what the phrase is about."""
    *others, link = phrase.links
    this = replace(phrase, links=tuple(others))
    first, last = (link.end, this) if link.inverse else (this, link.end)
    return sought(link.relation, first, last, period), int(link.inverse)


def nodes(phrase: Phrase) -> str:
    """The lines of SPARQL that find the nodes of a phrase without links, as ?it."""
    lines = "".join(f"  {line}\n" for line in phrase.patterns("it"))
    return f"{lines}  ?it rdfs:label ?node ; aiscape:leadingType ?type .\n"


def rows(kg: KnowledgeGraph, sparql: str, title: str = "") -> tuple[str, Table]:
    """A query and its rows."""
    found = kg.sparql(sparql)
    assert isinstance(found, Rows)
    return sparql, Table(tuple(found.columns), [tuple(row) for row in found], title)


def _patterns(relation: str, name: str, phrase: Phrase) -> Iterator[str]:
    """The lines about one end of a claim; where somebody is based is also what the seat is part of."""
    if relation == "basedIn" and name == "object":
        yield f"?{name} aiscape:partOf* ?{name}_in ."
        name = f"{name}_in"
    yield from phrase.patterns(name)


def during(period: Period | None) -> Iterator[str]:
    """The lines that keep to a period: a claim's own date or, where it has none, the day of its article."""
    if period is None:
        return
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
