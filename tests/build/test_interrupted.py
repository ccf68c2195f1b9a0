"""A build that dies leaves what stood there before, or the whole of what it made: nothing between."""

from __future__ import annotations

import os
import resource
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

import aiscape
from aiscape.output import Output, recover
from tests.build.articles import built, command, content, write_articles

#: For each step of the swap, a process that is killed there; the last is not killed. Prints how many there were.
KILLED = """
import os, pathlib, shutil, signal, sys
from aiscape.output import Output

old, new, folder = map(pathlib.Path, sys.argv[1:])

def swap(out, last):
    steps = 0
    def dying(step):
        def die_or_go_on(*arguments, **named):
            nonlocal steps
            steps += 1
            if steps == last:
                os.kill(os.getpid(), signal.SIGKILL)
            return step(*arguments, **named)
        return die_or_go_on
    with Output.at(out) as held:
        for item in new.iterdir():
            if not item.name.startswith("."):
                (shutil.copytree if item.is_dir() else shutil.copy)(item, held.file(item.name))
        os.replace, pathlib.Path.rename, os.rmdir = map(dying, (os.replace, pathlib.Path.rename, os.rmdir))
        pathlib.Path.touch = dying(pathlib.Path.touch)
        held.swap()

step = status = 1
while status:
    out = folder / str(step)
    shutil.copytree(old, out)
    child = os.fork()
    if not child:
        swap(out, step)
        os._exit(0)
    status = os.waitpid(child, 0)[1]
    step += 1
print(step - 1)
"""


@pytest.fixture(scope="module")
def outputs(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    folder = tmp_path_factory.mktemp("outputs")
    files = write_articles(folder / "in", "nvidia", "alibaba")
    built(folder / "old", files[0])
    built(folder / "new", *files)
    return folder / "old", folder / "new"


def test_a_kill_at_any_step_of_the_swap_leaves_old_or_new(outputs: tuple[Path, Path], tmp_path: Path) -> None:
    """Killed at any step, the folder opens as the old graph or the new, and the next build finds all of one."""
    old, new = (len(aiscape.open(out)) for out in outputs)
    assert old != new
    arguments = [sys.executable, "-c", KILLED, *map(str, (*outputs, tmp_path))]
    steps = int(subprocess.run(arguments, capture_output=True, check=True).stdout)
    assert steps > 10
    opened = []
    for step in range(1, steps + 1):
        out = tmp_path / str(step)
        opened.append(len(aiscape.open(out)))
        recover(out)
        assert len(aiscape.open(out)) == opened[-1]
        assert content(out) == content(outputs[0] if opened[-1] == old else outputs[1])
        assert {path.name for path in out.iterdir() if path.name.startswith(".")} <= {".lock"}
    assert opened == sorted(opened, key=[old, new].index)
    assert {*opened} == {old, new}


@pytest.mark.parametrize("moment", [0.0, 0.3])
def test_ctrl_c_leaves_what_was_there(outputs: tuple[Path, Path], tmp_path: Path, moment: float) -> None:
    """Ctrl-C ends a build with one line and exit code 130; the output is as it was."""
    out = tmp_path / "out"
    shutil.copytree(outputs[0], out)
    more = write_articles(tmp_path / "in")
    arguments = [sys.executable, "-m", "aiscape", "build", *map(str, more), "-o", str(out), "--jobs", "1"]
    (out / ".lock").unlink()
    with subprocess.Popen(arguments, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as process:
        while not (out / ".lock").exists():
            time.sleep(0.01)
        time.sleep(moment)
        process.send_signal(signal.SIGINT)
        said, errors = process.communicate(timeout=60)
    if process.returncode == 0:
        pytest.skip("this machine builds faster than the test interrupts")
    assert process.returncode == 130, errors
    assert said == ""
    assert errors.splitlines() == [f"aiscape: interrupted; {out} is as it was before"]
    assert content(out) == content(outputs[0])


def test_a_full_disk_leaves_what_was_there(outputs: tuple[Path, Path], tmp_path: Path) -> None:
    """Where a file cannot grow, the build says so in one line and the output is as it was."""
    out = tmp_path / "out"
    shutil.copytree(outputs[0], out)
    files = write_articles(tmp_path / "in")
    limit = 40_000

    def keep_files_small() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))

    result = command("build", *files, "-o", out, "-q", preexec_fn=keep_files_small)
    assert result.returncode == 1
    assert result.stderr.splitlines() == [
        f"aiscape: {out}: cannot be written: File too large; the previous output is unchanged"
    ]
    assert content(out) == content(outputs[0])


def test_two_builds_at_once_are_refused(outputs: tuple[Path, Path], tmp_path: Path) -> None:
    """The second of two builds into one folder ends at once and says why."""
    out = tmp_path / "out"
    files = write_articles(tmp_path / "in", "nvidia")
    with Output.at(out):
        result = command("build", *files, "-o", out)
    assert (result.returncode, result.stdout) == (1, "")
    assert result.stderr == f"aiscape: {out}: another build is writing here; the previous output is unchanged\n"


def test_a_folder_that_cannot_be_written_is_said(tmp_path: Path) -> None:
    """An output below a file, or in a folder without the right to write, ends in one line."""
    files = write_articles(tmp_path / "in", "nvidia")
    (tmp_path / "file").write_text("here", encoding="utf-8")
    result = command("build", *files, "-o", tmp_path / "file" / "out")
    assert result.returncode == 1
    assert "cannot be written: Not a directory" in result.stderr
    if os.getuid() == 0:
        return  # root may write anywhere
    (tmp_path / "closed").mkdir(mode=0o500)
    result = command("build", *files, "-o", tmp_path / "closed" / "out")
    assert (result.returncode, len(result.stderr.splitlines())) == (1, 1)
