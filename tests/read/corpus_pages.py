"""Saved pages made from the training corpus, where lines that start with `~` are furniture and the rest is article."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

CORPUS = Path(__file__).parents[2] / "training" / "corpus"
_MARKED = re.compile(r"\[([^\[\]]+)\]\(\w+(?::\w+)?\)")


@dataclass
class Page:
    """One page: its lines in order, each with whether it is furniture."""

    name: str
    meta: dict[str, str] = field(default_factory=dict)
    lines: list[tuple[bool, str]] = field(default_factory=list)

    @property
    def furniture(self) -> list[str]:
        """The lines that must go."""
        return [line for is_furniture, line in self.lines if is_furniture]

    @property
    def paragraphs(self) -> list[str]:
        """The paragraphs that must stay."""
        return [line for is_furniture, line in self.lines if not is_furniture]


def corpus_pages() -> Iterator[Page]:
    """Every article of the corpus as it would be saved: sentences of a paragraph joined, mark-up and relations gone."""
    for path in sorted(CORPUS.glob("*.txt")):
        for text in re.split(r"^=== ", path.read_text(encoding="utf-8"), flags=re.MULTILINE)[1:]:
            yield _page(path.stem, text.splitlines())


def _page(stem: str, lines: list[str]) -> Page:
    body = lines.index("") if "" in lines else len(lines)
    page = Page(f"{stem}/{lines[0].strip()}")
    page.meta = {key.strip(): value.strip() for key, _, value in (line.partition(":") for line in lines[1:body])}
    fresh = True
    for line in map(str.rstrip, lines[body:]):
        if line.startswith("~"):
            page.lines.append((True, line[1:].strip()))
        elif line and not line.startswith("> "):
            plain = _MARKED.sub(r"\1", line)
            if not fresh:
                plain = f"{page.lines.pop()[1]} {plain}"
            page.lines.append((False, plain))
        fresh = (fresh and line.startswith("> ")) or not line or line.startswith("~")
    return page
