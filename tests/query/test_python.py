"""What a program sees: claims, SPARQL rows, and the views in networkx and rdflib."""

from __future__ import annotations

import sys
from pathlib import Path

import networkx
import pytest

import aiscape
from aiscape.errors import AiscapeError, QueryError, StoreError
from aiscape.store import KnowledgeGraph, QuerySyntaxError, Rows, Triples
from tests.query.sample import sample


def test_the_graph_reads_back_as_written(kg: KnowledgeGraph) -> None:
    assert kg.graph.claims == sample().claims
    assert kg.graph.entities == sample().entities
    assert list(kg) == list(sample().claims)
    assert len(kg) == len(sample().claims)


def test_claims_are_chosen_by_ends_relation_and_time(kg: KnowledgeGraph) -> None:
    assert len(kg.claims()) == len(kg)
    assert {c.object.label for c in kg.claims(subject="Nvidia", predicate="develops")} == {"H20"}
    assert all("Alibaba Group" in (c.subject.label, c.object.label) for c in kg.claims("Alibaba"))
    assert [c.id for c in kg.claims("Alibaba", object="Qwen3")] == ["c000", "c001"]
    assert {c.article for c in kg.claims(since="2025-06")} == {"wired-1"}
    assert {c.article for c in kg.claims(until="2025-04")} == {"scmp-1"}
    assert kg.claims(since="2025-04-29", until="2025-04-29", predicate="develops")[0].date == "2025-04-29"
    assert kg.claims(since="2030") == []


def test_a_look_up_equals_a_scan(kg: KnowledgeGraph) -> None:
    for entity in kg.entities:
        found = kg.claims(entity)
        assert found == [c for c in kg.graph.claims if entity in (c.subject, c.object)]


@pytest.mark.parametrize("day", ["2025-13", "yesterday", "2025-02-30", "", "25"])
def test_a_wrong_date_is_told(kg: KnowledgeGraph, day: str) -> None:
    with pytest.raises(QueryError, match="is no date: write 2025"):
        kg.claims(since=day)


def test_an_unknown_relation_is_told(kg: KnowledgeGraph) -> None:
    with pytest.raises(QueryError, match="no relation 'loves'"):
        kg.claims(predicate="loves")


def test_rows_are_plain_values_by_name_and_number(kg: KnowledgeGraph) -> None:
    rows = kg.sparql(
        "SELECT ?l ?d ?missing (1.5 AS ?x) (true AS ?b) (2 AS ?n) { ?a schema:datePublished ?d ; dcterms:publisher ?l "
        'FILTER(?l = "Reuters") }'
    )
    assert isinstance(rows, Rows)
    row = rows[0]
    assert row["l"] == row[0] == "Reuters"
    assert (str(row["d"]), row["missing"], float(row["x"]), row["b"], row["n"]) == ("2025-05-10", None, 1.5, True, 2)
    assert dict(row)["n"] == 2
    assert rows.columns == ["l", "d", "missing", "x", "b", "n"]
    assert len(rows[:1]) == 1
    with pytest.raises(KeyError):
        row["nothing"]


def test_rows_become_a_data_frame(kg: KnowledgeGraph, monkeypatch: pytest.MonkeyPatch) -> None:
    rows = kg.sparql("SELECT ?type (COUNT(?e) AS ?n) { ?e aiscape:leadingType ?type } GROUP BY ?type")
    assert isinstance(rows, Rows)
    pytest.importorskip("pandas")
    assert rows.df()["n"].sum() == len(kg.entities)
    pytest.importorskip("polars")
    monkeypatch.setitem(sys.modules, "pandas", None)
    assert rows.df()["n"].sum() == len(kg.entities)
    monkeypatch.setitem(sys.modules, "polars", None)
    with pytest.raises(AiscapeError, match="pip install pandas"):
        rows.df()


def test_other_forms_of_query(kg: KnowledgeGraph) -> None:
    assert kg.sparql("ASK { id:nvidia aiscape:develops ?x }") is True
    triples = kg.sparql("CONSTRUCT WHERE { id:nvidia aiscape:develops ?x }")
    assert isinstance(triples, Triples)
    assert "id:nvidia aiscape:develops" in triples.serialize()


def test_a_fact_is_in_the_default_graph_once(kg: KnowledgeGraph) -> None:
    """Two articles state it: each has it in its own graph, the default graph once."""
    fact = "id:alibaba-group aiscape:develops <https://w3id.org/aiscape/id/model/qwen3>"
    assert kg.sparql(f"SELECT (COUNT(*) AS ?n) {{ {fact} }}")[0]["n"] == 1  # type: ignore[index,call-overload]
    assert kg.sparql(f"SELECT (COUNT(*) AS ?n) {{ GRAPH ?g {{ {fact} }} }}")[0]["n"] == 2  # type: ignore[index,call-overload]


@pytest.mark.parametrize(
    ("query", "line", "column", "reason"),
    [
        ("SELECT * {\n ?s ?p }", 2, 9, ""),
        ("SELECT * { ?s foo:bar ?o }", 1, 15, "the prefix foo: is not declared"),
        ("SELEC ?x { ?x ?y ?z }", 1, 1, "starts with SELECT"),
        ("", 1, 1, "not nothing"),
        ("SELECT ?x {", 1, 12, "closing }"),
    ],
)
def test_a_syntax_error_has_its_place(kg: KnowledgeGraph, query: str, line: int, column: int, reason: str) -> None:
    with pytest.raises(QuerySyntaxError) as caught:
        kg.sparql(query)
    assert (caught.value.line, caught.value.column) == (line, column)
    assert reason in str(caught.value)
    assert f"line {line}, column {column}" in str(caught.value)
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize(
    "query",
    [
        "SELECT * { SERVICE <http://127.0.0.1:1/> { ?s ?p ?o } }",
        "SELECT * { service silent <http://127.0.0.1:1/> { ?s ?p ?o } }",
        "PREFIX : <http://127.0.0.1:1/> SELECT * { SERVICE:x { ?s ?p ?o } }",
        "SELECT * { SERVICESILENT<http://127.0.0.1:1/>{ ?s ?p ?o } }",
        "SELECT * { \\u0053ERVICE <http://127.0.0.1:1/> { ?s ?p ?o } }",
        "SELECT * { ?a ?b 'x'SERVICE<http://127.0.0.1:1/>{ ?s ?p ?o } }",
    ],
)
def test_no_query_asks_another_server(kg: KnowledgeGraph, query: str) -> None:
    with pytest.raises(QueryError, match="SERVICE is refused"):
        kg.sparql(query)


@pytest.mark.parametrize(
    "query", ["SELECT * { ?s ?p 'SERVICE' }", "SELECT * { ?s ?service ?o } # SERVICE", "ASK { <x:SERVICE> ?p ?o }"]
)
def test_the_word_alone_is_harmless(kg: KnowledgeGraph, query: str) -> None:
    kg.sparql(query)


@pytest.mark.parametrize(
    "query", ["INSERT DATA { <a:a> <b:b> <c:c> }", "LOAD <http://127.0.0.1:1/>", "CLEAR ALL", "drop all"]
)
def test_updates_are_refused(kg: KnowledgeGraph, query: str) -> None:
    with pytest.raises(QueryError, match="read-only"):
        kg.sparql(query)


def test_networkx_has_everything_and_runs_its_algorithms(kg: KnowledgeGraph) -> None:
    graph = kg.nx
    assert graph.number_of_edges() == len(kg)
    iri = kg.entity("Alibaba").iri
    assert graph.nodes[iri]["label"] == "Alibaba Group"
    edge = next(data for _, _, key, data in graph.out_edges(iri, keys=True, data=True) if key == "c000")
    assert (edge["predicate"], edge["date"], edge["article"]) == ("develops", "2025-04-29", "scmp-1")
    assert edge["quote"].startswith("Alibaba Group develops Qwen3")
    assert networkx.has_path(graph, kg.entity("Nvidia").iri, kg.entity("Hugging Face").iri)


def test_rdflib_has_the_same_quads(kg: KnowledgeGraph) -> None:
    assert len(list(kg.rdf.quads())) == len(kg.store)
    assert bool(kg.rdf.query("ASK { id:nvidia aiscape:develops ?x }").askAnswer)


@pytest.mark.parametrize("make", ["missing", "empty", "file", "broken"])
def test_a_store_that_cannot_be_opened_is_told(tmp_path: Path, make: str) -> None:
    path = tmp_path / "output"
    if make == "file":
        path.write_text("no graph")
    elif make != "missing":
        (path / "store").mkdir(parents=True)
    if make == "broken":
        (path / "store" / "CURRENT").write_text("MANIFEST-000001\n")
    with pytest.raises(StoreError, match=r"holds no graph|cannot be opened"):
        aiscape.open(path)
