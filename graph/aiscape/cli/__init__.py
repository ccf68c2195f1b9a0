"""Arguments come in; one library call is made; its result is printed. Each command is imported when it is run."""

from __future__ import annotations

import errno
import os
import sys
from importlib import import_module
from io import TextIOWrapper
from typing import Any

import click

from aiscape.errors import AiscapeError
from aiscape.version import __version__

#: name -> (where its command is, what `aiscape --help` says of it)
COMMANDS: dict[str, tuple[str, str]] = {
    "build": ("aiscape.cli.build:command", "Build a graph from articles."),
    "evaluate": ("aiscape.cli.evaluate:command", "Score what is read against gold triples."),
    "show": ("aiscape.cli.show:command", "Show what is known of a node."),
    "why": ("aiscape.cli.between:why", "Show every claim between two nodes, with quotes."),
    "path": ("aiscape.cli.between:path", "Show the shortest ways between two nodes."),
    "neighbors": ("aiscape.cli.between:neighbors", "Show what is next to a node."),
    "common": ("aiscape.cli.between:common", "Show what two nodes are both linked to."),
    "compare": ("aiscape.cli.between:compare", "Show two nodes side by side."),
    "rank": ("aiscape.cli.overview:rank", "Show the most important nodes."),
    "communities": ("aiscape.cli.overview:communities", "Show groups of nodes."),
    "timeline": ("aiscape.cli.overview:timeline", "Show claims in order of time."),
    "sources": ("aiscape.cli.overview:sources", "Show what each outlet gave, and alone says."),
    "who-says": ("aiscape.cli.overview:who_says", "Show who says what of a node."),
    "contradictions": ("aiscape.cli.overview:contradictions", "Show where claims cannot all be true."),
    "diff": ("aiscape.cli.overview:diff", "Show what changed between two builds."),
    "query": ("aiscape.cli.query:query", "Run a SPARQL query or a saved question."),
    "ask": ("aiscape.cli.query:ask", "Answer a plain question in English."),
    "import": ("aiscape.cli.importing:command", "Merge an RDF file into the graph."),
    "check": ("aiscape.cli.check:command", "Say what is wrong with a graph."),
    "export": ("aiscape.cli.export:command", "Write the graph for another tool."),
    "serve": ("aiscape.cli.serve:command", "Serve the explorer, SPARQL and a JSON API on this machine."),
    "mcp": ("aiscape.cli.mcp:command", "Serve the graph to an assistant (Model Context Protocol)."),
    "completion": ("aiscape.cli.completion:command", "Print a shell's completion script."),
}


class Commands(click.Group):
    """Commands that are imported only when they are run."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """All names, in the order of the table."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Import one command."""
        if cmd_name not in COMMANDS:
            return None
        module, _, attribute = COMMANDS[cmd_name][0].partition(":")
        command: click.Command = getattr(import_module(module), attribute)
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """List the commands without importing them."""
        with formatter.section("Commands"):
            formatter.write_dl([(name, text) for name, (_, text) in COMMANDS.items()])

    def invoke(self, ctx: click.Context) -> Any:
        """Print errors that a user can mend as one line; bugs keep their traceback."""
        _ready()
        try:
            return super().invoke(ctx)
        except AiscapeError as error:
            click.echo(f"aiscape: {error}", err=True)
            sys.exit(error.exit_code)
        except OSError as error:
            if error.errno == errno.EPIPE:  # who reads the output has read enough; click ends quietly
                raise
            where = error.filename or "the output cannot be written"
            click.echo(f"aiscape: {where}: {error.strerror or error}", err=True)
            sys.exit(1)


def _ready() -> None:
    """Make the standard streams take whatever is printed: none may be closed, or of an encoding that lacks a character."""
    for name in ("stdout", "stderr"):
        stream = getattr(sys, name)
        if stream is None:
            setattr(sys, name, open(os.devnull, "w", encoding="utf-8"))  # noqa: SIM115 - as long as the program runs
        elif isinstance(stream, TextIOWrapper) and stream.errors == "strict":
            stream.reconfigure(errors="replace")


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, "-V", "--version")
def main() -> None:
    """Read news articles of the AI industry into a graph of attributed claims, offline."""
