"""In two lists of one length, "respectively" joins what has the same place."""

from __future__ import annotations

import pytest

from aiscape.extract.wording.order import out_of_order
from tests.extract.wording.marked import spans


def _joined(marked: str) -> set[tuple[str, str]]:
    """The pairs of bracketed names in a sentence that stand in order, each name once."""
    text, names = spans(marked)
    pairs = [(one, other) for i, one in enumerate(names) for other in names[i + 1 :]]
    return {
        (text[slice(*one)], text[slice(*other)]) for one, other in pairs if not out_of_order(text, names, one, other)
    }


@pytest.mark.parametrize(
    ("sentence", "wanted", "unwanted"),
    [
        ("[A] and [B] bought [C] and [D] respectively.", "AC BD", "AD BC"),
        ("[A], [B] and [C] sued [D], [E], and [F], in that order.", "AD BE CF", "AE AF BD BF CD CE"),
        ("[A] and [B], of [C] and [D] respectively, agreed.", "AC BD", "AD BC"),
        ("[A] and [B] use Vega's [C] and Runa's [D], respectively.", "AC BD", "AD BC"),
        ("[A]'s [B] and [C]'s [D] run on [E] and [F] respectively.", "AB CD BE DF", "BF DE"),
        ("Respectively, the [A] and the [B] are based in [C] and [D].", "AC BD", "AD BC"),
    ],
)
def test_only_equal_places_are_joined(sentence: str, wanted: str, unwanted: str) -> None:
    joined = {"".join(pair) for pair in _joined(sentence)}
    assert set(wanted.split()) <= joined
    assert not set(unwanted.split()) & joined


@pytest.mark.parametrize(
    "sentence",
    [
        "[A] and [B] bought [C] and [D].",
        "[A] and [B] invested in [C], $2 million and $3 million respectively.",
        "[A] and [B] respectively bought [C].",
        "[A] and [B] bought [C], [D] and [E], respectively.",
    ],
)
def test_without_two_lists_of_one_length_nothing_is_parted(sentence: str) -> None:
    count = sentence.count("[")
    assert len(_joined(sentence)) == count * (count - 1) // 2
