"""Quads come in; one index of what each thing says goes out, for the checks to look things up in."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

import pyoxigraph as ox

from aiscape.ontology import NAMESPACE, load_ontology
from aiscape.store.terms import term

Triple = tuple[str, str, str]
TYPE = term("rdf:type").value


@dataclass
class Facts:
    """What a file of quads says: in its default graph by subject and property, and each relation in each graph."""

    by_subject: dict[str, dict[str, list[Any]]] = field(default_factory=lambda: defaultdict(lambda: defaultdict(list)))
    facts: set[Triple] = field(default_factory=set)
    named: dict[str, set[Triple]] = field(default_factory=lambda: defaultdict(set))
    #: The texts of articles by identifier, where they are at hand.
    texts: dict[str, str] = field(default_factory=dict)

    @classmethod
    def of(cls, quads: Iterable[ox.Quad], texts: dict[str, str] | None = None) -> Facts:
        """Index some quads."""
        made = cls(texts=texts or {})
        relations = {NAMESPACE + name for name in load_ontology().relations}
        for quad in quads:
            subject, predicate = _value(quad.subject), quad.predicate.value
            if isinstance(quad.graph_name, ox.DefaultGraph):
                made.by_subject[subject][predicate].append(quad.object)
                if predicate in relations:
                    made.facts.add((subject, predicate, _value(quad.object)))
            else:
                made.named[_value(quad.graph_name)].add((subject, predicate, _value(quad.object)))
        return made

    def values(self, subject: str, name: str) -> list[str]:
        """What a thing says under a prefixed name, as texts and IRIs."""
        return [_value(found) for found in self.terms(subject, name)]

    def terms(self, subject: str, name: str) -> list[Any]:
        """The same as RDF terms."""
        return list(self.by_subject.get(subject, {}).get(term(name).value, ()))

    def one(self, subject: str, name: str) -> str | None:
        """The only value, or none where there is none or several."""
        found = self.values(subject, name)
        return found[0] if len(found) == 1 else None

    def types(self, subject: str) -> set[str]:
        """The local names of a thing's classes in the vocabulary."""
        found = self.values(subject, "rdf:type")
        return {iri.removeprefix(NAMESPACE) for iri in found if iri.startswith(NAMESPACE)}

    def of_type(self, name: str) -> Iterator[str]:
        """Everything of a class."""
        return (subject for subject in self.by_subject if name in self.types(subject))

    @cached_property
    def claims(self) -> list[str]:
        """All claims, by IRI."""
        return sorted(self.of_type("Claim"))

    @cached_property
    def articles(self) -> list[str]:
        """All articles, by IRI."""
        return sorted(self.of_type("Article"))

    @cached_property
    def entities(self) -> list[str]:
        """Everything that has a class of entities, by IRI."""
        known = load_ontology().types
        return sorted(s for s in self.by_subject if not self.types(s).isdisjoint(known))

    @cached_property
    def said(self) -> dict[Triple, list[str]]:
        """The claims of each triple."""
        found: dict[Triple, list[str]] = defaultdict(list)
        for claim in self.claims:
            if triple := self.triple(claim):
                found[triple].append(claim)
        return found

    def triple(self, claim: str) -> Triple | None:
        """What a claim is about, if it says so."""
        ends = [self.one(claim, name) for name in ("rdf:subject", "rdf:predicate", "rdf:object")]
        subject, predicate, obj = ends
        return (subject, predicate, obj) if subject and predicate and obj else None

    def plain(self, claim: str) -> bool:
        """Whether a claim is asserted and neither planned, hedged nor denied."""
        polarity, modality = self.one(claim, "aiscape:polarity"), self.one(claim, "aiscape:modality")
        return polarity == "asserted" and modality == "stated"

    def label(self, iri: str) -> str:
        """A thing as a person calls it."""
        return next(iter(self.values(iri, "skos:prefLabel")), iri)

    def say(self, triple: Triple) -> str:
        """A triple as a person says it."""
        subject, predicate, obj = triple
        local = predicate.removeprefix(NAMESPACE)
        relation = load_ontology().relations.get(local)
        return f"{self.label(subject)} {relation.label if relation else local} {self.label(obj)}"


def _value(found: Any) -> str:
    if isinstance(found, ox.BlankNode):
        return f"_:{found.value}"
    return str(found.value) if isinstance(found, ox.NamedNode | ox.Literal) else str(found)
