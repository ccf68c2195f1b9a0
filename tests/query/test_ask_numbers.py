"""Questions of how many and of the most, on the graph made by hand: each with its number, or why it is refused."""

from __future__ import annotations

import pytest

from aiscape.errors import UnknownName
from aiscape.query.ask import NotUnderstoodError, ask
from aiscape.store import KnowledgeGraph
from tests.query import asked


@pytest.fixture(scope="module")
def kg() -> KnowledgeGraph:
    return asked.graph()


PLAIN = ("asserted", "stated")
#: question -> how many it must count
NUMBERS = {
    "how many models does OpenAI develop?": 2,
    "How many models has OpenAI developed since 2025?": 1,
    "in 2025, how many models did OpenAI release": 1,
    "how many companies invest in OpenAI?": 2,
    "how many investors does OpenAI have?": 2,
    "how many Japanese investors does OpenAI have": 1,
    "how many customers does Nvidia have": 1,
    "how many start-ups are based in China?": 3,
    "how many cities are Chinese companies based in?": 3,
    "how many countries are Chinese companies based in": 1,
    "how many companies are there in Europe?": 3,
    "how many Chinese companies are there?": 3,
    "how many Chinese companies make chips": 2,
    "how many companies make AI chips": 4,
    "how many AI chips does Biren make": 1,
    "how many companies that make chips are there": 3,
    "how many open-weight models are in the graph?": 2,
    "how many models were released in May 2025": 2,
    "how many chips are there": 3,
    "how many benchmarks": 1,
    "how many companies does Nvidia compete with": 1,
    "how many European companies raised money from Nvidia": 1,
    "how many companies did OpenAI acquire": 0,
    "how many people work for Nvidia": 0,
    "how many articles mention OpenAI?": 2,
    "how many articles mention OpenAI since April": 1,
    "how many articles mention Windsurf": 0,
}


@pytest.mark.parametrize("text", NUMBERS)
def test_how_many_there_are(kg: KnowledgeGraph, text: str) -> None:
    answer = ask(kg, text)
    assert answer.table.records() == [{"number": NUMBERS[text]}]
    assert [tuple(row) for row in kg.sparql(answer.sparql)] == list(answer.table.rows)  # type: ignore[union-attr]


#: Those whose plain question lists not what is counted, but facts or places of it.
OTHER = ("how many articles", "how many countries")


@pytest.mark.parametrize("text", [text for text in NUMBERS if not text.startswith(OTHER)])
def test_what_is_counted_is_what_the_plain_question_lists_as_fact(kg: KnowledgeGraph, text: str) -> None:
    (told,) = (note for note in ask(kg, text).notes if "to list them: " in note)
    listed = ask(kg, told.partition("to list them: ")[2]).table.records()
    facts = [row for row in listed if (row.get("polarity", "asserted"), row.get("modality", "stated")) == PLAIN]
    columns = {"first", "second", "one", "other", "node"}
    counts = {len({row[column] for row in facts}) for column in columns.intersection(*listed[:1])}
    assert NUMBERS[text] in (counts or {0})


#: question -> who is told, and with how many
MOST: dict[str, list[tuple[str, int]]] = {
    "which company develops the most models?": [("OpenAI", 2), ("DeepSeek", 1), ("Mistral AI", 1)],
    "Which US company released the largest number of models in 2024?": [("OpenAI", 1)],
    "who makes the most chips": [("Biren", 1), ("Huawei", 1), ("Nvidia", 1)],
    "who has the most investors?": [("OpenAI", 2), ("Biren", 1), ("Mistral AI", 1)],
    "which European company has the most investors": [("Mistral AI", 1)],
    "who has the most Japanese investors": [("OpenAI", 1)],
    "which company invests in the most companies": [("Nvidia", 2), ("Big Fund", 1), ("SoftBank", 1)],
    "who invests in the most European companies": [("Nvidia", 1)],
    "companies that invest in the most companies": [("Nvidia", 2), ("Big Fund", 1), ("SoftBank", 1)],
    "which platform are the most models available on?": [("Azure", 2), ("Hugging Face", 2)],
    "which chip is supported by the most models?": [("Ascend 910C", 1)],
    "which chip supports the most models?": [("Ascend 910C", 1)],
    "which chip is used by the most companies?": [],
    "who competes with the most companies": [("Huawei", 1), ("Nvidia", 1)],
    "in which country are the most companies based?": [
        ("China", 3), ("United States", 2), ("Germany", 1), ("Japan", 1),
    ],
    "what is the most mentioned company?": [
        ("Biren", 2), ("Graphcore", 2), ("Huawei", 2), ("Mistral AI", 2), ("Nvidia", 2), ("OpenAI", 2), ("SoftBank", 2),
        ("Aleph Alpha", 1), ("Big Fund", 1), ("DeepSeek", 1),
    ],
    "which Chinese company is mentioned most in March 2025": [("Biren", 1), ("DeepSeek", 1), ("Huawei", 1)],
    "which platform is mentioned in the most articles": [("Azure", 1), ("Hugging Face", 1)],
}  # fmt: skip


@pytest.mark.parametrize("text", MOST)
def test_who_has_the_most(kg: KnowledgeGraph, text: str) -> None:
    answer = ask(kg, text)
    assert [tuple(row) for row in answer.table.rows] == MOST[text]
    assert [tuple(row) for row in kg.sparql(answer.sparql)] == list(answer.table.rows)  # type: ignore[union-attr]


@pytest.mark.parametrize(
    ("text", "note"),
    [
        ("how many models does OpenAI develop?", "where an article states it as a fact, not as expected, possible or denied"),
        ("how many models did OpenAI release in 2024", "to list them: which models did OpenAI release in 2024"),
        ("how many start-ups are based in China?", "does not tell start-ups from other companies"),
        ("who makes the most chips", "3 share the first place"),
        ("what is the most mentioned company?", "the first 10 are told"),
        ("who has the most investors?", "equals stand in the order of their names"),
        ("in which country are the most companies based?", "counted to the country that it lies in"),
    ],
)  # fmt: skip
def test_how_it_is_counted_is_told(kg: KnowledgeGraph, text: str, note: str) -> None:
    assert any(note in told for told in ask(kg, text).notes)


def test_a_saved_question_that_looks_further_is_not_named_as_the_list(kg: KnowledgeGraph) -> None:
    answer = ask(kg, "how many companies does Nvidia own")  # the saved one also finds what those own
    assert not any("to list them" in note for note in answer.notes)


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("how many profitable companies make chips?", "profitable"),
        ("how many tokens does GPT-4o support", "tokens"),
        ("who makes the most money?", "money"),
        ("which company develops the fewest models?", "the fewest"),
        ("who supplies the smallest number of companies", "the smallest number of"),
        ("how many OpenAI are there", "OpenAI"),
    ],
)
def test_what_is_not_understood_is_named(kg: KnowledgeGraph, text: str, word: str) -> None:
    with pytest.raises(NotUnderstoodError, match="these are near it") as caught:
        ask(kg, text)
    assert caught.value.word == word


@pytest.mark.parametrize(
    "text",
    [
        "which company has the most models?", "does OpenAI develop the most models", "is OpenAI backed by the most companies?",
        "what is the most powerful chip?", "how many", "how many of the models are open", "how many chips are there since 2024", "the most",
        "which company grew the most", "who is the most", "how many companies make the most chips", "how many chips invest in OpenAI",
        "which chip develops the most companies",
    ],
)  # fmt: skip
def test_what_has_no_one_meaning_is_refused(kg: KnowledgeGraph, text: str) -> None:
    with pytest.raises(NotUnderstoodError) as caught:
        ask(kg, text)
    assert caught.value.near
    assert "\n" not in str(caught.value)


def test_a_near_question_of_the_most_is_offered(kg: KnowledgeGraph) -> None:
    with pytest.raises(NotUnderstoodError, match=r"which company develops the most models\?"):
        ask(kg, "which company has the most models?")


def test_an_unknown_name_is_named(kg: KnowledgeGraph) -> None:
    with pytest.raises(UnknownName, match="'Foobar'"):
        ask(kg, "how many models does Foobar develop?")
    with pytest.raises(UnknownName, match="'Foobar'"):
        ask(kg, "how many articles mention Foobar?")
