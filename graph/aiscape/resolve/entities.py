"""Mentions of many articles come in; the entities that they name go out, each with one IRI, label and types.

Two mentions are one entity if the lexicon says so, or if their names fold alike and they are of one kind of thing: a
person and a company of one name stay two.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from aiscape.model import Entity, Mention
from aiscape.names import fold, slug
from aiscape.ontology import load_ontology

IRI = "https://w3id.org/aiscape/id/"
Identity = tuple[str, str]

_LEGAL = frozenset(
    ("inc", "inc.", "corp", "corp.", "co.", "ltd", "ltd.", "limited", "llc", "plc", "nv", "n.v.", "ag", "sa", "gmbh")
) | {"corporation", "incorporated"}
_GROUPS = {"ModelFamily": "model", "Model": "model", "Product": "product", "Platform": "product"}


def kind_of(types: Iterable[str]) -> str:
    """The coarse kind of thing that the leading type tells; entities of two kinds are never one."""
    leading = next(iter(types), "Thing")
    known = load_ontology().types.get(leading)
    top = known.ancestors[-2] if known and len(known.ancestors) > 1 else leading
    return _GROUPS.get(leading, top.lower())


def identity(mention: Mention) -> Identity:
    """What a mention is told apart by: its entry in the lexicon, or its kind and its name without legal form."""
    if mention.entity:
        return "lexicon", mention.entity
    words = fold(mention.key).split()
    while len(words) > 1 and words[-1].strip(",") in _LEGAL:
        words.pop()
    return kind_of(mention.types), " ".join(words).rstrip(",")


@dataclass
class _Gathered:
    names: Counter[str] = field(default_factory=Counter)
    forms: set[str] = field(default_factory=set)
    types: Counter[str] = field(default_factory=Counter)


def gather(
    mentions: Iterable[Mention], known: Mapping[str, tuple[tuple[str, ...], str | None]]
) -> dict[Identity, Entity]:
    """Make the entities of all mentions.

    Args:
        mentions: the ends of every finding, and whoever said it.
        known: for names of the lexicon, their types and Wikidata item.

    """
    gathered: dict[Identity, _Gathered] = defaultdict(_Gathered)
    for mention in mentions:
        found = gathered[identity(mention)]
        found.names[mention.key] += 1
        found.forms.update(mention.forms)
        for rank, name in enumerate(mention.types):
            found.types[name] += 10 if rank == 0 else 1
    entities = {key: _entity(key, found, known) for key, found in sorted(gathered.items())}
    return _apart(entities)


def _entity(key: Identity, found: _Gathered, known: Mapping[str, tuple[tuple[str, ...], str | None]]) -> Entity:
    voted = sorted(found.types, key=lambda name: (-found.types[name], name))
    types, wikidata = known.get(key[1], ((), None)) if key[0] == "lexicon" else ((), None)
    label = max(found.names, key=lambda name: (name == key[1], found.names[name], len(name), name))
    leading = [name for name in voted if name in types] or voted
    ordered = _canonical((*leading, *types, *voted))
    known_as = {key[1]} if key[0] == "lexicon" else set()
    aliases = tuple(sorted((found.forms | set(found.names) | known_as) - {label}))
    kind = kind_of(types or ordered)
    lasting = slug(key[1] if key[0] == "lexicon" else label)  # the label may follow usage; the IRI stays
    path = lasting if kind == "organization" else f"{kind}/{lasting}"
    return Entity(IRI + path, label, ordered, aliases, wikidata)


def _canonical(types: tuple[str, ...]) -> tuple[str, ...]:
    """The leading type, then the others by name; a class above another of them says nothing."""
    known = load_ontology().types
    implied = {above for name in types if name in known for above in known[name].ancestors[1:]}
    leading = next((name for name in types if name not in implied), "Thing")
    return leading, *sorted({*types} - implied - {leading})


def _apart(entities: dict[Identity, Entity]) -> dict[Identity, Entity]:
    """One IRI, one entity: what the lexicon and the text name alike becomes one; the rest is told apart already."""
    first: dict[str, Entity] = {}
    for key in sorted(entities, key=lambda k: (k[0] != "lexicon", k)):
        entity = entities[key]
        if entity.iri in first:
            same = first[entity.iri]
            aliases = (set(same.aliases) | set(entity.aliases) | {entity.label}) - {same.label}
            types = _canonical((*same.types, *entity.types))
            entity = Entity(same.iri, same.label, types, tuple(sorted(aliases)), same.wikidata or entity.wikidata)
        first[entity.iri] = entity
    return {key: first[entity.iri] for key, entity in entities.items()}
