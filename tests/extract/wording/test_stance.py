"""The words of a sentence overrule the network where it takes a denial, a question or a plan for a plain statement."""

from __future__ import annotations

import numpy as np
import pytest

from aiscape.extract.labels import FLAGS
from aiscape.extract.wording.stance import Stance, stance
from tests.extract.wording.marked import spans


def _flags(name: str) -> np.ndarray:
    return np.array([0.9 if flag == name else 0.1 for flag in FLAGS])


@pytest.mark.parametrize(
    ("flag", "sentence", "expected"),
    [
        ("", "[Halden] supplies [Runa].", ("asserted", "stated")),
        ("expected", "[Halden] may supply [Runa].", ("asserted", "expected")),
        ("", "[Halden] does not supply [Runa].", ("negated", "stated")),
        ("expected", "Reports that [Halden] will supply [Runa] are wrong.", ("negated", "stated")),
        ("negated", "Whether [Halden] supplies [Runa] is not known.", ("asserted", "possible")),
        ("", "Halden denies that [it] supplies [Runa].", ("negated", "denied")),
        ("", "[Halden] reportedly supplies [Runa].", ("asserted", "possible")),
        ("expected", "[Halden] reportedly supplies [Runa].", ("asserted", "expected")),
        ("negated", "[Halden] hopes to supply [Runa].", ("negated", "stated")),
    ],
)
def test_words_overrule_the_network(flag: str, sentence: str, expected: Stance) -> None:
    text, ends = spans(sentence)
    assert stance("suppliesTo", _flags(flag), text, ends) == expected


def test_a_pattern_has_no_flags_but_the_words() -> None:
    text, ends = spans("It is a myth that [Halden] supplies [Runa].")
    assert stance("suppliesTo", None, text, ends) == ("negated", "stated")


def test_the_next_sentence_counts_where_it_takes_back() -> None:
    text, ends = spans("We wrote that [Halden] supplies [Runa].")
    assert stance("suppliesTo", _flags(""), text, ends, "It does not.") == ("negated", "stated")
    assert stance("suppliesTo", _flags(""), text, ends, "It does not sell.") == ("asserted", "stated")
