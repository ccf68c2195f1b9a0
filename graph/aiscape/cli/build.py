"""`aiscape build`: articles in, a graph out."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING

import click

from aiscape.errors import AiscapeError, SourceError

if TYPE_CHECKING:
    from aiscape.build import Report


@click.command("build")
@click.argument("sources", nargs=-1, metavar="[SOURCES]...")
@click.option(
    "-o",
    "--out",
    type=click.Path(file_okay=False, path_type=Path),
    default=Path("output"),
    show_default=True,
    help="Folder to build into.",
)
@click.option("--publisher", default="", help="Publisher of articles that do not name theirs.")
@click.option("--date", "day", default=None, help="Date of articles that do not give theirs, as 2025-04-29.")
@click.option(
    "--language", default="en", show_default=True, help="Language of the articles; only English is read well."
)
@click.option(
    "--lexicon",
    "lexicons",
    multiple=True,
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="Watchlist of your own entities: TOML, or CSV with name,type,aliases. May be given more than once.",
)
@click.option(
    "-j", "--jobs", type=click.IntRange(1, 256), default=min(4, os.cpu_count() or 1), help="Processes to read with."
)
@click.option("--threshold", type=click.FloatRange(0, 1), default=None, help="Lowest confidence of a claim.")
@click.option("--fresh", is_flag=True, help="Forget what earlier builds into this folder read.")
@click.option(
    "--stop/--continue",
    "stop",
    default=False,
    help="On an article that cannot be read: stop, or go on with the others (default).",
)
@click.option("--demo", is_flag=True, help="Read the articles that the package ships.")
@click.option("-q", "--quiet", is_flag=True, help="Print nothing but errors.")
def command(
    sources: tuple[str, ...],
    out: Path,
    publisher: str,
    day: str | None,
    language: str,
    lexicons: tuple[Path, ...],
    jobs: int,
    threshold: float | None,
    fresh: bool,
    stop: bool,
    demo: bool,
    quiet: bool,
) -> None:
    """Build a graph from SOURCES: files, folders, or - for standard input (by default the folder sources/).

    Text, Markdown with front matter, HTML, JSON and JSON Lines are read. A second build into the same folder adds
    only what is new.
    """
    try:
        chosen = _chosen(sources, demo)
        _build(chosen, out, publisher, day, language, lexicons, jobs, threshold, fresh, stop, quiet)
    except KeyboardInterrupt:
        click.echo(f"aiscape: interrupted; {out} is as it was before", err=True)
        sys.exit(130)


def _chosen(sources: tuple[str, ...], demo: bool) -> tuple[str, ...]:
    """What to read."""
    if demo and sources:
        raise click.UsageError("--demo reads the package's own articles: leave it out to read SOURCES")
    if demo:
        return (str(demo_sources()),)
    if not sources and not Path("sources").is_dir():
        raise SourceError("sources", "there is no such folder: name what to read, or try 'aiscape build --demo'")
    return sources or ("sources",)


def _build(
    sources: tuple[str, ...],
    out: Path,
    publisher: str,
    day: str | None,
    language: str,
    lexicons: tuple[Path, ...],
    jobs: int,
    threshold: float | None,
    fresh: bool,
    stop: bool,
    quiet: bool,
) -> None:
    from aiscape.build import Options, build
    from aiscape.read import Defaults
    from aiscape.read.articles import parse_date

    try:
        defaults = Defaults(publisher, parse_date(day, "--date"), language)
    except SourceError as error:
        raise click.BadParameter(error.reason, param_hint="--date") from error
    options = Options(defaults, lexicons, jobs, threshold, fresh, stop)
    with ExitStack() as stack:
        report = build(sources, out, options, progress=_progress(stack, quiet), warn=_warn)
    if not quiet:
        _summary(report, out)
    sys.exit(1 if report.faults else 0)


def demo_sources() -> Path:
    """The articles that the package ships; in a checkout, the project's own sources."""
    import aiscape

    package = Path(aiscape.__file__).parent
    shipped = package / "demo"
    return shipped if shipped.is_dir() else package.parent.parent / "sources"


def _warn(error: AiscapeError) -> None:
    click.echo(f"aiscape: {error}", err=True)


def _progress(stack: ExitStack, quiet: bool) -> Callable[[int, int], None]:
    """A bar on a terminal, nothing elsewhere."""
    if quiet or not sys.stderr.isatty():
        return lambda done, total: None
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    columns = (TextColumn("reading"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    bar = stack.enter_context(Progress(*columns, console=Console(stderr=True), transient=True))
    task = bar.add_task("reading")
    return lambda done, total: bar.update(task, completed=done, total=total)


def _summary(report: Report, out: Path) -> None:
    copies = f", {report.copies} of them copies" if report.copies else ""
    click.echo(
        f"{report.articles} articles ({report.new} new{copies}), {report.entities} nodes, {report.claims} claims, "
        f"{report.seconds:.1f} s"
    )
    click.echo(f"{out}/: {', '.join(sorted(report.files))}")
    click.echo(f"open {out / 'graph.html'} in a browser, or ask: aiscape show NAME -g {out}")
    if report.faults:
        click.echo(f"{len(report.faults)} faults (listed above and in report.json)")
