"""Every command on a store that was really damaged: one clear line, no traceback, no answer."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner

from aiscape.cli import COMMANDS, main
from tests.store.damage import DAMAGES, damaged

G = "FOLDER"
#: Every command that reads a store.
READING: list[tuple[str, ...]] = [
    ("show", "Qwen3", "-g", G),
    ("why", "H20", "Qwen3", "-g", G),
    ("path", "Huawei", "Hugging Face", "-g", G),
    ("neighbors", "Qwen3", "-g", G),
    ("common", "Hangzhou", "Shenzhen", "-g", G),
    ("compare", "Nvidia", "Huawei", "-g", G),
    ("rank", "-g", G),
    ("communities", "-g", G),
    ("timeline", "-g", G),
    ("timeline", "Nvidia", "-g", G),
    ("sources", "-g", G),
    ("sources", "--alone", "Reuters", "-g", G),
    ("who-says", "Qwen3", "-g", G),
    ("contradictions", "-g", G),
    ("diff", G, "HEALTHY"),
    ("diff", "HEALTHY", G),
    ("ask", "who supports Qwen3?", "-g", G),
    ("ask", "what is corroborated?", "-g", G),
    ("query", "--saved", "suppliers", "-g", G),
    ("query", "SELECT (COUNT(*) AS ?n) { ?s ?p ?o }", "-g", G),
    ("query", "SELECT * { ?s ?p ?o } ORDER BY ?o", "--csv", "-g", G),
    ("query", "CONSTRUCT WHERE { ?s ?p ?o }", "-f", "nt", "-g", G),
    ("check", G),
    ("export", "turtle", "-o", "SCRATCH/graph.ttl", "-g", G),
    ("export", "nquads", "-o", "SCRATCH/graph.nq", "-g", G),
    ("export", "graphml", "-o", "SCRATCH/graph.graphml", "-g", G),
]
#: Those that only start a server, which tells the damage to those who ask it, make a store anew, or read none.
OTHERS = {"serve", "mcp", "build", "evaluate", "import", "completion"}


def test_the_table_has_every_command() -> None:
    assert {args[0] for args in READING} | OTHERS == set(COMMANDS)


@pytest.mark.parametrize("name", DAMAGES)
@pytest.mark.parametrize("args", READING, ids=" ".join)
def test_a_damaged_store_is_one_clear_line(folder: Path, tmp_path: Path, args: tuple[str, ...], name: str) -> None:
    place = damaged(folder, tmp_path / "output", name)
    stands = {"FOLDER": place, "HEALTHY": folder, "SCRATCH": tmp_path}
    filled = [re.sub("FOLDER|HEALTHY|SCRATCH", lambda word: str(stands[word[0]]), arg) for arg in args]
    result = CliRunner().invoke(main, filled)
    assert result.exit_code == 1, result.output
    assert isinstance(result.exception, SystemExit)
    assert result.stderr.startswith(f"aiscape: {place}")
    assert "build it again" in result.stderr
    assert result.stderr.count("\n") == 1
    assert result.stdout == ""


@pytest.mark.parametrize("name", DAMAGES)
def test_completion_is_silent_on_a_damaged_store(folder: Path, tmp_path: Path, name: str) -> None:
    from click.shell_completion import ZshComplete

    place = damaged(folder, tmp_path / "output", name)
    completing = ZshComplete(main, {}, "aiscape", "_AISCAPE_COMPLETE")
    assert completing.get_completions(["show", "-g", str(place)], "Nvi") == []


def test_a_damaged_store_is_mended_by_a_build(folder: Path, tmp_path: Path) -> None:
    place = damaged(folder, tmp_path / "output", "overwritten")
    article = tmp_path / "news.md"
    article.write_text(
        "---\ntitle: News\ndate: 2025-04-29\n---\nAlibaba released Qwen3 on Tuesday.\n", encoding="utf-8"
    )
    built = CliRunner().invoke(main, ["build", str(article), "-o", str(place), "-q", "-j", "1"])
    assert built.exit_code == 0, built.output
    assert "develops" in CliRunner().invoke(main, ["show", "Alibaba", "-g", str(place)]).stdout
    shutil.rmtree(place)
