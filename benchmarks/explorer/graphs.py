"""The graphs that are compared: a real one from its claims.jsonl, and made-up ones of any size."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np

from aiscape.model import Article, Claim, Entity, Graph

KINDS = ("Company", "Person", "Model", "Chip", "Product", "Country", "Policy", "Benchmark")
VERBS = ("develops", "uses", "partnersWith", "competesWith", "basedIn", "investsIn", "outperforms")


def made_up(n: int, seed: int = 0) -> Graph:
    """`n` entities in communities with some 2.7 claims each, each claim with a sentence of the usual length."""
    random = np.random.default_rng(seed)
    count = max(8, int(n**0.5 / 2))
    group = random.integers(0, count, n)
    order = np.argsort(group, kind="stable")
    starts, sizes = np.searchsorted(group[order], np.arange(count)), np.bincount(group, minlength=count)
    one = random.integers(0, n, int(n * 2.2))
    two = order[starts[group[one]] + (random.random(len(one)) ** 2 * sizes[group[one]]).astype(int)]
    pairs = np.concatenate([np.stack([one, two], axis=1), random.integers(0, n, (int(n * 0.5), 2))])
    known = [Entity(f"https://example.org/id/{at}", f"Entity {at}", (KINDS[at * 7 % 8],)) for at in range(n)]
    articles = tuple(
        Article(f"article-{at}", "", f"Report number {at}", f"Paper {at % 9}", f"202{at % 5}-0{1 + at % 9}-11")
        for at in range(max(n // 20, 1))
    )
    claims = []
    for at, (a, b) in enumerate(pairs.tolist()):
        verb = VERBS[at % 7]
        quote = f"{known[a].label} {verb} {known[b].label}, said people who follow the field, in remark {at}."
        claims.append(
            Claim(
                f"claim-{at}", known[a], verb, known[b], "asserted", "stated", (), (), None,
                articles[at % len(articles)].id, quote, 0, len(quote), round(0.4 + at % 60 / 100, 2), "made up",
            )
        )  # fmt: skip
    return Graph(articles, tuple(known), tuple(claims))


def real(path: Path) -> Graph:
    """The graph of a build, read back from the claims.jsonl that it wrote."""
    known: dict[str, Entity] = {}
    claims = []
    for line in path.read_text("utf-8").splitlines():
        row = json.loads(line)
        ends = [
            known.setdefault(row[f"{end}_iri"], Entity(row[f"{end}_iri"], row[end], (row[f"{end}_type"],)))
            for end in ("subject", "object")
        ]
        claims.append(
            Claim(
                row["id"], ends[0], row["predicate"], ends[1], row["polarity"], row["modality"], (),
                tuple((name, str(value)) for name, value in row["qualifiers"].items()), row["date"], row["article"],
                row["quote"], row["start"], row["end"], row["confidence"], row["method"],
            )
        )  # fmt: skip
    articles = tuple(Article(name, "") for name in sorted({claim.article for claim in claims}))
    return Graph(articles, tuple(known.values()), tuple(claims))
