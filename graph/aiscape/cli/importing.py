"""`aiscape import`: an RDF file into the graph."""

from __future__ import annotations

from pathlib import Path

import click


@click.command("import")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option(
    "-o",
    "--out",
    type=click.Path(file_okay=False, path_type=Path),
    default=Path("output"),
    show_default=True,
    help="Folder to merge it into; it is made if it is not there.",
)
@click.option(
    "-m",
    "--mapping",
    type=click.Choice(("schema.org", "wikidata")),
    default=None,
    help="Vocabulary of the file, if not that of aiscape.",
)
def command(file: Path, out: Path, mapping: str | None) -> None:
    """Merge an RDF FILE into a graph, with its provenance.

    A file in the vocabulary of aiscape brings its own articles. Of another, every statement that the mapping knows is
    a claim whose article is the file and whose quote is the statement.
    """
    from aiscape.importing import import_into

    found, graph = import_into(file, out, mapping)
    whose = "the mapping does" if mapping else "a graph of aiscape does"
    left = f"; {found.left_out} statements, which {whose} not know, are left out" if found.left_out else ""
    click.echo(f"{file}: {len(found.graph.entities)} nodes, {len(found.graph.claims)} claims{left}")
    click.echo(f"{out}/: {len(graph.entities)} nodes, {len(graph.claims)} claims")
