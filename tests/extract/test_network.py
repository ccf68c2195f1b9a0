"""Tags are decoded into mentions; a window's scores depend on nothing but the window."""

from __future__ import annotations

import numpy as np

from aiscape.extract.encode import windows
from aiscape.extract.labels import KINDS, RELATIONS, TAGS, TYPES
from aiscape.extract.network import Network, decode
from aiscape.extract.sentences import sentences
from aiscape.ontology import load_ontology


def _scores(*tags: str) -> np.ndarray:
    scores = np.full((len(tags), len(TAGS)), -4.0, np.float32)
    for row, tag in enumerate(tags):
        scores[row, TAGS.index(tag)] = 4.0
    return scores


def test_a_mention_runs_from_b_to_the_last_i() -> None:
    found = decode(_scores("O", "B-Company", "I-Company", "B-Model", "O"))
    assert [(t.begin, t.end, t.kind) for t in found] == [(1, 2, "Company"), (3, 3, "Model")]


def test_an_inside_tag_never_follows_another_kind() -> None:
    found = decode(_scores("B-Company", "I-Model", "O"))
    assert all(t.kind in KINDS for t in found)
    assert [(t.begin, t.end) for t in found] in ([(0, 1)], [(0, 0)])


def test_a_kind_that_is_nearly_as_likely_is_kept_in_mind() -> None:
    scores = _scores("B-Chip", "O")
    scores[0, TAGS.index("B-Company")] = 3.0
    (found,) = decode(scores)
    assert (found.kind, found.others) == ("Chip", ("Company",))
    assert decode(_scores("B-Chip"))[0].others == ()


def test_labels_are_names_of_the_ontology() -> None:
    assert set(TYPES) <= set(load_ontology().types)
    assert set(RELATIONS) == set(load_ontology().relations)


def test_reading_a_window_twice_gives_the_same_numbers() -> None:
    text = "Oslo-based Halden has bought Runa, a maker of chips."
    network = Network()
    (window,) = windows(text, sentences(text), network.tokenizer)
    first, tagged = network.read(window)
    again, tagged_again = network.read(window)
    assert np.array_equal(first, again)
    assert tagged == tagged_again
