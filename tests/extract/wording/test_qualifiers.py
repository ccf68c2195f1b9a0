"""Role, amount, round and score are taken where the words stand next to the relation."""

from __future__ import annotations

import pytest

from aiscape.extract.wording.qualifiers import qualifiers

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
    (
        "investsIn",
        "Nordfond put $30 million into Halden at a valuation of $200 million.",
        "Nordfond",
        "Halden",
        {"amount": "$30 million"},
    ),
    (
        "investsIn",
        "Nordfond put $30 million into Halden at a $200 million valuation.",
        "Nordfond",
        "Halden",
        {"amount": "$30 million"},
    ),
    ("investsIn", "Nordfond, fined $5 billion by Oslo, has invested in Halden.", "Nordfond", "Halden", {}),
    ("investsIn", "Halden, now worth $5 billion, counts Nordfond among its investors.", "Nordfond", "Halden", {}),
    ("investsIn", "Nordfond, which led Runa's Series A, has invested in Halden.", "Nordfond", "Halden", {}),
    (
        "investsIn",
        "Halden closed a Series B led by Nordfond, with Moss Ventures taking part.",
        "Moss Ventures",
        "Halden",
        {"round": "Series B"},
    ),
    (
        "investsIn",
        "Nordfond holds shares in Halden worth $12 million.",
        "Nordfond",
        "Halden",
        {"amount": "$12 million"},
    ),
    ("acquires", "Halden, whose shares rose 2% to $410, has bought Runa.", "Halden", "Runa", {}),
    ("acquires", "Halden bought Runa, a maker of $99 cameras.", "Halden", "Runa", {}),
    ("acquires", "Halden bought Runa in a deal worth $4 billion.", "Halden", "Runa", {"amount": "$4 billion"}),
    (
        "acquires",
        "Halden paid $90 million for Runa and will spend $200 million on shares.",
        "Halden",
        "Runa",
        {"amount": "$90 million"},
    ),
    ("suppliesTo", "Halden sells chips to Runa for ₹900m a year.", "Halden", "Runa", {"amount": "₹900m"}),
    ("suppliesTo", "Halden sells Runa a tool that costs $20 a month.", "Halden", "Runa", {}),
    ("evaluatedOn", "Runa 2 beat Moss-4 on GPQA.", "Runa 2", "GPQA", {}),
    ("basedIn", "Halden of Oslo raised $3 million.", "Halden", "Oslo", {}),
]


@pytest.mark.parametrize(("predicate", "sentence", "subject", "obj", "expected"), CASES)
def test_qualifiers(predicate: str, sentence: str, subject: str, obj: str, expected: dict[str, str]) -> None:
    spans = [(sentence.index(name), sentence.index(name) + len(name)) for name in (subject, obj)]
    assert dict(qualifiers(predicate, sentence, spans[0], spans[1])) == expected
