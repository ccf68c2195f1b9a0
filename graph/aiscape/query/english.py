"""The wordings of verbs.toml come in; for each, its relation and the pattern of all its forms go out."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from aiscape.errors import QueryError
from aiscape.ontology import load_ontology

FILE = Path(__file__).with_name("verbs.toml")


@dataclass(frozen=True)
class Wording:
    """How one verb says a relation: patterns of its finite forms, its plain form, its participle, and what follows."""

    relation: str
    finite: str
    plain: str
    participle: str
    particle: str
    copula: bool


@cache
def wordings() -> tuple[Wording, ...]:
    """All wordings, those with more words first.

    Raises:
        QueryError: an entry of verbs.toml is for no relation of the vocabulary.

    """
    data = tomllib.loads(FILE.read_text(encoding="utf-8"))
    irregular = data.pop("irregular")
    found = []
    for relation, entry in data.items():
        if relation not in load_ontology().relations:
            raise QueryError(f"{FILE}: the vocabulary has no relation {relation!r}")
        found += [_verb(relation, verb, irregular) for verb in entry.get("verbs", ())]
        found += [Wording(relation, "", "", _loose(words), "", True) for words in entry.get("is", ())]
    return tuple(sorted(found, key=lambda wording: -len(wording.plain + wording.participle + wording.particle)))


def _verb(relation: str, verb: str, irregular: dict[str, list[str]]) -> Wording:
    stem, _, particle = verb.partition(" ")
    past = irregular.get(stem) or [_ed(stem)]
    finite = "|".join(re.escape(form) for form in dict.fromkeys([_s(stem), *past, stem]))
    more = f"(?:(?:has|have|had|is|are|was|were) )?(?:{finite}|{re.escape(_ing(stem))}|{re.escape(past[-1])})"
    tail = f" {_loose(particle)}" if particle else ""
    return Wording(relation, more + tail, re.escape(stem), re.escape(past[-1]), tail, False)


def _loose(words: str) -> str:
    return r"\s+".join(re.escape(word) for word in words.split())


def _s(verb: str) -> str:
    if re.search(r"(s|x|z|ch|sh|o)$", verb):
        return verb + "es"
    return re.sub(r"([^aeiou])y$", r"\1ies", verb) if re.search(r"[^aeiou]y$", verb) else verb + "s"


def _ed(verb: str) -> str:
    if verb.endswith("e"):
        return verb + "d"
    return re.sub(r"y$", "ied", verb) if re.search(r"[^aeiou]y$", verb) else verb + "ed"


def _ing(verb: str) -> str:
    return verb[:-1] + "ing" if re.search(r"[^e]e$", verb) else verb + "ing"
