"""What flows through a build: articles, mentions, claims, entities. Frozen, no I/O."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

Polarity = Literal["asserted", "negated"]
Modality = Literal["stated", "expected", "possible", "denied"]


@dataclass(frozen=True, slots=True)
class Article:
    """One text as it was read from a source.

    `id` is stable for the same text and metadata; `date` is ISO 8601 (a day) or None; `text` is the article's own
    prose, its furniture removed, and every offset of a mention or claim counts characters of it.
    """

    id: str
    text: str
    title: str = ""
    publisher: str = ""
    date: str | None = None
    url: str = ""
    source: str = ""
    references: tuple[str, ...] = ()
    language: str = "en"


@dataclass(frozen=True, slots=True)
class Mention:
    """A stretch of an article that names or stands for something.

    `types` are local names of ontology classes, the likeliest first; `key` ties together all mentions of one thing in
    the article (its coreference chain) and is the surface that names it best; `kind` is how it refers; `entity` is the
    name of its entry in the lexicon, if it has one; `forms` are all the names that the article uses for it.
    """

    start: int
    end: int
    text: str
    types: tuple[str, ...]
    key: str
    kind: Literal["name", "nominal", "pronoun"] = "name"
    entity: str | None = None
    forms: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Finding:
    """A relation that a text states, between surfaces: what `extract` hands to `resolve`."""

    subject: Mention
    predicate: str
    object: Mention
    start: int
    end: int
    polarity: Polarity = "asserted"
    modality: Modality = "stated"
    attributed_to: tuple[Mention, ...] = ()
    qualifiers: tuple[tuple[str, str], ...] = ()
    date: str | None = None
    confidence: float = 0.5
    method: str = ""


@dataclass(frozen=True, slots=True)
class Entity:
    """A thing that the graph knows: one IRI, one label, its types and every other name met for it."""

    iri: str
    label: str
    types: tuple[str, ...]
    aliases: tuple[str, ...] = ()
    wikidata: str | None = None

    @property
    def type(self) -> str:
        """The leading type."""
        return self.types[0]


@dataclass(frozen=True, slots=True)
class Claim:
    """One relation between two entities that one article states, with its evidence."""

    id: str
    subject: Entity
    predicate: str
    object: Entity
    polarity: Polarity
    modality: Modality
    attributed_to: tuple[Entity, ...]
    qualifiers: tuple[tuple[str, str], ...]
    date: str | None
    article: str
    quote: str
    start: int
    end: int
    confidence: float
    method: str

    @property
    def is_plain(self) -> bool:
        """Whether it may stand as a bare fact: asserted, and neither planned, hedged nor denied."""
        return self.polarity == "asserted" and self.modality == "stated"


@dataclass(frozen=True, slots=True)
class Graph:
    """Everything that a build holds, in canonical order.

    `copies` maps the id of an article to the id of the one it is a copy of (syndication, near-duplicates).
    """

    articles: tuple[Article, ...] = ()
    entities: tuple[Entity, ...] = ()
    claims: tuple[Claim, ...] = ()
    copies: dict[str, str] = field(default_factory=dict)
