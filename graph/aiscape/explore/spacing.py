"""Circles come in; the same circles go out, moved as little as it takes that none touches another."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from scipy.spatial import cKDTree

Ints = NDArray[np.int64]
Floats = NDArray[np.float64]

MARGIN = 0.5


def separate(points: Floats, radii: Floats, *, rounds: int = 60) -> Floats:
    """Push overlapping circles apart; when a crowd will not yield, enlarge the picture a little and go on."""
    points = _apart(points, radii)
    room = radii + MARGIN / 2
    done = 0
    while True:
        one, two = touching(points, room)
        if not len(one):
            return points
        gap = points[two] - points[one]
        distance = np.sqrt((gap**2).sum(axis=1))
        lack = room[one] + room[two] - distance
        share = room[two] ** 2 / (room[one] ** 2 + room[two] ** 2)
        way = gap / distance[:, None] * (lack * 1.02 + 1e-6)[:, None]
        move = np.zeros_like(points)
        for axis in (0, 1):
            move[:, axis] -= np.bincount(one, way[:, axis] * share, len(points))
            move[:, axis] += np.bincount(two, way[:, axis] * (1 - share), len(points))
        met = np.bincount(np.concatenate([one, two]), minlength=len(points))
        points = points + move / np.sqrt(np.maximum(met, 1))[:, None]
        done += 1
        if done > rounds:
            points = points * 1.08


def _apart(points: Floats, radii: Floats) -> Floats:
    """Give nodes that lie in exactly one place a place each."""
    _, first, inverse = np.unique(points, axis=0, return_index=True, return_inverse=True)
    same = np.flatnonzero(first[inverse.ravel()] != np.arange(len(points)))
    if len(same):
        points = points.copy()
        angle = np.arange(len(same)) * 2.399963
        reach = float(radii.mean()) * 0.01 * np.sqrt(1 + np.arange(len(same)))
        points[same] += np.stack([np.cos(angle) * reach, np.sin(angle) * reach], axis=1)
    return points


def touching(points: Floats, room: Floats) -> tuple[Ints, Ints]:
    """The pairs of circles that overlap, looked for among circles of like size and smaller ones."""
    found: list[NDArray[np.int64]] = []
    level = np.floor(np.log2(np.maximum(room / room.min(), 1.0))).astype(np.int64)
    for step in np.unique(level):
        large = np.flatnonzero(level == step)
        reach = 2 * float(room[large].max())
        here = cKDTree(points[large])
        found.append(large[here.query_pairs(reach, output_type="ndarray").reshape(-1, 2)])
        small = np.flatnonzero(level < step)
        if len(small):
            near = here.query_ball_tree(cKDTree(points[small]), reach)
            left = np.repeat(large, [len(row) for row in near])
            right = small[np.concatenate([np.asarray(row, dtype=np.int64) for row in near])]
            found.append(np.stack([left, right], axis=1))
    pairs = np.concatenate(found)
    one, two = pairs[:, 0], pairs[:, 1]
    hit = ((points[one] - points[two]) ** 2).sum(axis=1) < (room[one] + room[two]) ** 2 * (1 - 1e-9)
    return one[hit], two[hit]
