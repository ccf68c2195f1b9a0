"""What every command that asks shares: its graph, its names, how its answer is printed."""

from __future__ import annotations

import sys
from collections.abc import Callable
from io import TextIOWrapper
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

if TYPE_CHECKING:
    from aiscape.model import Entity
    from aiscape.query.table import Table
    from aiscape.store import KnowledgeGraph

F = TypeVar("F", bound=Callable[..., Any])


def graph_option(function: F) -> F:
    """`-g PATH`: the folder that was built into."""
    return click.option(
        "-g",
        "--graph",
        "folder",
        type=click.Path(path_type=Path),
        default=Path("output"),
        show_default=True,
        envvar="AISCAPE_GRAPH",
        help="Folder that was built into.",
    )(function)


def output_options(function: F) -> F:
    """`--json` and `--csv`, given to the command as `form`."""
    for form in ("csv", "json"):
        function = click.option(
            f"--{form}", "form", flag_value=form, default=None, help=f"Print {form.upper()} for other programs."
        )(function)
    return function


def asking(function: F) -> F:
    """All options of a look-up command."""
    return graph_option(output_options(function))


def name_argument(variable: str, metavar: str = "NAME", *, required: bool = True) -> Callable[[F], F]:
    """A node's name, completed in the shell from the graph."""
    return click.argument(variable, metavar=metavar, required=required, shell_complete=complete_name)


def complete_name(ctx: click.Context, param: click.Parameter, incomplete: str) -> list[str]:
    """The labels of the graph that start like this."""
    from itertools import islice

    from aiscape.errors import AiscapeError
    from aiscape.store import open_graph

    try:
        kg = open_graph(ctx.params.get("folder") or Path("output"))
        return sorted(islice(kg.lookup.names(incomplete), 50))
    except AiscapeError:
        return []


def complete_type(ctx: click.Context, param: click.Parameter, incomplete: str) -> list[str]:
    """The types of the vocabulary that start like this."""
    from aiscape.ontology import load_ontology

    return [name for name in load_ontology().types if name.casefold().startswith(incomplete.casefold())]


def complete_relations(ctx: click.Context, param: click.Parameter, incomplete: str) -> list[str]:
    """The relations of the vocabulary, the last of several by commas, that start like this."""
    from aiscape.ontology import load_ontology

    before, comma, last = incomplete.rpartition(",")
    found = [name for name in load_ontology().relations if name.casefold().startswith(last.casefold())]
    return [before + comma + name for name in found]


def open_folder(folder: Path) -> KnowledgeGraph:
    """The graph in a folder."""
    from aiscape.store import open_graph

    return open_graph(folder)


def taken(kg: KnowledgeGraph, name: str) -> Entity:
    """The node of a name; where the name had a slip, say on standard error what it was taken for."""
    from aiscape.names import fold

    entity = kg.entity(name)
    known = {fold(alias) for alias in (entity.label, *entity.aliases)}
    if fold(name) not in known and ":" not in name and "(" not in name:
        click.echo(f"aiscape: {name!r} taken for {entity.label}", err=True)
    return entity


def emit(table: Table, form: str | None, empty: str) -> None:
    """Print an answer: JSON, CSV, a table for a terminal, or plain columns; an empty one as one line."""
    if form is not None and isinstance(sys.stdout, TextIOWrapper):
        sys.stdout.reconfigure(encoding="utf-8")  # what programs read is UTF-8 whatever the terminal's language is
    if form == "json":
        import json

        click.echo(json.dumps(table.records(), ensure_ascii=False, indent=2, default=str))
    elif form == "csv":
        import csv

        writer = csv.writer(sys.stdout, lineterminator="\n")
        writer.writerow(table.columns)
        writer.writerows(table.rows)
    elif not table.rows:
        if table.title:
            click.echo(table.title)
        click.echo(empty, err=not table.title)
    elif sys.stdout.isatty():
        _rich(table)
    else:
        _plain(table)


def _rich(table: Table) -> None:
    from rich.box import SIMPLE_HEAD
    from rich.console import Console
    from rich.table import Table as Sheet
    from rich.text import Text

    console = Console()
    if table.title:
        head, *rest = table.title.splitlines()
        console.print(Text(head, style="bold"))
        for line in rest:
            console.print(Text(line, style="dim"))
    sheet = Sheet(box=SIMPLE_HEAD, pad_edge=False, header_style="bold")
    for index, column in enumerate(table.columns):
        numbers = all(isinstance(row[index], int | float) for row in table.rows)
        sheet.add_column(Text(column), justify="right" if numbers else "left", overflow="fold")
    for row in table.rows:
        sheet.add_row(*(Text(text(cell)) for cell in row))
    console.print(sheet)


def _plain(table: Table) -> None:
    """Columns two blanks apart, for a pipe or a file; nothing is cut."""
    if table.title:
        click.echo(table.title)
        click.echo()
    cells = [list(table.columns), *([text(cell).replace("\n", " ") for cell in row] for row in table.rows)]
    widths = [max(len(row[index]) for row in cells) for index in range(len(table.columns))]
    for row in cells:
        click.echo("  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip())


def text(cell: Any) -> str:
    """A value as a table shows it."""
    return "" if cell is None else str(cell)
