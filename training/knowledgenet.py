"""KnowledgeNet's passages come in; windows that teach the one relation each was read for go out.

A passage was read exhaustively for one property, so every pair of names that no fact joins is taught as unrelated by it. The
names that no fact mentions are found by their capitals; their type is left open.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from aiscape.extract.sentences import sentences
from corpus import Annotated, Mention, Relation
from examples import KEPT_EVERY, MASKED, Example, article_examples, keep_only

#: property -> (relation, whether its object is our subject, type of its subject, type of its object)
PROPERTIES = {
    "CEO": ("worksFor", True, "Company", "Person"),
    "EMPLOYEE_OR_MEMBER_OF": ("worksFor", False, "Person", "Company"),
    "FOUNDED_BY": ("founded", True, "Company", "Person"),
    "HEADQUARTERS": ("basedIn", False, "Company", "City"),
    "SUBSIDIARY_OF": ("owns", True, "Company", "Company"),
    "PLACE_OF_RESIDENCE": ("basedIn", False, "Person", "City"),
}
#: Properties that are only a part of our relation: what they leave unsaid (other posts, seats of firms) may still hold.
NARROW = frozenset({"CEO", "PLACE_OF_RESIDENCE"})
_PRONOUNS = frozenset("he she his her him it its they their".split())
_NAME = re.compile(r"\b[A-Z][\w&'\u2019-]*(?:(?: (?:of|and|the|de|van|von|&))? [A-Z][\w&'\u2019-]*)*")
_COMMON = frozenset(
    "The A An In On At He She It They His Her Its Their This That When After Before As And But For From With We I".split()
)


def knowledgenet_examples(path: Path, tokenizer: Any) -> Iterator[Example]:
    """Every passage that was read for a property of use here."""
    for line in path.read_text(encoding="utf-8").splitlines():
        record = json.loads(line)
        if int(record["doc"]) % KEPT_EVERY == 0:
            continue
        if record["property"] in PROPERTIES and len(record["text"]) < 1200:
            relation = PROPERTIES[record["property"]][0]
            for example in article_examples(_article(record), tokenizer, teach_tags=False):
                if len(example.pairs):
                    kept = keep_only(example, frozenset({relation}))
                    if record["property"] in NARROW:
                        kept.relations[kept.relations == 0] = MASKED
                    yield kept


def _article(record: dict[str, Any]) -> Annotated:
    relation, reverse, subject_type, object_type = PROPERTIES[record["property"]]
    text = record["text"].replace("\n", " ")
    spans = sentences(text) or [(0, len(text))]
    mentions: dict[tuple[int, int], Mention] = {}
    lines = []
    for fact in record["facts"]:
        ends = []
        for end, kind in (("subject", subject_type), ("object", object_type)):
            a, b = fact[f"{end}_span"]
            surface = text[a:b]
            named = surface.lower() not in _PRONOUNS and not surface.lower().startswith("the ")
            mentions[a, b] = Mention(a, b, f"e{a}_{b}", kind if named else "")
            ends.append(f"e{a}_{b}")
        subject, obj = ends[::-1] if reverse else ends
        last = max(fact["subject_span"][0], fact["object_span"][0])
        sentence = max(i for i, (start, _) in enumerate(spans) if start <= last)
        lines.append(Relation(sentence, subject, relation, obj))
    for found in _NAME.finditer(text):
        a, b = found.span()
        free = all(b <= start or a >= end for start, end in mentions)
        if free and found.group() not in _COMMON:
            mentions[a, b] = Mention(a, b, f"e{a}_{b}", "")
    return Annotated(record["doc"], text=text, sentences=spans, mentions=list(mentions.values()), relations=lines)
