"""What is said of a thing decides between the types that its name leaves open."""

from __future__ import annotations

from collections import Counter

import numpy as np

from aiscape.extract.candidates import Scored
from aiscape.extract.chain import Chain
from aiscape.extract.doubts import settle_types
from aiscape.extract.labels import FLAGS, RELATIONS
from aiscape.extract.reader import Reading
from aiscape.model import Article


def chain(number: int, kind: str, *doubts: str) -> Chain:
    """A thing of one mention."""
    made = Chain(number, [number], doubts=Counter(doubts))
    made.votes[kind] += 1
    return made


def settled(
    predicate: str, probability: float, subject: Chain, obj: Chain, **others: float
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The types of both ends of one relation, and of others between the two, once they have spoken."""
    relations = np.zeros(len(RELATIONS))
    for name, likely in {predicate: probability, **others}.items():
        relations[RELATIONS.index(name)] = likely
    scored = Scored(0, 1, 0, relations, np.zeros(len(FLAGS)), {})
    reading = Reading(Article("a", ""), [(0, 0)], scored=[scored], chains=[subject, obj], chain_of={0: subject, 1: obj})
    settle_types(reading)
    return subject.types, obj.types


def test_what_is_bought_is_a_company() -> None:
    _, types = settled("acquires", 0.9, chain(0, "Company"), chain(1, "Chip", "Company"))
    assert types[0] == "Company"


def test_a_type_that_another_mention_doubts_speaks_once() -> None:
    _, types = settled("acquires", 0.9, chain(0, "Company"), chain(1, "Chip", "Chip", "Company"), uses=0.5)
    assert types[0] == "Company"


def test_a_sure_type_stays() -> None:
    _, types = settled("acquires", 0.9, chain(0, "Company"), chain(1, "Chip"))
    assert types == ("Chip",)


def test_an_unsure_relation_says_nothing() -> None:
    _, types = settled("acquires", 0.2, chain(0, "Company"), chain(1, "Chip", "Company"))
    assert types == ("Chip",)


def test_a_relation_that_fits_both_changes_nothing() -> None:
    _, types = settled("develops", 0.9, chain(0, "Company"), chain(1, "Chip", "Product"))
    assert types == ("Chip",)
