"""Scoring follows the gold files' rules, and gives the figures that the reference scorer gives."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from pathlib import Path

import pytest

from aiscape.errors import SourceError
from aiscape.evaluate import read_gold, score, total
from aiscape.evaluate.score import Said, calibration_error, reliability

SHARED = Path(__file__).parents[3] / "shared"

GOLD = """
= Alibaba Group : Alibaba ; Alibaba Group Holding
Alibaba Group | develops | Qwen3 @ Omdia   # a comment
Nvidia | competesWith | AMD
? Qwen3 | partOf | Qwen
! Qwen3 | develops | Alibaba
"""


def _said(subject: str, predicate: str, obj: str, *who: str, confidence: float = 0.9) -> Said:
    return Said(subject, predicate, obj, who, "", "network", confidence)


@pytest.fixture
def gold_file(tmp_path: Path) -> Path:
    path = tmp_path / "a.gold"
    path.write_text(GOLD, encoding="utf-8")
    return path


def test_aliases_and_the_order_of_symmetric_ends_do_not_matter(gold_file: Path) -> None:
    result = score(
        read_gold(gold_file), [_said("alibaba", "develops", "Qwen3", "Omdia"), _said("AMD", "competesWith", "Nvidia")]
    )
    assert (result.precision(), result.recall(), result.attributed, result.attributable) == (1.0, 1.0, 1, 1)


def test_optional_lines_count_neither_way(gold_file: Path) -> None:
    result = score(read_gold(gold_file), [_said("Qwen3", "partOf", "Qwen")])
    assert (result.hit.total(), result.wrong.total(), result.recall()) == (0, 0, 0.0)


def test_a_trap_is_wrong_and_listed_apart(gold_file: Path) -> None:
    result = score(read_gold(gold_file), [_said("Qwen3", "develops", "Alibaba Group")])
    assert (result.wrong.total(), len(result.trapped), len(result.mistaken)) == (1, 1, 0)


def test_a_line_that_is_no_triple_is_named(tmp_path: Path) -> None:
    path = tmp_path / "b.gold"
    path.write_text("A | develops\n", encoding="utf-8")
    with pytest.raises(SourceError, match=r"b\.gold:1"):
        read_gold(path)


def test_reliability_of_a_perfect_oracle_has_no_error() -> None:
    judged = [(1.0, True)] * 5 + [(0.0, False)] * 5
    assert calibration_error(judged) == 0
    assert [count for _, _, count in reliability(judged)] == [5, 5]


def test_totals_add_up(gold_file: Path) -> None:
    one = score(read_gold(gold_file), [_said("Alibaba", "develops", "Qwen3")])
    both = total([one, one])
    assert (both.hit.total(), both.wanted.total(), len(both.missing)) == (2, 4, 2)


@pytest.mark.skipif(
    not (SHARED / "score_claims.py").exists(), reason="the shared gold files are not beside this checkout"
)
@pytest.mark.parametrize("gold", sorted((SHARED / "gold" / "dev").glob("*.gold")), ids=lambda p: p.stem)
def test_the_figures_are_those_of_the_reference_scorer(gold: Path, tmp_path: Path) -> None:
    lines = [
        line.lstrip("?! ").split(" #")[0]
        for line in gold.read_text(encoding="utf-8").splitlines()
        if line.count("|") == 2
    ]
    claims = []
    for number, line in enumerate(lines):
        if number % 3:
            triple, _, who = line.partition(" @ ")
            subject, predicate, obj = (part.strip() for part in triple.split("|"))
            claims.append(_said(subject, predicate, obj, *([who.strip()] if who and number % 2 else [])))
    path = tmp_path / "claims.jsonl"
    records = [
        {"subject": c.subject, "predicate": c.predicate, "object": c.object, "attributed_to": list(c.attributed_to)}
        for c in claims
    ]
    path.write_text("\n".join(json.dumps(record) for record in records), encoding="utf-8")
    printed = subprocess.run(
        [sys.executable, SHARED / "score_claims.py", gold, path], capture_output=True, text=True, check=True
    ).stdout
    result = score(read_gold(gold), claims)
    numbers = [
        result.hit.total(),
        result.wanted.total(),
        result.wrong.total(),
        len(result.trapped),
        result.attributed,
        result.attributable,
    ]
    found = re.search(r"hit (\d+) of (\d+) wrong (\d+) traps (\d+) attributed (\d+) of (\d+)", printed)
    assert found
    assert [int(n) for n in found.groups()] == numbers
