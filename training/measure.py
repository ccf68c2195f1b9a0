"""The held-out part of the corpus comes in; how well it is read goes out: claims, mentions by type, coreference.

python training/measure.py [--no-lexicon] [--threshold T] [--weights DIR]
"""

from __future__ import annotations

import argparse
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path

from aiscape.evaluate import Gold, Score, score, total
from aiscape.evaluate.score import Said, calibration_error
from aiscape.extract.network import WEIGHTS
from aiscape.extract.reader import Reader, Reading
from aiscape.extract.relations import findings
from aiscape.lexicon import load_lexicon
from aiscape.model import Article
from corpus import Annotated, split_corpus


def gold_of(article: Annotated) -> Gold:
    """An annotated article as gold triples: an entity is named by its longest surface, all others are its aliases."""
    gold = Gold(Path(article.slug))
    names: dict[str, str] = {}
    surfaces: dict[str, set[str]] = defaultdict(set)
    for mention in article.mentions:
        if mention.type:
            surfaces[mention.entity].add(article.text[mention.start : mention.end])
    for entity, forms in surfaces.items():
        names[entity] = max(sorted(forms), key=len)
    for entity, forms in surfaces.items():
        main = gold.name(names[entity])
        gold.aliases.update({gold.name(form): main for form in forms if gold.name(form) != main})
    for relation in article.relations:
        triple = gold.triple(names[relation.subject], relation.predicate, names[relation.object])
        if relation.flags & {"negated", "denied"}:
            gold.traps.add(triple)
        elif relation.optional or relation.flags:
            gold.optional.add(triple)
        else:
            gold.wanted.add(triple)
            if relation.sources:
                gold.sources[triple] = gold.name(names[relation.sources[0]])
    gold.optional -= gold.wanted
    gold.traps -= gold.wanted | gold.optional
    return gold


def said_of(reading: Reading, threshold: float | None, aliases: dict[str, list[str]]) -> Iterator[Said]:
    """The asserted findings of one reading, each end named by a surface of the text."""
    for f in findings(reading, threshold):
        if f.polarity == "asserted":
            ends = [_surface(m.forms, m.key) for m in (f.subject, f.object)]
            said = tuple(_surface(m.forms, m.key) for m in f.attributed_to)
            quote = reading.article.text[f.start : f.end]
            yield Said(ends[0], f.predicate, ends[1], said, quote, f.method, f.confidence)


def _surface(forms: tuple[str, ...], key: str) -> str:
    return max(forms, key=len, default=key)


def coreference(article: Annotated, reading: Reading) -> tuple[int, int, int]:
    """(right, answered, asked) over the pronouns and descriptions whose span was seen."""
    names = {(m.start, m.end): m.entity for m in article.mentions}
    right = answered = asked = 0
    seen = {(s.start, s.stop): index for index, s in enumerate(reading.mentions)}
    for mention in article.mentions:
        if mention.type:
            continue
        asked += 1
        index = seen.get((mention.start, mention.end))
        chain = reading.chain_of.get(index) if index is not None else None
        if chain is None:
            continue
        answered += 1
        votes = Counter(
            names[span] for i in chain.mentions if not reading.mentions[i].is_reference
            for span in [(reading.mentions[i].start, reading.mentions[i].stop)] if span in names
        )  # fmt: skip
        right += bool(votes) and votes.most_common(1)[0][0] == mention.entity
    return right, answered, asked


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--no-lexicon", action="store_true")
    parser.add_argument("--threshold", type=float)
    parser.add_argument("--weights", type=Path, default=WEIGHTS)
    parser.add_argument("--errors", action="store_true")
    args = parser.parse_args()
    lexicon = load_lexicon(own=not args.no_lexicon)
    reader = Reader(lexicon, weights=args.weights)
    scores: list[Score] = []
    chains = [0, 0, 0]
    spans: dict[str, list[int]] = defaultdict(lambda: [0, 0, 0])
    for article in split_corpus().test:
        reading = reader.look(Article(article.slug, article.text, article.meta.get("title", "")))
        gold = gold_of(article)
        scores.append(score(gold, said_of(reading, args.threshold, {})))
        chains = [a + b for a, b in zip(chains, coreference(article, reading), strict=True)]
        wanted = {(m.start, m.end, m.type or "Reference") for m in article.mentions}
        found = {(s.start, s.stop, s.kind) for s in reading.mentions}
        for group, index in ((wanted & found, 0), (found - wanted, 1), (wanted - found, 2)):
            for _, _, kind in group:
                spans[kind][index] += 1
        if args.errors:
            print_errors(article.slug, scores[-1])
    s = total(scores)
    print(f"{'type':22} prec  rec   f1    n")
    for kind, (hit, extra, missed) in sorted(spans.items(), key=lambda item: -item[1][0] - item[1][2]):
        print(f"{kind:22} {_prf(hit, extra, missed)} {hit + missed}")
    sums = [sum(values[i] for values in spans.values()) for i in range(3)]
    print(f"{'all':22} {_prf(*sums)} {sums[0] + sums[2]}")
    print(f"coreference: {chains[0]} right of {chains[1]} answered of {chains[2]}")
    print(
        f"claims: precision {s.precision():.3f} recall {s.recall():.3f} f1 {s.f1():.3f} traps {len(s.trapped)} "
        f"attributed {s.attributed} of {s.attributable} calibration error {calibration_error(s.judged):.3f}"
    )


def _prf(hit: int, extra: int, missed: int) -> str:
    p, r = hit / max(1, hit + extra), hit / max(1, hit + missed)
    return f"{p:.2f}  {r:.2f}  {2 * p * r / max(1e-9, p + r):.2f}"


def print_errors(name: str, s: Score) -> None:
    """Every difference of one article."""
    print(f"== {name}")
    for triple in s.missing:
        print("missing ", *triple, sep=" | ")
    for triple, said in [*s.mistaken, *s.trapped]:
        print("wrong   ", *triple, f"{said.confidence:.2f} {said.quote}", sep=" | ")


if __name__ == "__main__":
    main()
