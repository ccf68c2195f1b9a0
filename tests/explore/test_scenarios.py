"""Everything the page offers, on both renderers, without an error or a request."""

from __future__ import annotations

import pytest

from .conftest import Watch
from .driving import start_anew
from .scenarios import SCENARIOS


def test_there_are_enough() -> None:
    """The table covers what the page promises."""
    assert len(SCENARIOS) >= 30


@pytest.mark.parametrize("name", SCENARIOS)
def test_scenario(opened: Watch, name: str) -> None:
    """One row of the table."""
    start_anew(opened.page)
    SCENARIOS[name](opened.page)
    assert opened.faults == []
