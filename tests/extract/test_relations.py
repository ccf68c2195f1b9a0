"""What the reader makes of the demo's own articles holds together."""

from __future__ import annotations

from collections import defaultdict
from pathlib import Path

from aiscape.extract.reader import Reader
from aiscape.lexicon import load_lexicon
from aiscape.model import Article
from aiscape.read import Defaults, read_sources

SOURCES = Path(__file__).parents[2] / "sources"


def test_no_sentence_both_asserts_and_denies_a_relation() -> None:
    reader = Reader(load_lexicon())
    articles = [found for found in read_sources([SOURCES], Defaults()) if isinstance(found, Article)]
    assert len(articles) > 10
    for article in articles:
        said: dict[tuple[str, str, str, int], set[str]] = defaultdict(set)
        for f in reader.read(article):
            said[f.subject.key, f.predicate, f.object.key, f.start].add(f.polarity)
        assert all(len(polarities) == 1 for polarities in said.values()), article.title
