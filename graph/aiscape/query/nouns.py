"""The words of nouns.toml come in; what a noun, or a word before a noun, stands for goes out."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from aiscape.errors import QueryError
from aiscape.names import fold
from aiscape.ontology import load_ontology

FILE = Path(__file__).with_name("nouns.toml")


@dataclass(frozen=True)
class Noun:
    """The types that a noun names, and what the graph cannot tell of it."""

    types: tuple[str, ...]
    note: str = ""


@dataclass(frozen=True)
class Narrower:
    """A word that stands for a relation to nodes of these names, said of things of these types."""

    types: tuple[str, ...]
    relation: str
    nodes: tuple[str, ...]
    note: str


@cache
def nouns() -> dict[str, Noun]:
    """Every noun, folded, in the singular and plural, the longest first.

    Raises:
        QueryError: nouns.toml names a type that the vocabulary has not.

    """
    known = load_ontology().types
    found = {form: Noun((name,)) for name, kind in known.items() for word in (kind.label, name) for form in forms(word)}
    for entry in _table()["noun"]:
        types = _checked(entry["types"], known)
        for word in entry["words"]:
            found |= dict.fromkeys(forms(word), Noun(types, entry.get("note", "")))
    return dict(sorted(found.items(), key=lambda item: -len(item[0])))


@cache
def plain_words() -> frozenset[str]:
    """Words before a noun that narrow nothing, folded."""
    return frozenset(fold(word) for entry in _table()["plain"] for word in entry["words"])


@cache
def narrowers() -> dict[str, Narrower]:
    """Words before a noun that stand for a relation, folded.

    Raises:
        QueryError: nouns.toml names a type or relation that the vocabulary has not.

    """
    known = load_ontology()
    found: dict[str, Narrower] = {}
    for entry in _table()["narrower"]:
        _checked([entry["relation"]], known.relations)
        types = _checked(entry["types"], known.types)
        made = Narrower(types, entry["relation"], tuple(entry["nodes"]), entry["note"])
        found |= {fold(word): made for word in entry["words"]}
    return found


def forms(word: str) -> tuple[str, str]:
    """A noun in the singular and plural, folded."""
    one = fold(word)
    if one.endswith("y") and not one.endswith(("ay", "ey", "oy")):
        return one, one[:-1] + "ies"
    return one, one + ("es" if one.endswith(("s", "x", "ch", "sh")) else "s")


def _checked(names: list[str], known: dict[str, Any]) -> tuple[str, ...]:
    for name in names:
        if name not in known:
            raise QueryError(f"{FILE}: the vocabulary has no {name!r}")
    return tuple(names)


@cache
def _table() -> dict[str, Any]:
    return tomllib.loads(FILE.read_text(encoding="utf-8"))
