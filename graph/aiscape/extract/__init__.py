"""Articles come in; what they state goes out, between mentions of the text."""

from __future__ import annotations

from aiscape.extract.extraction import Extraction, extract_all, fingerprint

__all__ = ["Extraction", "extract_all", "fingerprint"]
