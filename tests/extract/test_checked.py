"""What a plugin proposes is held to what any finding is."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from aiscape.extract.checked import Checked, content
from aiscape.lexicon import load_lexicon
from aiscape.model import Article, Finding, Mention

TEXT = "Nvidia and Zorblax sat in Oslo. Zorblax makes the Blip."
ARTICLE = Article("a", TEXT)


def at(text: str, *types: str, place: int | None = None) -> Mention:
    start = TEXT.index(text) if place is None else place
    return Mention(start, start + len(text), text, types, text)


NOTHING: Any = None
SEEN = at("Blip", "Model")
GOOD = Finding(at("Zorblax", "Company"), "develops", at("Blip", "Chip"), 32, len(TEXT), confidence=0.9)


def checked(finding: Any) -> Finding:
    return Checked(ARTICLE, [SEEN], load_lexicon()).finding(finding)


def test_what_can_be_stands() -> None:
    """A proposal between new names keeps its types, quote and qualifiers."""
    given = replace(GOOD, qualifiers=(("what", "chips"),), date="2025-04", attributed_to=(at("Zorblax", "Company"),))
    assert checked(given) == given


def test_the_lexicon_decides_what_a_known_name_is() -> None:
    """Whatever a plugin takes Nvidia for, it is the company that the lexicon knows."""
    found = checked(replace(GOOD, subject=at("Nvidia", "Person")))
    assert (found.subject.entity, found.subject.types[0]) == ("Nvidia", "Company")


def test_a_mention_without_types_is_what_was_seen() -> None:
    """A plugin may leave the type of what was seen to the reader, and overrule it where the lexicon knows nothing."""
    assert checked(replace(GOOD, object=at("Blip"))).object == SEEN
    assert checked(GOOD).object.types == ("Chip",)


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        ({"predicate": "loves"}, "no relation 'loves'"),
        ({"object": at("Oslo", "City")}, "develops does not join 'Zorblax' .Company. and 'Oslo'"),
        ({"object": at("Zorblax", "Product", place=32)}, "with itself"),
        ({"object": at("Blip", "Gadget")}, "no type of the vocabulary: Gadget"),
        ({"object": at("sat")}, "it has none"),
        ({"object": at("Blop", "Chip", place=50)}, "where the text has 'Blip'"),
        ({"object": replace(at("Blip", "Chip"), end=99)}, "from 50 to 99 of 55"),
        ({"object": replace(SEEN, start=-5, end=-1)}, "from -5 to -1"),
        ({"object": replace(at("sat", "Chip"), entity="Nvidia")}, "no name in this article"),
        ({"object": replace(at("sat", "Chip"), key=" ")}, "no name in this article"),
        ({"object": "Blip"}, "no Mention"),
        ({"object": replace(SEEN, key=NOTHING)}, "not all texts"),
        ({"object": replace(SEEN, types=NOTHING)}, "must be an iterable"),
        ({"end": 9999}, "quote stands from 32 to 9999"),
        ({"start": 55}, "quote stands from 55 to 55"),
        ({"start": 31, "end": 32}, "blank"),
        ({"start": "0"}, "quote stands"),
        ({"polarity": "perhaps"}, "polarity 'perhaps'"),
        ({"modality": "sure"}, "modality 'sure'"),
        ({"confidence": 1.2}, "confidence of 1.2"),
        ({"confidence": float("nan")}, "confidence of nan"),
        ({"confidence": "high"}, "'<=' not supported"),
        ({"date": "yesterday"}, "write 2025, 2025-04 or 2025-04-29"),
        ({"date": "2025-02-30"}, "write 2025"),
        ({"date": "2025-W01-1"}, "write 2025"),
        ({"qualifiers": (("score", 3),)}, "pairs of texts"),
        ({"qualifiers": (("score",),)}, "pairs of texts"),
        ({"qualifiers": None}, "pairs of texts"),
        ({"attributed_to": (at("Zorblax", "Gadget"),)}, "no type"),
    ],
)
def test_what_cannot_be_is_refused_with_its_reason(change: dict[str, Any], reason: str) -> None:
    """The reason says which value is wrong, and what it should be."""
    with pytest.raises((TypeError, ValueError), match=reason):
        checked(replace(GOOD, **change))


def test_what_is_no_finding_is_refused() -> None:
    """A plugin that yields something else is told so."""
    with pytest.raises(TypeError, match="no Finding"):
        checked({"subject": "Zorblax"})


def test_symmetric_findings_say_the_same_in_both_directions() -> None:
    """Two rivals are one content, a maker and its product are not."""
    rivals = replace(GOOD, predicate="competesWith")
    assert content(rivals) == content(replace(rivals, subject=rivals.object, object=rivals.subject))
    assert content(GOOD) != content(replace(GOOD, subject=GOOD.object, object=GOOD.subject))
