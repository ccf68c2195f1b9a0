"""News articles of the AI industry, read into a knowledge graph of attributed claims."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from aiscape.version import __version__

if TYPE_CHECKING:
    from aiscape.store import KnowledgeGraph
    from aiscape.store import open_graph as open

__all__ = ["KnowledgeGraph", "__version__", "open"]


def __getattr__(name: str) -> Any:
    if name in ("KnowledgeGraph", "open"):
        from aiscape import store

        return store.KnowledgeGraph if name == "KnowledgeGraph" else store.open_graph
    raise AttributeError(f"module 'aiscape' has no attribute {name!r}")
