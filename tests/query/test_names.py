"""Names are found despite case, accents and small slips, and nothing is guessed."""

from __future__ import annotations

import pytest

from aiscape.errors import UnknownName
from aiscape.store import KnowledgeGraph


@pytest.mark.parametrize(
    ("written", "label"),
    [
        ("Alibaba Group", "Alibaba Group"),
        ("Alibaba", "Alibaba Group"),
        ("alibaba", "Alibaba Group"),
        ("the Alibaba Group", "Alibaba Group"),
        ("ALIBABA  GROUP", "Alibaba Group"),
        ("mistral societe", "Mistral Société"),
        ("Zhou Jingran", "Zhou Jingren"),
        ("Huggng Face", "Hugging Face"),
        ("nvidia corporation", "Nvidia"),
        ("id:nvidia", "Nvidia"),
        ("https://w3id.org/aiscape/id/nvidia", "Nvidia"),
    ],
)
def test_a_name_is_found(kg: KnowledgeGraph, written: str, label: str) -> None:
    assert kg.entity(written).label == label


@pytest.mark.parametrize("written", ["Qwen4", "o2", "H2O", "", "Meto", "\x00", "<script>", "http://[bad", "x" * 5000])
def test_what_is_not_there_is_not_guessed(kg: KnowledgeGraph, written: str) -> None:
    with pytest.raises(UnknownName):
        kg.entity(written)


def test_an_unknown_name_says_what_is_near(kg: KnowledgeGraph) -> None:
    with pytest.raises(UnknownName, match=r"did you mean .*Qwen3") as caught:
        kg.entity("Qwen4")
    assert "Qwen3" in caught.value.near


def test_a_type_picks_one_of_two_things_of_a_name(kg: KnowledgeGraph) -> None:
    assert kg.entity("Qwen (Product)").types == ("Product",)
    assert kg.entity("Qwen (ModelFamily)").types == ("ModelFamily",)
    assert kg.entity("Qwen").types == ("ModelFamily",), "the one with most claims"


def test_search_puts_the_nearest_first(kg: KnowledgeGraph) -> None:
    assert [entity.label for entity in kg.search("alibaba")][:2] == ["Alibaba Group", "Alibaba Cloud"]
    assert kg.search("") == []
