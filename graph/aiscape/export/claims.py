"""Claims as JSON Lines: one object a line, with the keys that the vocabulary names."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from aiscape.model import Claim, Graph


def write_claims(graph: Graph, path: Path) -> None:
    """Write every claim, in the graph's order."""
    with path.open("w", encoding="utf-8", newline="\n") as file:
        for claim in graph.claims:
            file.write(json.dumps(claim_record(claim), ensure_ascii=False) + "\n")


def claim_record(claim: Claim) -> dict[str, Any]:
    """One claim as plain data."""
    ends = {}
    for name, entity in (("subject", claim.subject), ("object", claim.object)):
        ends[name] = {name: entity.label, f"{name}_type": entity.type, f"{name}_iri": entity.iri}
    return {
        "id": claim.id,
        **ends["subject"],
        "predicate": claim.predicate,
        **ends["object"],
        "polarity": claim.polarity,
        "modality": claim.modality,
        "attributed_to": [who.label for who in claim.attributed_to],
        "qualifiers": _qualifiers(claim),
        "date": claim.date,
        "article": claim.article,
        "quote": claim.quote,
        "start": claim.start,
        "end": claim.end,
        "confidence": claim.confidence,
        "method": claim.method,
    }


def _qualifiers(claim: Claim) -> dict[str, str]:
    """Qualifiers by name; several values of one name are parted by a semicolon."""
    values: dict[str, list[str]] = {}
    for name, value in claim.qualifiers:
        values.setdefault(name, []).append(value)
    return {name: "; ".join(found) for name, found in values.items()}
