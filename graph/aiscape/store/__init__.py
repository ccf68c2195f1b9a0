"""Resolved claims come in; quads, each claim with its evidence, go out, and can be opened again as a graph."""

from __future__ import annotations

from aiscape.store.answers import QuerySyntaxError, Rows, Triples
from aiscape.store.folder import open_graph, write_store
from aiscape.store.knowledge_graph import KnowledgeGraph
from aiscape.store.quads import quads

__all__ = ["KnowledgeGraph", "QuerySyntaxError", "Rows", "Triples", "open_graph", "quads", "write_store"]
