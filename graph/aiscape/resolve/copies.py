"""Articles come in; which of them repeat another's text goes out (MinHash over word shingles; Broder, 1997)."""

from __future__ import annotations

import re
from collections.abc import Sequence

from aiscape.model import Article
from aiscape.names import fold

#: Words in a shingle, hash functions, and the share of shingles in common from which two texts are compared at all.
SHINGLE, HASHES, NEAR = 4, 96, 0.3
#: Two texts are copies if they have this share of all their shingles in common, or the shorter this share of its own.
ALIKE, WITHIN = 0.6, 0.8


def find_copies(articles: Sequence[Article]) -> dict[str, str]:
    """Map the id of each copy to the id of its original: the earliest dated, then the fullest, then the first by id."""
    if len(articles) < 2:
        return {}
    from datasketch import MinHash, MinHashLSH

    index = MinHashLSH(threshold=NEAR, num_perm=HASHES)
    originals: dict[str, frozenset[str]] = {}
    copies: dict[str, str] = {}
    for article in sorted(articles, key=lambda a: (a.date or "9999", -len(a.text), a.id)):
        shingles = _shingles(article.text)
        sketch = MinHash(num_perm=HASHES)
        sketch.update_batch([shingle.encode() for shingle in sorted(shingles)])
        shares = {key: _share(shingles, originals[key]) for key in index.query(sketch)}
        near = [key for key in sorted(shares) if shares[key] > 0]
        if near:
            copies[article.id] = max(near, key=lambda key: shares[key])
        else:
            index.insert(article.id, sketch)
            originals[article.id] = shingles
    return copies


def _share(one: frozenset[str], other: frozenset[str]) -> float:
    """The share of all shingles that two texts have in common, or 0 if that makes them no copies."""
    common = len(one & other)
    share = common / (len(one) + len(other) - common)
    return share if share >= ALIKE or common >= WITHIN * min(len(one), len(other)) else 0.0


def _shingles(text: str) -> frozenset[str]:
    words = re.findall(r"\w+", fold(text))
    return frozenset(" ".join(words[at : at + SHINGLE]) for at in range(max(1, len(words) - SHINGLE + 1)))
