"""Articles come in; which of them repeat another's text goes out (MinHash over word shingles; Broder, 1997)."""

from __future__ import annotations

import re
from collections.abc import Sequence

from aiscape.model import Article
from aiscape.names import fold

#: Words in a shingle, share of shingles that two copies have in common, and hash functions.
SHINGLE, ALIKE, HASHES = 4, 0.6, 96


def find_copies(articles: Sequence[Article]) -> dict[str, str]:
    """Map the id of each copy to the id of its original: the earliest dated, then the fullest, then the first by id."""
    if len(articles) < 2:
        return {}
    from datasketch import MinHash, MinHashLSH

    index = MinHashLSH(threshold=ALIKE, num_perm=HASHES)
    copies: dict[str, str] = {}
    for article in sorted(articles, key=lambda a: (a.date or "9999", -len(a.text), a.id)):
        sketch = MinHash(num_perm=HASHES)
        sketch.update_batch([shingle.encode() for shingle in sorted(_shingles(article.text))])
        originals = [key for key in index.query(sketch) if key not in copies]
        if originals:
            copies[article.id] = min(originals)
        else:
            index.insert(article.id, sketch)
    return copies


def _shingles(text: str) -> set[str]:
    words = re.findall(r"\w+", fold(text))
    return {" ".join(words[at : at + SHINGLE]) for at in range(max(1, len(words) - SHINGLE + 1))}
