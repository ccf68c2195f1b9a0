"""The tools that people use read what is exported for them, run here as they are, and find the same facts."""

from __future__ import annotations

import csv
import shutil
import subprocess
import tempfile
from dataclasses import replace
from pathlib import Path

import pandas
import pyoxigraph as ox
import pytest
from hypothesis import HealthCheck, Phase, assume, example, given, settings

from aiscape.export import export
from aiscape.export.records import TABLES, flat, tables
from aiscape.model import Graph
from aiscape.ontology import load_ontology, ontology_file
from aiscape.store import quads
from tests.export.conftest import JavaReader, NodeReader
from tests.export.odd import dataset, xml_fit
from tests.export.test_rdf import WRITERS, rounded
from tests.query.sample import sample
from tests.strategies import graphs

few = settings(
    phases=[Phase.explicit, Phase.generate],
    max_examples=12,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture],
)
SUFFIXES = {"nquads": ".nq", "trig": ".trig", "turtle": ".ttl", "ntriples": ".nt", "rdfxml": ".rdf"}
AISCAPE, OWL = "https://w3id.org/aiscape/ontology#", "http://www.w3.org/2002/07/owl#"


@few
@pytest.mark.parametrize("format", SUFFIXES)
@given(graph=graphs().map(rounded))
@example(graph=sample())
def test_rdf4j_finds_the_graph(format: str, java: JavaReader, graph: Graph) -> None:
    """RDF4J, which GraphDB reads with, finds the same graph in every file of RDF, canonically (RDFC-1.0).

    Of RDF/XML it reads a text of nothing but white space as empty, so there is none here.
    """
    made = xml_fit(quads(graph)) if format == "rdfxml" else list(quads(graph))
    assume(format != "rdfxml" or not any(getattr(quad.object, "value", "x").isspace() for quad in made))
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, f"graph{SUFFIXES[format]}")
        WRITERS[format](made, path)
        read = java.read("rdf4j", path)
    found = ox.parse(input=read.encode(), format=ox.RdfFormat.N_QUADS)
    assert dataset(found) == dataset(made, named=format in ("nquads", "trig"))


@pytest.fixture(scope="module")
def opened(java: JavaReader, tmp_path_factory: pytest.TempPathFactory) -> set[tuple[str, ...]]:
    """What the OWL API, which Protégé is built on, finds in the vocabulary and a graph, one after the other in a file."""
    folder = tmp_path_factory.mktemp("owl")
    export(sample(), "turtle", folder / "graph.ttl")
    both = folder / "both.ttl"
    both.write_bytes(ontology_file().read_bytes() + (folder / "graph.ttl").read_bytes())
    return {tuple(line.split("\t")) for line in java.read("owlapi", both).splitlines()}


def test_the_owl_api_finds_every_class_and_relation(opened: set[tuple[str, ...]]) -> None:
    """Each type is a class, each relation has its domain and range."""
    ontology = load_ontology()
    classes = {found[1] for found in opened if found[0] == "class"}
    assert {AISCAPE + name for name in ontology.types} <= classes
    for kind in ("domain", "range"):
        assert {f"<{AISCAPE}{name}>" for name in ontology.relations} <= {f[1] for f in opened if f[0] == kind}


def test_the_owl_api_finds_every_individual_and_fact(opened: set[tuple[str, ...]]) -> None:
    """Each entity is an individual of its classes, each plain fact an assertion between two of them."""
    graph = sample()
    for entity in graph.entities:
        assert {("is", entity.iri, f"<{AISCAPE}{name}>") for name in entity.types} <= opened
    facts = {found[1:] for found in opened if found[0] == "fact" and found[2].startswith(f"<{AISCAPE}")}
    plain = {(c.subject.iri, c.predicate, c.object.iri) for c in graph.claims if c.is_plain}
    assert {(f"<{one}>", f"<{AISCAPE}{name}>", f"<{two}>") for one, name, two in plain} <= facts
    claims = {found[1] for found in opened if found[0] == "is" and found[2] == f"<{AISCAPE}Claim>"}
    assert len(claims) == len(graph.claims)


@few
@given(graph=graphs())
@example(graph=Graph())
def test_cytoscape_js_draws_the_file_as_it_is(npm: NodeReader, graph: Graph) -> None:
    """Every node and claim is an element, with all it says; nodes can be chosen by type, edges by relation."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "graph.cyjs")
        export(graph, "cytoscape", path)
        read = npm.read("cytoscape", path)
    assert [node["name"] for node in read["nodes"]] == [entity.label for entity in graph.entities]
    found = [(e["source"], e["interaction"], e["target"], e["quote"], e["qualifiers"]) for e in read["edges"]]
    wanted = [(c.subject.iri, c.predicate, c.object.iri, c.quote) for c in graph.claims]
    assert [edge[:4] for edge in found] == wanted
    assert read["companies"] == [entity.iri for entity in graph.entities if entity.type == "Company"]
    assert set(read["developed"]) == {c.object.iri for c in graph.claims if c.predicate == "develops"}


def test_neo4js_checker_finds_no_fault_in_the_script(npm: NodeReader, tmp_path: Path) -> None:
    """The parser and semantic analysis that Neo4j publishes for editors have nothing to say, not even a warning."""
    graph = sample()
    claim = replace(
        graph.claims[0], quote='it\'s \\ a "`test`"\r\n\t{$x} // no\u2028 语😀', qualifiers=(("what", "'\\u0041'"),)
    )
    ends = tuple(sorted({claim.subject, claim.object}, key=lambda entity: entity.iri))
    path = tmp_path / "graph.cypher"
    export(Graph(graph.articles[:1], ends, (claim,)), "cypher", path)
    script = path.read_text("utf-8")
    assert script.count(";\n") == 2 + 2 + 1 + 1 + 2
    assert npm.read("cypher", path) == []
    path.write_text(script.splitlines()[5].replace("CREATE (a)", "CREATE (c)-"), encoding="utf-8")
    assert npm.read("cypher", path) != []


@few
@given(graph=graphs())
@example(graph=Graph())
def test_pandas_reads_the_tables(graph: Graph) -> None:
    """Parquet whole; of CSV as many rows, with the same identifiers, empty texts told from what is not known."""
    with tempfile.TemporaryDirectory() as folder:
        export(graph, "parquet", Path(folder, "parquet"))
        export(graph, "csv", Path(folder, "csv"))
        for name, rows in tables(graph).items():
            wanted = list(rows)
            frame = pandas.read_parquet(Path(folder, "parquet", f"{name}.parquet"))
            first = next(iter(TABLES[name]))
            assert list(frame.columns) == list(TABLES[name])
            assert frame[first].tolist() == [row[first] for row in wanted]
            if wanted and not any("\0" in str(flat(row).values()) for row in wanted):
                table = pandas.read_csv(Path(folder, "csv", f"{name}.csv"), keep_default_na=False, dtype=str)
                assert len(table) == len(wanted)


@pytest.fixture(scope="module")
def sheets(tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[list[str]]]:
    """The sheets of an odd workbook as LibreOffice reads them."""
    command = shutil.which("soffice")
    if command is None:
        pytest.skip("LibreOffice is not installed: it is not tried on the workbook (make tools)")
    folder = tmp_path_factory.mktemp("office")
    export(odd(), "xlsx", folder / "graph.xlsx")
    every_sheet = "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false,false,false,-1"
    home = f"-env:UserInstallation=file://{folder}/home"
    done = [
        command,
        home,
        "--headless",
        "--convert-to",
        every_sheet,
        "--outdir",
        str(folder),
        str(folder / "graph.xlsx"),
    ]
    subprocess.run(done, check=True, capture_output=True, timeout=300)
    read = {}
    for name in TABLES:
        with (folder / f"graph-{name}.csv").open(encoding="utf-8", newline="") as file:
            read[name] = list(csv.reader(file))
    return read


def odd() -> Graph:
    """The hand-made graph with texts that workbooks have their own way with."""
    graph = sample()
    labels = [
        "=1+1",
        "_x0041_",
        "_x0041_x0042_",
        "a\nb",
        " spaces ",
        "007",
        "1e5",
        "TRUE",
        "@x",
        "2025-04-29",
        "语\U0001f600",
    ]
    entities = [replace(e, label=label) for e, label in zip(graph.entities, labels, strict=False)]
    return replace(graph, entities=(*entities, *graph.entities[len(entities) :]))


def test_libreoffice_finds_every_cell(sheets: dict[str, list[list[str]]]) -> None:
    """Every row of every table, each text as it was written: no formula, no number, no date is made of one."""
    for name, rows in tables(odd()).items():
        head, *found = sheets[name]
        assert head == list(TABLES[name])
        wanted = [[_cell(flat(row).get(column)) for column in TABLES[name]] for row in rows]
        assert found == wanted


def _cell(value: object) -> str:
    return "" if value is None else str(value)
