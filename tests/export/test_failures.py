"""An export that fails leaves what stood there before, and says in one line why."""

from __future__ import annotations

import gc
import os
import resource
import signal
import stat
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import pytest

from aiscape.errors import OutputError, StoreError
from aiscape.export import FORMATS, Format, export
from aiscape.export.limits import FormatError
from aiscape.model import Graph
from aiscape.store import KnowledgeGraph, quads, write_store
from tests.export.rights import as_nobody
from tests.query.sample import sample


@contextmanager
def small_files() -> Iterator[None]:
    """As on a disk that is full after some bytes: the system refuses to let a file grow beyond them."""
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    handler = signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (300, before[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
        signal.signal(signal.SIGXFSZ, handler)


def found(folder: Path) -> dict[str, bytes]:
    """Every file below a folder."""
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")  # a sheet of openpyxl tries once more
@pytest.mark.parametrize("format", FORMATS)
def test_a_full_disk_leaves_the_file_as_it_was(tmp_path: Path, format: str) -> None:
    """Each format: the error names the file and the reason, and nothing half-written stays, new or old."""
    path = tmp_path / f"graph{FORMATS[format].suffix}"
    if path.suffix:
        path.write_text("before")
    else:
        path.mkdir()
        (path / "claims.csv").write_text("before")
    before = found(tmp_path)
    with pytest.raises(OutputError, match="File too large; the previous output is unchanged"), small_files():
        export(sample(), format, path)
    gc.collect()  # the sheet that tries once more does so here
    assert found(tmp_path) == before


@pytest.mark.parametrize("stop", [KeyboardInterrupt, MemoryError, RuntimeError])
def test_an_interruption_leaves_the_file_as_it_was(
    tmp_path: Path, stop: type[BaseException], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Ctrl-C, or a fault in a plugin's writer, in the middle of a file."""

    def write(graph: Graph, path: Path) -> None:
        path.write_text("half")
        raise stop

    monkeypatch.setitem(FORMATS, "halfway", Format(write, ".half", "stops in the middle"))
    (tmp_path / "graph.half").write_text("before")
    with pytest.raises(stop):
        export(sample(), "halfway", tmp_path / "graph.half")
    assert found(tmp_path) == {"graph.half": b"before"}


def test_what_a_format_cannot_hold_leaves_the_file_as_it_was(tmp_path: Path) -> None:
    """RDF/XML finds out in the middle of the file that a text cannot be written."""
    graph = sample()
    odd = replace(graph, claims=(*graph.claims[:-1], replace(graph.claims[-1], quote="\x01")))
    (tmp_path / "graph.rdf").write_text("before")
    with pytest.raises(FormatError, match=r"U\+0001"):
        export(odd, "rdfxml", tmp_path / "graph.rdf")
    assert found(tmp_path) == {"graph.rdf": b"before"}


@pytest.mark.parametrize("name", ["missing/graph.nq", "file/graph.nq", "folder", "x" * 300])
def test_a_place_that_cannot_be_is_told(tmp_path: Path, name: str) -> None:
    """A folder that is not there, a file for a folder, a folder for a file, too long a name."""
    (tmp_path / "file").write_text("before")
    (tmp_path / "folder").mkdir()
    with pytest.raises(OutputError, match="cannot be written: "):
        export(sample(), "nquads", tmp_path / name)
    assert found(tmp_path) == {"file": b"before"}


def test_a_file_for_a_folder_of_tables_is_told(tmp_path: Path) -> None:
    """The tables do not replace a file."""
    (tmp_path / "tables").write_text("before")
    with pytest.raises(OutputError, match="cannot be written: Not a directory"):
        export(sample(), "csv", tmp_path / "tables")
    assert found(tmp_path) == {"tables": b"before"}


def test_tables_leave_other_files_of_their_folder(tmp_path: Path) -> None:
    """A folder that is there keeps what no table is called."""
    (tmp_path / "notes.txt").write_text("mine")
    export(sample(), "csv", tmp_path)
    assert set(found(tmp_path)) == {"notes.txt", "nodes.csv", "claims.csv", "evidence.csv", "articles.csv"}


def test_a_link_is_followed_and_the_rights_stay(tmp_path: Path) -> None:
    """The file that a link leads to is replaced, not the link; whoever could read it still can."""
    target = tmp_path / "target.nq"
    target.write_text("before")
    target.chmod(0o640)
    (tmp_path / "link.nq").symlink_to(target)
    export(sample(), "nquads", tmp_path / "link.nq")
    assert (tmp_path / "link.nq").is_symlink()
    assert target.read_bytes().count(b"\n") == len(set(quads(sample())))
    assert stat.S_IMODE(target.stat().st_mode) == 0o640


def aiscape(folder: Path, out: str) -> subprocess.CompletedProcess[bytes]:
    command = [sys.executable, "-m", "aiscape", "export", "nquads", "-g", str(folder), "-o", out]
    return subprocess.run(command, capture_output=True)


def test_a_pipe_is_written_to(tmp_path: Path) -> None:
    """/dev/stdout stays the device that it is, and the file comes through it."""
    write_store(sample(), tmp_path / "store")
    done = aiscape(tmp_path, "/dev/stdout")
    assert done.returncode == 0, done.stderr
    assert done.stdout.count(b" .\n") == len(set(quads(sample())))


def test_a_full_device_is_told(tmp_path: Path) -> None:
    """The command ends with one line and 1, and the device is still there."""
    write_store(sample(), tmp_path / "store")
    done = aiscape(tmp_path, "/dev/full")
    assert (done.returncode, done.stderr) == (
        1,
        b"aiscape: /dev/full: cannot be written: No space left on device; the previous output is unchanged\n",
    )
    assert stat.S_ISCHR(os.stat("/dev/full").st_mode)


@pytest.mark.skipif(os.geteuid() != 0, reason="only root can become another user")
@pytest.mark.parametrize("mode", [0o555, 0o755])
def test_a_place_without_rights_is_told(mode: int) -> None:
    """A folder that may not be written, and a file that is another's: one line, and nothing is changed."""
    with tempfile.TemporaryDirectory(dir="/tmp") as name:
        folder = Path(name)
        (folder / "graph.nq").write_text("before")
        folder.chmod(mode)
        said = as_nobody(lambda: export(sample(), "nquads", folder / "graph.nq"))
        assert said == f"{folder}/graph.nq: cannot be written: Permission denied; the previous output is unchanged"
        assert found(folder) == {"graph.nq": b"before"}


def test_a_text_of_many_megabytes_comes_through_or_is_told(tmp_path: Path) -> None:
    """What is written line by line takes any length; what has to be parsed says that it is too long."""
    graph = sample()
    huge = replace(graph, claims=(replace(graph.claims[0], quote="語" * 6_000_000),))
    export(huge, "nquads", tmp_path / "graph.nq")
    assert (tmp_path / "graph.nq").stat().st_size > 18_000_000
    with pytest.raises(StoreError, match="more than 16 MB"):
        export(huge, "turtle", tmp_path / "graph.ttl")
    with pytest.raises(StoreError, match="more than 16 MB"):
        KnowledgeGraph.of(huge)
    with pytest.raises(StoreError, match="more than 16 MB"):
        write_store(huge, tmp_path / "store")


def test_a_number_that_no_column_holds_is_told(tmp_path: Path) -> None:
    """Parquet names the table whose number is too large."""
    graph = sample()
    odd = replace(graph, claims=(replace(graph.claims[0], end=10**30),))
    with pytest.raises(FormatError, match="Parquet cannot hold the table evidence"):
        export(odd, "parquet", tmp_path / "tables")
    assert found(tmp_path) == {}
