"""Findings that name surfaces come in; claims between entities, and which article copies which, go out."""

from __future__ import annotations

from aiscape.resolve.claims import resolve
from aiscape.resolve.copies import find_copies

__all__ = ["find_copies", "resolve"]
