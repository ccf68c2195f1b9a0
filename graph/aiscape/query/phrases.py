"""A phrase of a question (Chinese companies that make chips) comes in; what it stands for in the graph goes out.

A phrase is the name of a node, or a noun with what narrows it: adjectives of places, lines of business, clauses with the verbs
of verbs.toml. It is understood whole or not at all.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import cache, wraps
from typing import TypeVar
from weakref import WeakKeyDictionary

from aiscape.errors import QueryError
from aiscape.model import Entity
from aiscape.names import fold
from aiscape.ontology import load_ontology
from aiscape.query.english import Wording, wordings
from aiscape.query.meaning import Link, Phrase
from aiscape.query.nouns import Noun, forms, narrowers, nouns, plain_words
from aiscape.store import KnowledgeGraph, Rows

_ARTICLE = re.compile(r"^(?:the|a|an|any|some|all|every|each)\s+(?=\S)", re.I)
_QUOTES = "\"'\u201c\u201d\u2018\u2019"
_ACTORS, _MADE = (
    ("Organization", "Person"),
    ("Model", "ModelFamily", "Chip", "Product", "Dataset", "Benchmark", "Platform"),
)
#: The most parts of questions that are remembered for one graph.
_MOST_PARTS = 5_000
_BE, _THAT = r"(?:is|are|was|were|has been|have been)", r"(?:that|which|who)"


Types = tuple[str, ...]
#: What narrows a phrase: its links, if any, and notes on how words were taken.
Narrowing = tuple[tuple[Link, ...], tuple[str, ...]]
T = TypeVar("T")


class NotAPhraseError(QueryError):
    """A phrase is not understood; `word` is the part of it that is not, `name` whether it could only be a name."""

    def __init__(self, word: str, *, name: bool = False) -> None:
        self.word, self.name = word, name
        super().__init__(f"{word!r} is not understood")


def _once(understand: Callable[..., T]) -> Callable[..., T]:
    """Try each part of a question once: a long one has few parts, but very many ways to be cut into them."""
    tried: WeakKeyDictionary[KnowledgeGraph, dict[tuple[object, ...], T | NotAPhraseError]] = WeakKeyDictionary()

    @wraps(understand)
    def remembering(kg: KnowledgeGraph, *parts: object) -> T:
        known = tried.setdefault(kg, {})
        if parts not in known:
            if len(known) > _MOST_PARTS:
                known.clear()
            try:
                known[parts] = understand(kg, *parts)
            except NotAPhraseError as error:
                known[parts] = error
        found = known[parts]
        if isinstance(found, NotAPhraseError):
            raise NotAPhraseError(found.word, name=found.name)
        return found

    return remembering


@_once
def phrase(kg: KnowledgeGraph, text: str) -> Phrase:
    """Understand a phrase.

    Raises:
        NotAPhraseError: a word of it is not understood, or it is no name of the graph.

    """
    plain = bare(text)
    entity = kg.lookup.found(plain) if plain else None
    sector = entity is not None and entity.type == "Sector"
    if entity is not None and _same(entity, plain) and not sector:
        return Phrase(nodes=(entity.iri,))
    wrong: NotAPhraseError | None = None
    for before, noun, after in _heads(plain):
        try:
            found = Phrase(noun.types, notes=(noun.note,) if noun.note else ())
            for link, notes in (*_adjectives(kg, before, noun.types), *_clauses(kg, after, noun.types)):
                found = replace(found, links=(*found.links, *link), notes=(*found.notes, *notes))
            return replace(found, sectors=(entity.iri,)) if entity is not None and sector else found
        except NotAPhraseError as error:
            wrong = wrong or error
    if wrong is None or sector:
        entity = entity or _country(kg, plain)
        if entity is not None:
            return Phrase(nodes=(entity.iri,))
    raise wrong or NotAPhraseError(plain, name=True)


def kinds(found: Phrase, text: str) -> Phrase:
    """A phrase for kinds of things that can be counted, without the line of business of the same words.

    Raises:
        NotAPhraseError: it is a name.

    """
    if found.nodes is not None:
        raise NotAPhraseError(text)
    return replace(found, sectors=())


def is_business(kg: KnowledgeGraph, text: str) -> bool:
    """Whether a phrase is the name of a line of business, and a noun of something else with it."""
    entity = kg.lookup.found(bare(text))
    return entity is not None and entity.type == "Sector" and any(not after for _, _, after in _heads(bare(text)))


def bare(text: str) -> str:
    """A phrase without quotes and article."""
    return _ARTICLE.sub("", text.strip().strip(_QUOTES).strip())


def _same(entity: Entity, text: str) -> bool:
    """Whether an entity goes by just this name, not by one like it."""
    return fold(text) in {fold(name) for name in (entity.label, *entity.aliases)} or entity.iri == text or "(" in text


def _heads(text: str) -> Iterator[tuple[str, Noun, str]]:
    """The nouns that a phrase may be about, with what comes before and after each."""
    words = text.split()
    longest = max(len(noun.split()) for noun in nouns())
    for start in range(len(words)):
        for end in range(min(len(words), start + longest), start, -1):
            noun = nouns().get(fold(" ".join(words[start:end]).strip(",")))
            if noun is not None:
                yield " ".join(words[:start]), noun, " ".join(words[end:])
                break


def _adjectives(kg: KnowledgeGraph, text: str, types: Types) -> tuple[Narrowing, ...]:
    """What the words before a noun narrow it to."""
    words, found = text.replace(",", " ").split(), []
    while words:
        for end in range(len(words), 0, -1):
            more = _adjective(kg, " ".join(words[:end]), types)
            if more is not None:
                found.append(more)
                words = words[end:]
                break
        else:
            raise NotAPhraseError(words[0])
    return tuple(found)


def _country(kg: KnowledgeGraph, text: str) -> Entity | None:
    """The country or part of the world that a name or adjective stands for, if the graph has it."""
    from aiscape.lexicon.atlas import area

    found = area(text) if _may_be_place(text) else None
    return kg.lookup.found(found.name) if found is not None else None


def _may_be_place(text: str) -> bool:
    return len(text) > 3 or text.isupper() or "." in text  # "us" is not the US


@_once
def _adjective(kg: KnowledgeGraph, text: str, types: Types) -> Narrowing | None:
    """What a word before a noun narrows it to, if the word is understood."""
    place = placed(kg, text)
    if place is not None:
        return _from(place, types)
    maker = kg.lookup.found(text) if _are(types, _MADE) else None
    if maker is not None and _same(maker, text) and load_ontology().is_a(maker.types, _ACTORS):
        return (Link("develops", Phrase(nodes=(maker.iri,)), inverse=True),), ()
    narrower = narrowers().get(fold(text))
    if narrower is not None and _are(types, narrower.types):
        near = ((name, kg.lookup.found(name)) for name in narrower.nodes)
        nodes = tuple(entity.iri for name, entity in near if entity is not None and _same(entity, name))
        return (Link(narrower.relation, Phrase(nodes=nodes)),), (narrower.note,)
    if fold(text) in plain_words():
        return (), ()
    return _business(kg, text) if _are(types, _ACTORS) else None


def _business(kg: KnowledgeGraph, text: str) -> Narrowing | None:
    """Who is in a line of business, or makes things of a kind: AI chip companies, model makers."""
    sectors, made = _sectors(kg, text), nouns().get(fold(text))
    exact = tuple(iri for iri, label in sectors if fold(label) in forms(text))
    if exact:
        return (Link("activeIn", Phrase(nodes=exact)),), ()
    if made is not None and set(made.types) <= set(_MADE):
        return (Link("develops", Phrase(made.types)),), ()
    if sectors:
        note = f"{text!r} is taken as active in {' or '.join(label for _, label in sectors)}"
        return (Link("activeIn", Phrase(nodes=tuple(iri for iri, _ in sectors))),), (note,)
    return None


def _are(types: Types, kinds: Types) -> bool:
    """Whether each of some types is, or descends from, one of others."""
    return all(load_ontology().is_a((name,), kinds) for name in types)


def _sectors(kg: KnowledgeGraph, text: str) -> list[tuple[str, str]]:
    """The lines of business of the graph that have these words in their names."""
    rows = kg.sparql("SELECT ?sector ?label { ?sector a aiscape:Sector ; rdfs:label ?label } ORDER BY ?label")
    assert isinstance(rows, Rows)
    wanted = "|".join(re.escape(form) for form in forms(text))
    return [(row[0], row[1]) for row in rows if re.search(rf"\b(?:{wanted})\b", fold(row[1]))]


def placed(kg: KnowledgeGraph, text: str) -> Phrase | None:
    """The places of the graph that lie in a place or part of the world, by its name or adjective."""
    from aiscape.lexicon.atlas import area, lies_in

    wanted = area(text) if _may_be_place(text) else None
    entity = kg.lookup.found(text)
    own = entity is not None and _same(entity, text) and load_ontology().is_a(entity.types, ("Place",))
    if wanted is None:
        return Phrase(nodes=(entity.iri,)) if entity is not None and own else None
    rows = kg.sparql("SELECT ?place ?label { ?place a aiscape:Place ; rdfs:label ?label } ORDER BY ?label")
    assert isinstance(rows, Rows)
    inside = [row[0] for row in rows if (lies := lies_in(row[1])) and lies <= wanted.countries]
    return Phrase(
        nodes=tuple(inside),
        notes=(f"{text!r} is taken as based in {wanted.name}, or a place in it, as an article says",),
    )


def _from(place: Phrase, types: Types) -> Narrowing | None:
    """What comes from a place: who is based there, what they make, and the places in it."""
    if _are(types, _ACTORS):
        return (Link("basedIn", place),), ()
    if _are(types, _MADE):
        return (Link("develops", Phrase(links=(Link("basedIn", place),)), inverse=True),), ()
    return ((Link("partOf", place),), ()) if _are(types, ("Place",)) else None


@_once
def _clauses(kg: KnowledgeGraph, text: str, types: Types) -> tuple[Narrowing, ...]:
    """What all the clauses after a noun narrow it to, each clause as long as it can be."""
    words = text.split()
    wrong: NotAPhraseError | None = None
    for end in range(len(words), 0, -1):
        try:
            first = _clause(kg, " ".join(words[:end]).strip(" ,"), types)
            rest = " ".join(words[end:])
            return (first, *_clauses(kg, rest[4:] if rest.startswith("and ") else rest, types))
        except NotAPhraseError as error:
            wrong = wrong or error
    if wrong is not None:
        raise wrong
    return ()


@_once
def _clause(kg: KnowledgeGraph, text: str, types: Types) -> Narrowing:
    """What one clause after a noun narrows it to."""
    match = re.fullmatch(
        r"(?:(?:that are |who are |which are )?based |located |headquartered )?(?:in|from|of) (.+)", text, re.I
    )
    place = placed(kg, bare(match[1])) if match else None
    from_there = _from(place, types) if place is not None else None
    if from_there is not None:
        return from_there
    match = re.fullmatch(r"(?:by|from|of) (.+)", text, re.I)
    if match and _are(types, _MADE):
        return (Link("develops", phrase(kg, match[1]), inverse=True),), ()
    if match and _are(types, ("Person",)):
        return (Link("worksFor", phrase(kg, match[1])),), ()
    wrong = NotAPhraseError(text)
    words = frozenset(re.findall(r"[\w-]+", text.casefold()))
    for wording in wordings():
        for pattern, inverse in _relative(wording) if wording.may_be_in(words) else ():
            match = re.fullmatch(pattern, text, re.I)
            if match is not None:
                try:
                    return (Link(wording.relation, phrase(kg, match[1]), inverse is not wording.inverse),), ()
                except NotAPhraseError as error:
                    wrong = error if len(error.word) < len(wrong.word) else wrong
    raise wrong


@cache
def _relative(wording: Wording) -> tuple[tuple[str, bool], ...]:
    """The clauses that a wording makes, each with whether it leads to what is told."""
    if wording.role:
        return ()
    if wording.copula:
        return ((rf"(?:{_THAT} )?(?:{_BE} )?{wording.participle} (.+)", False),)
    tail = wording.particle
    return (
        (rf"{_THAT} {wording.finite} (.+)", False),
        (rf"(?:{_THAT} )?(?:{_BE} )?{wording.participle}{tail} by (.+)", True),
        (rf"(?:{_THAT} )?(.+?) {wording.finite}", True),
    )
