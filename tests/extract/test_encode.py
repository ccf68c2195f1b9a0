"""Windows cover an article once, and every word keeps its place."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from aiscape.extract.encode import windows, word_case
from aiscape.extract.network import Network
from aiscape.extract.sentences import sentences

_TOKENIZER = Network().tokenizer
_TEXT = st.lists(st.text(st.characters(exclude_categories=("Cs",)), max_size=80), max_size=30).map("\n".join)


@settings(max_examples=60, deadline=None)
@given(_TEXT)
def test_cores_follow_each_other_and_words_lie_in_the_text(text: str) -> None:
    spans = sentences(text)
    found = windows(text, spans, _TOKENIZER, size=64, context=20)
    for before, after in pairwise(found):
        assert before.core[1] <= after.core[0]
    for window in found:
        assert len(window.ids) == len(window.case) <= 64
        assert len(window.words) == len(window.sentence)
        for start, end, first, last in window.words:
            assert 0 <= start < end <= len(text)
            assert 0 < first <= last < len(window.ids)


def test_every_sentence_is_in_one_core() -> None:
    text = "\n\n".join(f"Sentence number {n} says that the company has built one more model." for n in range(60))
    spans = sentences(text)
    found = windows(text, spans, _TOKENIZER)
    assert len(spans) == 60
    assert found[0].core[0] == 0
    assert found[-1].core[1] == len(text)
    assert len(found) > 2


def test_case_of_words() -> None:
    kinds = [word_case(word) for word in ("chip", "Chip", "AMD", "OpenAI", "2025", "H20", "-")]
    assert len(set(kinds)) == len(kinds)


def test_sentences_are_not_cut_after_abbreviations() -> None:
    text = "Halden Inc. said on Sept. 3 that U.S. rivals lag. It sells chips.\n\nA second paragraph."
    assert [text[a:b] for a, b in sentences(text)] == [
        "Halden Inc. said on Sept. 3 that U.S. rivals lag.",
        "It sells chips.",
        "A second paragraph.",
    ]


def test_a_sentence_goes_on_after_the_number_that_opens_a_name() -> None:
    text = "They met. 01.AI disputes it, and so does 21.CO of Bonn. Sales rose in 20.\n1. AI firms lag.\nIt had 23.The rest is lost."
    assert [text[a:b] for a, b in sentences(text)] == [
        "They met.",
        "01.AI disputes it, and so does 21.CO of Bonn.",
        "Sales rose in 20.",
        "1.",
        "AI firms lag.",
        "It had 23.",
        "The rest is lost.",
    ]
