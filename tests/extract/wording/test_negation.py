"""A denied relation is told from one that merely stands near a denial."""

from __future__ import annotations

import pytest

from aiscape.extract.wording.negation import denied, not_done, verb_denied
from tests.extract.wording.marked import spans


@pytest.mark.parametrize(
    "sentence",
    [
        "[Halden] does not compete with [Runa] or Vega.",
        "[Halden] has not announced plans to supply [Runa].",
        "There is no evidence that [Halden 2] derives from [Runa].",
        "Vega, unlike [Runa], can be had on [GitHub].",
        "[Halden] can no longer keep up with [Runa]'s chips.",
        "[Halden] has yet to open an office in [Runa].",
        "[Halden 2] is separate from [Runa], which Vega released.",
    ],
)
def test_a_cue_reaches_the_end_of_its_clause(sentence: str) -> None:
    text, (first, second) = spans(sentence)
    assert denied(text, first, second)


@pytest.mark.parametrize(
    "sentence",
    [
        "Halden does not sell cars, but [Vega] supplies [Runa].",
        "[Halden] not only supplies [Runa] but owns it.",
        "[Vega], which does not make chips, buys them from [Runa].",
        "[Halden] bought [Runa], which does not sell chips.",
        "[Runa], unlike Vega, can be had on [GitHub].",
        "[Halden] declined to say why it bought [Runa].",
        "[Halden] did not disclose what it paid for [Runa].",
    ],
)
def test_a_cue_of_another_clause_does_not(sentence: str) -> None:
    text, (first, second) = spans(sentence)
    assert not denied(text, first, second)


@pytest.mark.parametrize(
    ("sentence", "holds"),
    [
        ("[Halden], whose Runa came in May, has not yet brought out the [Vega] that many expected.", True),
        ("[Halden] has yet to release [Vega].", True),
        ("[Halden] did not found [Runa].", True),
        ("[Halden] did not name its rival [Runa].", False),
        ("[Halden] did not say what its [Vega] costs.", False),
        ("[Halden] stopped short of naming [Runa].", False),
        ("[Halden] did not comment on [Runa].", False),
        ("[Orla Brant] never left [Halden].", False),
        ("[Halden] has not released [Vega]'s weights.", False),
    ],
)
def test_a_denied_verb_denies_its_object(sentence: str, holds: bool) -> None:
    text, (first, second) = spans(sentence)
    assert verb_denied(text, first, second) == holds


@pytest.mark.parametrize(
    ("predicate", "sentence", "holds"),
    [
        ("sues", "[Halden] threatened in June to follow [Runa] but has not gone to court.", True),
        ("investigates", "[The regulator] put questions to [Runa] but has not opened a formal inquiry.", True),
        ("acquires", "[Halden] looked at [Runa], though it did not buy the start-up.", True),
        ("sues", "[Halden] sued [Runa] but has not asked for damages.", False),
        ("investigates", "[The regulator] is looking into [Runa]; it has not opened an inquiry into Vega.", False),
        ("develops", "[Halden] showed [Vega] but has not opened an inquiry.", False),
    ],
)
def test_a_deed_that_the_sentence_goes_on_to_deny_is_not_done(predicate: str, sentence: str, holds: bool) -> None:
    text, (_, second) = spans(sentence)
    assert not_done(predicate, text, second[1]) == holds
