"""Each property-graph file and table says the same to the tool that it is for."""

from __future__ import annotations

import csv
import json
import re
import tempfile
import warnings
from collections import Counter
from dataclasses import replace
from pathlib import Path
from typing import Any

import duckdb
import ladybug
import networkx
import openpyxl
import polars
import pytest
from hypothesis import HealthCheck, Phase, assume, example, given, settings

from aiscape.export import export
from aiscape.export.limits import FormatError, FormatWarning
from aiscape.export.records import TABLES, Record, edge, flat, node, tables
from aiscape.model import Graph
from aiscape.store.terms import iri_part
from tests.export.conftest import NodeReader
from tests.export.odd import fit_xml
from tests.query.sample import sample
from tests.strategies import graphs

quick = settings(
    phases=[Phase.explicit, Phase.generate],
    max_examples=15,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture],
)
Found = tuple[dict[str, Record], dict[str, tuple[str, str, Record]]]


def written(graph: Graph, format: str, folder: str, name: str = "graph", *, losses: bool = False) -> Path:
    """Export a graph; there is a warning if, and only if, something is shown otherwise."""
    path = Path(folder, name)
    with warnings.catch_warnings(record=True) as told:
        warnings.simplefilter("always")
        export(graph, format, path)
    assert bool(told) == losses, [str(warning.message) for warning in told]
    assert all(warning.category is FormatWarning for warning in told)
    return path


def not_for_xml(graph: Graph) -> bool:
    """Whether a text of a graph has a character that XML has not."""
    texts = [v for e in graph.entities for v in flat(node(e)).values()]
    texts += [v for c in graph.claims for v in flat(edge(c)).values()]
    return any(isinstance(text, str) and fit_xml(text) != text for text in texts)


def wanted(graph: Graph, *, xml: bool) -> Found:
    """Nodes by IRI, and edges by claim, as a file without lists (xml) or with them holds them."""

    def shown(record: Record) -> Record:
        return {k: fit_xml(v) if isinstance(v, str) else v for k, v in flat(record).items()} if xml else record

    nodes = {e.iri: {k: v for k, v in shown(node(e)).items() if k != "iri"} for e in graph.entities}
    edges = {iri_part(c.id) if xml else c.id: (c.subject.iri, c.object.iri, shown(edge(c))) for c in graph.claims}
    return nodes, edges


def by_npm(read: Any, *leave_out: str) -> Found:
    def about(record: Record) -> Record:
        return {k: v for k, v in record.items() if k not in leave_out}

    nodes = {n["key"]: about(n["attributes"]) for n in read["nodes"]}
    return nodes, {e["key"]: (e["source"], e["target"], about(e["attributes"])) for e in read["edges"]}


def by_networkx(graph: networkx.MultiDiGraph[str]) -> Found:
    edges = {key: (a, b, dict(data)) for a, b, key, data in graph.edges(keys=True, data=True)}
    return {name: dict(data) for name, data in graph.nodes(data=True)}, edges


def not_empty(found: Found) -> Found:
    """The same without attributes that are empty texts."""
    nodes, edges = found
    return (
        {iri: {k: v for k, v in about.items() if v != ""} for iri, about in nodes.items()},
        {key: (a, b, {k: v for k, v in about.items() if v != ""}) for key, (a, b, about) in edges.items()},
    )


@quick
@given(graph=graphs())
@example(graph=Graph())
def test_graphml_is_whole_in_networkx_and_graphology(npm: NodeReader, graph: Graph) -> None:
    """Every node, edge and attribute is read back; what XML cannot hold is U+FFFD, and networkx skips empty texts."""
    with tempfile.TemporaryDirectory() as folder:
        path = written(graph, "graphml", folder, losses=not_for_xml(graph))
        filled = not_empty(wanted(graph, xml=True))
        assert not_empty(by_networkx(networkx.read_graphml(path, edge_key_type=str, force_multigraph=True))) == filled
        assert by_npm(npm.read("graphml", path)) == wanted(graph, xml=True)


@quick
@given(graph=graphs())
@example(graph=Graph())
def test_gexf_is_whole_in_graphology(npm: NodeReader, graph: Graph) -> None:
    """Every node, edge and attribute is read back; the edge's label is its relation."""
    with tempfile.TemporaryDirectory() as folder:
        read = npm.read("gexf", written(graph, "gexf", folder, losses=not_for_xml(graph)))
    assert [e["attributes"].get("label") for e in read["edges"]] == [c.predicate for c in graph.claims]
    nodes, edges = by_npm(read, "weight")
    found = {k: (a, b, {n: v for n, v in about.items() if n != "label"}) for k, (a, b, about) in edges.items()}
    assert (nodes, found) == wanted(graph, xml=True)


@quick
@given(graph=graphs())
@example(graph=Graph())
def test_graphology_json_is_whole_in_graphology(npm: NodeReader, graph: Graph) -> None:
    """Every node, edge and attribute is read back, lists as lists."""
    with tempfile.TemporaryDirectory() as folder:
        assert by_npm(npm.read("graphology", written(graph, "graphology", folder))) == wanted(graph, xml=False)


@quick
@given(graph=graphs())
@example(graph=Graph())
def test_node_link_json_is_whole_in_networkx(graph: Graph) -> None:
    """Every node, edge and attribute is read back, lists as lists."""
    with tempfile.TemporaryDirectory() as folder:
        data = json.loads(written(graph, "node-link", folder).read_text("utf-8"))
    assert by_networkx(networkx.node_link_graph(data, edges="edges")) == wanted(graph, xml=False)


@quick
@given(graph=graphs())
@example(graph=Graph())
def test_cytoscape_json_is_whole_in_networkx(graph: Graph) -> None:
    """The reader of networkx takes Cytoscape's JSON: as many nodes and edges, each with its attributes."""
    with tempfile.TemporaryDirectory() as folder:
        data = json.loads(written(graph, "cytoscape", folder).read_text("utf-8"))
    found = networkx.cytoscape_graph({**data, "directed": True, "multigraph": True, "data": []})
    nodes, edges = wanted(graph, xml=False)
    assert {name: {k: about[k] for k in nodes[name]} for name, about in found.nodes(data=True)} == nodes
    assert Counter((a, b) for a, b in found.edges()) == Counter((a, b) for a, b, _ in edges.values())
    assert {about["id"].removeprefix("claim:"): about["quote"] for _, _, about in found.edges(data=True)} == {
        name: about["quote"] for name, (_, _, about) in edges.items()
    }


def without_nul(graph: Graph) -> bool:
    return "\0" not in repr(graph) and r"\x00" not in repr(graph)


@settings(quick, max_examples=5)
@given(graph=graphs())
@example(graph=Graph())
def test_the_ladybug_script_runs_and_nothing_is_missing(graph: Graph) -> None:
    """It runs every statement, and holds as many nodes, articles and claims, with their texts."""
    assume(without_nul(graph))
    with tempfile.TemporaryDirectory() as folder:
        lines = written(graph, "ladybug", folder).read_text("utf-8").split(";\n")
        connection = ladybug.Connection(ladybug.Database(":memory:"))
        for statement in filter(None, lines):
            connection.execute(statement)

    def rows(query: str) -> list[list[Any]]:
        result: Any = connection.execute(query)
        return sorted(result.get_all())

    assert rows("MATCH (n:Entity) RETURN n.iri, n.label") == [[e.iri, e.label] for e in graph.entities]
    assert rows("MATCH (n:Article) RETURN n.id") == [[a.id] for a in sorted(graph.articles, key=lambda a: a.id)]
    claims = sorted([c.subject.iri, c.predicate, c.object.iri, c.id, c.quote] for c in graph.claims)
    assert rows("MATCH (a:Entity)-[r]->(b:Entity) RETURN a.iri, label(r), b.iri, r.claim, r.quote") == claims


def test_the_scripts_for_neo4j_and_ladybug_make_the_same(tmp_path: Path) -> None:
    """Only the first lines, keys or tables, and Neo4j's labels differ: what makes nodes and edges is the same."""
    graph = sample()
    made = []
    for format in ("cypher", "ladybug"):
        lines = written(graph, format, str(tmp_path)).read_text("utf-8").split(";\n")
        made.append([x for x in lines if x.startswith(("CREATE (", "MATCH (a")) or " TABLE " in x.split("(")[0]])
    assert made[0] == [line for line in made[1] if " TABLE " not in line.split("(")[0]]
    assert len(made[0]) == len(graph.entities) + len(graph.articles) + len(graph.claims)


@quick
@given(graph=graphs())
@example(graph=Graph())
def test_neo4j_files_give_a_row_for_each_node_and_claim(graph: Graph) -> None:
    """The heads have the fields that neo4j-admin wants; every claim's ends are ids of entities."""
    assume("\x1f" not in repr(graph) and r"\x1f" not in repr(graph))
    with tempfile.TemporaryDirectory() as folder:
        path = written(graph, "neo4j", folder)
        read = {}
        for name in ("entities", "articles", "claims"):
            with (path / f"{name}.csv").open(encoding="utf-8", newline="") as file:
                read[name] = list(csv.DictReader(file))
    assert [row["iri:ID(Entity)"] for row in read["entities"]] == [e.iri for e in graph.entities]
    assert [row[":LABEL"].split("\x1f") for row in read["entities"]] == [["Entity", *e.types] for e in graph.entities]
    assert len(read["articles"]) == len(graph.articles)
    found = [(row[":START_ID(Entity)"], row[":TYPE"], row[":END_ID(Entity)"], row["quote"]) for row in read["claims"]]
    assert found == [(c.subject.iri, c.predicate, c.object.iri, c.quote) for c in graph.claims]


@quick
@given(graph=graphs())
@example(graph=Graph())
def test_parquet_is_whole_in_duckdb_and_polars(graph: Graph) -> None:
    """DuckDB reads every row and value, lists as lists and qualifiers as a map; polars as many rows."""
    with tempfile.TemporaryDirectory() as folder:
        path = written(graph, "parquet", folder)
        for name, rows in tables(graph).items():
            relation = duckdb.sql(f"SELECT * FROM '{path / name}.parquet'")
            assert relation.columns == list(TABLES[name])
            found = [dict(zip(relation.columns, row, strict=True)) for row in relation.fetchall()]
            assert found == list(rows)
            assert polars.read_parquet(path / f"{name}.parquet").height == len(found)


@quick
@given(graph=graphs())
@example(graph=Graph())
def test_csv_is_whole(graph: Graph) -> None:
    """Every row and value is read back; lists are JSON, what is not known is empty."""
    with tempfile.TemporaryDirectory() as folder:
        path = written(graph, "csv", folder)
        for name, rows in tables(graph).items():
            with (path / f"{name}.csv").open(encoding="utf-8", newline="") as file:
                found = list(csv.DictReader(file))
            assert found == [{k: str(flat(row).get(k, "")) for k in TABLES[name]} for row in rows]


@quick
@given(graph=graphs())
@example(graph=Graph())
@example(graph=replace(sample(), entities=(replace(sample().entities[0], label="_x0041_x0042_\r\n\x01\uffff=1+1 "),)))
def test_the_workbook_has_a_sheet_for_each_table(graph: Graph) -> None:
    """Every text is in its cell, even one that starts like a formula; what XML cannot hold is as workbooks write it."""
    digits = any(float(f"{claim.confidence:.15g}") != claim.confidence for claim in graph.claims)
    with tempfile.TemporaryDirectory() as folder:
        book = openpyxl.load_workbook(written(graph, "xlsx", folder, "graph.xlsx", losses=digits))
    for name, rows in tables(graph).items():
        head, *found = book[name].iter_rows()
        assert [cell.value for cell in head] == list(TABLES[name])
        for cells, row in zip(found, rows, strict=True):
            about = [flat(row).get(column) for column in TABLES[name]]
            assert [_from_cell(cell.value) for cell in cells] == [_in_cell(value) for value in about]
            assert all(cell.data_type in ("s", "n", "inlineStr") for cell in cells)


def _from_cell(value: object) -> object:
    """What a cell says: the specification of workbooks (ST_Xstring) writes a character as _xHHHH_."""
    if not isinstance(value, str):
        return value
    return re.sub("_x([0-9A-Fa-f]{4})_", lambda found: chr(int(found[1], 16)), value)


def _in_cell(value: object) -> object:
    """A value as a cell has it: fifteen digits of a number, nothing for an empty text."""
    return pytest.approx(value, rel=1e-14) if isinstance(value, float) else None if value == "" else value


@pytest.mark.parametrize("text", ["a" * 40_000, "\U0001f600" * 20_000, "\x01" * 9_000, "_x0041_" * 7_000])
def test_a_text_longer_than_a_cell_is_cut_and_told_of(tmp_path: Path, text: str) -> None:
    """The cut text is as long as a cell holds, in units of UTF-16, no character halved, and ends with an ellipsis."""
    graph = replace(sample(), entities=(replace(sample().entities[0], label=text),), claims=())
    path = tmp_path / "graph.xlsx"
    with pytest.warns(FormatWarning, match=r"Excel: 1 texts are longer.*'https://w3id.org/aiscape/id/alibaba-cloud'"):
        export(graph, "xlsx", path)
    cell = openpyxl.load_workbook(path)["nodes"]["B2"].value
    assert 32_767 - 8 < len(str(cell).encode("utf-16-le")) // 2 <= 32_767
    shown = _from_cell(cell)
    assert isinstance(shown, str)
    assert shown.endswith("…")
    assert text.startswith(shown[:-1])


@pytest.mark.parametrize("format", ["graphml", "gexf"])
def test_claims_stay_apart_whatever_their_identifiers_hold(tmp_path: Path, format: str) -> None:
    """Two claims whose identifiers XML cannot hold are two edges."""
    graph = sample()
    claims = tuple(
        replace(claim, id=id_) for claim, id_ in zip(graph.claims, ("a\0", "a\x01", "a\ufffd"), strict=False)
    )
    text = written(replace(graph, claims=claims), format, str(tmp_path)).read_text("utf-8")
    assert re.findall('<edge id="([^"]*)"', text) == ["a%00", "a%01", "a%EF%BF%BD"]


def test_a_loss_is_told_with_its_number_and_its_first_place(tmp_path: Path) -> None:
    """The warning names the format, how many texts are shown otherwise, why, and the first of them."""
    graph = sample()
    odd = tuple(replace(claim, quote="a\x01b", method="\uffff") for claim in graph.claims[:2])
    with pytest.warns(FormatWarning) as told:
        export(replace(graph, claims=odd), "graphml", tmp_path / "graph.graphml")
    (warning,) = told
    assert str(warning.message) == (
        "GraphML: 4 texts have characters that XML cannot hold, shown as U+FFFD; "
        f"the first of https://w3id.org/aiscape/claim/{odd[0].id}"
    )


def test_a_text_that_a_format_cannot_hold_is_refused(tmp_path: Path) -> None:
    """Neither Cypher nor the lists of neo4j-admin lose a character silently."""
    graph = sample()
    entity = replace(graph.entities[0], label="a\0b", aliases=("a\x1fb",))
    odd = replace(graph, entities=(entity,), claims=())
    for format in ("cypher", "neo4j"):
        with pytest.raises(FormatError):
            export(odd, format, tmp_path / format)
