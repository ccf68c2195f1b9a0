"""What lies between nodes, on the hand-made graph."""

from __future__ import annotations

from itertools import pairwise

import networkx
import pytest

from aiscape.errors import QueryError, UnknownName
from aiscape.query import links
from aiscape.query.cards import card
from aiscape.store import KnowledgeGraph


def test_a_card_counts_claims_and_outlets(kg: KnowledgeGraph) -> None:
    table = card(kg, "alibaba")
    assert ("develops", "Qwen3", "ModelFamily", 2, "South China Morning Post, Wired") in table.rows
    assert ("← suppliesTo", "Nvidia", "Company", 2, "Reuters, Yahoo") in table.rows
    assert (table.record["first_seen"], table.record["wikidata"]) == ("2025-04-29", "Q1359568")


def test_why_gives_quotes_speakers_corroboration_and_denials(kg: KnowledgeGraph) -> None:
    table = links.why(kg, "H20", "Qwen3")
    assert {(row[1], row[2]) for row in table.rows} == {("for", "Nvidia"), ("against", "Reuters")}
    (fact,) = table.record
    assert fact["origins"] == ["wired-1"]
    assert fact["against"][0]["quote"].startswith("H20 supports Qwen3")


def test_a_copy_corroborates_nothing(kg: KnowledgeGraph) -> None:
    (fact,) = links.why(kg, "Nvidia", "Alibaba").record
    assert (len(fact["claims"]), fact["origins"], fact["outlets"]) == (2, ["reuters-1"], ["Reuters"])


def test_a_symmetric_relation_is_one_fact_in_either_order(kg: KnowledgeGraph) -> None:
    (fact,) = links.why(kg, "Nvidia", "Huawei").record
    assert fact["origins"] == ["reuters-1", "wired-1"]


def test_paths_are_the_shortest_that_networkx_finds(kg: KnowledgeGraph) -> None:
    table = links.path(kg, "Zhou Jingren", "Hugging Face", count=4, longest=10)
    graph = networkx.Graph()
    for claim in kg.graph.claims:
        if claim.polarity == "asserted" and claim.subject != claim.object:
            graph.add_edge(claim.subject.iri, claim.object.iri)
    ends = kg.entity("Zhou Jingren").iri, kg.entity("Hugging Face").iri
    expected = [len(way) - 1 for way, _ in zip(networkx.shortest_simple_paths(graph, *ends), range(4), strict=False)]
    assert [way["length"] for way in table.record] == expected
    for way in table.record:
        nodes = [{step["subject"], step["object"]} for step in way["steps"]]
        assert all(one & two for one, two in pairwise(nodes)), "each step goes on from the last"


def test_a_path_keeps_to_the_relations_allowed(kg: KnowledgeGraph) -> None:
    table = links.path(kg, "Huawei", "Qwen3", via=("develops", "supports"))
    assert [row[2] for row in table.rows if row[0] == 1] == ["develops", "supports"]
    assert links.path(kg, "Huawei", "Qwen3", via=("owns",)).rows == []
    with pytest.raises(QueryError, match="no relation 'likes'"):
        links.path(kg, "Huawei", "Qwen3", via=("likes",))


def test_no_path_walks_over_a_denial(kg: KnowledgeGraph) -> None:
    for way in links.path(kg, "US export controls", "Qwen3", count=10, longest=8).record:
        assert all(step["polarity"] == "asserted" for step in way["steps"])


def test_nothing_leads_to_an_island(kg: KnowledgeGraph) -> None:
    assert links.path(kg, "Meta", "Nvidia").rows == []
    assert links.path(kg, "Meta", "Meta").rows == []


def test_neighbors_are_chosen_by_relation_type_and_direction(kg: KnowledgeGraph) -> None:
    assert {row[0] for row in links.neighbors(kg, "Qwen3", kind="Chip").rows} == {"H20", "Ascend 910C"}
    assert {row[0] for row in links.neighbors(kg, "Qwen3", direction="out").rows} == {"Hugging Face", "MMLU"}
    assert {row[0] for row in links.neighbors(kg, "Qwen3", via=("develops",)).rows} == {"Alibaba Group"}
    assert {row[0] for row in links.neighbors(kg, "Nvidia", kind="Organization").rows} == {"Alibaba Group", "Huawei"}
    with pytest.raises(QueryError, match="no type 'Cat'"):
        links.neighbors(kg, "Qwen3", kind="Cat")


def test_common_and_compare(kg: KnowledgeGraph) -> None:
    assert ("China", "Country", "partOf", "partOf") in links.common(kg, "Hangzhou", "Shenzhen").rows
    rows = {row[0]: row[1:] for row in links.compare(kg, "Alibaba", "Huawei").rows}
    assert rows["basedIn"] == ("Hangzhou", "Shenzhen")
    assert rows["types"] == ("Company", "Company")


@pytest.mark.parametrize("look", [links.why, links.path, links.common, links.compare])
def test_an_unknown_end_is_told(kg: KnowledgeGraph, look) -> None:  # type: ignore[no-untyped-def]
    with pytest.raises(UnknownName):
        look(kg, "Nvidia", "Zzyzx")
