"""`aiscape query` and `aiscape ask`: SPARQL, saved questions, plain English."""

from __future__ import annotations

import os
import signal
import sys
import threading
from pathlib import Path
from typing import TYPE_CHECKING

import click

from aiscape.cli.asking import asking, emit, graph_option, open_folder

if TYPE_CHECKING:
    from aiscape.query.table import Table
    from aiscape.store import KnowledgeGraph

FORMS = ("table", "json", "csv", "tsv", "xml", "ttl", "nt", "jsonld")


@click.command("query")
@click.argument("what", required=False, metavar="[FILE|TEXT|-]")
@click.option(
    "--saved",
    metavar="NAME",
    default=None,
    shell_complete=lambda c, p, start: _names(start),
    help="Run a saved question.",
)
@click.option("-p", "--param", "params", multiple=True, metavar="NAME=VALUE", help="A parameter of a saved question.")
@click.option("-l", "--list", "listed", is_flag=True, help="List the saved questions.")
@click.option("--sparql", is_flag=True, help="Print the SPARQL instead of running it.")
@click.option(
    "--timeout", type=click.FloatRange(min=0.01), default=None, metavar="SECONDS", help="Give up after so long."
)
@click.option(
    "-f", "--format", "form", type=click.Choice(FORMS), default="table", show_default=True, help="How to print it."
)
@click.option("--json", "form", flag_value="json", help="The same as -f json.")
@click.option("--csv", "form", flag_value="csv", help="The same as -f csv.")
@graph_option
def query(
    what: str | None,
    saved: str | None,
    params: tuple[str, ...],
    listed: bool,
    sparql: bool,
    timeout: float | None,
    form: str,
    folder: Path,
) -> None:
    """Run a SPARQL 1.1 query: a file, a text, standard input (-), or a saved question.

    The prefixes of the project are declared beforehand. The default graph holds every fact, claim, quote and article
    once, so that no query needs GRAPH to get from a fact to its evidence.
    """
    from aiscape.errors import QueryError

    if listed:
        _list(None if form == "table" else form)
        return
    if (what is None) == (saved is None):
        raise QueryError("name one of: a file, a text, - for standard input, or --saved NAME (see --list)")
    if params and saved is None:
        raise QueryError("-p gives a parameter to a saved question: name it by --saved NAME")
    kg = open_folder(folder)
    if saved is not None:
        from aiscape.query.saved import question

        text = question(saved).sparql(kg, _parameters(params))
    else:
        text = _text(what or "")
    if sparql:
        click.echo(text.rstrip())
        return
    _limit(timeout)
    _print(kg, text, form)


@click.command("ask")
@click.argument("question", nargs=-1, required=True)
@click.option("--no-sparql", is_flag=True, help="Do not show the query.")
@asking
def ask(question: tuple[str, ...], no_sparql: bool, folder: Path, form: str | None) -> None:
    """Answer a QUESTION in plain English, as: aiscape ask "who supports Qwen3?"."""
    from aiscape.query.ask import ask as answer_of
    from aiscape.query.table import Table

    answer = answer_of(open_folder(folder), " ".join(question))
    if form is None and not no_sparql:
        for part in (answer.command, answer.sparql.rstrip()):
            if part:
                click.echo(part + "\n")
    if form is None and answer.notes:
        click.echo("".join(f"({note})\n" for note in answer.notes))
    if form == "json":
        record = {
            "command": answer.command,
            "sparql": answer.sparql,
            "notes": answer.notes,
            "answer": answer.table.records(),
        }
        emit(Table((), (), record=record), form, "")
        return
    emit(_compact(answer.table) if form is None else answer.table, form, "no article says so")


def _parameters(params: tuple[str, ...]) -> dict[str, str]:
    from aiscape.errors import QueryError

    given = {}
    for param in params:
        name, equals, value = param.partition("=")
        if not equals:
            raise QueryError(f"-p {param}: write NAME=VALUE")
        given[name] = value
    return given


def _names(start: str) -> list[str]:
    from aiscape.query.saved import questions

    return [name for name in questions() if name.startswith(start)]


def _list(form: str | None) -> None:
    from aiscape.query.saved import questions
    from aiscape.query.table import Table

    rows = [
        (name, saved.title, ", ".join(f"{p.name} ({p.kind})" for p in saved.parameters))
        for name, saved in questions().items()
    ]
    emit(Table(("name", "question", "parameters"), rows), form, "no question is saved")


def _text(what: str) -> str:
    """A query out of a file, standard input, or the argument itself."""
    from aiscape.errors import SourceError

    try:
        if what == "-":
            return sys.stdin.buffer.read().decode("utf-8-sig")
        if "{" not in what and (os.path.exists(what) or what.endswith((".rq", ".sparql"))):
            return Path(what).read_text(encoding="utf-8-sig")
    except UnicodeDecodeError:
        raise SourceError("standard input" if what == "-" else what, "cannot be read: it is not UTF-8") from None
    except OSError as error:
        raise SourceError(what, f"cannot be read: {error.strerror or error}") from None
    return what


def _limit(seconds: float | None) -> None:
    """Let Ctrl-C and the time limit end a query: the engine itself cannot be interrupted."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    if seconds is not None:

        def stop() -> None:
            click.echo(f"aiscape: the query took longer than {seconds:g} s and was given up", err=True)
            os._exit(2)

        timer = threading.Timer(seconds, stop)
        timer.daemon = True
        timer.start()


def _print(kg: KnowledgeGraph, text: str, form: str) -> None:
    """Print the answer in its form; SELECT and ASK have result formats, CONSTRUCT and DESCRIBE those of RDF."""
    import pyoxigraph as ox

    from aiscape.errors import QueryError
    from aiscape.query.table import Table
    from aiscape.store import Rows
    from aiscape.store.seal import reading
    from aiscape.store.terms import PREFIXES

    if form == "table":
        answer = kg.sparql(text)
        if isinstance(answer, bool):
            click.echo("yes" if answer else "no")
        elif isinstance(answer, Rows):
            emit(_compact(Table(tuple(answer.columns), [tuple(row) for row in answer])), None, "nothing fits the query")
        elif answer:
            click.echo(answer.serialize().rstrip())
        else:
            click.echo("nothing fits the query", err=True)
        return
    result = kg.solve(text)
    graphs = {"ttl": ox.RdfFormat.TURTLE, "nt": ox.RdfFormat.N_TRIPLES, "jsonld": ox.RdfFormat.JSON_LD}
    if isinstance(result, ox.QueryTriples):
        if form not in graphs:
            raise QueryError(f"the query makes a graph: print it as {', '.join(graphs)}, not {form}")
        with reading(kg.folder):
            data = ox.serialize(result, format=graphs[form], prefixes=PREFIXES) or b""
        click.echo(data.decode().rstrip())
        return
    if form in graphs:
        raise QueryError(f"the query makes rows: print them as json, csv, tsv or xml, not {form}")
    with reading(kg.folder):
        data = result.serialize(format=getattr(ox.QueryResultsFormat, form.upper())) or b""
    click.echo(data.decode().replace("\r\n", "\n").rstrip("\n"))


def _compact(table: Table) -> Table:
    """A table whose IRIs of the project are cut to their last part."""
    from dataclasses import replace

    from aiscape.store.terms import PREFIXES

    order = sorted(PREFIXES.items(), key=lambda item: -len(item[1]))

    def short(cell: object) -> object:
        if isinstance(cell, str) and cell.startswith(("http://", "https://")):
            for prefix, iri in order:
                if cell.startswith(iri):
                    return cell[len(iri) :] if prefix == "aiscape" else f"{prefix}:{cell[len(iri) :]}"
        return cell

    return replace(table, rows=[tuple(short(cell) for cell in row) for row in table.rows])
