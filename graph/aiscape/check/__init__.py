"""A graph in the vocabulary comes in; its faults go out, each with the IRI at fault and what to do about it."""

from __future__ import annotations

from aiscape.check.faults import CHECKS, Check, Fault
from aiscape.check.run import check

__all__ = ["CHECKS", "Check", "Fault", "check"]
