"""The vocabulary comes in; the JSON-LD context in which its graphs read well by hand goes out.

It is published as `ontology/context.jsonld`, and written out in full in every file, so that none needs the network.
"""

from __future__ import annotations

import json
from functools import cache
from typing import Any

from aiscape.ontology import NAMESPACE, load_ontology
from aiscape.store.terms import PREFIXES

#: Terms besides the relations: term -> (property, what its values are). A date's term tells how exact it is.
TERMS: dict[str, tuple[str, str | None]] = {
    "label": ("skos:prefLabel", "@en"),
    "name": ("rdfs:label", None),
    "aliases": ("skos:altLabel", "@en"),
    "leadingType": ("aiscape:leadingType", "@vocab"),
    "wikidata": ("skos:exactMatch", "@id"),
    "identifier": ("dcterms:identifier", None),
    "title": ("dcterms:title", None),
    "publisher": ("dcterms:publisher", None),
    "language": ("dcterms:language", None),
    "published": ("schema:datePublished", "xsd:date"),
    "url": ("schema:url", None),
    "references": ("dcterms:references", None),
    "copyOf": ("aiscape:copyOf", "@id"),
    "subject": ("rdf:subject", "@id"),
    "predicate": ("rdf:predicate", "@vocab"),
    "object": ("rdf:object", "@id"),
    "polarity": ("aiscape:polarity", None),
    "modality": ("aiscape:modality", None),
    "confidence": ("aiscape:confidence", "xsd:decimal"),
    "date": ("dcterms:date", "xsd:date"),
    "month": ("dcterms:date", "xsd:gYearMonth"),
    "year": ("dcterms:date", "xsd:gYear"),
    "attributedTo": ("aiscape:attributedTo", "@id"),
    "role": ("aiscape:role", None),
    "amount": ("aiscape:amount", None),
    "score": ("aiscape:score", None),
    "round": ("aiscape:round", None),
    "what": ("aiscape:what", None),
    "status": ("aiscape:status", None),
    "qualifier": ("aiscape:qualifier", None),
    "method": ("aiscape:method", None),
    "saidIn": ("aiscape:saidIn", "@id"),
    "evidence": ("oa:hasTarget", "@id"),
    "source": ("oa:hasSource", "@id"),
    "selectors": ("oa:hasSelector", "@id"),
    "quote": ("oa:exact", None),
    "start": ("oa:start", None),
    "end": ("oa:end", None),
}
#: Terms whose values are always a list.
_SETS = ("aliases", "references", "attributedTo", "selectors")


@cache
def terms() -> dict[str, tuple[str, str | None]]:
    """Every term: its property's IRI, and what its values are (@id, @vocab, @en, the IRI of a datatype, or None)."""
    found = {name: (_full(iri), _full(kind) if kind else None) for name, (iri, kind) in TERMS.items()}
    for name in load_ontology().relations:
        found[name] = (NAMESPACE + name, "@id")
    return found


@cache
def context() -> dict[str, Any]:
    """The context as JSON has it."""
    made: dict[str, Any] = {"@version": 1.1, "@vocab": NAMESPACE, **PREFIXES}
    for name, (iri, kind) in {**TERMS, **{r: (f"aiscape:{r}", "@id") for r in load_ontology().relations}}.items():
        term: dict[str, str] = {"@id": iri}
        if kind == "@en":
            term["@language"] = "en"
        elif kind:
            term["@type"] = kind
        if name in _SETS:
            term["@container"] = "@set"
        made[name] = term
    return made


def context_text() -> str:
    """The context as the published file holds it, a term a line."""
    lines = [f"    {json.dumps(key)}: {json.dumps(value)}" for key, value in context().items()]
    return '{\n  "@context": {\n' + ",\n".join(lines) + "\n  }\n}\n"


def _full(name: str) -> str:
    prefix, colon, local = name.partition(":")
    return PREFIXES[prefix] + local if colon else name
