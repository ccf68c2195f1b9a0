"""Pairs that stand close together are scored twice, the second time without the rest of the article."""

from __future__ import annotations

import numpy as np
import pytest

from aiscape.extract import closer
from aiscape.extract.labels import REACH
from aiscape.extract.reader import Reader, Reading
from aiscape.lexicon import load_lexicon
from aiscape.model import Article

FIRST = "Halden Labs, of Oslo, released Runa 2, a model that beats Vega on MMLU and that Brant Cloud hosts for its customers in Norway."
FILLER = (
    "The weather in the north was mild, and the ferries to the islands sailed on time throughout the week that followed the launch."
    * 3
)
LAST = "Brant Cloud is owned by Sol Group, which is listed in Stockholm."
TEXT = f"{FIRST} {FILLER} {LAST}"


def look(monkeypatch: pytest.MonkeyPatch, share: float) -> tuple[Reading, dict[tuple[int, int], np.ndarray]]:
    """A reading with that weight of the second look, and what it makes of each pair."""
    monkeypatch.setattr(closer, "SHARE", share)
    reading = Reader(load_lexicon()).look(Article("a", TEXT))
    return reading, {(s.subject, s.object): s.relations for s in reading.scored}


def test_the_log_odds_of_both_looks_are_averaged(monkeypatch: pytest.MonkeyPatch) -> None:
    (reading, mean), (_, first), (_, second) = (look(monkeypatch, share) for share in (closer.SHARE, 0.0, 1.0))
    apart = [pair for pair in first if abs(first[pair] - second[pair]).max() > 0.01]
    assert apart
    for pair in apart:
        low, high = np.minimum(first[pair], second[pair]), np.maximum(first[pair], second[pair])
        assert (mean[pair] >= low.clip(1e-3) - 1e-5).all()
        assert (mean[pair] <= high + 1e-3).all()
    assert all(abs(reading.mentions[a].start - reading.mentions[b].start) < len(FIRST) for a, b in apart)


def test_a_mention_that_no_close_window_holds_keeps_its_score() -> None:
    reader = Reader(load_lexicon())
    reading = reader.look(Article("a", TEXT))
    again = closer.look_closer(reading.scored, [], TEXT, reading.sentences, reader.network)
    assert [s.relations.tolist() for s in again] == [s.relations.tolist() for s in reading.scored]


def test_the_second_look_reads_no_farther_than_the_first(monkeypatch: pytest.MonkeyPatch) -> None:
    """One close window holds several short sentences, of which only neighbours are read together."""
    monkeypatch.setattr(closer, "CANDIDATE", 0.0)
    reader = Reader(load_lexicon())
    text = "Halden Labs is based in Oslo. Runa rained on. It snowed. Nvidia is based in Santa Clara. OpenAI is in San Francisco."
    reading = reader.look(Article("a", text))
    fresh = closer.look_closer([], reading.mentions, text, reading.sentences, reader.network)
    places = [{sentence_of(reading, end) for end in (s.subject, s.object)} for s in fresh]
    assert {max(place) - min(place) for place in places} == {0, REACH}


def sentence_of(reading: Reading, index: int) -> int:
    """In which sentence a mention stands."""
    start = reading.mentions[index].start
    return next(number for number, (begin, end) in enumerate(reading.sentences) if begin <= start < end)


def test_equal_looks_change_nothing_and_opposite_ones_meet_by_weight(monkeypatch: pytest.MonkeyPatch) -> None:
    """The mean is that of the log-odds: of 0.9 and 0.1 it is even, of 0.99 and 0.5 it is more than their mean."""
    monkeypatch.setattr(closer, "SHARE", 0.5)
    means = closer._mean(np.array([0.3, 0.9, 0.99]), np.array([0.3, 0.1, 0.5]))
    assert means == pytest.approx([0.3, 0.5, 1 / (1 + (1 / 99) ** 0.5)])
