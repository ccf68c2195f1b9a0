"""The faults that a graph may have: the name of each, what it means, and what to do."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Level = Literal["error", "warning"]


@dataclass(frozen=True)
class Check:
    """A kind of fault: how bad it is, and what mends it."""

    level: Level
    remedy: str


@dataclass(frozen=True, order=True)
class Fault:
    """One fault: its name in `CHECKS`, the IRI at fault, what is wrong in plain words."""

    name: str
    iri: str
    message: str

    @property
    def check(self) -> Check:
        """Its kind."""
        return CHECKS[self.name]

    def __str__(self) -> str:
        return f"{self.check.level}: {self.message}\n  {self.name}  {self.iri}\n  what to do: {self.check.remedy}"


def _error(remedy: str) -> Check:
    return Check("error", remedy)


def _warning(remedy: str) -> Check:
    return Check("warning", remedy)


_END = "name an entity of the graph by its IRI"
_OFFSET = "read the article again: its text has changed since the claim was made, or the offsets count something else"

#: Every check by its name. Those of the first part are what the SHACL shapes say.
CHECKS: dict[str, Check] = {
    "claim-subject": _error(f"give the claim exactly one rdf:subject: {_END}"),
    "claim-predicate": _error("give the claim exactly one rdf:predicate, a relation of the vocabulary"),
    "claim-object": _error(f"give the claim exactly one rdf:object: {_END}"),
    "claim-polarity": _error("say aiscape:polarity once: asserted or negated"),
    "claim-modality": _error("say aiscape:modality once: stated, expected, possible or denied"),
    "claim-confidence": _error("say aiscape:confidence once, as an xsd:decimal from 0 to 1"),
    "claim-article": _error("say aiscape:saidIn once, of an aiscape:Article"),
    "claim-evidence": _error("add oa:hasTarget with the quote and its place, or drop the claim"),
    "evidence-quote": _error("add an oa:TextQuoteSelector with oa:exact, the sentence as the article has it"),
    "evidence-start": _error("add oa:start, an xsd:integer of 0 or more"),
    "evidence-end": _error("add oa:end, an xsd:integer"),
    "entity-label": _error("give it one skos:prefLabel in each language"),
    "article-date": _error("give schema:datePublished once, as an xsd:date such as 2025-04-29"),
    "subject-type": _error("give the subject a type that the relation's domain allows, or mend the relation"),
    "object-type": _error("give the object a type that the relation's range allows, or mend the relation"),
    "shape": _error("see the shape in graph/aiscape/ontology/shapes.ttl"),
    # The graph's own sense.
    "foreign": _error("check a graph in this vocabulary; 'aiscape import --mapping' takes schema.org and Wikidata"),
    "blank-node": _error("give it an IRI: a blank node cannot be named from elsewhere"),
    "kinds-mixed": _error("let a claim, an article and an entity each have an IRI of its own"),
    "untyped-claim": _error("give it the class aiscape:Claim, or drop it"),
    "unknown-type": _error("use a class of the vocabulary, or add it to the vocabulary"),
    "unknown-property": _error("use a property of the vocabulary, or another vocabulary's own IRI"),
    "untyped-end": _error("describe it: a type and a skos:prefLabel"),
    "leading-type": _error("let aiscape:leadingType be one of the entity's own types"),
    "missing-parent-type": _error("add the classes above it too, which queries for the wider type rely on"),
    "types-exclude": _error("keep the types that it really has: these two are never one thing"),
    "self-relation": _error("let the relation lead to another entity"),
    "ownership-cycle": _error("drop the claim that turns a part into its parent's owner"),
    "part-cycle": _error("drop the claim that makes a whole a part of its own part"),
    "derivation-cycle": _error("drop the claim that derives a thing from what was derived from it"),
    "fact-without-claim": _error("add the claim that says so, with its evidence, or drop the fact"),
    "fact-in-wrong-graph": _error("move the fact to the named graph of the article whose claim states it"),
    "claim-without-fact": _error("add the fact that the claim plainly asserts, to the default graph and the article's"),
    "hedged-fact": _error("drop the fact: what is denied, planned or hedged is a claim only"),
    "claim-twice": _warning("keep one: the article is counted twice"),
    "source-differs": _error("let oa:hasSource of the evidence be the article of aiscape:saidIn"),
    "empty-quote": _error("quote the sentence that says it"),
    "offsets-reversed": _error("let oa:end be larger than oa:start"),
    "offsets-length": _error(_OFFSET),
    "offsets-beyond": _error(_OFFSET),
    "offsets-quote": _error(_OFFSET),
    "claim-date": _error("write a day, month or year of the calendar with its datatype, or leave it out"),
    "attributed-type": _error("let aiscape:attributedTo be a person, organisation or other entity of the graph"),
    "copy-of-itself": _error("let aiscape:copyOf lead from a copy to its original, which is no copy"),
    "copy-of-nothing": _error("let aiscape:copyOf lead to an article of the graph, or leave it out"),
    "article-identifier": _error("give each article one dcterms:identifier of its own"),
    "claim-of-copy": _warning("let the original make the claim once: what a copy repeats is no second source"),
    "label-blank": _error("write the name that articles use"),
    "label-shared": _warning("if they are one thing, let them share one IRI; if not, tell them apart by their label"),
    "wikidata-shared": _error("keep skos:exactMatch on the one that the Wikidata item describes"),
    "wikidata-form": _error("write a Wikidata item as http://www.wikidata.org/entity/Q…"),
    "orphan-evidence": _warning("let a claim name it with oa:hasTarget, or drop it"),
    "orphan-entity": _warning("drop it, or add what is claimed of it"),
    "relative-iri": _error("write the whole IRI, with its scheme"),
}
