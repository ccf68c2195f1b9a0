"""A few short articles whose claims the reader is sure of, hand-made graphs, and builds of them."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from aiscape.build import Options, Report, build
from aiscape.model import Article, Claim, Entity, Graph, Modality
from aiscape.read import Defaults

TEXTS = {
    "nvidia": "Nvidia, the chip designer based in Santa Clara, said on Monday that it had acquired Gretel, a start-up "
    "based in San Diego. Nvidia unveiled Blackwell Ultra in March.",
    "alibaba": "Alibaba Cloud, which is owned by Hangzhou-based Alibaba Group, released Qwen3 on Tuesday. The Qwen3 "
    "models are available on Hugging Face and GitHub.",
    "openai": "OpenAI, which Sam Altman leads as chief executive, is based in San Francisco. It released GPT-4o last "
    "May, and Microsoft invested $10 billion in OpenAI.",
    "denied": "Meta denied that it would acquire FuriosaAI, the Seoul-based chip designer. Anthropic plans to release "
    "Claude 5 next year, and DeepSeek may release R2.",
}
FILES = ("claims.jsonl", "graph.nq", "graph.ttl")


def write_articles(folder: Path, *names: str) -> list[Path]:
    """Some of the articles as files with a date."""
    folder.mkdir(parents=True, exist_ok=True)
    paths = []
    for name in names or TEXTS:
        path = folder / f"{name}.md"
        path.write_text(f"---\ntitle: On {name}\ndate: 2025-05-06\n---\n\n{TEXTS[name]}\n", encoding="utf-8")
        paths.append(path)
    return paths


def built(out: Path, *sources: Path | str, **options: object) -> Report:
    """A build without a command line."""
    return build(sources, out, Options(Defaults(), **options))  # type: ignore[arg-type]


def content(out: Path) -> dict[str, bytes]:
    """What must be the same over builds of the same articles."""
    return {name: (out / name).read_bytes() for name in FILES}


def command(*arguments: str | Path, **more: object) -> subprocess.CompletedProcess[str]:
    """`aiscape` as a user runs it."""
    result: subprocess.CompletedProcess[str] = subprocess.run(
        [sys.executable, "-m", "aiscape", *map(str, arguments)],
        capture_output=True,
        text=True,
        timeout=60,
        env={**os.environ, "PYTHONHASHSEED": "random"},
        **more,  # type: ignore[call-overload]
    )
    return result


def graph_of(name: str) -> Graph:
    """A graph of three claims in two articles: one stated by both, one that is only planned."""
    base = "https://w3id.org/aiscape/id/"
    maker, model = Entity(base + "nvidia", name, ("Company",)), Entity(base + "model/b", "Blackwell", ("Chip",))
    modes: list[tuple[str, Modality]] = [("one", "stated"), ("one", "expected"), ("two", "stated")]
    claims = [
        Claim(
            id=f"{article}{number}",
            subject=maker,
            predicate="develops",
            object=model,
            polarity="asserted",
            modality=modality,
            attributed_to=(),
            qualifiers=(),
            date=None,
            article=article,
            quote=f"{name} makes Blackwell.",
            start=number * 30,
            end=number * 30 + 20,
            confidence=0.9,
            method="hand",
        )
        for number, (article, modality) in enumerate(modes)
    ]
    return Graph((Article("one", ""), Article("two", "")), (model, maker), tuple(claims), {"two": "one"})
