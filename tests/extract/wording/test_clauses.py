"""A sentence is cut where a new statement begins and where an aside ends."""

from __future__ import annotations

import pytest

from aiscape.extract.wording.clauses import clause_of, pieces

CUT = [
    (
        "Halden, which was set up in 2013, has bought Runa.",
        ["Halden", ", which was set up in 2013", ", has bought Runa."],
    ),
    ("Halden bought Runa; Moss was set up in 2014.", ["Halden bought Runa", "; Moss was set up in 2014."]),
    ("Halden bought Runa in May and sold Moss.", ["Halden bought Runa in May", " and sold Moss."]),
    ("Halden bought Runa, but Moss sued it in May.", ["Halden bought Runa", ", but Moss sued it in May."]),
    ("Halden bought Runa and in 2021 Moss sank.", ["Halden bought Runa", " and in 2021 Moss sank."]),
    ("Halden, fined $5m by Oslo, has bought Runa.", ["Halden", ", fined $5m by Oslo", ", has bought Runa."]),
    ("Halden, now worth $2bn, bought Runa.", ["Halden", ", now worth $2bn", ", bought Runa."]),
    (
        "Since it was set up in 2015, Halden has bought Runa.",
        ["Since it was set up in 2015", ", Halden has bought Runa."],
    ),
    ("Founded in 2015, Halden has bought Runa.", ["Founded in 2015", ", Halden has bought Runa."]),
    ("Halden sank on Monday after it released Runa.", ["Halden sank on Monday", " after it released Runa."]),
    ("Halden bought Runa, a maker of $99 lamps.", ["Halden bought Runa", ", a maker of $99 lamps."]),
    (
        "Halden, which bought Runa, Moss and Tarn in May, sank.",
        ["Halden", ", which bought Runa, Moss and Tarn in May", ", sank."],
    ),
]

WHOLE = [
    "Halden and Moss bought Runa in May 2014.",
    "In May, the company bought Runa.",
    "Halden bought Runa in a deal worth $4 billion, with cash and shares, in May.",
    "Halden raised $40 million in a Series B, led by Moss.",
    "Halden counts Moss, Tarn and Orrin among its backers.",
    "Since 2021 Halden has supplied Runa.",
    "Halden bought Runa on April 29, 2025, for cash.",
    "Halden has bought Runa, the ministry said on Monday.",
    "Halden will put cameras and chips in cars.",
]


@pytest.mark.parametrize(("sentence", "expected"), CUT)
def test_cut(sentence: str, expected: list[str]) -> None:
    assert [sentence[piece.start : piece.end] for piece in pieces(sentence)] == expected


@pytest.mark.parametrize("sentence", WHOLE)
def test_one_statement_stays_whole(sentence: str) -> None:
    assert [sentence[piece.start : piece.end] for piece in pieces(sentence)] == [sentence]


OWN = [
    ("Halden, set up in 2013 by Ida Moen, has bought Runa.", "Halden", "Runa", ["Halden", ", has bought Runa."]),
    ("Halden, set up in 2013 by Ida Moen, has bought Runa.", "Ida Moen", "Halden", [", set up in 2013 by Ida Moen"]),
    ("Halden bought Runa in May and sold Moss.", "Halden", "Moss", [" and sold Moss."]),
]


@pytest.mark.parametrize(("sentence", "first", "second", "expected"), OWN)
def test_of_two_clauses_the_one_that_is_not_the_main_one(
    sentence: str, first: str, second: str, expected: list[str]
) -> None:
    spans = [(sentence.index(name), sentence.index(name) + len(name)) for name in (first, second)]
    assert [sentence[p.start : p.end] for p in clause_of(sentence, spans[0], spans[1])] == expected


def test_a_mention_of_a_sentence_before_leaves_the_other_to_decide() -> None:
    sentence = "It sank, but Moss sued it in May."
    moss = (sentence.index("Moss"), sentence.index("Moss") + 4)
    assert [sentence[p.start : p.end] for p in clause_of(sentence, (-40, -34), moss)] == [", but Moss sued it in May."]
