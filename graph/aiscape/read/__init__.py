"""Files, folders and pages come in; the articles that they hold go out, clean of their page's furniture."""

from __future__ import annotations

from aiscape.read.articles import Defaults
from aiscape.read.files import READERS, read_sources

__all__ = ["READERS", "Defaults", "read_sources"]
