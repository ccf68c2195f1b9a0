"""A second build adds what is new, and equals one build of everything."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from aiscape.errors import OutputError, SourceError
from tests.build.articles import TEXTS, built, content, write_articles


def read_anew(out: Path, *sources: Path, **options: object) -> int:
    """How many articles a build reads."""
    from aiscape.build import Options, build

    seen = [0]
    build(sources, out, Options(**options), progress=lambda done, total: seen.__setitem__(0, total))  # type: ignore[arg-type]
    return seen[0]


def test_a_second_build_equals_one_of_all(tmp_path: Path) -> None:
    """Articles given one by one make the graph that they make together."""
    files = write_articles(tmp_path / "in")
    for file in files:
        report = built(tmp_path / "grown", file)
        assert report.new == 1
    built(tmp_path / "whole", tmp_path / "in")
    assert report.articles == len(files)
    assert content(tmp_path / "grown") == content(tmp_path / "whole")


def test_only_what_is_new_is_read(tmp_path: Path) -> None:
    """What an earlier build read is not read again, wherever it lies now."""
    files = write_articles(tmp_path / "in", "nvidia", "alibaba")
    out = tmp_path / "out"
    assert read_anew(out, *files) == 2
    assert read_anew(out, *files) == 0
    moved = files[0].rename(tmp_path / files[0].name)
    assert read_anew(out, moved, *write_articles(tmp_path / "in", "openai")) == 1


def test_fresh_forgets_what_was_built(tmp_path: Path) -> None:
    """--fresh builds from the given sources alone."""
    one, two = write_articles(tmp_path / "in", "nvidia", "alibaba")
    built(tmp_path / "out", one)
    assert built(tmp_path / "out", two, fresh=True).articles == 1
    built(tmp_path / "alone", two)
    assert content(tmp_path / "out") == content(tmp_path / "alone")


def test_another_lexicon_or_threshold_reads_all_again(tmp_path: Path) -> None:
    """What decides how an article is read makes all of them be read again, those of earlier builds too."""
    one, two = write_articles(tmp_path / "in", "nvidia", "alibaba")
    watchlist = tmp_path / "mine.csv"
    watchlist.write_text("name,type,aliases\nGretel Labs,Company,Gretel\n", encoding="utf-8")
    out = tmp_path / "out"
    built(out, one, two)
    assert read_anew(out, one, lexicons=(watchlist,)) == 2
    assert b'"Gretel Labs"' in content(out)["claims.jsonl"]
    assert read_anew(out, one, lexicons=(watchlist,), threshold=0.99) == 2


def test_a_date_that_is_mended_is_read_again(tmp_path: Path) -> None:
    """The same text with another date takes the place of what was built before."""
    (file,) = write_articles(tmp_path / "in", "nvidia")
    out = tmp_path / "out"
    built(out, file)
    file.write_text(file.read_text("utf-8").replace("2025-05-06", "2025-05-20"), encoding="utf-8")
    report = built(out, file)
    assert (report.articles, report.new) == (1, 0)
    assert b"2025-05-20" in content(out)["graph.nq"]
    assert b"2025-05-06" not in content(out)["graph.nq"]


def test_copies_are_one_origin(tmp_path: Path) -> None:
    """A syndicated text is claimed once; each copy stays on record, and what only a copy says remains."""
    original, copy = tmp_path / "one.json", tmp_path / "two.json"
    long = f"{TEXTS['nvidia']} {TEXTS['openai']}"
    original.write_text(json.dumps({"text": long, "publisher": "Wire", "date": "2025-05-06"}), "utf-8")
    own = "Alibaba Cloud, which is owned by Alibaba Group, released Qwen3 on Tuesday."
    copy.write_text(json.dumps({"text": f"{long} {own}", "publisher": "Daily", "date": "2025-05-07"}), "utf-8")
    built(tmp_path / "one", original)
    report = built(tmp_path / "both", original, copy)
    assert (report.articles, report.copies) == (2, 1)
    claims = [json.loads(line) for line in (tmp_path / "both" / "claims.jsonl").read_text("utf-8").splitlines()]
    alone = (tmp_path / "one" / "claims.jsonl").read_text("utf-8").splitlines()
    triples = [(c["subject"], c["predicate"], c["object"], c["modality"], c["polarity"]) for c in claims]
    assert len(triples) == len(set(triples))
    assert len([c for c in claims if c["article"].startswith("one-")]) == len(alone)
    assert ("Alibaba Cloud", "two") in {(c["object"], c["article"][:3]) for c in claims}
    assert b"copyOf" in content(tmp_path / "both")["graph.nq"]


def test_the_same_text_from_two_outlets_stays_two_articles(tmp_path: Path) -> None:
    """One text under two publishers is two articles, one of them a copy, even if the files have one name."""
    for outlet in ("wire", "daily"):
        (tmp_path / outlet).mkdir()
        (tmp_path / outlet / "story.md").write_text(f"---\npublisher: {outlet}\n---\n{TEXTS['nvidia']}\n", "utf-8")
    report = built(tmp_path / "out", tmp_path / "wire", tmp_path / "daily")
    assert (report.articles, report.copies) == (2, 1)


@pytest.mark.parametrize(
    "damage", [b"x\n", b"[]\n", b'{"article": null}\n', b"\xff\xfe\n", b'{"article": {"id": 5}}\n']
)
def test_a_damaged_memory_is_said(tmp_path: Path, damage: bytes) -> None:
    """Where the file of earlier readings is damaged, the build says which line and leaves everything as it is."""
    (file,) = write_articles(tmp_path / "in", "nvidia")
    out = tmp_path / "out"
    built(out, file)
    before = content(out)
    with (out / "extracted.jsonl").open("ab") as memory:
        memory.write(damage)
    with pytest.raises(OutputError, match=r"extracted.jsonl: line 2 is damaged: build with --fresh"):
        built(out, file)
    assert content(out) == before
    assert built(out, file, fresh=True).articles == 1


def test_nothing_to_read_leaves_what_was_built(tmp_path: Path) -> None:
    """A fresh build of nothing does not wipe the graph."""
    (file,) = write_articles(tmp_path / "in", "nvidia")
    built(tmp_path / "out", file)
    before = content(tmp_path / "out")
    with pytest.raises(SourceError, match="no article could be read"):
        built(tmp_path / "out", tmp_path / "nowhere", fresh=True)
    assert content(tmp_path / "out") == before


def test_an_output_is_not_read_as_a_source(tmp_path: Path) -> None:
    """Building a folder that holds an output reads the articles and not what was written."""
    write_articles(tmp_path, "nvidia")
    assert built(tmp_path / "out", tmp_path).articles == 1
    report = built(tmp_path / "out", tmp_path)
    assert (report.articles, report.faults) == (1, ())
