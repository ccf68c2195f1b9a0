"""Gold triples and claims come in; precision, recall and every difference go out."""

from __future__ import annotations

from aiscape.evaluate.gold import Gold, read_gold
from aiscape.evaluate.score import Score, score, total

__all__ = ["Gold", "Score", "read_gold", "score", "total"]
