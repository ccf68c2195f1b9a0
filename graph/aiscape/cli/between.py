"""`aiscape why`, `path`, `neighbors`, `common`, `compare`: what lies between nodes."""

from __future__ import annotations

from pathlib import Path
from shlex import quote
from typing import TYPE_CHECKING

import click

from aiscape.cli.asking import asking, complete_relations, complete_type, emit, name_argument, open_folder, taken
from aiscape.errors import QueryError
from aiscape.query import links

if TYPE_CHECKING:
    from aiscape.model import Entity
    from aiscape.store import KnowledgeGraph

_VIA = click.option(
    "--via",
    default="",
    shell_complete=complete_relations,
    help="Relations that may be walked, as develops,uses; all if none is named.",
)


def _two(kg: KnowledgeGraph, one: str, two: str) -> tuple[Entity, Entity]:
    """The nodes of two names.

    Raises:
        QueryError: both names are of one node.

    """
    first, second = taken(kg, one), taken(kg, two)
    if first.iri == second.iri:
        raise QueryError(f"{one!r} and {two!r} are the same node: {first.label}")
    return first, second


def _relations(via: str) -> tuple[str, ...]:
    return tuple(name.strip() for name in via.split(",") if name.strip())


@click.command("why")
@name_argument("one", "A")
@name_argument("two", "B")
@asking
def why(one: str, two: str, folder: Path, form: str | None) -> None:
    """Show every claim between A and B: its quote, who says so, how many articles attest it, what speaks against it."""
    kg = open_folder(folder)
    first, second = _two(kg, one, two)
    ends = f"{quote(first.label)} {quote(second.label)}"
    nothing = f"no article links {first.label} and {second.label} directly; try: aiscape path {ends}"
    emit(links.why(kg, first.iri, second.iri), form, nothing)


@click.command("path")
@name_argument("one", "A")
@name_argument("two", "B")
@click.option("-k", "--count", type=click.IntRange(1, 50), default=3, show_default=True, help="How many ways.")
@click.option("--longest", type=click.IntRange(1, 20), default=6, show_default=True, help="The most steps of a way.")
@_VIA
@asking
def path(one: str, two: str, count: int, longest: int, via: str, folder: Path, form: str | None) -> None:
    """Show the shortest ways from A to B, with the claim behind each step."""
    kg = open_folder(folder)
    first, second = _two(kg, one, two)
    answer = links.path(kg, first.iri, second.iri, count=count, via=_relations(via), longest=longest)
    emit(answer, form, f"no way of at most {longest} steps leads from {first.label} to {second.label}")


@click.command("neighbors")
@name_argument("name")
@_VIA
@click.option("--type", "kind", default=None, shell_complete=complete_type, help="Only nodes of this type, as Chip.")
@click.option("--direction", type=click.Choice(["both", "out", "in"]), default="both", show_default=True)
@asking
def neighbors(name: str, via: str, kind: str | None, direction: str, folder: Path, form: str | None) -> None:
    """Show the nodes next to NAME and what joins them."""
    kg = open_folder(folder)
    node = taken(kg, name)
    answer = links.neighbors(kg, node.iri, via=_relations(via), kind=kind, direction=direction)
    emit(answer, form, f"nothing of that kind is next to {node.label}")


@click.command("common")
@name_argument("one", "A")
@name_argument("two", "B")
@asking
def common(one: str, two: str, folder: Path, form: str | None) -> None:
    """Show what A and B are both linked to."""
    kg = open_folder(folder)
    first, second = _two(kg, one, two)
    emit(links.common(kg, first.iri, second.iri), form, f"{first.label} and {second.label} have no neighbour in common")


@click.command("compare")
@name_argument("one", "A")
@name_argument("two", "B")
@asking
def compare(one: str, two: str, folder: Path, form: str | None) -> None:
    """Show A and B side by side."""
    kg = open_folder(folder)
    first, second = _two(kg, one, two)
    emit(links.compare(kg, first.iri, second.iri), form, "")
