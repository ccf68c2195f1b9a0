"""An RDF file comes in; the graph that it holds goes out, with its file as the article where it has no articles itself."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

import pyoxigraph as ox

from aiscape.check.run import read_rdf
from aiscape.errors import SourceError
from aiscape.importing.mapping import MAPPINGS, SCHEMA, WD, Mapping
from aiscape.importing.sound import unsound
from aiscape.model import Article, Claim, Entity, Graph
from aiscape.names import digest, slug
from aiscape.ontology import load_ontology
from aiscape.store import quads
from aiscape.store.loading import load_graph
from aiscape.store.terms import DATA, PREFIXES

_NAMES = (*(start + "name" for start in SCHEMA), PREFIXES["skos"] + "prefLabel", PREFIXES["rdfs"] + "label")
_ALIASES = (*(start + "alternateName" for start in SCHEMA), PREFIXES["skos"] + "altLabel")
_SAME = (*(start + "sameAs" for start in SCHEMA), PREFIXES["owl"] + "sameAs", PREFIXES["skos"] + "exactMatch")
_TO_EVIDENCE = (PREFIXES["oa"] + "hasTarget", PREFIXES["oa"] + "hasSelector")
_About = dict[str, list[ox.NamedNode | ox.Literal | ox.BlankNode | ox.Triple]]


@dataclass(frozen=True)
class Imported:
    """What an RDF file held: its graph, and how many statements it has that the graph does not say."""

    graph: Graph
    left_out: int


def read_graph(path: Path, mapping: str | None = None) -> Imported:
    """Read a file in this vocabulary, or in one that is mapped to it.

    Args:
        path: RDF; its name tells the format.
        mapping: one of `MAPPINGS`, or None for this vocabulary.

    Raises:
        SourceError: it cannot be read, or holds nothing of the vocabulary.

    """
    held = read_rdf(path)
    if mapping is not None:
        return _mapped(path, held, MAPPINGS[mapping])
    given = [quad for quad in held if not isinstance(quad.object, ox.Triple)]
    store = ox.Store()
    store.bulk_extend(given)
    try:
        graph = load_graph(store)
    except (KeyError, ValueError, AssertionError) as error:
        raise SourceError(path, f"is not sound in this vocabulary: see 'aiscape check {path}'") from error
    if held and not (graph.entities or graph.articles):
        hint = (
            "holds nothing of this vocabulary: give --mapping schema.org or --mapping wikidata if it is in one of these"
        )
        raise SourceError(path, hint)
    if reason := unsound(graph):
        raise SourceError(path, f"is not sound in this vocabulary: {reason}; see 'aiscape check {path}'")
    return Imported(graph, _left_out(given, graph))


def _left_out(given: list[ox.Quad], graph: Graph) -> int:
    """How many statements of a file a graph does not say; evidence may go by other names."""
    evidence = {quad.object for quad in given if quad.predicate.value in _TO_EVIDENCE}
    counts = Counter(_said(quad) for quad in given if quad.subject not in evidence)
    counts.subtract(Counter(map(_said, quads(graph))))
    return sum(count for count in counts.values() if count > 0)


def _said(quad: ox.Quad) -> tuple[object, ...]:
    return quad.subject, quad.predicate, quad.graph_name


def _mapped(path: Path, quads: list[ox.Quad], mapping: Mapping) -> Imported:
    things: dict[str, _About] = defaultdict(lambda: defaultdict(list))
    for quad in quads:
        things[_iri(quad.subject)][quad.predicate.value].append(quad.object)
    entities = {iri: entity for iri, about in things.items() if (entity := _entity(iri, about, mapping))}
    article = Article(f"import-{slug(path.stem)}-{_fingerprint(quads)}", "", f"Import of {path.name}")
    claims: dict[str, Claim] = {}
    understood = 0
    for quad in quads:
        claim = _claim(quad, entities, article.id, mapping)
        if claim is not None:
            claims[claim.id] = claim
        understood += claim is not None or _describes(quad, entities, mapping)
    if not entities:
        raise SourceError(path, "holds no thing that the mapping knows")
    ordered = sorted(claims.values(), key=lambda c: (c.article, c.start, c.subject.iri, c.predicate, c.object.iri))
    found = {entity.iri: entity for entity in entities.values()}
    graph = Graph((article,), tuple(found[iri] for iri in sorted(found)), tuple(ordered))
    return Imported(graph, len(quads) - understood)


def _entity(iri: str, about: _About, mapping: Mapping) -> Entity | None:
    known = load_ontology().types
    kinds = {mapping.types[_iri(kind)] for kind in about.get(mapping.type_property, ()) if _iri(kind) in mapping.types}
    if not kinds:
        return None
    implied = {above for kind in kinds for above in known[kind].ancestors[1:]}
    types = tuple(sorted(kinds - implied))
    names = [text for name in _NAMES for text in _texts(about.get(name, ()))]
    if not names:
        return None
    items = [iri, *(_iri(same) for name in _SAME for same in about.get(name, ()))]
    wikidata = next((item.removeprefix(WD) for item in items if item.startswith(WD + "Q")), None)
    aliases = {*names, *(text for name in _ALIASES for text in _texts(about.get(name, ())))} - {names[0]}
    kind = types[0].lower()
    node = f"{DATA}id/{kind}/{slug(names[0])}" if iri.startswith(("_:", WD)) else iri
    return Entity(node, names[0], types, tuple(sorted(aliases)), wikidata)


def _texts(terms: Iterable[object]) -> list[str]:
    """Names in English or in no language, those that say English first."""
    found = [t for t in terms if isinstance(t, ox.Literal) and (t.language or "en").startswith("en")]
    return [t.value for t in sorted(found, key=lambda t: (not t.language, t.value))]


def _claim(quad: ox.Quad, entities: dict[str, Entity], article: str, mapping: Mapping) -> Claim | None:
    """What a statement claims, where both its ends are known and of the relation's types."""
    name = quad.predicate.value
    one, two = entities.get(_iri(quad.subject)), entities.get(_iri(quad.object))
    relation = mapping.relations.get(name)
    if relation is None and name in mapping.inverse:
        relation, one, two = mapping.inverse[name], two, one
    if relation is None or one is None or two is None or one.iri == two.iri:
        return None
    if not load_ontology().allows(relation, one.types, two.types):
        return None
    quote = f"{quad.triple} ."
    identifier = digest(article, one.iri, relation, two.iri)[:20]
    return Claim(
        identifier, one, relation, two, "asserted", "stated", (), (), None, article, quote, 0, len(quote), 1.0, "import"
    )


def _describes(quad: ox.Quad, entities: dict[str, Entity], mapping: Mapping) -> bool:
    """Whether a statement told a type or name that was taken over."""
    name = quad.predicate.value
    return _iri(quad.subject) in entities and (
        name in (*_NAMES, *_ALIASES, *_SAME) or (name == mapping.type_property and _iri(quad.object) in mapping.types)
    )


def _fingerprint(quads: list[ox.Quad]) -> str:
    return digest(*sorted(map(str, quads)))[:8]


def _iri(node: object) -> str:
    if isinstance(node, ox.BlankNode):
        return f"_:{node.value}"
    return node.value if isinstance(node, ox.NamedNode) else ""
