"""`aiscape rank`, `communities`, `timeline`, `sources`, `who-says`, `contradictions`, `diff`: the graph as a whole."""

from __future__ import annotations

from pathlib import Path

import click

from aiscape.cli.asking import asking, complete_type, emit, name_argument, open_folder, output_options, taken


@click.command("rank")
@click.option(
    "--by",
    type=click.Choice(["pagerank", "betweenness", "degree", "mentions"]),
    default="pagerank",
    show_default=True,
    help="What is measured.",
)
@click.option("--type", "kind", default=None, shell_complete=complete_type, help="Only nodes of this type, as Chip.")
@click.option("-n", "--limit", type=click.IntRange(1), default=20, show_default=True, help="How many.")
@asking
def rank(by: str, kind: str | None, limit: int, folder: Path, form: str | None) -> None:
    """Show the most important nodes."""
    from aiscape.query import ranking

    emit(ranking.rank(open_folder(folder), by=by, kind=kind, limit=limit), form, f"there is no {kind or 'node'} here")


@click.command("communities")
@click.option("-n", "--limit", type=click.IntRange(1), default=10, show_default=True, help="How many.")
@asking
def communities(limit: int, folder: Path, form: str | None) -> None:
    """Show groups of nodes that are linked more with each other than with the rest."""
    from aiscape.query import ranking

    emit(ranking.communities(open_folder(folder), limit=limit), form, "no two nodes are linked here")


@click.command("timeline")
@name_argument("name", required=False)
@click.option("--from", "since", default=None, metavar="DATE", help="The first day, month or year: 2025-04-29.")
@click.option("--to", "until", default=None, metavar="DATE", help="The last one.")
@asking
def timeline(name: str | None, since: str | None, until: str | None, folder: Path, form: str | None) -> None:
    """Show claims in order of time: all, or those of NAME."""
    from aiscape.query import reports

    kg = open_folder(folder)
    node = taken(kg, name).iri if name else None
    emit(reports.timeline(kg, node, since=since, until=until), form, "nothing is claimed of that time")


@click.command("sources")
@click.option("--by", type=click.Choice(["outlet", "article"]), default="outlet", show_default=True)
@click.option("--alone", default=None, metavar="SOURCE", help="List what only this outlet or article states.")
@asking
def sources(by: str, alone: str | None, folder: Path, form: str | None) -> None:
    """Show what each outlet (or article) gave, and how much of it no other one states."""
    from aiscape.errors import UnknownName
    from aiscape.query import reports

    kg = open_folder(folder)
    if alone is None:
        emit(reports.sources(kg, by=by), form, "the graph holds no articles")
        return
    known = {name for article in kg.graph.articles for name in (article.publisher, article.id) if name}
    if alone not in known:
        from rapidfuzz import process

        near = [hit[0] for hit in process.extract(alone, sorted(known), limit=3, score_cutoff=60)]
        raise UnknownName(alone, tuple(near))
    emit(reports.alone(kg, alone), form, f"others state all that {alone} states")


@click.command("who-says")
@name_argument("name")
@asking
def who_says(name: str, folder: Path, form: str | None) -> None:
    """Show who says what of NAME."""
    from aiscape.query import reports

    kg = open_folder(folder)
    node = taken(kg, name)
    emit(reports.who_says(kg, node.iri), form, f"nobody says anything of {node.label}")


@click.command("contradictions")
@asking
def contradictions(folder: Path, form: str | None) -> None:
    """Show where claims cannot all be true."""
    from aiscape.query import reports

    emit(reports.contradictions(open_folder(folder)), form, "no two claims contradict each other")


@click.command("diff")
@click.argument("old", type=click.Path(path_type=Path))
@click.argument("new", type=click.Path(path_type=Path))
@output_options
def diff(old: Path, new: Path, form: str | None) -> None:
    """Show which sources, facts and nodes came, changed or went between the builds OLD and NEW."""
    from aiscape.query.difference import difference

    emit(difference(open_folder(old), open_folder(new)), form, f"{old} and {new} hold the same")
