"""Graphs as Hypothesis draws them: any Unicode that can be written, odd ids, dates of three kinds, every qualifier."""

from __future__ import annotations

from hypothesis import strategies as st

from aiscape.model import Article, Claim, Entity, Graph
from aiscape.ontology import load_ontology

ONTOLOGY = load_ontology()
LEAVES = sorted({"Thing", *ONTOLOGY.types} - {above for t in ONTOLOGY.types.values() for above in t.ancestors[1:]})
#: All of Unicode but halves of surrogate pairs, which no file can hold.
texts = st.text(st.characters(exclude_categories=["Cs"]), max_size=40)
names = texts.filter(bool)
days = st.dates().map(lambda day: day.isoformat())
dates = st.none() | days | days.map(lambda day: day[:7]) | days.map(lambda day: day[:4])
qualifiers = st.sets(
    st.tuples(st.sampled_from(["role", "amount", "score", "round", "what", "status", "date", "place"]), texts),
    max_size=4,
).map(lambda found: tuple(sorted(found)))


@st.composite
def articles(draw: st.DrawFn) -> Article:
    """An article as the store keeps it: without its text."""
    return Article(
        id=draw(names),
        text="",
        title=draw(texts),
        publisher=draw(texts),
        date=draw(st.none() | days),
        url=draw(texts),
        references=tuple(sorted(draw(st.sets(texts, max_size=3)))),
        language=draw(st.sampled_from(["en", "de", "zh-Hant"])),
    )


@st.composite
def entities(draw: st.DrawFn, number: int) -> Entity:
    """An entity of one or two types, the leading one first."""
    types = draw(st.lists(st.sampled_from(LEAVES), min_size=1, max_size=2, unique=True))
    label = draw(names)
    return Entity(
        f"https://w3id.org/aiscape/id/e{number}",
        label,
        tuple(types),
        tuple(sorted(draw(st.sets(names, max_size=3)) - {label})),
        draw(st.none() | st.integers(1, 10**9).map(lambda n: f"Q{n}")),
    )


@st.composite
def graphs(draw: st.DrawFn) -> Graph:
    """A graph in canonical order, every entity of which is known to it."""
    known = tuple(sorted((draw(entities(n)) for n in range(draw(st.integers(2, 4)))), key=lambda e: e.iri))
    written = draw(st.lists(articles(), min_size=1, max_size=3, unique_by=lambda a: a.id))
    written.sort(key=lambda a: a.id)
    claims = []
    for id_ in draw(st.sets(names, max_size=5)):
        start = draw(st.integers(0, 10**6))
        said = draw(st.sets(st.sampled_from(known), max_size=2))
        claims.append(
            Claim(
                id=id_,
                subject=draw(st.sampled_from(known)),
                predicate=draw(st.sampled_from(sorted(ONTOLOGY.relations))),
                object=draw(st.sampled_from(known)),
                polarity=draw(st.sampled_from(["asserted", "negated"])),
                modality=draw(st.sampled_from(["stated", "expected", "possible", "denied"])),
                attributed_to=tuple(sorted(said, key=lambda who: who.iri)),
                qualifiers=draw(qualifiers),
                date=draw(dates),
                article=draw(st.sampled_from(written)).id,
                quote=draw(texts),
                start=start,
                end=start + draw(st.integers(0, 500)),
                confidence=draw(st.floats(0, 1)),
                method=draw(texts),
            )
        )
    claims.sort(key=lambda c: (c.article, c.start, c.subject.iri, c.predicate, c.object.iri, c.id))
    copies = {written[-1].id: written[0].id} if len(written) > 1 and draw(st.booleans()) else {}
    return Graph(tuple(written), known, tuple(claims), copies)
