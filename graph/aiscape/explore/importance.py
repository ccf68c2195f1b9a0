"""Edges come in; how central each node is goes out: a share of the random surfer's time, undirected."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

Ints = NDArray[np.int64]
Floats = NDArray[np.float64]


def importance(n: int, edges: Ints, weights: Floats, *, damping: float = 0.85, rounds: int = 30) -> Floats:
    """Centrality between 0 and 1, where the most central node has 1."""
    if n == 0:
        return np.zeros(0)
    one, two = edges.T
    degree = np.bincount(edges.ravel(), weights=np.repeat(weights, 2), minlength=n)
    share = 1 / np.maximum(degree, 1e-12)
    rank = np.full(n, 1.0 / n)
    for _ in range(rounds):
        flow = rank * share
        came = np.bincount(one, flow[two] * weights, n) + np.bincount(two, flow[one] * weights, n)
        rank = (1 - damping) / n + damping * came
    return np.asarray(rank / rank.max())
