"""A folder comes in; the store that a build wrote there is made, found, or opened."""

from __future__ import annotations

from pathlib import Path

import pyoxigraph as ox

from aiscape.errors import StoreError
from aiscape.model import Graph
from aiscape.store.knowledge_graph import KnowledgeGraph
from aiscape.store.quads import quad_file, readable
from aiscape.store.seal import SEAL, check_sizes, damaged, reading, seal

#: Where a build collects its new files, and the mark that all are there and are being moved into place.
STAGE, COMPLETE = ".building", ".complete"


def write_store(graph: Graph, folder: Path) -> None:
    """Write a new store into an empty folder.

    Raises:
        StoreError: the folder cannot be written, or a text is too long to be stored.

    """
    try:
        store = ox.Store(str(folder))
        with readable():
            store.bulk_load(quad_file(graph), ox.RdfFormat.N_QUADS, lenient=True)
        store.optimize()
        store.flush()
        del store
        seal(folder)
    except OSError as error:
        raise StoreError(folder, f"cannot be written: {error}") from error


def open_graph(path: Path | str = "output", *, memory: bool = False) -> KnowledgeGraph:
    """Open what a build wrote, to look at it.

    Args:
        path: the folder that was built into, or its store.
        memory: read the default graph into memory first, for many queries on a large graph: a million quads take some
            400 MB and a few seconds, and queries are then several times faster than from disk. The first query that
            names graphs reads those as well.

    Raises:
        StoreError: there is no store, or it cannot be read.

    """
    folder = find_store(Path(path))
    check_sizes(folder)
    try:
        store = ox.Store.read_only(str(folder))
    except (OSError, RuntimeError, ValueError) as error:
        reason = " ".join(str(error).split())
        raise StoreError(folder, f"cannot be opened, build it again: {reason}") from error
    plain = None
    if memory:
        plain = ox.Store()
        with reading(folder):
            plain.bulk_extend(store.quads_for_pattern(None, None, None, ox.DefaultGraph()))
    return KnowledgeGraph(store, folder, plain=plain)


def find_store(path: Path) -> Path:
    """The store of a folder that was built into.

    Raises:
        StoreError: there is none, or it may not be read.

    """
    try:
        places = [path / STAGE / "store"] if (path / STAGE / COMPLETE).exists() else []
        folder = next((place for place in (*places, path / "store") if place.is_dir()), path)
        found = (folder / "CURRENT").is_file()
        broken = not found and (folder / SEAL).is_file()
    except (OSError, ValueError) as error:
        raise StoreError(path, f"cannot be read: {getattr(error, 'strerror', None) or error}") from error
    if broken:
        raise damaged(folder, "the file CURRENT is missing")
    if not found:
        raise StoreError(path, "holds no graph: build one with 'aiscape build SOURCES -o " + str(path) + "'")
    return folder
