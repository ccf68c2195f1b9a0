"""The wordings of verbs.toml come in; for each, its relation and the pattern of all its forms go out."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from aiscape.errors import QueryError
from aiscape.ontology import load_ontology
from aiscape.query.nouns import forms

FILE = Path(__file__).with_name("verbs.toml")


@dataclass(frozen=True)
class Wording:
    """How one verb says a relation: patterns of its finite forms, its plain form, its participle, and what follows.

    `inverse` says that its subject is the relation's object (raise money from); `heads` are the words that it may begin
    with, by which a text that does not have it is told quickly. `role` is the pattern of a noun for its subject instead
    of a verb (the investors that one has).
    """

    relation: str
    finite: str
    plain: str
    participle: str
    particle: str
    copula: bool
    inverse: bool
    heads: frozenset[str]
    role: str = ""

    def may_be_in(self, words: frozenset[str]) -> bool:
        """Whether a text of these words, in small letters, can have it."""
        return not self.heads.isdisjoint(words)


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
        found += [_verb(relation, verb, irregular, False) for verb in entry.get("verbs", ())]
        found += [_verb(relation, verb, irregular, True) for verb in entry.get("inverse", ())]
        found += [_copula(relation, words) for words in entry.get("is", ())]
        found += [_role(relation, noun, False) for noun in entry.get("has", ())]
        found += [_role(relation, noun, True) for noun in entry.get("inverse_has", ())]
    return tuple(sorted(found, key=lambda wording: -len(wording.plain + wording.participle + wording.particle)))


def _copula(relation: str, words: str) -> Wording:
    return Wording(relation, "", "", _loose(words), "", True, False, frozenset({words.split()[0].casefold()}))


def _role(relation: str, noun: str, inverse: bool) -> Wording:
    either = forms(noun)
    return Wording(relation, "", "", "", "", False, inverse, frozenset(either), f"(?:{'|'.join(either)})")


def _verb(relation: str, verb: str, irregular: dict[str, list[str]], inverse: bool) -> Wording:
    stem, _, particle = verb.partition(" ")
    past = irregular.get(stem) or [_ed(stem)]
    plain_forms = list(dict.fromkeys([_s(stem), *past, stem]))
    finite = "|".join(re.escape(form) for form in plain_forms)
    more = f"(?:(?:has|have|had|is|are|was|were) )?(?:{finite}|{re.escape(_ing(stem))}|{re.escape(past[-1])})"
    tail = f" {_loose(particle)}" if particle else ""
    heads = frozenset({*plain_forms, _ing(stem), past[-1]})
    return Wording(relation, more + tail, re.escape(stem), re.escape(past[-1]), tail, False, inverse, heads)


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
