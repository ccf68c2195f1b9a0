"""Facts come in; what is wrong with entities, articles and the links between them goes out."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterator
from functools import cache

import networkx

from aiscape.check.faults import Fault
from aiscape.check.reading import Facts
from aiscape.names import fold
from aiscape.ontology import NAMESPACE, load_ontology
from aiscape.ontology.vocabulary import ontology_file

#: Nothing is of two of these rows; a company may well be a platform, and a model a family.
EXCLUSIVE = (("Person",), ("Organization",), ("Place",), ("Model", "ModelFamily"), ("Chip",), ("Policy",), ("Sector",))
_CYCLES = {"owns": "ownership-cycle", "partOf": "part-cycle", "basedOn": "derivation-cycle"}
_WIKIDATA = re.compile(r"http://www\.wikidata\.org/entity/Q[1-9]\d*")
_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:")


def entity_faults(facts: Facts) -> Iterator[Fault]:
    """All checks of this part."""
    for part in _PARTS:
        yield from part(facts)


def _types(facts: Facts) -> Iterator[Fault]:
    known = load_ontology().types
    for iri in sorted(facts.by_subject):
        types = facts.types(iri)
        for name in sorted(types - known.keys() - _other_classes()):
            yield Fault("unknown-type", iri, f"{facts.label(iri)} is a {name}, which the vocabulary does not have")
        for name in sorted(types & known.keys()):
            missing = sorted(set(known[name].ancestors) - types)
            if missing:
                message = f"{facts.label(iri)} is a {name} but not said to be a {' and a '.join(missing)}"
                yield Fault("missing-parent-type", iri, message)
        ruled = [next(n for n in row if n in types) for row in EXCLUSIVE if not types.isdisjoint(row)]
        if len(ruled) > 1:
            yield Fault("types-exclude", iri, f"{facts.label(iri)} cannot be both a {ruled[0]} and a {ruled[1]}")
        for leading in facts.values(iri, "aiscape:leadingType"):
            if leading.removeprefix(NAMESPACE) not in types:
                name = leading.removeprefix(NAMESPACE)
                yield Fault("leading-type", iri, f"{facts.label(iri)} leads with the type {name}, which it has not")


def _kinds(facts: Facts) -> Iterator[Fault]:
    """What each thing is at all: with an IRI of its own, and one of claim, article and entity."""
    kinds: dict[str, list[str]] = defaultdict(list)
    for kind, found in (("a claim", facts.claims), ("an article", facts.articles), ("an entity", facts.entities)):
        for iri in found:
            kinds[iri].append(kind)
    for iri, names in sorted(kinds.items()):
        if iri.startswith("_:"):
            yield Fault("blank-node", iri, f"{facts.label(iri)} is {names[0]} without an IRI")
        if len(names) > 1:
            yield Fault("kinds-mixed", iri, f"{facts.label(iri)} is {' and '.join(names)} at once")
    for iri in sorted(facts.by_subject):
        if iri not in kinds and facts.values(iri, "rdf:subject"):
            yield Fault("untyped-claim", iri, f"{iri} has a subject as a claim has, but not the class")


def _properties(facts: Facts) -> Iterator[Fault]:
    for iri, about in sorted(facts.by_subject.items()):
        for name in sorted(about):
            if name.startswith(NAMESPACE) and name.removeprefix(NAMESPACE) not in _properties_known():
                local = name.removeprefix(NAMESPACE)
                yield Fault("unknown-property", iri, f"{facts.label(iri)} has {local}, which the vocabulary does not")
        if not iri.startswith("_:") and not _SCHEME.match(iri):
            yield Fault("relative-iri", iri, f"{iri} is no whole IRI")


def _links(facts: Facts) -> Iterator[Fault]:
    known = load_ontology().types.keys()
    for triple in sorted(facts.facts):
        subject, _, obj = triple
        for end in sorted({subject, obj}):
            if facts.types(end).isdisjoint(known):
                yield Fault("untyped-end", end, f"{facts.label(end)} has no type: {facts.say(triple)}")
        if subject == obj:
            yield Fault("self-relation", subject, f"{facts.say(triple)}: a thing cannot be so to itself")
    for name, fault in _CYCLES.items():
        yield from _cycles(facts, name, fault)


def _cycles(facts: Facts, relation: str, fault: str) -> Iterator[Fault]:
    links: networkx.DiGraph[str] = networkx.DiGraph()
    links.add_edges_from((s, o) for s, p, o in facts.facts if p == NAMESPACE + relation and s != o)
    for ring in networkx.strongly_connected_components(links):
        if len(ring) > 1:
            start = min(ring)
            way = [start, *(b for _, b in networkx.find_cycle(links.subgraph(ring), start))]
            label = load_ontology().relations[relation].label
            text = f" {label} ".join(map(facts.label, way))
            yield Fault(fault, start, text)


def _names(facts: Facts) -> Iterator[Fault]:
    shared: dict[tuple[str, str], list[str]] = defaultdict(list)
    items: dict[str, list[str]] = defaultdict(list)
    for iri in facts.entities:
        for label in facts.values(iri, "skos:prefLabel"):
            if not label.strip():
                yield Fault("label-blank", iri, f"{iri} has a blank label")
            shared[fold(label), facts.one(iri, "aiscape:leadingType") or ""].append(iri)
        for item in facts.values(iri, "skos:exactMatch"):
            if item.startswith(("http://www.wikidata.org/", "https://www.wikidata.org/")):
                items[item].append(iri)
                if not _WIKIDATA.fullmatch(item):
                    yield Fault("wikidata-form", iri, f"{facts.label(iri)} is matched with {item}, no Wikidata item")
    for (_, _), found in sorted(shared.items()):
        if len(found) > 1:
            yield Fault("label-shared", found[1], f"{facts.label(found[0])} and {facts.label(found[1])} share a name")
    for item, found in sorted(items.items()):
        if len(found) > 1:
            names = " and ".join(map(facts.label, found))
            yield Fault("wikidata-shared", found[1], f"{names} are matched with one item, {item.rsplit('/', 1)[-1]}")


def _articles(facts: Facts) -> Iterator[Fault]:
    seen: dict[str, str] = {}
    known = set(facts.articles)
    for iri in facts.articles:
        identifier = facts.one(iri, "dcterms:identifier")
        if not identifier:
            yield Fault("article-identifier", iri, f"{iri} has not one identifier")
        elif identifier in seen:
            yield Fault("article-identifier", iri, f"{iri} and {seen[identifier]} have one identifier, {identifier}")
        seen[identifier or iri] = iri
        for original in facts.values(iri, "aiscape:copyOf"):
            if original not in known:
                yield Fault("copy-of-nothing", iri, f"{iri} is a copy of {original}, which is no article here")
            elif original == iri or facts.values(original, "aiscape:copyOf"):
                yield Fault("copy-of-itself", iri, f"{iri} is a copy of {original}, which is itself a copy")


def _unused(facts: Facts) -> Iterator[Fault]:
    used = {end for s, _, o in facts.facts for end in (s, o)}
    for claim in facts.claims:
        for name in ("rdf:subject", "rdf:object", "aiscape:attributedTo"):
            used.update(facts.values(claim, name))
    for iri in facts.entities:
        if iri not in used:
            yield Fault("orphan-entity", iri, f"nothing is claimed of {facts.label(iri)}")


@cache
def _other_classes() -> frozenset[str]:
    """The vocabulary's classes that no entity has."""
    return frozenset({"Claim", "Article", "Relation"})


@cache
def _properties_known() -> frozenset[str]:
    text = ontology_file().read_text(encoding="utf-8")
    return frozenset(re.findall(r"^aiscape:(\w+) a owl:(?:Object|Datatype)Property", text, re.M))


_PARTS: tuple[Callable[[Facts], Iterator[Fault]], ...] = (
    _kinds,
    _types,
    _properties,
    _links,
    _names,
    _articles,
    _unused,
)
