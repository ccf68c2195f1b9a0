"""Dates of sentences against the day of the article."""

from __future__ import annotations

import pytest

from aiscape.extract.wording.dates import event_date, only_date

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
    ("Two people said on Tuesday that it had bought the start-up.", None),
    ("It told the Oslo Post on Tuesday that it had bought the start-up in May.", "2025-05"),
    ("It announced the purchase on Tuesday.", "2025-11-11"),
]


@pytest.mark.parametrize(("sentence", "expected"), CASES)
def test_the_one_date_of_a_sentence_is_worked_out(sentence: str, expected: str | None) -> None:
    assert only_date(sentence, PUBLISHED) == expected


@pytest.mark.parametrize("sentence", ["It came out on Tuesday.", "It came out in September.", "It came out last year."])
def test_without_the_articles_date_nothing_relative_is_resolved(sentence: str) -> None:
    assert only_date(sentence, None) is None


def test_a_full_date_needs_no_article_date() -> None:
    assert only_date("It came out on 3 May 2024.", None) == "2024-05-03"


EVENTS = [
    ("acquires", "Halden, which was founded in 2013, has bought Runa.", "Halden", "Runa", None),
    ("acquires", "Halden bought Runa; Moss was founded in 2014.", "Halden", "Runa", None),
    ("acquires", "Halden bought Runa in 2019 and sold Moss in 2021.", "Halden", "Runa", "2019"),
    ("acquires", "Halden, founded in 2013, bought Runa in 2019.", "Halden", "Runa", "2019"),
    ("acquires", "In 2014 Halden, of Oslo, bought Runa.", "Halden", "Runa", "2014"),
    ("acquires", "Halden bought Runa before the vote in 2020.", "Halden", "Runa", None),
    ("founded", "Halden, founded in 2013 by Ida Moen, has bought Runa.", "Ida Moen", "Halden", "2013"),
    ("founded", "Ida Moen, founder of Halden, spoke on Tuesday.", "Ida Moen", "Halden", None),
    ("founded", "Ida Moen set Halden up in 2013.", "Ida Moen", "Halden", "2013"),
    ("develops", "Halden's Runa scored 71 on Tuesday.", "Halden", "Runa", None),
    ("develops", "Halden's Runa came out on Tuesday.", "Halden", "Runa", "2025-11-11"),
    ("develops", "Halden released Runa on Tuesday.", "Halden", "Runa", "2025-11-11"),
    ("investsIn", "Moss, an investor in Halden since 2021, has backed Runa.", "Moss", "Halden", "2021"),
    ("investsIn", "Moss, an investor in Halden since 2021, has backed Runa.", "Moss", "Runa", None),
]


@pytest.mark.parametrize(("predicate", "sentence", "subject", "obj", "expected"), EVENTS)
def test_a_date_counts_in_the_clause_that_tells_of_the_event(
    predicate: str, sentence: str, subject: str, obj: str, expected: str | None
) -> None:
    spans = [(sentence.index(name), sentence.index(name) + len(name)) for name in (subject, obj)]
    assert event_date(predicate, sentence, spans[0], spans[1], PUBLISHED) == expected
