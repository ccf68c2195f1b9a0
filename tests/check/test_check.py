"""What is wrong with a graph is found, by name; what is right is not."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pyoxigraph as ox
import pytest

from aiscape.check import CHECKS, check
from aiscape.check.run import read_rdf
from aiscape.errors import SourceError
from aiscape.export import export
from aiscape.store import quads
from aiscape.store.terms import PREFIXES
from tests.check.healthy import TEXTS, healthy
from tests.check.planted import PLANTED

HEAD = "".join(f"@prefix {name}: <{iri}> .\n" for name, iri in PREFIXES.items())


def planted(drop: list[str], add: str) -> list[ox.Quad]:
    """The healthy graph without some statements and with others."""
    unwanted = [_parsed(f"{pattern} ." if pattern.count(" ") > 1 else f"{pattern} [] .")[0] for pattern in drop]
    assert all(any(_fits(q, pattern) for q in quads(healthy())) for pattern in unwanted), drop
    kept = [q for q in quads(healthy()) if not any(_fits(q, pattern) for pattern in unwanted)]
    return kept + _parsed(add)


def _parsed(text: str) -> list[ox.Quad]:
    return list(ox.parse(input=HEAD + text, format=ox.RdfFormat.TRIG))


def _fits(quad: ox.Quad, pattern: ox.Quad) -> bool:
    same = quad.subject == pattern.subject and quad.predicate == pattern.predicate
    return same and (isinstance(pattern.object, ox.BlankNode) or quad.object == pattern.object)


def test_nothing_is_said_of_a_healthy_graph() -> None:
    """A graph that keeps to the vocabulary has no faults."""
    assert check(quads(healthy()), TEXTS) == []


@pytest.mark.parametrize(("name", "drop", "add"), PLANTED, ids=[f"{n}-{i}" for i, (n, _, _) in enumerate(PLANTED)])
def test_each_planted_fault_is_found_by_its_name(name: str, drop: list[str], add: str) -> None:
    """The fault is found, with an IRI, words and a remedy."""
    found = [fault for fault in check(planted(drop, add), TEXTS) if fault.name == name]
    assert found
    assert found[0].iri
    assert found[0].message in str(found[0])
    assert found[0].check.remedy in str(found[0])


def test_every_check_has_a_planted_fault() -> None:
    """No check is untried, but for those that only other shapes, other graphs and files without a base bring about."""
    assert CHECKS.keys() - {name for name, _, _ in PLANTED} == {"shape", "foreign", "relative-iri"}


def test_a_fault_is_said_as_a_person_would(tmp_path: Path) -> None:
    """The command prints the labels, the IRI and what to do, and ends with 1."""
    path = tmp_path / "graph.nq"
    path.write_bytes(
        ox.serialize(planted([], "id:cloud aiscape:owns id:alibaba ."), format=ox.RdfFormat.N_QUADS) or b""
    )
    done = subprocess.run([sys.executable, "-m", "aiscape", "check", str(path)], capture_output=True, text=True)
    assert done.returncode == 1
    assert "Alibaba Group owns Alibaba Cloud owns Alibaba Group" in done.stdout
    assert "https://w3id.org/aiscape/id/alibaba" in done.stdout
    assert "what to do: drop the claim" in done.stdout


def test_a_healthy_file_ends_with_nothing_to_say(tmp_path: Path) -> None:
    """The command ends with 0."""
    path = tmp_path / "graph.trig"
    export(healthy(), "trig", path)
    done = subprocess.run([sys.executable, "-m", "aiscape", "check", str(path)], capture_output=True, text=True)
    assert (done.returncode, done.stderr) == (0, "")
    assert "nothing to say" in done.stdout


def test_a_file_that_is_no_rdf_is_told_with_its_line(tmp_path: Path) -> None:
    """A slip in Turtle is an error with path and line."""
    path = tmp_path / "graph.ttl"
    path.write_text("@prefix a: <http://example.org/> .\na:b a:c .\n")
    with pytest.raises(SourceError, match=r"graph.ttl:2: cannot be read as RDF"):
        read_rdf(path)


def test_a_graph_of_another_vocabulary_is_told_apart() -> None:
    """That nothing here is known is a fault of its own, with the vocabulary that the file is in; an empty graph has none."""
    (fault,) = check(_parsed('<urn:x> a <http://xmlns.com/foaf/0.1/Person> ; <http://xmlns.com/foaf/0.1/name> "X" .'))
    assert (fault.name, fault.check.level) == ("foreign", "error")
    assert "2 statements, most of http://www.w3.org/1999/02/22-rdf-syntax-ns#" in fault.message
    assert check([]) == []


def test_ill_formed_values_are_told_by_the_faults_alone(caplog: pytest.LogCaptureFixture) -> None:
    """rdflib, which has its own to say of them, is silent."""
    odd = planted(["claim:c1 aiscape:confidence"], 'claim:c1 aiscape:confidence "much"^^xsd:decimal .')
    assert [fault.name for fault in check(odd, TEXTS)] == ["claim-confidence"]
    assert caplog.records == []


def test_a_text_of_megabytes_takes_no_longer_than_it_must() -> None:
    """Time grows with the length of a text, not with its square."""
    import time

    def spent(size: int) -> float:
        long = [*planted([], ""), *_parsed(f'id:huawei skos:altLabel "{"x" * size}"@en .')]
        begin = time.process_time()
        check(long, TEXTS)
        return time.process_time() - begin

    spent(1)
    assert spent(4_000_000) < spent(1) + 2
