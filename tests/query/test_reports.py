"""Rankings, timeline, sources, contradictions and the difference of two builds, on the hand-made graph."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import networkx
import pytest

from aiscape.errors import QueryError
from aiscape.query import ranking, reports
from aiscape.query.difference import difference
from aiscape.store import KnowledgeGraph
from tests.query.sample import sample


def _simple(kg: KnowledgeGraph) -> Any:
    graph = networkx.Graph()
    graph.add_nodes_from(entity.iri for entity in kg.entities)
    for one, near in ranking.ties(kg).items():
        graph.add_edges_from((one, two, {"weight": weight}) for two, weight in near.items())
    return graph


def test_pagerank_is_that_of_networkx(kg: KnowledgeGraph) -> None:
    expected = networkx.pagerank(_simple(kg), tol=1e-12, max_iter=500)
    assert ranking.pagerank(kg) == pytest.approx(expected, abs=1e-6)


def test_every_measure_ranks_and_a_type_narrows(kg: KnowledgeGraph) -> None:
    for measure in ranking.MEASURES:
        assert ranking.rank(kg, by=measure, limit=3).columns[3] == measure
    assert {row[1] for row in ranking.rank(kg, kind="Chip").rows} == {"H20", "Ascend 910C"}
    assert ranking.rank(kg, by="mentions").rows[0][1] in ("Qwen3", "H20", "Alibaba Group")
    with pytest.raises(QueryError, match="no measure"):
        ranking.rank(kg, by="beauty")


def test_communities_part_the_linked_nodes(kg: KnowledgeGraph) -> None:
    groups = ranking.communities(kg, limit=100).record
    nodes = [node for group in groups for node in group["nodes"]]
    assert len(nodes) == sum(group["size"] for group in groups)
    assert {"Meta", "Scale AI"} in [set(group["nodes"]) for group in groups]


def test_the_timeline_tells_what_happened_from_what_was_reported(kg: KnowledgeGraph) -> None:
    rows = reports.timeline(kg, "Alibaba").rows
    assert rows[0][:3] == ("2025-04-29", "happened", "Alibaba Group develops Qwen3")
    assert [row[0] for row in rows] == sorted(row[0] for row in rows)
    assert {row[0] for row in reports.timeline(kg, since="2025-05", until="2025-05").rows} == {
        "2025-05-10",
        "2025-05-11",
    }


def test_sources_count_what_they_alone_say(kg: KnowledgeGraph) -> None:
    rows = {row[0]: row for row in reports.sources(kg).rows}
    assert rows["Yahoo"][1:] == (1, 2, 3, 0), "a copy alone says nothing"
    assert rows["Reuters"][4] == len(reports.alone(kg, "Reuters").rows) > 0
    by_article = {row[0]: row for row in reports.sources(kg, by="article").rows}
    assert by_article["yahoo-1"][-1] == "reuters-1"


def test_who_says_names_the_quoted_before_the_outlets(kg: KnowledgeGraph) -> None:
    rows = reports.who_says(kg, "DeepSeek-R1").rows
    assert rows[0][:3] == ("Zhou Jingren", "DeepSeek-R1 outperforms o1 [what mathematics]", "Wired")
    assert {row[0] for row in rows} == {"Zhou Jingren", "South China Morning Post", "Reuters"}


def test_contradictions_are_denials_loops_and_figures(kg: KnowledgeGraph) -> None:
    found = {(row[0], row[1].split(" [")[0]) for row in reports.contradictions(kg).rows}
    assert found == {
        ("denied", "H20 supports Qwen3"),
        ("both ways", "DeepSeek-R1 outperforms o1"),
        ("score", "Qwen3 evaluatedOn MMLU"),
    }


def test_a_graph_does_not_differ_from_itself(kg: KnowledgeGraph) -> None:
    assert difference(kg, kg).rows == []


def test_the_difference_names_what_came_changed_and_went(kg: KnowledgeGraph) -> None:
    graph = sample()
    claims = tuple(c for c in graph.claims if c.article != "wired-1")
    entities = tuple(
        replace(e, aliases=()) if e.label == "Alibaba Group" else e for e in graph.entities if e.label != "Scale AI"
    )
    by_iri = {e.iri: e for e in entities}
    claims = tuple(replace(c, subject=by_iri[c.subject.iri], object=by_iri[c.object.iri]) for c in claims)
    old = KnowledgeGraph.of(
        replace(graph, claims=claims, entities=entities, articles=tuple(a for a in graph.articles if a.id != "wired-1"))
    )
    rows = difference(old, kg).rows
    assert ("came", "source", "wired-1", "Wired, 2025-06, Who is ahead?") in rows
    assert ("came", "node", "Scale AI", "Company") in rows
    assert ("changed", "node", "Alibaba Group", "+alias Alibaba") in rows
    assert ("changed", "fact", "Alibaba Group develops Qwen3", "1 article -> 2 articles") in rows
    assert any(row[:3] == ("came", "fact", "Meta acquires Scale AI") for row in rows)
    assert {row[0] for row in difference(kg, old).rows} == {"went", "changed"}
