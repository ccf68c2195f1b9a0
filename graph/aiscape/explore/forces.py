"""Positions and masses come in; the repulsion that each node feels goes out, by FFT on a grid."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from scipy import fft

Floats = NDArray[np.float64]
Complexes = NDArray[np.complex128]

EXACT_UP_TO = 200


class Field:
    """A grid of `cells` x `cells` on which a force of 1/distance between all masses is one convolution.

    The kernel does not depend on the size of the picture but for one factor, so its transform is worked out once.
    """

    def __init__(self, cells: int) -> None:
        self.cells = cells
        steps = np.arange(2 * cells, dtype=float)
        steps[cells:] -= 2 * cells
        along, across = np.meshgrid(steps, steps, indexing="ij")
        square = along**2 + across**2
        square[0, 0] = 1.0
        both = np.stack([along / square, across / square])
        self.kernel: Complexes = fft.rfft2(both)

    def repulsion(self, points: Floats, mass: Floats) -> Floats:
        """The sum over all others of their mass / distance, pointing away from them."""
        cells = self.cells
        low = points.min(axis=0)
        step = max(float((points.max(axis=0) - low).max()), 1e-9) / (cells - 1.001)
        scaled = (points - low) / step
        corner = np.minimum(scaled.astype(np.int64), cells - 2)
        part = scaled - corner
        share_x = np.stack([1 - part[:, 0], part[:, 0]])
        share_y = np.stack([1 - part[:, 1], part[:, 1]])
        base = corner[:, 0] * cells + corner[:, 1]
        index = np.concatenate([base, base + 1, base + cells, base + cells + 1])
        share = np.concatenate([share_x[a] * share_y[b] for a in (0, 1) for b in (0, 1)])
        spread = np.bincount(index, weights=share * np.tile(mass, 4), minlength=cells * cells).reshape(cells, cells)
        wave = fft.rfft2(spread, s=(2 * cells, 2 * cells))
        force = fft.irfft2(wave * self.kernel, s=(2 * cells, 2 * cells))[:, :cells, :cells].reshape(2, -1)
        felt = (force[:, index] * share).reshape(2, 4, -1).sum(axis=1)
        return np.asarray(felt.T / step)


def exact(points: Floats, mass: Floats) -> Floats:
    """The same sum, pair by pair: for a few nodes."""
    gap = points[:, None, :] - points[None, :, :]
    square = (gap**2).sum(axis=2)
    np.fill_diagonal(square, 1.0)
    return np.asarray((gap * (mass[None, :] / np.maximum(square, 1e-6))[:, :, None]).sum(axis=1))
