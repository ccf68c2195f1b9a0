"""The look-ups of assistants: as those of the API, but short, and each with the quotes and sources to cite."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from itertools import combinations
from typing import Any

from aiscape.errors import QueryError
from aiscape.query import cards, links
from aiscape.query.evidence import cite
from aiscape.store import KnowledgeGraph, Rows
from aiscape.store.terms import PREFIXES

Given = Mapping[str, Any]
_MOST_CLAIMS, _MOST_ROWS = 60, 200


def told_search(kg: KnowledgeGraph, given: Given) -> Any:
    """Nodes near a text, each with one claim that says what it is known for."""
    found = []
    for entity, score in kg.lookup.search(given["q"], given["limit"]):
        said = sorted(kg.claims(entity), key=lambda claim: (-claim.confidence, claim.id))
        example = cite(kg, said[0]) if said else None
        found.append({**cards.describe(entity), "score": score, "claims": len(said), "example": example})
    return {"nodes": found}


def told_show(kg: KnowledgeGraph, given: Given) -> Any:
    """A card with its claims."""
    entity = kg.entity(given["name"])
    said = kg.claims(entity)
    record = {**cards.card(kg, entity.iri).record, "quotes": [cite(kg, claim) for claim in said[:_MOST_CLAIMS]]}
    if len(said) > _MOST_CLAIMS:
        record["note"] = f"the first {_MOST_CLAIMS} of {len(said)} claims are quoted"
    return record


def told_why(kg: KnowledgeGraph, given: Given) -> Any:
    """The facts between two nodes."""
    facts = links.why(kg, given["a"], given["b"]).record
    note = "" if facts else "no article links the two directly; path may find what lies between them"
    return {"facts": facts, **({"note": note} if note else {})}


def told_path(kg: KnowledgeGraph, given: Given) -> Any:
    """The shortest ways."""
    ways = links.path(kg, given["a"], given["b"], count=given["count"]).record
    return {"ways": ways, **({} if ways else {"note": "the graph holds no way of at most 6 steps between them"})}


def told_query(kg: KnowledgeGraph, given: Given) -> Any:
    """Rows, and the claims that they rest on: those that they name, and those between two nodes of one row."""
    answer = kg.sparql(given["sparql"])
    if isinstance(answer, bool):
        return {"answer": answer}
    if not isinstance(answer, Rows):
        raise QueryError("ask by SELECT or ASK: a graph has no rows to cite")
    rows = [list(row) for row in answer[:_MOST_ROWS]]
    cited: dict[str, dict[str, Any]] = {}
    for row in rows:
        for claim in _claims(kg, [cell for cell in row if isinstance(cell, str)]):
            if len(cited) < _MOST_CLAIMS:
                cited.setdefault(claim.id, cite(kg, claim))
    record = {"columns": answer.columns, "rows": rows, "sources": list(cited.values())}
    if len(answer) > _MOST_ROWS:
        record["note"] = f"the first {_MOST_ROWS} of {len(answer)} rows: narrow the query"
    elif not cited and rows:
        record["note"] = "no source is given: select ?claim, or the two ends of a fact, to get its quotes"
    return record


def _claims(kg: KnowledgeGraph, cells: list[str]) -> list[Any]:
    """The claims that a row names, or else those between its nodes."""
    named = [
        kg.lookup.claim(cell.removeprefix(PREFIXES["claim"])) for cell in cells if cell.startswith(PREFIXES["claim"])
    ]
    found = [claim for claim in named if claim is not None]
    if found:
        return found
    nodes = [cell for cell in dict.fromkeys(cells) if cell.startswith(PREFIXES["id"]) and kg.lookup.node(cell)]
    pairs = [pair for one, two in combinations(nodes[:4], 2) for pair in ((one, two), (two, one))]
    return [claim for one, two in pairs for claim in kg.lookup.claims(one, two)]


TOLD: dict[str, Callable[[KnowledgeGraph, Given], Any]] = {
    function.__name__: function for function in (told_search, told_show, told_why, told_path, told_query)
}
