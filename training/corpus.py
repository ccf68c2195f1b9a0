"""Annotated text comes in; articles with checked spans go out. The format is described in GUIDE.md.

Run as a script, it checks the files it is given: `python training/corpus.py training/corpus/*.txt`.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple

from aiscape.extract.labels import FLAGS, RELATIONS, TYPES
from aiscape.ontology import load_ontology

#: What annotators may write beyond the vocabulary's domains and ranges: it is true of the text, and the graph leaves it out.
_WIDER = {
    "worksFor": ("", "Country"),
    "founded": ("", "Platform"),
    "partOf": ("Platform", "Platform"),
    "availableOn": ("Platform Benchmark", "Product"),
    "integratedIn": ("Platform Benchmark Dataset", "Model ModelFamily Chip Benchmark Dataset"),
    "uses": ("Country", "Benchmark Dataset"),
    "supports": ("", "Product"),
    "outperforms": ("Platform Benchmark Dataset", "Platform Benchmark Dataset"),
    "evaluatedOn": ("", "Dataset"),
    "competesWith": ("Benchmark Dataset Country", "Benchmark Dataset Country"),
    "alternativeTo": ("Platform Benchmark Dataset", "Platform Benchmark Dataset"),
    "partnersWith": ("Country", "Country"),
    "investsIn": ("Country", ""),
    "acquires": ("Person", "Model ModelFamily Chip Benchmark Dataset"),
    "suppliesTo": ("", "Region"),
    "restricts": ("", "Region City Person"),
    "sues": ("Country City Region", "Region City"),
}


def _signature(predicate: str) -> tuple[frozenset[str], frozenset[str]]:
    """The types that a relation's subject and its object may have in the corpus."""
    relation = load_ontology().relations[predicate]
    subjects, objects = (
        frozenset(wider.split()) | {name for name in TYPES if load_ontology().is_a((name,), allowed)}
        for wider, allowed in zip(_WIDER.get(predicate, ("", "")), (relation.subjects, relation.objects), strict=True)
    )
    return subjects, objects


SIGNATURES = {predicate: _signature(predicate) for predicate in RELATIONS}
QUALIFIERS = frozenset(["role", "status", "amount", "date", "score", "round", "what", "by", "in"])

_MENTION = re.compile(r"\[([^\[\]]+)\]\(([A-Za-z0-9_]+)(?::([A-Za-z]+))?\)")
_RELATION = re.compile(r"^(\??)\s*(\w+)\s+(\w+)\s+(\w+)\s*(?:@\s*([\w,\s]+?))?\s*$")


@dataclass(frozen=True)
class Mention:
    """A marked stretch of the article's text; `type` is empty for a pronoun or description."""

    start: int
    end: int
    entity: str
    type: str


@dataclass(frozen=True)
class Relation:
    """A line under a sentence; `sentence` is the index of that sentence in the article."""

    sentence: int
    subject: str
    predicate: str
    object: str
    sources: tuple[str, ...] = ()
    optional: bool = False
    flags: frozenset[str] = frozenset()
    qualifiers: tuple[tuple[str, str], ...] = ()


@dataclass
class Annotated:
    """One annotated article: plain text with sentence spans, mentions and relations over it."""

    slug: str
    meta: dict[str, str] = field(default_factory=dict)
    text: str = ""
    sentences: list[tuple[int, int]] = field(default_factory=list)
    mentions: list[Mention] = field(default_factory=list)
    relations: list[Relation] = field(default_factory=list)
    furniture: list[str] = field(default_factory=list)
    faults: list[str] = field(default_factory=list)

    def types(self) -> dict[str, set[str]]:
        """Every type that each entity is marked with somewhere in the article."""
        types: dict[str, set[str]] = {}
        for mention in self.mentions:
            types.setdefault(mention.entity, set())
            if mention.type:
                types[mention.entity].add(mention.type)
        return types


def read_corpus(path: Path) -> Iterator[Annotated]:
    """Read every article of one file; what is wrong with an article is listed in its `faults`."""
    article: Annotated | None = None
    in_meta = False
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        where = f"{path}:{number}"
        line = line.rstrip()
        if line.startswith("=== "):
            if article:
                yield _checked(article, str(path))
            article, in_meta = Annotated(line[4:].strip()), True
        elif article is None:
            if line:
                raise ValueError(f"{where}: an article opens with '=== slug'")
        elif in_meta:
            if not line:
                in_meta = False
            else:
                key, _, value = line.partition(":")
                article.meta[key.strip()] = value.strip()
        elif line.startswith("> "):
            _read_relation(article, line[2:], where)
        elif line.startswith("~"):
            article.furniture.append(line[1:].strip())
        elif line:
            _read_sentence(article, line, where)
        elif article.text and not article.text.endswith("\n\n"):
            article.text += "\n\n"
    if article:
        yield _checked(article, str(path))


class Split(NamedTuple):
    """The corpus in three parts, by the place of each article in its file: one in ten to test on, one to calibrate on."""

    train: list[Annotated]
    calibration: list[Annotated]
    test: list[Annotated]


def split_corpus(folder: Path = Path(__file__).parent / "corpus") -> Split:
    """Read and part the corpus; only `train` is ever trained on."""
    split = Split([], [], [])
    for path in sorted(folder.glob("*.txt")):
        for number, article in enumerate(read_corpus(path)):
            part = {3: split.calibration, 7: split.test}.get(number % 10, split.train)
            part.append(article)
    return split


def _read_sentence(article: Annotated, line: str, where: str) -> None:
    if article.text and not article.text.endswith("\n\n"):
        article.text += " "
    start = len(article.text)
    plain, last = "", 0
    for match in _MENTION.finditer(line):
        plain += line[last : match.start()]
        surface, entity, kind = match.group(1), match.group(2), match.group(3) or ""
        if kind and kind not in TYPES:
            article.faults.append(f"{where}: no such type: {kind}")
        if surface != surface.strip():
            article.faults.append(f"{where}: a span with blanks around it: {surface!r}")
        begin = start + len(plain)
        article.mentions.append(Mention(begin, begin + len(surface), entity, kind))
        plain += surface
        last = match.end()
    plain += line[last:]
    if re.search(r"[\[\]]|\]\(", plain):
        article.faults.append(f"{where}: mark-up left over: {plain[:90]}")
    article.text += plain
    article.sentences.append((start, start + len(plain)))


def _read_relation(article: Annotated, line: str, where: str) -> None:
    head, _, tail = line.partition(" | ")
    match = _RELATION.match(head.strip())
    if not match or not article.sentences:
        article.faults.append(f"{where}: want '> [?]subject predicate object [@ source] [| flags]': {line}")
        return
    flags, qualifiers = set(), []
    for part in filter(None, (piece.strip() for piece in re.split(r"[;,] (?=\w+(?:=|$|[;,]))", tail))):
        key, equals, value = part.partition("=")
        if equals and key in QUALIFIERS:
            qualifiers.append((key, value))
        elif part in FLAGS:
            flags.add(part)
        else:
            article.faults.append(f"{where}: no such flag or qualifier: {part}")
    optional, subject, predicate, obj, sources = match.groups()
    names = tuple(name.strip() for name in (sources or "").split(",") if name.strip())
    if predicate not in SIGNATURES:
        article.faults.append(f"{where}: no such relation: {predicate}")
        return
    index = len(article.sentences) - 1
    article.relations.append(
        Relation(index, subject, predicate, obj, names, bool(optional), frozenset(flags), tuple(qualifiers))
    )


def _checked(article: Annotated, path: str) -> Annotated:
    types = article.types()
    article.text = article.text.rstrip()
    here = f"{path}: {article.slug}"
    for entity, kinds in types.items():
        if not kinds:
            article.faults.append(f"{here}: {entity} is nowhere marked with a type")
    article.faults += [f"{here}: [{name}]({entity}) lacks its type" for name, entity in _untyped_names(article)]
    for relation in article.relations:
        subjects, objects = SIGNATURES[relation.predicate]
        line = f"{relation.subject} {relation.predicate} {relation.object}"
        for name, allowed in ((relation.subject, subjects), (relation.object, objects)):
            if name not in types:
                article.faults.append(f"{here}: '{line}': no mention of {name}")
            elif types[name] and not types[name] & allowed:
                article.faults.append(f"{here}: '{line}': {name} is {sorted(types[name])}")
            elif not _near(article, relation.sentence, name):
                article.faults.append(f"{here}: '{line}': {name} is not in this sentence or the two before")
        for name in relation.sources:
            if name not in types:
                article.faults.append(f"{here}: '{line}': no mention of source {name}")
    return article


def _untyped_names(article: Annotated) -> Iterator[tuple[str, str]]:
    """Names that stand without a type although the article gives the same words one elsewhere."""
    names = {(m.entity, article.text[m.start : m.end]) for m in article.mentions if m.type}
    for mention in article.mentions:
        surface = article.text[mention.start : mention.end]
        if not mention.type and (mention.entity, surface) in names and surface[:1].isupper():
            yield surface, mention.entity


def _near(article: Annotated, sentence: int, entity: str) -> bool:
    start = article.sentences[max(0, sentence - 2)][0]
    end = article.sentences[sentence][1]
    return any(start <= m.start < end for m in article.mentions if m.entity == entity)


def main(paths: list[str]) -> int:
    """Print each fault and a count of what is sound; the exit code is 1 when anything is wrong."""
    count = {"articles": 0, "sentences": 0, "mentions": 0, "relations": 0, "faults": 0}
    for path in paths:
        for article in read_corpus(Path(path)):
            print(*article.faults, sep="\n", end="\n" if article.faults else "")
            count["articles"] += 1
            count["sentences"] += len(article.sentences)
            count["mentions"] += len(article.mentions)
            count["relations"] += len(article.relations)
            count["faults"] += len(article.faults)
    print(", ".join(f"{number} {name}" for name, number in count.items()))
    return 1 if count["faults"] else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
