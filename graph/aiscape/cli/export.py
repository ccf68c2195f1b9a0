"""`aiscape export`: the graph as a file for another tool."""

from __future__ import annotations

import warnings
from pathlib import Path

import click

from aiscape.cli.asking import graph_option, open_folder


@click.command("export")
@click.argument("format", required=False, metavar="[FORMAT]", shell_complete=lambda c, p, start: _names(start))
@click.option(
    "-o",
    "--out",
    type=click.Path(path_type=Path),
    default=None,
    metavar="FILE",
    help="Where to write it; without this, beside the graph.",
)
@click.option("-l", "--list", "listed", is_flag=True, help="List the formats.")
@graph_option
def command(format: str | None, out: Path | None, listed: bool, folder: Path) -> None:
    """Write the graph in a FORMAT that other tools read; without one, list the formats."""
    from aiscape.export import FormatWarning, UnknownFormat, export, formats

    known = formats()
    if listed or format is None:
        width = max(map(len, known))
        for name, found in known.items():
            click.echo(f"{name:{width}}  {found.suffix:18}  {found.about}")
        return
    if format not in known:
        raise UnknownFormat(format, tuple(known))
    path = out or (folder if folder.is_dir() else Path()) / f"graph{known[format].suffix}"
    kg = open_folder(folder)
    with warnings.catch_warnings(record=True) as told:
        warnings.simplefilter("always", FormatWarning)
        export(kg, format, path)
    for warning in told:
        click.echo(f"aiscape: {warning.message}", err=True)
    nodes, claims = kg.lookup.counts()
    click.echo(f"{path}: {nodes} nodes, {claims} claims")


def _names(start: str) -> list[str]:
    from aiscape.export import FORMATS

    return [name for name in FORMATS if name.startswith(start)]
