"""What happens at the edges: pipes that close, full disks, terminals of other languages, arguments that make no sense."""

from __future__ import annotations

import csv
import io
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from click.shell_completion import ZshComplete
from click.testing import CliRunner, Result

from aiscape.cli import main

PROGRAM = [sys.executable, "-c", "from aiscape.cli import main; main(prog_name='aiscape')"]
PRINTING = [
    ("show", "Alibaba"),
    ("timeline",),
    ("sources", "--by", "article"),
    ("contradictions",),
    ("query", "SELECT * { ?s ?p ?o }"),
    ("query", "SELECT * { ?s ?p ?o }", "-f", "xml"),
    ("query", "CONSTRUCT WHERE { ?s ?p ?o }"),
    ("ask", "who supports Qwen3?"),
]
FORMS = [(), ("--json",), ("--csv",)]


def run(folder: Path, *args: str) -> Result:
    return CliRunner().invoke(main, [*args, "-g", str(folder)])


def shell(line: str, *args: str, environment: dict[str, str] | None = None) -> subprocess.CompletedProcess[str]:
    """A line of bash in which "$@" is a command of aiscape."""
    command = ["bash", "-c", f"set -o pipefail; {line}", "bash", *PROGRAM, *args]
    return subprocess.run(
        command,
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=120,
        env={**os.environ, **(environment or {})},
    )


@pytest.mark.parametrize("form", FORMS, ids=str)
@pytest.mark.parametrize("args", PRINTING, ids=" ".join)
def test_a_reader_that_has_enough_is_no_error(folder: Path, args: tuple[str, ...], form: tuple[str, ...]) -> None:
    if form and ("-f" in args or args[1:2] == ("CONSTRUCT WHERE { ?s ?p ?o }",)):
        return
    done = shell('"$@" | head -c 1 | wc -c', *args, *form, "-g", str(folder))
    assert done.stdout.strip() == "1"
    assert done.stderr == ""


@pytest.mark.parametrize("form", FORMS, ids=str)
def test_a_full_disk_is_one_clear_line(folder: Path, form: tuple[str, ...]) -> None:
    done = shell('"$@" >/dev/full', "show", "Alibaba", *form, "-g", str(folder))
    assert done.returncode != 0
    assert "No space left on device" in done.stderr
    assert "Traceback" not in done.stderr


def test_closed_streams_are_no_bug(folder: Path) -> None:
    for line in ('"$@" >&-', '"$@" >&- 2>&-', '"$@" <&-'):
        done = shell(line, "show", "Alibaba", "-g", str(folder))
        assert "Traceback" not in done.stderr


@pytest.mark.parametrize("encoding", ["ascii", "latin-1", "cp1252"])
def test_a_terminal_of_another_encoding_is_no_bug(folder: Path, encoding: str) -> None:
    environment = {"PYTHONIOENCODING": encoding, "PYTHONUTF8": "0"}
    for args in (("show", "Qwen3"), ("why", "Meta", "Scale AI"), ("query", "SELECT ('é' AS ?x) {}")):
        done = shell('"$@" | wc -l', *args, "-g", str(folder), environment=environment)
        assert done.returncode == 0, done.stderr
        assert int(done.stdout) > 1


@pytest.mark.parametrize("encoding", ["ascii", "latin-1", "utf-8"])
def test_what_programs_read_is_utf8_whatever_the_terminal(folder: Path, encoding: str) -> None:
    environment = {"PYTHONIOENCODING": encoding, "PYTHONUTF8": "0"}
    done = shell('"$@"', "show", "Qwen3", "--csv", "-g", str(folder), environment=environment)
    assert "← develops" in {row[0] for row in csv.reader(io.StringIO(done.stdout))}, done.stderr
    done = shell('"$@"', "show", "Mistral Societe", "--json", "-g", str(folder), environment=environment)
    assert json.loads(done.stdout)["label"] == "Mistral Société"


@pytest.mark.parametrize("command", ["why", "path", "common", "compare"])
def test_two_names_of_one_node_are_told(folder: Path, command: str) -> None:
    result = run(folder, command, "Nvidia", "NVIDIA Corporation")
    assert result.exit_code == 2
    assert result.stderr == "aiscape: 'Nvidia' and 'NVIDIA Corporation' are the same node: Nvidia\n"


@pytest.mark.parametrize(
    ("args", "line"),
    [
        (("timeline", "--from", "2026", "--to", "2025"), "since 2026 is after until 2025"),
        (("query", "x" * 4000), "a query starts with SELECT, ASK, CONSTRUCT or DESCRIBE"),
        (("query", "SELECT * { ?s ?p ?o }", "-p", "a=b"), "name it by --saved NAME"),
    ],
    ids=["dates", "long", "parameter"],
)
def test_arguments_that_make_no_sense_are_told(folder: Path, args: tuple[str, ...], line: str) -> None:
    result = run(folder, *args)
    assert result.exit_code == 2
    assert line in result.stderr
    assert result.stderr.count("\n") == 1


def test_a_query_that_cannot_be_read_as_text_is_told(folder: Path, tmp_path: Path) -> None:
    (tmp_path / "wild.rq").write_bytes(b"\xff\xfe")
    for what in (str(tmp_path / "wild.rq"), str(tmp_path)):
        result = run(folder, "query", what)
        assert result.exit_code == 1
        assert result.stderr.startswith(f"aiscape: {what}: cannot be read: ")
    done = shell("printf '\\xff' | \"$@\"", "query", "-", "-g", str(folder))
    assert done.stderr == "aiscape: standard input: cannot be read: it is not UTF-8\n"


def test_a_query_with_a_byte_order_mark_is_read(folder: Path, tmp_path: Path) -> None:
    (tmp_path / "q.rq").write_text("ASK { id:nvidia a aiscape:Company }", encoding="utf-8-sig")
    assert run(folder, "query", str(tmp_path / "q.rq")).stdout == "yes\n"


def test_an_empty_graph_is_told(folder: Path) -> None:
    result = run(folder, "query", "DESCRIBE <http://nothing.test/>")
    assert (result.exit_code, result.stdout, result.stderr) == (0, "", "nothing fits the query\n")


def test_types_and_relations_are_taken_in_small_letters(folder: Path) -> None:
    assert run(folder, "rank", "--type", "chip").stdout == run(folder, "rank", "--type", "Chip").stdout
    small, large = (run(folder, "neighbors", "Nvidia", "--via", via).stdout for via in ("suppliesto", "suppliesTo"))
    assert small == large != ""


def test_a_label_with_an_apostrophe_is_quoted_in_what_is_proposed(tmp_path: Path) -> None:
    from dataclasses import replace

    from aiscape.store import write_store
    from tests.query.sample import sample

    graph = sample()
    renamed = {entity.iri: replace(entity, label="L'Oréal") for entity in graph.entities if entity.label == "Meta"}
    entities = tuple(renamed.get(entity.iri, entity) for entity in graph.entities)
    (tmp_path / "store").mkdir()
    write_store(replace(graph, entities=entities, claims=()), tmp_path / "store")
    result = run(tmp_path, "why", "L'Oréal", "Nvidia")
    assert """try: aiscape path 'L'"'"'Oréal' Nvidia""" in result.stderr


@pytest.mark.parametrize(
    ("words", "start", "found"),
    [
        (["neighbors", "X", "--type"], "com", "Company"),
        (["neighbors", "X", "--via"], "develops,us", "develops,uses"),
        (["rank", "--type"], "Ch", "Chip"),
        (["query", "--saved"], "sup", "suppliers"),
    ],
    ids=" ".join,
)
def test_options_are_completed(words: list[str], start: str, found: str) -> None:
    items = ZshComplete(main, {}, "aiscape", "_AISCAPE_COMPLETE").get_completions(words, start)
    assert found in {item.value for item in items}
