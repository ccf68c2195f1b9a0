"""The vocabulary is the one source of names."""

from __future__ import annotations

import time

import pytest

from aiscape.errors import OntologyError
from aiscape.extract.labels import RELATIONS, SYMMETRIC, TYPES
from aiscape.ontology import Relation, Type, load_ontology
from aiscape.store.terms import NAMED_QUALIFIERS, PREFIXES


def test_it_loads_in_a_blink() -> None:
    """Reading the vocabulary takes less than 50 ms of processor time."""
    load_ontology.cache_clear()
    begin = time.process_time()
    load_ontology()
    assert time.process_time() - begin < 0.05


def test_the_networks_labels_are_its_names() -> None:
    """What the network tells apart are classes and relations of the vocabulary, symmetric ones marked alike."""
    ontology = load_ontology()
    assert set(TYPES) <= set(ontology.types)
    assert set(RELATIONS) == set(ontology.relations)
    assert {name for name, relation in ontology.relations.items() if relation.symmetric} == SYMMETRIC


def test_every_name_has_a_label_and_a_definition() -> None:
    """Types and relations say what they are."""
    ontology = load_ontology()
    named: list[Type | Relation] = [*ontology.types.values(), *ontology.relations.values()]
    for thing in named:
        assert thing.label
        assert thing.definition.endswith(".")
    assert ontology.version


def test_a_relation_holds_its_ends_to_their_types() -> None:
    """A company may develop a model, a city may not; what is unknown is an error."""
    ontology = load_ontology()
    assert ontology.allows("develops", ["Company"], ["Model"])
    assert not ontology.allows("develops", ["City"], ["Model"])
    with pytest.raises(OntologyError, match="no relation 'invents'"):
        ontology.allows("invents", ["Company"], ["Model"])


def test_the_stores_qualifiers_are_in_the_vocabulary() -> None:
    """Each qualifier that has a property of its own is defined in the file."""
    from aiscape.ontology import ontology_file

    text = ontology_file().read_text(encoding="utf-8")
    assert PREFIXES["aiscape"] in text
    for name in NAMED_QUALIFIERS:
        assert f"\naiscape:{name} a owl:DatatypeProperty" in text
