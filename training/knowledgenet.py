"""KnowledgeNet's passages come in; windows that teach the one relation each was read for go out."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from corpus import Annotated, Mention, Relation
from examples import Example, article_examples, keep_only

#: property -> (relation, whether its object is our subject, type of its subject, type of its object)
PROPERTIES = {
    "CEO": ("worksFor", True, "Company", "Person"),
    "EMPLOYEE_OR_MEMBER_OF": ("worksFor", False, "Person", "Company"),
    "FOUNDED_BY": ("founded", True, "Company", "Person"),
    "HEADQUARTERS": ("basedIn", False, "Company", "City"),
    "SUBSIDIARY_OF": ("owns", True, "Company", "Company"),
    "PLACE_OF_RESIDENCE": ("basedIn", False, "Person", "City"),
}
_PRONOUNS = frozenset(["he", "she", "his", "her", "him", "it", "its", "they", "their"])


def knowledgenet_examples(path: Path, tokenizer: Any) -> Iterator[Example]:
    """Passages with at least two mentions, labelled for the relation that annotators looked for."""
    for line in path.read_text(encoding="utf-8").splitlines():
        record = json.loads(line)
        if record["property"] not in PROPERTIES or not record["facts"]:
            continue
        relation, reverse, subject_type, object_type = PROPERTIES[record["property"]]
        text = record["text"]
        mentions: dict[tuple[int, int], Mention] = {}
        lines = []
        for fact in record["facts"]:
            ends = []
            for end, kind in (("subject", subject_type), ("object", object_type)):
                a, b = fact[f"{end}_span"]
                surface = text[a:b]
                named = surface.lower() not in _PRONOUNS and not surface.lower().startswith("the ")
                name = f"e{a}_{b}"
                mentions[a, b] = Mention(a, b, name, kind if named else "")
                ends.append(name)
            lines.append(
                Relation(0, *(ends[::-1] if reverse else ends)[:1], relation, (ends[::-1] if reverse else ends)[1])
            )
        article = Annotated(
            record["doc"], text=text, sentences=[(0, len(text))], mentions=list(mentions.values()), relations=lines
        )
        for example in article_examples(article, tokenizer, teach_tags=False):
            if len(example.pairs):
                yield keep_only(example, frozenset({relation}))
