"""A name or an IRI comes in; the entity, its claims and their articles go out, read from the store one node at a time.

Nothing here loads the whole graph: a card costs as much as the node has claims, however large the graph is.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from functools import cached_property
from pathlib import Path

import pyoxigraph as ox

from aiscape.errors import UnknownName
from aiscape.model import Article, Claim, Entity
from aiscape.names import fold
from aiscape.store.loading import Properties, article_of, claim_of, entity_of
from aiscape.store.seal import damaged, reading, understanding
from aiscape.store.terms import PREFIXES, article_iri, claim_iri, term

_DEFAULT = ox.DefaultGraph()
_SUBJECT, _OBJECT, _LABEL = term("rdf:subject"), term("rdf:object"), term("rdfs:label")
_PREFERRED, _ALIAS = term("skos:prefLabel"), term("skos:altLabel")
_TYPED = re.compile(r"(.+?)\s*\((\w+)\)")
_DIGITS = re.compile(r"\d+")


class Lookup:
    """Single nodes of a store, each read once."""

    def __init__(self, store: ox.Store, folder: Path | None = None) -> None:
        self._store = store
        self._folder = folder
        self._entities: dict[str, Entity] = {}
        self._articles: dict[str, Article] = {}
        self._originals: dict[str, str] = {}

    def properties(self, iri: str) -> Properties:
        """All that the default graph says of a node."""
        found: Properties = defaultdict(list)
        for quad in self._quads(ox.NamedNode(iri), None, None):
            found[quad.predicate.value].append(_text(quad.object))
        return found

    def node(self, iri: str) -> Entity | None:
        """The entity with an IRI, if there is one."""
        if iri not in self._entities:
            try:
                properties = self.properties(iri)
            except ValueError:
                return None
            if _PREFERRED.value not in properties:
                return None
            self._entities[iri] = entity_of(iri, properties)
        return self._entities[iri]

    def article(self, key: str) -> Article:
        """The article with an identifier, without its text; an unknown one has nothing but its identifier."""
        if key not in self._articles:
            properties = self.properties(article_iri(key).value)
            known = term("dcterms:identifier").value in properties
            self._articles[key] = article_of(key, properties) if known else Article(key, "")
        return self._articles[key]

    def original(self, key: str) -> str:
        """The article that an article is a copy of, or itself."""
        if key not in self._originals:
            copies = self._quads(article_iri(key), term("aiscape:copyOf"), None)
            found = [self.properties(_text(q.object))[term("dcterms:identifier").value][0] for q in copies]
            self._originals[key] = found[0] if found else key
        return self._originals[key]

    def claim(self, key: str) -> Claim | None:
        """The claim with an identifier, if there is one."""
        iri = claim_iri(key).value
        properties = self.properties(iri)
        if _SUBJECT.value not in properties:
            return None
        with understanding(self._folder):
            return claim_of(iri, properties, _Nodes(self), self.properties)

    def claims(self, subject: str | None = None, obj: str | None = None) -> list[Claim]:
        """The claims with this subject and this object, by article and place."""
        wanted = [self._among(_SUBJECT, subject), self._among(_OBJECT, obj)]
        keys = set.intersection(*(found for found in wanted if found is not None))
        claims = [claim for key in keys if (claim := self.claim(key.removeprefix(PREFIXES["claim"]))) is not None]
        return sorted(claims, key=order)

    def weight(self, iri: str) -> int:
        """How many claims have a node at either end."""
        node = ox.NamedNode(iri)
        return sum(1 for end in (_SUBJECT, _OBJECT) for _ in self._quads(None, end, node))

    def named(self, name: str) -> Entity:
        """The entity that goes by a name, an alias or an IRI, despite case, accents and a small slip.

        `Qwen (Product)` picks one of several things of that name; else the one with most claims is meant.

        Raises:
            UnknownName: nothing does; the error holds what is near.

        """
        found = self.found(name)
        if not found:
            raise UnknownName(name, self.near(name))
        return found

    def found(self, name: str) -> Entity | None:
        """The same, or nothing where nothing goes by the name."""
        return self._exact(name) or self._folded(name) or self._typed(name) or self._slip(name)

    def near(self, name: str, limit: int = 3) -> tuple[str, ...]:
        """Labels that look like a name."""
        found = dict.fromkeys(entity.label for entity, score in self.search(name, limit * 2) if score >= 60)
        return tuple(found)[:limit]

    def search(self, text: str, limit: int = 10) -> list[tuple[Entity, float]]:
        """Entities whose names come near a text, with how near (0 to 100), the nearest first."""
        from rapidfuzz import fuzz, process

        wanted = fold(text)
        if not wanted:
            return []
        best: dict[str, float] = {}
        hits = process.extract(wanted, list(self._names), scorer=fuzz.WRatio, limit=limit * 5, score_cutoff=45)
        for name, _, _ in hits:
            near = max(fuzz.ratio(wanted, name), *(0.95 * fuzz.ratio(wanted, part) for part in name.split()), 0)
            if len(wanted) > 2 and wanted in name:
                near = max(near, 90.0 if name.startswith(wanted) else 80.0)
            for iri in self._names[name]:
                best[iri] = max(best.get(iri, 0), near)
        ranked = sorted((iri for iri in best if best[iri] >= 45), key=lambda iri: (-best[iri], -self.weight(iri), iri))
        return [(entity, round(best[iri], 1)) for iri in ranked[:limit] if (entity := self.node(iri)) is not None]

    def counts(self) -> tuple[int, int]:
        """How many entities there are, and how many claims.

        Raises:
            StoreError: the store is damaged.

        """
        with reading(self._folder):
            named = self._store.quads_for_pattern(None, _PREFERRED, None, _DEFAULT)
            entities = sum(1 for quad in named if not _text(quad.subject).startswith(PREFIXES["claim"]))
            claims = sum(1 for _ in self._store.quads_for_pattern(None, _SUBJECT, None, _DEFAULT))
        return entities, claims

    def names(self, start: str = "") -> Iterator[str]:
        """Labels whose folded form starts like this."""
        for quad in self._quads(None, _LABEL, None):
            if fold(_text(quad.object)).startswith(fold(start)):
                yield _text(quad.object)

    def _exact(self, name: str) -> Entity | None:
        if name.startswith(("http://", "https://", "id:")):
            return self.node(name.replace("id:", PREFIXES["id"], 1) if name.startswith("id:") else name)
        for predicate, literal in ((_LABEL, ox.Literal(name)), (_ALIAS, ox.Literal(name, language="en"))):
            found = [_text(q.subject) for q in self._quads(None, predicate, literal)]
            if found:
                return self._heaviest(found)
        return None

    def _folded(self, name: str) -> Entity | None:
        return self._heaviest(self._names.get(fold(name), []))

    def _typed(self, name: str) -> Entity | None:
        match = _TYPED.fullmatch(name.strip())
        if not match:
            return None
        kind = match[2].casefold()
        found = [iri for iri in self._names.get(fold(match[1]), []) if (e := self.node(iri)) and kind in _kinds(e)]
        return self._heaviest(found)

    def _slip(self, name: str) -> Entity | None:
        """The only name that one slip (in long names two) turns into this one; figures must agree."""
        from rapidfuzz import process
        from rapidfuzz.distance import OSA

        wanted = fold(name)
        allowed = 0 if len(wanted) < 5 else 1 if len(wanted) < 9 else 2
        if not allowed:
            return None
        near = process.extract(wanted, list(self._names), scorer=OSA.distance, score_cutoff=allowed, limit=8)
        near = [hit for hit in near if _DIGITS.findall(hit[0]) == _DIGITS.findall(wanted)]
        found = {iri for hit in near if hit[1] == near[0][1] for iri in self._names[hit[0]]}
        return self._heaviest(list(found)) if len(found) == 1 else None

    def _heaviest(self, found: list[str]) -> Entity | None:
        """The one of several with most claims; names that are labels come before aliases in `_names`."""
        known = [entity for iri in dict.fromkeys(found) if (entity := self.node(iri)) is not None]
        if len(known) < 2:
            return known[0] if known else None
        return min(known, key=lambda entity: (-self.weight(entity.iri), entity.iri))

    @cached_property
    def _names(self) -> dict[str, list[str]]:
        """Every folded name with the entities that bear it; where it is somebody's label, those alone."""
        labels: dict[str, list[str]] = defaultdict(list)
        for quad in self._quads(None, _LABEL, None):
            labels[fold(_text(quad.object))].append(_text(quad.subject))
        aliases: dict[str, list[str]] = defaultdict(list)
        for quad in self._quads(None, _ALIAS, None):
            aliases[fold(_text(quad.object))].append(_text(quad.subject))
        return {**aliases, **labels}

    def _among(self, end: ox.NamedNode, iri: str | None) -> set[str] | None:
        if iri is None:
            return None
        return {_text(quad.subject) for quad in self._quads(None, end, ox.NamedNode(iri))}

    def _quads(
        self, subject: ox.NamedNode | None, predicate: ox.NamedNode | None, obj: ox.NamedNode | ox.Literal | None
    ) -> list[ox.Quad]:
        """The quads of the default graph that fit.

        Raises:
            StoreError: the store is damaged.

        """
        try:
            return list(self._store.quads_for_pattern(subject, predicate, obj, _DEFAULT))
        except (OSError, RuntimeError) as error:
            raise damaged(self._folder, error) from error


class _Nodes(Mapping[str, Entity]):
    """The entities of a store by IRI, each read when it is asked for."""

    def __init__(self, lookup: Lookup) -> None:
        self._lookup = lookup

    def __getitem__(self, iri: str) -> Entity:
        entity = self._lookup.node(iri)
        if entity is None:
            raise KeyError(iri)
        return entity

    def __contains__(self, iri: object) -> bool:
        return isinstance(iri, str) and self._lookup.node(iri) is not None

    def __iter__(self) -> Iterator[str]:
        raise NotImplementedError

    def __len__(self) -> int:
        raise NotImplementedError


def order(claim: Claim) -> tuple[str, int, str, str, str, str]:
    """The canonical order of claims."""
    return claim.article, claim.start, claim.subject.iri, claim.predicate, claim.object.iri, claim.id


def _text(term: object) -> str:
    """What a node or literal says."""
    return str(term.value) if isinstance(term, ox.NamedNode | ox.Literal) else str(term)


def _kinds(entity: Entity) -> set[str]:
    return {kind.casefold() for kind in entity.types}
