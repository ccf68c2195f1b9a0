"""Names of one thing are tied, names of two things are not, and references follow who agrees."""

from __future__ import annotations

from aiscape.extract.chains import build_chains
from aiscape.extract.mentions import Seen
from aiscape.lexicon import Entry


def _chains(
    text: str,
    *names: tuple[str, str],
    antecedents: dict[int, list[tuple[float, int]]] | None = None,
    publisher: str = "",
) -> list[list[str]]:
    mentions, at = [], 0
    for surface, kind in names:
        at = text.index(surface, at)
        mentions.append(Seen(0, 0, at, at + len(surface), surface, kind, 0.9))
        at += len(surface)
    chains, _ = build_chains(text, mentions, antecedents or {}, publisher)
    return [[mentions[i].text for i in sorted(chain.mentions)] for chain in chains]


def test_an_acronym_in_parentheses_is_its_name() -> None:
    text = "Bureau of Industry and Security (BIS) acted. BIS said so."
    names = (
        ("Bureau of Industry and Security", "GovernmentBody"),
        ("BIS", "GovernmentBody"),
        ("BIS", "GovernmentBody"),
    )
    assert _chains(text, *names) == [["Bureau of Industry and Security", "BIS", "BIS"]]


def test_a_surname_is_the_person_named_before() -> None:
    text = "Ida Moen left. Later Moen joined Runa."
    assert _chains(text, ("Ida Moen", "Person"), ("Moen", "Person"), ("Runa", "Company")) == [
        ["Ida Moen", "Moen"],
        ["Runa"],
    ]


def test_a_family_name_may_stand_first() -> None:
    assert _chains("Su Lian Jye spoke; Su agreed.", ("Su Lian Jye", "Person"), ("Su", "Person")) == [
        ["Su Lian Jye", "Su"]
    ]


def test_a_company_may_lose_its_legal_form_but_not_its_name() -> None:
    text = "Halden Technologies met Halden and Halden Media."
    names = (("Halden Technologies", "Company"), ("Halden", "Company"), ("Halden Media", "Company"))
    assert _chains(text, *names) == [["Halden Technologies", "Halden"], ["Halden Media"]]


def _entries(text: str, *names: tuple[str, Entry | None]) -> list[tuple[list[str], str]]:
    """The chains of companies with what the lexicon knows them as."""
    mentions, at = [], 0
    for surface, entry in names:
        at = text.index(surface, at)
        mentions.append(Seen(0, 0, at, at + len(surface), surface, "Company", 0.9, entry))
        at += len(surface)
    chains, _ = build_chains(text, mentions, {})
    return [([mentions[i].text for i in sorted(c.mentions)], c.entry.name if c.entry else "") for c in chains]


def test_a_company_introduced_by_a_longer_name_goes_by_its_beginning() -> None:
    names = (("Halden Media", "Company"), ("Halden", "Company"))
    assert _chains("Halden Media is in Oslo. Halden grew.", *names) == [["Halden Media", "Halden"]]
    assert _chains("Halden met. Halden Media grew.", *names[::-1]) == [["Halden"], ["Halden Media"]]
    three = (("Halden Media", "Company"), ("Halden Foods", "Company"), ("Halden", "Company"))
    assert len(_chains("Halden Media met. Halden Foods met. Halden grew.", *three)) == 3


def test_a_public_body_goes_by_its_last_word() -> None:
    text = "The Nordic Commission met. The Commission decided."
    names = (("Nordic Commission", "GovernmentBody"), ("Commission", "GovernmentBody"))
    assert _chains(text, *names) == [["Nordic Commission", "Commission"]]
    firms = (("Nordic Foods", "Company"), ("Foods", "Company"))
    assert len(_chains("Nordic Foods met. Then Foods grew.", *firms)) == 2


def test_a_longer_name_is_not_the_known_company_that_it_begins_with() -> None:
    pitch, halden = Entry("Pitch AI", ("Company",), ("Pitch",), word=True), Entry("Halden", ("Company",))
    text = "Pitch Computing is in Oslo. Pitch grew."
    assert _entries(text, ("Pitch Computing", None), ("Pitch", pitch)) == [(["Pitch Computing", "Pitch"], "")]
    text = "Halden Ventures is in Oslo. Halden grew."
    assert _entries(text, ("Halden Ventures", None), ("Halden", halden)) == [
        (["Halden Ventures"], ""),
        (["Halden"], "Halden"),
    ]
    text = "Halden Group is in Oslo. Halden grew."
    assert _entries(text, ("Halden Group", None), ("Halden", halden)) == [(["Halden Group", "Halden"], "Halden")]


def test_two_versions_of_a_model_are_two() -> None:
    text = "Runa 2 and Runa 2 Mini beat Runa."
    names = (("Runa 2", "Model"), ("Runa 2 Mini", "Model"), ("Runa", "ModelFamily"))
    assert _chains(text, *names) == [["Runa 2"], ["Runa 2 Mini"], ["Runa"]]


def test_a_person_and_a_company_of_one_name_are_two() -> None:
    text = "Morgan joined Morgan."
    assert _chains(text, ("Morgan", "Person"), ("Morgan", "Company")) == [["Morgan"], ["Morgan"]]


def test_a_pronoun_of_persons_is_no_company() -> None:
    text = "Halden hired Ida Moen. She left."
    names = (("Halden", "Company"), ("Ida Moen", "Person"), ("She", "Reference"))
    assert _chains(text, *names, antecedents={2: [(5.0, 0), (1.0, 1)]}) == [["Halden"], ["Ida Moen", "She"]]


def test_one_person_is_not_both_he_and_she() -> None:
    text = "Ida Moen met Per Lund. He left. She stayed."
    names = (("Ida Moen", "Person"), ("Per Lund", "Person"), ("He", "Reference"), ("She", "Reference"))
    antecedents = {2: [(1.0, 0), (4.0, 1)], 3: [(1.0, 0), (4.0, 1)]}
    assert _chains(text, *names, antecedents=antecedents) == [["Ida Moen", "She"], ["Per Lund", "He"]]


def test_a_description_is_not_what_its_sentence_names_after_it() -> None:
    text = "Vega and Runa came out. That model is free, whereas Runa is not."
    names = (("Vega", "Model"), ("Runa", "Model"), ("That model", "Reference"), ("Runa", "Model"))
    assert _chains(text, *names, antecedents={2: [(1.0, 0), (5.0, 1)]}) == [["Vega", "That model"], ["Runa", "Runa"]]
    text = "Vega and Runa came out. That model is free. Runa is not."
    assert _chains(text, *names, antecedents={2: [(1.0, 0), (5.0, 1)]}) == [["Vega"], ["Runa", "That model", "Runa"]]


def test_we_in_a_companys_own_text_is_the_company() -> None:
    text = "We made Runa. Halden is in Oslo."
    names = (("We", "Reference"), ("Runa", "Model"), ("Halden", "Company"))
    assert _chains(text, *names, publisher="Halden") == [["Runa"], ["We", "Halden"]]


def test_a_reference_goes_to_the_thing_that_most_mentions_speak_for() -> None:
    text = "Halden met Runa Labs. Halden grew, and Halden hired. The firm is old."
    names = (("Halden", "Company"), ("Runa Labs", "Company"), ("Halden", "Company"), ("Halden", "Company"))
    scores = {4: [(2.0, 0), (2.4, 1), (2.0, 2), (2.0, 3)]}
    chains = _chains(text, *names, ("The firm", "Reference"), antecedents=scores)
    assert chains == [["Halden", "Halden", "Halden", "The firm"], ["Runa Labs"]]


def test_a_model_called_by_its_size_is_of_the_line_that_the_article_is_about() -> None:
    text = "Runa 4 is out. Runa 4 has two sizes; it beats Vega. The 32B model is the larger."
    mentions, at = [], 0
    for surface, kind in (("Runa 4", "ModelFamily"), ("Runa 4", "ModelFamily"), ("Vega", "Model"), ("32B", "Model")):
        at = text.index(surface, at)
        mentions.append(Seen(0, 0, at, at + len(surface), surface, kind, 0.9))
        at += len(surface)
    chains, _ = build_chains(text, mentions, {})
    assert [chain.name for chain in chains] == ["Runa 4", "Vega", "Runa 4 32B"]
