"""A name that only tells whose rival, customer or venture acts is told from one that acts."""

from __future__ import annotations

import re

import pytest

from aiscape.extract.wording.aside import is_aside


def _read(marked: str) -> tuple[str, tuple[int, int], tuple[int, int]]:
    """A sentence without its marks, and where its [subject] and its {object} stood."""
    spans: dict[str, tuple[int, int]] = {}
    text, last = "", 0
    for found in re.finditer(r"\[([^\]]+)\]|\{([^}]+)\}", marked):
        text += marked[last : found.start()]
        name = found.group(1) or found.group(2)
        spans["subject" if found.group(1) else "object"] = (len(text), len(text) + len(name))
        text, last = text + name, found.end()
    return text + marked[last:], spans["subject"], spans["object"]


@pytest.mark.parametrize(
    ("predicate", "sentence"),
    [
        ("acquires", "A challenger of [Halden] bought {Runa Labs} in May."),
        ("sues", "Minority shareholders in [Halden] have sued {Runa}."),
        ("sues", "Last year two former employees of [Halden] sued {Runa}."),
        ("sues", "[Halden]'s creditors sued {Runa}."),
        ("suppliesTo", "A firm backed by [Halden] supplies {Runa}."),
        ("sues", "Nine magazines owned by [Halden], among them the Vega Post, sued {Runa}."),
        ("sues", "Painters represented by [Ada Lind] sued {Runa}."),
        ("investsIn", "The chairman of [Halden] has invested in {Runa}."),
        ("uses", "Three banks funded by [Halden] use {Runa 2}."),
        ("sues", "Rivals of Vega and [Halden] are suing {Runa}."),
        ("sues", "Rivals of [Halden] and Vega sued {Runa}."),
        ("suppliesTo", "Rivals of [Halden] such as Vega supply {Runa}."),
        ("acquires", "Vega, a partner of [Halden], bought {Runa}."),
        ("acquires", "A competitor of {Halden} was bought by [Runa]."),
        ("investsIn", "[Halden] has invested in a rival of {Runa}."),
        ("sues", "[Halden] sued three former engineers of {Runa}."),
        ("acquires", "[Halden] bought a start-up founded by {Runa}."),
        ("sues", "{Halden} was sued by a customer of [Runa]."),
    ],
)
def test_whose_rival_acts_does_nothing_itself(predicate: str, sentence: str) -> None:
    text, subject, obj = _read(sentence)
    assert is_aside(predicate, text, subject, obj)


@pytest.mark.parametrize(
    ("predicate", "sentence"),
    [
        ("acquires", "A unit of [Halden] bought {Runa}."),
        ("sues", "Lawyers for [Halden] sued {Runa}."),
        ("acquires", "The board of [Halden] has bought {Runa}."),
        ("acquires", "A consortium led by [Halden] bought {Runa}."),
        ("develops", "Engineers at [Halden] built {Runa 2}."),
        ("suppliesTo", "Customers of [Halden] include {Runa}."),
        ("suppliesTo", "[Halden]'s customers have been {Runa} and Vega."),
        ("suppliesTo", "{Halden} is a customer of [Runa]."),
        ("suppliesTo", "The biggest customer of [Halden] is {Runa}."),
        ("investsIn", "The buyers of {Halden} shares are [Runa] and Vega."),
        ("investsIn", "[Halden] became an investor in {Runa}."),
        ("investsIn", "{Halden} raised money in a round led by [Runa]."),
        ("acquires", "Investors in {Halden} sold it to [Runa]."),
        ("acquires", "The founder of {Halden} sold the firm to [Runa]."),
        ("sues", "A spokesman for a rival of Vega said [Halden] had sued {Runa}."),
        ("sues", "The chairman of [Halden] said that it had sued {Runa}."),
        ("uses", "[Halden], a rival of Vega, uses {Runa 2}."),
        ("suppliesTo", "{Halden} rents servers in a data centre run by [Runa]."),
        ("competesWith", "A partner of [Halden] took on {Runa}."),
        ("investsIn", "Biosev is controlled by [Halden], which will get a stake in {Runa}."),
    ],
)
def test_what_acts_for_a_name_or_says_what_it_is_stands(predicate: str, sentence: str) -> None:
    text, subject, obj = _read(sentence)
    assert not is_aside(predicate, text, subject, obj)
