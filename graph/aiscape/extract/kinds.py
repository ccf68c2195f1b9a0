"""Types come in; whether they may be of one thing goes out: the coarse kinds of thing behind the vocabulary's types."""

from __future__ import annotations

from collections.abc import Sequence

_GROUPS = {
    **dict.fromkeys(("Company", "ResearchOrganization", "MediaOutlet", "GovernmentBody"), "organization"),
    **dict.fromkeys(("Country", "City", "Region"), "place"),
    **dict.fromkeys(("ModelFamily", "Model", "Product", "Platform", "Chip", "Dataset", "Benchmark"), "artefact"),
}


def group(kind: str) -> str:
    """The coarse kind of thing that a type is."""
    return _GROUPS.get(kind, kind)


def compatible(types: Sequence[str], kind: str) -> bool:
    """Whether something of these types may be what the network calls `kind`."""
    groups = {group(name) for name in types}
    if group(kind) in groups:
        return True
    mixed = {"organization", "artefact"}  # a company and its product of one name
    return group(kind) in mixed and bool(groups & mixed)
