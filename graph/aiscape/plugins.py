"""What other packages add by entry points, as an exporter that a package names in its pyproject.toml:

[project.entry-points."aiscape.exporters"]
dot = "aiscape_dot:FORMAT"
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from importlib.metadata import entry_points
from typing import Any

from aiscape.errors import AiscapeError


class PluginError(AiscapeError):
    """A plugin cannot be loaded; `package` is the one that brought it."""

    def __init__(self, group: str, name: str, package: str, reason: str) -> None:
        self.group, self.name, self.package, self.reason = group, name, package, reason
        super().__init__(f"the plugin {name} of {package} ({group}) cannot be used: {reason}")


@cache
def plugins(group: str) -> dict[str, Any]:
    """Everything that installed packages add to a group, by name.

    Raises:
        PluginError: one cannot be imported, or two packages give one name.

    """
    found: dict[str, Any] = {}
    for point in sorted(entry_points(group=group), key=lambda point: (point.name, point.value)):
        package = point.dist.name if point.dist else point.value
        if point.name in found:
            raise PluginError(group, point.name, package, "another package gives that name too")
        try:
            found[point.name] = point.load()
        except Exception as error:  # a plugin may fail in any way
            raise PluginError(group, point.name, package, f"{type(error).__name__}: {error}") from error
    return found


def functions(group: str) -> dict[str, Callable[..., Any]]:
    """The plugins of a group, all of which are functions.

    Raises:
        PluginError: one cannot be loaded, or is no function.

    """
    found = plugins(group)
    for name, plugin in found.items():
        if not callable(plugin):
            raise refused(group, name, "it is no function")
    return found


def refused(group: str, name: str, reason: str) -> PluginError:
    """That a plugin was loaded but cannot be used."""
    point = next(iter(entry_points(group=group, name=name)))
    return PluginError(group, name, point.dist.name if point.dist else point.value, reason)
