"""KnowledgeNet's passages come in; windows that teach names, and the one relation each passage was read for, go out.

A passage was read exhaustively for one property, so every pair of names that no fact joins is taught as unrelated by it. The
names that no fact mentions are found by their capitals; their type is left open. What kind of organisation or place a
name is, the set does not say: words in the name and the lexicon decide.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np

from aiscape.extract.sentences import sentences
from aiscape.lexicon import load_lexicon
from corpus import Annotated, Mention, Relation
from examples import KEPT_EVERY, KIND, MASKED, Example, article_examples, keep_only

#: property -> (relation, whether its object is our subject, type of its subject, type of its object)
PROPERTIES = {
    "CEO": ("worksFor", True, "Company", "Person"),
    "EMPLOYEE_OR_MEMBER_OF": ("worksFor", False, "Person", "Company"),
    "FOUNDED_BY": ("founded", True, "Company", "Person"),
    "HEADQUARTERS": ("basedIn", False, "Company", "City"),
    "SUBSIDIARY_OF": ("owns", True, "Company", "Company"),
    "PLACE_OF_RESIDENCE": ("basedIn", False, "Person", "City"),
}
#: Properties that are no relation of ours, and teach names only: type of subject, type of object.
NAMES = {
    "EDUCATED_AT": ("Person", "ResearchOrganization"),
    "PLACE_OF_BIRTH": ("Person", "City"),
    "SPOUSE": ("Person", "Person"),
    "CHILD_OF": ("Person", "Person"),
}
#: Properties that are only a part of our relation: what they leave unsaid (other posts, seats of firms) may still hold.
NARROW = frozenset({"CEO", "PLACE_OF_RESIDENCE"})
PRONOUNS = frozenset(
    "i me my we us our you your he she his her him it its they them their who whom whose which that this one".split()
)
_NAME = re.compile(r"\b[A-Z][\w&'\u2019-]*(?:(?: (?:of|and|the|de|van|von|&))? [A-Z][\w&'\u2019-]*)*")
_KINDS = {
    "ResearchOrganization": re.compile(
        r"\b(?:Universit|College|Institut|School|Academy|Laborator|Hospital|Polytechnic)"
    ),
    "MediaOutlet": re.compile(
        r"\b(?:Times|Post|News|Magazine|Journal|Radio|TV|Television|Tribune|Herald|Gazette|BBC|CNN|Daily)\b"
    ),
    "GovernmentBody": re.compile(
        r"\b(?:Ministry|Department|Senate|Parliament|Congress|Court|Government|Army|Navy|Air Force|Commission|Assembly|Council)\b"
    ),
}
_COMMON = frozenset(
    "The A An In On At He She It They His Her Its Their This That When After Before As And But For From With We I".split()
)


def knowledgenet_examples(path: Path, tokenizer: Any) -> Iterator[Example]:
    """Every passage that was read for a property of use here."""
    for line in path.read_text(encoding="utf-8").splitlines():
        record = json.loads(line)
        if int(record["doc"]) % KEPT_EVERY == 0:
            continue
        if record["property"] in NAMES and record["facts"]:
            for example in article_examples(_article(record), tokenizer, names_only=True):
                yield keep_only(example, frozenset())
        if record["property"] in PROPERTIES and len(record["text"]) < 1200:
            relation = PROPERTIES[record["property"]][0]
            for example in article_examples(_article(record), tokenizer, names_only=True):
                if len(example.pairs):
                    kept = keep_only(example, frozenset({relation}))
                    if record["property"] in NARROW:
                        kept.relations[(kept.relations == 0) & ~_read_for(record["property"], kept)] = MASKED
                    yield kept


def _read_for(name: str, example: Example) -> np.ndarray:
    """(P, 1) whether a pair is of the kind that a narrow property was read for: where a known person lives."""
    people = example.kind[example.pairs[:, 0]] == KIND["Person"]
    return np.asarray(people & (name == "PLACE_OF_RESIDENCE"))[:, None]


def _article(record: dict[str, Any]) -> Annotated:
    relation, reverse, *types = PROPERTIES.get(record["property"], ("", False, *NAMES.get(record["property"], ())))
    text = record["text"].replace("\n", " ")
    spans = sentences(text) or [(0, len(text))]
    mentions: dict[tuple[int, int], Mention] = {}
    lines = []
    for fact in record["facts"]:
        ends = []
        for end, kind in zip(("subject", "object"), types, strict=True):
            a, b = fact[f"{end}_span"]
            mentions[a, b] = Mention(a, b, f"e{a}_{b}", _type(text[a:b], kind))
            ends.append(f"e{a}_{b}")
        subject, obj = ends[::-1] if reverse else ends
        last = max(fact["subject_span"][0], fact["object_span"][0])
        sentence = max(i for i, (start, _) in enumerate(spans) if start <= last)
        if relation:
            lines.append(Relation(sentence, subject, relation, obj))
    for found in _NAME.finditer(text):
        a, b = found.span()
        free = all(b <= start or a >= end for start, end in mentions)
        if free and found.group() not in _COMMON:
            mentions[a, b] = Mention(a, b, f"e{a}_{b}", "")
    return Annotated(record["doc"], text=text, sentences=spans, mentions=list(mentions.values()), relations=lines)


def _type(surface: str, kind: str) -> str:
    """The type of a name that a property says is a person, an organisation or a place; none for a pronoun or description."""
    if surface.casefold() in PRONOUNS or surface.casefold().startswith("the ") or not any(c.isupper() for c in surface):
        return ""
    if kind == "Company":
        return next((name for name, words in _KINDS.items() if words.search(surface)), kind)
    if kind == "City":
        known = {name for entry in load_lexicon().lookup(surface) for name in entry.types}
        return next((name for name in ("City", "Country", "Region") if name in known), kind)
    return kind
