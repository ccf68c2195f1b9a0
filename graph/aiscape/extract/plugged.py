"""The extractors that other packages add: functions that propose what an article states beside what the reader finds.

A package names one by an entry point of the group `aiscape.extractors`. It is given the article, every mention that was
seen in it and every finding, and proposes findings of its own between those mentions or new ones. A proposal that cannot
be is left out and told of; the claim of one that stands has the plugin's name as its method.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Sequence
from functools import cache
from importlib.metadata import entry_points
from pathlib import Path

from aiscape.model import Article, Finding, Mention
from aiscape.names import digest
from aiscape.plugins import functions

#: What a plugin is: an article, its mentions and findings come in; more findings go out.
Extractor = Callable[[Article, Sequence[Mention], Sequence[Finding]], Iterable[Finding]]
GROUP = "aiscape.extractors"


def extractors() -> dict[str, Extractor]:
    """The extractors of installed packages by name.

    Raises:
        PluginError: one cannot be loaded, or is no function.

    """
    return functions(GROUP)


@cache
def extractors_state() -> str:
    """What tells one set of extractors from another: their names, packages, versions and code.

    Raises:
        PluginError: one cannot be loaded, or is no function.

    """
    known, parts = extractors(), []
    for point in entry_points(group=GROUP):
        file = getattr(sys.modules[point.module], "__file__", None)
        code = Path(file).read_bytes().hex() if file else ""
        package = f"{point.dist.name} {point.dist.version}" if point.dist else ""
        parts.append(f"{point.name} {point.value} {package} {digest(code)}")
    return "\n".join(sorted(parts)) if known else ""
