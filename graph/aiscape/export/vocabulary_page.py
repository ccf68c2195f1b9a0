"""The vocabulary comes in; a page that documents it for people goes out.

python -m aiscape.export.vocabulary_page docs/ontology.html
"""

from __future__ import annotations

import html
import sys
from pathlib import Path

from aiscape.export.context import TERMS
from aiscape.ontology import NAMESPACE, load_ontology

_STYLE = """body{font:16px/1.5 system-ui,sans-serif;max-width:60rem;margin:2rem auto;padding:0 1rem;color:#1d2126}
table{border-collapse:collapse;width:100%}th,td{text-align:left;vertical-align:top;padding:.35rem .6rem;
border-bottom:1px solid #e4e1d9}code{background:#f4f2ec;padding:0 .2em}th{white-space:nowrap}"""
_QUERY = """SELECT ?who ?what ?quote {
  ?claim rdf:predicate aiscape:develops ; rdf:subject/skos:prefLabel ?who ; rdf:object/skos:prefLabel ?what ;
         oa:hasTarget/oa:hasSelector/oa:exact ?quote .
}"""


def vocabulary_page() -> str:
    """The page."""
    ontology = load_ontology()
    types = [
        (f'<tr id="{name}"><th><code>{name}</code></th>', kind.definition, " › ".join(reversed(kind.ancestors[1:])))
        for name, kind in ontology.types.items()
    ]
    relations = [
        (
            f'<tr id="{name}"><th><code>{name}</code></th>',
            relation.definition + (" Symmetric." if relation.symmetric else ""),
            f"{_linked(relation.subjects)} → {_linked(relation.objects)}",
        )
        for name, relation in ontology.relations.items()
    ]
    terms = "".join(
        f"<tr><th><code>{key}</code></th><td><code>{iri}</code></td></tr>" for key, (iri, _) in TERMS.items()
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
<h2>Types of entities</h2>
<table><tr><th>type</th><th>what it is</th><th>above it</th></tr>{_rows(types)}</table>
<h2>Relations</h2>
<table><tr><th>relation</th><th>said of</th><th>joins</th></tr>{_rows(relations)}</table>
<h2>Claims, articles and evidence: the terms of the JSON-LD context</h2>
<table>{terms}</table>
<h2>A query</h2>
<pre>{html.escape(_QUERY)}</pre>
</body>
</html>
"""


def _rows(rows: list[tuple[str, str, str]]) -> str:
    return "".join(f"{head}<td>{html.escape(text)}</td><td>{more}</td></tr>\n" for head, text, more in rows)


def _linked(names: frozenset[str]) -> str:
    return ", ".join(f'<a href="#{name}">{name}</a>' for name in sorted(names))


if __name__ == "__main__":
    Path(sys.argv[1]).write_text(vocabulary_page(), encoding="utf-8")
