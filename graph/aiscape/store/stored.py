"""A store that a build wrote comes in; its quads go out as lines of N-Quads, without loading the graph."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pyoxigraph as ox

from aiscape.store.knowledge_graph import KnowledgeGraph
from aiscape.store.lines import as_written
from aiscape.store.quads import AT_ONCE
from aiscape.store.seal import as_sealed, reading


@dataclass(frozen=True)
class Stored:
    """The quads in the folder of a store."""

    store: ox.Store
    folder: Path

    def texts(self, *, named: bool = True) -> Iterator[bytes]:
        """The lines of all quads, or of the default graph alone, in the engine's order, many at a time.

        Raises:
            StoreError: the store is damaged.
            OSError: the temporary file cannot be written.

        """
        with tempfile.TemporaryFile(prefix="aiscape-") as file:
            with reading(self.folder):
                if named:
                    self.store.dump(file, ox.RdfFormat.N_QUADS)
                else:
                    self.store.dump(file, ox.RdfFormat.N_TRIPLES, from_graph=ox.DefaultGraph())
            file.seek(0)
            while data := file.read(AT_ONCE):
                yield as_written(data + file.readline())


def stored(kg: KnowledgeGraph) -> Stored | None:
    """The quads of a graph that was opened, where its store holds what a build wrote and nothing else."""
    return Stored(kg.store, kg.folder) if kg.folder is not None and as_sealed(kg.folder) else None
