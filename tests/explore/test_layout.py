"""The layout is the same each time, keeps communities together and lets nothing overlap."""

from __future__ import annotations

import time

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray
from scipy.spatial import cKDTree

from aiscape.explore.communities import communities
from aiscape.explore.layout import layout
from aiscape.explore.spacing import touching

Ints = NDArray[np.int64]


def blocks(n: int, count: int, seed: int = 0) -> tuple[Ints, Ints]:
    """A graph with planted communities: the community of each node, and edges mostly within them."""
    random = np.random.default_rng(seed)
    group = np.arange(n) % count
    one = random.integers(0, n, n * 3)
    two = (one // count + random.integers(0, max(n // count // 4, 1), len(one))) * count + group[one]
    wide = random.integers(0, n, (n // 3, 2))
    return group, np.concatenate([np.stack([one, two % n], axis=1), wide])


def test_the_same_input_gives_the_same_places() -> None:
    """Nothing but the seed decides."""
    _, edges = blocks(600, 8)
    first = layout(600, edges, seed=3)
    assert np.array_equal(first, layout(600, edges, seed=3))
    assert not np.array_equal(first, layout(600, edges, seed=4))


def test_neighbours_in_the_picture_are_of_one_community() -> None:
    """Nine in ten of a node's ten nearest neighbours are of its own community."""
    _, edges = blocks(2000, 20)
    groups = communities(2000, edges)
    points = layout(2000, edges, communities=groups)
    near = cKDTree(points).query(points, k=11)[1][:, 1:]
    assert (groups[near] == groups[:, None]).mean() >= 0.9


def test_planted_communities_are_found() -> None:
    """Louvain puts most pairs that belong together together, and numbers the largest first."""
    group, edges = blocks(1000, 10)
    found = communities(1000, edges)
    together = found[:, None] == found[None, :]
    assert (together == (group[:, None] == group[None, :])).mean() > 0.9
    assert (np.diff(np.bincount(found)) <= 0).all()


def test_no_circle_touches_another() -> None:
    """Whatever the sizes."""
    _, edges = blocks(1500, 12)
    radii = np.random.default_rng(1).pareto(2, 1500) + 1
    points = layout(1500, edges, radii=radii)
    assert len(touching(points, radii)[0]) == 0


def test_parts_are_packed_side_by_side() -> None:
    """Thirty rings do not overlap each other and leave no more than nine tenths of the picture empty."""
    size = 12
    edges = np.array([(ring * size + at, ring * size + (at + 1) % size) for ring in range(30) for at in range(size)])
    points = layout(360, edges)
    boxes = [(part.min(axis=0), part.max(axis=0)) for part in points.reshape(30, size, 2)]
    for at, (low, high) in enumerate(boxes):
        for other_low, other_high in boxes[:at]:
            assert (high < other_low).any() or (other_high < low).any()
    used = sum(float(np.prod(high - low)) for low, high in boxes)
    assert used > 0.1 * float(np.prod(points.max(axis=0) - points.min(axis=0)))


@pytest.mark.parametrize("n", [0, 1, 2, 3])
def test_the_smallest_graphs_have_places(n: int) -> None:
    """With and without edges."""
    assert layout(n, np.zeros((0, 2), dtype=np.int64)).shape == (n, 2)
    if n > 1:
        assert np.isfinite(layout(n, np.array([[0, 1], [1, 0], [1, 1]]))).all()


def test_heavier_edges_are_shorter() -> None:
    """Weights pull."""
    star = np.array([(0, at) for at in range(1, 9)])
    weights = np.array([20.0] + [0.05] * 7)
    points = layout(9, star, weights=weights, communities=np.zeros(9, dtype=np.int64))
    length = np.linalg.norm(points[1:] - points[0], axis=1)
    assert length[0] < length[1:].mean()


@settings(max_examples=25, deadline=None)
@given(st.integers(1, 60), st.data())
def test_any_graph_can_be_laid_out(n: int, data: st.DataObject) -> None:
    """Every node has a finite place of its own."""
    pair = st.tuples(st.integers(0, n - 1), st.integers(0, n - 1))
    edges = np.array(data.draw(st.lists(pair, max_size=120)), dtype=np.int64).reshape(-1, 2)
    points = layout(n, edges)
    assert points.shape == (n, 2)
    assert np.isfinite(points).all()
    assert len(touching(points, np.ones(n))[0]) == 0


def test_ten_thousand_nodes_take_seconds() -> None:
    """Well within what a build can bear, also on a busy machine."""
    _, edges = blocks(10_000, 100)
    start = time.perf_counter()
    layout(10_000, edges)
    assert time.perf_counter() - start < 10
