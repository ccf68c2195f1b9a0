"""A graph comes in; its quads go out.

The default graph holds every fact that is plainly asserted, once, however many articles state it, and beside the facts
the entities, the claims with their evidence, and the articles. The named graph of an article holds the facts which that
article states. So a query over the default graph needs no GRAPH and counts nothing twice.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from decimal import Decimal

import pyoxigraph as ox

from aiscape.model import Article, Claim, Entity, Graph
from aiscape.ontology import load_ontology
from aiscape.store.terms import article_iri, claim_iri, term

_TYPE = term("rdf:type")
_INTEGER, _DECIMAL, _DATE = term("xsd:integer"), term("xsd:decimal"), term("xsd:date")
#: Qualifiers that the ontology names; others are written as 'name: value'.
NAMED_QUALIFIERS = ("role", "amount", "score", "round", "what", "status")


def quads(graph: Graph) -> Iterator[ox.Quad]:
    """Every quad of a graph, no two alike."""
    seen: set[ox.Quad] = set()
    for entity in graph.entities:
        yield from _entity(entity)
    for article in graph.articles:
        yield from _article(article, graph.copies.get(article.id))
    for claim in graph.claims:
        yield from _claim(claim)
        if claim.is_plain:
            fact = _fact(claim)
            for quad in (ox.Quad(*fact, article_iri(claim.article)), ox.Quad(*fact)):
                if quad not in seen:
                    seen.add(quad)
                    yield quad


def _fact(claim: Claim) -> tuple[ox.NamedNode, ox.NamedNode, ox.NamedNode]:
    return ox.NamedNode(claim.subject.iri), term(f"aiscape:{claim.predicate}"), ox.NamedNode(claim.object.iri)


def _entity(entity: Entity) -> Iterator[ox.Quad]:
    node = ox.NamedNode(entity.iri)
    known = load_ontology().types
    ancestors = dict.fromkeys(name for kind in entity.types for name in known[kind].ancestors)
    for name in ancestors:
        yield ox.Quad(node, _TYPE, term(f"aiscape:{name}"))
    yield ox.Quad(node, term("aiscape:leadingType"), term(f"aiscape:{entity.type}"))
    yield ox.Quad(node, term("skos:prefLabel"), ox.Literal(entity.label, language="en"))
    yield ox.Quad(node, term("rdfs:label"), ox.Literal(entity.label))
    for alias in entity.aliases:
        yield ox.Quad(node, term("skos:altLabel"), ox.Literal(alias, language="en"))
    if entity.wikidata:
        yield ox.Quad(node, term("skos:exactMatch"), term(f"wd:{entity.wikidata}"))


def _article(article: Article, original: str | None) -> Iterator[ox.Quad]:
    node = article_iri(article.id)
    yield ox.Quad(node, _TYPE, term("aiscape:Article"))
    yield ox.Quad(node, term("dcterms:identifier"), ox.Literal(article.id))
    texts = (
        ("dcterms:title", article.title),
        ("dcterms:publisher", article.publisher),
        ("dcterms:language", article.language),
    )
    for name, text in texts:
        if text:
            yield ox.Quad(node, term(name), ox.Literal(text))
    if article.date:
        yield ox.Quad(node, term("schema:datePublished"), ox.Literal(article.date, datatype=_DATE))
    if article.url:
        yield ox.Quad(node, term("schema:url"), ox.Literal(article.url))
    for reference in article.references:
        yield ox.Quad(node, term("dcterms:references"), ox.Literal(reference))
    if original:
        yield ox.Quad(node, term("aiscape:copyOf"), article_iri(original))


def _claim(claim: Claim) -> Iterator[ox.Quad]:
    node, article = claim_iri(claim.id), article_iri(claim.article)
    subject, predicate, obj = _fact(claim)
    pairs: Iterable[tuple[str, ox.NamedNode | ox.Literal]] = (
        ("rdf:type", term("aiscape:Claim")),
        ("rdf:subject", subject),
        ("rdf:predicate", predicate),
        ("rdf:object", obj),
        ("aiscape:polarity", ox.Literal(claim.polarity)),
        ("aiscape:modality", ox.Literal(claim.modality)),
        ("aiscape:confidence", ox.Literal(_decimal(claim.confidence), datatype=_DECIMAL)),
        ("aiscape:method", ox.Literal(claim.method)),
        ("aiscape:saidIn", article),
        *(("aiscape:attributedTo", ox.NamedNode(who.iri)) for who in claim.attributed_to),
        *((("dcterms:date", _date(claim.date)),) if claim.date else ()),
        *(_qualifier(name, value) for name, value in claim.qualifiers),
    )
    for name, value in pairs:
        yield ox.Quad(node, term(name), value)
    yield from _evidence(claim, node, article)


def _qualifier(name: str, value: str) -> tuple[str, ox.Literal]:
    if name in NAMED_QUALIFIERS:
        return f"aiscape:{name}", ox.Literal(value)
    return "aiscape:qualifier", ox.Literal(f"{name}: {value}")


def _decimal(value: float) -> str:
    """A number as xsd:decimal has it, without an exponent."""
    return format(Decimal(repr(value)), "f")


def _date(value: str) -> ox.Literal:
    """A day, month or year, each with its own datatype."""
    kind = {4: "xsd:gYear", 7: "xsd:gYearMonth"}.get(len(value), "xsd:date")
    return ox.Literal(value, datatype=term(kind))


def _evidence(claim: Claim, node: ox.NamedNode, article: ox.NamedNode) -> Iterator[ox.Quad]:
    """The quote and its offsets, as the Web Annotation vocabulary has them."""
    target, quote, place = (ox.NamedNode(f"{node.value}#{name}") for name in ("target", "quote", "place"))
    yield ox.Quad(node, term("oa:hasTarget"), target)
    yield ox.Quad(target, term("oa:hasSource"), article)
    yield ox.Quad(target, term("oa:hasSelector"), quote)
    yield ox.Quad(target, term("oa:hasSelector"), place)
    yield ox.Quad(quote, _TYPE, term("oa:TextQuoteSelector"))
    yield ox.Quad(quote, term("oa:exact"), ox.Literal(claim.quote))
    yield ox.Quad(place, _TYPE, term("oa:TextPositionSelector"))
    yield ox.Quad(place, term("oa:start"), ox.Literal(str(claim.start), datatype=_INTEGER))
    yield ox.Quad(place, term("oa:end"), ox.Literal(str(claim.end), datatype=_INTEGER))
