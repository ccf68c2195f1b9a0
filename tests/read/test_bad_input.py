"""Whatever is handed over, reading ends: with an article, or with one line that says what is wrong and where."""

from __future__ import annotations

import json
import os
import random
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from aiscape.errors import SourceError
from aiscape.model import Article
from aiscape.read import Defaults, read_sources

GOOD = "Nvidia said on Monday that it had acquired Gretel, a start-up based in San Diego."
NOISE = random.Random(1).randbytes(20_000)


def read(*paths: Path | str) -> list[Article | SourceError]:
    return list(read_sources(paths, Defaults()))


FAULTS = {
    "empty.txt": (b"", "is empty"),
    "blank.txt": (b" \n\t\n", "is empty"),
    "noise.txt": (NOISE, "is binary, not text"),
    "picture.html": (b"\x89PNG\r\n\x1a\n" + NOISE[:999], "is binary, not text"),
    "nul.txt": (b"A nul \x00 here. " + GOOD.encode(), "is binary, not text"),
    "bom.txt": (b"\xff\xfe\x00", "is not the utf-16 that it says it is"),
    "word.txt": (b"Nvidia", "holds no text to read"),
    "symbols.txt": ("★☆ !!! ??? 12345 %%\n".encode() * 99, "holds no text to read"),
    "unclosed.md": (b"---\ntitle: x\n\n" + GOOD.encode(), ":1: its front matter is opened by --- but not closed"),
    "yaml.md": (b"---\ntitle: x\nmore: : :\n---\n" + GOOD.encode(), ":3: its front matter is no YAML"),
    "list.md": (b"---\n- a\n---\n" + GOOD.encode(), ":1: its front matter is no list of 'key: value'"),
    "no-day.md": (b"---\ndate: 2025-02-30\n---\n" + GOOD.encode(), ":1: its front matter cannot be read: day is out"),
    "no-date.md": (b"---\ndate: soon\n---\n" + GOOD.encode(), "'soon' is no date: write it as 2025-04-29"),
    "half-date.md": (b"---\ndate: May 2025\n---\n" + GOOD.encode(), "'May 2025' can be more than one day"),
    "two-dates.md": (b"---\ndate: 03/04/2025\n---\n" + GOOD.encode(), "'03/04/2025' can be more than one day"),
    "cut.json": (b'{"text": "abc', ":1: is no JSON: Unterminated string"),
    "deep.json": (b"[" * 100_000, "is no JSON that can be read: nested too deeply"),
    "number.json": (b'{"text": ' + b"9" * 5000 + b"}", "is no JSON that can be read: a number too long"),
    "no-text.json": (b'[{"title": "x"}]', "object 1: the article has no text"),
    "no-object.json": (b"[1]", "object 1 is no JSON object"),
    "lines.jsonl": (b"\n{bad\n", ":2: is no JSON: Expecting property name"),
}


@pytest.mark.parametrize("name", FAULTS)
def test_each_fault_is_one_line_that_says_what_and_where(tmp_path: Path, name: str) -> None:
    """A file that cannot be read is one error, on one line, with its path and the reason."""
    data, reason = FAULTS[name]
    path = tmp_path / name
    path.write_bytes(data)
    (fault,) = read(path)
    assert isinstance(fault, SourceError)
    assert str(fault).startswith(str(path))
    assert reason in str(fault)
    assert "\n" not in str(fault)


def test_a_file_that_is_too_large_is_refused_unread(tmp_path: Path) -> None:
    """A file of 200 MB is refused by its size."""
    path = tmp_path / "huge.txt"
    with path.open("wb") as file:
        file.truncate(200 * 1024 * 1024)
    (fault,) = read(path)
    assert "larger than 64 MB" in str(fault)


def test_pipes_devices_and_lost_links_do_not_hang(tmp_path: Path) -> None:
    """What is no file is told so and not waited for."""
    os.mkfifo(tmp_path / "pipe.txt")
    (tmp_path / "zero.txt").symlink_to("/dev/zero")
    (tmp_path / "lost.txt").symlink_to("nowhere")
    (tmp_path / "self.txt").symlink_to("self.txt")
    faults = [str(item).rsplit(": ", 1)[0].removeprefix(str(tmp_path)) for item in read(tmp_path)]
    assert len(faults) == 4
    assert [str(item) for item in read(tmp_path / "lost.txt")] == [f"{tmp_path}/lost.txt: leads to no file"]
    assert "no file but a pipe or device" in str(read(tmp_path / "pipe.txt")[0])


def test_a_folder_that_links_to_itself_is_entered_once(tmp_path: Path) -> None:
    """A directory loop ends, and each file in it is read once."""
    (tmp_path / "a").mkdir()
    (tmp_path / "a" / "up").symlink_to("..")
    (tmp_path / "a" / "good.txt").write_text(GOOD, encoding="utf-8")
    assert [type(item) for item in read(tmp_path)] == [Article]


def test_names_of_any_bytes_can_be_read_and_told(tmp_path: Path) -> None:
    """A file name that is no text, or holds a line break, gives an id and a message of one line."""
    for name, text in ((b"odd\xff.txt", GOOD), (b"new\nline.txt", GOOD), (b"bad\xff\n.txt", "")):
        (Path(os.fsdecode(os.fsencode(tmp_path) + b"/" + name))).write_text(text, encoding="utf-8")
    items = read(tmp_path)
    assert sum(isinstance(item, Article) for item in items) == 2
    for item in items:
        text = item.id + item.source if isinstance(item, Article) else str(item)
        assert text.encode("utf-8")
        assert "\n" not in text


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1252"])
def test_western_text_is_decoded(tmp_path: Path, encoding: str) -> None:
    """Unicode with and without a mark and the Windows encoding come out as the same text."""
    text = f"Café “Mistral AI”, said François — the Paris-based start-up. {GOOD}"
    path = tmp_path / "a.txt"
    path.write_bytes(text.encode(encoding))
    (article,) = read(path)
    assert isinstance(article, Article)
    assert article.text == text


@pytest.mark.parametrize(
    ("encoding", "text"),
    [
        ("gb18030", "阿里巴巴周二发布了通义千问三代模型，这是一个包含八个模型的系列。华为和寒武纪提供芯片。"),
        ("big5", "阿里巴巴週二發布了通義千問三代模型，這是一個包含八個模型的系列。"),
        ("shift_jis", "サカナAIは月曜日に資金調達を発表した。東京に本社を置く新興企業である。"),
    ],
)
def test_eastern_text_is_decoded(tmp_path: Path, encoding: str, text: str) -> None:
    """Chinese and Japanese encodings are told by their looks."""
    path = tmp_path / "a.txt"
    path.write_bytes((text * 4).encode(encoding))
    (article,) = read(path)
    assert isinstance(article, Article)
    assert article.text == text * 4


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_line_ends_of_any_system_are_the_same(tmp_path: Path, end: str) -> None:
    """Front matter and paragraphs are found whatever ends the lines."""
    path = tmp_path / "a.md"
    path.write_bytes(f"---{end}title: T{end}date: 2025-04-29{end}---{end}{GOOD}{end}{end}{GOOD}{end}".encode())
    (article,) = read(path)
    assert isinstance(article, Article)
    assert (article.title, article.date, article.text) == ("T", "2025-04-29", f"{GOOD}\n\n{GOOD}")


def test_what_cannot_be_written_does_not_get_in(tmp_path: Path) -> None:
    """Nul characters, half surrogates and other controls in JSON strings are gone from the article."""
    path = tmp_path / "a.jsonl"
    path.write_text(
        json.dumps({"id": "a\0\ud800b", "title": "T\n\x1bU", "text": f"{GOOD}\0\ud83d\x07"}), encoding="utf-8"
    )
    (article,) = read(path)
    assert isinstance(article, Article)
    assert (article.id, article.title, article.text) == ("a?b", "T U", f"{GOOD}?")


def test_metadata_of_any_shape_is_read_or_left(tmp_path: Path) -> None:
    """Lists are joined, an object gives its name, and a YAML bomb does not go off."""
    path = tmp_path / "a.md"
    bomb = "a: &a [x, x, x, x, x, x, x, x, x]\n" + "".join(
        f"{b}: &{b} [{', '.join([f'*{a}'] * 9)}]\n" for a, b in zip("abcdefghij", "bcdefghijk", strict=True)
    )
    path.write_text(f"---\n{bomb}title: *k\npublisher: {{name: Wire}}\nreferences: [a, b, a]\n---\n{GOOD}\n", "utf-8")
    (article,) = read(path)
    assert isinstance(article, Article)
    assert (article.title, article.publisher, article.references) == ("", "Wire", ("a", "b"))


def test_many_broken_lines_are_counted(tmp_path: Path) -> None:
    """A file that is no JSON Lines at all does not flood the screen."""
    path = tmp_path / "a.jsonl"
    path.write_text("no json\n" * 1000, encoding="utf-8")
    faults = read(path)
    assert len(faults) == 21
    assert "980 more lines cannot be read" in str(faults[-1])


@pytest.mark.parametrize("unit", [" ", "\n", "**a ", "[a](", "```\n", "> ", "- ", "__a", "<p", "a\t", "© ", "\u3000"])
@pytest.mark.parametrize("suffix", [".md", ".txt"])
def test_long_runs_of_anything_are_read_in_time(tmp_path: Path, unit: str, suffix: str) -> None:
    """No pattern takes more than a moment, whatever a text repeats."""
    path = tmp_path / f"a{suffix}"
    path.write_text(GOOD + unit * (200_000 // len(unit)) + GOOD, encoding="utf-8")
    (article,) = read(path)
    assert isinstance(article, Article)


@settings(max_examples=150, deadline=None)
@given(st.binary(max_size=300), st.sampled_from([".txt", ".md", ".html", ".json", ".jsonl"]))
def test_any_bytes_are_read_or_refused(tmp_path_factory: pytest.TempPathFactory, data: bytes, suffix: str) -> None:
    """No bytes make reading fail otherwise than by an error that says why."""
    path = tmp_path_factory.getbasetemp() / f"any{suffix}"
    path.write_bytes(data)
    for item in read(path):
        assert isinstance(item, (Article, SourceError))
