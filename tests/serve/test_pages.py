"""The JSON API, the pages of nodes, and what happens when the graph is built anew."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
import rdflib

from aiscape.serve.api import ENDPOINTS
from tests.query.sample import write_sample
from tests.serve.running import Server, serving

ASKS = {
    "search": {"q": "alibba"},
    "entity": {"name": "Alibaba"},
    "claims": {"subject": "Nvidia", "predicate": "develops", "since": "2025"},
    "why": {"a": "H20", "b": "Qwen3"},
    "path": {"a": "Huawei", "b": "Hugging Face", "count": "2", "via": "develops,supports,availableOn"},
    "neighbors": {"name": "Qwen3", "type": "Chip"},
    "timeline": {"name": "Nvidia", "limit": "2"},
    "ask": {"q": "who supports Qwen3?"},
    "saved": {},
}


@pytest.mark.parametrize("name", ASKS)
def test_every_look_up_answers(server: Server, name: str) -> None:
    path = next(endpoint.path for endpoint in ENDPOINTS if endpoint.lookup == name)
    answer = server.get(path, **ASKS[name])
    assert answer.status == 200, answer.text
    assert answer.json


def test_claims_come_with_quote_and_source_page_by_page(server: Server) -> None:
    first = server.get("/api/claims", limit="2").json
    second = server.get("/api/claims", limit="2", offset="2").json
    assert first["total"] == second["total"] > 4
    assert first["claims"] != second["claims"]
    assert {"quote", "publisher", "url", "said_by", "published"} <= set(first["claims"][0])
    one = first["claims"][0]
    assert server.get(f"/api/claims/{one['id']}").json == one


@pytest.mark.parametrize(
    ("path", "query", "status", "says"),
    [
        ("/api/entity", {"name": "Qwen4"}, 404, "did you mean"),
        ("/api/entity", {}, 400, "name is missing"),
        ("/api/claims", {"since": "2025-13"}, 400, "is no date"),
        ("/api/claims", {"limit": "many"}, 400, "is not a number from 1 to 1000"),
        ("/api/claims", {"limit": "0"}, 400, "is not a number"),
        ("/api/claims", {"predicate": "likes"}, 400, "no relation"),
        ("/api/claims/none", {}, 404, "nothing here is called"),
        ("/api/ask", {"q": "will it rain?"}, 404, "these are near it"),
        ("/api/path", {"a": "Meta", "b": "Nobody"}, 404, "Nobody"),
    ],
)
def test_what_cannot_be_answered_is_told(
    server: Server, path: str, query: dict[str, str], status: int, says: str
) -> None:
    answer = server.get(path, **query)
    assert answer.status == status
    assert says in answer.json["error"]


def test_the_api_describes_itself(server: Server) -> None:
    described = server.get("/api/openapi.json").json
    assert described["openapi"].startswith("3.1")
    assert set(described["paths"]) == {endpoint.path for endpoint in ENDPOINTS}
    for path in described["paths"].values():
        assert {"200", "400", "404", "504"} <= set(path["get"]["responses"])


@pytest.mark.parametrize("path", ["/id/nvidia", "/id/model/qwen3", "/article/reuters-1", "/claim/c001"])
def test_an_iri_is_a_page_for_people_and_triples_for_machines(server: Server, path: str) -> None:
    page = server.get(path, {"accept": "text/html,application/xhtml+xml,*/*;q=0.8"})
    assert page.headers["content-type"] == "text/html; charset=utf-8"
    assert "<blockquote>" in page.text
    iri = rdflib.URIRef("https://w3id.org/aiscape" + path)
    for accept, format in (("text/turtle", "turtle"), ("application/ld+json", "json-ld")):
        answer = server.get(path, {"accept": accept})
        assert answer.headers["content-type"].startswith(accept)
        graph = rdflib.Graph().parse(data=answer.text, format=format)
        assert (iri, None, None) in graph
    assert server.get(path, format="ttl").headers["content-type"].startswith("text/turtle")


def test_unknown_iris_are_not_found(server: Server) -> None:
    for accept in ("text/html", "text/turtle"):
        assert server.get("/id/nobody", {"accept": accept}).status == 404
    assert server.get("/resource", iri="https://w3id.org/aiscape/id/nvidia").headers["location"] == "/id/nvidia"
    assert server.get("/ontology").headers["content-type"].startswith("text/turtle")


def test_the_page_for_queries_asks_no_other_server(server: Server) -> None:
    page = server.get("/query")
    assert page.status == 200
    assert "connect-src 'self'" in page.headers["content-security-policy"]
    assert "//" not in page.text.replace("<!doctype", "")
    for name in ("yasgui.min.js", "yasgui.min.css", "query.js", "query.css"):
        assert server.get(f"/static/{name}").status == 200
    assert "aiscape" in server.get("/api/vocabulary").json["prefixes"]


def test_a_new_build_is_served_without_a_restart(folder: Path, tmp_path: Path) -> None:
    place = tmp_path / "output"
    shutil.copytree(folder, place)
    with serving(place) as server:
        assert server.sparql("ASK { id:nvidia ?p ?o }").json["boolean"]
        shutil.rmtree(place / "store")
        assert server.sparql("ASK {}").status == 503
        again = write_sample(tmp_path / "again")
        shutil.move(again / "store", place / "store")
        assert server.sparql("ASK { id:nvidia ?p ?o }").json["boolean"]
