"""A store that is damaged before or while it is served: a clean refusal each time, and the server keeps answering."""

from __future__ import annotations

import shutil
import time
from pathlib import Path

import pytest

from tests.query.sample import write_sample
from tests.serve.running import Response, Server, serving
from tests.store.damage import DAMAGES, damaged

#: Damages with which the store still opens: the others are told when the server is started.
LATER = ("overwritten",)


def asked(server: Server) -> list[Response]:
    """Every kind of question that reads the store."""
    return [
        server.sparql("SELECT (COUNT(*) AS ?n) { ?s ?p ?o }"),
        server.sparql("SELECT * { ?s ?p ?o } ORDER BY ?o"),
        server.sparql("CONSTRUCT WHERE { ?s ?p ?o }", "text/turtle"),
        server.get("/api/search", q="nvidia"),
        server.get("/api/entity", name="Nvidia"),
        server.get("/api/claims"),
        server.get("/api/path", a="Huawei", b="Qwen3"),
        server.get("/api/ask", q="who supports Qwen3?"),
        server.get("/id/nvidia"),
    ]


def refused(answers: list[Response], folder: Path) -> None:
    for answer in answers:
        assert answer.status == 503, answer.text
        assert "build it again" in answer.text
        assert str(folder) in answer.text
        assert "Traceback" not in answer.text


@pytest.mark.parametrize("name", LATER)
def test_a_damaged_store_is_refused_cleanly(folder: Path, tmp_path: Path, name: str) -> None:
    place = damaged(folder, tmp_path / "output", name)
    with serving(place, "--timeout", "10") as server:
        for _ in range(2):
            refused(asked(server), place)
        assert server.get("/query").status == 200
        assert server.get("/api/openapi.json").status == 200


@pytest.mark.parametrize("name", ["overwritten", "truncated", "unreadable", "cut_manifest"])
def test_a_store_that_is_damaged_while_it_is_served(tmp_path: Path, name: str) -> None:
    """Those who opened it before may go on, may be refused, may be cut short; a new build is served at once."""
    place = write_sample(tmp_path / "output")
    with serving(place, "--timeout", "5", "--workers", "1") as server:
        assert server.sparql("ASK { id:nvidia aiscape:develops ?x }").status == 200
        DAMAGES[name](place / "store")
        for answer in asked(server):
            assert answer.status in (200, 503, 504, 507), (answer.status, answer.text)
            assert "Traceback" not in answer.text
        write_sample(tmp_path / "new")
        shutil.rmtree(place / "store")
        (tmp_path / "new" / "store").rename(place / "store")
        deadline = time.monotonic() + 60
        while server.sparql("ASK { id:nvidia aiscape:develops ?x }").status != 200:
            assert time.monotonic() < deadline, "the new build is served"
            time.sleep(0.1)
        assert all(answer.status == 200 for answer in asked(server))


@pytest.mark.parametrize("name", sorted(set(DAMAGES) - set(LATER)))
def test_a_store_that_does_not_open_is_told_at_the_start(folder: Path, tmp_path: Path, name: str) -> None:
    from click.testing import CliRunner

    from aiscape.cli import main

    place = damaged(folder, tmp_path / "output", name)
    for command in ("serve", "mcp"):
        result = CliRunner().invoke(main, [command, "-g", str(place)])
        assert result.exit_code == 1
        assert "build it again" in result.stderr
        assert result.stderr.count("\n") == 1
