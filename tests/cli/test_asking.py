"""Every command that asks: run as users run it, on the hand-made graph."""

from __future__ import annotations

import csv
import io
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from aiscape.cli import COMMANDS, main

COMMANDS_THAT_LOOK = [
    ("show", "Qwen3"),
    ("why", "H20", "Qwen3"),
    ("path", "Huawei", "Hugging Face"),
    ("neighbors", "Qwen3", "--type", "Chip"),
    ("common", "Hangzhou", "Shenzhen"),
    ("compare", "Nvidia", "Huawei"),
    ("rank", "--by", "degree", "--type", "Company"),
    ("communities",),
    ("timeline", "Nvidia", "--from", "2025-05"),
    ("sources",),
    ("sources", "--by", "article"),
    ("sources", "--alone", "Reuters"),
    ("who-says", "Qwen3"),
    ("contradictions",),
    ("ask", "who supports Qwen3?"),
    ("query", "--saved", "suppliers"),
    ("query", "SELECT ?s ?o { ?s aiscape:develops ?o }"),
]


def run(folder: Path, *args: str) -> Result:
    return CliRunner().invoke(main, [*args, "-g", str(folder)])


@pytest.mark.parametrize("args", COMMANDS_THAT_LOOK, ids=" ".join)
def test_an_answer_prints_as_columns_json_and_csv(folder: Path, args: tuple[str, ...]) -> None:
    plain = run(folder, *args)
    assert plain.exit_code == 0, plain.stderr
    assert len(plain.stdout.splitlines()) > 1
    assert json.loads(run(folder, *args, "--json").stdout)
    rows = list(csv.reader(io.StringIO(run(folder, *args, "--csv").stdout)))
    assert len(rows) > 1
    assert {len(row) for row in rows} == {len(rows[0])}


@pytest.mark.parametrize(
    "args",
    [a for a in COMMANDS_THAT_LOOK if a[0] in ("show", "why", "path", "neighbors", "common", "compare")],
    ids=" ".join,
)
def test_an_unknown_name_is_one_clear_line(folder: Path, args: tuple[str, ...]) -> None:
    result = run(folder, args[0], "Qwen4", *args[2:])
    assert result.exit_code == 1
    assert result.stderr.startswith("aiscape: nothing here is called 'Qwen4'; did you mean ")
    assert result.stderr.count("\n") == 1


@pytest.mark.parametrize("args", COMMANDS_THAT_LOOK, ids=" ".join)
def test_a_missing_store_is_one_clear_line(tmp_path: Path, args: tuple[str, ...]) -> None:
    result = run(tmp_path / "nothing", *args)
    assert result.exit_code == 1
    assert "holds no graph: build one with 'aiscape build" in result.stderr
    assert result.stderr.count("\n") == 1


def test_a_store_that_another_process_writes_is_read_all_the_same(tmp_path: Path) -> None:
    from tests.query.sample import write_sample

    place = write_sample(tmp_path / "output")
    program = "import pyoxigraph, sys; s = pyoxigraph.Store(sys.argv[1]); print('open', flush=True); sys.stdin.read()"
    command = [sys.executable, "-c", program, str(place / "store")]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as writer:
        assert writer.stdout is not None
        assert writer.stdout.readline() == "open\n"
        result = run(place, "show", "Nvidia")
        writer.communicate("")
    assert result.exit_code == 0, result.stderr


def test_a_broken_store_is_one_clear_line(tmp_path: Path) -> None:
    from tests.query.sample import write_sample

    place = write_sample(tmp_path / "output")
    for file in (place / "store").glob("*.sst"):
        file.write_bytes(b"nothing")
    result = run(place, "show", "Nvidia")
    assert result.exit_code in (1, 2)
    assert result.stderr.startswith("aiscape: ")
    assert result.stderr.count("\n") == 1


@pytest.mark.parametrize(
    ("args", "line"),
    [
        (("why", "Meta", "Nvidia"), "no article links Meta and Nvidia directly"),
        (("path", "Meta", "Nvidia"), "no way of at most 6 steps leads from Meta to Nvidia"),
        (("neighbors", "Meta", "--type", "Chip"), "nothing of that kind is next to Meta"),
        (("common", "Meta", "Nvidia"), "Meta and Nvidia have no neighbour in common"),
        (("timeline", "--from", "2031"), "nothing is claimed of that time"),
        (("sources", "--alone", "Yahoo"), "others state all that Yahoo states"),
        (("rank", "--type", "Dataset"), "there is no Dataset here"),
        (("query", "SELECT ?s { ?s aiscape:sues ?o }"), "nothing fits the query"),
        (("ask", "--no-sparql", "who sues Meta?"), "no article says so"),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, tuple) else None,
)
def test_an_empty_answer_is_one_clear_line(folder: Path, args: tuple[str, ...], line: str) -> None:
    result = run(folder, *args)
    assert result.exit_code == 0
    assert line in result.output


@pytest.mark.parametrize(
    ("args", "line"),
    [
        (("timeline", "--from", "2025-13"), "since: '2025-13' is no date: write 2025, 2025-04 or 2025-04-29"),
        (("timeline", "--to", "soon"), "until: 'soon' is no date"),
        (("query", "SELECT * {\n ?s nope:p ?o }"), "line 2, column 5: the prefix nope: is not declared"),
        (("query", "SELECT * { SERVICE <http://x/> { ?s ?p ?o } }"), "SERVICE is refused"),
        (("query", "DROP ALL"), "updates are refused"),
        (("query",), "name one of: a file, a text"),
        (("query", "--saved", "suplier"), "did you mean suppliers"),
        (("query", "--saved", "suppliers", "-p", "x"), "write NAME=VALUE"),
        (("neighbors", "Qwen3", "--via", "likes"), "the vocabulary has no relation 'likes'"),
        (("ask", "will it rain?"), "I can't answer 'will it rain?'; these are near it"),
        (("query", "-f", "ttl", "SELECT * { ?s ?p ?o }"), "the query makes rows"),
        (("query", "-f", "csv", "DESCRIBE id:nvidia"), "the query makes a graph"),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, tuple) else None,
)
def test_a_question_that_cannot_be_run_is_told_with_exit_code_two(
    folder: Path, args: tuple[str, ...], line: str
) -> None:
    result = run(folder, *args)
    assert result.exit_code == 2
    assert line in result.stderr
    assert result.stderr.count("\n") == 1


def test_a_slip_is_forgiven_and_told(folder: Path) -> None:
    result = run(folder, "show", "Huggng Face")
    assert result.exit_code == 0
    assert result.stderr == "aiscape: 'Huggng Face' taken for Hugging Face\n"


@pytest.mark.parametrize(
    ("form", "query", "start"),
    [
        ("json", "ASK {}", '{"head":'),
        ("xml", "SELECT ?s { ?s aiscape:develops ?o }", "<?xml"),
        ("tsv", "SELECT ?s { ?s aiscape:develops ?o }", "?s\n<https"),
        ("ttl", "DESCRIBE id:nvidia", "@prefix"),
        ("nt", "DESCRIBE id:nvidia", "<https"),
        ("jsonld", "DESCRIBE id:nvidia", "[{"),
    ],
)
def test_a_query_prints_in_every_format(folder: Path, form: str, query: str, start: str) -> None:
    result = run(folder, "query", query, "-f", form)
    assert result.exit_code == 0, result.stderr
    assert result.stdout.startswith(start)


def test_a_query_comes_from_a_file_or_standard_input(folder: Path, tmp_path: Path) -> None:
    file = tmp_path / "q.rq"
    file.write_text("ASK { id:nvidia a aiscape:Company }")
    assert run(folder, "query", str(file)).stdout == "yes\n"
    assert (
        CliRunner().invoke(main, ["query", "-", "-g", str(folder)], input="ASK { id:nvidia a aiscape:City }").stdout
        == "no\n"
    )
    missing = run(folder, "query", str(tmp_path / "none.rq"))
    assert missing.exit_code == 1
    assert "No such file" in missing.stderr


def test_an_endless_query_ends_at_its_limit(folder: Path) -> None:
    cross = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l }"
    command = [sys.executable, "-m", "aiscape", "query", cross, "--timeout", "0.5", "-g", str(folder)]
    done = subprocess.run(command, capture_output=True, text=True, timeout=30)
    assert done.returncode == 2
    assert done.stderr == "aiscape: the query took longer than 0.5 s and was given up\n"


def test_the_saved_questions_are_listed(folder: Path) -> None:
    result = run(folder, "query", "--list")
    assert "who supplies what to whom" in result.stdout.casefold()
    assert run(folder, "query", "--saved", "suppliers", "--sparql").stdout.startswith("SELECT")


def test_two_builds_are_compared(folder: Path) -> None:
    result = CliRunner().invoke(main, ["diff", str(folder), str(folder)])
    assert result.exit_code == 0
    assert "hold the same" in result.stderr


def test_a_terminal_gets_a_table(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    from aiscape.cli.asking import emit
    from aiscape.query.table import Table

    monkeypatch.setattr(sys.stdout, "isatty", lambda: True, raising=False)
    emit(Table(("name", "n"), [("[red]not markup[/red]", 1)], "A title\nmore"), None, "")
    printed = capsys.readouterr().out
    assert "[red]not markup[/red]" in printed
    assert "─" in printed


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_completion(folder: Path, shell: str) -> None:
    script = CliRunner().invoke(main, ["completion", shell])
    assert script.exit_code == 0
    assert "_AISCAPE_COMPLETE" in script.stdout


def test_names_are_completed_from_the_graph(folder: Path) -> None:
    environment = {
        **os.environ,
        "_AISCAPE_COMPLETE": "zsh_complete",
        "COMP_WORDS": "aiscape show ali",
        "COMP_CWORD": "2",
        "AISCAPE_GRAPH": str(folder),
    }
    code = "import sys; sys.argv[0] = 'aiscape'; from aiscape.cli import main; main(prog_name='aiscape')"
    done = subprocess.run([sys.executable, "-c", code], env=environment, capture_output=True, text=True, timeout=30)
    assert "Alibaba Group" in done.stdout, done.stderr


def test_every_command_has_a_help_page() -> None:
    for name in COMMANDS:
        result = CliRunner().invoke(main, [name, "--help"])
        assert result.exit_code == 0, name


def test_the_first_look_imports_nothing_heavy(folder: Path) -> None:
    code = (
        "import sys; from aiscape.cli import main\n"
        f"try: main(['show', 'Alibaba', '-g', {str(folder)!r}])\n"
        "except SystemExit: pass\n"
        "heavy = ('spacy', 'numpy', 'networkx', 'rdflib', 'rich', 'rapidfuzz', 'onnxruntime')\n"
        "print([name for name in heavy if name in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, timeout=30)
    assert done.stdout.splitlines()[-1] == "[]"
