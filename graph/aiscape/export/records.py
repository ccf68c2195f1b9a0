"""A graph comes in; plain records go out, the same for every table and property graph: nodes, claims, articles."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from typing import Any

from aiscape.export.claims import claim_record
from aiscape.model import Article, Claim, Entity, Graph

Record = dict[str, Any]

#: Column -> its type: str, int, float, list (of texts), or json (an object, in flat tables as JSON).
NODE = {"iri": "str", "label": "str", "type": "str", "types": "list", "aliases": "list", "wikidata": "str"}
CLAIM = {
    "id": "str",
    "subject": "str",
    "subject_type": "str",
    "subject_iri": "str",
    "predicate": "str",
    "object": "str",
    "object_type": "str",
    "object_iri": "str",
    "polarity": "str",
    "modality": "str",
    "attributed_to": "list",
    "qualifiers": "json",
    "date": "str",
    "article": "str",
    "confidence": "float",
    "method": "str",
}
EVIDENCE = {"claim": "str", "article": "str", "quote": "str", "start": "int", "end": "int"}
ARTICLE = {
    "id": "str",
    "title": "str",
    "publisher": "str",
    "date": "str",
    "url": "str",
    "language": "str",
    "references": "list",
    "copy_of": "str",
}
#: What a claim says of itself where it is an edge, whose ends are given already.
EDGE = {
    "predicate": "str",
    "polarity": "str",
    "modality": "str",
    "attributed_to": "list",
    "qualifiers": "json",
    "date": "str",
    "article": "str",
    "quote": "str",
    "start": "int",
    "end": "int",
    "confidence": "float",
    "method": "str",
}
#: Table -> its columns.
TABLES = {"nodes": NODE, "claims": CLAIM, "evidence": EVIDENCE, "articles": ARTICLE}


def tables(graph: Graph) -> dict[str, Iterator[Record]]:
    """The rows of each table; a claim's quote is in `evidence`."""
    return {
        "nodes": map(node, graph.entities),
        "claims": map(_claim, graph.claims),
        "evidence": map(_evidence, graph.claims),
        "articles": (_article(article, graph.copies.get(article.id)) for article in graph.articles),
    }


def node(entity: Entity) -> Record:
    """An entity."""
    return {
        "iri": entity.iri,
        "label": entity.label,
        "type": entity.type,
        "types": list(entity.types),
        "aliases": list(entity.aliases),
        "wikidata": entity.wikidata,
    }


def edge(claim: Claim) -> Record:
    """A claim as what is said of the edge between its subject and object."""
    record = claim_record(claim)
    return {name: record[name] for name in EDGE}


def flat(record: Record) -> Record:
    """A record for a format without lists: lists and objects as JSON, nothing for what is not known."""
    texts = {
        name: json.dumps(value, ensure_ascii=False) if isinstance(value, list | dict) else value
        for name, value in record.items()
    }
    return {name: value for name, value in texts.items() if value is not None}


def csv_line(values: Iterable[Any]) -> str:
    """A line of CSV: texts in quotes, even empty ones, numbers bare, nothing for what is not known."""
    return ",".join(map(_csv_field, values)) + "\n"


def _csv_field(value: Any) -> str:
    if isinstance(value, list | dict):
        value = json.dumps(value, ensure_ascii=False)
    if isinstance(value, str):
        return '"' + value.replace('"', '""') + '"'
    return "" if value is None else repr(value)


def _claim(claim: Claim) -> Record:
    record = claim_record(claim)
    return {name: record[name] for name in CLAIM}


def _evidence(claim: Claim) -> Record:
    return {
        "claim": claim.id,
        "article": claim.article,
        "quote": claim.quote,
        "start": claim.start,
        "end": claim.end,
    }


def _article(article: Article, original: str | None) -> Record:
    return {
        "id": article.id,
        "title": article.title,
        "publisher": article.publisher,
        "date": article.date,
        "url": article.url,
        "language": article.language,
        "references": list(article.references),
        "copy_of": original,
    }
