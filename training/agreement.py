"""Two independent annotations of the same articles come in; how far they agree goes out.

    python training/agreement.py

`training/second/` holds a tenth of the corpus (its test part) annotated again by someone who saw only text and guide.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from aiscape.evaluate import score, total
from aiscape.evaluate.score import Said
from corpus import Annotated, read_corpus, split_corpus
from measure import gold_of

SECOND = Path(__file__).parent / "second"


def said(article: Annotated) -> Iterator[Said]:
    """The plain relations of an annotation as claims."""
    names = {
        m.entity: article.text[m.start : m.end]
        for m in sorted(article.mentions, key=lambda m: m.end - m.start)
        if m.type
    }
    for r in article.relations:
        if not r.optional and not r.flags:
            sources = tuple(names[s] for s in r.sources if s in names)
            yield Said(names[r.subject], r.predicate, names[r.object], sources, "", "second annotator", 1.0)


def main() -> None:
    first = {article.slug: article for article in split_corpus().test}
    scores, hit, ours, theirs = [], 0, 0, 0
    for path in sorted(SECOND.glob("*.txt")):
        for second in read_corpus(path):
            one = first.get(second.slug)
            if one is None or one.text != second.text:
                print(f"{path}: {second.slug}: not the text of the corpus")
                continue
            a = {(m.start, m.end, m.type) for m in one.mentions}
            b = {(m.start, m.end, m.type) for m in second.mentions}
            hit, ours, theirs = hit + len(a & b), ours + len(a), theirs + len(b)
            scores.append(score(gold_of(one), said(second)))
    s = total(scores)
    print(f"{len(scores)} articles")
    print(f"mentions (span and type): F1 {2 * hit / max(1, ours + theirs):.3f} of {ours} and {theirs}")
    print(
        f"relations: precision {s.precision():.3f} recall {s.recall():.3f} F1 {s.f1():.3f}, {s.wanted.total()} wanted"
    )
    print(f"attribution, where both have the relation and the first names a source: {s.attributed} of {s.attributable}")


if __name__ == "__main__":
    main()
