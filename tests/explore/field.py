"""Graphs to look at: one of the field with made-up claims, and larger ones of any size."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

import numpy as np

from aiscape.model import Article, Claim, Entity, Graph

BASE = "https://example.org/id/"
MEDIA = (
    "South China Morning Post",
    "Reuters",
    "Bloomberg",
    "LatePost",
    "ChinaTalk",
    "The Information",
    "Financial Times",
)
ALIASES = {
    "Alibaba Group": ("Alibaba", "BABA", "阿里巴巴"),
    "Alibaba Cloud": ("Aliyun", "阿里云"),
    "Qwen": ("Tongyi Qianwen", "通义千问"),
    "United States": ("US", "USA", "America"),
    "China": ("PRC", "Mainland China"),
    "Zhipu AI": ("Z.ai", "智谱"),
    "OpenAI": ("Open AI",),
    "Meta": ("Facebook", "Meta Platforms"),
    "US Commerce Department": ("Department of Commerce", "BIS"),
}
WIKIDATA = {"Alibaba Group": "Q1359568", "OpenAI": "Q21708200", "Nvidia": "Q182477", "China": "Q148"}
SPEAKERS = ("Sam Altman", "Omdia", "Lian Jye Su", "Reuters", "SemiAnalysis", "Jensen Huang", "LatePost")
WORDS = re.compile(r"(?<=[a-z])(?=[A-Z])")


def entity(label: str, *types: str) -> Entity:
    """An entity of the test graph by its label."""
    slug = re.sub(r"[^\w.]+", "-", label).strip("-").lower()
    return Entity(BASE + slug, label, types, ALIASES.get(label, ()), WIKIDATA.get(label))


def articles() -> tuple[Article, ...]:
    """Forty articles of seven publishers over two years; the last four are copies of the first four."""
    found = []
    for at in range(40):
        month, day = 1 + at * 7 % 12, 1 + at * 11 % 28
        origin = at - 36 if at >= 36 else at
        publisher = MEDIA[at % len(MEDIA)]
        title = f"What the field looked like, part {origin + 1}"
        url = f"https://news.example/{publisher.lower().replace(' ', '-')}/{at + 1}"
        date = f"{2024 + at % 2}-{month:02d}-{day:02d}" if at not in (5, 11, 17) else None
        found.append(Article(f"article-{at + 1:02d}", "", title, publisher, date, url, f"sources/{at + 1:02d}.md"))
    return tuple(found)


def _claim(one: Entity, predicate: str, two: Entity, flag: str, at: int, known: dict[str, Entity]) -> Claim:
    """One claim with its sentence, its date and its speaker worked out from its number."""
    said = WORDS.sub(" ", predicate).lower()
    speaker = known[SPEAKERS[at % len(SPEAKERS)]]
    attributed: tuple[Entity, ...] = (speaker,) if flag == "reported" or (flag == "denied" and at % 2) else ()
    opening = f"{speaker.label} said that " if attributed else ""
    joined = {"denied": "does not, as was claimed, ", "planned": "expects to, by next year, ", "possible": "may "}
    quote = f"{opening}{one.label} {joined.get(flag, '')}{said} {two.label}, according to people who follow the field."
    article = (at * 17 + at // 7) % 40
    qualifiers = {
        "investsIn": (("amount", f"${1 + at % 9} billion"),),
        "worksFor": (("role", "chief executive" if at % 3 else "chief scientist"),),
        "evaluatedOn": (("score", f"{61 + at % 37}.{at % 10}"),),
    }
    month = int(36 * ((at * 7919 % 997) / 997) ** 0.6)
    date = f"{2023 + month // 12}-{1 + month % 12:02d}" + (f"-{1 + at % 28:02d}" if at % 2 else "")
    return Claim(
        id=f"claim-{at:05d}",
        subject=one,
        predicate=predicate,
        object=two,
        polarity="negated" if flag == "denied" and at % 3 else "asserted",
        modality="denied"
        if flag == "denied" and not at % 3
        else "expected"
        if flag == "planned"
        else "possible"
        if flag == "possible"
        else "stated",
        attributed_to=attributed,
        qualifiers=qualifiers.get(predicate, ()),
        date=None if at % 5 == 0 or at % 31 == 0 else date,
        article=f"article-{article + 1:02d}",
        quote=quote,
        start=100 + at,
        end=100 + at + len(quote),
        confidence=round(0.35 + (at * 37 % 60) / 100, 2),
        method="test",
    )


@cache
def field() -> Graph:
    """Some 260 entities and 560 claims of the AI industry."""
    known: dict[str, Entity] = {}
    claims: list[Claim] = []
    reading = "types"
    for line in (Path(__file__).parent / "field.txt").read_text("utf-8").splitlines():
        if line.startswith("#"):
            reading = "claims" if line == "# claims" else reading
            continue
        name, _, rest = line.partition(": ")
        if reading == "types":
            for label in rest.split("; "):
                extra = ("Platform",) if label in ("Hugging Face", "GitHub") else ()
                known[label] = entity(label, name, *extra)
            continue
        for group in rest.split("; "):
            subject, _, objects = group.partition(" > ")
            for item in objects.split(", "):
                target, _, flag = item.partition(" ?")
                target, _, times = target.partition("*")
                one = known.setdefault(subject, entity(subject, "Company"))
                for turn in range(int(times or 1)):
                    mood = "" if flag == "reported" and turn == 2 else flag
                    claims.append(_claim(one, name, known[target], mood, len(claims), known))
    disputes = (
        ("DeepSeek", "uses", "H100", ""),
        ("Oracle", "investsIn", "OpenAI", "reported"),
        ("DeepSeek-R1", "outperforms", "o1", "denied"),
    )
    for subject, predicate, target, flag in disputes:
        claims.append(_claim(known[subject], predicate, known[target], flag, len(claims), known))
    copies = {f"article-{at + 37:02d}": f"article-{at + 1:02d}" for at in range(4)}
    return Graph(articles(), tuple(sorted(known.values(), key=lambda found: found.iri)), tuple(claims), copies)


@cache
def many(n: int, seed: int = 0) -> Graph:
    """A graph of `n` entities in communities, with some 2.7 claims each."""
    random = np.random.default_rng(seed)
    count = max(8, int(n**0.5 / 2))
    group = random.integers(0, count, n)
    order = np.argsort(group, kind="stable")
    starts, sizes = np.searchsorted(group[order], np.arange(count)), np.bincount(group, minlength=count)
    one = random.integers(0, n, int(n * 2.2))
    two = order[starts[group[one]] + (random.random(len(one)) ** 2 * sizes[group[one]]).astype(int)]
    wide = random.integers(0, n, (int(n * 0.5), 2))
    pairs = np.concatenate([np.stack([one, two], axis=1), wide])
    kinds = ("Company", "Person", "Model", "Chip", "Product", "Country", "Policy", "Benchmark")
    verbs = ("develops", "uses", "partnersWith", "competesWith", "basedIn", "investsIn", "outperforms")
    entities = [entity(f"Entity {at} of group {group[at]}", kinds[at * 7 % 11 % 8]) for at in range(n)]
    known = dict.fromkeys(SPEAKERS, entities[0])
    claims = [
        _claim(entities[a], verbs[at % 7], entities[b], "reported" if at % 9 == 0 else "", at, known)
        for at, (a, b) in enumerate(pairs.tolist())
        if a != b
    ]
    return Graph(articles(), tuple(entities), tuple(claims))
