"""A graph comes in; what a property-graph database loads goes out: a Cypher script, or the CSV files of neo4j-admin.

Each entity is a node `Entity`, each article a node `Article`, each claim a relationship of its relation's name that holds
all that the claim says. The scripts for Neo4j and for ladybug (Kùzu's successor) differ in their first lines only, where
ladybug declares its tables and Neo4j its keys; Neo4j then gets a label for each type.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

from aiscape.export.limits import FormatError
from aiscape.export.records import ARTICLE, EDGE, NODE, Record, csv_line, edge, node, tables
from aiscape.model import Graph
from aiscape.ontology import load_ontology

_ESCAPES = str.maketrans({"\\": "\\\\", "'": "\\'", "\n": "\\n", "\r": "\\r", "\t": "\\t"})
_EDGE = {"claim": "str", **EDGE}
#: Parts the members of a list in the files of neo4j-admin; no text that people write has it.
SEPARATOR = "\x1f"


def write_cypher(graph: Graph, path: Path) -> None:
    """A Cypher script for Neo4j and others that need no tables."""
    keys = [
        "CREATE CONSTRAINT entity IF NOT EXISTS FOR (n:Entity) REQUIRE n.iri IS UNIQUE",
        "CREATE CONSTRAINT article IF NOT EXISTS FOR (n:Article) REQUIRE n.id IS UNIQUE",
    ]
    types = sorted({name for entity in graph.entities for name in entity.types})
    labels = [f"MATCH (n:Entity) WHERE '{name}' IN n.types SET n:{name}" for name in types]
    _write(path, [*keys], graph, labels)


def write_ladybug(graph: Graph, path: Path) -> None:
    """A Cypher script for ladybug, with the tables that it needs."""
    relations = sorted({claim.predicate for claim in graph.claims} | set(load_ontology().relations))
    heads = [
        f"CREATE NODE TABLE Entity({_columns(NODE)}, PRIMARY KEY (iri))",
        f"CREATE NODE TABLE Article({_columns(ARTICLE)}, PRIMARY KEY (id))",
        *(f"CREATE REL TABLE `{name}`(FROM Entity TO Entity, {_columns(_EDGE)})" for name in relations),
    ]
    _write(path, heads, graph, [])


def write_neo4j(graph: Graph, path: Path) -> None:
    """A folder of CSV files for `neo4j-admin database import full`; `import.txt` has the command."""
    path.mkdir(parents=True, exist_ok=True)
    nodes = ([*_row(node(e), NODE), SEPARATOR.join(("Entity", *e.types))] for e in graph.entities)
    _csv(path / "entities.csv", [*_heads(NODE, "iri:ID(Entity)"), ":LABEL"], nodes)
    articles = ([*_row(a, ARTICLE), "Article"] for a in tables(graph)["articles"])
    _csv(path / "articles.csv", [*_heads(ARTICLE, "id:ID(Article)"), ":LABEL"], articles)
    claims = (
        [c.subject.iri, c.object.iri, c.predicate, *_row({"claim": c.id, **edge(c)}, _EDGE)] for c in graph.claims
    )
    _csv(path / "claims.csv", [":START_ID(Entity)", ":END_ID(Entity)", ":TYPE", *_heads(_EDGE)], claims)
    command = (
        "neo4j-admin database import full neo4j --nodes=entities.csv --nodes=articles.csv --relationships=claims.csv "
        "--array-delimiter=U+001F --multiline-fields=true --overwrite-destination\n"
    )
    (path / "import.txt").write_text(command, encoding="utf-8")


def statements(graph: Graph) -> Iterator[str]:
    """The statements that make all nodes and relationships, each one line."""
    for entity in graph.entities:
        yield f"CREATE (:Entity {_map(node(entity))})"
    for article in tables(graph)["articles"]:
        yield f"CREATE (:Article {_map(article)})"
    for claim in graph.claims:
        one, two = (f"Entity {{iri: {_value(end.iri)}}}" for end in (claim.subject, claim.object))
        about = _map({"claim": claim.id, **edge(claim)})
        yield f"MATCH (a:{one}) MATCH (b:{two}) CREATE (a)-[:`{claim.predicate}` {about}]->(b)"


def _write(path: Path, before: list[str], graph: Graph, after: list[str]) -> None:
    with path.open("w", encoding="utf-8", newline="\n") as file:
        for statement in before:
            file.write(f"{statement};\n")
        for statement in statements(graph):
            file.write(f"{statement};\n")
        for statement in after:
            file.write(f"{statement};\n")


def _map(record: Record) -> str:
    """The properties that are known; an empty list is left out, as its type could not be told."""
    pairs = ((name, value) for name, value in record.items() if value is not None and value != [])
    return "{" + ", ".join(f"`{name}`: {_value(value)}" for name, value in pairs) + "}"


def _value(value: object) -> str:
    if isinstance(value, str):
        if "\0" in value:
            raise FormatError("Cypher", repr(value[:60]), "it has the character U+0000")
        return f"'{value.translate(_ESCAPES)}'"
    if isinstance(value, list):
        return f"[{', '.join(map(_value, value))}]"
    if isinstance(value, dict):
        return _value(json.dumps(value, ensure_ascii=False))
    return repr(value)


def _columns(columns: dict[str, str]) -> str:
    types = {"str": "STRING", "json": "STRING", "list": "STRING[]", "int": "INT64", "float": "DOUBLE"}
    return ", ".join(f"`{name}` {types[kind]}" for name, kind in columns.items())


def _heads(columns: dict[str, str], key: str = "") -> list[str]:
    types = {"str": "", "json": "", "list": ":string[]", "int": ":long", "float": ":double"}
    heads = [f"{name}{types[kind]}" for name, kind in columns.items()]
    return [key, *heads[1:]] if key else heads


def _row(record: Record, columns: dict[str, str]) -> list[object]:
    return [_field(record[name]) for name in columns]


def _field(value: object) -> object:
    if isinstance(value, list):
        for text in value:
            if SEPARATOR in text:
                raise FormatError("neo4j-admin's CSV", repr(text[:60]), "it has the character U+001F")
        return SEPARATOR.join(value)
    return value


def _csv(path: Path, head: list[str], rows: Iterator[list[object]]) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        file.write(",".join(head) + "\n")
        file.writelines(map(csv_line, rows))
