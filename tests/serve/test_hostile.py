"""Whatever is thrown at it, the server refuses cleanly and keeps answering."""

from __future__ import annotations

import socket
import time
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from tests.serve.running import Server, serving

CROSS = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l }"
PATH = "SELECT (COUNT(*) AS ?n) { ?a (!<x:x>|^!<x:x>)* ?b . ?c (!<x:x>|^!<x:x>)* ?d . ?e (!<x:y>)+ ?f }"
SLOW = "ASK { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l . ?m ?n ?o FILTER(REGEX(CONCAT(STR(?a), STR(?d), STR(?g), STR(?j), STR(?m)), '(x+x+)+y$')) }"
A, B, C = "a" * 9000, "b" * 9000, "c" * 900
LONG = f'SELECT (REPLACE(REPLACE(REPLACE("{A}", "a", "{B}"), "b", "{C}"), "c", "dddd") AS ?x) {{}}'
HOSTILE = {
    "a cross product": (CROSS, {504}),
    "an endless path": (PATH, {504}),
    "a huge result": ("SELECT * { ?a ?b ?c . ?d ?e ?f }", {413, 504}),
    "a huge result, as CSV": ("SELECT * { ?a ?b ?c . ?d ?e ?f } # csv", {413, 504}),
    "a huge graph": ("CONSTRUCT { ?a ?b ?f } WHERE { ?a ?b ?c . ?d ?e ?f }", {413, 504}),
    "a sort of a cross product": ("SELECT * { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i } ORDER BY ?c ?f ?i", {504, 507}),
    "a deep nest": ("SELECT * { " + "{" * 20_000 + "?s ?p ?o" + "}" * 20_000 + " }", {400, 504, 507}),
    "a deep expression": ("ASK { FILTER(" + "(" * 20_000 + "1" + ")" * 20_000 + ") }", {400, 504, 507}),
    "a slow expression": (SLOW, {504}),
    "a long string": (LONG, {413, 504, 507}),
    "LOAD": ("LOAD <http://127.0.0.1:9/x>", {400}),
    "SERVICE": ("SELECT * { SERVICE <http://127.0.0.1:9/sparql> { ?s ?p ?o } }", {400}),
    "SERVICE SILENT, run together": ("SELECT*{SERVICESILENT<http://127.0.0.1:9/sparql>{?s ?p ?o}}", {400}),
    "FROM an address": ("SELECT * FROM <http://127.0.0.1:9/data.ttl> { ?s ?p ?o }", {200}),
    "an update": ("DELETE WHERE { ?s ?p ?o }", {400}),
    "NUL and worse": ("SELECT \x00 \ud7ff * { }", {400}),
}  # fmt: skip


def alive(server: Server) -> bool:
    return server.sparql("ASK { id:nvidia aiscape:develops ?x }").json["boolean"] is True


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_query_is_refused_and_the_server_goes_on(server: Server, name: str) -> None:
    query, expected = HOSTILE[name]
    start = time.monotonic()
    headers = {"content-type": "application/sparql-query", "accept": "text/csv" if "CSV" in name else "*/*"}
    answer = server.request("POST", "/sparql", headers=headers, body=query.encode())
    assert answer.status in expected, answer.body[:300]
    assert time.monotonic() - start < 8
    if answer.status != 200:
        assert answer.headers["content-type"].startswith("text/plain")
        assert len(answer.text.splitlines()) == 1
    assert alive(server)


def test_two_hundred_clients_at_once(folder: Path) -> None:
    with serving(folder, "--timeout", "1", "--waiting", "16") as server:
        with ThreadPoolExecutor(200) as clients:
            queries = [CROSS if number % 2 else "ASK {}" for number in range(200)]
            answers = list(clients.map(server.sparql, queries))
        found = Counter(answer.status for answer in answers)
        assert set(found) <= {200, 503, 504}, found
        assert found[503] >= 100, "those for whom there is no room are told at once"
        assert all("retry-after" in answer.headers for answer in answers if answer.status == 503)
        deadline = time.monotonic() + 30
        while server.sparql("ASK {}").status != 200:
            assert time.monotonic() < deadline, "the server answers again"
            time.sleep(0.2)


@pytest.mark.parametrize(
    "host", ["evil.test", "evil.test:80", "127.0.0.1.evil.test", "localhost.evil.test", "", "0.0.0.0", "169.254.1.1"]
)
@pytest.mark.parametrize("path", ["/", "/sparql?query=ASK%7B%7D", "/api/search?q=x", "/id/nvidia", "/static/query.js"])
def test_another_host_name_is_refused(server: Server, host: str, path: str) -> None:
    assert server.get(path, {"host": host}).status == 421


@pytest.mark.parametrize("host", ["localhost", "LOCALHOST:1", "127.0.0.1", "[::1]:8765"])
def test_its_own_names_are_answered(server: Server, host: str) -> None:
    assert server.get("/api/search", {"host": host}, q="nvidia").status == 200


@pytest.mark.parametrize(
    "headers",
    [
        {"origin": "https://evil.test"},
        {"origin": "null"},
        {"origin": "http://localhost:1"},
        {"sec-fetch-site": "cross-site", "sec-fetch-mode": "cors"},
        {"sec-fetch-site": "cross-site", "sec-fetch-mode": "no-cors"},
        {"sec-fetch-site": "same-site", "sec-fetch-mode": "no-cors"},
        {"sec-fetch-site": "cross-site", "sec-fetch-mode": "navigate"},
    ],
    ids=str,
)
def test_a_page_of_another_site_may_not_ask(server: Server, headers: dict[str, str]) -> None:
    for path in ("/sparql?query=ASK%7B%7D", "/api/search?q=nvidia"):
        answer = server.get(path, headers)
        assert answer.status == 403
        assert "access-control-allow-origin" not in answer.headers
    form = {"content-type": "application/x-www-form-urlencoded", **headers}
    assert server.request("POST", "/sparql", headers=form, body=b"query=ASK%7B%7D").status == 403


def test_a_link_from_another_site_may_be_followed_and_its_own_page_may_ask(server: Server) -> None:
    link = {"sec-fetch-site": "cross-site", "sec-fetch-mode": "navigate"}
    assert server.get("/id/nvidia", link).status == 200
    own = {"origin": server.url, "sec-fetch-site": "same-origin", "sec-fetch-mode": "cors"}
    assert server.get("/sparql", own, query="ASK {}").status == 200


def test_a_site_that_was_allowed_may_ask(folder: Path) -> None:
    with serving(folder, "--allow-origin", "https://good.test", "--allow-host", "graph.test") as server:
        answer = server.get("/sparql", {"origin": "https://good.test", "host": "graph.test"}, query="ASK {}")
        assert answer.headers["access-control-allow-origin"] == "https://good.test"
        assert server.request("OPTIONS", "/sparql", headers={"origin": "https://good.test"}).status == 204
        assert server.get("/sparql", {"origin": "https://bad.test"}, query="ASK {}").status == 403


def test_a_request_that_is_too_large_is_refused(server: Server) -> None:
    body = b"ASK {} #" + b"x" * 2**20
    headers = {"content-type": "application/sparql-query"}
    assert server.request("POST", "/sparql", headers=headers, body=body).status == 413
    with socket.create_connection(("127.0.0.1", server.port), 10) as plain:
        plain.sendall(
            b"POST /sparql HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/sparql-query\r\n"
            b"Transfer-Encoding: chunked\r\n\r\n"
        )
        try:
            for _ in range(40):
                plain.sendall(b"4000\r\n" + b"x" * 0x4000 + b"\r\n")
            plain.sendall(b"0\r\n\r\n")
        except (BrokenPipeError, ConnectionResetError):
            pass
        assert b"413" in plain.recv(100)
    assert alive(server)


@pytest.mark.parametrize(
    "path",
    ["/static/../app.py", "/static/%2e%2e/app.py", "/id/../../etc/passwd", "/id/%00", "/claim/x%22%3E%3Cscript%3E",
     "/article/%F0%9F%98%80", "/id/<script>", "/resource?iri=https://evil.test/", "/resource?iri=javascript:alert(1)",
     "/id/" + "a" * 5000, "/nothing"],
)  # fmt: skip
def test_a_strange_path_finds_nothing(server: Server, path: str) -> None:
    answer = server.request("GET", path.replace("<", "%3C").replace(">", "%3E"))
    assert answer.status in (400, 404)
    assert b"<script>" not in answer.body
    assert "location" not in answer.headers


def test_headers_of_caution(server: Server) -> None:
    for path in ("/", "/query", "/id/nvidia", "/sparql?query=ASK%7B%7D", "/api/search?q=x", "/nothing"):
        headers = server.get(path).headers
        assert headers["x-content-type-options"] == "nosniff"
        assert headers["x-frame-options"] == "DENY"
        assert "frame-ancestors 'none'" in headers["content-security-policy"]


def test_the_server_listens_on_loopback_alone(server: Server) -> None:
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
        try:
            probe.connect(("198.51.100.1", 9))
        except OSError:
            pytest.skip("this machine has no other address")
        address = probe.getsockname()[0]
    if address.startswith("127."):
        pytest.skip("this machine has no other address")
    with socket.socket() as other:
        other.settimeout(2)
        assert other.connect_ex((address, server.port)) != 0


def test_a_port_that_is_taken_is_one_clear_line(server: Server, folder: Path) -> None:
    import subprocess
    import sys

    command = [sys.executable, "-m", "aiscape", "serve", "-g", str(folder), "-p", str(server.port)]
    done = subprocess.run(command, capture_output=True, text=True, timeout=20)
    assert done.returncode == 1
    assert f"cannot listen at 127.0.0.1:{server.port}" in done.stderr
    assert done.stderr.count("\n") == 1
