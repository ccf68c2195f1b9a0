"""A figure goes to the model that it stands with, and to no other."""

from __future__ import annotations

import pytest

from aiscape.extract.wording.scores import outscored, score_of
from tests.extract.wording.marked import span_of

SCORES = [
    ("Tarn 2 scored 71.0 on GPQA, against 75.2 for Runa 3 70B.", "Tarn 2", "GPQA", "71.0"),
    ("Tarn 2 scored 71.0 on GPQA, against 75.2 for Runa 3 70B.", "Runa 3 70B", "GPQA", "75.2"),
    ("On GPQA Tarn 2 got 80%, Runa 74% and Moss-4 92%.", "Tarn 2", "GPQA", "80%"),
    ("On GPQA Tarn 2 got 80%, Runa 74% and Moss-4 92%.", "Runa", "GPQA", "74%"),
    ("On GPQA Tarn 2 got 80%, Runa 74% and Moss-4 92%.", "Moss-4", "GPQA", "92%"),
    ("Tarn 2 beat Moss-4 on GPQA by 96.0 to 95.3.", "Tarn 2", "GPQA", "96.0"),
    ("Tarn 2 beat Moss-4 on GPQA by 96.0 to 95.3.", "Moss-4", "GPQA", "95.3"),
    ("Tarn 2 manages 63.1 on GPQA (Moss-4: 53.6).", "Moss-4", "GPQA", "53.6"),
    ("Tarn 2 is well below the 86.4 of Halden's Moss-4 on GPQA.", "Moss-4", "GPQA", "86.4"),
    ("On GPQA, Tarn comes out ahead, with 86% to Moss's 84.9%.", "Tarn", "GPQA", "86%"),
    ("On GPQA, Tarn comes out ahead, with 86% to Moss's 84.9%.", "Moss", "GPQA", "84.9%"),
    ("Tarn reached 90.1 on GPQA, ahead of Runa (88.2) and behind Moss (91.1).", "Runa", "GPQA", "88.2"),
    ("Tarn scored 74.2% on MMLU and 41.9% on GPQA, Halden said.", "Tarn", "GPQA", "41.9%"),
    ("Tarn scored 74.2% on MMLU and 41.9% on GPQA, Halden said.", "Tarn", "MMLU", "74.2%"),
    ("Tarn, which has 7 billion parameters, reached 61 on GPQA in 2024.", "Tarn", "GPQA", "61"),
]

NONE = [
    ("Tarn hit 71% on GPQA, two points more than Moss.", "Moss", "GPQA"),
    ("Tarn hit 71% on GPQA, 2 points more than Moss.", "Moss", "GPQA"),
    ("Tarn beat Moss-4 on GPQA.", "Tarn", "GPQA"),
    ("Tarn scored 80.1 and 41.0 on MMLU and GPQA.", "Tarn", "MMLU"),
    ("Tarn scored 71 on MMLU and 40 on MATH, against 68 and 35 for Moss.", "Moss", "MATH"),
    ("Tarn stands at 70.7 on MMLU; on GPQA it trails Moss.", "Tarn", "GPQA"),
    ("Runa has 79 on MMLU, where Tarn reached 78, and 97 against 96 on GPQA.", "Tarn", "GPQA"),
    ("Tarn trails Moss on GPQA by 5 points.", "Tarn", "GPQA"),
]


@pytest.mark.parametrize(("sentence", "model", "test", "expected"), SCORES)
def test_score(sentence: str, model: str, test: str, expected: str) -> None:
    assert score_of(sentence, span_of(sentence, model), span_of(sentence, test)) == expected


@pytest.mark.parametrize(("sentence", "model", "test"), NONE)
def test_no_score(sentence: str, model: str, test: str) -> None:
    assert score_of(sentence, span_of(sentence, model), span_of(sentence, test)) is None


def test_the_only_figure_is_that_of_a_model_named_before() -> None:
    sentence = "On GPQA, it was 71.3 per cent."
    assert score_of(sentence, (-30, -24), span_of(sentence, "GPQA")) == "71.3 per cent"


LOSES = [
    ("On GPQA, Tarn comes last, with 31% to Moss's 44%.", "Tarn", "Moss"),
    ("Tarn scored 71.0 on GPQA, against 74.2 for Moss.", "Tarn", "Moss"),
    ("Tarn reached 90.1 on GPQA, ahead of Runa (88.2) and behind Moss (91.1).", "Tarn", "Moss"),
]

STANDS = [
    ("Tarn scored 71.0 on GPQA, against 74.2 for Moss.", "Moss", "Tarn"),
    ("Tarn had an error rate of 8% on GPQA, against 11% for Moss.", "Tarn", "Moss"),
    ("With 5.5 per cent Tarn is better than Moss (7.9).", "Tarn", "Moss"),
    ("Tarn costs 3 on GPQA, against 5 for Moss.", "Tarn", "Moss"),
    ("Tarn beats Moss.", "Tarn", "Moss"),
    ("Tarn scored 40 on MATH and Moss 80 on GPQA.", "Tarn", "Moss"),
]


@pytest.mark.parametrize(("sentence", "winner", "loser"), LOSES)
def test_figures_that_give_it_the_lie(sentence: str, winner: str, loser: str) -> None:
    assert outscored(sentence, span_of(sentence, winner), span_of(sentence, loser))


@pytest.mark.parametrize(("sentence", "winner", "loser"), STANDS)
def test_figures_that_do_not(sentence: str, winner: str, loser: str) -> None:
    assert not outscored(sentence, span_of(sentence, winner), span_of(sentence, loser))
