"""What was exported comes back the same; what others wrote comes in as claims with their provenance."""

from __future__ import annotations

import subprocess
import sys
import tempfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, given, settings

from aiscape.check import check
from aiscape.errors import SourceError
from aiscape.export import export
from aiscape.importing import import_into, imported, merge, read_graph
from aiscape.model import Graph
from aiscape.store import open_graph, quads, write_store
from tests.build.articles import built, write_articles
from tests.check.healthy import healthy
from tests.query.sample import sample
from tests.strategies import graphs

quick = settings(
    max_examples=15,
    deadline=None,
    phases=[Phase.explicit, Phase.generate],
    suppress_health_check=[HealthCheck.too_slow],
)
SUFFIX = {"nquads": "nq", "trig": "trig", "jsonld": "jsonld", "turtle": "ttl", "ntriples": "nt", "rdf12": "ttl"}
SCHEMA = """
@prefix schema: <https://schema.org/> .
@prefix wd: <http://www.wikidata.org/entity/> .
<http://example.org/nvidia> a schema:Corporation ; schema:name "NVIDIA" ; schema:alternateName "Nvidia Corp." ;
    schema:sameAs wd:Q182477 ; schema:location <http://example.org/santa-clara> ; schema:telephone "+1 408" .
<http://example.org/santa-clara> a schema:City ; schema:name "Santa Clara"@en .
<http://example.org/h20> a schema:Product ; schema:name "H20" ; schema:manufacturer <http://example.org/nvidia> .
<http://example.org/h20> schema:worksFor <http://example.org/nvidia> .
"""
WIKIDATA = """
@prefix wd: <http://www.wikidata.org/entity/> .
@prefix wdt: <http://www.wikidata.org/prop/direct/> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
wd:Q182477 wdt:P31 wd:Q4830453 ; rdfs:label "Nvidia"@en, "Nvidia"@de ; wdt:P159 wd:Q159260 .
wd:Q159260 wdt:P31 wd:Q515 ; rdfs:label "Santa Clara"@en .
"""


@quick
@pytest.mark.parametrize("format", SUFFIX)
@given(graphs())
def test_export_then_import_is_the_same_graph(format: str, graph: Graph) -> None:
    """Every format of RDF brings back every claim, entity, article and copy as it was."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, f"graph.{SUFFIX[format]}")
        export(graph, format, path)
        assert read_graph(path).graph == graph


@quick
@given(graphs(), graphs())
def test_merging_twice_changes_nothing(one: Graph, other: Graph) -> None:
    """A graph merged with itself is itself, and a second merge adds nothing."""
    assert merge(one, one) == one
    once = merge(one, other)
    assert merge(once, other) == once


def test_an_empty_folder_takes_the_whole_graph(tmp_path: Path) -> None:
    """The files of the folder then say what the imported file says."""
    export(sample(), "nquads", tmp_path / "graph.nq")
    import_into(tmp_path / "graph.nq", tmp_path / "out")
    assert (tmp_path / "out" / "graph.nq").read_bytes() == (tmp_path / "graph.nq").read_bytes()
    assert imported(tmp_path / "out") == open_graph(tmp_path / "out").graph


def test_schema_org_becomes_claims_of_the_file(tmp_path: Path) -> None:
    """What the mapping knows is claimed by the file, quoting the statement; what it does not is counted."""
    path = tmp_path / "facts.ttl"
    path.write_text(SCHEMA)
    found = read_graph(path, "schema.org")
    said = {(c.subject.label, c.predicate, c.object.label) for c in found.graph.claims}
    assert said == {("NVIDIA", "basedIn", "Santa Clara"), ("NVIDIA", "develops", "H20")}
    assert all(c.article.startswith("import-facts-") and "schema.org" in c.quote for c in found.graph.claims)
    assert found.left_out == 2
    assert check(quads(found.graph)) == []


def test_a_wikidata_extract_is_merged_by_its_items(tmp_path: Path) -> None:
    """An item that the graph knows keeps the graph's own IRI and name."""
    path = tmp_path / "extract.ttl"
    path.write_text(WIKIDATA)
    found = read_graph(path, "wikidata").graph
    nvidia = next(e for e in sample().entities if e.label == "Nvidia")
    known = Graph((), (type(nvidia)(nvidia.iri, nvidia.label, nvidia.types, nvidia.aliases, "Q182477"),))
    merged = merge(known, found)
    assert [(c.subject.iri, c.predicate, c.object.label) for c in merged.claims] == [
        (nvidia.iri, "basedIn", "Santa Clara")
    ]
    assert check(quads(found)) == []


def test_a_file_of_another_vocabulary_is_told_apart(tmp_path: Path) -> None:
    """Without a mapping the error names the option to give."""
    path = tmp_path / "facts.ttl"
    path.write_text(SCHEMA)
    with pytest.raises(SourceError, match=r"--mapping schema\.org"):
        read_graph(path)


def test_the_command_says_what_came_in(tmp_path: Path) -> None:
    """`aiscape import FILE -o OUT` merges and counts."""
    write_store(sample(), tmp_path / "store")
    export(healthy(), "turtle", tmp_path / "more.ttl")
    command = [sys.executable, "-m", "aiscape", "import", str(tmp_path / "more.ttl"), "-o", str(tmp_path)]
    done = subprocess.run(command, capture_output=True, text=True)
    assert (done.returncode, done.stderr) == (0, "")
    assert "8 nodes, 6 claims" in done.stdout
    assert len(open_graph(tmp_path).graph.claims) == len(sample().claims) + 6


def test_a_later_build_keeps_what_was_imported(tmp_path: Path) -> None:
    """Articles that are built into the folder afterwards stand beside it."""
    path = tmp_path / "facts.nq"
    export(healthy(), "nquads", path)
    import_into(path, tmp_path / "out")
    write_articles(tmp_path / "in", "nvidia")
    built(tmp_path / "out", tmp_path / "in")
    known = {claim.id for claim in open_graph(tmp_path / "out").graph.claims}
    assert {claim.id for claim in healthy().claims} < known
