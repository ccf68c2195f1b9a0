"""The SHACL shapes let a built graph pass and catch what is wrong."""

from __future__ import annotations

import re

import pytest
import rdflib

from aiscape.ontology import load_ontology, ontology_file, shapes_file
from tests.build.articles import built, write_articles

pyshacl = pytest.importorskip("pyshacl")
pytestmark = pytest.mark.filterwarnings("ignore::DeprecationWarning")
AISCAPE = rdflib.Namespace("https://w3id.org/aiscape/ontology#")


@pytest.fixture(scope="module")
def turtle(tmp_path_factory: pytest.TempPathFactory) -> str:
    folder = tmp_path_factory.mktemp("shapes")
    write_articles(folder / "in")
    built(folder / "out", folder / "in")
    return (folder / "out" / "graph.ttl").read_text("utf-8")


def judged(data: rdflib.Graph, *, vocabulary: bool = False) -> tuple[bool, str]:
    """Whether a graph, alone or together with the vocabulary, keeps to the shapes, and what breaks them."""
    both = data + rdflib.Graph().parse(ontology_file()) if vocabulary else data
    conforms, _, text = pyshacl.validate(both, shacl_graph=rdflib.Graph().parse(shapes_file()))
    return bool(conforms), str(text)


def test_a_built_graph_conforms(turtle: str) -> None:
    """What a build writes keeps to every shape, with and without the vocabulary beside it."""
    for vocabulary in (False, True):
        conforms, text = judged(rdflib.Graph().parse(data=turtle, format="turtle"), vocabulary=vocabulary)
        assert conforms, text


def test_every_relation_has_shapes() -> None:
    """Both ends of each relation are held to their types."""
    text = shapes_file().read_text("utf-8")
    for name in load_ontology().relations:
        assert f"sh:targetSubjectsOf aiscape:{name} " in text
        assert f"sh:targetObjectsOf aiscape:{name} " in text


def test_a_claims_predicate_is_any_relation() -> None:
    """The relations that the shape of a claim lists are those of the vocabulary."""
    listed = re.search(r"sh:path rdf:predicate ;[^(]*sh:in \(([^)]*)\)", shapes_file().read_text("utf-8"))
    assert listed is not None
    assert set(re.findall(r"aiscape:(\w+)", listed[1])) == set(load_ontology().relations)


def test_narrow_types_pass_beside_the_vocabulary() -> None:
    """A graph that names only the narrowest class of a thing keeps to the shapes where the vocabulary says the wider."""
    data = rdflib.Graph().parse(data="""@prefix aiscape: <https://w3id.org/aiscape/ontology#> . @prefix x: <urn:x#> .
        x:a a aiscape:Company ; aiscape:develops x:b . x:b a aiscape:Chip .""", format="turtle")  # fmt: skip
    assert "the subject of develops is of its domain" in judged(data)[1]
    assert "the subject of develops is of its domain" not in judged(data, vocabulary=True)[1]


@pytest.mark.parametrize(
    ("fault", "message"),
    [
        ("?c aiscape:polarity 'maybe'", "polarity is asserted or negated"),
        ("?c aiscape:confidence 1.5", "confidence is a decimal from 0 to 1"),
        ("?c rdf:predicate aiscape:invents", "a relation of the vocabulary"),
        ("?c rdf:subject ?c", "a claim has one subject"),
        ("?c aiscape:develops ?c", "the subject of develops is of its domain"),
        ("<x:nameless> a aiscape:Company, aiscape:Thing", "an entity has a label"),
        (
            "<x:undated> a aiscape:Article ; <https://schema.org/datePublished> 'soon'",
            "an article's date is one xsd:date",
        ),
    ],
)
def test_a_planted_fault_is_caught(turtle: str, fault: str, message: str) -> None:
    """Each kind of fault breaks the shape that forbids it."""
    data = rdflib.Graph().parse(data=turtle, format="turtle")
    data.update(
        f"INSERT {{ {fault} }} WHERE {{ SELECT ?c {{ ?c a aiscape:Claim }} LIMIT 1 }}", initNs={"aiscape": AISCAPE}
    )
    conforms, text = judged(data)
    assert not conforms
    assert message in text


def test_a_claim_without_evidence_is_caught(turtle: str) -> None:
    """A claim whose quote is gone does not pass."""
    data = rdflib.Graph().parse(data=turtle, format="turtle")
    data.remove((None, rdflib.URIRef("http://www.w3.org/ns/oa#exact"), None))
    assert not judged(data)[0]
