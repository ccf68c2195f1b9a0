"""Questions with adjectives, clauses and dates, on a graph made by hand: each with what it must find, or why it is refused."""

from __future__ import annotations

import pytest

from aiscape.errors import AiscapeError, QueryError, UnknownName
from aiscape.query.ask import NotUnderstoodError, ask
from aiscape.query.times import split
from aiscape.store import KnowledgeGraph
from tests.query import asked


@pytest.fixture(scope="module")
def kg() -> KnowledgeGraph:
    return asked.graph()


#: question -> the two ends of each claim that answers it
ANSWERS: dict[str, set[tuple[str, str]]] = {
    "Chinese companies that make AI chips": {("Biren", "BR100"), ("Biren", "AI chips"), ("Huawei", "Ascend 910C")},
    "which Chinese companies make chips?": {("Biren", "BR100"), ("Huawei", "Ascend 910C")},
    "Which companies in China make chips": {("Biren", "BR100"), ("Huawei", "Ascend 910C")},
    "who makes AI chips?": {
        ("Biren", "BR100"), ("Biren", "AI chips"), ("Graphcore", "AI chips"), ("Huawei", "Ascend 910C"), ("Nvidia", "H800"),
    },
    "open-weight models from US labs": {("OpenAI", "gpt-oss")},
    "open-weight models": {("DeepSeek-R1", "Hugging Face"), ("gpt-oss", "Hugging Face")},
    "which European start-ups raised money from Nvidia?": {("Nvidia", "Mistral AI"), ("Nvidia", "Aleph Alpha")},
    "which European start-ups raised money from Nvidia in 2025?": {("Nvidia", "Aleph Alpha")},
    "start-ups backed by Nvidia": {("Nvidia", "Mistral AI"), ("Nvidia", "Aleph Alpha"), ("Nvidia", "OpenAI")},
    "who invested in European companies since 2024": {("Nvidia", "Mistral AI"), ("Nvidia", "Aleph Alpha")},
    "who invested in OpenAI since April?": {("Nvidia", "OpenAI"), ("SoftBank", "OpenAI")},
    "who raised money from Nvidia before 2025?": {("Nvidia", "Mistral AI")},
    "what did OpenAI release in 2025?": {("OpenAI", "gpt-oss")},
    "what did OpenAI release in 2024?": {("OpenAI", "GPT-4o")},
    "what did OpenAI release since June 2024?": {("OpenAI", "gpt-oss"), ("OpenAI", "GPT-4o")},
    "which models were released in January 2025?": {("DeepSeek", "DeepSeek-R1")},
    "in May 2025, which models were released?": {("OpenAI", "gpt-oss"), ("Mistral AI", "Mistral Small")},
    "Chinese models": {("DeepSeek", "DeepSeek-R1")},
    "models from Chinese companies": {("DeepSeek", "DeepSeek-R1")},
    "models by OpenAI": {("OpenAI", "gpt-oss"), ("OpenAI", "GPT-4o")},
    "models that OpenAI released": {("OpenAI", "gpt-oss"), ("OpenAI", "GPT-4o")},
    "OpenAI models available on Azure": {("gpt-oss", "Azure"), ("GPT-4o", "Azure")},
    "which Chinese models are available on Hugging Face?": {("DeepSeek-R1", "Hugging Face")},
    "models trained on Nvidia chips": {("DeepSeek-R1", "H800")},
    "models that run on Chinese chips": {("Ascend 910C", "DeepSeek-R1")},
    "which chips run Chinese models?": {("Ascend 910C", "DeepSeek-R1")},
    "which models beat American models?": {("Mistral Small", "GPT-4o")},
    "AI chip start-ups": {("Biren", "AI chips"), ("Graphcore", "AI chips")},
    "which AI chip companies are based in China": {("Biren", "Shanghai")},
    "companies based in Europe": {("Aleph Alpha", "Germany"), ("Graphcore", "Bristol"), ("Mistral AI", "Paris")},
    "US companies": {("Nvidia", "Santa Clara"), ("OpenAI", "San Francisco")},
    "British companies that SoftBank acquired": {("SoftBank", "Graphcore")},
    "which Japanese companies invested in American companies?": {("SoftBank", "OpenAI")},
    "who is based in China?": {("DeepSeek", "Hangzhou"), ("Biren", "Shanghai"), ("Huawei", "Shenzhen")},
    "is DeepSeek based in China?": {("DeepSeek", "Hangzhou")},
    "which people founded Chinese companies?": {("Ren Zhengfei", "Huawei")},
    "who works for European companies": {("Arthur Mensch", "Mistral AI")},
    "which US companies are investigated by regulators": {("European Commission", "OpenAI")},
    "who competes with US companies?": {("Huawei", "Nvidia")},
    "which companies buy from Nvidia?": {("Nvidia", "OpenAI")},
    "who did Mistral AI raise money from": {("Nvidia", "Mistral AI")},
    "what did OpenAI acquire this year": {("OpenAI", "Windsurf")},
    "which investors does OpenAI have?": {("Nvidia", "OpenAI"), ("SoftBank", "OpenAI")},
    "which companies have Japanese investors": {("SoftBank", "OpenAI")},
    "which models support Chinese chips?": {("Ascend 910C", "DeepSeek-R1")},
    "where are Japanese companies based?": {("SoftBank", "Japan")},
    "in which country is Graphcore based?": set(),
    "in which countries are German companies based?": {("Aleph Alpha", "Germany")},
}  # fmt: skip


@pytest.mark.parametrize("text", ANSWERS)
def test_a_question_finds_what_it_asks_for(kg: KnowledgeGraph, text: str) -> None:
    answer = ask(kg, text)
    columns = answer.table.columns
    one, two = (columns.index(name) for name in (("first", "second") if "first" in columns else ("one", "other")))
    assert {(row[one], row[two]) for row in answer.table.rows} == ANSWERS[text]


@pytest.mark.parametrize("text", ANSWERS)
def test_the_sparql_that_is_shown_gives_the_same_answer(kg: KnowledgeGraph, text: str) -> None:
    answer = ask(kg, text)
    assert [tuple(row) for row in kg.sparql(answer.sparql)] == list(answer.table.rows)  # type: ignore[union-attr]


LISTS = {
    "which countries are there": {"China", "Germany", "Japan", "United States"},
    "chips": {"BR100", "Ascend 910C", "H800"},
    "list the benchmarks": {"MMLU"},
}


@pytest.mark.parametrize("text", LISTS)
def test_a_noun_alone_lists_what_it_names(kg: KnowledgeGraph, text: str) -> None:
    assert {row[0] for row in ask(kg, text).table.rows} == LISTS[text]


@pytest.mark.parametrize(
    ("text", "note"),
    [
        ("European start-ups", "does not tell start-ups from other companies"),
        ("European start-ups", "'European' is taken as based in Europe"),
        ("open-weight models", "an article says it can be had on Hugging Face"),
        ("what did OpenAI release since June?", "'since June' is taken as since 2024-06-01"),
        ("what did OpenAI release in the first quarter of 2025", "from 2025-01-01 to 2025-03-31"),
        ("what did OpenAI release last year", "from 2024-01-01 to 2024-12-31"),
        ("cloud companies", "'cloud' is taken as active in cloud computing"),
    ],
)
def test_how_words_are_taken_is_told(kg: KnowledgeGraph, text: str, note: str) -> None:
    assert any(note in told for told in ask(kg, text).notes)


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("which profitable companies make chips?", "profitable"),
        ("Martian companies that make chips", "Martian"),
        ("which big Chinese companies make chips", "big"),
        ("who supplies US companies with cloud services?", "with cloud services"),
        ("companies that sing", "that sing"),
        ("models that run on old laptops", "old laptops"),
    ],
)
def test_what_is_not_understood_is_named(kg: KnowledgeGraph, text: str, word: str) -> None:
    with pytest.raises((NotUnderstoodError, UnknownName)) as caught:
        ask(kg, text)
    assert repr(word) in str(caught.value)


@pytest.mark.parametrize(
    "text",
    [
        "what did OpenAI do", "in 2025", "since March", "that make chips", "Chinese", "and",
        "companies that that that make make chips", "companies in in China", "of of of", "a " * 39, "b " * 500, "which which",
        "SELECT * { ?s ?p ?o }", "companies that make chips } UNION { ?x ?y ?z", "models from Atlantis that make chips from Paris",
    ],
)  # fmt: skip
def test_nonsense_is_refused_in_one_line(kg: KnowledgeGraph, text: str) -> None:
    with pytest.raises(AiscapeError) as caught:
        ask(kg, text)
    assert "\n" not in str(caught.value)


def test_an_unknown_name_in_a_phrase_is_named(kg: KnowledgeGraph) -> None:
    with pytest.raises(UnknownName, match="'Foobar'"):
        ask(kg, "which companies raised money from Foobar?")
    with pytest.raises(UnknownName, match=r"'Mistrall Big'; did you mean Mistral"):
        ask(kg, "which US companies invested in Mistrall Big")


def test_a_slip_in_a_name_is_forgiven(kg: KnowledgeGraph) -> None:
    assert ask(kg, "which European companies raised money from Nvidea?").table.rows


def test_what_happened_takes_any_date(kg: KnowledgeGraph) -> None:
    assert (
        ask(kg, "what happened between June and July 2024?").command
        == "aiscape timeline --from 2024-06-01 --to 2024-07-31"
    )
    answer = ask(kg, "what happened to OpenAI since May?")
    assert answer.command == "aiscape timeline OpenAI --from 2025-05-01"
    assert {row[0] for row in answer.table.rows} == {"2025-05-10"}


#: question -> its rest, first day, last day, where the newest article is of 2025-11-03
DATED = {
    "who left in 2025": ("who left", "2025-01-01", "2025-12-31"),
    "who left since March": ("who left", "2025-03-01", None),
    "Since March 2024, who left": ("who left", "2024-03-01", None),
    "who left after March": ("who left", "2025-04-01", None),
    "who left before May 2025": ("who left", None, "2025-04-30"),
    "who left by June": ("who left", None, "2025-06-30"),
    "who left in December": ("who left", "2024-12-01", "2024-12-31"),
    "who left on 14 July 2025": ("who left", "2025-07-14", "2025-07-14"),
    "who left on July 14, 2025": ("who left", "2025-07-14", "2025-07-14"),
    "who left on the 3rd of February": ("who left", "2025-02-03", "2025-02-03"),
    "who left between March and May 2024": ("who left", "2024-03-01", "2024-05-31"),
    "who left from 1 March to 3 April 2025": ("who left", "2025-03-01", "2025-04-03"),
    "who left in Q2 2025": ("who left", "2025-04-01", "2025-06-30"),
    "who left in the last quarter of 2024": ("who left", "2024-10-01", "2024-12-31"),
    "who left this month": ("who left", "2025-11-01", "2025-11-30"),
    "who left last month": ("who left", "2025-10-01", "2025-10-31"),
    "who left since 2025-04-29": ("who left", "2025-04-29", None),
    "who left until 2025-04": ("who left", None, "2025-04-30"),
}


@pytest.mark.parametrize("text", DATED)
def test_what_a_question_says_of_time(text: str) -> None:
    found = split(text, "2025-11-03")
    assert found is not None
    rest, period = found
    assert (rest, period.since, period.until) == DATED[text]


@pytest.mark.parametrize(
    "text", ["companies in Paris", "models from May Mobility", "who runs 2025 chips", "who may win"]
)
def test_other_words_say_nothing_of_time(text: str) -> None:
    assert split(text, "2025-11-03") is None


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("what happened on 31 February?", "the calendar has no '31 February'"),
        ("who invested in OpenAI since 30 Feb 2024", "the calendar has no '30 Feb 2024'"),
        ("what happened since 2025-13", "'2025-13' is no date"),
        ("what did OpenAI release on 2025-02-30", "'2025-02-30' is no date"),
    ],
)
def test_a_day_that_is_none_is_told(kg: KnowledgeGraph, text: str, reason: str) -> None:
    with pytest.raises(QueryError, match=reason):
        ask(kg, text)
