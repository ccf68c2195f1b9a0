"""A picture of several unconnected parts comes in; the same parts go out side by side, the largest in the middle."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import coo_matrix
from scipy.sparse.csgraph import connected_components

Ints = NDArray[np.int64]
Floats = NDArray[np.float64]

BORDER = 4.0
NAMED_UP_TO, NAME = 4, 7.0
"""A part of few nodes gets room beside it for a name, in usual radii: else the names of many such would collide."""

ASPECT = 1.2


def pack(points: Floats, pairs: Ints, radii: Floats) -> Floats:
    """Move each connected part as a whole, so that parts lie close together and none covers another."""
    n = len(points)
    ones = np.ones(len(pairs))
    count, part = connected_components(coo_matrix((ones, (pairs[:, 0], pairs[:, 1])), shape=(n, n)), directed=False)
    if count == 1:
        return np.asarray(points - (points.min(axis=0) + points.max(axis=0)) / 2)
    order = np.argsort(part, kind="stable")
    groups = np.split(order, np.cumsum(np.bincount(part))[:-1])
    groups.sort(key=lambda group: (-len(group), int(group[0])))
    moved = points.copy()
    room = NAME * float(radii.mean())
    boxes = [_box(points[group], radii[group], room if len(group) <= NAMED_UP_TO else 0.0) for group in groups]
    spots = _place(boxes)
    for group, (low, _), spot in zip(groups, boxes, spots, strict=True):
        moved[group] += spot - low
    return np.asarray(moved - (moved.min(axis=0) + moved.max(axis=0)) / 2)


def _box(points: Floats, radii: Floats, room: float) -> tuple[Floats, Floats]:
    """The lower corner and the extent of one part, its border and the room for names included."""
    low = (points - radii[:, None]).min(axis=0) - BORDER
    high = (points + radii[:, None]).max(axis=0) + BORDER
    return low, high + np.array([room, 0.0]) - low


def _place(boxes: list[tuple[Floats, Floats]]) -> list[Floats]:
    """Put the largest box down, then rows of the others, tallest first, on the side where the picture is shorter."""
    spots = [np.zeros(2) for _ in boxes]
    extent = boxes[0][1].copy()
    rest = sorted(range(1, len(boxes)), key=lambda at: (-boxes[at][1].max(), at))
    low = np.zeros(2)
    at = 0
    while at < len(rest):
        axis = 1 if extent[0] >= extent[1] * ASPECT else 0
        run = extent[1 - axis]
        run = max(float(run), float(boxes[rest[at]][1][1 - axis]))
        row: list[tuple[int, float]] = []
        used, deep = 0.0, 0.0
        while at < len(rest) and (not row or used + boxes[rest[at]][1][1 - axis] <= run):
            size = boxes[rest[at]][1]
            row.append((rest[at], used))
            used, deep = used + float(size[1 - axis]), max(deep, float(size[axis]))
            at += 1
        for box, offset in row:
            spots[box][axis] = low[axis] + extent[axis]
            spots[box][1 - axis] = low[1 - axis] + offset + (extent[1 - axis] - used) / 2
        extent[axis] += deep
    return spots
