"""Every pattern, run over the corpus with its annotated mentions: matches, how many are right, what is missed.

    python training/patterns.py [--relation NAME] [--wrong] [--missed] [--part train|calibration|test] [--write]

A match is right if its sentence, or failing that its article, is annotated with the relation and the pattern's flag.
"""

from __future__ import annotations

import argparse
import re
import time
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from aiscape.extract import patterns
from aiscape.extract.patterns import Hit, load_patterns, match, render
from aiscape.ontology import load_ontology
from corpus import Annotated, Mention, Relation, split_corpus

Triple = tuple[str, str, str]
SYMMETRIC = frozenset(name for name, relation in load_ontology().relations.items() if relation.symmetric)


@dataclass
class Tally:
    """What the patterns of all relations did: right and wrong by (relation, pattern), triples wanted and found."""

    counts: dict[tuple[str, str], Counter[str]] = field(default_factory=lambda: defaultdict(Counter))
    wanted: Counter[str] = field(default_factory=Counter)
    found: Counter[str] = field(default_factory=Counter)
    right: Counter[str] = field(default_factory=Counter)
    wrong: Counter[str] = field(default_factory=Counter)
    sentences: int = 0
    seconds: float = 0.0


def key(subject: str, predicate: str, obj: str) -> Triple:
    """A triple; a symmetric relation has its ends in order."""
    if predicate in SYMMETRIC and obj < subject:
        subject, obj = obj, subject
    return subject, predicate, obj


def check(article: Annotated, tally: Tally, relation: str, *, wrong: bool, missed: bool) -> None:
    """Count what every pattern does in one article."""
    stated: dict[Triple, list[Relation]] = defaultdict(list)
    for r in article.relations:
        stated[key(r.subject, r.predicate, r.object)].append(r)
    wanted = {triple for triple, lines in stated.items() if any(not line.optional for line in lines)}
    found: set[Triple] = set()
    for index, (text, inside, hits) in enumerate(_matches(article, tally)):
        judged: dict[Triple, str] = {}
        for hit in hits:
            triple = key(inside[hit.subject].entity, hit.pattern.relation, inside[hit.object].entity)
            verdict = _verdict(hit, stated.get(triple, []), index) if triple[0] != triple[2] else ""
            if not verdict:
                continue
            tally.counts[hit.pattern.relation, hit.pattern.name][verdict] += 1
            if judged.get(triple) != "right":
                judged[triple] = verdict
            if verdict == "wrong" and wrong and relation in ("", hit.pattern.relation):
                print(f"wrong  {hit.pattern.relation} / {hit.pattern.name}: {text}  [{hit.subject} -> {hit.object}]")
        for triple, verdict in judged.items():
            (tally.right if verdict == "right" else tally.wrong)[triple[1]] += 1
        found |= {triple for triple, verdict in judged.items() if verdict == "right"}
        for r in article.relations:
            here = r.sentence == index and not r.optional and relation in ("", r.predicate)
            if missed and here and judged.get(key(r.subject, r.predicate, r.object)) != "right":
                ends = [[i for i, m in enumerate(inside) if m.entity == end] for end in (r.subject, r.object)]
                if all(ends):
                    print(f"missed {r.predicate} {sorted(r.flags) or ''}: {text}  {ends[0]} -> {ends[1]}")
    tally.wanted.update(predicate for _, predicate, _ in wanted)
    tally.found.update(predicate for _, predicate, _ in found & wanted)


def _matches(article: Annotated, tally: Tally) -> Iterator[tuple[str, list[Mention], list[Hit]]]:
    types = {entity: sorted(kinds) for entity, kinds in article.types().items()}
    for start, end in article.sentences:
        inside = sorted((m for m in article.mentions if start <= m.start < end), key=lambda m: m.start)
        numbered = [(m.start, m.end, i, types[m.entity] or ["Reference"]) for i, m in enumerate(inside)]
        begun = time.perf_counter()
        rendered = render(article.text, start, end, numbered)
        hits = list(match(rendered, load_patterns()))
        tally.seconds += time.perf_counter() - begun
        tally.sentences += 1
        yield rendered.text, inside, hits


def _verdict(hit: Hit, lines: list[Relation], sentence: int) -> str:
    """Right, wrong, or '' where the annotators left it open."""
    near = [line for line in lines if line.sentence == sentence] or lines
    flags = [line.flags for line in near]
    if any(hit.pattern.flag in line if hit.pattern.flag else not line for line in flags):
        return "" if all(line.optional for line in near) else "right"
    return "" if any(line.optional for line in near) else "wrong"


def smoothed(count: Counter[str]) -> float:
    """The share that is right, drawn towards a half as long as little was seen."""
    return (count["right"] + 1) / (count["right"] + count["wrong"] + 2)


def write(tally: Tally) -> None:
    """Put the measured precision into every pattern file."""
    for path in sorted(Path(patterns.__file__).parent.glob("*.toml")):
        if path.stem not in load_ontology().relations:
            continue
        blocks = path.read_text(encoding="utf-8").split("[[pattern]]\n")
        for index, block in enumerate(blocks[1:], 1):
            name = re.search(r'^name = "(.*)"$', block, re.MULTILINE)
            if name:
                figure = f"precision = {smoothed(tally.counts[path.stem, name[1]]):.2f}\n"
                bare = re.sub(r"^precision = .*\n", "", block, flags=re.MULTILINE)
                blocks[index] = re.sub(r"^(form = .*\n)", lambda form, f=figure: form[1] + f, bare, flags=re.MULTILINE)
        path.write_text("[[pattern]]\n".join(blocks), encoding="utf-8")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--relation", default="", help="show only this relation")
    parser.add_argument("--wrong", action="store_true", help="print every wrong match")
    parser.add_argument("--missed", action="store_true", help="print every relation that no pattern finds")
    parser.add_argument("--part", choices=("train", "calibration", "test"), default="train")
    parser.add_argument("--write", action="store_true", help="write the precisions into the pattern files")
    args = parser.parse_args()
    load_patterns()
    tally = Tally()
    for article in getattr(split_corpus(), args.part):
        check(article, tally, args.relation, wrong=args.wrong, missed=args.missed)
    for pattern in load_patterns():
        count = tally.counts[pattern.relation, pattern.name]
        if args.relation in ("", pattern.relation):
            figures = f"right {count['right']:4d} wrong {count['wrong']:4d} precision {smoothed(count):.2f}"
            print(f"{pattern.relation:13} {pattern.name:44} {figures}")
    for name in sorted(load_ontology().relations):
        if args.relation in ("", name):
            number = sum(pattern.relation == name for pattern in load_patterns())
            precision = tally.right[name] / max(1, tally.right[name] + tally.wrong[name])
            recall = tally.found[name] / max(1, tally.wanted[name])
            print(
                f"{name:13} patterns {number:3d} precision {precision:.2f} recall {recall:.2f} of {tally.wanted[name]}"
            )
    right, wrong = tally.right.total(), tally.wrong.total()
    print(
        f"all: {len(load_patterns())} patterns, precision {right / max(1, right + wrong):.3f}, recall "
        f"{tally.found.total() / max(1, tally.wanted.total()):.3f}, "
        f"{1000 * tally.seconds / max(1, tally.sentences):.3f} ms a sentence"
    )
    if args.write:
        write(tally)


if __name__ == "__main__":
    main()
