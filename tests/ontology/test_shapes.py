"""The SHACL shapes let a built graph pass and catch what is wrong."""

from __future__ import annotations

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


def judged(data: rdflib.Graph) -> tuple[bool, str]:
    """Whether a graph, read together with the vocabulary, keeps to the shapes, and what breaks them."""
    both = data + rdflib.Graph().parse(ontology_file())
    conforms, _, text = pyshacl.validate(both, shacl_graph=rdflib.Graph().parse(shapes_file()))
    return bool(conforms), str(text)


def test_a_built_graph_conforms(turtle: str) -> None:
    """What a build writes keeps to every shape."""
    conforms, text = judged(rdflib.Graph().parse(data=turtle, format="turtle"))
    assert conforms, text


def test_every_relation_has_shapes() -> None:
    """Both ends of each relation are held to their types."""
    text = shapes_file().read_text("utf-8")
    for name in load_ontology().relations:
        assert f"sh:targetSubjectsOf aiscape:{name} " in text
        assert f"sh:targetObjectsOf aiscape:{name} " in text


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
