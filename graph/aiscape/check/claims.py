"""Facts come in; what is wrong with claims, their evidence and the bare facts that they state goes out."""

from __future__ import annotations

import datetime
import re
from collections import defaultdict
from collections.abc import Callable, Iterator

import pyoxigraph as ox

from aiscape.check.faults import Fault
from aiscape.check.reading import Facts
from aiscape.ontology import load_ontology
from aiscape.store.terms import PREFIXES

_FORMS = {"date": r"\d{4}-\d\d-\d\d", "gYearMonth": r"\d{4}-\d\d", "gYear": r"\d{4}"}


def claim_faults(facts: Facts) -> Iterator[Fault]:
    """All checks of this part."""
    for part in _PARTS:
        yield from part(facts)


def _ends(facts: Facts) -> Iterator[Fault]:
    """Ends of claims that are no plain fact, which no shape of a relation sees."""
    ontology = load_ontology()
    for triple, claims in sorted(facts.said.items()):
        subject, predicate, obj = triple
        relation = predicate.rsplit("#", 1)[-1]
        if relation not in ontology.relations:
            continue
        if subject == obj and triple not in facts.facts:
            yield Fault("self-relation", claims[0], f"{facts.say(triple)}: a thing cannot be so to itself")
        for end in (subject, obj):
            if facts.types(end).isdisjoint(ontology.types) and triple not in facts.facts:
                yield Fault("untyped-end", end, f"{facts.label(end)} has no type: {facts.say(triple)}")
        if triple in facts.facts:
            continue
        known = ontology.relations[relation]
        for name, end, allowed in (("subject", subject, known.subjects), ("object", obj, known.objects)):
            types = facts.types(end) & ontology.types.keys()
            if types and not ontology.is_a(types, allowed):
                kinds = ", ".join(sorted(types - {"Thing"}))
                message = f"{facts.label(end)} ({kinds}) cannot be the {name} of {relation}: {facts.say(triple)}"
                yield Fault(f"{name}-type", end, message)


def _facts(facts: Facts) -> Iterator[Fault]:
    """That bare facts and plain claims say the same, in the default graph and in the article's."""
    stated = {(claim, triple) for triple, claims in facts.said.items() for claim in claims if facts.plain(claim)}
    plain = {triple for _, triple in stated}
    for triple in sorted(facts.facts - plain):
        if triple in facts.said:
            yield Fault("hedged-fact", triple[0], f"{facts.say(triple)}: no article plainly says so")
        else:
            yield Fault("fact-without-claim", triple[0], f"{facts.say(triple)}: no claim says so")
    wanted: dict[str, set[tuple[str, str, str]]] = defaultdict(set)
    for claim, triple in sorted(stated):
        article = facts.one(claim, "aiscape:saidIn") or ""
        wanted[article].add(triple)
        if triple not in facts.facts or (facts.named and triple not in facts.named.get(article, ())):
            yield Fault("claim-without-fact", claim, f"{facts.say(triple)}: claimed plainly, and yet no fact")
    for article, triples in sorted(facts.named.items()):
        for triple in sorted(triples - wanted[article]):
            message = f"{facts.say(triple)}: stands in the graph of {article}, which does not claim it"
            yield Fault("fact-in-wrong-graph", article, message)


def _twice(facts: Facts) -> Iterator[Fault]:
    seen: dict[tuple[object, ...], str] = {}
    contents = _contents(facts)
    for claim in facts.claims:
        triple, article = facts.triple(claim), facts.one(claim, "aiscape:saidIn")
        polarity, modality = facts.one(claim, "aiscape:polarity"), facts.one(claim, "aiscape:modality")
        if triple is None or article is None:
            continue
        content = (triple, article, polarity, modality)
        if content in seen:
            yield Fault("claim-twice", claim, f"{facts.say(triple)}: {article} claims so twice, as {seen[content]} too")
        seen[content] = claim
        for original in facts.values(article, "aiscape:copyOf"):
            if (triple, original, polarity, modality) in contents:
                yield Fault("claim-of-copy", claim, f"{facts.say(triple)}: claimed by {article} and by its original")


def _contents(facts: Facts) -> set[tuple[object, ...]]:
    names = ("aiscape:saidIn", "aiscape:polarity", "aiscape:modality")
    return {(facts.triple(claim), *(facts.one(claim, name) for name in names)) for claim in facts.claims}


def _details(facts: Facts) -> Iterator[Fault]:
    known = load_ontology().types.keys()
    for claim in facts.claims:
        for said in facts.values(claim, "aiscape:attributedTo"):
            if facts.types(said).isdisjoint(known):
                yield Fault("attributed-type", claim, f"{claim} is attributed to {said}, which is no entity")
        for date in facts.terms(claim, "dcterms:date"):
            if not _is_date(date):
                yield Fault("claim-date", claim, f"{claim} has the date {date}, which is none")


def _is_date(found: object) -> bool:
    if not isinstance(found, ox.Literal):
        return False
    form = _FORMS.get(found.datatype.value.removeprefix(PREFIXES["xsd"]))
    if form is None or not re.fullmatch(form, found.value):
        return False
    try:
        datetime.date.fromisoformat((found.value + "-01-01")[:10])
    except ValueError:
        return False
    return True


def _evidence(facts: Facts) -> Iterator[Fault]:
    used: set[str] = set()
    for claim in facts.claims:
        article = facts.one(claim, "aiscape:saidIn")
        for target in facts.values(claim, "oa:hasTarget"):
            selectors = facts.values(target, "oa:hasSelector")
            used.update((target, *selectors))
            for source in facts.values(target, "oa:hasSource"):
                if article and source != article:
                    yield Fault("source-differs", claim, f"{claim} is said in {article}, its quote is from {source}")
            yield from _quote(facts, claim, article, selectors)
    for iri in sorted(facts.by_subject):
        kinds = facts.values(iri, "rdf:type")
        if any(kind.startswith(PREFIXES["oa"]) for kind in kinds) and iri not in used:
            yield Fault("orphan-evidence", iri, f"{iri} is evidence of no claim")


def _quote(facts: Facts, claim: str, article: str | None, selectors: list[str]) -> Iterator[Fault]:
    """That the offsets of a claim give its quote."""
    quotes = [quote for iri in selectors for quote in facts.values(iri, "oa:exact")]
    starts = [at for iri in selectors for at in facts.values(iri, "oa:start")]
    ends = [at for iri in selectors for at in facts.values(iri, "oa:end")]
    if len(quotes) != 1 or len(starts) != 1 or len(ends) != 1:
        return
    if not quotes[0].strip():
        yield Fault("empty-quote", claim, f"{claim} quotes nothing")
        return
    if not starts[0].isdecimal() or not ends[0].isdecimal():
        return
    quote, start, end = quotes[0], int(starts[0]), int(ends[0])
    identifier = facts.one(article or "", "dcterms:identifier") or ""
    text = facts.texts.get(identifier)
    shown = f"{claim}: the quote “{quote[:60]}{'…' if len(quote) > 60 else ''}”"
    if end <= start:
        yield Fault("offsets-reversed", claim, f"{shown} ends at {end}, before it starts at {start}")
    elif end - start != len(quote):
        yield Fault("offsets-length", claim, f"{shown} has {len(quote)} characters, its offsets {end - start}")
    elif text is not None and end > len(text):
        yield Fault("offsets-beyond", claim, f"{shown} ends at {end}, the article has {len(text)} characters")
    elif text is not None and text[start:end] != quote:
        yield Fault("offsets-quote", claim, f"{shown} is not what stands there: “{text[start:end][:60]}”")


_PARTS: tuple[Callable[[Facts], Iterator[Fault]], ...] = (_ends, _facts, _twice, _details, _evidence)
