"""Who says so, by the words of saying next to a name."""

from __future__ import annotations

import re

import pytest

from aiscape.extract.candidates import Candidate, Key
from aiscape.extract.chain import Chain
from aiscape.extract.mentions import Seen
from aiscape.extract.reader import Reading
from aiscape.extract.wording.attribution import sayers
from aiscape.model import Article, Polarity


def _sayers(
    text: str,
    subject: str,
    obj: str,
    *others: str,
    people: tuple[str, ...] = (),
    predicate: str = "outperforms",
    polarity: Polarity = "asserted",
    said: tuple[str, ...] = (),
) -> list[str]:
    """Who is heard to say that one stands in a relation to the other, in the last line of a text.

    All names are companies but those of `people`; the network is sure that whoever is in `said` says so.
    """
    names = sorted({subject, obj, *others}, key=text.index)
    mentions = [
        Seen(0, 0, place, place + len(name), name, "Person" if name in people else "Company", 0.9)
        for name in names
        for place in _places(text, name)
    ]
    mentions.sort(key=lambda seen: seen.start)
    lines = text.splitlines()
    spans = [(start := text.index(line), start + len(line)) for line in lines]
    reading = Reading(Article("x", text), spans, mentions)
    chains = {name: Chain(number) for number, name in enumerate(names)}
    for index, seen in enumerate(mentions):
        chain = chains[seen.text]
        chain.mentions.append(index)
        chain.surfaces[seen.text] += 1
        chain.votes[seen.kind] += 1
        reading.chain_of[index] = chain
    last = {seen.text: index for index, seen in reversed(list(enumerate(mentions))) if seen.start >= spans[-1][0]}
    key: Key = (chains[subject].number, predicate, chains[obj].number, polarity, "stated")
    scores = {last[name]: 1.0 for name in said}
    candidate = Candidate(key, last[subject], last[obj], len(lines) - 1, said=scores)
    return [mentions[index].text for index in sayers(reading, candidate)]


def _places(text: str, name: str) -> list[int]:
    return [match.start() for match in re.finditer(re.escape(name), text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Omdia said on Tuesday that Halden is ahead of Runa.", ["Omdia"]),
        ("According to Omdia, Halden is ahead of Runa.", ["Omdia"]),
        ("Halden is ahead of Runa, Omdia reported.", ["Omdia"]),
        ("By Omdia's count Halden is ahead of Runa.", ["Omdia"]),
        ("First is Halden, for which Omdia gives 92.7, ahead of Runa.", ["Omdia"]),
        ("Halden, Omdia reports, is ahead of Runa.", ["Omdia"]),
        ("Halden is, the people at Omdia have told us, ahead of Runa.", []),
        ("Halden is, Omdia has told us, ahead of Runa.", ["Omdia"]),
        ("Halden, Omdia and Runa report, in that order, that one is ahead of the other.", []),
        ("Halden is ahead of Runa and Omdia.", []),
        ("Halden is ahead of Runa, which Omdia bought.", []),
    ],
)
def test_the_speaker_is_heard(text: str, expected: list[str]) -> None:
    assert _sayers(text, "Halden", "Runa", "Omdia") == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Omdia found that Halden is ahead of Runa.", ["Omdia"]),
        ("Omdia found Halden a seat ahead of Runa.", []),
        ("Halden is ahead of Runa, Omdia told reporters.", ["Omdia"]),
        ("Halden is ahead of Runa, according to documents seen by Omdia.", ["Omdia"]),
        ("Halden is, Omdia concedes, ahead of Runa.", ["Omdia"]),
        ("Halden, said Omdia, is ahead of Runa.", ["Omdia"]),
        ("Halden is ahead of Runa, said Omdia on Tuesday.", ["Omdia"]),
        ("Halden is ahead of Runa, said Omdia, which counts chips.", ["Omdia"]),
        ("In May Omdia added Groq, a maker of chips, and Halden passed Runa.", []),
        ("Omdia said nothing, but Halden is ahead of Runa.", []),
        ("Omdia denies a leak; Groq says that Halden is ahead of Runa.", ["Groq"]),
        ("Omdia says that all is well; Groq says that Halden is ahead of Runa.", ["Groq"]),
        ("Omdia says that all is well; Halden, it adds, is ahead of Runa.", ["Omdia"]),
    ],
)
def test_words_of_saying_have_their_own_speaker(text: str, expected: list[str]) -> None:
    others = [name for name in ("Omdia", "Groq") if name in text]
    assert _sayers(text, "Halden", "Runa", *others) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Kate Orr, an analyst at Omdia, said Halden is ahead of Runa.", ["Kate Orr"]),
        ("Kate Orr, who advises Omdia, said on Monday that Halden is ahead of Runa.", ["Kate Orr"]),
        ("Kate Orr, formerly of Omdia, says Halden is ahead of Runa.", ["Kate Orr"]),
        ("Kate Orr of Omdia said that Halden is ahead of Runa.", ["Kate Orr"]),
        ("Omdia's analyst, Kate Orr, said that Halden is ahead of Runa.", ["Kate Orr"]),
        ("The head of Omdia, Kate Orr, said that Halden is ahead of Runa.", ["Kate Orr"]),
        ("Halden is ahead of Runa, said Omdia's chief analyst, Kate Orr.", ["Kate Orr"]),
        ("Halden is ahead of Runa, Omdia told Kate Orr.", ["Omdia"]),
        ("Omdia, which Kate Orr runs, said Halden is ahead of Runa.", ["Omdia"]),
        ("Omdia, owned by Groq, announced that Halden is ahead of Runa.", ["Omdia"]),
        ("Omdia, a rival of Groq, said that Halden is ahead of Runa.", ["Omdia"]),
        ("Analysts at Omdia who follow Groq said Halden is ahead of Runa.", ["Omdia"]),
    ],
)
def test_whoever_describes_a_speaker_is_none(text: str, expected: list[str]) -> None:
    others = [name for name in ("Omdia", "Groq", "Kate Orr") if name in text]
    for said in ((), tuple(others)):  # whatever the network makes of it
        assert set(expected) <= set(_sayers(text, "Halden", "Runa", *others, people=("Kate Orr",), said=said))
    assert _sayers(text, "Halden", "Runa", *others, people=("Kate Orr",)) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Kate Orr, an analyst at Omdia, said Halden is ahead.",
        "Kate Orr, an analyst at Omdia, said Halden had lost.",
        "All is well,\" said Omdia's chief analyst, Kate Orr. Halden had lost.",
        "All is well, Omdia analyst Kate Orr told Halden.",
        "According to Kate Orr, Omdia's chief analyst, Halden is ahead.",
    ],
)
def test_how_a_speaker_is_introduced_nobody_says(text: str) -> None:
    said = ("Kate Orr", "Halden") if text.startswith("Kate") else ("Kate Orr",)
    assert _sayers(text, "Kate Orr", "Omdia", "Halden", people=("Kate Orr",), predicate="worksFor", said=said) == []


def test_what_joins_an_introduced_speaker_to_others_is_said() -> None:
    text = "Omdia, a rival of Groq, said Halden had invested in it."
    assert _sayers(text, "Omdia", "Groq", "Halden", predicate="competesWith", said=("Halden", "Omdia")) == []
    assert _sayers(text, "Halden", "it", "Omdia", "Groq", predicate="investsIn") == ["Omdia"]


@pytest.mark.parametrize(
    "text",
    [
        "Omdia denies that Halden is ahead of Runa.",
        "Omdia has always disputed that Halden is ahead of Runa.",
        "Omdia rejected a claim that Halden is ahead of Runa.",
        "Omdia called the report that Halden is ahead of Runa nonsense.",
        "Omdia says it is untrue that Halden is ahead of Runa.",
        "Halden is ahead of Runa, which Omdia denies.",
        "Halden is ahead of Runa; Omdia disputes this.",
        "Halden is ahead of Runa, but Omdia found otherwise.",
    ],
)
def test_whoever_denies_says_only_that_it_is_not_so(text: str) -> None:
    assert _sayers(text, "Halden", "Runa", "Omdia", said=("Omdia",)) == []
    assert _sayers(text, "Halden", "Runa", "Omdia", polarity="negated") == ["Omdia"]


@pytest.mark.parametrize(
    "text",
    [
        "Contrary to what Omdia says, Halden is ahead of Runa.",
        "Despite denials by Omdia, Halden is ahead of Runa.",
        "Despite Omdia's denials Halden is ahead of Runa.",
        "Halden is ahead of Runa; tests by Omdia put it behind.",
        "Halden is ahead of Runa, but Omdia says that it fell back.",
    ],
)
def test_whoever_says_the_contrary_is_no_source(text: str) -> None:
    assert _sayers(text, "Halden", "Runa", "Omdia", said=("Omdia",)) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Groq says that Halden is ahead of Runa, which Omdia denies.", ["Groq"]),
        ("Omdia denied a leak, adding that Halden is ahead of Runa.", ["Omdia"]),
        ("Omdia disputes the patent of Groq and says Halden is ahead of Runa.", ["Omdia"]),
        ('"Halden is ahead of Runa, but not by far," Omdia said.', ["Omdia"]),
        ("Halden is ahead of Runa, though only just, Omdia says.", ["Omdia"]),
    ],
)
def test_a_denial_of_something_else_leaves_the_source(text: str, expected: list[str]) -> None:
    others = [name for name in ("Omdia", "Groq") if name in text]
    assert _sayers(text, "Halden", "Runa", *others, said=("Omdia",)) == expected


def test_whoever_denies_something_of_itself_is_the_source_of_the_denial() -> None:
    text = "Halden denied that it is ahead of Runa."
    assert _sayers(text, "Halden", "Runa", said=("Halden",)) == []
    assert _sayers(text, "Halden", "Runa", polarity="negated") == ["Halden"]


def test_a_person_denies_for_an_organisation() -> None:
    text = "The head of Omdia, Kate Orr, denies that Halden is ahead of Runa."
    heard = _sayers(text, "Halden", "Runa", "Omdia", "Kate Orr", people=("Kate Orr",), polarity="negated")
    assert heard == ["Kate Orr"]


def test_whoever_answers_in_an_interview_says_so() -> None:
    answers = "Orr: We began in May.\nCQ: And now?\nOrr: Now Halden is ahead of Runa."
    assert _sayers(answers, "Halden", "Runa", "Orr", people=("Orr",)) == ["Orr"]
    assert _sayers(answers, "Halden", "Runa", "Orr", people=("Orr",), predicate="basedIn") == []
    assert _sayers(answers, "Halden", "Runa", "Orr") == []  # a company's name opens a heading too
    heading = "We began in May.\nOrr: Now Halden is ahead of Runa."
    assert _sayers(heading, "Halden", "Runa", "Orr", people=("Orr",)) == []
