"""Annotated articles come in; windows with their tags, pairs and labels go out."""

from __future__ import annotations

import json
import random
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import numpy as np

from aiscape.extract.encode import WINDOW, Window, pair_scopes, windows
from aiscape.extract.labels import FLAGS, KINDS, REFERENCE, RELATIONS, SYMMETRIC, TAGS, pair_features, within_reach
from corpus import Annotated, Mention, Relation

MASKED = -1
KIND = {name: index for index, name in enumerate(KINDS)}
TAG = {name: index for index, name in enumerate(TAGS)}
RELATION = {name: index for index, name in enumerate(RELATIONS)}


@dataclass
class Example:
    """One window as the network is taught it; every label may be `MASKED`."""

    window: Window
    tags: np.ndarray  # (T,) tag of each word's first piece, else MASKED
    first: np.ndarray  # (M,)
    last: np.ndarray
    kind: np.ndarray
    pairs: np.ndarray  # (P, 2)
    distance: np.ndarray  # (P,)
    apart: np.ndarray  # (P, M)
    scope: np.ndarray  # (P, 2)
    relations: np.ndarray  # (P, R) 0, 1 or MASKED
    flags: np.ndarray  # (P, F)
    said: np.ndarray  # (P, M)
    same: np.ndarray  # (P,) 1 the same thing, 0 another, MASKED not asked
    open_types: bool = False  # whether the types were guessed from the relation, so that they must not give it away


def article_examples(
    article: Annotated, tokenizer: Any, *, names_only: bool = False, size: int = WINDOW
) -> Iterator[Example]:
    """Every window of one article with its labels.

    Args:
        article: the text and its annotations.
        tokenizer: a word piece tokenizer.
        names_only: whether only some names are marked, so that a word without a mark may be part of one all the same.
        size: pieces in a window.

    """
    for window in windows(article.text, article.sentences, tokenizer, size=size):
        yield _example(article, window, names_only)


def _example(article: Annotated, window: Window, names_only: bool) -> Example:
    starts, ends = window.begins, window.ends
    placed: list[Placed] = []
    for mention in sorted(article.mentions, key=lambda m: m.start):
        if mention.start in starts and mention.end in ends and starts[mention.start] <= ends[mention.end]:
            placed.append((mention, starts[mention.start], ends[mention.end]))
    tags = _name_tags(article, window, placed) if names_only else _tags(window, placed)
    if not placed:
        return _empty(window, tags)
    entities = [m.entity for m, _, _ in placed]
    sentences = np.array([window.sentence[begin] for _, begin, _ in placed])
    refers = np.array([not m.type for m, _, _ in placed])
    pairs = _pairs(sentences, refers)
    if not len(pairs):
        return _empty(window, tags)
    begins = [begin for _, begin, _ in placed]
    distance, apart = pair_features(begins, sentences.tolist(), pairs)
    scope = pair_scopes(window, begins, pairs)
    relations, flags, said = _labels(article, entities, sentences, [m.start for m, _, _ in placed], pairs)
    same = np.full(len(pairs), MASKED, np.int64)
    for row, (i, j) in enumerate(pairs):
        if refers[j] and i < j:
            same[row] = int(entities[i] == entities[j])
    return Example(
        window, tags,
        np.array([window.words[b][2] for _, b, _ in placed]), np.array([window.words[e][3] for _, _, e in placed]),
        np.array([KIND[m.type or REFERENCE] for m, _, _ in placed]),
        pairs, distance, apart, scope, relations, flags, said, same,
    )  # fmt: skip


Placed = tuple[Mention, int, int]


def _tags(window: Window, placed: list[Placed]) -> np.ndarray:
    tags = np.full(len(window.ids), MASKED, np.int64)
    for _, _, first, _ in window.words:
        tags[first] = 0
    for mention, begin, end in placed:
        name = mention.type or REFERENCE
        for word in range(begin, end + 1):
            tags[window.words[word][2]] = TAG[f"{'B' if word == begin else 'I'}-{name}"]
    return tags


def _name_tags(article: Annotated, window: Window, placed: list[Placed]) -> np.ndarray:
    """The tags of typed names and of the small words beside them; of all other words nothing is known."""
    every = _tags(window, placed)
    tags = np.full(len(window.ids), MASKED, np.int64)
    for mention, begin, end in placed:
        if not mention.type:
            continue
        for word in range(max(0, begin - 1), min(len(window.words), end + 2)):
            a, b, piece, _ = window.words[word]
            if begin <= word <= end or not article.text[a:b][0].isupper():
                tags[piece] = every[piece]
    return tags


def _empty(window: Window, tags: np.ndarray) -> Example:
    none = np.zeros(0, np.int64)
    return Example(
        window, tags, none, none, none, np.zeros((0, 2), np.int64), none, np.zeros((0, 0), np.int64), np.zeros((0, 2), np.int64),
        np.zeros((0, len(RELATIONS)), np.int64), np.zeros((0, len(FLAGS)), np.int64), np.zeros((0, 0), np.int64), none,
    )  # fmt: skip


def _pairs(sentences: np.ndarray, refers: np.ndarray) -> np.ndarray:
    order = np.arange(len(sentences))
    back = refers[None, :] & (order[:, None] < order[None, :])
    return np.argwhere(within_reach(sentences) | back).astype(np.int64)


def _labels(
    article: Annotated, entities: list[str], sentences: np.ndarray, starts: list[int], pairs: np.ndarray
) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    row_of = {(int(i), int(j)): row for row, (i, j) in enumerate(pairs)}
    relations = np.zeros((len(pairs), len(RELATIONS)), np.int64)
    flags = np.full((len(pairs), len(FLAGS)), MASKED, np.int64)
    said = np.full((len(pairs), len(entities)), MASKED, np.int64)
    where: dict[str, list[int]] = defaultdict(list)
    for index, entity in enumerate(entities):
        where[entity].append(index)
    for relation in article.relations:
        for subject, obj in _directions(relation):
            for i in where[subject]:
                for j in where[obj]:
                    if (i, j) in row_of and i != j:
                        relations[row_of[i, j], RELATION[relation.predicate]] = MASKED
    for relation in article.relations:
        if relation.optional:
            continue
        for subject, obj in _directions(relation):
            chosen = _nearest(where[subject], where[obj], sentences, starts, relation.sentence)
            if chosen is None or chosen not in row_of:
                continue
            row = row_of[chosen]
            relations[row, RELATION[relation.predicate]] = 1
            flags[row] = [int(flag in relation.flags) for flag in FLAGS]
            said[row] = 0
            for source in relation.sources:
                said[row, where[source]] = MASKED
                near = [k for k in where[source] if abs(sentences[k] - sentences[chosen[1]]) <= 1]
                said[row, near] = 1
    return relations, flags, said


def _directions(relation: Relation) -> list[tuple[str, str]]:
    ends = (relation.subject, relation.object)
    return [ends, ends[::-1]] if relation.predicate in SYMMETRIC else [ends]


def _nearest(
    subjects: list[int], objects: list[int], sentences: np.ndarray, starts: list[int], sentence: int
) -> tuple[int, int] | None:
    """The two mentions that state the relation: in its sentence if they are there, else just before."""

    def cost(i: int, j: int) -> float:
        before = (sentence - sentences[i]) + (sentence - sentences[j])
        return float(before * 10_000 + abs(starts[i] - starts[j]))

    candidates = [
        (i, j) for i in subjects for j in objects if i != j and sentences[i] <= sentence and sentences[j] <= sentence
    ]
    candidates = [(i, j) for i, j in candidates if max(sentences[i], sentences[j]) >= sentence - 1]
    return min(candidates, key=lambda pair: cost(*pair), default=None)


def name_pool(articles: Iterable[Annotated]) -> dict[str, list[str]]:
    """Names by type, of entities that each article calls by one name only."""
    pool: dict[str, set[str]] = defaultdict(set)
    for article in articles:
        for kind, surface, _ in _single_names(article).values():
            pool[kind].add(surface)
    return {kind: sorted(names) for kind, names in sorted(pool.items())}


def _single_names(article: Annotated) -> dict[str, tuple[str, str, bool]]:
    seen: dict[str, set[tuple[str, str]]] = defaultdict(set)
    for m in article.mentions:
        if m.type:
            seen[m.entity].add((m.type, article.text[m.start : m.end]))
    return {entity: (*next(iter(names)), True) for entity, names in seen.items() if len(names) == 1}


SWAPPED = frozenset(
    [
        "Company",
        "ResearchOrganization",
        "MediaOutlet",
        "GovernmentBody",
        "Person",
        "ModelFamily",
        "Model",
        "Chip",
        "Product",
        "Platform",
        "Dataset",
        "Benchmark",
        "City",
        "Policy",
        "Document",
    ]
)


def swap_names(article: Annotated, pool: dict[str, list[str]], rng: random.Random, share: float) -> Annotated:
    """The same article with some of its names replaced by others of their type, so that wording is learnt, not names."""
    new: dict[str, str] = {}
    for entity, (kind, surface, _) in sorted(_single_names(article).items()):
        if kind in SWAPPED and surface[0].isupper() and rng.random() < share and len(pool.get(kind, ())) > 20:
            new[entity] = rng.choice(pool[kind])
    if not new:
        return article
    text, moved, last = "", [], 0
    cuts = []  # (old offset, shift from there on)
    for m in sorted(article.mentions, key=lambda m: m.start):
        text += article.text[last : m.start]
        start = len(text)
        text += new[m.entity] if m.type and m.entity in new else article.text[m.start : m.end]
        moved.append(replace(m, start=start, end=len(text)))
        last = m.end
        cuts.append((m.end, len(text) - m.end))
    text += article.text[last:]

    def shift(offset: int) -> int:
        change = 0
        for old, delta in cuts:
            if old > offset:
                break
            change = delta
        return offset + change

    sentences = [(shift(a) if a else 0, shift(b)) for a, b in article.sentences]
    return replace(article, text=text, mentions=moved, sentences=sentences)


CORE = {
    "acquired_by": ("acquires", True), "subsidiary_of": ("owns", True), "shareholder_of": ("investsIn", False),
    "competitor_of": ("competesWith", False), "collaboration": ("partnersWith", False),
    "product_or_service_of": ("develops", True), "client_of": ("suppliesTo", True), "brand_of": ("owns", True),
}  # fmt: skip


#: What a record's label decides: that one of these holds and the others do not, save that a merger may be a takeover.
_TAUGHT = frozenset(name for name, _ in CORE.values())
#: One record in so many of CORE and KnowledgeNet is kept to measure on.
KEPT_EVERY = 10


def core_articles(path: Path, *, kept: bool) -> Iterator[tuple[Annotated, frozenset[str]]]:
    """CORE's sentences as articles of one sentence; with each, the relations that its label decides.

    Args:
        path: the data set.
        kept: give those kept to measure on, or all others.

    """
    for number, record in enumerate(json.loads(path.read_text(encoding="utf-8"))):
        if (number % KEPT_EVERY == 0) != kept:
            continue
        relation = record["relation"]
        text, spans = "", []
        for token in record["context"]:
            gap = "" if not text or token in ".,;:)'%" or token.startswith("'") or text.endswith("(") else " "
            text += gap
            spans.append((len(text), len(text) + len(token)))
            text += token
        thing = "Product" if relation in ("product_or_service_of", "brand_of") else "Company"
        mentions = []
        for name in ("e1", "e2"):
            start, end = spans[record[f"{name}_start"]][0], spans[record[f"{name}_end"]][1]
            surface = text[start:end]
            if surface.endswith("'s"):
                end -= 2
            named = (
                any(c.isupper() for c in surface)
                and surface.lower() not in ("it", "its", "they")
                and not surface.lower().startswith("the ")
            )
            kind = thing if (name == "e2") == bool(record["invert_relation"]) or thing == "Company" else "Company"
            mentions.append(Mention(start, end, name, kind if named else ""))
        lines: list[Relation] = []
        if relation in CORE:
            predicate, reverse = CORE[relation]
            subject, obj = ("e2", "e1") if bool(record["invert_relation"]) != reverse else ("e1", "e2")
            lines.append(Relation(0, subject, predicate, obj))
        article = Annotated(record["id"], text=text, sentences=[(0, len(text))], mentions=mentions, relations=lines)
        yield article, _TAUGHT - ({"acquires"} if relation == "merged_with" else set())


def core_examples(path: Path, tokenizer: Any) -> Iterator[Example]:
    """CORE's sentences that are trained on, with what their labels decide."""
    for article, taught in core_articles(path, kept=False):
        for example in article_examples(article, tokenizer, names_only=True):
            yield keep_only(example, taught)


def keep_only(example: Example, taught: frozenset[str]) -> Example:
    """Mask every relation that the source of an example says nothing about."""
    relations = example.relations.copy()
    for name, index in RELATION.items():
        if name not in taught:
            relations[:, index] = MASKED
    relations_flags = np.full_like(example.flags, MASKED)
    nothing = {"said": np.full_like(example.said, MASKED), "same": np.full_like(example.same, MASKED)}
    return replace(example, relations=relations, flags=relations_flags, open_types=True, **nothing)
