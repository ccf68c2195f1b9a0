"""The SPARQL 1.1 Protocol: a query by GET or POST comes in, its results go out; updates are refused."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from urllib.parse import parse_qsl

import pyoxigraph as ox
from starlette.requests import Request
from starlette.responses import PlainTextResponse, RedirectResponse, Response

from aiscape.serve.formats import GRAPHS, SHORT, choose
from aiscape.serve.pool import Pool
from aiscape.serve.settings import Settings
from aiscape.store.terms import PREFIXES

SD = "http://www.w3.org/ns/sparql-service-description#"
_FORMATS = "http://www.w3.org/ns/formats/"
_NAMED_FORMATS = (
    "SPARQL_Results_JSON", "SPARQL_Results_XML", "SPARQL_Results_CSV", "SPARQL_Results_TSV",
    "Turtle", "JSON-LD", "N-Triples", "RDF_XML",
)  # fmt: skip


class Refusal(Exception):  # noqa: N818
    """A request cannot be answered."""

    def __init__(self, status: int, reason: str) -> None:
        self.status = status
        super().__init__(reason)


def endpoint(pool: Pool, settings: Settings) -> Callable[[Request], Awaitable[Response]]:
    """The handler of /sparql."""

    async def handle(request: Request) -> Response:
        try:
            fields = await _fields(request, settings)
            if fields is None:
                return _description(request)
            queries = [value for name, value in fields if name == "query"]
            if any(name in ("update", "using-graph-uri", "using-named-graph-uri") for name, _ in fields):
                raise Refusal(403, "updates are refused: the graph is read-only")
            if len(queries) != 1:
                raise Refusal(400, "there must be one query")
            short = dict(fields).get("format", "")
            reply = await pool.run(
                "sparql",
                query=queries[0],
                accept=SHORT.get(short, short) or request.headers.get("accept", "*/*"),
                default=[value for name, value in fields if name == "default-graph-uri"],
                named=[value for name, value in fields if name == "named-graph-uri"],
            )
        except Refusal as error:
            return PlainTextResponse(str(error) + "\n", error.status)
        headers = {"vary": "Accept"} | ({"retry-after": "2"} if reply.retry else {})
        data = reply.data if reply.status == 200 else reply.data + b"\n"
        return Response(data, reply.status, media_type=_charset(reply.media), headers=headers)

    return handle


def _charset(media: str) -> str:
    return f"{media}; charset=utf-8" if media.startswith("text/") else media


async def _fields(request: Request, settings: Settings) -> list[tuple[str, str]] | None:
    """The parameters of a request; None if it asks for nothing, which asks for the description of the service."""
    fields = _decoded(request.scope.get("query_string", b""))
    if request.method == "GET":
        return fields if fields else None
    body = await read_body(request, settings.query_size)
    kind = request.headers.get("content-type", "").split(";")[0].strip().lower()
    if kind == "application/x-www-form-urlencoded":
        return fields + _decoded(body)
    if kind == "application/sparql-query":
        try:
            return [*fields, ("query", body.decode("utf-8"))]
        except UnicodeDecodeError as error:
            raise Refusal(400, "the query is not UTF-8") from error
    if kind == "application/sparql-update":
        raise Refusal(403, "updates are refused: the graph is read-only")
    raise Refusal(415, "send a query as application/sparql-query or application/x-www-form-urlencoded")


def _decoded(data: bytes) -> list[tuple[str, str]]:
    try:
        return parse_qsl(data.decode("ascii"), keep_blank_values=True, errors="strict", max_num_fields=1000)
    except ValueError as error:
        raise Refusal(400, "the parameters are not URL-encoded UTF-8") from error


async def read_body(request: Request, limit: int) -> bytes:
    """The body of a request, however it is sent, up to a limit.

    Raises:
        Refusal: it is larger.

    """
    body = bytearray()
    async for chunk in request.stream():
        body += chunk
        if len(body) > limit:
            raise Refusal(413, f"the request is larger than {limit} bytes")
    return bytes(body)


def _description(request: Request) -> Response:
    """What the service can do, as SPARQL 1.1 Service Description says it; browsers go to the page for queries."""
    media = choose(request.headers.get("accept", "*/*"), [*GRAPHS, "text/html"])
    if media is None:
        return PlainTextResponse(f"none of that can be given: ask for one of {', '.join(GRAPHS)}\n", 406)
    if media == "text/html":
        return RedirectResponse("/query")
    data = ox.serialize(describe(str(request.url_for("sparql"))), format=GRAPHS[media], prefixes={"sd": SD, **PREFIXES})
    return Response(data, media_type=_charset(media), headers={"vary": "Accept"})


def describe(address: str) -> list[ox.Triple]:
    """The description of the service at an address."""
    service, dataset, default = ox.NamedNode(address), ox.BlankNode("dataset"), ox.BlankNode("default")
    kind = ox.NamedNode(PREFIXES["rdf"] + "type")

    def sd(name: str) -> ox.NamedNode:
        return ox.NamedNode(SD + name)

    return [
        ox.Triple(service, kind, sd("Service")),
        ox.Triple(service, sd("endpoint"), service),
        ox.Triple(service, sd("supportedLanguage"), sd("SPARQL11Query")),
        *(ox.Triple(service, sd("resultFormat"), ox.NamedNode(_FORMATS + name)) for name in _NAMED_FORMATS),
        ox.Triple(service, sd("defaultDataset"), dataset),
        ox.Triple(dataset, kind, sd("Dataset")),
        ox.Triple(dataset, sd("defaultGraph"), default),
        ox.Triple(default, kind, sd("Graph")),
        ox.Triple(
            default,
            ox.NamedNode(PREFIXES["dcterms"] + "description"),
            ox.Literal(
                "Every fact, claim, entity and article once; each article's named graph holds what it states.",
                language="en",
            ),
        ),
    ]
