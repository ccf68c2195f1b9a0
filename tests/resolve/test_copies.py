"""Which articles repeat another."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from aiscape.model import Article
from aiscape.read import Defaults, read_sources
from aiscape.resolve import find_copies

SEEDS = Path(__file__).parents[3] / "shared" / "seeds"
WORDS = [f"word{number}" for number in range(2000)]


def text(seed: int, count: int = 300) -> str:
    return " ".join(random.Random(seed).choices(WORDS, k=count))


def article(name: str, words: str, date: str | None = None) -> Article:
    return Article(name, words, date=date)


def test_a_copy_points_to_the_earliest() -> None:
    """The same text is one origin: the earliest dated, whatever the order of the articles."""
    both = [article("b", text(1), "2025-05-02"), article("a", text(1), "2025-05-03")]
    assert find_copies(both) == find_copies(both[::-1]) == {"a": "b"}


def test_a_shortened_copy_is_a_copy() -> None:
    """An outlet that prints the first half, with a line of its own, copies."""
    whole = text(1, 400)
    half = " ".join(whole.split()[:200]) + " This is ours and nobody else has it."
    assert find_copies([article("whole", whole), article("half", half)]) == {"half": "whole"}


def test_articles_that_quote_the_same_words_are_no_copies() -> None:
    """A common paragraph among much that is not does not make a copy."""
    common = text(9, 60)
    assert find_copies([article(str(n), f"{text(n)} {common} {text(n + 50)}") for n in range(8)]) == {}


def test_no_copy_is_an_original() -> None:
    """Of many near-duplicates all point to one, and what is pointed to copies nothing."""
    base = text(1).split()
    versions = [article(f"v{n}", " ".join([*base[n:], *text(n + 2, 12).split()])) for n in range(12)]
    copies = find_copies([*versions, article("other", text(77))])
    assert not set(copies) & set(copies.values())
    assert len(copies) == 11
    assert "other" not in copies


@pytest.mark.skipif(not SEEDS.is_dir(), reason="the shared folder with the seed articles is not here")
def test_the_two_seeds_are_one_origin() -> None:
    """The newspaper's article and the aggregator's page of it are copies."""
    both = [item for item in read_sources([SEEDS], Defaults()) if isinstance(item, Article)]
    assert len(both) == 2
    assert len(find_copies(both)) == 1
