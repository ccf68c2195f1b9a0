"""A graph comes in; what its articles say goes out: when, who, what one alone says, and where they disagree."""

from __future__ import annotations

from collections import defaultdict

from aiscape.model import Claim
from aiscape.query.evidence import ONE_WAY, Fact, cite, facts, is_against, manner, speakers
from aiscape.query.table import Table
from aiscape.store import KnowledgeGraph


def timeline(
    kg: KnowledgeGraph, name: str | None = None, *, since: str | None = None, until: str | None = None
) -> Table:
    """Claims in order of time: when it happened where the article says so, else when the article appeared.

    Raises:
        UnknownName: nothing goes by the name.
        QueryError: a date is none.

    """
    found = kg.claims(name, since=since, until=until)
    dated = sorted(((kg.when(claim), claim) for claim in found), key=lambda pair: (pair[0] or "9999", pair[1].id))
    rows, record = [], []
    for day, claim in dated:
        if day:
            how = "happened" if claim.date else "reported"
            rows.append((day, how, _sentence(claim), ", ".join(speakers(kg, claim))))
            record.append({"when": day, "known_by": how, **cite(kg, claim)})
    return Table(("when", "", "claim", "who"), rows, record=record)


def sources(kg: KnowledgeGraph, *, by: str = "outlet") -> Table:
    """What each article, or each outlet, gave, and how much of it no other independent article says."""
    alone: dict[str, int] = defaultdict(int)
    for fact in facts(kg, kg.graph.claims):
        if len(fact.origins) == 1:
            alone[fact.origins[0]] += 1
    given: dict[str, list[Claim]] = defaultdict(list)
    for claim in kg.graph.claims:
        given[claim.article].append(claim)
    if by == "article":
        rows = [
            (
                a.id,
                a.publisher,
                a.date,
                len(given[a.id]),
                _nodes(given[a.id]),
                alone[a.id],
                kg.graph.copies.get(a.id, ""),
            )
            for a in kg.graph.articles
        ]
        return Table(("article", "outlet", "published", "claims", "nodes", "alone", "copy of"), rows)
    outlets: dict[str, list[str]] = defaultdict(list)
    for article in kg.graph.articles:
        outlets[article.publisher or "(no outlet)"].append(article.id)
    table = []
    for outlet, articles in outlets.items():
        claims = [claim for article in articles for claim in given[article]]
        table.append((outlet, len(articles), len(claims), _nodes(claims), sum(alone[article] for article in articles)))
    return Table(("outlet", "articles", "claims", "nodes", "alone"), sorted(table, key=lambda row: (-row[2], row[0])))


def alone(kg: KnowledgeGraph, source: str) -> Table:
    """The facts that only one article, or one outlet, states."""
    rows, record = [], []
    for fact in facts(kg, kg.graph.claims):
        if fact.outlets == (source,) or fact.origins == (source,):
            claim = fact.claims[0]
            rows.append((_sentence(claim), claim.article, claim.quote))
            record.append(cite(kg, claim))
    return Table(("claim", "article", "quote"), rows, record=record)


def who_says(kg: KnowledgeGraph, name: str) -> Table:
    """Who says what of a node: those whom articles quote or cite, else the outlets themselves.

    Raises:
        UnknownName: nothing goes by the name.

    """
    rows, record = [], []
    for claim in kg.claims(name):
        for who in speakers(kg, claim):
            outlet = kg.lookup.article(claim.article).publisher or claim.article
            rows.append((who, _sentence(claim), outlet if claim.attributed_to else "", claim.quote))
            record.append({"who": who, "quoted": bool(claim.attributed_to), **cite(kg, claim)})
    order = sorted(range(len(rows)), key=lambda number: (not rows[number][2], rows[number][0], number))
    return Table(("who", "claim", "quoted by", "quote"), [rows[n] for n in order], record=[record[n] for n in order])


def contradictions(kg: KnowledgeGraph) -> Table:
    """Where not all claims can be true: a denial, both directions of a one-way relation, differing figures."""
    found = facts(kg, kg.graph.claims)
    rows: list[tuple[str, str, str, str, str]] = []
    for fact in found:
        if fact.against and any(claim.modality == "stated" for claim in fact.claims):
            rows.append(_pair(kg, "denied", fact.claims[0], fact.against[0]))
        rows += _figures(kg, fact)
    forward = {(fact.subject.iri, fact.predicate, fact.object.iri): fact for fact in found if fact.claims}
    for (subject, predicate, obj), fact in forward.items():
        back = forward.get((obj, predicate, subject))
        if predicate in ONE_WAY and back is not None and subject < obj:
            rows.append(_pair(kg, "both ways", fact.claims[0], back.claims[0]))
    return Table(("kind", "one says", "who", "another says", "who else"), rows)


def _figures(kg: KnowledgeGraph, fact: Fact) -> list[tuple[str, str, str, str, str]]:
    """Claims of one fact whose score or amount differ."""
    rows = []
    for name in ("score", "amount"):
        said: dict[str, Claim] = {}
        for claim in fact.claims:
            qualifiers = dict(claim.qualifiers)
            if name in qualifiers:
                said.setdefault(qualifiers[name].casefold().strip(), claim)
        claims = list(said.values())
        rows += [_pair(kg, name, claims[0], other) for other in claims[1:]]
    return rows


def _pair(kg: KnowledgeGraph, kind: str, one: Claim, two: Claim) -> tuple[str, str, str, str, str]:
    return (
        kind,
        _sentence(one),
        ", ".join(speakers(kg, one)) + f": {one.quote}",
        _sentence(two),
        ", ".join(speakers(kg, two)) + f": {two.quote}",
    )


def _sentence(claim: Claim) -> str:
    """A claim in a line: its ends, its manner, its qualifiers."""
    how = manner(claim) if not is_against(claim) else "not" if claim.polarity == "negated" else "denied"
    more = ", ".join(f"{name} {value}" for name, value in claim.qualifiers if name != "date")
    parts = (claim.subject.label, f"{claim.predicate}{f' ({how})' if how else ''}", claim.object.label)
    return " ".join(parts) + (f" [{more}]" if more else "")


def _nodes(claims: list[Claim]) -> int:
    return len({entity.iri for claim in claims for entity in (claim.subject, claim.object)})
