"""`aiscape show`: the card of a node."""

from __future__ import annotations

from pathlib import Path

import click

from aiscape.cli.asking import asking, emit, name_argument, open_folder, taken


@click.command("show")
@name_argument("name")
@asking
def command(name: str, folder: Path, form: str | None) -> None:
    """Show what is known of NAME: its types, other names, and every relation that is claimed of it."""
    from aiscape.query.cards import card

    kg = open_folder(folder)
    emit(card(kg, taken(kg, name).iri), form, "nothing is claimed of it")
