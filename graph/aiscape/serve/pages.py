"""Pages for people: the start, the explorer, the page for queries, and one page for each IRI of the graph."""

from __future__ import annotations

import html
import json
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any
from urllib.parse import quote

from starlette.requests import Request
from starlette.responses import FileResponse, HTMLResponse, JSONResponse, PlainTextResponse, RedirectResponse, Response

from aiscape.ontology import ontology_file
from aiscape.serve.api import problem
from aiscape.serve.formats import GRAPHS, SHORT, choose
from aiscape.serve.pool import Pool
from aiscape.serve.settings import Settings
from aiscape.store.terms import DATA, NAMED_QUALIFIERS, PREFIXES

STATIC = Path(__file__).with_name("static")
EVIDENCE = (*NAMED_QUALIFIERS, "attributedTo", "confidence", "copyOf", "leadingType", "modality", "polarity", "saidIn")
OUTSIDE = (
    *(("rdf", name) for name in ("type", "subject", "predicate", "object")),
    *(("dcterms", name) for name in ("date", "publisher", "title")),
    *(("oa", name) for name in ("hasTarget", "hasSelector", "exact")),
    *(("schema", name) for name in ("datePublished", "url")),
    ("rdfs", "label"),
    ("skos", "altLabel"),
)
Handler = Callable[[Request], Awaitable[Response]]

_FRAME = """<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>{title} · aiscape</title>
<style>
:root {{ color-scheme: light dark }}
body {{ font: 16px/1.5 system-ui, sans-serif; max-width: 60rem; margin: 2rem auto; padding: 0 1rem }}
nav a {{ margin-right: 1rem }} table {{ border-collapse: collapse; width: 100% }}
th, td {{ text-align: left; vertical-align: top; padding: .3rem .8rem .3rem 0; border-bottom: 1px solid #8884 }}
blockquote {{ margin: .2rem 0 .2rem 0; padding-left: .8rem; border-left: 3px solid #8888 }} small {{ opacity: .75 }}
</style></head>
<body><nav><a href="/">Explorer</a><a href="/query">Query</a><a href="/api/openapi.json">API</a></nav>
<h1>{title}</h1>
{body}
</body></html>
"""
_QUERY_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; font-src data:; "
    "connect-src 'self'; form-action 'none'; base-uri 'none'; frame-ancestors 'none'"
)


def explorer(settings: Settings) -> Handler:
    """The explorer that the build wrote; the page brings its own policy."""

    async def handle(request: Request) -> Response:
        page = settings.folder / "graph.html"
        if not page.is_file():
            return HTMLResponse(frame("aiscape", "<p>This folder holds no graph.html: build it again.</p>"), 404)
        return FileResponse(page, headers={"content-security-policy": "frame-ancestors 'none'"})

    return handle


async def query_page(request: Request) -> Response:
    """The page for SPARQL queries."""
    page = STATIC / "query.html"
    if not page.is_file():
        return PlainTextResponse("the page for queries is not built: run 'npm run build' in serve-page/\n", 404)
    return FileResponse(page, headers={"content-security-policy": _QUERY_POLICY})


def resource(pool: Pool, kind: str) -> Handler:
    """The page, or the triples, of an IRI of the graph."""

    async def handle(request: Request) -> Response:
        key = request.path_params["key"]
        iri = f"{DATA}{kind}/{quote(key, safe='/-._~')}"
        short = request.query_params.get("format", "")
        accept = SHORT.get(short, short) or request.headers.get("accept", "text/html")
        media = choose(accept, ["text/html", *GRAPHS])
        if media is None:
            return PlainTextResponse("none of that can be given: ask for text/html or text/turtle\n", 406)
        reply = await pool.run("node", given={"kind": kind, "key": key, "iri": iri})
        if reply.status != 200:
            if media != "text/html":
                return problem(reply.status, reply.data.decode("utf-8", "replace"), retry=reply.retry)
            reason = html.escape(reply.data.decode("utf-8", "replace"))
            return HTMLResponse(frame("Not here", f"<p>{reason}</p>"), reply.status)
        if media == "text/html":
            return HTMLResponse(_page(kind, json.loads(reply.data)), headers={"vary": "Accept"})
        found = await pool.run("sparql", query=f"DESCRIBE <{iri}>", accept=media)
        return Response(found.data, found.status, media_type=found.media, headers={"vary": "Accept"})

    return handle


async def ontology(request: Request) -> Response:
    """The vocabulary."""
    return FileResponse(ontology_file(), media_type="text/turtle")


async def vocabulary(request: Request) -> Response:
    """What the page for queries completes: prefixes, classes and properties."""
    from aiscape.ontology import load_ontology

    known, own = load_ontology(), PREFIXES["aiscape"]
    evidence = [own + name for name in EVIDENCE] + [PREFIXES[p] + name for p, name in OUTSIDE]
    data = {
        "prefixes": PREFIXES,
        "class": [own + name for name in (*known.types, "Claim", "Article")],
        "property": [own + name for name in known.relations] + evidence,
    }
    return JSONResponse(data)


async def away(request: Request) -> Response:
    """An IRI of the graph, given as ?iri=, on this server."""
    iri = request.query_params.get("iri", "")
    if iri.startswith(PREFIXES["aiscape"].rstrip("#")):
        return RedirectResponse("/ontology")
    if not iri.startswith(DATA):
        return PlainTextResponse("that is no IRI of this graph\n", 404)
    return RedirectResponse("/" + quote(iri.removeprefix(DATA), safe="/-._~%"))


def frame(title: str, body: str) -> str:
    """A whole page; `body` is HTML."""
    return _FRAME.format(title=html.escape(title), body=body)


def _page(kind: str, data: dict[str, Any]) -> str:
    if kind == "claim":
        title = f"{data['subject']} {data['predicate']} {data['object']}"
        return frame(title, _claim(data))
    if kind == "article":
        head = " · ".join(html.escape(str(data[name])) for name in ("publisher", "published", "url") if data[name])
        return frame(data["title"] or data["id"], f"<p>{head}</p>" + "".join(map(_claim, data["said"])))
    rows = "".join(
        f"<tr><td>{html.escape(row['relation'])}</td><td>{_link(data['ends'][row['node']], row['node'])}</td>"
        f"<td>{html.escape(row['type'])}</td><td>{row['claims']}</td><td>{html.escape(row['outlets'])}</td></tr>"
        for row in data["relations"]
    )
    names = f"<p>Also called {html.escape(', '.join(data['aliases']))}</p>" if data["aliases"] else ""
    table = f"<table><tr><th>Relation</th><th>Node</th><th>Type</th><th>Claims</th><th>Outlets</th></tr>{rows}</table>"
    types, iri = html.escape(", ".join(data["types"])), html.escape(data["iri"])
    about = f"<p>{types} · {data['claims']} claims · <small>{iri}</small>"
    said = "<h2>What is said</h2>" + "".join(map(_claim, data["said"]))
    return frame(data["label"], about + f' · <a href="?format=ttl">Turtle</a></p>{names}{table}{said}')


def _claim(claim: dict[str, Any]) -> str:
    text = html.escape(f"{claim['subject']} {claim['predicate']} {claim['object']}")
    manner = " ".join(word for word in (claim["modality"], claim["polarity"]) if word not in ("stated", "asserted"))
    source = ", ".join(filter(None, (", ".join(claim["said_by"]), claim["title"], claim["published"])))
    article = f'<a href="/article/{quote(claim["article"], safe="-._~")}">{html.escape(source)}</a>'
    note = f" <small>({html.escape(manner)})</small>" if manner else ""
    where = f'<a href="/claim/{html.escape(claim["id"])}">{text}</a>{note}'
    return f"<p>{where}</p><blockquote>{html.escape(claim['quote'])}<br><small>{article}</small></blockquote>"


def _link(iri: str, label: str) -> str:
    return f'<a href="/{quote(iri.removeprefix(DATA), safe="/-._~%")}">{html.escape(label)}</a>'
