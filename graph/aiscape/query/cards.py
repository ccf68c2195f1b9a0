"""A node comes in; its card goes out: what it is called, what it is, and what is claimed of it."""

from __future__ import annotations

from collections import Counter
from typing import Any

from aiscape.model import Claim, Entity
from aiscape.query.table import Table
from aiscape.store import KnowledgeGraph


def card(kg: KnowledgeGraph, name: str) -> Table:
    """Everything that is claimed of a node, a row for each relation and other end.

    Raises:
        UnknownName: nothing goes by the name.

    """
    entity = kg.entity(name)
    claims = kg.claims(entity)
    rows = _rows(kg, entity, claims)
    days = sorted(day for claim in claims if (day := kg.lookup.article(claim.article).date))
    record = {
        **describe(entity),
        "claims": len(claims),
        "articles": len({claim.article for claim in claims}),
        "first_seen": days[0] if days else None,
        "last_seen": days[-1] if days else None,
        "relations": [dict(zip(_COLUMNS, row, strict=True)) for row in rows],
    }
    return Table(_COLUMNS, rows, _title(record), record)


_COLUMNS = ("relation", "node", "type", "claims", "outlets")


def describe(entity: Entity) -> dict[str, Any]:
    """An entity as plain data."""
    return {
        "iri": entity.iri,
        "label": entity.label,
        "types": list(entity.types),
        "aliases": list(entity.aliases),
        "wikidata": entity.wikidata,
    }


def phrase(claim: Claim, entity: Entity) -> str:
    """A relation as seen from one end, with its manner: 'develops', 'is develops of' reads as '← develops'."""
    arrow = "" if claim.subject.iri == entity.iri else "← "
    manner = [word for word in (claim.modality, claim.polarity) if word not in ("stated", "asserted")]
    return arrow + claim.predicate + (f" ({' '.join(manner)})" if manner else "")


def _rows(kg: KnowledgeGraph, entity: Entity, claims: list[Claim]) -> list[tuple[str, str, str, int, str]]:
    groups: dict[tuple[str, str], list[Claim]] = {}
    for claim in claims:
        other = claim.object if claim.subject.iri == entity.iri else claim.subject
        groups.setdefault((phrase(claim, entity), other.iri), []).append(claim)
    size = Counter(relation for relation, _ in groups)
    rows = []
    for (relation, _), group in groups.items():
        other = group[0].object if group[0].subject.iri == entity.iri else group[0].subject
        outlets = sorted({kg.lookup.article(claim.article).publisher or claim.article for claim in group})
        rows.append((relation, other.label, other.type, len(group), ", ".join(outlets)))
    return sorted(rows, key=lambda row: (row[0].startswith("←"), -size[row[0]], row[0], -row[3], row[1]))


def _title(record: dict[str, Any]) -> str:
    lines = [f"{record['label']}: {', '.join(record['types'])}"]
    if record["aliases"]:
        lines.append("also called " + ", ".join(record["aliases"]))
    seen = f", {record['first_seen']} to {record['last_seen']}" if record["first_seen"] else ""
    lines.append(f"{record['claims']} claims in {record['articles']} articles{seen}")
    lines.append(record["iri"] + (f"  (Wikidata {record['wikidata']})" if record["wikidata"] else ""))
    return "\n".join(lines)
