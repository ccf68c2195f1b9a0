"""The vocabulary: the Turtle file beside this one comes in; its types and relations go out, checked once."""

from __future__ import annotations

from aiscape.ontology.vocabulary import NAMESPACE, Ontology, Relation, Type, load_ontology, ontology_file, shapes_file

__all__ = ["NAMESPACE", "Ontology", "Relation", "Type", "load_ontology", "ontology_file", "shapes_file"]
