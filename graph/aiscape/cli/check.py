"""`aiscape check`: what is wrong with a graph."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import click


@click.command("check")
@click.argument("what", required=False, type=click.Path(path_type=Path), metavar="[FILE|GRAPH]")
@click.option("--json", "as_json", is_flag=True, help="Print JSON for other programs.")
@click.option("-n", "--limit", type=click.IntRange(1), default=None, help="Print at most so many faults of a kind.")
@click.option("-l", "--list", "listed", is_flag=True, help="List the checks.")
def command(what: Path | None, as_json: bool, limit: int | None, listed: bool) -> None:
    """Check a graph: an RDF FILE in the vocabulary, or a folder that was built into (default: output).

    It is held to the SHACL shapes and to the graph's own sense. Ends with 0 if there is nothing to say, 1 if there is.
    """
    from aiscape.check import CHECKS, check
    from aiscape.check.run import read_rdf, read_texts
    from aiscape.cli.asking import open_folder
    from aiscape.store.seal import reading

    if listed:
        for name, kind in CHECKS.items():
            click.echo(f"{name:22}  {kind.level:8}{kind.remedy}")
        return
    what = what or Path("output")
    if what.is_dir():
        kg = open_folder(what)
        with reading(kg.folder):
            quads = list(kg.store)
        texts = read_texts(what)
    else:
        quads, texts = read_rdf(what), read_texts(what.parent)
    faults = check(quads, texts)
    if as_json:
        records = [
            {"name": f.name, "level": f.check.level, "iri": f.iri, "message": f.message, "remedy": f.check.remedy}
            for f in faults
        ]
        click.echo(json.dumps(records, indent=2, ensure_ascii=False))
    else:
        shown: dict[str, int] = {}
        for fault in faults:
            shown[fault.name] = shown.get(fault.name, 0) + 1
            if limit is None or shown[fault.name] <= limit:
                click.echo(f"{fault}\n")
        click.echo(f"{what}: {len(faults)} faults" if faults else f"{what}: nothing to say of {len(quads)} quads")
    sys.exit(1 if faults else 0)
