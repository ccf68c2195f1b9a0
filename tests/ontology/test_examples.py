"""The example queries of the vocabulary's page answer what they say, and its alignments are those that were confirmed."""

from __future__ import annotations

import csv
import re
from decimal import Decimal
from pathlib import Path

import pyoxigraph as ox
import pytest

from aiscape.export.context import context
from aiscape.export.vocabulary_page import examples, vocabulary_page
from aiscape.importing.mapping import MAPPINGS
from aiscape.lexicon import own_lexicon, read_entries
from aiscape.ontology import NAMESPACE, load_ontology, ontology_file
from aiscape.store import KnowledgeGraph, Rows, Triples
from aiscape.store.terms import PREFIXES
from tests.query.sample import sample

QIDS = Path(__file__).parents[3] / "shared" / "data" / "qids.tsv"
AI = NAMESPACE
#: The first words of each query's title -> how many rows it finds in the hand-made graph, and one of them.
FINDS: dict[str, tuple[int, tuple[object, ...]]] = {
    "Who develops what": (5, ("Huawei", "Ascend 910C")),
    "Who says that one thing": (
        2,
        ("DeepSeek-R1", "o1", "Zhou Jingren", "DeepSeek-R1 outperforms o1, says sentence 21."),
    ),
    "What one article states": (6, ("Nvidia", AI + "develops", "H20")),
    "Facts by how many": (26, ("Alibaba Group", AI + "develops", "Qwen3", 2)),
    "What is denied": (1, ("H20", AI + "supports", "Qwen3", "H20 supports Qwen3, says sentence 19.", True)),
    "What is planned": (1, ("Meta", AI + "acquires", "Scale AI", "$14 billion", None)),
    "Models that run on chips": (1, ("Qwen3", "Ascend 910C", "Huawei")),
    "Every organisation": (9, ("Alibaba Group", AI + "Company", "Alibaba")),
    "Rivals": (2, ("Nvidia", "Huawei")),
    "Scores on benchmarks": (2, ("Qwen3", "MMLU", "83.5", "Wired")),
    "Where in its text": (32, ("Alibaba unveils Qwen3", 0, 46, Decimal("0.9"), "hand")),
    "The Wikidata items": (1, ("Alibaba Group", "http://www.wikidata.org/entity/Q1359568")),
    "What hangs on a policy": (3, ("US export controls", "Alibaba Cloud")),
}


@pytest.fixture(scope="module")
def kg() -> KnowledgeGraph:
    return KnowledgeGraph.of(sample())


def test_there_are_a_dozen_and_more() -> None:
    """Every query but the last, which makes triples, has its rows told here."""
    *selects, last = examples()
    assert len(selects) >= 12
    assert [title for title in selects if not any(title.startswith(start) for start in FINDS)] == []
    assert last.startswith("The facts as schema.org")


@pytest.mark.parametrize("start", FINDS)
def test_an_example_finds_what_is_there(kg: KnowledgeGraph, start: str) -> None:
    """Each query finds so many rows in the hand-made graph, and this one among them."""
    query = next(query for title, query in examples().items() if title.startswith(start))
    rows = kg.sparql(query)
    assert isinstance(rows, Rows)
    count, wanted = FINDS[start]
    found = [tuple(row) for row in rows]
    assert wanted in found
    assert len(found) == count


def test_the_last_example_makes_triples_of_schema_org(kg: KnowledgeGraph) -> None:
    """Each fact of the relation is one triple, named on both sides."""
    made = kg.sparql(list(examples().values())[-1])
    assert isinstance(made, Triples)
    creators = [triple for triple in made if triple.predicate.value == "https://schema.org/creator"]
    assert len(creators) == len({(c.subject, c.object) for c in sample().claims if c.predicate == "develops"})


def test_examples_name_nothing_that_the_vocabulary_lacks() -> None:
    """Every name of this vocabulary in a query is defined in its file."""
    named = set(re.findall(r"aiscape:(\w+)", "\n".join(examples().values())))
    text = ontology_file().read_text("utf-8")
    assert [name for name in named if f"\naiscape:{name} a " not in text] == []


def test_the_page_has_every_name_and_every_query() -> None:
    """Types and relations can be linked to; the version's history is told."""
    page = vocabulary_page()
    ontology = load_ontology()
    for name in (*ontology.types, *ontology.relations):
        assert page.count(f'<tr id="{name}">') == 1
    assert page.count("<h3>") == len(examples())
    assert f"<li>{ontology.version}: " in page


def test_the_version_is_that_of_its_iri() -> None:
    """owl:versionIRI, owl:versionInfo and the newest note of the history agree."""
    text = ontology_file().read_text("utf-8")
    version = load_ontology().version
    assert f"owl:versionIRI <https://w3id.org/aiscape/ontology/{version}>" in text
    assert f'"{version}: ' in text


def test_what_the_import_takes_for_a_class_the_vocabulary_aligns() -> None:
    """An alignment with Wikidata and the mapping of the import never say two things of one number."""
    store = ox.Store()
    store.bulk_load(path=str(ontology_file()), format=ox.RdfFormat.TURTLE)
    known = {**MAPPINGS["wikidata"].types, **MAPPINGS["wikidata"].relations, **MAPPINGS["wikidata"].inverse}
    numbers = {iri.rsplit("/", 1)[-1]: ours for iri, ours in known.items()}
    aligned = 0
    for quad in store:
        if isinstance(quad.object, ox.NamedNode) and quad.object.value.startswith(PREFIXES["wd"]):
            assert isinstance(quad.subject, ox.NamedNode)
            ours = numbers.get(quad.object.value.removeprefix(PREFIXES["wd"]))
            assert ours in (None, quad.subject.value.removeprefix(NAMESPACE))
            aligned += 1
    assert aligned == 17


def test_no_two_entities_share_an_item() -> None:
    """An item of Wikidata stands for one entity of the lexicon."""
    items = [entry.wikidata for entry in read_entries(own_lexicon()) if entry.wikidata]
    assert len(items) == len(set(items)) == 24


@pytest.mark.skipif(not QIDS.is_file(), reason="the list of confirmed items is not at hand")
def test_the_lexicon_has_the_confirmed_items_and_no_others() -> None:
    """Every row marked as verified is in the lexicon, every other item left out."""
    with QIDS.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file, delimiter="\t"))
    sure = {row["qid"] for row in rows if row["status"].startswith("verified")}
    also = {"Q132324293"}  # the DeepSeek chatbot: in the remarks on the company, with two sources of its own
    assert {entry.wikidata for entry in read_entries(own_lexicon()) if entry.wikidata} == sure | also


def test_the_context_declares_what_the_examples_need() -> None:
    """The prefixes of the queries are in the published context."""
    used = set(re.findall(r"\b([a-z]+):[A-Za-z]", "\n".join(examples().values()))) - {"https"}
    assert used <= set(PREFIXES) & set(context())
