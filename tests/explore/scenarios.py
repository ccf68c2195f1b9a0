"""The table of what one can do on the page: each function is one truth, tried with both renderers."""

from __future__ import annotations

from collections.abc import Callable
from inspect import isfunction

from playwright.sync_api import Page

from . import choosing, looking

Scenario = Callable[[Page], None]

SCENARIOS: dict[str, Scenario] = {
    name: found
    for part in (looking, choosing)
    for name, found in vars(part).items()
    if isfunction(found) and found.__module__ == part.__name__ and not name.startswith("_")
}
