"""Role, amount, round and score are taken where the words stand next to the relation."""

from __future__ import annotations

import pytest

from aiscape.extract.qualifiers import qualifiers

CASES = [
    (
        "worksFor",
        "Ida Moen, chief technology officer of Halden, spoke.",
        "Ida Moen",
        "Halden",
        {"role": "chief technology officer"},
    ),
    ("worksFor", "Halden's co-founder Ida Moen spoke.", "Ida Moen", "Halden", {"role": "co-founder"}),
    ("worksFor", "Ida Moen of Halden spoke.", "Ida Moen", "Halden", {}),
    (
        "investsIn",
        "Nordfond led Halden's €40 million Series B round.",
        "Nordfond",
        "Halden",
        {"amount": "€40 million", "round": "Series B"},
    ),
    ("investsIn", "Nordfond put $2 million, or €1.8 million, into Halden.", "Nordfond", "Halden", {}),
    ("acquires", "Halden bought Runa for US$1.2 billion.", "Halden", "Runa", {"amount": "US$1.2 billion"}),
    ("evaluatedOn", "Runa scores 85.3 on GPQA and 61 on MMLU.", "Runa", "GPQA", {"score": "85.3"}),
    ("evaluatedOn", "Runa scores 85.3 on GPQA and 61 on MMLU.", "Runa", "MMLU", {"score": "61"}),
    ("evaluatedOn", "On GPQA, Runa reached 71.3 per cent.", "Runa", "GPQA", {"score": "71.3 per cent"}),
    ("basedIn", "Halden of Oslo raised $3 million.", "Halden", "Oslo", {}),
]


@pytest.mark.parametrize(("predicate", "sentence", "subject", "obj", "expected"), CASES)
def test_qualifiers(predicate: str, sentence: str, subject: str, obj: str, expected: dict[str, str]) -> None:
    spans = [(sentence.index(name), sentence.index(name) + len(name)) for name in (subject, obj)]
    assert dict(qualifiers(predicate, sentence, spans[0], spans[1])) == expected
