"""The IRIs of the graph: namespaces, and how articles and claims are named."""

from __future__ import annotations

import re
from urllib.parse import quote

import pyoxigraph as ox

from aiscape.ontology import NAMESPACE

DATA = "https://w3id.org/aiscape/"

#: Prefixes that every query and every Turtle file knows.
PREFIXES = {
    "aiscape": NAMESPACE,
    "id": DATA + "id/",
    "article": DATA + "article/",
    "claim": DATA + "claim/",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
    "owl": "http://www.w3.org/2002/07/owl#",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "dcterms": "http://purl.org/dc/terms/",
    "prov": "http://www.w3.org/ns/prov#",
    "oa": "http://www.w3.org/ns/oa#",
    "schema": "https://schema.org/",
    "wd": "http://www.wikidata.org/entity/",
}

#: Qualifiers that the ontology names; others are written as 'name: value'.
NAMED_QUALIFIERS = ("role", "amount", "score", "round", "what", "status")
_PLAIN = re.compile(r"(?:[A-Za-z0-9._~-]*[A-Za-z0-9_~-])?\Z")


def term(name: str) -> ox.NamedNode:
    """A prefixed name as a node.

    >>> term("aiscape:develops").value
    'https://w3id.org/aiscape/ontology#develops'
    """
    prefix, _, local = name.partition(":")
    return ox.NamedNode(PREFIXES[prefix] + local)


def iri_part(identifier: str) -> str:
    """An identifier of an article or claim as it ends an IRI, which no dot ends: that would end a statement too.

    >>> iri_part("Q&A, part 1.")
    'Q%26A%2C%20part%201%2E'
    """
    if _PLAIN.match(identifier):
        return identifier
    quoted = quote(identifier, safe="-._~")
    return f"{quoted[:-1]}%2E" if quoted.endswith(".") else quoted


def article_iri(article: str) -> ox.NamedNode:
    """The IRI of an article, which is also that of its named graph."""
    return ox.NamedNode(PREFIXES["article"] + iri_part(article))


def claim_iri(claim: str) -> ox.NamedNode:
    """The IRI of a claim."""
    return ox.NamedNode(PREFIXES["claim"] + iri_part(claim))
