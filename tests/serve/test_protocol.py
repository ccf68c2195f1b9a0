"""The endpoint keeps to the SPARQL 1.1 Protocol, and clients that others wrote can use it."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from pathlib import Path

import pytest
import rdflib

from aiscape.store import KnowledgeGraph
from tests.serve.running import Server

SELECT = "SELECT ?o { id:nvidia aiscape:develops ?o }"
FULL = SELECT.replace("id:nvidia", "<https://w3id.org/aiscape/id/nvidia>").replace(
    "aiscape:develops", "<https://w3id.org/aiscape/ontology#develops>"
)
#: Comunica 5 needs Node 22.
COMUNICA = '{"private": true, "dependencies": {"@comunica/query-sparql": "^4"}}'
H20 = "https://w3id.org/aiscape/id/chip/h20"


@pytest.mark.parametrize(
    ("accept", "media", "holds"),
    [
        ("*/*", "application/sparql-results+json", '"bindings"'),
        ("application/sparql-results+xml", "application/sparql-results+xml", "<binding"),
        ("application/json", "application/json", '"bindings"'),
        ("text/csv", "text/csv; charset=utf-8", "o\r\n"),
        ("text/tab-separated-values", "text/tab-separated-values; charset=utf-8", "?o\n"),
        ("text/html, application/xml;q=0.9, */*;q=0.1", "application/xml", "<binding"),
        ("text/csv;q=0.2, application/sparql-results+xml;q=0.8", "application/sparql-results+xml", "<binding"),
    ],
)
def test_rows_come_in_the_format_that_is_accepted(server: Server, accept: str, media: str, holds: str) -> None:
    answer = server.sparql(SELECT, accept)
    assert (answer.status, answer.headers["content-type"], answer.headers["vary"]) == (200, media, "Accept")
    assert holds in answer.text
    assert H20 in answer.text


@pytest.mark.parametrize(
    ("accept", "format"),
    [
        ("*/*", "turtle"), ("text/turtle", "turtle"), ("application/n-triples", "nt"), ("application/rdf+xml", "xml"),
        ("application/ld+json", "json-ld"),
    ],
)  # fmt: skip
def test_graphs_come_in_the_format_that_is_accepted(server: Server, accept: str, format: str) -> None:
    answer = server.sparql("CONSTRUCT WHERE { id:nvidia aiscape:develops ?o }", accept)
    graph = rdflib.Graph().parse(data=answer.text, format=format)
    assert {str(o) for o in graph.objects()} == {H20}


def test_a_query_may_be_posted_either_way(server: Server) -> None:
    direct = server.request(
        "POST", "/sparql", headers={"content-type": "application/sparql-query"}, body=SELECT.encode()
    )
    form = {"content-type": "application/x-www-form-urlencoded; charset=UTF-8"}
    body = b"query=" + SELECT.replace(" ", "+").replace("{", "%7B").replace("}", "%7D").replace("?", "%3F").encode()
    assert direct.json == server.request("POST", "/sparql", headers=form, body=body).json == server.sparql(SELECT).json


def test_a_dataset_of_the_protocol_is_used(server: Server) -> None:
    graph = "https://w3id.org/aiscape/article/reuters-1"
    count = "SELECT (COUNT(*) AS ?n) { ?s ?p ?o }"

    def number(**options: str) -> int:
        return int(server.get("/sparql", query=count, **options).json["results"]["bindings"][0]["n"]["value"])

    assert 0 < number(**{"default-graph-uri": graph}) < number()
    named = server.get("/sparql", query="SELECT DISTINCT ?g { GRAPH ?g { ?s ?p ?o } }", **{"named-graph-uri": graph})
    assert [row["g"]["value"] for row in named.json["results"]["bindings"]] == [graph]


def test_the_service_describes_itself(server: Server) -> None:
    answer = server.get("/sparql", {"accept": "text/turtle"})
    graph = rdflib.Graph().parse(data=answer.text, format="turtle")
    sd = rdflib.Namespace("http://www.w3.org/ns/sparql-service-description#")
    service = graph.value(predicate=rdflib.RDF.type, object=sd.Service)
    assert graph.value(service, sd.endpoint) == rdflib.URIRef(f"{server.url}/sparql")
    assert (service, sd.supportedLanguage, sd.SPARQL11Query) in graph
    assert server.get("/sparql", {"accept": "text/html"}).headers["location"] == "/query"


@pytest.mark.parametrize(
    ("method", "path", "headers", "body", "status"),
    [
        ("POST", "/sparql", {"content-type": "application/sparql-update"}, b"DROP ALL", 403),
        ("POST", "/sparql", {"content-type": "application/x-www-form-urlencoded"}, b"update=DROP+ALL", 403),
        ("POST", "/sparql", {"content-type": "text/plain"}, b"ASK {}", 415),
        ("POST", "/sparql", {"content-type": "application/sparql-query"}, b"\xff\xfe", 400),
        ("GET", "/sparql?query=ASK{}&query=ASK{}", {}, None, 400),
        ("GET", "/sparql?nothing=1", {}, None, 400),
        ("GET", "/sparql?query=%FF", {}, None, 400),
        ("GET", "/sparql?query=ASK%7B%7D", {"accept": "image/png"}, None, 406),
        ("GET", "/sparql?query=ASK%7B%7D&default-graph-uri=not%20an%20iri", {}, None, 400),
        ("PUT", "/sparql", {}, b"", 405),
        ("DELETE", "/sparql", {}, None, 405),
    ],
)
def test_what_is_no_query_is_refused(
    server: Server, method: str, path: str, headers: dict[str, str], body: bytes | None, status: int
) -> None:
    assert server.request(method, path, headers=headers, body=body).status == status


def test_a_syntax_error_has_its_line_and_column(server: Server) -> None:
    answer = server.sparql("SELECT * {\n ?s nope:p ?o }")
    assert answer.status == 400
    assert "line 2, column 5: the prefix nope: is not declared" in answer.text


def test_sparqlwrapper_asks(server: Server) -> None:
    wrapper = pytest.importorskip("SPARQLWrapper")
    client = wrapper.SPARQLWrapper(f"{server.url}/sparql")
    for method in (wrapper.GET, wrapper.POST):
        client.setMethod(method)
        client.setQuery(FULL)
        client.setReturnFormat(wrapper.JSON)
        assert client.query().convert()["results"]["bindings"][0]["o"]["value"] == H20
        client.setReturnFormat(wrapper.XML)
        assert H20 in client.query().convert().toxml()
    client.setMethod(wrapper.GET)
    client.setQuery(FULL.replace("SELECT ?o", "ASK"))
    client.setReturnFormat(wrapper.JSON)
    assert client.query().convert()["boolean"] is True
    client.setQuery("CONSTRUCT WHERE { ?s <https://w3id.org/aiscape/ontology#develops> ?o }")
    client.setReturnFormat(wrapper.TURTLE)
    assert H20.encode() in client.query().convert() or b"id:chip\\/h20" in client.query().convert()
    client.setReturnFormat(wrapper.JSON)
    client.setQuery("SELECT {")
    with pytest.raises(Exception, match="line 1"):
        client.query()


def test_rdflib_asks_through_its_sparql_store(server: Server, kg: KnowledgeGraph) -> None:
    from rdflib.plugins.stores.sparqlstore import SPARQLStore

    for returned in ("xml", "json"):
        graph = rdflib.Graph(SPARQLStore(f"{server.url}/sparql", returnFormat=returned))
        assert {str(row[0]) for row in graph.query(FULL)} == {H20}  # type: ignore[index]
        develops = rdflib.URIRef("https://w3id.org/aiscape/ontology#develops")
        assert len(list(graph.subject_objects(develops))) == len(kg.sparql("SELECT * { ?s aiscape:develops ?o }"))  # type: ignore[arg-type]


def test_comunica_asks(server: Server, tmp_path_factory: pytest.TempPathFactory) -> None:
    folder = Path(os.environ.get("AISCAPE_COMUNICA", "nowhere"))
    if not folder.is_dir():
        npm = shutil.which("npm")
        if npm is None:
            pytest.skip("there is no npm here to install Comunica with")
        folder = tmp_path_factory.getbasetemp().parent / "comunica"
        if not (folder / "node_modules" / "@comunica" / "query-sparql").is_dir():
            folder.mkdir(exist_ok=True)
            (folder / "package.json").write_text(COMUNICA)
            command = [npm, "install", "--no-audit", "--no-fund", "--silent"]
            subprocess.run(command, cwd=folder, check=True, timeout=400, capture_output=True)
    program = """
        const { QueryEngine } = require("@comunica/query-sparql");
        const engine = new QueryEngine();
        (async () => {
          const sources = [{ type: "sparql", value: process.argv[2] }];
          const rows = await (await engine.queryBindings(process.argv[3], { sources })).toArray();
          const join = await (await engine.queryBindings(process.argv[4], { sources })).toArray();
          console.log(JSON.stringify([rows.map((row) => row.get("o").value), join.length]));
        })();
    """
    (folder / "ask.js").write_text(program)
    join = (
        "PREFIX a: <https://w3id.org/aiscape/ontology#> SELECT * { ?maker a:develops ?chip . ?chip a:supports ?model "
        "OPTIONAL { ?maker a:basedIn ?seat } } ORDER BY ?maker"
    )
    command = ["node", "ask.js", f"{server.url}/sparql", FULL, join]
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, timeout=120)
    assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout) == [[H20], 3]
