"""A store comes in; the graph that was written into it goes out again."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Mapping
from typing import cast
from urllib.parse import unquote

import pyoxigraph as ox

from aiscape.model import Article, Claim, Entity, Graph, Modality, Polarity
from aiscape.ontology import load_ontology
from aiscape.store.terms import NAMED_QUALIFIERS, PREFIXES, term

Properties = dict[str, list[str]]
_ARTICLE, _CLAIM = PREFIXES["article"], PREFIXES["claim"]
_NAMES = sorted(PREFIXES.items(), key=lambda item: -len(item[1]))


def load_graph(store: ox.Store) -> Graph:
    """Read everything of the default graph back; articles come without their texts."""
    nodes: dict[str, Properties] = defaultdict(lambda: defaultdict(list))
    for quad in store.quads_for_pattern(None, None, None, ox.DefaultGraph()):
        nodes[_text(quad.subject)][quad.predicate.value].append(_text(quad.object))
    articles = [
        article_of(iri, p) for iri, p in nodes.items() if iri.startswith(_ARTICLE) and _has(p, "dcterms:identifier")
    ]
    label = term("skos:prefLabel").value
    entities = {iri: entity_of(iri, p) for iri, p in nodes.items() if label in p and not iri.startswith(_CLAIM)}
    about = term("rdf:subject").value
    claims = [claim_of(iri, p, entities, nodes.__getitem__) for iri, p in list(nodes.items()) if about in p]
    copies = {
        _identifier(nodes, iri): _identifier(nodes, p[term("aiscape:copyOf").value][0])
        for iri, p in list(nodes.items())
        if _has(p, "aiscape:copyOf")
    }
    return Graph(
        tuple(sorted(articles, key=lambda a: a.id)),
        tuple(entities[iri] for iri in sorted(entities)),
        tuple(sorted(claims, key=lambda c: (c.article, c.start, c.subject.iri, c.predicate, c.object.iri, c.id))),
        dict(sorted(copies.items())),
    )


def _text(node: object) -> str:
    """A node as the loader knows it: an IRI, a text, or the name of a blank node."""
    if isinstance(node, ox.BlankNode):
        return f"_:{node.value}"
    assert isinstance(node, ox.NamedNode | ox.Literal)
    return node.value


def _has(properties: Properties, name: str) -> bool:
    return term(name).value in properties


def _one(properties: Properties, name: str) -> str:
    values = properties.get(term(name).value)
    return values[0] if values else ""


def _identifier(nodes: dict[str, Properties], iri: str) -> str:
    return _one(nodes[iri], "dcterms:identifier") or unquote(iri.removeprefix(_ARTICLE))


def article_of(iri: str, p: Properties) -> Article:
    """An article out of its properties, without its text."""
    return Article(
        id=_one(p, "dcterms:identifier"),
        text="",
        title=_one(p, "dcterms:title"),
        publisher=_one(p, "dcterms:publisher"),
        date=_one(p, "schema:datePublished") or None,
        url=_one(p, "schema:url"),
        source="",
        references=tuple(sorted(p.get(term("dcterms:references").value, ()))),
        language=_one(p, "dcterms:language") or "en",
    )


def entity_of(iri: str, p: Properties) -> Entity:
    """An entity out of its properties."""
    namespace = PREFIXES["aiscape"]
    leading = _one(p, "aiscape:leadingType").removeprefix(namespace)
    types = {kind.removeprefix(namespace) for kind in p.get(term("rdf:type").value, ()) if kind.startswith(namespace)}
    known = load_ontology().types
    implied = {above for name in types if name in known for above in known[name].ancestors[1:]}
    ordered = (*((leading,) if leading else ()), *sorted(types - implied - {leading}))
    wikidata = _one(p, "skos:exactMatch").removeprefix(PREFIXES["wd"]) or None
    return Entity(
        iri,
        _one(p, "skos:prefLabel"),
        ordered or ("Thing",),
        tuple(sorted(p.get(term("skos:altLabel").value, ()))),
        wikidata,
    )


def _evidence(iri: str, p: Properties, node: Callable[[str], Properties]) -> tuple[Properties, Properties]:
    """The quote of a claim and its place: by the names that this project gives them, or else where the claim leads."""
    quote, place = node(f"{iri}#quote"), node(f"{iri}#place")
    if not (_has(quote, "oa:exact") and _has(place, "oa:start")):
        targets = [node(target) for target in sorted(p.get(term("oa:hasTarget").value, ()))]
        found = [node(part) for target in targets for part in sorted(target.get(term("oa:hasSelector").value, ()))]
        quote = next((part for part in found if _has(part, "oa:exact")), quote)
        place = next((part for part in found if _has(part, "oa:start")), place)
    return quote, place


def claim_of(iri: str, p: Properties, entities: Mapping[str, Entity], node: Callable[[str], Properties]) -> Claim:
    """A claim out of its properties; `node` gives the properties of its evidence."""
    quote, place = _evidence(iri, p, node)
    qualifiers = [(name, value) for name in NAMED_QUALIFIERS for value in p.get(term(f"aiscape:{name}").value, ())]
    for value in p.get(term("aiscape:qualifier").value, ()):
        name, _, rest = value.partition(": ")
        qualifiers.append((name, rest))
    said = sorted(p.get(term("aiscape:attributedTo").value, ()))
    return Claim(
        unquote(iri.removeprefix(_CLAIM)),
        entities[_one(p, "rdf:subject")],
        _one(p, "rdf:predicate").removeprefix(PREFIXES["aiscape"]),
        entities[_one(p, "rdf:object")],
        cast(Polarity, _one(p, "aiscape:polarity")),
        cast(Modality, _one(p, "aiscape:modality")),
        tuple(entities[who] for who in said if who in entities),
        tuple(sorted(set(qualifiers))),
        _one(p, "dcterms:date") or None,
        unquote(_one(p, "aiscape:saidIn").removeprefix(_ARTICLE)),
        _one(quote, "oa:exact"),
        int(_one(place, "oa:start") or 0),
        int(_one(place, "oa:end") or 0),
        float(_one(p, "aiscape:confidence") or 0),
        _one(p, "aiscape:method"),
    )
