"""Dates of sentences against the day of the article."""

from __future__ import annotations

import pytest

from aiscape.extract.dates import only_date

PUBLISHED = "2025-11-12"  # a Wednesday

CASES = [
    ("The lab unveiled it on Tuesday.", "2025-11-11"),
    ("The lab unveiled it on Wednesday.", "2025-11-12"),
    ("It was released on 29 April 2025.", "2025-04-29"),
    ("It was released on April 29, 2025, in Paris.", "2025-04-29"),
    ("The suit was filed on Aug. 7 in Tokyo.", "2025-08-07"),
    ("In September it bought the start-up.", "2025-09"),
    ("In December it bought the start-up.", "2024-12"),
    ("Founded in 2017, it makes chips.", "2017"),
    ("It bought the firm last year.", "2024"),
    ("It bought the firm last month.", "2025-10"),
    ("Yesterday it sued the lab.", "2025-11-11"),
    ("BEIJING, Nov 12 - The lab sued its rival on Tuesday.", "2025-11-11"),
    ("It was founded in 2017 and sold in 2021.", None),
    ("It makes chips.", None),
    ("The model has 405 billion parameters.", None),
    ("On 31 June 2025 nothing happened.", None),
]


@pytest.mark.parametrize(("sentence", "expected"), CASES)
def test_the_one_date_of_a_sentence_is_worked_out(sentence: str, expected: str | None) -> None:
    assert only_date(sentence, PUBLISHED) == expected


@pytest.mark.parametrize("sentence", ["It came out on Tuesday.", "It came out in September.", "It came out last year."])
def test_without_the_articles_date_nothing_relative_is_resolved(sentence: str) -> None:
    assert only_date(sentence, None) is None


def test_a_full_date_needs_no_article_date() -> None:
    assert only_date("It came out on 3 May 2024.", None) == "2024-05-03"
