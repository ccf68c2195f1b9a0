"""An RDF file comes in, in this vocabulary or one that is mapped to it; a graph goes out, or is merged into another."""

from __future__ import annotations

from aiscape.importing.into import import_into, imported
from aiscape.importing.mapping import MAPPINGS
from aiscape.importing.merge import merge
from aiscape.importing.reading import Imported, read_graph

__all__ = ["MAPPINGS", "Imported", "import_into", "imported", "merge", "read_graph"]
