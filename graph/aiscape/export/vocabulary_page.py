"""The vocabulary comes in; a page that documents it for people goes out: names, alignments, context, example queries.

python -m aiscape.export.vocabulary_page docs/ontology.html
"""

from __future__ import annotations

import html
import re
import sys
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path

import pyoxigraph as ox

from aiscape.export.context import TERMS
from aiscape.lexicon import own_lexicon, read_entries
from aiscape.ontology import NAMESPACE, load_ontology, ontology_file
from aiscape.store.terms import PREFIXES, term

_STYLE = """body{font:16px/1.5 system-ui,sans-serif;max-width:64rem;margin:2rem auto;padding:0 1rem;color:#1d2126}
table{border-collapse:collapse;width:100%}th,td{text-align:left;vertical-align:top;padding:.35rem .6rem;
border-bottom:1px solid #e4e1d9}code,pre{background:#f4f2ec}code{padding:0 .2em}pre{padding:.6rem;overflow-x:auto}
th{white-space:nowrap}"""
#: Property of an alignment -> what it says, before the name that it leads to.
_ALIGNMENTS = {
    "owl:equivalentClass": "is",
    "rdfs:subClassOf": "is a",
    "skos:closeMatch": "nearly",
    "skos:narrowMatch": "wider than",
    "rdfs:seeAlso": "from the other end",
}
_RULE = """Of Wikidata only those items and properties are named that two independent sources give the same number: a register
of organisations (ROR), lists that programs are published with, and the like. Whatever has one source only (Baichuan, Cerebras,
Google DeepMind, Kimi, xAI), or none (Biren, Cambricon, ModelScope, Omdia, the South China Morning Post), or sources that disagree
(Qualcomm, TSMC), is left out. Of Alibaba Group three lists give Q1359568, and the register another item, of its own record: the
lists are followed."""


@cache
def examples() -> dict[str, str]:
    """The example queries by what they answer, as examples.rq has them."""
    text = ontology_file().with_name("examples.rq").read_text(encoding="utf-8")
    _, *parts = re.split(r"^## ", text, flags=re.MULTILINE)
    return {title: query.strip() for title, _, query in (part.partition("\n") for part in parts)}


def vocabulary_page() -> str:
    """The page."""
    ontology = load_ontology()
    types = (
        (name, kind.definition, " › ".join(reversed(kind.ancestors[1:])), _aligned(name))
        for name, kind in ontology.types.items()
    )
    relations = (
        (
            name,
            relation.definition + (" Symmetric." if relation.symmetric else ""),
            f"{_linked(relation.subjects)} → {_linked(relation.objects)}",
            _aligned(name),
        )
        for name, relation in ontology.relations.items()
    )
    terms = ((key, html.escape(_definition(iri)), f"<code>{iri}</code>") for key, (iri, _) in TERMS.items())
    items = (
        (entry.name, entry.types[0], _outer(PREFIXES["wd"] + entry.wikidata))
        for entry in read_entries(own_lexicon())
        if entry.wikidata
    )
    return f"""<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>The aiscape vocabulary</title>
<style>{_STYLE}</style></head>
<body>
<h1>The aiscape vocabulary</h1>
<p>Version {html.escape(ontology.version)}, namespace <code>{NAMESPACE}</code>, prefix <code>aiscape:</code>. In
<a href="../graph/aiscape/ontology/aiscape.ttl">Turtle</a>, with <a href="../graph/aiscape/ontology/shapes.ttl">SHACL
shapes</a> and a <a href="../graph/aiscape/ontology/context.jsonld">JSON-LD context</a>. Apache-2.0.</p>
<ul>{"".join(f"<li>{html.escape(note)}</li>" for note in _history())}</ul>
<h2>Types of entities</h2>
{_table(("type", "what it is", "above it", "elsewhere"), types)}
<h2>Relations</h2>
{_table(("relation", "said of", "joins", "elsewhere"), relations)}
<h2>Claims, articles and evidence: the terms of the JSON-LD context</h2>
{_table(("term", "what it says", "property"), terms, anchors=False)}
<h2>Alignments</h2>
<p>Under <em>elsewhere</em> stands what <a href="https://schema.org/">schema.org</a> and <a
href="https://www.wikidata.org/">Wikidata</a> call the same, and how near it comes. {_RULE}</p>
{_table(("entity", "type", "Wikidata item"), items, anchors=False)}
<h2>Example queries</h2>
<p>Over the default graph; <code>aiscape query</code> declares the prefixes.</p>
{"".join(f"<h3>{html.escape(title)}</h3><pre>{html.escape(query)}</pre>" for title, query in examples().items())}
</body>
</html>
"""


def _table(head: Iterable[str], rows: Iterable[tuple[str, ...]], *, anchors: bool = True) -> str:
    """A table; the first cell of a row is its name, the second a text, the others are HTML already."""
    names = "".join(f"<th>{name}</th>" for name in head)
    return f"<table><tr>{names}</tr>\n{''.join(_row(row, anchors) for row in rows)}</table>"


def _row(row: tuple[str, ...], anchors: bool) -> str:
    name, text, *more = row
    anchor = f' id="{name}"' if anchors else ""
    cells = "".join(f"<td>{cell}</td>" for cell in (html.escape(text), *more))
    return f"<tr{anchor}><th><code>{html.escape(name)}</code></th>{cells}</tr>\n"


def _linked(names: frozenset[str]) -> str:
    return ", ".join(f'<a href="#{name}">{name}</a>' for name in sorted(names))


@cache
def _store() -> ox.Store:
    store = ox.Store()
    store.bulk_load(path=str(ontology_file()), format=ox.RdfFormat.TURTLE)
    return store


def _said(subject: str, name: str) -> Iterator[str]:
    """What the file says of a thing under a property, as texts and IRIs, in order."""
    found = (quad.object for quad in _store().quads_for_pattern(ox.NamedNode(subject), term(name), None))
    return iter(sorted(str(one.value) for one in found if isinstance(one, ox.NamedNode | ox.Literal)))


def _history() -> Iterator[str]:
    return _said(NAMESPACE.removesuffix("#"), "skos:historyNote")


def _definition(name: str) -> str:
    prefix, _, local = name.partition(":")
    return next(_said(PREFIXES[prefix] + local, "skos:definition"), "")


def _aligned(name: str) -> str:
    """What other vocabularies call a type or relation."""
    found = (
        f"{says} {_outer(iri)}"
        for property, says in _ALIGNMENTS.items()
        for iri in _said(NAMESPACE + name, property)
        if not iri.startswith(NAMESPACE)
    )
    return "<br>".join(found)


def _outer(iri: str) -> str:
    prefix, start = next((prefix, start) for prefix, start in PREFIXES.items() if iri.startswith(start))
    return f'<a href="{html.escape(iri)}">{prefix}:{html.escape(iri.removeprefix(start))}</a>'


if __name__ == "__main__":
    Path(sys.argv[1]).write_text(vocabulary_page(), encoding="utf-8")
