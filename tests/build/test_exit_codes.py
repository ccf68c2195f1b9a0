"""How a build ends: 0 all read, 1 something could not be read, 2 wrong usage."""

from __future__ import annotations

import json
from pathlib import Path

from click.testing import CliRunner

from aiscape.cli import main
from tests.build.articles import TEXTS, command, write_articles


def test_what_cannot_be_read_is_told_and_the_others_are_built(tmp_path: Path) -> None:
    """One bad file costs one line and exit code 1; the others are in the graph."""
    write_articles(tmp_path / "in", "nvidia")
    (tmp_path / "in" / "bad.json").write_text("{", encoding="utf-8")
    result = command("build", tmp_path / "in", "-o", tmp_path / "out")
    assert result.returncode == 1
    assert result.stderr.count("\n") == 1
    assert "bad.json:1: is no JSON" in result.stderr
    assert "1 articles (1 new)" in result.stdout
    report = json.loads((tmp_path / "out" / "report.json").read_text("utf-8"))
    assert (report["articles"], len(report["faults"])) == (1, 1)


def test_stop_ends_at_the_first_fault(tmp_path: Path) -> None:
    """With --stop a bad file ends the build and nothing is written."""
    write_articles(tmp_path / "in", "nvidia")
    (tmp_path / "in" / "bad.json").write_text("{", encoding="utf-8")
    result = CliRunner().invoke(main, ["build", str(tmp_path / "in"), "-o", str(tmp_path / "out"), "--stop"])
    assert result.exit_code == 1
    assert not (tmp_path / "out" / "claims.jsonl").exists()


def test_standard_input_is_a_source(tmp_path: Path) -> None:
    """What comes through a pipe is read as what it looks like."""
    record = json.dumps({"text": TEXTS["nvidia"], "publisher": "Wire"})
    result = command("build", "-", "-o", tmp_path, "-q", input=record)
    assert (result.returncode, result.stdout, result.stderr) == (0, "", "")
    assert b'"Wire"' in (tmp_path / "graph.nq").read_bytes()


def test_wrong_usage_exits_with_2(tmp_path: Path) -> None:
    """An option that is none, a date that is none, --demo with sources."""
    for arguments in (["--nonsense"], [str(tmp_path), "--date", "31/31/2020"], [str(tmp_path), "--demo"], ["-j", "0"]):
        result = CliRunner().invoke(main, ["build", "-o", str(tmp_path / "out"), *arguments])
        assert result.exit_code == 2, result.output


def test_nothing_that_can_be_read_exits_with_1(tmp_path: Path) -> None:
    """No such file, and a folder without articles."""
    (tmp_path / "empty").mkdir()
    for source in ("nowhere", "empty"):
        result = CliRunner().invoke(main, ["build", str(tmp_path / source), "-o", str(tmp_path / "out")])
        assert result.exit_code == 1
        assert source in result.output


def test_the_demo_builds_with_no_file_at_hand(tmp_path: Path) -> None:
    """--demo reads the articles that come with the package."""
    result = CliRunner().invoke(main, ["build", "--demo", "-o", str(tmp_path)])
    assert result.exit_code == 0, result.output
    assert (tmp_path / "claims.jsonl").read_bytes().count(b"\n") > 100
