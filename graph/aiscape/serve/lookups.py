"""The look-ups of the JSON API by name: a graph and its arguments come in, plain data goes out."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from aiscape.errors import UnknownName
from aiscape.query import cards, links, reports
from aiscape.query.ask import ask as answer_of
from aiscape.query.evidence import cite
from aiscape.query.saved import questions
from aiscape.serve.told import TOLD
from aiscape.store import KnowledgeGraph

Given = Mapping[str, Any]


def search(kg: KnowledgeGraph, given: Given) -> Any:
    """Nodes whose names come near a text."""
    found = kg.lookup.search(given["q"], given.get("limit", 10))
    return [{**cards.describe(entity), "score": score} for entity, score in found]


def entity(kg: KnowledgeGraph, given: Given) -> Any:
    """The card of a node."""
    return cards.card(kg, given["name"]).record


def claims(kg: KnowledgeGraph, given: Given) -> Any:
    """Claims that meet every condition, a page of them."""
    keys = ("subject", "predicate", "object", "since", "until")
    found = kg.claims(given.get("about"), **{key: given[key] for key in keys if key in given})
    start, limit = given.get("offset", 0), given.get("limit", 100)
    return {"total": len(found), "claims": [cite(kg, claim) for claim in found[start : start + limit]]}


def claim(kg: KnowledgeGraph, given: Given) -> Any:
    """One claim."""
    found = kg.lookup.claim(given["id"])
    if found is None:
        raise UnknownName(given["id"])
    return cite(kg, found)


def why(kg: KnowledgeGraph, given: Given) -> Any:
    """What links two nodes directly."""
    return links.why(kg, given["a"], given["b"]).record


def path(kg: KnowledgeGraph, given: Given) -> Any:
    """The shortest ways between two nodes."""
    via = tuple(name for name in given.get("via", "").split(",") if name)
    return links.path(kg, given["a"], given["b"], count=given.get("count", 3), via=via).record


def neighbors(kg: KnowledgeGraph, given: Given) -> Any:
    """The nodes next to a node."""
    return links.neighbors(kg, given["name"], kind=given.get("type")).records()


def timeline(kg: KnowledgeGraph, given: Given) -> Any:
    """Claims in order of time, the first of them."""
    found = reports.timeline(kg, given.get("name"), since=given.get("since"), until=given.get("until"))
    return found.records()[: given.get("limit", 100)]


def ask(kg: KnowledgeGraph, given: Given) -> Any:
    """The answer to a plain question."""
    answer = answer_of(kg, given["q"])
    said = {"command": answer.command, "sparql": answer.sparql, "notes": answer.notes}
    return {**said, "answer": answer.table.records()}


def saved(kg: KnowledgeGraph, given: Given) -> Any:
    """The saved questions with their SPARQL."""
    return [
        {"name": name, "title": q.title, "description": q.description, "sparql": q.sparql(kg)}
        for name, q in questions().items()
    ]


def node(kg: KnowledgeGraph, given: Given) -> Any:
    """All that a page of a node, an article or a claim shows."""
    if given["kind"] == "claim":
        return claim(kg, {"id": given["key"]})
    if given["kind"] == "article":
        article = kg.lookup.article(given["key"])
        if not any(known.id == article.id for known in kg.graph.articles):
            raise UnknownName(given["key"])
        said = [cite(kg, found) for found in kg.graph.claims if found.article == article.id]
        about = {"id": article.id, "title": article.title, "publisher": article.publisher}
        return {**about, "published": article.date, "url": article.url, "said": said}
    found = kg.lookup.node(given["iri"])
    if found is None:
        raise UnknownName(given["key"])
    about_it = kg.claims(found)
    ends = {e.label: e.iri for c in about_it for e in (c.subject, c.object)}
    return {**cards.card(kg, found.iri).record, "ends": ends, "said": [cite(kg, one) for one in about_it[:200]]}


LOOKUPS: dict[str, Callable[[KnowledgeGraph, Given], Any]] = {
    function.__name__: function
    for function in (search, entity, claims, claim, why, path, neighbors, timeline, ask, saved, node)
} | TOLD
