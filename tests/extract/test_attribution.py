"""Who says so, by the words of saying next to a name."""

from __future__ import annotations

import pytest

from aiscape.extract.attribution import sayers
from aiscape.extract.chain import Chain
from aiscape.extract.mentions import Seen
from aiscape.extract.reader import Reading
from aiscape.extract.relations import Candidate
from aiscape.model import Article


def _sayers(text: str, subject: str, obj: str, *others: str) -> list[str]:
    """Who is heard to say that one outperforms the other (all names are companies)."""
    names = sorted((subject, obj, *others), key=text.index)
    mentions = [Seen(0, 0, text.index(n), text.index(n) + len(n), n, "Company", 0.9) for n in names]
    reading = Reading(Article("x", text), [(0, len(text))], mentions)
    for index, seen in enumerate(mentions):
        chain = Chain(index, mentions=[index])
        chain.surfaces[seen.text] += 1
        chain.votes[seen.kind] += 1
        reading.chain_of[index] = chain
    ends = names.index(subject), names.index(obj)
    key = (ends[0], "outperforms", ends[1], "asserted", "stated")
    return [names[index] for index in sayers(reading, Candidate(key, *ends, 0))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Omdia said on Tuesday that Halden is ahead of Runa.", ["Omdia"]),
        ("According to Omdia, Halden is ahead of Runa.", ["Omdia"]),
        ("Halden is ahead of Runa, Omdia reported.", ["Omdia"]),
        ("By Omdia's count Halden is ahead of Runa.", ["Omdia"]),
        ("First is Halden, for which Omdia gives 92.7, ahead of Runa.", ["Omdia"]),
        ("Halden is ahead of Runa and Omdia.", []),
        ("Halden is ahead of Runa, which Omdia bought.", []),
    ],
)
def test_the_speaker_is_heard(text: str, expected: list[str]) -> None:
    assert _sayers(text, "Halden", "Runa", "Omdia") == expected
