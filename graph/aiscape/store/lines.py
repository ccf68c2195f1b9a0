"""A graph comes in; its quads go out as lines of N-Quads, a block of them for each thing that says something.

The default graph holds every fact that is plainly asserted, once, however many articles state it, and beside the facts
the entities, the claims with their evidence, and the articles. The named graph of an article holds the facts which that
article states. So a query over the default graph needs no GRAPH and counts nothing twice.

Lines are what quads are made of, and not the other way round: text is written many times faster than terms are made.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from decimal import Decimal
from functools import cache
from itertools import pairwise

import pyoxigraph as ox

from aiscape.model import Article, Claim, Entity, Graph
from aiscape.ontology import load_ontology
from aiscape.store.terms import NAMED_QUALIFIERS, PREFIXES, iri_part, term

_ARTICLE, _CLAIM = PREFIXES["article"], PREFIXES["claim"]
_AISCAPE, _RDF, _OA, _XSD = (PREFIXES[name] for name in ("aiscape", "rdf", "oa", "xsd"))
_DCTERMS, _SKOS, _SCHEMA = PREFIXES["dcterms"], PREFIXES["skos"], PREFIXES["schema"]
_AFTER_CLAIMS = _CLAIM.removesuffix("/") + chr(ord("/") + 1)
_LABEL = PREFIXES["rdfs"] + "label"
#: What N-Quads writes with a backslash, as its canonical form has it.
_ODD = re.compile('[\x00-\x1f"\\\\\x7f\ufffe\uffff]')
_ESCAPES = {code: f"\\u{code:04X}" for code in (*range(0x20), 0x7F, 0xFFFE, 0xFFFF)} | {
    ord(char): f"\\{letter}" for char, letter in zip('\b\t\n\f\r"\\', 'btnfr"\\', strict=True)
}
#: A number that the engine may give back otherwise than it was written. No text can hold this: a text's quotation marks are escaped.
_CONFIDENCE = re.compile(rf'(<{re.escape(_AISCAPE)}confidence> ")([^"\n]*)("\^\^)'.encode())
_DAY_KINDS = {4: "gYear", 7: "gYearMonth"}


def blocks(graph: Graph, *, named: bool = True) -> Iterator[str]:
    """Every line, in order and once within its block; where `in_order` says so, the blocks are in order as well.

    Args:
        graph: what to write.
        named: whether the named graphs of the articles are wanted.

    Raises:
        ValueError: an IRI is none.
        KeyError: an entity has a type that the vocabulary has not.

    """
    facts = _facts(graph)
    entities = {entity.iri: entity for entity in graph.entities}
    subjects = sorted(entities.keys() | facts.keys(), key=_place)
    first = sum(1 for iri in subjects if _place(iri) < _ARTICLE)
    for iri in subjects[:first]:
        yield _block(_subject(iri, entities.get(iri), facts.get(iri, ()), named))
    for article in sorted(graph.articles, key=lambda article: _place(iri_part(article.id))):
        yield _block(_article(article, graph.copies.get(article.id)))
    for claim in sorted(graph.claims, key=lambda claim: iri_part(claim.id)):
        yield _claim(claim)
    for iri in subjects[first:]:
        yield _block(_subject(iri, entities.get(iri), facts.get(iri, ()), named))


def in_order(graph: Graph) -> bool:
    """Whether the blocks, one after the other, are a sorted file without a line twice.

    They are not where two things share an identifier, where a claim's begins with that of another (its evidence stands
    before it, and the other's between the two), or where an entity's IRI lies among those of articles and claims.
    """
    subjects = {claim.subject.iri for claim in graph.claims}.union(entity.iri for entity in graph.entities)
    claims = sorted(iri_part(claim.id) for claim in graph.claims)
    return (
        not any(_ARTICLE <= _place(iri) < _AFTER_CLAIMS for iri in subjects)
        and len({entity.iri for entity in graph.entities}) == len(graph.entities)
        and len({article.id for article in graph.articles}) == len(graph.articles)
        and not any(after.startswith(before) for before, after in pairwise(claims))
    )


def as_written(lines: bytes) -> bytes:
    """Lines that the engine gave back, spelled as here: it writes the decimal 1.0 as 1."""
    return _CONFIDENCE.sub(lambda found: b"%b%b%b" % (found[1], _decimal(float(found[2])).encode(), found[3]), lines)


def _place(iri: str) -> str:
    """What an IRI is sorted by: the mark that ends it comes after digits and before letters."""
    return iri + ">"


def _facts(graph: Graph) -> dict[str, list[Claim]]:
    """The claims that are plain facts by the IRI of their subject; raises ValueError where an IRI is none."""
    found: dict[str, list[Claim]] = {}
    names = {entity.iri for entity in graph.entities}
    for claim in graph.claims:
        names.update((claim.subject.iri, claim.object.iri, _AISCAPE + claim.predicate))
        names.update(who.iri for who in claim.attributed_to)
        if claim.is_plain:
            found.setdefault(claim.subject.iri, []).append(claim)
    for iri in names:
        ox.NamedNode(iri)
    return found


def _block(lines: Iterable[str]) -> str:
    return "".join(sorted(set(lines)))


def _subject(iri: str, entity: Entity | None, facts: Iterable[Claim], named: bool) -> Iterator[str]:
    """What an entity says: its types and names, and the facts that it is the subject of."""
    start = f"<{iri}> <"
    if entity is not None:
        yield from _entity(start, entity)
    for claim in facts:
        fact = f"{start}{_AISCAPE}{claim.predicate}> <{claim.object.iri}> "
        yield f"{fact}.\n"
        if named:
            yield f"{fact}<{_ARTICLE}{iri_part(claim.article)}> .\n"


def _entity(start: str, entity: Entity) -> Iterator[str]:
    for kind in entity.types:
        for name in _ancestors(kind):
            yield f"{start}{_RDF}type> <{_AISCAPE}{name}> .\n"
    yield f"{start}{_AISCAPE}leadingType> <{_AISCAPE}{entity.type}> .\n"
    label = _text(entity.label)
    yield f'{start}{_SKOS}prefLabel> "{label}"@en .\n'
    yield f'{start}{_LABEL}> "{label}" .\n'
    for alias in entity.aliases:
        yield f'{start}{_SKOS}altLabel> "{_text(alias)}"@en .\n'
    if entity.wikidata:
        yield f"{start}{_SKOS}exactMatch> {term(f'wd:{entity.wikidata}')} .\n"


@cache
def _ancestors(kind: str) -> tuple[str, ...]:
    return load_ontology().types[kind].ancestors


def _article(article: Article, original: str | None) -> Iterator[str]:
    start = f"<{_ARTICLE}{iri_part(article.id)}> <"
    yield f"{start}{_RDF}type> <{_AISCAPE}Article> .\n"
    yield f'{start}{_DCTERMS}identifier> "{_text(article.id)}" .\n'
    texts = (
        (f"{_DCTERMS}title", article.title),
        (f"{_DCTERMS}publisher", article.publisher),
        (f"{_DCTERMS}language", article.language),
        (f"{_SCHEMA}url", article.url),
    )
    for property, text in texts:
        if text:
            yield f'{start}{property}> "{_text(text)}" .\n'
    for reference in article.references:
        yield f'{start}{_DCTERMS}references> "{_text(reference)}" .\n'
    if article.date:
        yield f'{start}{_SCHEMA}datePublished> "{_text(article.date)}"^^<{_XSD}date> .\n'
    if original:
        yield f"{start}{_AISCAPE}copyOf> <{_ARTICLE}{iri_part(original)}> .\n"


def _claim(claim: Claim) -> str:
    """A claim's block: its evidence, as the Web Annotation vocabulary has it, then the claim."""
    node, article = f"<{_CLAIM}{iri_part(claim.id)}", f"<{_ARTICLE}{iri_part(claim.article)}>"
    start, target = f"{node}> <", f"{node}#target> <{_OA}"
    own = [
        f"{start}{_RDF}object> <{claim.object.iri}> .\n",
        f"{start}{_RDF}predicate> <{_AISCAPE}{claim.predicate}> .\n",
        f"{start}{_RDF}subject> <{claim.subject.iri}> .\n",
        f"{start}{_RDF}type> <{_AISCAPE}Claim> .\n",
        f"{start}{_OA}hasTarget> {node}#target> .\n",
        f'{start}{_AISCAPE}confidence> "{_decimal(claim.confidence)}"^^<{_XSD}decimal> .\n',
        f'{start}{_AISCAPE}method> "{_text(claim.method)}" .\n',
        f'{start}{_AISCAPE}modality> "{_text(claim.modality)}" .\n',
        f'{start}{_AISCAPE}polarity> "{_text(claim.polarity)}" .\n',
        f"{start}{_AISCAPE}saidIn> {article} .\n",
    ]
    if claim.date:
        kind = _DAY_KINDS.get(len(claim.date), "date")
        own.append(f'{start}{_DCTERMS}date> "{_text(claim.date)}"^^<{_XSD}{kind}> .\n')
    for who in claim.attributed_to:
        own.append(f"{start}{_AISCAPE}attributedTo> <{who.iri}> .\n")
    for name, value in claim.qualifiers:
        known = name in NAMED_QUALIFIERS
        property, text = (name, value) if known else ("qualifier", f"{name}: {value}")
        own.append(f'{start}{_AISCAPE}{property}> "{_text(text)}" .\n')
    return (
        f"{node}#place> <{_RDF}type> <{_OA}TextPositionSelector> .\n"
        f'{node}#place> <{_OA}end> "{claim.end}"^^<{_XSD}integer> .\n'
        f'{node}#place> <{_OA}start> "{claim.start}"^^<{_XSD}integer> .\n'
        f"{node}#quote> <{_RDF}type> <{_OA}TextQuoteSelector> .\n"
        f'{node}#quote> <{_OA}exact> "{_text(claim.quote)}" .\n'
        f"{target}hasSelector> {node}#place> .\n"
        f"{target}hasSelector> {node}#quote> .\n"
        f"{target}hasSource> {article} .\n"
        f"{_block(own)}"
    )


def _text(text: str) -> str:
    """A text as it stands between quotation marks."""
    return text.translate(_ESCAPES) if _ODD.search(text) else text


def _decimal(value: float) -> str:
    """A number as xsd:decimal has it, without an exponent."""
    text = repr(value)
    return format(Decimal(text), "f") if "e" in text else text
