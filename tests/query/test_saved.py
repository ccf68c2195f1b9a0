"""The saved questions and the grammar over them."""

from __future__ import annotations

import re

import pytest

from aiscape.errors import QueryError, UnknownName
from aiscape.ontology import load_ontology
from aiscape.query.ask import NotUnderstoodError, ask, example
from aiscape.query.english import wordings
from aiscape.query.saved import Question, patterns, question, questions
from aiscape.store import KnowledgeGraph, Rows

#: What each question finds in the hand-made graph: its parameters, and one row's first cells.
FINDS: dict[str, tuple[dict[str, str], tuple[object, ...]]] = {
    "acquisitions": ({}, ("Meta", "$14 billion", None, "Scale AI")),
    "availability": ({"object": "Hugging Face"}, ("Qwen3", "Hugging Face")),
    "by-place": ({"place": "China"}, ("Alibaba Group",)),
    "claims": (
        {"subject": "Nvidia", "relation": "develops"},
        ("Nvidia", "https://w3id.org/aiscape/ontology#develops", "H20"),
    ),
    "corroborated": ({}, ("Alibaba Group", "https://w3id.org/aiscape/ontology#develops", "Qwen3", 2)),
    "derived": ({"object": "Qwen3"}, ("DeepSeek-R1", "Qwen3")),
    "developers": ({"object": "Qwen3"}, ("Alibaba Group", "Qwen3")),
    "hedged": ({"node": "Meta"}, ("Meta",)),
    "holdings": ({"subject": "Alibaba"}, ("Alibaba Group", "Alibaba Cloud")),
    "models-on-domestic-chips": ({}, ("Qwen3", "https://w3id.org/aiscape/ontology#supports", "Ascend 910C", "Huawei")),
    "outperforms": ({}, ("DeepSeek-R1", "mathematics", "Zhou Jingren", "o1")),
    "people": ({}, ("Zhou Jingren", "chief technology officer", "Alibaba Cloud")),
    "policy": ({"policy": "US export controls"}, ("US export controls", "is imposed by", "US Commerce Department")),
    "relations": ({}, ("https://w3id.org/aiscape/ontology#develops", 7)),
    "rivals": ({"node": "Nvidia"}, ("Nvidia", "Huawei")),
    "links": ({"node": "Huawei", "near_type": "Company"}, ("Huawei", "Nvidia")),
    "said-by": ({"speaker": "Zhou Jingren"}, ("Zhou Jingren", "DeepSeek-R1")),
    "scores": ({}, ("Qwen3", "83.5", None, "MMLU")),
    "seats": ({"subject": "Huawei"}, ("Huawei", "Shenzhen")),
    "stated-in": ({"node": "H20"}, ("Reuters",)),
    "suppliers": ({"object": "Alibaba"}, ("Nvidia", "H20 chips", "Alibaba Group")),
    "supporters": ({"object": "Qwen3"}, ("Ascend 910C", "Qwen3")),
    "types": ({}, ("https://w3id.org/aiscape/ontology#Company", 7)),
    "users": ({"object": "H20"}, ("Alibaba Cloud", "H20")),
    "variants": ({"object": "Qwen3"}, ("Qwen3-8B", "Qwen3")),
}


def test_there_are_twenty_questions_and_more() -> None:
    assert len(questions()) >= 20
    assert all(q.title and q.description.endswith(".") for q in questions().values())


@pytest.mark.parametrize("saved", questions().values(), ids=lambda q: q.name)
def test_every_question_runs(kg: KnowledgeGraph, saved: Question) -> None:
    rows = kg.sparql(saved.sparql(kg))
    assert isinstance(rows, Rows)


@pytest.mark.parametrize("name", FINDS)
def test_a_question_finds_what_is_there(kg: KnowledgeGraph, name: str) -> None:
    given, row = FINDS[name]
    rows = kg.sparql(question(name).sparql(kg, given))
    assert isinstance(rows, Rows)
    assert row in [tuple(found)[: len(row)] for found in rows]
    assert len({tuple(found) for found in rows}) == len(rows), "no row comes twice"


def test_releases_since_a_day(kg: KnowledgeGraph) -> None:
    rows = kg.sparql(question("releases").sparql(kg, {"since": "2025-05"}))
    assert {row["product"] for row in rows} == {"H20"}  # type: ignore[union-attr]


def test_a_wrong_parameter_is_told(kg: KnowledgeGraph) -> None:
    with pytest.raises(QueryError, match="no parameter 'x'"):
        question("rivals").sparql(kg, {"x": "1"})
    with pytest.raises(QueryError, match="is no number"):
        question("corroborated").sparql(kg, {"least": "1 } DROP"})
    with pytest.raises(QueryError, match="is no date"):
        question("releases").sparql(kg, {"since": "now"})
    with pytest.raises(QueryError, match="did you mean rivals"):
        question("rival")
    with pytest.raises(UnknownName):
        question("rivals").sparql(kg, {"node": 'x" } #'})


def test_every_wording_is_for_a_relation() -> None:
    assert {wording.relation for wording in wordings()} == set(load_ontology().relations)


@pytest.mark.parametrize(
    ("saved", "form"), [(saved.name, form) for saved in questions().values() for form in saved.ask]
)
def test_a_wording_fits_with_and_without_what_is_optional(saved: str, form: str) -> None:
    """A question that is offered as near can be asked, also where its last words may be left out."""
    whole = re.sub(r"\[([^\]|]*)[^\]]*\]", r"\1", form)
    for text in (example(form), example(whole)):
        assert any(pattern.fullmatch(text.rstrip("?")) for name, pattern in patterns() if name == saved), text


ASKED = [
    ("Who supports Qwen3?", "supporters", {"Ascend 910C", "H20", "Qwen"}),
    ("which chips support Qwen3", "claims", {"Ascend 910C", "H20"}),
    ("which models does Alibaba develop?", "claims", {"Alibaba Group"}),
    ("what did Nvidia develop", "claims", {"Nvidia"}),
    ("who was Qwen3 developed by", "claims", {"Alibaba Group"}),
    ("did Meta acquire Scale AI?", "claims", {"Meta"}),
    ("Is Alibaba based in Hangzhou?", "claims", {"Alibaba Group"}),
    ("who competes with the Nvidia", "rivals", {"Nvidia"}),
    ("who sells chips to Alibaba", "suppliers", {"Nvidia"}),
    ("who supplies chips to whom?", "suppliers", {"Nvidia"}),
    ("which models run on domestic chips?", "models-on-domestic-chips", {"Qwen3"}),
    ("who claims to outperform whom", "outperforms", {"DeepSeek-R1", "o1"}),
    ("what hangs on the US export controls?", "policy", {"US export controls"}),
    ("where is Huawei based", "seats", {"Huawei"}),
    ("what is derived from Qwen3", "derived", {"DeepSeek-R1"}),
    ("when did Nvidia develop the H20?", "claims", {"Nvidia"}),
    ("how did Qwen3 score?", "scores", {"Qwen3"}),
]


@pytest.mark.parametrize(("text", "saved", "first"), ASKED, ids=[text for text, _, _ in ASKED])
def test_english_becomes_a_saved_question(kg: KnowledgeGraph, text: str, saved: str, first: set[str]) -> None:
    answer = ask(kg, text)
    assert answer.command.startswith(f"aiscape query --saved {saved}")
    assert {row[0] for row in answer.table.rows} == first
    assert kg.sparql(answer.sparql), "the SPARQL that is shown runs"


@pytest.mark.parametrize(
    ("text", "command"),
    [
        ("Who is Zhou Jingren?", "aiscape show 'Zhou Jingren'"),
        ("tell me about Qwen3", "aiscape show Qwen3"),
        ("how are Nvidia and Alibaba connected?", "aiscape why Nvidia Alibaba"),
        ("how is Zhou Jingren connected to Hugging Face", "aiscape path 'Zhou Jingren' 'Hugging Face'"),
        ("compare Nvidia with Huawei", "aiscape compare Nvidia Huawei"),
        ("Nvidia vs Huawei", "aiscape compare Nvidia Huawei"),
        ("what do Hangzhou and Shenzhen have in common?", "aiscape common Hangzhou Shenzhen"),
        ("what happened in 2025-05?", "aiscape timeline --from 2025-05 --to 2025-05"),
        ("what happened to Nvidia since 2025", "aiscape timeline Nvidia --from 2025"),
        ("who says what about Qwen3", "aiscape who-says Qwen3"),
        ("which claims contradict each other?", "aiscape contradictions"),
    ],
)
def test_english_becomes_a_look_up(kg: KnowledgeGraph, text: str, command: str) -> None:
    answer = ask(kg, text)
    assert answer.command == command
    assert answer.table.rows


@pytest.mark.parametrize(
    "text", ["Will it rain?", "what is the meaning of life", "", "why", "supports Qwen3", "{object}"]
)
def test_what_is_not_understood_is_said(kg: KnowledgeGraph, text: str) -> None:
    with pytest.raises(NotUnderstoodError, match="these are near it") as caught:
        ask(kg, text)
    assert caught.value.near


def test_a_question_with_an_unknown_name_names_it(kg: KnowledgeGraph) -> None:
    with pytest.raises(UnknownName, match=r"'Qwen4'; did you mean .*Qwen3"):
        ask(kg, "who supports Qwen4?")
