"""What the reader makes of the demo's own articles holds together."""

from __future__ import annotations

from collections import defaultdict
from pathlib import Path

import numpy as np
import pytest

from aiscape.extract.candidates import Scored
from aiscape.extract.chain import Chain
from aiscape.extract.labels import FLAGS, RELATIONS
from aiscape.extract.mentions import Seen
from aiscape.extract.reader import Reader, Reading
from aiscape.extract.relations import findings
from aiscape.lexicon import load_lexicon
from aiscape.model import Article
from aiscape.read import Defaults, read_sources

SOURCES = Path(__file__).parents[2] / "sources"


def test_no_sentence_both_asserts_and_denies_a_relation() -> None:
    reader = Reader(load_lexicon())
    articles = [found for found in read_sources([SOURCES], Defaults()) if isinstance(found, Article)]
    assert len(articles) > 10
    for article in articles:
        said: dict[tuple[str, str, str, int], set[str]] = defaultdict(set)
        for f in reader.read(article):
            said[f.subject.key, f.predicate, f.object.key, f.start].add(f.polarity)
        assert all(len(polarities) == 1 for polarities in said.values()), article.title


def _between(text: str, subject: str, obj: str, **likely: float) -> list[str]:
    """The relations that are found between two companies that a sentence names, if the network holds these likely."""
    mentions, chains = [], {}
    for index, name in enumerate((subject, obj)):
        start = text.index(name)
        mentions.append(Seen(0, 0, start, start + len(name), name, "Company", 0.9))
        chains[index] = Chain(index, [index])
        chains[index].surfaces[name] += 1
        chains[index].votes["Company"] += 1
    relations = np.zeros(len(RELATIONS))
    for name, probability in likely.items():
        relations[RELATIONS.index(name)] = probability
    scored = Scored(0, 1, 0, relations, np.zeros(len(FLAGS)), {})
    reading = Reading(Article("a", text), [(0, len(text))], mentions, [scored], chain_of=chains)
    return [finding.predicate for finding in findings(reading)]


@pytest.mark.parametrize(("owns", "invests", "found"), [(0.95, 0.7, "owns"), (0.7, 0.95, "investsIn")])
def test_what_is_held_is_either_owned_or_invested_in(owns: float, invests: float, found: str) -> None:
    text = "Halden holds 70% of Runa."
    assert _between(text, "Halden", "Runa", owns=owns, investsIn=invests) == [found]


def test_a_relation_that_the_wording_rules_out_is_not_found_however_likely() -> None:
    assert _between("Halden sued Runa.", "Halden", "Runa", sues=0.99) == ["sues"]
    assert _between("A rival of Halden sued Runa.", "Halden", "Runa", sues=0.99) == []
