"""Arguments come in; one library call is made; its result is printed. Each command is imported when it is run."""

from __future__ import annotations

import sys
from importlib import import_module
from typing import Any

import click

from aiscape import __version__
from aiscape.errors import AiscapeError

#: name -> (where its command is, what `aiscape --help` says of it)
COMMANDS: dict[str, tuple[str, str]] = {
    "build": ("aiscape.cli.build:command", "Build a graph from articles."),
    "evaluate": ("aiscape.cli.evaluate:command", "Score what is read against gold triples."),
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
        try:
            return super().invoke(ctx)
        except AiscapeError as error:
            click.echo(f"aiscape: {error}", err=True)
            sys.exit(error.exit_code)


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, "-V", "--version")
def main() -> None:
    """Read news articles of the AI industry into a graph of attributed claims, offline."""
